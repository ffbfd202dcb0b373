"""Table cells and rows, printed: the millions of small things a nation's pages consist of.

What a cell looks like is in `komponen/sel.html`; here is only that each is printed once, and how
rows are strung together. A row is joined here and not in a template because that alone was a
third of the time of printing (docs/decisions/0006).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from markupsafe import Markup, escape

from kksportal.pages.share import Share
from kksportal.words.views import Cell, Table

_UNKNOWN = Cell(text="belum ada data", status="belum-ada")
MOST_REMEMBERED = 25_000  # cells, about 10 MB
Print = Callable[[Cell, str], str]


class CellPrinter:
    """Prints cells through `show`, each once.

    A cell is looked up by itself first: plans share cells between districts. A cell of the same
    words but made anew is found by its value.
    """

    def __init__(self, show: Print, root: str) -> None:
        self._show = show
        self._root = root  # addresses in cells are relative to pages of one depth
        self._known: dict[int, tuple[Cell, str]] = {}  # the cell is kept, so its id stays its
        self._values: dict[Cell, str] = {}

    def one(self, cell: Cell) -> str:
        """One cell, printed."""
        found = self._known.get(id(cell))
        if found is not None:
            return found[1]
        text = self._values.get(cell)
        if text is None:
            text = self._values[cell] = self._show(cell, self._root)
        if len(self._known) >= MOST_REMEMBERED:
            self._known.clear()
            self._values.clear()
        self._known[id(cell)] = cell, text
        return text

    def many(self, cells: Iterable[Cell]) -> list[str]:
        """Cells of a row, printed."""
        known, one = self._known, self.one
        return [found[1] if (found := known.get(id(cell))) else one(cell) for cell in cells]

    def rows(self, table: Table) -> Markup:
        """The rows of a table; on phones each cell carries the head of its column."""
        many = self.many
        shape = _shape(table.heads, table.compare or bool(table.anchors))
        rows = [shape % tuple(many(row)) for row in table.rows]
        if table.anchors:
            named = zip(table.anchors, rows, strict=True)
            rows = [f'<tr id="{escape(name)}"{row[3:]}' for name, row in named]
        return Markup("\n".join(rows))

    def indicator_rows(self, share: Share) -> list[str]:
        """A district's rows on the pages of indicators: its values by year, the centre's score."""
        head = f'<tr><th scope="row">{self.one(share.name)}</th><td>'
        one = self.one
        rows = []
        for row in share.indicators:
            told = " ".join([f"<small>{year}</small> {one(cell)}" for year, cell in row.values])
            told = told or one(_UNKNOWN)
            rows.append(f"{head}{told}</td><td>{one(row.score)}</td></tr>")
        return rows

    def plain_row(self, cells: Sequence[Cell]) -> str:
        """A row of a table that keeps its columns on phones."""
        first, *rest = self.many(cells)
        return f'<tr><th scope="row">{first}</th><td>{"</td><td>".join(rest)}</td></tr>'


@lru_cache(maxsize=256)
def _shape(heads: tuple[str, ...], compare: bool) -> str:
    """A row of a table with a place for each of its cells; `compare`: without heads in them."""
    labels = ["" if compare else f' data-label="{escape(head)}"' for head in heads[1:]]
    rest = "".join(f"<td{label.replace('%', '%%')}>%s</td>" for label in labels)
    return f'<tr><th scope="row">%s</th>{rest}</tr>'
