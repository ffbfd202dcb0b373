"""Decks as PPTX (decision 33): what fits where, and the one door to python-pptx."""
