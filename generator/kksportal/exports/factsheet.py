"""The fact sheet of a district for the press: two pages of figures, their sources and dates.

What does not fit is on the web page that the sheet names.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kksportal.pages.district.main import key_figures, lead_sentences, other_figures
from kksportal.text import date_text, join_words
from kksportal.words.awards import award_entries
from kksportal.words.cards import ORDER, all_card, tatanan_card, tatanan_cards
from kksportal.words.context import DistrictContext
from kksportal.words.figures import figure_view
from kksportal.words.names import ASSESSORS
from kksportal.words.portal import PortalInfo
from kksportal.words.spans import span_of
from kksportal.words.stages import stage_views
from kksportal.words.views import FigureView, Link, SourceView

ROOMS = (30, 16, 8, 3, 0)  # how many more figures a sheet may hold; fewer until it fits two pages
_LONG = 160  # characters of a note or a title
_NOTED = 100  # characters of a note in a narrow column


class SheetClaim(NamedTuple):
    """One source's figure as printed: its total or unit, its date, a note, numbers of sources."""

    text: str
    beside: str
    when: str
    note: str
    refs: tuple[int, ...]


class SheetFigure(NamedTuple):
    """A labelled figure; rival claims are side by side."""

    label: str
    rival: str  # who differs, "" where none does
    claims: tuple[SheetClaim, ...]
    missing: str


class SheetRow(NamedTuple):
    """A row of a table: its head, and what each column says."""

    head: str
    cells: tuple[tuple[SheetClaim, ...], ...]


class SheetSource(NamedTuple):
    """A source as listed at the end."""

    number: int
    title: str
    about: str
    url: str


class SheetView(NamedTuple):
    """Everything on a fact sheet, ready to set."""

    name: str
    province: str
    code: str
    cycle: str
    as_of: str  # of the figures: "angka dari November 2023 sampai Agustus 2025"
    updated: str  # the day on which the data last changed
    day: str  # ISO; the sheet's own date
    portal: str
    office: str
    report: str
    days: str
    licence: str
    licence_url: str
    address: str
    simulated: bool
    archived: str  # of which closed cycle it is the sheet; "" of the present
    lead: tuple[str, ...]
    key: tuple[SheetFigure, ...]
    assessors: tuple[str, ...]
    scores: tuple[SheetRow, ...]
    no_scores: str
    awards: tuple[SheetRow, ...]
    no_awards: str
    stages: tuple[SheetRow, ...]
    no_stages: str
    figures: tuple[SheetFigure, ...]
    more: str
    sources: tuple[SheetSource, ...]


