"""Rows of national pages wait outside the memory until their page asks for them."""

from __future__ import annotations

import pytest

from kksportal.site_build import row_shelf as module
from kksportal.site_build.row_shelf import RowShelf
from tests.site_build.small import FIRST, SECOND, output

SLOTS = ("indikator/a/", "indikator/b/")
ROWS = {"indikator/a/": "<td>1 – “é”</td>", "indikator/b/": "", "temuan/": "<p>sendiri</p>"}


@pytest.mark.parametrize("most", [4, 4_000_000])
def test_rows_come_back_by_page(monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    """In memory or in a file, letter by letter; a row may be empty."""
    monkeypatch.setattr(module, "_FEW", most)
    shelf = RowShelf()
    shelf.lay(output(FIRST, rows=ROWS, slots=SLOTS))
    assert shelf.of("indikator/a/") == {FIRST: "<td>1 – “é”</td>"}
    shelf.lay(output(SECOND, rows={"indikator/a/": "dua"}, slots=SLOTS[:1]))
    assert shelf.of("indikator/a/") == {FIRST: "<td>1 – “é”</td>", SECOND: "dua"}
    assert shelf.of("indikator/b/") == {FIRST: ""}
    assert shelf.of("indikator/tiada/") == {}
    shelf.close()


def test_a_district_keeps_what_is_no_row_of_such_a_page() -> None:
    """And still tells which pages it has rows on; what was handed in stays as it was."""
    shelf, given = RowShelf(), output(FIRST, rows=ROWS, slots=SLOTS)
    left = shelf.lay(given)
    assert left == given._replace(rows={"temuan/": "<p>sendiri</p>"})
    assert given.rows == ROWS
    shelf.close()


def test_of_a_district_built_twice_the_later_rows_count() -> None:
    """A build that leaves out what has errors builds its districts again."""
    shelf = RowShelf()
    for words in ("lama sekali", "baru"):
        shelf.lay(output(FIRST, rows={SLOTS[0]: words}, slots=SLOTS[:1]))
    assert shelf.of(SLOTS[0]) == {FIRST: "baru"}
    shelf.close()
