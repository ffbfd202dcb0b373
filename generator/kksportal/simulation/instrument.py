"""The parts of an instrument that the simulation needs: indicators, score steps, stages, items."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

STAGES = (
    "mandiri",
    "verifikasi-provinsi",
    "verifikasi-pusat",
    "verifikasi-lanjutan",
    "desk-pusat",
    "validasi-lapangan",
    "penetapan",
    "penganugerahan",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """An indicator with its score steps, lowest first; no steps: the scale is not known."""

    code: str
    tatanan: str
    name: str
    kind: str  # persen, jumlah, angka, indeks, kriteria
    unit: str  # an id of kosakata.satuan, or ""
    better: str  # naik, turun, or ""
    steps: tuple[str, ...]
    marks: tuple[float, ...]  # the steps as numbers

    @property
    def top(self) -> int:
        """The index of the highest step."""
        return len(self.steps) - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An institutional item (butir kelembagaan): what is asked of a component."""

    component: str
    component_name: str
    item: str
    name: str
    yearly: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """One cycle's framework (kerangka)."""

    cycle: str
    tatanan: Mapping[str, tuple[Indicator, ...]]  # in the order of the instrument
    stages: tuple[str, ...]
    items: tuple[Item, ...]

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """All indicators, tatanan by tatanan."""
        return tuple(one for group in self.tatanan.values() for one in group)

    @property
    def years(self) -> tuple[str, str]:
        """The two years whose values a cycle asks for."""
        return str(int(self.cycle) - 2), str(int(self.cycle) - 1)


def read_instrument(folder: Path) -> Instrument:
    """The instrument of a framework package folder such as `datapackages/kerangka/2025`."""
    steps: dict[str, list[str]] = {}
    for row in _read(folder / "skala.csv"):
        steps.setdefault(row["indikator"], []).append(row["skor"])
    groups: dict[str, list[Indicator]] = {row["id"]: [] for row in _read(folder / "tatanan.csv")}
    for row in _read(folder / "indikator.csv"):
        own = sorted(set(steps.get(row["kode"], ())), key=float)
        groups[row["tatanan"]].append(
            Indicator(
                code=row["kode"],
                tatanan=row["tatanan"],
                name=row["nama"],
                kind=row["jenis"],
                unit=row.get("satuan", "").replace(" ", "-"),
                better=row.get("arah", ""),
                steps=tuple(own),
                marks=tuple(map(float, own)),
            )
        )
    return Instrument(
        cycle=folder.name,
        tatanan={name: tuple(group) for name, group in groups.items()},
        stages=tuple(row["id"] for row in _read(folder / "tahap.csv")) or STAGES,
        items=tuple(
            Item(
                component=row["komponen"],
                component_name=row["nama_komponen"],
                item=row["butir"],
                name=row["nama_butir"],
                yearly=row.get("per_tahun", "") == "ya",
            )
            for row in _read(folder / "butir_kelembagaan.csv")
        ),
    )


def read_instruments(kerangka: Path) -> dict[str, Instrument]:
    """The instruments of all cycles that list their indicators, by cycle."""
    folders = sorted(path.parent for path in kerangka.glob("*/indikator.csv"))
    return {folder.name: read_instrument(folder) for folder in folders}


def _read(path: Path) -> list[dict[str, str]]:
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
