"""Small helpers for tables: cells that are text, figures or sources, and plain tables of rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kksportal.model.claim import Disputed, Figure, Missing, by_closeness
from kksportal.model.rows import Sumber
from kksportal.words.figures import SourceBook, claim_view
from kksportal.words.names import REASONS, Names
from kksportal.words.views import Cell, Link, Table


def text(value: str, *, href: str = "", note: str = "") -> Cell:
    """A cell of words; an empty one says so."""
    return Cell(text=value or "tidak disebut", href=href, note=note)


def cited(value: str, links: Iterable[Link]) -> Cell:
    """A cell of words with the sources that say them."""
    return Cell(text=value, links=tuple(links))


def counted(value: int | str, source_ids: str, *, note: str = "") -> Cell:
    """A number whose sources are named by id, in an attribute."""
    return Cell(
        text=str(value).replace(".", ","), value=str(value), source_ids=source_ids, note=note
    )


def figure_cell(figure: Figure, names: Names, book: SourceBook) -> Cell:
    """A figure in a cell: agreed, rival claims side by side, or the reason why it is empty."""
    if isinstance(figure, Missing):
        return Cell(text=REASONS[figure.reason.value], status="belum-ada", note=figure.note)
    views = [claim_view((claim,), names, book) for claim in by_closeness(figure.claims)]
    if isinstance(figure, Disputed):
        values = " / ".join(dict.fromkeys(view.text for view in views))
        return Cell(text=values, status="berbeda", claims=tuple(views))
    first = views[0]
    return Cell(
        text=first.text,
        value=first.value,
        source_ids=" ".join(dict.fromkeys(view.source_ids for view in views)),
        links=tuple(dict.fromkeys(link for view in views for link in view.sources)),
        note=first.note,
    )


class FigureCell(NamedTuple):
    """A figure ready to print: with the links to its sources, and without them (`bare`)."""

    figure: Figure
    cell: Cell
    bare: Cell
    sources: tuple[Sumber, ...]
    days: tuple[str, ...]  # of its claims, each once; "" where one has none


_MOST_CELLS = 6_000


class Cells:
    """The cells of figures: each made once, however many pages and districts print it.

    Figures are looked up by identity, not by value: equal figures are shared when computed.
    """

    def __init__(self, names: Names) -> None:
        self._names = names
        self._by_id: dict[int, FigureCell] = {}

    def of(self, figure: Figure) -> FigureCell:
        """The cell of a figure; its entry keeps the figure alive, so its id() is not reused."""
        entry = self._by_id.get(id(figure))
        if entry is None:
            if len(self._by_id) >= _MOST_CELLS:
                self._by_id.clear()
            cell = figure_cell(figure, self._names, SourceBook())
            claims = () if isinstance(figure, Missing) else figure.claims
            sources = tuple({c.source.id: c.source for c in claims}.values())
            days = tuple(dict.fromkeys(claim.as_of for claim in claims))
            entry = FigureCell(figure, cell, cell._replace(links=()), sources, days)
            self._by_id[id(figure)] = entry
        return entry

    def away(self, figure: Figure, page: str) -> Cell:
        """The cell of a figure on a page that lists no sources: rival claims lead to `page`."""
        bare = self.of(figure).bare
        if not bare.claims:
            return bare
        return figure_cell(figure, self._names, SourceBook(page))._replace(links=())

    def all_of(self, figures: Iterable[Figure | Cell]) -> list[FigureCell | Cell]:
        """The cells of many figures; what is a cell already is returned as it is."""
        by_id = self._by_id
        return [
            entry
            if (entry := by_id.get(id(one)))
            else one
            if isinstance(one, Cell)
            else self.of(one)
            for one in figures
        ]


class Column(NamedTuple):
    """A column of figures; with `links`, the sources that all of them share."""

    links: tuple[Link, ...]
    cells: list[Cell]


def figure_column(
    figures: Iterable[Figure | Cell], cells: Cells, book: SourceBook, *, year: str = ""
) -> Column:
    """Figures under one head, and words in their place where an indicator is a criterion.

    A source that all of them share is named once, below the table. Rival claims keep their own
    links; every figure keeps its sources in `data-sumber`. A figure without a date is of `year`,
    the head of the column.
    """
    entries = cells.all_of(figures)
    distinct = {id(one): one for one in entries if isinstance(one, FigureCell)}.values()
    words = {id(one): one for one in entries if isinstance(one, Cell) and one.links}
    shared = {one.cell.links for one in distinct if one.cell.links}
    shared |= {one.links for one in words.values()}
    days = {day: None for one in distinct for day in one.days}
    book.span.add_all(day or year for day in days)
    for one in distinct:
        book.note(one.sources)
    if len(shared) != 1:
        return Column((), [one if isinstance(one, Cell) else one.cell for one in entries])
    bare = {key: one._replace(links=()) for key, one in words.items()}
    return Column(
        links=next(iter(shared)),
        cells=[bare.get(id(one), one) if isinstance(one, Cell) else one.bare for one in entries],
    )


def column_table(
    caption: str, heads: Sequence[str], first: Sequence[Cell], columns: Sequence[Column]
) -> Table | None:
    """A table from its first column and columns of figures."""
    if not first:
        return None
    rows = tuple(zip(first, *(column.cells for column in columns), strict=True))
    named: dict[tuple[Link, ...], list[str]] = {}
    for head, column in zip(heads[1:], columns, strict=True):
        if column.links:
            named.setdefault(column.links, []).append(head)
    column_sources = tuple((", ".join(under), links) for links, under in named.items())
    return Table(caption=caption, heads=tuple(heads), rows=rows, column_sources=column_sources)


def table(
    caption: str, heads: Sequence[str], rows: Iterable[Sequence[Cell]], *, compare: bool = False
) -> Table | None:
    """A table, or None when there is no row to show."""
    body = tuple(tuple(row) for row in rows)
    return Table(caption=caption, heads=tuple(heads), rows=body, compare=compare) if body else None
