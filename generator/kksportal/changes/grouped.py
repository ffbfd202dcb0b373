"""Changes that are alike, told as one: sixty-five scores that all fell by one are one mistake."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from kksportal.compute.changes import VALUES, RowChange
from kksportal.model.contract import Shape, pattern
from kksportal.text import number

FEW = 4  # so many alike are told one by one; more are told as one
NOUNS = {
    "fakta": "angka",
    "capaian": "capaian indikator",
    "penilaian": "skor indikator",
    "nilai_tatanan": "nilai tatanan",
    "kelembagaan": "butir kelembagaan",
}


class Group(NamedTuple):
    """Changes that are alike, and what they have in common in words; "" for one by itself."""

    common: str
    changes: tuple[RowChange, ...]


def grouped(changes: Iterable[RowChange]) -> tuple[Group, ...]:
    """Changes in their order; those of more than FEW that moved alike stand together.

    They moved alike where they are of one table and the same single number of each rose or fell
    by the same amount, or where all are new, or all are gone.
    """
    groups: dict[object, list[RowChange]] = {}
    for place, change in enumerate(changes):
        groups.setdefault(_common(change) or place, []).append(change)
    told: list[Group] = []
    for key, group in groups.items():
        if isinstance(key, tuple) and len(group) > FEW:
            told.append(Group(_words(key, len(group)), tuple(group)))
        else:
            told += (Group("", (one,)) for one in group)
    return tuple(told)


def _common(change: RowChange) -> tuple[str, str, Decimal] | None:
    noun = NOUNS.get(change.resource, change.resource.replace("_", " "))
    if change.before is None:
        return noun, "baru", Decimal(0)
    if change.after is None:
        return noun, "hilang", Decimal(0)
    moved = _moved(change)
    return None if moved is None else (noun, "geser", moved)


def _moved(change: RowChange) -> Decimal | None:
    """By how much the one number of a row moved; None where more, or something else, changed."""
    figures: Sequence[str] = VALUES.get(change.resource, ())
    (column,) = change.columns if len(change.columns) == 1 else ("",)
    if column not in figures:
        return None
    was, now = getattr(change.before, column), getattr(change.after, column)
    form = pattern(Shape.DESIMAL)
    if form is None or not all(len(v) < 40 and form.fullmatch(v) for v in (was, now)):
        return None
    return Decimal(now) - Decimal(was)


def _words(key: tuple[str, str, Decimal], many: int) -> str:
    noun, how, moved = key
    if how == "baru":
        return f"{many} {noun} baru tercatat."
    if how == "hilang":
        return f"{many} {noun} tidak lagi tercatat."
    return f"{many} {noun} {'naik' if moved > 0 else 'turun'} {number(abs(moved))}: koreksi massal?"
