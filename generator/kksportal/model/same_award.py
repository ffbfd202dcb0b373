"""Records of one award: which rows speak of the same, and in what they differ.

One source says one row. Rows of one cycle, level, region and award are records of one award.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from kksportal.model.award_rows import KeputusanRow, PenerimaRow

COMPARED = (
    "predikat",
    "sebutan",
    "peringkat",
    "keputusan",
)  # what records of one award may differ in
Award = tuple[str, str, str, str]  # cycle, level, code of the region, award


def award_of(row: PenerimaRow) -> Award:
    """The award that a record speaks of."""
    return row.siklus, row.tingkat, row.wilayah, row.penghargaan


def by_award(rows: Iterable[PenerimaRow]) -> dict[Award, tuple[PenerimaRow, ...]]:
    """The records of each award, in the order of their file."""
    found: dict[Award, list[PenerimaRow]] = {}
    for row in rows:
        found.setdefault(award_of(row), []).append(row)
    return {award: tuple(records) for award, records in found.items()}


def numbers_of(decisions: Iterable[KeputusanRow]) -> dict[str, str]:
    """The number of each decision by its id."""
    return {row.id: row.nomor_keputusan for row in decisions}


def told_in(row: PenerimaRow, column: str, numbers: Mapping[str, str]) -> str:
    """What a record says in one of the compared columns: of a decision its number."""
    cell: str = getattr(row, column)
    return numbers.get(cell, cell) if column == "keputusan" else cell


def differing(rows: Sequence[PenerimaRow], numbers: Mapping[str, str]) -> tuple[str, ...]:
    """The columns in which records of one award say different things.

    A record that says nothing in a column differs from none. Case, spaces and signs do not count:
    numbers of decisions are written in many ways.
    """
    return tuple(
        column
        for column in COMPARED
        if len({plain(text) for row in rows if (text := told_in(row, column, numbers))}) > 1
    )


def plain(text: str) -> str:
    """A text without case, spaces and signs, to be compared."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(sign for sign in folded if sign.isalnum())
