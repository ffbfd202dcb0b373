"""References: every id that a cell names is defined somewhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from kksportal.errors import Finding
from kksportal.findings import kind
from kksportal.model.contract import Column, Resource, Shape
from kksportal.model.package import Package, PortalInput


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Every id of a portal that data may name."""

    vocabularies: dict[str, frozenset[str]]
    regions: frozenset[str]
    ids: frozenset[str]
    stages: frozenset[str]
    indicators: dict[str, frozenset[str]]
    steps: dict[tuple[str, str], frozenset[str]]
    components: dict[str, frozenset[tuple[str, str]]]
    stories: frozenset[str]

    @classmethod
    def of(cls, data: PortalInput) -> Known:
        """The ids of a portal."""
        v = data.vocabulary
        names = {
            "ukuran": v.ukuran,
            "pokok": v.pokok,
            "predikat": v.predikat,
            "satuan": v.satuan,
            "jenis-kegiatan": v.jenis_kegiatan,
            "tatanan": v.tatanan,
        }
        steps: dict[tuple[str, str], set[str]] = {}
        for cycle, f in data.frameworks.items():
            for row in f.skala:
                steps.setdefault((cycle, row.indikator), set()).add(row.skor)
        areas: list[Any] = [r for p in data.regions for r in (*p.provinsi, *p.daerah, *p.kecamatan)]
        return cls(
            vocabularies={
                key: frozenset(row.id for row in rows)  # type: ignore[attr-defined]
                for key, rows in names.items()
            },
            regions=frozenset(row.kode for row in areas),
            ids=frozenset(row.id for row in areas),
            stages=frozenset(t.id for f in data.frameworks.values() for t in f.tahap),
            indicators={
                c: frozenset(i.kode for i in f.indikator) for c, f in data.frameworks.items()
            },
            steps={key: frozenset(values) for key, values in steps.items()},
            components={
                c: frozenset((b.komponen, b.butir) for b in f.butir_kelembagaan)
                for c, f in data.frameworks.items()
            },
            stories=frozenset(s.slug for s in data.stories),
        )


def check_references(
    rows: tuple[Any, ...], res: Resource, path: str, package: Package, known: Known
) -> Iterator[Finding]:
    """Every reference of a table."""
    local = _local(package)
    for place, (name, column) in enumerate(res.columns.items()):
        allowed = _allowed(column, known, local)
        if allowed is None:
            continue
        for value in sorted({row[place] for row in rows} - {""}):
            parts = value.split(";") if column.shape is Shape.DAFTAR else [value]
            for part in parts:
                if part in allowed:
                    continue
                for line, row in enumerate(rows, start=2):
                    if row[place] == value:
                        yield Finding(
                            kind=kind("KKS-D013"),
                            path=path,
                            row=line,
                            column=name,
                            what=f"“{part}” tidak ada di {_where(column)}",
                        )


def _local(package: Package) -> dict[str, frozenset[str]]:
    found = {}
    for name in ("sumber", "inovasi", "bukti", "tatanan", "provinsi", "daerah"):
        rows = getattr(package, name, ())
        found[name] = frozenset(row.id for row in rows)
    rows = getattr(package, "indikator", ())
    found["indikator-sini"] = frozenset(row.kode for row in rows)
    return found


def _allowed(
    column: Column, known: Known, local: dict[str, frozenset[str]]
) -> frozenset[str] | None:
    refers = column.refers
    if refers.startswith("kosakata."):
        name, _, extra = refers.removeprefix("kosakata.").partition("+")
        return known.vocabularies[name] | ({extra} if extra else set())
    match refers:
        case "wilayah":
            return known.regions | {"kerangka"}
        case "tahap":
            return known.stages
        case "cerita":
            return known.stories
        case "":
            return None
        case _:
            return local.get(refers)


def _where(column: Column) -> str:
    refers = column.refers.replace("+", " atau ")
    return f"sumber.csv paket ini ({refers})" if refers == "sumber" else refers
