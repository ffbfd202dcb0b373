"""Rows to claims, claims to figures: what one or more sources say about one thing at one time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from kksportal.model.claim import Claim, Figure, Missing, Place, Precision, Reason, to_figure
from kksportal.model.package import DistrictPackage
from kksportal.model.rows import Fakta, Sumber


def decimal(text: str) -> Decimal:
    """A cell as a number, memoised by its text: 75 and 75.0 stay apart."""
    return Decimal(text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One thing that sources speak of: its claims by moment, newest first, undated last."""

    subjek: str
    ukuran: str
    sifat: str
    tatanan: str
    inovasi: str
    series: tuple[Figure, ...]
    claims: tuple[tuple[Claim, str], ...]  # each with the cycle it names, or ""

    @property
    def latest(self) -> Figure:
        """The figure of the newest moment."""
        return self.series[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedScore:
    """A tatanan's score as sources tell it, for one cycle and assessor."""

    cycle: str
    cycle_text: str
    tatanan: str
    assessor: str
    figure: Figure
    stage: str = ""


def source_map(package: DistrictPackage) -> dict[str, Sumber]:
    """The package's sources by id."""
    return {row.id: row for row in package.sumber}


def topics(package: DistrictPackage) -> tuple[Topic, ...]:
    """Every thing the package's facts tell of, in the order of first mention."""
    sources = source_map(package)
    grouped: dict[tuple[str, str, str, str, str], list[tuple[Claim, str] | Missing]] = {}
    for line, row in enumerate(package.fakta, start=2):
        key = (row.subjek, row.ukuran, row.sifat, row.tatanan, row.inovasi)
        grouped.setdefault(key, []).append(_claim(row, line, package, sources))
    made = []
    for (subjek, ukuran, sifat, tatanan, inovasi), items in grouped.items():
        claims = tuple(item for item in items if not isinstance(item, Missing))
        empty = tuple(item for item in items if isinstance(item, Missing))
        series = (*moments(claim for claim, _ in claims),) or (min(empty, key=_why),)
        made.append(
            Topic(
                subjek=subjek,
                ukuran=ukuran,
                sifat=sifat,
                tatanan=tatanan,
                inovasi=inovasi,
                series=series,
                claims=claims,
            )
        )
    return tuple(made)


def _why(empty: Missing) -> tuple[str, str, str]:
    """Of several reasons for one empty figure, the first by source: rows have no order."""
    return (empty.source.id if empty.source else "", empty.reason.value, empty.note)


def _claim(
    row: Fakta, line: int, package: DistrictPackage, sources: dict[str, Sumber]
) -> tuple[Claim, str] | Missing:
    source = sources[row.sumber]
    if not row.nilai:
        return Missing(reason=Reason(row.keadaan or "belum-ada"), note=row.catatan, source=source)
    claim = Claim(
        value=decimal(row.nilai),
        unit=row.satuan,
        source=source,
        out_of=decimal(row.dari) if row.dari else None,
        precision=Precision(row.ketepatan),
        as_of=row.per_tanggal or (row.target_tanggal if row.sifat != "capaian" else ""),
        locus=row.letak,
        speaker=row.penutur,
        note=row.catatan,
        place=_place(package, "fakta", line),
    )
    return claim, row.siklus


def _place(package: DistrictPackage, resource: str, line: int) -> Place:
    """A line of a table's file, which the head may call otherwise than the table."""
    return Place(path=f"{package.head.folder}/{package.head.file_of(resource)}", line=line)


def moments(claims: Iterable[Claim]) -> tuple[Figure, ...]:
    """Claims grouped into moments: dates that overlap ("2025-10", "2025-10-22") are one moment.

    Newest first, undated last. Undated claims are one moment.
    """
    groups: list[list[Claim]] = []
    for claim in sorted(claims, key=lambda c: (c.as_of, c.source.id), reverse=True):
        for group in groups:
            if any(_overlap(claim.as_of, other.as_of) for other in group):
                group.append(claim)
                break
        else:
            groups.append([claim])
    return tuple(to_figure(tuple(group)) for group in groups)


def _overlap(one: str, other: str) -> bool:
    if not one or not other:
        return one == other
    if len(one) == 4 or len(other) == 4:  # a bare year says too little to contradict a day in it
        return one == other
    return one.startswith(other) or other.startswith(one)


def stated_scores(package: DistrictPackage) -> tuple[StatedScore, ...]:
    """Scores of tatanan as sources state them; those of one stage and moment together."""
    sources = source_map(package)
    grouped: dict[tuple[str, str, str, str, str], list[Claim]] = {}
    for line, row in enumerate(package.nilai_tatanan, start=2):
        claim = Claim(
            value=decimal(row.nilai),
            unit=row.satuan,
            source=sources[row.sumber],
            precision=Precision(row.ketepatan),
            as_of=row.per_tanggal,
            locus=row.letak,
            speaker=row.penutur,
            note=row.catatan,
            place=_place(package, "nilai_tatanan", line),
        )
        key = (row.siklus, row.siklus_teks, row.tatanan, row.penilai, row.tahap)
        grouped.setdefault(key, []).append(claim)
    return tuple(
        StatedScore(
            cycle=cycle,
            cycle_text=cycle or words or "siklus tidak disebut",
            tatanan=tatanan,
            assessor=assessor,
            figure=figure,
            stage=stage,
        )
        for (cycle, words, tatanan, assessor, stage), claims in grouped.items()
        for figure in moments(claims)
    )
