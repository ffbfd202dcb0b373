"""Table cells and rows, printed: the millions of small things a nation's pages consist of.

What a cell looks like is in `komponen/sel.html`; here is only that each is printed once, and how
rows are strung together. A row is joined here and not in a template because that alone was a
third of the time of printing (docs/decisions/0006).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from markupsafe import Markup, escape

from kksportal.plan.share import Share
from kksportal.plan.views import Cell, Table

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
        self._known: dict[int, tuple[Cell, Markup]] = {}  # the cell is kept, so its id stays its
        self._values: dict[Cell, Markup] = {}

    def one(self, cell: Cell) -> Markup:
        """One cell, printed."""
        found = self._known.get(id(cell))
        if found is not None:
            return found[1]
        text = self._values.get(cell)
        if text is None:
            text = self._values[cell] = Markup(self._show(cell, self._root))
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
        if table.compare:
            opening = ["<td>"] * (len(table.heads) - 1)
        else:
            opening = [f'<td data-label="{escape(head)}">' for head in table.heads[1:]]
        opening = ['<tr><th scope="row">', *opening]
        rows = [self._row(row, opening) for row in table.rows]
        if table.anchors:
            named = zip(table.anchors, rows, strict=True)
            rows = [f'<tr id="{escape(name)}"{row[3:]}' for name, row in named]
        return Markup("\n".join(rows))

    def _row(self, row: Sequence[Cell], opening: Sequence[str]) -> str:
        first, *rest = map("".join, zip(opening, self.many(row), strict=True))
        return f"{first}</th>{'</td>'.join(rest)}</td></tr>" if rest else f"{first}</th></tr>"

    def indicator_rows(self, share: Share) -> list[str]:
        """A district's rows on the pages of indicators: its values by year, the centre's score."""
        head = f'<tr><th scope="row">{self.one(share.name)}</th><td>'
        one = self.one
        rows = []
        for row in share.indicators:
            told = " ".join([f"<small>{year}</small> {one(cell)}" for year, cell in row.values])
            rows.append(f"{head}{told}</td><td>{one(row.score)}</td></tr>")
        return rows

    def plain_row(self, cells: Sequence[Cell]) -> str:
        """A row of a table that keeps its columns on phones."""
        first, *rest = self.many(cells)
        return f'<tr><th scope="row">{first}</th><td>{"</td><td>".join(rest)}</td></tr>'
