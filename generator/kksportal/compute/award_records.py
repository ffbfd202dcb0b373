"""What each source says of an award, one by one; and who, sources say, was without one.

Three things stand apart: assessed without an award, not assessed, and no source at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kksportal.model.award_rows import TANPA, KeputusanRow
from kksportal.model.package import AwardPackage, DistrictPackage
from kksportal.model.rows import Sumber
from kksportal.model.same_award import by_award, differing, numbers_of
from kksportal.text import date_text

NOT_WON, NOT_ASSESSED = TANPA
NEVER = "belum-pernah"  # of participation (keikutsertaan)
NATIONAL, SWASTI_SABA = "nasional", "swasti-saba"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A decision that an award rests on, and who names it."""

    number: str
    day: str  # as precise as stated; "" where it is not
    source: Sumber


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardRecord:
    """What one source says of an award."""

    category: str  # an id; "" where none is named
    wording: str  # the source's own words, where they are kept
    rank: str  # "terbaik 2"
    decision: Decision | None
    source: Sumber


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardRecords:
    """The records of a region's award in a cycle, and what they differ in."""

    records: tuple[AwardRecord, ...]  # by the id of their source
    differ: tuple[str, ...]  # columns: predikat, sebutan, peringkat, keputusan

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """The decisions they rest on, each once, in the order of the records."""
        return tuple(dict.fromkeys(one.decision for one in self.records if one.decision))


@dataclass(frozen=True, slots=True, kw_only=True)
class Without:
    """A district that was, as sources say, without an award in a cycle."""

    statuses: tuple[str, ...]  # tidak-meraih, tidak-dinilai; two are rivals
    sources: tuple[Sumber, ...]
    note: str

    @property
    def state(self) -> str:
        """What is known in one word: the more that is known of it, the earlier."""
        return self.statuses[0]


Records = Mapping[str, Mapping[str, AwardRecords]]  # by code and cycle
Withouts = Mapping[str, Mapping[str, Without]]


def award_records(packages: Iterable[AwardPackage]) -> Records:
    """By region code and cycle, what each source says of the award."""
    made: dict[str, dict[str, AwardRecords]] = {}
    for package in packages:
        sources = {row.id: row for row in package.sumber}
        numbers = numbers_of(package.keputusan)
        decisions = {row.id: _decision(row, sources) for row in package.keputusan}
        for (_, level, code, award), rows in by_award(package.penerima).items():
            if (level, award) != (NATIONAL, SWASTI_SABA):
                continue
            told = (
                AwardRecord(
                    category=row.predikat,
                    wording=row.sebutan,
                    rank=row.peringkat,
                    decision=decisions.get(row.keputusan),
                    source=sources[row.sumber],
                )
                for row in sorted(rows, key=lambda row: (row.sumber, row))
            )
            made.setdefault(code, {})[package.head.cycle] = AwardRecords(
                records=tuple(told), differ=differing(rows, numbers)
            )
    return made


def _decision(row: KeputusanRow, sources: Mapping[str, Sumber]) -> Decision:
    return Decision(number=row.nomor_keputusan, day=row.tanggal, source=sources[row.sumber])


def without_award(packages: Iterable[AwardPackage]) -> Withouts:
    """By district code and cycle, who was without an award as sources say; others are unknown."""
    made: dict[str, dict[str, Without]] = {}
    for package in packages:
        sources = {row.id: row for row in package.sumber}
        by_code: dict[str, list[tuple[str, str, str]]] = {}
        for row in package.tanpa_penghargaan:
            if row.tingkat == NATIONAL:
                by_code.setdefault(row.wilayah, []).append((row.sumber, row.status, row.catatan))
        for code, told in by_code.items():
            said, ordered = {status for _, status, _ in told}, sorted(told)
            made.setdefault(code, {})[package.head.cycle] = Without(
                statuses=tuple(status for status in TANPA if status in said),
                sources=tuple({name: sources[name] for name, _, _ in ordered}.values()),
                note="; ".join(dict.fromkeys(note for _, _, note in ordered if note)),
            )
    return made


def own_without(
    package: DistrictPackage, cycles: Iterable[str], told: Mapping[str, Without]
) -> dict[str, Without]:
    """In which cycles a district was without an award, by award packages and its own.

    Who was never assessed up to a day was not in any cycle of the years before; of the year
    itself that is not said. What award packages tell comes first.
    """
    sources = {row.id: row for row in package.sumber}
    made: dict[str, Without] = {}
    for row in package.keikutsertaan:
        if (row.subjek, row.status) != (package.head.code, NEVER) or not row.per_tanggal:
            continue
        source = sources[row.sumber]
        note = f"belum pernah dinilai, menurut keadaan {date_text(row.per_tanggal)}"
        for cycle in cycles:
            if cycle < row.per_tanggal[:4]:
                made[cycle] = Without(statuses=(NOT_ASSESSED,), sources=(source,), note=note)
    return made | dict(told)
