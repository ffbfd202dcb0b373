"""Limits of texts and nested values: far above what people write, far below what hangs."""

from __future__ import annotations

from typing import Any

import pytest

from kksportal.prose import to_html
from kksportal.read import limits
from kksportal.read.limits import odd_lines, odd_values, text_limits
from kksportal.read.markup import unsafe_parts


def said(text: str, first: int = 1) -> list[tuple[int, str]]:
    """The line and the sentence of each finding."""
    return [(f.row, f.what) for f in text_limits(text, "x.md", first)]


@pytest.mark.parametrize(
    "text",
    [
        "a" * limits.MOST_TEXT,
        "[" * limits.BLOCK_SIGNS,
        "\n\n".join(["[" * 300] * 10),
        "`" * limits.LONGEST_RUN,
        "- " * limits.MOST_MARKS + "a",
        " " * limits.DEEPEST_INDENT + "a",
        " " * 500,
        "1. satu\n2. dua\n",
    ],
    ids=["panjang", "tanda", "tanda-tersebar", "kutip", "daftar", "menjorok", "kosong", "nomor"],
)
def test_up_to_a_limit_a_text_is_right_and_can_be_printed(text: str) -> None:
    """What stands exactly at a limit passes, and nothing that looks at it stumbles."""
    assert said(text) == []
    assert list(unsafe_parts(text, "x.md", 1, tags=(), schemes=())) == []
    to_html(text, {})


@pytest.mark.parametrize(
    ("text", "row", "what"),
    [
        ("a" * (limits.MOST_TEXT + 1), 7, "200001 huruf"),
        ("a\n\n" + "[" * (limits.BLOCK_SIGNS + 1), 9, "500 dalam satu alinea"),
        ("\n\n".join(["<" * 300] * 11), 27, "lebih dari 3000"),
        ("a\n" + "`" * 11, 8, "10 tanda `"),
        ("a\n\n" + "> " * 11 + "a", 9, "10 daftar"),
        ("1. " * 11, 7, "10 daftar"),
        ("a\n" + "\t" * 101 + "a", 8, "100 kolom"),
    ],
)
def test_beyond_a_limit_a_text_is_one_finding(text: str, row: int, what: str) -> None:
    """It says which limit, and on which line of the file."""
    ((where, sentence),) = said(text, 7)
    assert (where, what in sentence) == (row, True), (where, sentence)


def test_lines_with_odd_letters_are_named_the_first_of_many() -> None:
    """Each by its line; a text full of them is told once and for all."""
    found = list(odd_lines("a\nb\u200bc\nd", "x.md", 5))
    assert [(f.kind.code, f.row) for f in found] == [("KKS-B004", 6)]
    assert len(list(odd_lines("\u200b\n" * 1000, "x.md"))) == limits.FEW
    assert list(odd_lines("a\tb\nc", "x.md")) == []


def deep(levels: int) -> Any:
    """A list in a list in a list."""
    value: Any = []
    for _ in range(levels):
        value = [value]
    return value


@pytest.mark.parametrize(
    ("value", "column", "what"),
    [
        ({"a": {"b": ["x", "y\u200b"]}}, "a.b", "tidak tampak"),
        ({"a\u202e": 1}, "", "tidak tampak"),
        ({"k" * 201: 1}, "", "201 huruf"),
        (deep(limits.DEEPEST + 1), "", "bersarang lebih dari 30"),
        (["x"] * limits.MOST_VALUES, "", "lebih dari 50000"),
    ],
    ids=["isi", "kunci", "kunci-panjang", "dalam", "banyak"],
)
def test_every_text_in_a_value_is_looked_at(value: Any, column: str, what: str) -> None:
    """Keys too; the entry is named by its way from the outside."""
    ((where, sentence),) = [(f.column, f.what) for f in odd_values(value, "x.json")]
    assert (where, what in sentence) == (column, True), (where, sentence)


@pytest.mark.parametrize("value", [{}, {"a": 1, "b": None, "c": [True, "d"]}, deep(limits.DEEPEST)])
def test_a_sound_value_has_no_finding(value: Any) -> None:
    """Numbers, truths and nothing are no texts."""
    assert list(odd_values(value, "x.json")) == []


def test_of_many_odd_texts_the_first_are_named() -> None:
    """A person mends those, and the next check tells the others."""
    assert len(list(odd_values(["\u200b"] * 100, "x.json"))) == limits.FEW
