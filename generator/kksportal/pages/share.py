"""What a district gives to the pages of the whole portal: its share.

Districts are planned and printed one at a time, in several processes. What national pages need of
a district is passed on as its share: rows ready to print, and a few plain values.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from kksportal import addresses
from kksportal.compute.district import DistrictResult
from kksportal.compute.nation import (
    DistrictScore,
    DistrictTrend,
    ToldScore,
    district_scores,
    district_trends,
    told_scores,
)
from kksportal.compute.resolve import StatedScore
from kksportal.model.claim import Figure, Missing
from kksportal.model.rows import Sumber
from kksportal.pages.numbers import RowNumbers, newest_day, number_of
from kksportal.text import date_text
from kksportal.words.context import DistrictContext
from kksportal.words.figures import SourceBook, figure_view, kind_of, statement_view
from kksportal.words.names import ASSESSORS
from kksportal.words.stages import stage_text
from kksportal.words.tables import cited, figure_cell, text
from kksportal.words.views import Cell, FigureView, StatementView


class News(NamedTuple):
    """The newest dated stage or event of a district."""

    day: str
    title: str
    detail: str
    href: str
    source: Sumber


class ChangeNews(NamedTuple):
    """A recorded change of a district's data, in words; plain texts, as they cross processes."""

    day: str
    region: str
    href: str  # the district's page
    place: str
    text: str
    as_of: str
    label: str  # of the source
    source: str  # where the source is listed, "" where it is no more
    note: str = ""  # its class, the reason, who decided


class DatasetShare(NamedTuple):
    """What the catalogue says of a district's package; plain texts, as they cross processes."""

    code: str
    slug: str
    name: str
    province: str
    updated: str
    issued: str
    licence: str  # its address
    maker: str
    first: str  # the first year of its data, "" where none is named
    last: str  # likewise the last


class IndicatorShare(NamedTuple):
    """A district's row on the page of an indicator: its values by year, the centre's score."""

    page: str  # the address of the indicator's page
    values: tuple[tuple[str, Cell], ...]
    score: Cell
    numbers: str = ""  # the same in numbers, packed


STATED_HEADS = ("Daerah", "Penilai", "Nilai", "Per tanggal", "Sumber")


class StatedShare(NamedTuple):
    """A district's row on the page of a tatanan: a score as its sources state it."""

    page: str
    cells: tuple[Cell, ...]


class CompareShare(NamedTuple):
    """A district's row in the comparison of its province in one tatanan."""

    page: str
    slug: str  # of the district
    day: str  # on which its data last changed
    cells: tuple[Cell, ...]
    days: tuple[str, ...] = ()  # of the figures in it, each once; "" where one has no date


class MapScore(NamedTuple):
    """The centre's score of a tatanan ("semua": of all) in the newest cycle, for maps."""

    tatanan: str
    value: str  # machine value
    text: str  # "84,6"
    as_of: str  # "per 28 Agustus 2025"
    ids: str  # of its sources in the district's package
    day: str = ""  # as precise as stated


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What one district gives to national pages."""

    name: Cell  # the first cell of its rows; leads to its sources
    news: News | None
    changes: tuple[ChangeNews, ...]
    dataset: DatasetShare | None
    indicators: tuple[IndicatorShare, ...]
    stated: tuple[StatedShare, ...]
    province: str  # the address of its province's page
    figures: tuple[FigureView, ...]  # what its sources say of the province
    statements: tuple[StatementView, ...]
    sources: tuple[Sumber, ...]  # of these two
    days: tuple[str, ...] = ()  # of these figures, "" where one has no date
    assessed: tuple[DistrictScore, ...] = ()  # of tatanan, for distributions
    moved: tuple[DistrictTrend, ...] = ()
    told: tuple[ToldScore, ...] = ()  # of tatanan, as sources state them


def make_share(context: DistrictContext, changes: tuple[ChangeNews, ...] = ()) -> Share:
    """A district's share; a simulated one adds no news, rows or data set to a real portal."""
    names, district = context.names, context.district
    row = names.districts[context.code]
    province = names.provinces[row.provinsi]
    name = text(context.label, href=addresses.DISTRICT_SOURCES(context.slug))
    excluded = district.simulated and not context.results.simulated
    book = SourceBook()
    figures = tuple(
        figure_view(
            f"{names.measures.get(t.ukuran, t.ukuran)} (menurut sumber {context.label})",
            figure,
            names,
            book,
            kind=kind_of(t),
        )
        for t in district.topics
        if t.subjek == province.kode
        for figure in t.series
    )
    statements = tuple(
        statement_view(s, district.sources[s.sumber], names, book)
        for s in district.package.pernyataan
        if s.subjek == province.kode
    )
    return Share(
        name=name,
        news=None if excluded else newest_event(context),
        changes=() if excluded else changes,
        dataset=None if excluded else dataset_share(context),
        indicators=() if excluded else tuple(_indicators(context)),
        stated=() if excluded else _stated(context),
        province=addresses.PROVINCE(province.id),
        figures=figures,
        statements=statements,
        sources=book.cited(),
        assessed=() if excluded else district_scores(district),
        moved=() if excluded else district_trends(district),
        told=() if excluded else told_scores(district),
        days=tuple(
            dict.fromkeys(
                claim.as_of
                for t in district.topics
                if t.subjek == province.kode and t.sifat == "capaian"
                for figure in t.series
                if not isinstance(figure, Missing)
                for claim in figure.claims
            )
        ),
    )


