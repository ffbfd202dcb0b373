"""Digits as people and programs write them: groups of them, and what may stand in between."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from html import unescape
from itertools import pairwise
from typing import NamedTuple

_GROUP = re.compile(r"[0-9]+")
BETWEEN = re.compile(r"[ .\-/_*`·•:,'()~]{1,3}")  # between two groups of one number


class Group(NamedTuple):
    """Digits without a break, and where they begin and end in their text."""

    digits: str
    start: int
    end: int


def plain_digits(text: str) -> str:
    """A text in which all digits are 0 to 9, all spaces and dashes plain, and nothing invisible.

    `&nbsp;` and `&#54;` are what a page shows of them.
    """
    if "&" in text:
        text = unescape(text)
    return text if text.isascii() else "".join(map(_plain, text))


def _plain(sign: str) -> str:
    if sign.isascii():
        return sign
    kind = unicodedata.category(sign)
    if kind == "Nd":
        return str(unicodedata.decimal(sign))
    if kind in ("Cf", "Mn"):
        return ""
    if kind == "Zs":
        return " "
    if kind == "Pd":
        return "-"
    folded = unicodedata.normalize("NFKC", sign)
    return folded if len(folded) == 1 else sign


def groups_of(text: str) -> list[Group]:
    """Every group of digits in a text."""
    return [Group(m[0], m.start(), m.end()) for m in _GROUP.finditer(text)]


def chains(
    groups: Sequence[Group], text: str, shortest: int, longest: int
) -> Iterator[tuple[Group, ...]]:
    """Every run of groups that may be one number of so many digits; from each, shorter ones first.

    The groups of a run stand near each other, with nothing between but signs of writing.
    """
    near = [_near(text[a.end : b.start]) for a, b in pairwise(groups)]
    near.append(False)
    sizes = [len(group.digits) for group in groups]
    for first in range(len(groups)):
        total, run = sizes[first], first
        while total <= longest:
            if total >= shortest:
                yield tuple(groups[first : run + 1])
            if not near[run]:
                break
            run += 1
            total += sizes[run]


def gaps(chain: Sequence[Group], text: str) -> tuple[str, ...]:
    """What stands between the groups of a chain."""
    return tuple(text[a.end : b.start] for a, b in pairwise(chain))


def joined(chain: Sequence[Group]) -> str:
    """All digits of a chain."""
    return "".join(group.digits for group in chain)


def _near(gap: str) -> bool:
    return len(gap) <= 3 and BETWEEN.fullmatch(gap) is not None
