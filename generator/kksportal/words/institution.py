"""Kelembagaan as tables: which item is where, and what evidence is on record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from kksportal.model.rows import Bukti, Kelembagaan, Sumber
from kksportal.words.context import DistrictContext
from kksportal.words.names import REASONS
from kksportal.words.tables import cited, table, text
from kksportal.words.views import Cell, Link, Table

ANSWERS = {"ya": "Ada", "tidak": "Tidak ada"}
_NOT_TOLD = Cell(text="Belum ada data", status="belum-ada")

Key = tuple[str, str, str]  # siklus, butir, tahun


class Answer(NamedTuple):
    """What the rows about one item in one place and year say."""

    words: tuple[str, ...]
    sources: tuple[Sumber, ...]


def item_tables(context: DistrictContext) -> tuple[Table, ...]:
    """A table a component and cycle: places down, items across; newest cycle first."""
    groups: dict[tuple[str, str], list[Kelembagaan]] = {}
    for row in context.district.package.kelembagaan:
        groups.setdefault((row.siklus, row.komponen), []).append(row)
    order = sorted(groups, key=lambda key: -int(key[0]))
    return tuple(_component(context, *key, groups[key]) for key in order)


def _component(
    context: DistrictContext, cycle: str, component: str, rows: Sequence[Kelembagaan]
) -> Table:
    framework = context.data.frameworks.get(cycle)
    items = framework.butir_kelembagaan if framework else ()
    named = {b.butir: b.nama_butir for b in items if b.komponen == component}
    label = next((b.nama_komponen for b in items if b.komponen == component), component)
    answers = _answers(rows, context.sources)
    keys = list(dict.fromkeys(key for told in answers.values() for key in told))
    told = [answer for at in answers.values() for answer in at.values()]
    alone = {answer.sources for answer in told}
    shared = context.book.cite_all(told[0].sources) if len(alone) == 1 else ()
    cells: dict[Answer, Cell] = {}

    def cell(answer: Answer | None) -> Cell:
        if answer is None:
            return _NOT_TOLD
        if answer not in cells:
            cells[answer] = _cell(answer, () if shared else context.book.cite_all(answer.sources))
        return cells[answer]

    places = context.names.places
    return Table(
        caption=f"{label}, siklus {cycle}",
        heads=("Wilayah", *(_head(named, key) for key in keys)),
        rows=tuple(
            (text(places.get(place, place)), *(cell(at.get(key)) for key in keys))
            for place, at in answers.items()
        ),
        column_sources=(("", shared),) if shared else (),
    )


def _answers(
    rows: Sequence[Kelembagaan], sources: Mapping[str, Sumber]
) -> dict[str, dict[Key, Answer]]:
    """By place, by item and year: every answer with its sources."""
    found: dict[str, dict[Key, Answer]] = {}
    for row in rows:
        at = found.setdefault(row.wilayah, {})
        key = (row.siklus, row.butir, row.tahun)
        word = ANSWERS.get(row.ada) or REASONS.get(row.keadaan, "Belum ada data")
        source = sources[row.sumber]
        old = at.get(key)
        at[key] = (
            Answer((*old.words, word), (*old.sources, source))
            if old
            else Answer((word,), (source,))
        )
    return found


def _cell(answer: Answer, links: tuple[Link, ...]) -> Cell:
    words = tuple(dict.fromkeys(answer.words))
    if len(words) > 1:
        return Cell(text=" / ".join(words), status="berbeda", links=links)
    status = "" if words[0] in ANSWERS.values() else "belum-ada"
    return Cell(text=words[0], status=status, links=links)


def _head(named: Mapping[str, str], key: Key) -> str:
    _, item, year = key
    return f"{named.get(item, item)} {year}".strip()


def evidence_table(context: DistrictContext) -> Table | None:
    """Evidence on record: how many documents of each kind; one by one where it can be opened."""

    def kind(row: Bukti) -> tuple[str, str, str]:
        return row.siklus, row.jenis, row.publik

    rows: list[tuple[Cell, ...]] = []
    for (cycle, name, public), group in groupby(
        sorted(context.district.package.bukti, key=kind), key=kind
    ):
        many = list(group)
        openable = [row for row in many if row.tautan]
        said = "terbuka" if public == "ya" else "tidak dibuka untuk umum"
        links = context.book.cite_all(context.sources[row.sumber] for row in many)
        rest = len(many) - len(openable)
        for row in openable:
            link = Link(label=row.judul, href=row.tautan)
            rows.append((text(name.replace("-", " ")), text(cycle), cited("", (link, *links))))
        if rest:
            told = cited(f"{rest} dokumen {said}", links)
            rows.append((text(name.replace("-", " ")), text(cycle), told))
    return table("Bukti dukung yang tercatat", ("Jenis", "Siklus", "Dokumen"), rows)
