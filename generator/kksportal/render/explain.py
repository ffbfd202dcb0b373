"""The words that a page uses, explained once on that page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import islice

from kksportal.model.words import Word

MOST = 8  # words on a page; the page of all words has the rest


class Explainer:
    """Finds the words of a page's body, and prints what they mean.

    Pages share few sets of words, so each set is printed once for each depth.
    """

    def __init__(self, words: Sequence[Word], show: Callable[[Sequence[Word], str], str]) -> None:
        self._words = [word for word in words if word.dicari]
        self._show = show
        self._known: dict[tuple[tuple[Word, ...], str], str] = {}

    def found(self, body: str) -> tuple[Word, ...]:
        """The words that stand in a body, at most so many, in the order of the list."""
        return tuple(islice((word for word in self._words if word.dicari in body), MOST))

    def explain(self, body: str, root: str) -> str:
        """What the words of a body mean, as HTML; "" where it has none."""
        key = self.found(body), root
        if not key[0]:
            return ""
        text = self._known.get(key)
        if text is None:
            text = self._known[key] = self._show(*key)
        return text
