"""Checks over what was read: pure functions from rows to findings."""
