"""Awards as sources state them: agreed, rival, without category, or doubted. Absent is unknown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from kksportal.model.award_rows import DiragukanRow
from kksportal.model.claim import Claim, Figure, Precision, to_figure
from kksportal.model.package import AwardPackage, VocabularyPackage
from kksportal.model.rows import Sumber

WON = ("ada", "berbeda")  # states of an award that a source tells of, rival categories or not
# What a measure counts (its `dasar`), as a unit; a mixed count has none.
UNITS = {
    "daerah": "kabupaten-kota",
    "provinsi": "provinsi",
    "tokoh": "orang",
    "indikator": "indikator",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardFound:
    """A region's award in a cycle: `ada`, `berbeda` (rival categories) or `diragukan`."""

    state: str
    text: str
    categories: tuple[str, ...]
    rank: int
    sources: tuple[Sumber, ...]
    note: str

    @property
    def won(self) -> bool:
        """Whether a source that is not doubted tells of it."""
        return self.state in WON


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """A total of a cycle as sources state it."""

    label: str
    measure: str
    scope: str
    category: str
    figure: Figure


def award_map(
    packages: Iterable[AwardPackage], names: Mapping[str, str], ranks: Mapping[str, int]
) -> dict[str, dict[str, AwardFound]]:
    """By region code and cycle, the award that sources state."""
    made: dict[str, dict[str, AwardFound]] = {}
    for package in packages:
        sources = {s.id: s for s in package.sumber}
        by_region: dict[str, list[tuple[str, Sumber, str]]] = {}
        for row in package.penerima:
            word = row.predikat or (row.penghargaan if row.penghargaan != "swasti-saba" else "")
            note = "; ".join(p for p in (row.peringkat, row.catatan) if p)
            by_region.setdefault(row.wilayah, []).append((word, sources[row.sumber], note))
        for code, claims in by_region.items():
            made.setdefault(code, {})[package.head.cycle] = _award(claims, names, ranks)
        doubts: dict[str, list[DiragukanRow]] = {}
        for doubt in package.diragukan:
            doubts.setdefault(doubt.wilayah, []).append(doubt)
        for code, rows in doubts.items():
            cycles = made.setdefault(code, {})
            cycles.setdefault(package.head.cycle, _doubted(sorted(rows), sources, names))
    return made


def _award(
    claims: list[tuple[str, Sumber, str]], names: Mapping[str, str], ranks: Mapping[str, int]
) -> AwardFound:
    claims = sorted(claims, key=lambda one: (one[1].id, one))
    named = sorted({word for word, _, _ in claims if word}, key=lambda w: (ranks.get(w, 0), w))
    labels = [names.get(word, word.replace("-", " ").capitalize()) for word in named]
    notes = dict.fromkeys(note for _, _, note in claims if note)
    return AwardFound(
        state="berbeda" if len(named) > 1 else "ada",
        text=" / ".join(labels) or "Swasti Saba (predikat tidak disebut)",
        categories=tuple(named),
        rank=max((ranks.get(word, 0) for word in named), default=0),
        sources=tuple({s.id: s for _, s, _ in claims}.values()),
        note="; ".join(notes),
    )


def _doubted(
    rows: list[DiragukanRow], sources: Mapping[str, Sumber], names: Mapping[str, str]
) -> AwardFound:
    labels = dict.fromkeys(names.get(r.predikat, "Predikat tidak disebut") for r in rows)
    return AwardFound(
        state="diragukan",
        text=f"{' / '.join(labels)}, diragukan",
        categories=(),
        rank=0,
        sources=tuple({r.sumber: sources[r.sumber] for r in rows}.values()),
        note="; ".join(dict.fromkeys(r.alasan for r in rows)),
    )


def totals(
    package: AwardPackage,
    vocabulary: VocabularyPackage,
    places: Mapping[str, str],
) -> tuple[Total, ...]:
    """Every total of a cycle, rival ones side by side; the nation first."""
    sources = {s.id: s for s in package.sumber}
    measures = {row.id: row.nama for row in vocabulary.ukuran}
    bases = {row.id: row.dasar for row in vocabulary.ukuran}
    categories = {row.id: row.nama for row in vocabulary.predikat}
    grouped: dict[tuple[str, str, str], list[Claim]] = {}
    for row in package.ringkasan:
        claim = Claim(
            value=Decimal(row.jumlah),
            unit=UNITS.get(bases.get(row.ukuran, ""), ""),
            source=sources[row.sumber],
            precision=Precision(row.ketepatan),
            as_of=package.head.cycle,
            locus=row.letak,
            note=row.catatan,
        )
        grouped.setdefault((row.cakupan, row.ukuran, row.predikat), []).append(claim)
    made = []
    for (scope, measure, category), claims in grouped.items():
        label = measures.get(measure, measure)
        if category not in ("semua", "setiap"):
            label += f" {categories.get(category, category)}"
        if scope != "nasional":
            label += f", {places.get(scope, scope)}"
        made.append(
            Total(
                label=label,
                measure=measure,
                scope=scope,
                category=category,
                figure=to_figure(tuple(claims)),
            )
        )
    return tuple(
        sorted(
            made,
            key=lambda t: (t.scope != "nasional", t.measure != "penerima", t.category != "semua"),
        )
    )


def matrix(
    awards: Mapping[str, Mapping[str, AwardFound]],
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Districts by cycles, as (code, the cycles with a record), by code.

    pandas pivots the records: the one national table of this portal.
    """
    import pandas as pd

    records = [
        {"kode": code, "siklus": cycle, "rank": award.rank}
        for code, cycles in awards.items()
        if len(code.removeprefix("S")) > 2
        for cycle, award in cycles.items()
        if award.state != "diragukan"
    ]
    if not records:
        return ()
    wide = pd.DataFrame.from_records(records).pivot(index="kode", columns="siklus", values="rank")
    return tuple(
        (str(code), tuple(str(c) for c in wide.columns if pd.notna(row[c])))
        for code, row in wide.sort_index().iterrows()
    )
