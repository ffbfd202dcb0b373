"""A closed cycle kept for good: made, written, read again, checked. The edge of `preservation`."""
