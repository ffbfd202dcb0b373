"""Why a comparison would mislead, said in words where it applies and nowhere else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from kksportal.text import join_words
from kksportal.words.told import AWARD, FIGURE, INSTITUTION, TATANAN, ToldItem

_NO_BASES = ("", "inovasi")  # families whose measures are several things, not several bases
_NAMED = 3  # districts named before the rest is counted


def warnings(
    told: Mapping[str, Sequence[ToldItem]],
    measures: Mapping[str, str],
    ladders: Mapping[str, Sequence[str]],
    categories: Mapping[str, str],
) -> tuple[str, ...]:
    """Reasons to compare with care; `told` by the name of the district, `ladders` by cycle."""
    items = [item for own in told.values() for item in own]
    return (
        *_ladders(items, ladders, categories),
        *_years(items),
        *_units(items),
        *_bases(items, measures),
        *_instruments(items),
        *_few(told),
    )


def _ladders(
    items: Sequence[ToldItem], ladders: Mapping[str, Sequence[str]], categories: Mapping[str, str]
) -> Iterable[str]:
    """Awards of cycles whose ladders differ: the highest of one is not the highest of another."""
    cycles = sorted({item.label for item in items if item.column == AWARD} & ladders.keys())
    if len(cycles) < 2:
        return
    before, newest = cycles[-2:]
    added = [categories.get(one, one) for one in ladders[newest] if one not in ladders[before]]
    if added:
        yield (
            f"{join_words(added)} belum ada pada {before}, baru pada {newest}: predikat yang sama "
            "dari siklus yang berbeda tidak setara."
        )


def _years(items: Sequence[ToldItem]) -> Iterable[str]:
    """The same measure told of different years."""
    years: dict[str, set[str]] = {}
    for item in items:
        if item.column in (FIGURE, INSTITUTION) and item.year:
            years.setdefault(item.label, set()).add(item.year)
    for label, own in years.items():
        if len(own) > 1:
            yield f"{label}: angkanya dari {min(own)} sampai {max(own)}, jadi tidak sezaman."


def _units(items: Sequence[ToldItem]) -> Iterable[str]:
    """The same measure told as a share here and as a count there."""
    units: dict[str, set[str]] = {}
    for item in items:
        if item.column in (FIGURE, INSTITUTION):
            units.setdefault(item.label, set()).update(item.units.split())
    for label, own in units.items():
        if "persen" in own and len(own) > 1:
            yield f"{label}: sebagian sumber menyebut bagiannya, sebagian hanya jumlahnya."


def _bases(items: Sequence[ToldItem], measures: Mapping[str, str]) -> Iterable[str]:
    """One thing told over several bases: those figures stand apart."""
    bases: dict[str, dict[str, None]] = {}
    for item in items:
        if item.column == FIGURE and item.family not in _NO_BASES:
            bases.setdefault(item.family, {})[item.key] = None
    for own in bases.values():
        if len(own) > 1:
            names = join_words([f"“{measures.get(one, one)}”" for one in own])
            yield f"Dasar hitungnya berbeda, jadi tidak disandingkan: {names}."


def _instruments(items: Sequence[ToldItem]) -> Iterable[str]:
    """Scores of several instruments, or by several assessors."""
    scores = [item for item in items if item.column == TATANAN]
    years = sorted({item.cycle for item in scores if item.cycle})
    if len(years) > 1:
        yield (
            f"Nilai tatanan berasal dari instrumen {join_words(years)}; indikatornya berbeda, "
            "jadi tidak disandingkan."
        )
    if len({who for item in scores for who in item.assessors.split()}) > 1:
        yield "Nilai tatanan dibuat penilai yang berbeda (mandiri, provinsi, pusat): tidak setara."


def _few(told: Mapping[str, Sequence[ToldItem]]) -> Iterable[str]:
    """Scores over few of their indicators."""
    partly = {name: item.part for name, own in told.items() for item in reversed(own) if item.part}
    if partly:
        named = [f"{name} {part}" for name, part in list(partly.items())[:_NAMED]]
        rest = len(partly) - len(named)
        more = [f"{rest} daerah lain"] if rest else []
        yield f"Nilainya belum atas semua indikator: {join_words([*named, *more])}."
