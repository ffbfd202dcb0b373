"""Districts side by side: one table a province and tatanan, always of one instrument.

Scores of two instruments are never set beside each other. Where a comparison would mislead for
another reason, the row says so in words.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from kksportal import addresses
from kksportal.model.claim import Missing
from kksportal.model.result import Score
from kksportal.pages.nation.context import NationContext
from kksportal.pages.share import CompareShare, sources_address
from kksportal.pages.site import Page
from kksportal.text import date_text, join_words, number
from kksportal.words.cards import ORDER, one_decimal
from kksportal.words.context import DistrictContext
from kksportal.words.figures import SourceBook
from kksportal.words.frames import Crumb, frame
from kksportal.words.names import ASSESSORS
from kksportal.words.neighbours import compared_provinces
from kksportal.words.spans import Span
from kksportal.words.tables import figure_cell, text
from kksportal.words.views import Cell, Link

_DAY = re.compile(r'data-hari="([0-9-]*)"')
_UNKNOWN = Cell(text="–", status="belum-ada")  # the page says what it means


def compare_shares(context: DistrictContext) -> tuple[CompareShare, ...]:
    """A district's row in each comparison for which it has data."""
    newest = context.names.frameworks_newest
    if not newest:
        return ()
    province = context.names.districts[context.code].provinsi
    day = context.district.package.head.updated
    shares = []
    for tatanan in context.names.tatanan_now:
        cells = _row(context, newest[0], tatanan.id)
        if cells:
            address = addresses.COMPARE(province, tatanan.id)
            days = tuple(dict.fromkeys(_days(context, newest[0], tatanan.id)))
            shares.append(CompareShare(address, context.slug, day, cells, days))
    return tuple(shares)


def _row(context: DistrictContext, cycle: str, slug: str) -> tuple[Cell, ...]:
    """The cells of a row, or none where no assessor's score of the tatanan is known."""
    district = context.district
    scores = {
        a: s for a in ORDER if (s := district.scores.get((cycle, slug, a))) and s.mean is not None
    }
    stated = {
        t.assessor: figure_cell(
            t.figure, context.names, SourceBook(sources_address(context))
        )._replace(links=())
        for t in district.stated_scores
        if t.tatanan == slug and t.cycle == cycle and t.assessor in ORDER
    }
    older = sorted({c for c, s, _ in district.scores if s == slug and c != cycle}, reverse=True)
    name = text(context.label, href=context.tatanan_href(slug))
    codes = [r.kode for r in context.data.frameworks[cycle].indikator if r.tatanan == slug]
    if not scores and not stated:
        if not older:
            return ()
        why = text(
            f"Tidak dapat dibandingkan: nilainya hanya ada pada instrumen siklus {older[0]}, "
            f"yang berbeda dengan siklus {cycle}."
        )
        return (name, *[_UNKNOWN] * (len(ORDER) + 1), why, *[_UNKNOWN] * len(codes))
    marks = [_score_cell(s) if (s := scores.get(a)) else stated.get(a, _UNKNOWN) for a in ORDER]
    most = max(scores.values(), key=lambda s: s.filled, default=None)
    filled = text(f"{most.filled} dari {most.total}") if most else _UNKNOWN
    last_scores = (district.last_scores.get((cycle, code), {}).get("pusat") for code in codes)
    listed = sources_address(context)
    centre = [context.cells.away(last[1], listed) if last else _UNKNOWN for last in last_scores]
    return (name, *marks, filled, text(_warning(scores, stated, most) or "–"), *centre)


def _days(context: DistrictContext, cycle: str, slug: str) -> Iterator[str]:
    """The dates of the figures in a row, as precise as stated; "" where one has none."""
    district = context.district
    for assessor in ORDER:
        score = district.scores.get((cycle, slug, assessor))
        if score and score.mean is not None:
            yield score.as_of
    figures = [
        t.figure
        for t in district.stated_scores
        if t.tatanan == slug and t.cycle == cycle and t.assessor in ORDER
    ]
    for row in context.data.frameworks[cycle].indikator:
        last = district.last_scores.get((cycle, row.kode), {}) if row.tatanan == slug else {}
        figures += [last["pusat"][1]] if "pusat" in last else []
    for figure in figures:
        if not isinstance(figure, Missing):
            yield from (claim.as_of for claim in figure.claims)


def _score_cell(score: Score) -> Cell:
    assert score.mean is not None
    value = one_decimal(score.mean)
    return Cell(
        text=number(value),
        value=format(value, "f"),
        source_ids=" ".join(source.id for source in score.sources),
        note=f"per {date_text(score.as_of)}" if score.as_of else "tanggal tidak disebut",
    )


