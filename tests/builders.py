"""Small values for tests of the core: a claim, a source, a row, a package. Nothing is read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from kksportal.model.claim import Claim, Precision
from kksportal.model.contract import blank
from kksportal.model.kinds import find_resource
from kksportal.model.package import (
    AwardPackage,
    DistrictPackage,
    FrameworkPackage,
    Head,
    Package,
    PortalInput,
    RegionPackage,
    VocabularyPackage,
)
from kksportal.model.rows import Pembaruan, Sumber

CODE, CYCLE = "63.11", "2025"
_TYPES: dict[str, type[Any]] = {
    "daerah": DistrictPackage,
    "kerangka": FrameworkPackage,
    "penghargaan": AwardPackage,
    "wilayah": RegionPackage,
    "kosakata": VocabularyPackage,
}


def source(name: str = "a", **cells: str) -> Sumber:
    """A press report with this id, unless its cells say otherwise."""
    made: Sumber = blank(Sumber, **{"id": name, "judul": name, "jenis": "berita"} | cells)
    return made


def claim(
    value: str,
    out_of: str = "",
    unit: str = "persen",
    *,
    by: str = "a",
    as_of: str = "",
    precision: str = "",
    locus: str = "",
) -> Claim:
    """What one source says."""
    return Claim(
        value=Decimal(value),
        out_of=Decimal(out_of) if out_of else None,
        unit=unit,
        source=source(by),
        as_of=as_of,
        precision=Precision(precision),
        locus=locus,
    )


def head(kind: str = "daerah", **told: Any) -> Head:
    """The head of a package: of Balangan's code where it is a district's, of 2025 else."""
    about = {"code": CODE} if kind == "daerah" else {"cycle": CYCLE}
    plain: dict[str, Any] = {"folder": f"datapackages/{kind}/x", "title": "X", "updated": ""}
    return Head(kind=kind, **plain | about | told)


def rows(kind: str, table: str, cells: Iterable[Mapping[str, str]]) -> tuple[Any, ...]:
    """Rows of a table from the cells that matter; a row without a source has source "a"."""
    res = find_resource(kind, table)
    assert res is not None, f"{kind} tidak mengenal {table}"
    sourced = {"sumber": "a"} if "sumber" in res.columns else {}
    return tuple(blank(res.row, **sourced | dict(one)) for one in cells)


def package(kind: str = "daerah", *, about: Head | None = None, **tables: Any) -> Package:
    """A package of a kind from the cells of its rows, with every source that its rows name.

    Tables are named as the package has them (`nilai_tatanan`); a row is a mapping of its cells.
    """
    made: dict[str, Any] = {
        name: rows(kind, _resource_name(kind, name), cells) for name, cells in tables.items()
    }
    if kind != "kosakata" and "sumber" not in made:
        named = {str(getattr(row, "sumber", "")) for told in made.values() for row in told}
        ids = sorted({part for name in named for part in name.split(";") if part} or {"a"})
        made["sumber"] = tuple(map(source, ids))
    return _TYPES[kind](head=about or head(kind), **made)


def district(**tables: Any) -> DistrictPackage:
    """A district's package from the cells of its rows."""
    made = package("daerah", **tables)
    assert isinstance(made, DistrictPackage)
    return made


def framework(cycle: str = CYCLE, **tables: Any) -> FrameworkPackage:
    """A cycle's framework from the cells of its rows."""
    made = package("kerangka", about=head("kerangka", cycle=cycle), **tables)
    assert isinstance(made, FrameworkPackage)
    return made


def award_package(cycle: str = CYCLE, *, simulated: bool = False, **tables: Any) -> AwardPackage:
    """A cycle's awards from the cells of their rows."""
    about = head("penghargaan", cycle=cycle, simulated=simulated)
    made = package("penghargaan", about=about, **tables)
    assert isinstance(made, AwardPackage)
    return made


def portal(
    *,
    vocabulary: Mapping[str, Any] | None = None,
    regions: Iterable[Mapping[str, Any]] = (),
    frameworks: Iterable[FrameworkPackage] = (),
    awards: Iterable[AwardPackage] = (),
    districts: Iterable[DistrictPackage] = (),
) -> PortalInput:
    """Everything a portal reads, from tables of its vocabulary and regions and whole packages."""
    words = package("kosakata", about=head("kosakata", cycle=""), **vocabulary or {})
    lands = [package("wilayah", about=head("wilayah", cycle=""), **tables) for tables in regions]
    assert isinstance(words, VocabularyPackage)
    return PortalInput(
        vocabulary=words,
        regions=tuple(land for land in lands if isinstance(land, RegionPackage)),
        frameworks={one.head.cycle: one for one in frameworks},
        awards=tuple(awards),
        districts={one.head.code: one for one in districts},
    )


def _resource_name(kind: str, name: str) -> str:
    return name if find_resource(kind, name) else name.replace("_", "-")


def log_line(
    day: str, table: str, key: str, column: str, was: str, now: str, **decision: str
) -> Pembaruan:
    """A line of a log of changed figures; what is not said of it is empty."""
    told = {"tanggal": day, "resource": table, "kunci": key, "kolom": column}
    row: Pembaruan = blank(Pembaruan, **told, semula=was, menjadi=now, **decision)
    return row
