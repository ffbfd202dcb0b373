"""Limits of texts and of nested values, so that nothing read from a file runs long or crashes.

Markdown is printed by a parser whose time grows with the square of open brackets and backticks,
and whose calls nest as lists do. The limits lie far above what people write: the longest text of
this portal has 64 such signs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from typing import Any, NamedTuple

from kksportal.errors import Finding
from kksportal.findings import kind
from kksportal.model.strings import MOST, odd_text
from kksportal.privacy import personal_in

MOST_TEXT = 200_000  # characters of a text
MOST_SIGNS = 3_000  # of those that open something, in a text
BLOCK_SIGNS = 500  # of them between two blank lines
LONGEST_RUN = 10  # backticks in a row
MOST_MARKS = 10  # lists and quotes that begin on one line
DEEPEST_INDENT = 100  # columns
MOST_VALUES = 50_000  # in a head
DEEPEST = 30  # values in values
LONGEST_KEY = 200  # characters
FEW = 20  # findings of one kind on one text

_SIGNS = re.compile(r"[\[<`!]")
_RUN = re.compile("`" * (LONGEST_RUN + 1))
_MARKS = re.compile(rf"^[ \t]*(?:(?:[-+*>]|[0-9]{{1,9}}[.)])[ \t]*){{{MOST_MARKS + 1}}}", re.M)
_INDENT = re.compile(rf"^[ \t]{{{DEEPEST_INDENT + 1}}}[ \t]*\S", re.M)


def text_limits(text: str, name: str, first: int = 1) -> Iterator[Finding]:
    """A finding where a Markdown text is too long or too dense to be printed; at most one.

    `first` is the line of the file on which the text begins, from 1.
    """
    if len(text) > MOST_TEXT:
        yield _dense(name, first, f"Naskah ini {len(text)} huruf; paling banyak {MOST_TEXT}.")
        return
    for pattern, what in (
        (_RUN, f"Ada lebih dari {LONGEST_RUN} tanda ` berderet."),
        (_MARKS, f"Ada lebih dari {MOST_MARKS} daftar atau kutipan bersarang dalam satu baris."),
        (_INDENT, f"Barisnya menjorok lebih dari {DEEPEST_INDENT} kolom."),
    ):
        if found := pattern.search(text):
            yield _dense(name, first + text.count("\n", 0, found.start()), what)
            return
    signs, line = 0, first
    for block in text.split("\n\n"):
        here = len(_SIGNS.findall(block))
        signs += here
        if here > BLOCK_SIGNS or signs > MOST_SIGNS:
            most = f"{BLOCK_SIGNS} dalam satu alinea" if here > BLOCK_SIGNS else f"{MOST_SIGNS}"
            yield _dense(name, line, f"Tanda [ < ` ! lebih dari {most}.")
            return
        line += block.count("\n") + 2


def odd_lines(text: str, name: str, first: int = 1) -> Iterator[Finding]:
    """Findings about lines with letters that are not baku; the first ones of many."""
    if not odd_text(text.replace("\n", " "), MOST_TEXT):
        return
    lines = enumerate(text.split("\n"), start=first)
    odd = ((row, what) for row, line in lines if (what := odd_text(line, MOST_TEXT)))
    for row, what in islice(odd, FEW):
        yield Finding(kind=kind("KKS-B004"), path=name, row=row, what=what)


class InnerText(NamedTuple):
    """A text in a nested value: a key, or what stands at a place such as "fields.title"."""

    place: str
    text: str
    key: bool


class TooMuchError(Exception):
    """A value that holds too much, or nests too deep; the text says so."""


def odd_values(value: Any, name: str, row: int = 0) -> Iterator[Finding]:
    """Findings about the texts in a nested value of JSON or YAML, keys too; the first ones."""
    for place, what in islice(_odd(value), FEW):
        yield Finding(kind=kind("KKS-B004"), path=name, row=row, column=place[:60], what=what)


def _odd(value: Any) -> Iterator[tuple[str, str]]:
    try:
        for one in inner_texts(value):
            if what := odd_text(one.text, LONGEST_KEY if one.key else MOST):
                yield one.place, what
    except TooMuchError as fault:
        yield "", str(fault)


def inner_texts(value: Any) -> Iterator[InnerText]:
    """Every text in a nested value. Without recursion: it may nest as deep as it likes.

    Raises TooMuchError.
    """
    pending: list[tuple[str, int, Any]] = [("", 0, value)]
    seen = 0
    while pending:
        place, depth, one = pending.pop()
        seen += 1
        if seen > MOST_VALUES:
            raise TooMuchError(f"Isiannya lebih dari {MOST_VALUES}.")
        if depth > DEEPEST:
            raise TooMuchError(f"Isiannya bersarang lebih dari {DEEPEST} lapis.")
        if isinstance(one, str):
            yield InnerText(place, one, key=False)
        elif isinstance(one, dict):
            yield from (InnerText(place, str(key), key=True) for key in one)
            inner = [(f"{place}.{key}".lstrip("."), depth + 1, value) for key, value in one.items()]
            pending += reversed(inner)
        elif isinstance(one, list):
            pending += [(place, depth + 1, value) for value in reversed(one)]


def personal_texts(value: Any) -> Iterator[InnerText]:
    """The texts in a nested value, but its keys, that look like personal data."""
    with suppress(TooMuchError):  # has a finding of its own
        yield from (one for one in inner_texts(value) if not one.key and personal_in(one.text))


def _dense(name: str, row: int, what: str) -> Finding:
    return Finding(kind=kind("KKS-N013"), path=name, row=row, what=what)