def _warning(scores: Collection[str], stated: Collection[str], most: Score | None) -> str:
    """Why the row is to be compared with care; "" where there is no reason."""
    parts = []
    if most and most.filled < most.total:
        parts.append(f"skornya atas {most.filled} dari {most.total} indikator")
    missing = [ASSESSORS[a].lower() for a in ORDER if a not in scores and a not in stated]
    if missing:
        parts.append(f"belum ada skor {join_words(missing)}")
    if not scores:
        parts.append("nilai disebut sumber, bukan dihitung dari indikator")
    reasons = "; ".join(parts)
    return f"Bandingkan dengan hati-hati: {reasons}." if reasons else ""


def compare_pages(context: NationContext) -> Iterator[Page]:
    """A page a province and tatanan of which any district has data, of the newest instrument."""
    for cycle in context.names.frameworks_newest[:1]:
        yield from (_page(one, cycle, context) for one in context.compared if context.wants(one))


def _page(address: str, cycle: str, context: NationContext) -> Page:
    names, results = context.names, context.results
    province, slug = addresses.COMPARE.parts(address) or ("", "")
    name, tatanan = names.provinces[province].nama, names.tatanan.get(slug, slug)
    rows = [r for r in results.data.frameworks[cycle].indikator if r.tatanan == slug]
    here = [row for row in names.current if row.provinsi == province]
    span, printed, comparable = Span(), [], 0
    for given in context.rows(address):
        days, _, row = given.partition("\n")
        comparable += bool(days)
        span.add_all("" if day == "-" else day for day in days.split())
        printed.append(row)
    without = [r for r in here if not any(f'data-daerah="{r.id}"' in row for row in printed)]
    title = f"{tatanan} di {name}, siklus {cycle}"
    view = ComparePage(
        title=title,
        cycle=cycle,
        indicators=tuple(
            Link(label=r.kode, href=context.indicator_href(cycle, r.kode), note=r.nama)
            for r in rows
        ),
        alone=alone_text(comparable, name, cycle),
        rows=tuple(printed),
        without=tuple(Link(label=r.nama, href=addresses.DISTRICT(r.id)) for r in without),
        others=tuple(
            Link(label=t.nama, href=addresses.COMPARE(province, t.id), current=t.id == slug)
            for t in names.tatanan_now
            if addresses.COMPARE(province, t.id) in context.compared
        ),
    )
    return Page(
        frame=frame(
            address,
            f"Perbandingan {title}",
            f"Skor {tatanan} tiap kabupaten dan kota di {name} berdampingan, siklus {cycle}, "
            "menurut tiga penilai.",
            max(_DAY.findall("".join(printed)), default=""),
            section="daerah",
            crumbs=(
                Crumb("Daerah", addresses.DISTRICTS()),
                Crumb("Perbandingan", addresses.COMPARE_INDEX()),
                Crumb(name, addresses.COMPARE_PROVINCE(province)),
            ),
        ),
        view=view,
        figures=span.text,
    )


def alone_text(comparable: int, province: str, cycle: str) -> str:
    """That fewer than two districts have a figure of the instrument; "" where it is not so."""
    if comparable > 1:
        return ""
    many = "Baru satu daerah" if comparable else "Belum ada daerah"
    return (
        f"{many} di {province} yang nilainya diketahui menurut instrumen siklus {cycle}, jadi "
        "tidak ada yang dapat disandingkan."
    )


def compare_index(context: NationContext) -> Iterator[Page]:
    """The page on which districts are chosen; it links to all comparisons, by province."""
    names = context.names
    if not names.frameworks_newest or not context.wants(addresses.COMPARE_INDEX()):
        return
    cycle = names.frameworks_newest[0]
    view = CompareIndexPage(
        cycle=cycle,
        tatanan=tuple(Link(label=t.nama, href=t.id) for t in names.tatanan_now),
        provinces=tuple(
            (
                Link(label=names.provinces[p].nama, href=addresses.COMPARE_PROVINCE(p)),
                tuple(
                    Link(label=t.nama, href=address)
                    for t in names.tatanan_now
                    if (address := addresses.COMPARE(p, t.id)) in context.compared
                ),
            )
            for p in compared_provinces(names, simulated=context.results.simulated)
        ),
    )
    yield Page(
        frame=frame(
            addresses.COMPARE_INDEX(),
            "Bandingkan daerah",
            "Dua sampai empat kabupaten dan kota berdampingan: penghargaan, tahap, angka, dan "
            f"nilai tatanan siklus {cycle}.",
            context.info.updated,
            section="daerah",
            crumbs=(Crumb("Daerah", addresses.DISTRICTS()),),
        ),
        view=view,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparePage:
    """`banding.html`: the districts of a province side by side in one tatanan."""

    title: str
    cycle: str
    indicators: tuple[Link, ...]  # label = code, note = name
    alone: str  # that there is nothing to compare with; "" where there is
    rows: tuple[str, ...]  # printed, one a district
    without: tuple[Link, ...]  # districts of which nothing is known here
    others: tuple[Link, ...]  # the province's other tatanan


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareIndexPage:
    """`banding-pilih.html`: which districts to compare."""

    cycle: str
    tatanan: tuple[Link, ...]  # href = its slug
    provinces: tuple[tuple[Link, tuple[Link, ...]], ...]
