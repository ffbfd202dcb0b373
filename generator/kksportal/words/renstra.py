"""Which indicators of a tatanan stand in which office's Renstra, with period, place and source."""

from __future__ import annotations

from kksportal.model.rows import Renstra
from kksportal.words.context import DistrictContext
from kksportal.words.tables import cited, table, text
from kksportal.words.views import Cell, Table

_HEADS = ("Indikator", "Perangkat daerah", "Bunyi di Renstra", "Dokumen")


def renstra_table(context: DistrictContext, tatanan: str) -> Table | None:
    """The indicators of a tatanan, the newest cycle first; None where no source names any."""
    rows = [row for row in context.district.package.renstra if _of(context, row) == tatanan]
    rows.sort(key=lambda row: (-int(row.siklus), row.indikator))
    return table("Indikator dalam Renstra", _HEADS, (_cells(context, row) for row in rows))


def _of(context: DistrictContext, row: Renstra) -> str:
    known = context.results.indicators.get((row.siklus, row.indikator))
    return known.tatanan if known else ""


def _cells(context: DistrictContext, row: Renstra) -> tuple[Cell, ...]:
    link = context.book.cite(context.sources[row.sumber])
    return (
        text(
            context.names.indicator(row.siklus, row.indikator) or row.indikator,
            href=context.indicator_href(row.siklus, row.indikator),
            note=f"{row.indikator}, siklus {row.siklus}",
        ),
        text(row.perangkat_daerah),
        text(row.indikator_renstra),
        cited(plan_name(row), (link,)),
    )


def plan_name(row: Renstra) -> str:
    """The plan with its years, and where in it: "Renstra Dinas Kesehatan 2021–2026, hlm. 47"."""
    years = "–".join(year for year in (row.tahun_mulai, row.tahun_selesai) if year)
    named = row.dokumen or f"Renstra {row.perangkat_daerah}"
    told = named if years in named else f"{named} {years}"
    return f"{told}, {row.letak}" if row.letak else told
