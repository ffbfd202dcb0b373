"""What was sent back to a district for repair: to which office, until when, and what remains."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from kksportal import addresses
from kksportal.compute.deadlines import NO_DEADLINE
from kksportal.compute.repairs import RepairItem, RepairRound
from kksportal.model.claim import Figure, Missing
from kksportal.pages.district.frames import subpage_frame
from kksportal.pages.site import Page
from kksportal.text import date_text, join_words
from kksportal.words.context import DistrictContext
from kksportal.words.figures import figure_view
from kksportal.words.tables import cited, table, text
from kksportal.words.views import Cell, FigureView, Link, SourceView, Table

_STATES = {"diminta": "Diminta", "dikirim": "Sudah dikirim", "diterima": "Diterima"}
NOT_STATED = "tidak disebut"
_ASSESSORS = {"mandiri": "Tim daerah sendiri", "provinsi": "Provinsi", "pusat": "Pusat"}


class RoundView(NamedTuple):
    """What one stage of a cycle sent back."""

    title: str  # "Verifikasi lanjutan 2025"
    facts: str  # "Diminta oleh pusat. Tenggat: 23 Agustus 2025 pukul 10.00 WIB."
    figures: tuple[FigureView, ...]  # how many were requested, and how many remain
    counts: str  # "Dari 33: 20 diterima, 7 sudah dikirim, 6 diminta."
    listed: Table | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RepairsPage:
    """`daerah-perbaikan.html`."""

    district: Link
    lead: tuple[str, ...]
    rounds: tuple[RoundView, ...]  # the newest first
    sources: tuple[SourceView, ...]


def repairs_page(context: DistrictContext) -> Iterator[Page]:
    """What was sent back in each cycle and stage; made only where anything was."""
    context = context.opened()
    rounds = tuple(_round(context, one) for one in context.district.repairs)
    view = RepairsPage(
        district=context.link,
        lead=(
            f"Indikator {context.label} yang diminta diperbaiki sesudah verifikasi, sejauh "
            "disebut sumber.",
        ),
        rounds=rounds,
        sources=context.book.views(),
    )
    yield Page(
        frame=subpage_frame(
            context,
            addresses.DISTRICT_REPAIRS,
            "Perbaikan",
            "Indikator yang diminta diperbaiki, tenggatnya, dan sisanya pada penilaian",
        ),
        view=view,
        figures=context.book.span.text,
    )


def _round(context: DistrictContext, one: RepairRound) -> RoundView:
    names, book = context.names, context.book
    stage = names.stages.get(one.stage, one.stage)
    return RoundView(
        title=f"{stage} {one.cycle}" if stage else f"Siklus {one.cycle}, tahap tidak disebut",
        facts=_facts(context, one),
        figures=tuple(figure_view(label, figure, names, book) for label, figure in _figures(one)),
        counts=_counts(one),
        listed=_listed(context, one),
    )


def _figures(one: RepairRound) -> tuple[tuple[str, Figure], ...]:
    """How many were requested, and what remains where any source states an acceptance."""
    if one.remaining == one.requested:
        return (("Diminta diperbaiki", one.requested),)
    return (("Diminta diperbaiki", one.requested), ("Belum diterima", one.remaining))


def _facts(context: DistrictContext, one: RepairRound) -> str:
    """Who asked, until when, and what is not known of the rest, in plain sentences."""
    framework = context.data.frameworks.get(one.cycle)
    rows = framework.tahap if framework else ()
    assessor = next((row.penilai for row in rows if row.id == one.stage), "")
    who = f"Diminta oleh {_ASSESSORS[assessor].lower()}. " if assessor else ""
    known = [deadline for deadline in one.deadlines if deadline != NO_DEADLINE]
    until = f"Tenggat: {join_words(known)}." if known else "Tenggatnya tidak disebut."
    open_ = one.remaining == one.requested and not isinstance(one.requested, Missing)
    rest = " Belum ada sumber yang menyebut berapa yang sudah diterima." if open_ else ""
    return f"{who}{until}{rest}"


def _counts(one: RepairRound) -> str:
    """How many of a listed round are in which state; "" where nothing is listed."""
    listed = [item for item in one.items if item.indicator]
    if not listed:
        return ""
    last = [max(item.states, key=lambda row: row.per_tanggal).status for item in listed]
    parts = [f"{last.count(s)} {_STATES[s].lower()}" for s in reversed(_STATES) if s in last]
    return f"Dari {len(listed)} indikator yang disebut satu per satu: {join_words(parts)}."


def _listed(context: DistrictContext, one: RepairRound) -> Table | None:
    """Each thing that was sent back, where any is named by its indicator or tatanan."""
    named = [item for item in one.items if item.indicator or item.tatanan]
    offices = [_offices(context, one.cycle, item) for item in named]
    held = any(cell.text != NOT_STATED for cell in offices)
    sources = {row.sumber for item in named for row in item.states}
    listed = table(
        "Yang diminta diperbaiki, satu per satu",
        ("Indikator", "Tatanan", *(("Perangkat daerah",) if held else ()), "Keadaan"),
        (
            (
                _what(context, one.cycle, item),
                _tatanan(context, one.cycle, item),
                *((office,) if held else ()),
                _state(context, item, alone=len(sources) == 1),
            )
            for item, office in zip(named, offices, strict=True)
        ),
    )
    if listed is None or len(sources) > 1:
        return listed
    links = context.book.cite_all(context.sources[one] for one in sources)
    return listed._replace(column_sources=(("", links),))


def _what(context: DistrictContext, cycle: str, item: RepairItem) -> Cell:
    if item.indicator:
        name = context.names.indicator(cycle, item.indicator)
        href = context.indicator_href(cycle, item.indicator)
        return text(name or item.indicator, href=href, note=item.indicator if name else "")
    counts = {row.jumlah: row.sumber for row in item.states if row.jumlah}
    if not counts:
        return text("jumlahnya tidak disebut")
    if len(counts) > 1:
        return text(" atau ".join(f"{many} indikator" for many in counts))
    ((many, source),) = counts.items()
    return Cell(text=f"{many} indikator", value=str(Decimal(many)), source_ids=source)


def _tatanan(context: DistrictContext, cycle: str, item: RepairItem) -> Cell:
    indicator = context.results.indicators.get((cycle, item.indicator))
    slug = item.tatanan or (indicator.tatanan if indicator else "")
    if not slug:
        return text(NOT_STATED)
    return text(context.names.tatanan.get(slug, slug), href=context.tatanan_href(slug))


def _offices(context: DistrictContext, cycle: str, item: RepairItem) -> Cell:
    """The offices responsible for a request, else those of its tatanan, with a note."""
    stated = [office for row in item.states for office in row.perangkat_daerah.split(";") if office]
    if stated:
        return text(join_words([*dict.fromkeys(stated)]))
    holders = [
        row.perangkat_daerah
        for row in context.district.package.pengampu
        if row.siklus == cycle and row.tatanan == item.tatanan
    ]
    if not holders:
        return text(NOT_STATED)
    return text(join_words([*dict.fromkeys(holders)]), note="pengampu tatanannya")


def _state(context: DistrictContext, item: RepairItem, *, alone: bool) -> Cell:
    """The last state by each source, and since when, where that is stated.

    Where one source states all of the table (`alone`), it is cited once, below the table.
    """
    by_text: dict[str, list[Link]] = {}
    for row in item.states:
        day = row.per_tanggal or (row.diminta[:10] if row.status == "diminta" else "")
        since = f", sejak {date_text(day)}" if day else ""
        links = by_text.setdefault(f"{_STATES[row.status]}{since}", [])
        links.append(context.book.cite(context.sources[row.sumber]))
    links = [link for mine in by_text.values() for link in mine]
    return cited(" / ".join(by_text), () if alone else links)
