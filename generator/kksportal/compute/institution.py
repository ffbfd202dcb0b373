"""Coverage of kelembagaan: how many kecamatan have an item, of all the district has."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal

from kksportal.compute.kecamatan import is_kecamatan
from kksportal.compute.resolve import source_map
from kksportal.model.claim import Claim, Figure, to_figure
from kksportal.model.package import DistrictPackage, FrameworkPackage
from kksportal.model.rows import Sumber

Key = tuple[str, str]  # komponen, butir
COMPUTED = "dihitung portal dari butir tiap kecamatan"


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """A component's item: in how many places it is, of all."""

    label: str
    figure: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answers:
    """What the rows say of one item: yes or no by kecamatan; None where sources differ."""

    places: Mapping[str, bool | None]
    sources: Collection[str]


def coverage(
    package: DistrictPackage, framework: FrameworkPackage, kecamatan: int
) -> tuple[Coverage, ...]:
    """Per component and item, the kecamatan that have it in every year asked, of all kecamatan.

    A row on a village or on the whole district is about no kecamatan. A kecamatan of which sources
    differ is not counted, and the note says so. A stated total (`kecamatan-berkelembagaan`) is a
    fact of its own: shown beside, never merged with these.
    """
    cycle = framework.head.cycle
    names = {
        (b.komponen, b.butir): f"{b.nama_komponen}: {b.nama_butir}"
        for b in framework.butir_kelembagaan
    }
    sources = source_map(package)
    return tuple(
        Coverage(
            label=names.get(key, f"{key[0]}: {key[1]}"),
            figure=_figure(answers, kecamatan, cycle, sources),
        )
        for key, answers in _answers(package, cycle).items()
    )


def _answers(package: DistrictPackage, cycle: str) -> dict[Key, _Answers]:
    by_item: dict[Key, dict[str, dict[str, set[bool]]]] = {}
    used: dict[Key, dict[str, None]] = {}
    for row in package.kelembagaan:
        if row.siklus != cycle or not is_kecamatan(row.wilayah) or not row.ada:
            continue
        key = (row.komponen, row.butir)
        years = by_item.setdefault(key, {}).setdefault(row.wilayah, {})
        years.setdefault(row.tahun, set()).add(row.ada == "ya")
        used.setdefault(key, {})[row.sumber] = None
    return {
        key: _Answers(
            places={place: _every_year(years) for place, years in places.items()},
            sources=tuple(used[key]),
        )
        for key, places in by_item.items()
    }


def _every_year(years: Mapping[str, set[bool]]) -> bool | None:
    """Yes in every year; no where any year is plainly no; None where sources of a year differ."""
    if any(answers == {False} for answers in years.values()):
        return False
    return True if all(answers == {True} for answers in years.values()) else None


def _figure(answers: _Answers, total: int, cycle: str, sources: Mapping[str, Sumber]) -> Figure:
    differing = sum(1 for answer in answers.places.values() if answer is None)
    note = COMPUTED
    if differing:
        note += f"; {differing} kecamatan tidak dihitung karena sumbernya berbeda"
    return to_figure(
        tuple(
            Claim(
                value=Decimal(sum(1 for answer in answers.places.values() if answer)),
                out_of=Decimal(total or len(answers.places)),
                unit="kecamatan",
                source=sources[source],
                as_of=cycle,
                note=note,
            )
            for source in answers.sources
        )
    )
