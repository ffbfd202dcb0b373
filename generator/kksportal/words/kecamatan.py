"""One kecamatan in words: its figures, its forum and pokja item by item, evidence, innovations."""

from __future__ import annotations

from collections.abc import Container, Sequence

from kksportal.compute.kecamatan import OfKecamatan, is_kecamatan, kecamatan_of
from kksportal.model.claim import Missing
from kksportal.model.rows import Bukti, Kelembagaan
from kksportal.text import join_words
from kksportal.words.context import DistrictContext
from kksportal.words.counted import counted
from kksportal.words.figures import figure_view, kind_of
from kksportal.words.institution import (
    ANSWERS,
    Answer,
    Key,
    answer_cell,
    answers_by_place,
    component_words,
    evidence_table,
    item_tables,
)
from kksportal.words.tables import text
from kksportal.words.views import Cell, FigureView, Link, Table

_HEADS = ("Butir", "Keadaan")
_THERE = ANSWERS["ya"]


def kecamatan_figures(context: DistrictContext, one: OfKecamatan) -> tuple[FigureView, ...]:
    """Every figure of the kecamatan at every moment, newest first."""
    names = context.names
    views = []
    for topic in one.topics:
        label = names.measures.get(topic.ukuran, topic.ukuran)
        if topic.tatanan:
            label += f" · {names.tatanan.get(topic.tatanan, topic.tatanan)}"
        views += [
            figure_view(label, figure, names, context.book, kind=kind_of(topic))
            for figure in topic.series
        ]
    return tuple(views)


def kecamatan_tables(context: DistrictContext, one: OfKecamatan) -> tuple[Table, ...]:
    """A table for each component and cycle, newest first: its own items, then its villages'."""
    own: dict[tuple[str, str], list[Kelembagaan]] = {}
    villages = []
    for row in one.items:
        if row.wilayah == one.row.kode:
            own.setdefault((row.siklus, row.komponen), []).append(row)
        else:
            villages.append(row)
    order = sorted(own, key=lambda key: -int(key[0]))
    return (
        *(_component(context, one, *key, own[key]) for key in order),
        *(
            table._replace(caption=f"{table.caption}, menurut desa/kelurahan")
            for table in item_tables(context, villages)
        ),
    )


def _component(
    context: DistrictContext, one: OfKecamatan, cycle: str, component: str, rows: list[Kelembagaan]
) -> Table:
    named = component_words(context, cycle, component)
    answers = answers_by_place(rows, context.sources)[one.row.kode]
    proofs: dict[Key, list[Bukti]] = {}
    documents = {document.id: document for document in context.district.package.bukti}
    for row in rows:
        if row.bukti in documents:
            key = (row.siklus, row.butir, row.tahun)
            proofs.setdefault(key, []).append(documents[row.bukti])
    distinct = {answer.sources for answer in answers.values()}
    shared = context.book.cite_all(next(iter(distinct))) if len(distinct) == 1 else ()

    def cell(key: Key, answer: Answer) -> Cell:
        links = () if shared else context.book.cite_all(answer.sources)
        return _with_proof(answer_cell(answer, links), answer.words, proofs.get(key, ()))

    return Table(
        caption=f"{named.name}, siklus {cycle}",
        heads=_HEADS,
        rows=tuple((text(named.head(key)), cell(key, answer)) for key, answer in answers.items()),
        column_sources=(("", shared),) if shared else (),
    )


def _with_proof(cell: Cell, words: Sequence[str], documents: Sequence[Bukti]) -> Cell:
    """An answer with the documents behind it: a link where one can be opened.

    The title of a document that leads nowhere is not shown: it may name what was to stay closed.
    """
    if not documents:
        unproven = f"{cell.text}, bukti dukung belum tercatat"
        return cell._replace(text=unproven) if set(words) == {_THERE} else cell
    links = tuple(Link(label=one.judul, href=one.tautan) for one in documents if one.tautan)
    closed = [one for one in documents if not one.tautan]
    if closed:
        access = (
            "terbuka" if all(one.publik == "ya" for one in closed) else "tidak dibuka untuk umum"
        )
        cell = cell._replace(text=f"{cell.text}, bukti dukung {access}")
    return cell._replace(links=(*links, *cell.links))


def other_evidence(context: DistrictContext, one: OfKecamatan) -> Table | None:
    """Evidence of the kecamatan that none of its own items names."""
    named = {row.bukti for row in one.items if row.wilayah == one.row.kode}
    return evidence_table(context, [row for row in one.evidence if row.id not in named])


def kecamatan_innovations(context: DistrictContext, one: OfKecamatan) -> tuple[Link, ...]:
    """The innovations in this kecamatan, each with its story, and its tatanan as a note."""
    names = context.names
    every = counted(one.innovations, context.stories)[: len(one.innovations)]  # rows come first
    return tuple(
        Link(
            label=made.title,
            href=made.href,
            note=join_words([names.tatanan.get(slug, slug) for slug in made.tatanan]),
        )
        for made in every
    )


def kecamatan_lead(one: OfKecamatan, label: str) -> str:
    """How many items of its newest cycle are there, of those that sources speak of."""
    own = [row for row in one.items if row.wilayah == one.row.kode and row.ada]
    newest = max((row.siklus for row in own), default="")
    told: dict[Key, set[str]] = {}
    for row in own:
        if row.siklus == newest:
            told.setdefault((row.komponen, row.butir, row.tahun), set()).add(row.ada)
    if not told:
        return ""
    many = sum(answers == {"ya"} for answers in told.values())
    rival = sum(len(answers) > 1 for answers in told.values())
    return (
        f"Kelembagaan siklus {newest}: {many} dari {len(told)} butir yang disebut sumber ada di "
        f"{label}." + (f" Tentang {rival} butir sumbernya berbeda." if rival else "")
    )


def kecamatan_silence(one: OfKecamatan) -> str:
    """What nothing is said of, once; "" where something is said of everything."""
    figures = any(not isinstance(it, Missing) for topic in one.topics for it in topic.series)
    kinds = {
        "angka": figures,
        "forum dan pokja": any(row.ada for row in one.items),
        "bukti dukung": one.evidence,
        "inovasi": one.innovations,
    }
    silent = [name for name, said in kinds.items() if not said]
    return f"Belum ada data: {join_words(silent)}." if silent else ""


def told_below(context: DistrictContext, row: Kelembagaan) -> bool:
    """Whether a row is on a village whose kecamatan has a page: there it stands, with few others.

    A district has hundreds of villages; in one table they would hide its kecamatan.
    """
    return not is_kecamatan(row.wilayah) and bool(kecamatan_of((row.wilayah,), context.kecamatan))


def kecamatan_links(context: DistrictContext, but: Container[str] = ()) -> tuple[Link, ...]:
    """The pages of kecamatan, those of some codes left out."""
    names = context.names
    return tuple(
        Link(label=names.places[code], href=context.kecamatan_href(code))
        for code in context.kecamatan
        if code not in but
    )
