"""Merge two changed texts line by line, as `git merge-file` does, without marks in the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from kksportal.proposals.conflict import Conflict

MOST_LINES = 2_000  # of a text that is merged by line: comparing more of them may not end
_Region = tuple[int, int, int, int, int, int]


class MergedText(NamedTuple):
    """The text that stands after a merge, and the conflicts."""

    text: str
    conflicts: tuple[Conflict, ...]


def merge_texts(
    path: str, base: str, ours: str, theirs: str, *, proposal_wins: bool = False
) -> MergedText:
    """Merge a text as it was, as it stands, and as proposed."""
    if theirs in (ours, base):
        return MergedText(ours, ())
    if base == ours:
        return MergedText(theirs, ())
    old, here, there = (text.splitlines(keepends=True) for text in (base, ours, theirs))
    if max(len(old), len(here), len(there)) > MOST_LINES:
        whole = Conflict(path, 0, (), "", base, ours, theirs)
        return MergedText(theirs if proposal_wins else ours, (whole,))
    merged: list[str] = []
    conflicts = []
    i = j = k = 0
    for region in _common(old, here, there):
        was, stands, proposed = (
            old[i : region[0]], here[j : region[2]], there[k : region[4]]
        )  # fmt: skip
        if proposed in (stands, was):
            merged += stands
        elif stands == was:
            merged += proposed
        else:
            merged += proposed if proposal_wins else stands
            told = ("".join(lines).rstrip("\n") for lines in (was, stands, proposed))
            conflicts.append(Conflict(path, j + 1, (), "", *told))
        merged += old[region[0] : region[1]]
        i, j, k = region[1], region[3], region[5]
    return MergedText("".join(merged), tuple(conflicts))


def _common(old: Sequence[str], here: Sequence[str], there: Sequence[str]) -> Iterator[_Region]:
    """The stretches of lines that are the same in all three texts, and their common end."""
    ours, theirs = _matches(old, here), _matches(old, there)
    i = j = 0
    while i < len(ours) and j < len(theirs):
        one, two = ours[i], theirs[j]
        start, end = max(one.a, two.a), min(one.a + one.size, two.a + two.size)
        if start < end:
            here_from, there_from = one.b + start - one.a, two.b + start - two.a
            length = end - start
            yield start, end, here_from, here_from + length, there_from, there_from + length
        if one.a + one.size < two.a + two.size:
            i += 1
        else:
            j += 1
    yield len(old), len(old), len(here), len(here), len(there), len(there)


def _matches(old: Sequence[str], new: Sequence[str]) -> list[Any]:
    return SequenceMatcher(None, old, new).get_matching_blocks()
