"""What changed between two states of the data, in words."""
