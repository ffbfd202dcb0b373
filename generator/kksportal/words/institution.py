"""Kelembagaan as tables: which item is where, and what evidence is on record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from kksportal.model.rows import Bukti, Kelembagaan, Sumber
from kksportal.words.context import DistrictContext
from kksportal.words.names import REASONS
from kksportal.words.tables import cited, table, text
from kksportal.words.views import Cell, Link, Table

ANSWERS = {"ya": "Ada", "tidak": "Tidak ada"}
_UNKNOWN = Cell(text="Belum ada data", status="belum-ada")

Key = tuple[str, str, str]  # siklus, butir, tahun


class Answer(NamedTuple):
    """What the rows about one item in one place and year say."""

    words: tuple[str, ...]
    sources: tuple[Sumber, ...]


class ComponentWords(NamedTuple):
    """What a component and its items are called; by their codes where no instrument names them."""

    name: str
    items: Mapping[str, str]

    def head(self, key: Key) -> str:
        """The name of an item, with the year where it is told of one."""
        _, item, year = key
        return f"{self.items.get(item, item)} {year}".strip()


def item_tables(context: DistrictContext, told: Iterable[Kelembagaan]) -> tuple[Table, ...]:
    """One table for each component and cycle, newest first: places as rows, items as columns."""
    groups: dict[tuple[str, str], list[Kelembagaan]] = {}
    for row in told:
        groups.setdefault((row.siklus, row.komponen), []).append(row)
    order = sorted(groups, key=lambda key: -int(key[0]))
    return tuple(_component(context, *key, groups[key]) for key in order)


def _component(
    context: DistrictContext, cycle: str, component: str, rows: Sequence[Kelembagaan]
) -> Table:
    named = component_words(context, cycle, component)
    answers = answers_by_place(rows, context.sources)
    keys = list(dict.fromkeys(key for by_key in answers.values() for key in by_key))
    given = [answer for by_key in answers.values() for answer in by_key.values()]
    distinct = {answer.sources for answer in given}
    shared = context.book.cite_all(given[0].sources) if len(distinct) == 1 else ()
    cells: dict[Answer, Cell] = {}

    def cell(answer: Answer | None) -> Cell:
        if answer is None:
            return _UNKNOWN
        if answer not in cells:
            cells[answer] = answer_cell(
                answer, () if shared else context.book.cite_all(answer.sources)
            )
        return cells[answer]

    places = context.names.places
    return Table(
        caption=f"{named.name}, siklus {cycle}",
        heads=("Wilayah", *map(named.head, keys)),
        rows=tuple(
            (
                text(places.get(place, place), href=context.kecamatan_href(place)),
                *(cell(by_key.get(key)) for key in keys),
            )
            for place, by_key in answers.items()
        ),
        column_sources=(("", shared),) if shared else (),
    )


def component_words(context: DistrictContext, cycle: str, component: str) -> ComponentWords:
    """The names of a component and its items in the instrument of a cycle."""
    framework = context.data.frameworks.get(cycle)
    rows = framework.butir_kelembagaan if framework else ()
    mine = [row for row in rows if row.komponen == component]
    return ComponentWords(
        name=mine[0].nama_komponen if mine else component,
        items={row.butir: row.nama_butir for row in mine},
    )


def answers_by_place(
    rows: Sequence[Kelembagaan], sources: Mapping[str, Sumber]
) -> dict[str, dict[Key, Answer]]:
    """Every answer with its sources, by place, then by cycle, item and year."""
    by_place: dict[str, dict[Key, Answer]] = {}
    for row in rows:
        by_key = by_place.setdefault(row.wilayah, {})
        key = (row.siklus, row.butir, row.tahun)
        word = ANSWERS.get(row.ada) or REASONS.get(row.keadaan, "Belum ada data")
        source = sources[row.sumber]
        old = by_key.get(key)
        by_key[key] = (
            Answer((*old.words, word), (*old.sources, source))
            if old
            else Answer((word,), (source,))
        )
    return by_place


def answer_cell(answer: Answer, links: tuple[Link, ...]) -> Cell:
    """An answer in a cell: rival ones side by side."""
    words = tuple(dict.fromkeys(answer.words))
    if len(words) > 1:
        return Cell(text=" / ".join(words), status="berbeda", links=links)
    status = "" if words[0] in ANSWERS.values() else "belum-ada"
    return Cell(text=words[0], status=status, links=links)


def evidence_table(context: DistrictContext, told: Iterable[Bukti]) -> Table | None:
    """Evidence on record: documents counted by kind, and listed where they have a link."""

    def kind(row: Bukti) -> tuple[str, str, str]:
        return row.siklus, row.jenis, row.publik

    rows: list[tuple[Cell, ...]] = []
    for (cycle, name, public), group in groupby(sorted(told, key=kind), key=kind):
        many = list(group)
        openable = [row for row in many if row.tautan]
        access = "terbuka" if public == "ya" else "tidak dibuka untuk umum"
        links = context.book.cite_all(context.sources[row.sumber] for row in many)
        rest = len(many) - len(openable)
        for row in openable:
            link = Link(label=row.judul, href=row.tautan)
            rows.append((text(name.replace("-", " ")), text(cycle), cited("", (link, *links))))
        if rest:
            summary = cited(f"{rest} dokumen {access}", links)
            rows.append((text(name.replace("-", " ")), text(cycle), summary))
    return table("Bukti dukung yang tercatat", ("Jenis", "Siklus", "Dokumen"), rows)
