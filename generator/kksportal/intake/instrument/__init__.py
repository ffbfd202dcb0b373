"""The ministry's own workbooks: the empty instrument, and one that a district has filled in."""
