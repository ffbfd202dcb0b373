"""Small helpers for tables: cells that are text, figures or sources, and plain tables of rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kksportal.model.claim import Disputed, Figure, Missing
from kksportal.plan.figures import SourceBook, claim_view
from kksportal.plan.names import REASONS, Names
from kksportal.plan.views import Cell, Link, Table


def text(value: str, *, href: str = "", note: str = "") -> Cell:
    """A cell of words; an empty one says so."""
    return Cell(text=value or "tidak disebut", href=href, note=note)


def cited(value: str, links: Iterable[Link]) -> Cell:
    """A cell of words with the sources that say them."""
    return Cell(text=value, links=tuple(links))


def counted(value: int | str, source_ids: str, *, note: str = "") -> Cell:
    """A number that has its source in an attribute."""
    return Cell(
        text=str(value).replace(".", ","), value=str(value), source_ids=source_ids, note=note
    )


def figure_cell(figure: Figure, names: Names, book: SourceBook) -> Cell:
    """A figure in a cell: agreed, rival claims side by side, or the reason why it is empty."""
    if isinstance(figure, Missing):
        return Cell(text=REASONS[figure.reason.value], status="belum-ada", note=figure.note)
    views = [claim_view((claim,), names, book) for claim in figure.claims]
    if isinstance(figure, Disputed):
        said = " / ".join(dict.fromkeys(view.text for view in views))
        return Cell(text=said, status="berbeda", claims=tuple(views))
    first = views[0]
    return Cell(
        text=first.text,
        value=first.value,
        source_ids=" ".join(dict.fromkeys(view.source_ids for view in views)),
        links=tuple(dict.fromkeys(link for view in views for link in view.sources)),
        note=first.note,
    )


def table(
    caption: str, heads: Sequence[str], rows: Iterable[Sequence[Cell]], *, compare: bool = False
) -> Table | None:
    """A table, or None when there is no row to show."""
    made = tuple(tuple(row) for row in rows)
    return Table(caption=caption, heads=tuple(heads), rows=made, compare=compare) if made else None
