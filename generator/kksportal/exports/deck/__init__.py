"""Slides that offices show: what is filled, what is missing and by when, told from the data."""
