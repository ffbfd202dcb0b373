"""Rows of tables: each shape goes through its template once, and is then filled."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from tests.conftest import ROOT

from kksportal.pages.share import CompareShare, IndicatorShare
from kksportal.render.cells import CellPrinter
from kksportal.render.html import Templates
from kksportal.words.views import Cell, Table

TEMPLATES = Templates(ROOT / "site_templates")
A, B, C = (Cell(text=text) for text in ("a", "b & c", "100%"))
UNKNOWN = '<span data-status="belum-ada">belum ada data</span>'


@pytest.fixture
def printer() -> CellPrinter:
    """A printer of its own, for pages in the root."""
    return CellPrinter(TEMPLATES._show, TEMPLATES._show_row, "")


def test_on_phones_a_cell_carries_the_head_of_its_column(printer: CellPrinter) -> None:
    """The first cell is the head of its row; heads may hold anything a text may."""
    table = Table("Judul", ("Nama", "Naik 5%", "A & B"), ((A, B, C), (B, A, A)))
    assert printer.rows(table).split("\n") == [
        '<tr><th scope="row">a</th><td data-label="Naik 5%">b &amp; c</td>'
        '<td data-label="A &amp; B">100%</td></tr>',
        '<tr><th scope="row">b &amp; c</th><td data-label="Naik 5%">a</td>'
        '<td data-label="A &amp; B">a</td></tr>',
    ]


def test_a_table_that_is_compared_keeps_its_columns(printer: CellPrinter) -> None:
    """Its cells carry no heads."""
    table = Table("Judul", ("Nama", "Nilai"), ((A, C),), compare=True)
    assert printer.rows(table) == '<tr><th scope="row">a</th><td>100%</td></tr>'


def test_rows_with_permanent_ids_carry_them(printer: CellPrinter) -> None:
    """The id is escaped; a long table is labelled by a script, so its cells carry no heads."""
    table = Table("Judul", ("Nama", "Nilai"), ((A, C), (C, A)), anchors=("2025-T1.01", '"5%"'))
    assert printer.rows(table).split("\n") == [
        '<tr id="2025-T1.01"><th scope="row">a</th><td>100%</td></tr>',
        '<tr id="&#34;5%&#34;"><th scope="row">100%</th><td>a</td></tr>',
    ]


def test_a_table_without_rows_has_none(printer: CellPrinter) -> None:
    """Nothing stands between its head and its end."""
    assert printer.rows(Table("Judul", ("Nama", "Nilai"), ())) == ""


@pytest.mark.parametrize(
    "table",
    [
        pytest.param(Table("J", ("Nama", "Nilai"), ((A,),)), id="sel kurang"),
        pytest.param(Table("J", ("Nama",), ((A, B),)), id="sel lebih"),
    ],
)
def test_a_row_that_does_not_fit_its_heads_is_a_fault(printer: CellPrinter, table: Table) -> None:
    """A cell is never shown under the head of another."""
    with pytest.raises(TypeError):
        printer.rows(table)


def test_a_plain_row_has_a_head_and_labelled_cells(printer: CellPrinter) -> None:
    """However many there are: stacked on a phone, each says of what it is."""
    assert printer.plain_row((A, B), ("Nama", "Isi")) == (
        '<tr><th scope="row">a</th><td data-label="Isi">b &amp; c</td></tr>'
    )
    assert printer.plain_row((C, B, A), ("Nama", "Isi", "Lagi")) == (
        '<tr><th scope="row">100%</th><td data-label="Isi">b &amp; c</td>'
        '<td data-label="Lagi">a</td></tr>'
    )


def test_a_compared_row_says_whose_it_is(printer: CellPrinter) -> None:
    """With the day of its data, both escaped."""
    share = CompareShare(page="banding/x/", slug='kota-"a"', day="2026-11-24", cells=(A, C))
    assert printer.compared_row(share) == (
        '<tr data-daerah="kota-&#34;a&#34;" data-hari="2026-11-24">'
        '<th scope="row">a</th><td>100%</td></tr>'
    )


def test_an_indicator_row_shows_values_by_year(printer: CellPrinter) -> None:
    """Then the centre's score; where no value is given it says so.

    End tags that HTML does not need are left out: these rows are 145,000.
    """
    scores = (("2023", A), ("2024", C))
    share: Any = SimpleNamespace(
        name=B,
        indicators=[IndicatorShare("indikator/x/", scores[:many], A) for many in (2, 0, 1)],
    )
    head = '<tr><th scope="row">b &amp; c<td>'
    assert printer.indicator_rows(share) == [
        f"{head}<small>2023</small> a <small>2024</small> 100%<td>a",
        f"{head}{UNKNOWN}<td>a",
        f"{head}<small>2023</small> a<td>a",
    ]


def test_a_shape_goes_through_its_template_once() -> None:
    """A second row of the same shape is only filled; another one is printed anew."""
    asked: list[tuple[object, ...]] = []
    show: Callable[..., str] = TEMPLATES._show_row

    def counted(*given: object) -> str:
        asked.append(given)
        return show(*given)

    printer = CellPrinter(TEMPLATES._show, counted, "")
    for cells in ((A, B), (B, C), (A, B, C)):
        printer.plain_row(cells, ("Nama", "Isi", "Lagi")[: len(cells)])
    printer.rows(Table("Judul", ("Nama", "Nilai"), ((A, B),)))
    printer.rows(Table("Judul", ("Nama", "Skor"), ((A, B),)))
    assert [(given[0], *given[2:]) for given in asked] == [
        ("baris", 2, ("Nama", "Isi")),
        ("baris", 3, ("Nama", "Isi", "Lagi")),
        ("baris", 2, ("Nama", "Nilai"), False),
        ("baris", 2, ("Nama", "Skor"), False),
    ]
