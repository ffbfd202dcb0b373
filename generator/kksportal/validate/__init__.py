"""Checks of the data that was read: pure functions from rows to findings."""
