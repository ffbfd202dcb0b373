"""What each office of a district holds in a cycle: its tatanan, what is known of them, repairs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kksportal.compute.district import DistrictResult
from kksportal.compute.repairs import RepairItem
from kksportal.model.package import FrameworkPackage
from kksportal.model.rows import Pengampu
from kksportal.words.standing import INSTITUTION, says

ALL = "semua"
ACCEPTED = "diterima"


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """One tatanan in an office's hands: its indicators by code, known ones and others."""

    tatanan: str
    known: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def whole(self) -> int:
        """How many indicators the instrument has."""
        return len(self.known) + len(self.missing)


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """An office with what it holds; without a name: what no source gives to any office."""

    name: str
    rows: tuple[Pengampu, ...]  # who says that it holds what
    holdings: tuple[Holding, ...]
    repairs: tuple[RepairItem, ...]  # what was sent back to it and is not accepted

    @property
    def tatanan(self) -> frozenset[str]:
        """The tatanan it holds."""
        return frozenset(one.tatanan for one in self.holdings)


def offices(
    district: DistrictResult, framework: FrameworkPackage, only: str = ""
) -> tuple[Office, ...]:
    """The offices of a cycle by name, then what has none; with `only` just one tatanan.

    A row without a cycle holds in each; a row of another cycle says nothing of this one.
    """
    cycle = framework.head.cycle
    order = [t.id for t in sorted(framework.tatanan, key=lambda t: int(t.nomor))]
    order = [slug for slug in (*order, INSTITUTION) if only in ("", slug)]
    rows = [row for row in district.package.pengampu if row.siklus in ("", cycle)]
    repairs = [
        row for row in _open_repairs(district, cycle) if only in ("", about_of(row, framework))
    ]
    names = {row.perangkat_daerah for row in rows if row.tatanan in (*order, ALL)}
    names |= {name for row in repairs for name in _asked(row)}
    made = []
    for name in sorted(names, key=lambda one: (one.casefold(), one)):
        mine = tuple(row for row in rows if row.perangkat_daerah == name)
        held = _held(mine, order)
        own = tuple(row for row in repairs if name in _asked(row))
        made.append(
            Office(
                name=name,
                rows=mine,
                holdings=tuple(_holding(district, framework, slug) for slug in held),
                repairs=own,
            )
        )
    taken = frozenset[str]().union(*(one.tatanan for one in made))
    left = tuple(slug for slug in order if slug not in taken and slug != INSTITUTION)
    unasked = tuple(row for row in repairs if not _asked(row))
    if left or unasked:
        holdings = tuple(_holding(district, framework, slug) for slug in left)
        made.append(Office(name="", rows=(), holdings=holdings, repairs=unasked))
    return tuple(made)


def _held(rows: Iterable[Pengampu], order: list[str]) -> list[str]:
    """The tatanan that rows name, in the order of the instrument; one of all holds the nine."""
    named = {row.tatanan for row in rows}
    return [s for s in order if s in named or (ALL in named and s != INSTITUTION)]


def _holding(district: DistrictResult, framework: FrameworkPackage, slug: str) -> Holding:
    cycle = framework.head.cycle
    codes = [row.kode for row in framework.indikator if row.tatanan == slug]
    known = [
        code
        for code in codes
        if (result := district.indicators.get((cycle, code))) and says(result)
    ]
    return Holding(
        tatanan=slug,
        known=tuple(known),
        missing=tuple(code for code in codes if code not in known),
    )


def _asked(item: RepairItem) -> tuple[str, ...]:
    """The offices that any source names for it."""
    names = (name.strip() for row in item.states for name in row.perangkat_daerah.split(";"))
    return tuple(dict.fromkeys(name for name in names if name))


def about_of(item: RepairItem, framework: FrameworkPackage) -> str:
    """The tatanan of what was sent back; "" where no source names it."""
    own = next((one.tatanan for one in framework.indikator if one.kode == item.indicator), "")
    return own or item.tatanan


def _open_repairs(district: DistrictResult, cycle: str) -> Iterator[RepairItem]:
    """What was sent back in a cycle, but for what all sources that tell of it say was accepted."""
    for one in district.repairs:
        if one.cycle == cycle:
            for item in one.items:
                if any(row.status != ACCEPTED for row in item.states):
                    yield item
