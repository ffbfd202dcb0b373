"""A word of the list of words: what it is made of."""

from __future__ import annotations

from kksportal.model.words import Word


def test_a_word_has_the_columns_of_its_list() -> None:
    """In this order; whoever reads the list gives them by name."""
    assert Word._fields == ("kata", "jangkar", "dicari", "singkat", "panjang", "sumber")
