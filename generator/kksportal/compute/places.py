"""Which code, name and province a district had at a time: its identity is permanent, they are not.

A row of `wilayah/daerah.csv` with `berlaku_sampai` was in force until then, that day (month, year)
included; the row without one is in force now. `nama_lama.csv` has names of earlier days.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kksportal.model.package import RegionPackage
from kksportal.model.region_rows import DaerahRow, NamaLamaRow


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceThen:
    """A district as it stood at a time."""

    code: str
    name: str
    province: str  # its name then


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceHistory:
    """The codes, names and provinces of districts through time."""

    rows: Mapping[str, tuple[DaerahRow, ...]]  # by id, the earliest first, that in force now last
    names: Mapping[str, tuple[NamaLamaRow, ...]]  # by id, the earliest first
    provinces: Mapping[str, str]  # names of today, by id

    @classmethod
    def of(cls, regions: Iterable[RegionPackage]) -> PlaceHistory:
        """The history that region packages tell."""
        rows: dict[str, list[DaerahRow]] = {}
        names: dict[str, list[NamaLamaRow]] = {}
        provinces: dict[str, str] = {}
        for region in regions:
            for row in region.daerah:
                rows.setdefault(row.id, []).append(row)
            for name in region.nama_lama:
                names.setdefault(name.wilayah, []).append(name)
            provinces |= {one.id: one.nama for one in region.provinsi if not one.berlaku_sampai}
        return cls(
            rows={key: tuple(sorted(told, key=_ends)) for key, told in rows.items()},
            names={key: tuple(sorted(told, key=_ends)) for key, told in names.items()},
            provinces=provinces,
        )

    def then(self, district: str, when: str) -> PlaceThen | None:
        """A district, by its id, as it stood at a time as precise as known; None if unknown."""
        told = self.rows.get(district, ())
        row = next((one for one in told if in_force(one.berlaku_sampai, when)), None)
        if row is None:
            return None
        return PlaceThen(
            code=row.kode,
            name=self._named(district, row.nama, when),
            province=self._named(row.provinsi, self.provinces.get(row.provinsi, ""), when),
        )

    def now(self, district: str) -> PlaceThen | None:
        """A district, by its id, as it stands now."""
        return self.then(district, "9999")

    def former(self, district: str) -> tuple[DaerahRow, ...]:
        """The codes of a district that are no more in force, the latest first."""
        return tuple(row for row in reversed(self.rows.get(district, ())) if row.berlaku_sampai)

    def former_names(self, district: str) -> tuple[str, ...]:
        """The names that a district had before, each once."""
        rows = self.rows.get(district, ())
        now = {row.nama for row in rows if not row.berlaku_sampai}
        told = [row.nama for row in self.names.get(district, ())]
        told += [row.nama for row in rows]
        return tuple(name for name in dict.fromkeys(told) if name not in now)

    def _named(self, key: str, name: str, when: str) -> str:
        """The name in force at a time: an earlier one, or else the one that is given."""
        told = self.names.get(key, ())
        return next((one.nama for one in told if in_force(one.berlaku_sampai, when)), name)


def in_force(until: str, when: str) -> bool:
    """Whether what held until a time held at another, as far as both are known."""
    size = min(len(until), len(when))
    return not until or when[:size] <= until[:size]


def _ends(row: DaerahRow | NamaLamaRow) -> str:
    return row.berlaku_sampai or "9999"
