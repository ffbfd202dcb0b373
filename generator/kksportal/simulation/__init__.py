"""Fictional districts in any number, always under fictional names and codes."""
