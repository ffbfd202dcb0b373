"""The picture of a district shown with shared links; it repeats facts of its page, no others."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from kksportal.compute.awards import AwardFound
from kksportal.compute.shared import SharedResults
from kksportal.model.package import DistrictPackage
from kksportal.model.region_rows import DaerahRow
from kksportal.text import date_text, number
from kksportal.words.context import DistrictContext
from kksportal.words.names import Names
from kksportal.words.portal import PortalInfo
from kksportal.words.spans import span_of


class CardView(NamedTuple):
    """The texts of a card, ready to draw."""

    name: str
    province: str
    award: str  # "Wistara 2025", or "Belum ada data"
    award_note: str
    has_award: bool
    figures: str  # "24 angka dari 6 sumber"
    as_of: str  # "November 2023 sampai Agustus 2025", of the figures; else the day of the change
    portal: str
    simulated: bool


def share_card(context: DistrictContext, info: PortalInfo) -> CardView:
    """The card of one district with a package."""
    package, row = context.district.package, context.names.districts[context.code]
    card = short_card(row, context.results, context.names, package.head.updated, info)
    span = span_of(package).text.partition(",")[0]  # a card has no room for "sebagian tanpa …"
    return card._replace(
        figures=_figures_text(package), as_of=span.removeprefix("dari ") or card.as_of
    )


def short_card(
    row: DaerahRow, results: SharedResults, names: Names, changed: str, info: PortalInfo
) -> CardView:
    """The card of a district without a package: what award records say of it, as of `changed`."""
    award, note = _last_award(results.history(row.kode))
    return CardView(
        name=row.nama,
        province=names.provinces[row.provinsi].nama,
        award=award or "Belum ada data",
        award_note=note,
        has_award=bool(award),
        figures="Belum ada angka",
        as_of=f"diperbarui {date_text(changed)}" if changed else "",
        portal=info.name,
        simulated=names.simulated(row.kode),
    )


def _last_award(history: Mapping[str, AwardFound]) -> tuple[str, str]:
    """The newest award with its cycle, and the day of its newest source."""
    for cycle in sorted(history, reverse=True):
        award = history[cycle]
        if not award.won:
            continue
        days = [source.tanggal_terbit for source in award.sources if source.tanggal_terbit]
        when = date_text(max(days)) if days else "tanpa tanggal"
        label = "Sumbernya berbeda" if award.state == "berbeda" else "Penghargaan menurut sumber"
        return f"{award.text} {cycle}", f"{label}, {when}"
    return "", "Penghargaan Swasti Saba"


def count_figures(package: DistrictPackage) -> int:
    """How many rows of a package state a number; every one of them names its source."""
    return (
        sum(bool(row.nilai) for row in package.fakta)
        + sum(bool(row.nilai) for row in package.nilai_tatanan)
        + sum(bool(row.nilai) for row in package.capaian)
        + sum(bool(row.skor) for row in package.penilaian)
    )


def _figures_text(package: DistrictPackage) -> str:
    many = count_figures(package)
    if not many:
        return f"Belum ada angka, {len(package.sumber)} sumber"
    return f"{number(str(many))} angka dari {len(package.sumber)} sumber"
