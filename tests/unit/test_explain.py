"""The words of a page: found, limited, printed once for each set."""

from __future__ import annotations

from collections.abc import Sequence

from kksportal.model.words import Word
from kksportal.render.explain import MOST, Explainer


def word(name: str, found: str = "") -> Word:
    """A word that is found by itself, unless told otherwise."""
    return Word(name, name.lower(), found, f"arti {name}", f"Arti {name}.", "")


class Printer:
    """Prints the names of words, and counts."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, words: Sequence[Word], root: str) -> str:
        self.times += 1
        return root + ",".join(one.kata for one in words)


def test_words_come_in_the_order_of_the_list() -> None:
    """Not in that of the page; a word that is looked for nowhere is explained nowhere."""
    explainer = Explainer([word("A", "a"), word("B", "b"), word("C")], Printer())
    assert explainer.explain("b a c C", "../") == "../A,B"
    assert explainer.explain("b", "") == "B"
    assert explainer.explain("x", "") == ""


def test_a_set_of_words_is_printed_once_for_each_depth() -> None:
    """Thousands of pages share few sets."""
    printer = Printer()
    explainer = Explainer([word("A", "a")], printer)
    assert [explainer.explain("a", root) for root in ("", "", "../", "../")] == [
        "A", "A", "../A", "../A",
    ]  # fmt: skip
    assert printer.times == 2


def test_a_page_explains_few_words() -> None:
    """The first of the list; the page of all words has the rest."""
    words = [word(chr(65 + i), chr(97 + i)) for i in range(MOST + 3)]
    explainer = Explainer(words, Printer())
    assert explainer.found("abcdefghijklmnopq") == tuple(words[:MOST])