def dataset_share(context: DistrictContext) -> DatasetShare:
    """A district's package as the catalogue lists it."""
    package = context.district.package
    head = package.head
    days = {
        *(row.tahun for row in package.capaian),
        *(row.tahun for row in package.kelembagaan),
        *(row.per_tanggal for row in package.fakta),
        *(row.selesai or row.mulai for row in package.tahapan),
        *(row.tanggal for row in package.kegiatan if row.status == "terlaksana"),
    }
    years = sorted(day[:4] for day in days if day)
    return DatasetShare(
        code=context.code,
        slug=context.slug,
        name=context.label,
        province=context.names.provinces[context.names.districts[context.code].provinsi].nama,
        updated=head.updated,
        issued=head.created,
        licence=head.licence_url,
        maker=head.contributors[0] if head.contributors else "",
        first=years[0] if years else "",
        last=years[-1] if years else "",
    )


def _indicators(context: DistrictContext) -> list[IndicatorShare]:
    """Its rows on pages of indicators; such a page stands where any district gives one."""
    district = context.district
    unknown = Cell(text="belum ada data", status="belum-ada")
    listed = sources_address(context)
    shares = []
    for (cycle, code), result in district.indicators.items():
        page = addresses.INDICATOR(cycle, code)
        if page not in context.standing:
            continue
        values = tuple(
            (year, context.cells.away(figure, listed))
            if not result.criteria.get(year)
            else (year, Cell(text=result.criteria[year]))
            for year, figure in sorted(result.values.items())
        )
        last = district.last_scores[cycle, code].get("pusat")
        score = context.cells.away(last[1], listed) if last else unknown
        unit = context.results.indicators[cycle, code].satuan
        numbers = RowNumbers(
            context.code,
            tuple((y, n) for y, f in sorted(result.values.items()) if (n := number_of(f, unit))),
            number_of(last[1], "nilai") if last else "",
            newest_day(last[1]) if last else "",
        )
        shares.append(IndicatorShare(page, values, score, numbers.packed()))
    return shares


def sources_address(context: DistrictContext) -> str:
    """The page that lists a district's sources, to which national pages link."""
    return addresses.DISTRICT_SOURCES(context.slug)


def _stated(context: DistrictContext) -> tuple[StatedShare, ...]:
    book = SourceBook(sources_address(context))
    return tuple(
        StatedShare(
            addresses.TATANAN(one.tatanan),
            (
                text(context.label, href=context.tatanan_href(one.tatanan)),
                text(f"{ASSESSORS.get(one.assessor, one.assessor)}, {_cycle(one)}"),
                (cell := figure_cell(one.figure, context.names, book))._replace(links=()),
                text(_days_of(one.figure)),
                cited("", cell.links or (link for c in cell.claims for link in c.sources)),
            ),
        )
        for one in context.district.stated_scores
    )


def _cycle(score: StatedScore) -> str:
    return f"siklus {score.cycle}" if score.cycle else score.cycle_text


def _days_of(figure: Figure) -> str:
    """The dates of a figure's claims, in words; rival ones may have several."""
    claims = () if isinstance(figure, Missing) else figure.claims
    return " / ".join(dict.fromkeys(date_text(claim.as_of) for claim in claims))


def newest_event(context: DistrictContext) -> News | None:
    """The newest stage or event of a district that has a full date and took place."""
    district: DistrictResult = context.district
    events = [
        (
            row.selesai or row.mulai,
            f"{context.names.stages.get(row.tahap, row.tahap)} {row.siklus}",
            stage_text(row),
            row.sumber,
        )
        for row in district.package.tahapan
        if row.status != "rencana"
    ]
    events += [
        (row.tanggal, row.judul, row.tempat, row.sumber)
        for row in district.package.kegiatan
        if row.status != "rencana"
    ]
    dated = [event for event in events if len(event[0]) == 10]
    if not dated:
        return None
    day, title, detail, source = max(dated, key=lambda event: event[0])
    return News(
        day, f"{context.label}: {title}", detail, context.link.href, district.sources[source]
    )
