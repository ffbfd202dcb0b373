"""Prints table cells and rows, of which a national portal has millions.

What they look like is in `komponen/sel.html` and `komponen/baris.html`. Each cell is printed once;
so is each shape of row, with marks in place of its cells, and rows are made by filling shapes:
printing each row through its template was a third of the time of printing (docs/decisions/0006).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence

from markupsafe import Markup

from kksportal.pages.share import CompareShare, Share
from kksportal.render.escape import escaped
from kksportal.words.views import Cell, Table

_UNKNOWN = Cell(text="belum ada data", status="belum-ada")
MOST_REMEMBERED = 6_000  # cells, about 3 MB for each depth of pages; more save no time
Print = Callable[[Cell, str], str]
PrintRow = Callable[..., str]  # a macro of `komponen/baris.html` by its name, and its arguments
_MARK = "\x00"  # no data may hold a control character


class CellPrinter:
    """Prints cells through `show` and shapes of rows through `show_row`, each once.

    A cell is looked up by identity first, since plans share cells between districts, then by its
    value.
    """

    def __init__(self, show: Print, show_row: PrintRow, root: str) -> None:
        self._show = show
        self._show_row = show_row
        self._root = root  # addresses in cells are relative to pages of one depth
        # Saves 5 ms of the 64 that the pages of a full district take.
        self._known: dict[int, tuple[Cell, str]] = {}  # holds the cell, so its id() is not reused
        self._values: dict[Cell, str] = {}
        self._shapes: dict[Hashable, str] = {}

    def one(self, cell: Cell) -> str:
        """One cell, printed."""
        entry = self._known.get(id(cell))
        if entry is not None:
            return entry[1]
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
        return [entry[1] if (entry := known.get(id(cell))) else one(cell) for cell in cells]

    def rows(self, table: Table) -> Markup:
        """The rows of a table; on phones each cell carries the head of its column."""
        many, named = self.many, bool(table.anchors)
        labels = () if table.compare or named else table.heads
        shape = self._shape("baris", len(table.heads), labels, named)
        if named:
            pairs = zip(table.anchors, table.rows, strict=True)
            return Markup("\n".join([shape % (escaped(n), *many(row)) for n, row in pairs]))
        return Markup("\n".join([shape % tuple(many(row)) for row in table.rows]))

    def indicator_rows(self, share: Share) -> list[str]:
        """A district's rows on the pages of indicators: its values by year, the centre's score."""
        name, one = self.one(share.name), self.one
        many = max((len(row.values) for row in share.indicators), default=0)
        shapes = [self._shape("baris_indikator", years) for years in range(many + 1)]
        rows = []
        for row in share.indicators:
            texts = [name]
            for year, cell in row.values:
                texts += year, one(cell)
            if not row.values:
                texts.append(one(_UNKNOWN))
            rows.append(shapes[len(row.values)] % (*texts, one(row.score)))
        return rows

    def plain_row(self, cells: Sequence[Cell], heads: tuple[str, ...]) -> str:
        """A row of a table that is stacked on phones, each cell under the head of its column."""
        return self._shape("baris", len(cells), heads) % tuple(self.many(cells))

    def compared_row(self, share: CompareShare) -> str:
        """A district's row in a comparison, which says whose it is and of which day."""
        shape = self._shape("baris_banding", len(share.cells))
        return shape % (escaped(share.slug), escaped(share.day), *self.many(share.cells))

    def _shape(self, macro: str, many: int, *more: Hashable) -> str:
        """The format string of a row of `many` cells, with `%s` for each text; printed once."""
        key = macro, many, more
        shape = self._shapes.get(key)
        if shape is None:
            text = self._show_row(macro, _MARK, many, *more)
            shape = self._shapes[key] = text.replace("%", "%%").replace(_MARK, "%s")
        return shape
