"""What is computed once for the whole portal: awards, totals, steps, ladders."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from kksportal.compute.alike import alike_districts
from kksportal.compute.award_records import (
    AwardRecords,
    Records,
    Without,
    Withouts,
    award_records,
    without_award,
)
from kksportal.compute.awards import AwardFound, Total, award_map, matrix, totals
from kksportal.compute.ladders import Ladder, ladders_of
from kksportal.compute.score import steps_of
from kksportal.model.award_rows import DiragukanRow
from kksportal.model.claim import Figure, Missing
from kksportal.model.framework_rows import IndikatorRow
from kksportal.model.package import AwardPackage, PortalInput
from kksportal.model.rows import Sumber


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedResults:
    """What all districts share: awards, totals, steps of scores, names; nothing of one's own."""

    data: PortalInput
    simulated: bool  # every district is simulated: then national pages show and mark them
    packaged: frozenset[str]  # codes of all districts that have a package
    ladder: tuple[str, ...]  # categories (predikat) from lowest to highest
    measures: Mapping[str, str]  # names of measures (ukuran)
    units: Mapping[str, str]  # names of units (satuan)
    kecamatan: Mapping[str, int]  # by district code
    indicators: Mapping[tuple[str, str], IndikatorRow]
    steps: Mapping[tuple[str, str], tuple[Decimal, ...]]
    awards: Mapping[str, Mapping[str, AwardFound]]
    totals: Mapping[str, tuple[Total, ...]]
    doubts: tuple[tuple[DiragukanRow, Sumber], ...]
    cycles_with_awards: tuple[str, ...]
    ladders: Mapping[str, Ladder]  # by cycle: the categories it had
    ceremonies: Mapping[str, str]  # by cycle: the day of its ceremony, as precise as stated
    alike: Mapping[str, tuple[str, ...]]  # by district code: those alike, the nearest first
    records: Records = field(default_factory=dict)  # what each source says of an award
    without: Withouts = field(default_factory=dict)  # who, sources say, had no award
    _none: Mapping[str, AwardFound] = field(default_factory=dict)

    def history(self, code: str) -> Mapping[str, AwardFound]:
        """A region's awards by cycle."""
        return self.awards.get(code, self._none)

    def records_of(self, code: str, cycle: str) -> AwardRecords | None:
        """What each source says of a region's award in a cycle; None where none does."""
        return self.records.get(code, {}).get(cycle)

    def without_of(self, code: str, cycle: str) -> Without | None:
        """What sources say of a district without an award in a cycle; None where none does."""
        return self.without.get(code, {}).get(cycle)

    def day_of(self, cycle: str) -> str:
        """When a cycle's awards were given: the day of its ceremony, or else its year."""
        return self.ceremonies.get(cycle) or cycle

    def categories(self, cycle: str) -> tuple[str, ...]:
        """The award categories a cycle had, from the lowest, as far as is known up to then."""
        last = max((known for known in self.ladders if known <= cycle), default="")
        return self.ladders[last].categories if last else ()

    def total(self, cycle: str) -> Figure:
        """The number of recipients of a cycle in the nation, as sources state it."""
        return next(
            (
                t.figure
                for t in self.totals.get(cycle, ())
                if (t.scope, t.measure, t.category) == ("nasional", "penerima", "semua")
            ),
            Missing(),
        )

    def headline_total(self, cycle: str) -> int:
        """The total that most sources state, only to draw a bar; 0 where none is known."""
        figure = self.total(cycle)
        if isinstance(figure, Missing):
            return 0
        counts = Counter(int(claim.value) for claim in figure.claims)
        return max(counts, key=lambda value: (counts[value], value))

    def recipients(self, cycle: str) -> list[tuple[str, AwardFound]]:
        """Districts with a record in a cycle, doubted ones apart, by code."""
        return [
            (code, cycles[cycle])
            for code, cycles in sorted(self.awards.items())
            if cycle in cycles
            and cycles[cycle].state != "diragukan"
            and len(code.removeprefix("S")) > 2
            and code.startswith("S") == self.simulated
        ]

    def matrix(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Districts by cycles with a record; simulated ones stay out of a real portal."""
        mine = {c: a for c, a in self.awards.items() if c.startswith("S") == self.simulated}
        return matrix(mine)


def compute_shared(data: PortalInput, codes: Collection[str]) -> SharedResults:
    """What no single district decides; `codes` are those of all districts with a package."""
    names = {row.id: row.nama for row in data.vocabulary.predikat}
    ranks = {row.id: int(row.urutan) for row in data.vocabulary.predikat if row.urutan}
    places = {p.kode: p.nama for region in data.regions for p in region.provinsi}
    simulated = bool(codes) and all(code.startswith("S") for code in codes)
    mine = [a for a in data.awards if a.head.simulated == simulated]
    award_totals: dict[str, tuple[Total, ...]] = {}
    for package in mine:
        award_totals[package.head.cycle] = totals(package, data.vocabulary, places)
    many = Counter(k.daerah for region in data.regions for k in region.kecamatan)
    ladder = tuple(sorted(ranks, key=ranks.__getitem__))
    kecamatan = {d.kode: many[d.id] for region in data.regions for d in region.daerah}
    awards = award_map(data.awards, names, ranks)
    rows = (row for region in data.regions for row in region.daerah)
    return SharedResults(
        data=data,
        simulated=simulated,
        packaged=frozenset(codes),
        ladder=ladder,
        measures={row.id: row.nama for row in data.vocabulary.ukuran},
        units={row.id: row.nama for row in data.vocabulary.satuan},
        kecamatan=kecamatan,
        indicators={
            (cycle, row.kode): row
            for cycle, framework in data.frameworks.items()
            for row in framework.indikator
        },
        steps=steps_of(data.frameworks),
        awards=awards,
        totals=award_totals,
        doubts=tuple(
            (row, next(s for s in a.sumber if s.id == row.sumber))
            for a in mine
            for row in a.diragukan
        ),
        cycles_with_awards=tuple(
            sorted({a.head.cycle for a in mine if a.penerima or a.tanpa_penghargaan})
        ),
        ladders=ladders_of(data.frameworks.values(), mine, ladder),
        ceremonies={a.head.cycle: max((row.tanggal for row in a.acara), default="") for a in mine},
        alike=alike_districts(rows, awards, kecamatan),
        records=award_records(data.awards),
        without=without_award(data.awards),
    )


def award_packages(data: PortalInput, results: SharedResults) -> list[tuple[str, AwardPackage]]:
    """The award results that are shown, by cycle, newest first."""
    shown = [
        (package.head.cycle, package)
        for package in data.awards
        if package.head.simulated == results.simulated
        and package.head.cycle in results.cycles_with_awards
    ]
    return sorted(shown, key=lambda one: one[0], reverse=True)
