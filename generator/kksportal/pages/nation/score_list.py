"""Each district's computed scores of a tatanan by all three assessors, and each province's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from kksportal import addresses
from kksportal.compute.nation import Absence, Assessed
from kksportal.compute.spread import Spread, spreads
from kksportal.pages.nation.context import NationContext
from kksportal.words.distribution import tenth
from kksportal.words.tables import table, text
from kksportal.words.views import Cell, Table

_SHORT = {"mandiri": "Mandiri", "provinsi": "Provinsi", "pusat": "Pusat"}
SIGNS = (
    "Tiga penilai, tiga angka; tidak dijumlahkan. Tanda *: baru sebagian indikatornya diskor. "
    "Beda: sumber tidak sepakat. Tanda –: tidak ada skornya. Angka siklus atau tahun sebelumnya "
    "diberi keterangan."
)
_WHY = {
    Absence.NO_DATA: Cell(text="–", status="belum-ada"),
    Absence.NO_SCORE: Cell(text="–", status="belum-ada"),
    Absence.PARTIAL: Cell(text="*"),
    Absence.DISPUTED: Cell(text="beda"),
}


def score_table(
    slug: str, label: str, made: Sequence[Assessed], context: NationContext
) -> Table | None:
    """A row a district that anybody scored: three figures beside each other, never merged."""
    names = context.names
    scored = {code for one in made for code in one.given}
    cycle, heads = _heads(made)
    return table(
        f"Skor {label} tiap daerah{cycle}",
        ("Daerah", *heads),
        (
            (
                text(
                    names.district_link(code).label,
                    href=addresses.DISTRICT_TATANAN(names.districts[code].id, slug),
                ),
                *(_cell(code, one) for one in made),
            )
            for code in context.codes
            if code in scored
        ),
        compare=True,
    )


def _heads(made: Sequence[Assessed]) -> tuple[str, tuple[str, ...]]:
    """The cycle, told once where all assessors share it, and the heads of their columns."""
    cycles = {one.cycle for one in made}
    if len(cycles) == 1:
        return f", siklus {cycles.pop()}", tuple(_SHORT[one.assessor] for one in made)
    return "", tuple(f"{_SHORT[one.assessor]} {one.cycle}" for one in made)


def _cell(code: str, one: Assessed) -> Cell:
    """A score; one of an earlier year or cycle says of which, one that is no score says why."""
    if code in one.scores:
        value = str(one.scores[code])
        year, newest = one.days[code][:4], max(one.dated, default="")[:4]
        note = "" if year == newest else year or "tanpa tanggal"
        return text(tenth(Decimal(value)), note=note)
    why = one.why[code]
    if why is Absence.OLDER:
        old = one.given[code]
        return text(tenth(Decimal(old.mean)) if old.mean else "beda", note=f"siklus {old.cycle}")
    return _WHY[why]


def province_scores(label: str, made: Sequence[Assessed], context: NationContext) -> Table | None:
    """A row a province: the median of its districts by each assessor, and of how many it is."""
    names = context.names
    of = {code: names.districts[code].provinsi for code in context.codes}
    whole = Counter(of.values())
    columns = [spreads((of[c], v) for c, v in sorted(one.scores.items())) for one in made]
    known = {slug for column in columns for slug in column}
    cycle, heads = _heads(made)
    return table(
        f"Skor {label} menurut provinsi{cycle}",
        ("Provinsi", *heads),
        (
            (
                text(names.provinces[slug].nama, href=addresses.PROVINCE(slug)),
                *(_middle(column.get(slug), whole[slug]) for column in columns),
            )
            for slug in whole
            if slug in known
        ),
    )


def _middle(spread: Spread | None, whole: int) -> Cell:
    """The median of a province, of too few its ends, with how many are known of all."""
    if spread is None:
        return _WHY[Absence.NO_SCORE]
    return text(middle_text(spread), note=f"{spread.n} dari {whole} daerah")


def middle_text(spread: Spread) -> str:
    """ "median 84,6"; of too few districts their ends: "70 sampai 85", or the one there is."""
    if spread.has_median:
        return f"median {tenth(spread.median)}"
    if spread.lowest == spread.highest:
        return tenth(spread.median)
    return f"{tenth(spread.lowest)} sampai {tenth(spread.highest)}"


def by_province(
    scores: Mapping[str, Decimal], context: NationContext
) -> Iterator[tuple[str, list[Decimal]]]:
    """The scores of each province that has any, under its name."""
    groups: dict[str, list[Decimal]] = {}
    for code in context.codes:
        if code in scores:
            groups.setdefault(context.names.districts[code].provinsi, []).append(scores[code])
    for slug, values in groups.items():
        yield context.names.provinces[slug].nama, values