class _Refs:
    """Numbers of the sources a sheet cites, in the order in which it cites them."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def of(self, links: Iterable[Link]) -> tuple[int, ...]:
        """The numbers of the sources that links lead to."""
        numbers = self._numbers
        refs = {numbers.setdefault(link.href[1:], len(numbers) + 1) for link in links}
        return tuple(sorted(refs))

    def listed(self, sources: Iterable[SourceView]) -> tuple[SheetSource, ...]:
        """The cited sources by number."""
        cited = [s for s in sources if s.anchor in self._numbers]
        return tuple(
            SheetSource(
                number=self._numbers[s.anchor],
                title=_short(s.title) + ("" if s.sure_title else " (judul dari kami)"),
                about=f"{_short(s.publisher)}, {s.date_text}",
                url=s.url,
            )
            for s in sorted(cited, key=lambda s: self._numbers[s.anchor])
        )


def fact_sheet(context: DistrictContext, info: PortalInfo, room: int = ROOMS[0]) -> SheetView:
    """The sheet of one district, with at most `room` figures beside the key ones."""
    district, names, refs = context.district, context.names, _Refs()
    figures = other_figures(context)
    key = key_figures(context, figures)
    keyed = {(f.label, f.claims) for f in key}
    others = [f for f in figures if (f.label, f.claims) not in keyed]
    printed_key = tuple(_figure(f, refs, _NOTED) for f in key)
    assessors, scores, no_scores = _scores(context, refs)
    awards, no_awards = _awards(context, refs)
    stages, no_stages = _stages(context, refs)
    printed = tuple(_figure(f, refs) for f in others[:room])
    left = len(others) - len(printed)
    package = district.package
    page = _at(info, context.link.href)
    return SheetView(
        name=context.label,
        province=names.provinces[names.districts[context.code].provinsi].nama,
        code=context.code,
        cycle=district.cycle,
        as_of=f"angka {span}" if (span := span_of(package).text) else "belum ada angka",
        updated=date_text(package.head.updated),
        day=package.head.updated,
        portal=info.name,
        office=info.office,
        report=_at(info, info.report_href),
        days=f"dijawab paling lambat {info.report_days} hari kerja",
        licence=package.head.licence or info.licence.label,
        licence_url=package.head.licence_url or info.licence.href,
        address=page,
        simulated=context.simulated,
        archived=_archived(info),
        lead=lead_sentences(context),
        key=printed_key,
        assessors=assessors,
        scores=scores,
        no_scores=no_scores,
        awards=awards,
        no_awards=no_awards,
        stages=stages,
        no_stages=no_stages,
        figures=printed,
        more=f"{left} angka lain menurut sumber ada di {page}" if left > 0 else "",
        sources=refs.listed(context.book.views()),
    )


def _archived(info: PortalInfo) -> str:
    mark = info.archive
    if mark is None:
        return ""
    return (
        f"Arsip siklus {mark.cycle}. Siklus ini ditutup {mark.day_text}; lembar ini hanya dari "
        "data yang dibekukan."
    )


def _figure(view: FigureView, refs: _Refs, long: int = _LONG) -> SheetFigure:
    return SheetFigure(
        label=view.label + (f" ({view.kind})" if view.kind else ""),
        rival=view.mark,
        claims=_claims(view, refs, long),
        missing=view.reason if view.status == "belum-ada" else "",
    )


def _claims(view: FigureView, refs: _Refs, long: int) -> tuple[SheetClaim, ...]:
    return tuple(
        SheetClaim(
            text=claim.text,
            beside=f"{claim.out_of} ({claim.share})" if claim.share else claim.out_of,
            when=claim.as_of,
            note="; ".join(_short(p, long) for p in (claim.speaker, claim.note) if p),
            refs=refs.of(claim.sources),
        )
        for claim in view.claims
    )


def _scores(
    context: DistrictContext, refs: _Refs
) -> tuple[tuple[str, ...], tuple[SheetRow, ...], str]:
    """Every assessor in a column of its own: three figures, never one."""
    stated: dict[tuple[str, str], list[SheetClaim]] = {}
    for score in context.district.stated_scores:
        view = figure_view("", score.figure, context.names, context.book)
        claims = [
            c._replace(beside=f"{_cycle(score.cycle_text)}, kata sumber", note="")
            for c in _claims(view, refs, _NOTED)
        ]
        stated.setdefault((score.tatanan, score.assessor), []).extend(claims)
    columns = [*ORDER, *(["tidak-disebut"] if any(a == "tidak-disebut" for _, a in stated) else [])]
    rows, empty = [], []
    cards = tatanan_cards(context)
    shown = {card.icon for card in cards}
    others = [slug for slug in dict.fromkeys(s for s, _ in stated) if slug not in shown]
    whole = all_card(context)
    more = [
        tatanan_card(context, s, context.names.tatanan.get(s, s)) for s in others if s != "semua"
    ]
    for card in (*((whole,) if whole else ()), *cards, *more):
        marks = {
            mark.assessor: SheetClaim(
                text=mark.text,
                beside=mark.filled.replace(" terisi", ""),
                when=mark.as_of,
                note="",
                refs=refs.of(mark.sources),
            )
            for mark in card.marks
        }
        cells = tuple(
            (*((marks[a],) if a in marks else ()), *stated.get((card.icon, a), ())) for a in columns
        )
        if any(cells):
            rows.append(SheetRow(head=card.name, cells=cells))
        else:
            empty.append(card.name)
    return tuple(ASSESSORS[a] for a in columns), tuple(rows), _none(empty, len(rows))


def _awards(context: DistrictContext, refs: _Refs) -> tuple[tuple[SheetRow, ...], str]:
    rows, empty = [], []
    for entry in award_entries(
        context.code, context.results, context.names, context.book, context.district.without
    ):
        if entry.state == "belum-ditemukan":
            empty.append(entry.cycle)
            continue
        when = "Berbeda antar sumber" if entry.state == "berbeda" else ""
        note = _short(entry.note, _NOTED)
        claim = SheetClaim(entry.text, "", when, note, refs.of(entry.sources))
        rows.append(SheetRow(head=entry.cycle, cells=((claim,),)))
    if not empty:
        return tuple(rows), ""
    return tuple(rows), f"Belum ditemukan: {join_words(empty)}. Bukan berarti tidak menerima."


def _stages(context: DistrictContext, refs: _Refs) -> tuple[tuple[SheetRow, ...], str]:
    rows, empty = [], []
    for stage in stage_views(context):
        claims = tuple(
            SheetClaim(v.text, "", "", _short(v.note, _NOTED), refs.of(v.sources))
            for v in stage.versions
        )
        if claims:
            rows.append(SheetRow(head=stage.name, cells=(claims,)))
        else:
            empty.append(stage.name)
    return tuple(rows), _none(empty, len(rows))


def _cycle(words: str) -> str:
    return f"siklus {words}" if words[:1].isdigit() else words


def _at(info: PortalInfo, href: str) -> str:
    """A page by its whole address, or by portal name and path where the portal has no URL.

    A sheet in an archive names the page beside it: the portal may be gone by then.
    """
    if info.archive is not None and ":" not in href:
        return f"arsip siklus {info.archive.cycle}, halaman/{href}index.html"
    return info.whole_address(href) if info.url or ":" in href else f"{info.name}, {href}"


def _none(empty: Sequence[str], others: int) -> str:
    """One line that names what has no data; "" where everything has."""
    if not empty:
        return ""
    return f"Belum ada data: {join_words(empty)}." if others else "Belum ada data."


def _short(words: str, long: int = _LONG) -> str:
    return words if len(words) <= long else f"{words[: long - 1].rstrip()}…"
