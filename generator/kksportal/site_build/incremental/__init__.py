"""What the last build left, and what of it still holds."""
