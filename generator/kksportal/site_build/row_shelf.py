"""Rows of national pages between the districts that give them and the pages that show them.

They are most of what districts give: a hundred and more a district, each on a page of its own.
They wait in a file, so that the building process stays small however many districts there are.
"""

from __future__ import annotations

import sys
from array import array
from tempfile import SpooledTemporaryFile

from kksportal.site_build.incremental.output import DistrictOutput

_FEW = 4_000_000  # bytes: so little stays in memory, and a small build opens no file


class RowShelf:
    """The rows of districts that were built now, by page.

    Of a district that is built a second time, without what has errors, the later ones count.
    """

    def __init__(self) -> None:
        self._opened: SpooledTemporaryFile[bytes] | None = None
        self._codes: list[str] = []
        self._end = 0
        # By page: of each row which district gave it, where it begins, and how long it is.
        self._places: dict[str, tuple[array[int], array[int], array[int]]] = {}

    def lay(self, output: DistrictOutput) -> DistrictOutput:
        """A district without its rows on pages of rows; they are here now."""
        rows = dict(output.rows)
        slots = tuple(map(sys.intern, output.slots))
        if slots:
            self._file.seek(self._end)
        for slot in slots:
            raw = rows.pop(slot).encode()
            whose, begins, sizes = self._places.setdefault(
                slot, (array("L"), array("Q"), array("L"))
            )
            whose.append(len(self._codes))
            begins.append(self._end)
            sizes.append(len(raw))
            self._end += self._file.write(raw)
        self._codes.append(output.code)
        return output._replace(rows=rows, slots=slots)

    def of(self, address: str) -> dict[str, str]:
        """The rows on a page, by the code of the district."""
        found = {}
        for whose, begins, size in zip(*self._places.get(address, ((), (), ())), strict=True):
            self._file.seek(begins)
            found[self._codes[whose]] = self._file.read(size).decode()
        return found

    def close(self) -> None:
        """The file goes; its rows are on their pages, and in the cache for the next build."""
        if self._opened is not None:
            self._opened.close()

    @property
    def _file(self) -> SpooledTemporaryFile[bytes]:
        if self._opened is None:
            self._opened = SpooledTemporaryFile(max_size=_FEW)  # noqa: SIM115 (`close` does it)
        return self._opened
