"""An indicator's page: its steps with districts on them, and from when its figures are."""

from __future__ import annotations

from decimal import Decimal

from kksportal.pages.nation.indicator import (
    IndicatorPage,
    dated,
    indicator_pages,
    step_table,
    wording,
)
from kksportal.pages.numbers import RowNumbers
from kksportal.pages.site import Page
from kksportal.words.context import SharedContext
from kksportal.words.views import Table
from tests.builders import framework
from tests.contexts import INFO, context_of, nation_of

STEPS = (Decimal(100), Decimal(50), Decimal(0))
ADDRESS = "indikator/2025/T4.03/"
SCORED = [
    RowNumbers("11.01", (), "50"),
    RowNumbers("11.02", (), "50.0"),
    RowNumbers("11.03", (), "?"),
]


def cells(table: Table | None) -> list[list[str]]:
    """Its heads and rows, as texts."""
    assert table is not None
    return [[*table.heads], *([cell.text for cell in row] for row in table.rows)]


def test_steps_say_how_many_districts_the_centre_put_on_them() -> None:
    """Rival scores are on none."""
    assert cells(step_table(STEPS, {}, SCORED)) == [
        ["Skor", "Daerah, oleh pusat"],
        ["100", "tidak ada"],
        ["50", "2 daerah"],
        ["0", "tidak ada"],
    ]


def test_steps_show_their_official_wording_where_it_is_known() -> None:
    """An import may add it; until then the page says that it has none."""
    package = framework(skala=[
        {"indikator": "T4.03", "langkah": "1", "skor": "100", "bunyi": "Semua pasar"},
        {"indikator": "T4.03", "langkah": "2", "skor": "50"},
        {"indikator": "T4.04", "langkah": "1", "skor": "0", "bunyi": "Lain"},
    ])  # fmt: skip
    words = wording("T4.03", package)
    assert words == {Decimal(100): "Semua pasar"}
    assert cells(step_table(STEPS[:2], words, [])) == [
        ["Skor", "Bunyi"],
        ["100", "Semua pasar"],
        ["50", "tidak disebut"],
    ]


def test_no_steps_no_table() -> None:
    """An instrument that names none."""
    assert step_table((), {}, SCORED) is None


def test_steps_of_which_nothing_more_is_known_are_a_sentence() -> None:
    """A table of one column has heads without cells, and a screen reader stumbles over it."""
    assert step_table(STEPS, {}, []) is None
    view = page(RowNumbers("11.01", (("2024", "80"),)).packed() + "a").view
    assert isinstance(view, IndicatorPage)
    assert view.steps is None
    assert view.steps_note.startswith("Langkah skor: 100")


def test_days_of_figures_are_those_of_values_and_scores() -> None:
    """A score without a day is undated; without a score there is none."""
    assert list(dated(RowNumbers("x", (("2023", "1"), ("2024", "?")), "50", "2025-08"))) == [
        "2023", "2024", "2025-08",
    ]  # fmt: skip
    assert list(dated(RowNumbers("x", (), "50"))) == [""]
    assert list(dated(RowNumbers("x"))) == []


def page(*rows: str) -> Page:
    """The page of an indicator of the real nation with these rows."""
    shared = SharedContext.of(context_of("63.11").results, INFO)
    nation = nation_of(shared, rows=lambda _: rows, indicators=frozenset({ADDRESS}))
    (made,) = indicator_pages(nation)
    return made


def test_a_page_says_from_when_its_figures_are() -> None:
    """Oldest first."""
    first = RowNumbers("11.01", (("2023", "80"), ("2024", "90")), "50", "2025-08-28")
    assert page(first.packed() + "a").figures == "dari 2023 sampai Agustus 2025"


def test_rows_stand_in_the_order_that_is_told() -> None:
    """Of few districts that of their codes, however high their figures."""
    one, two = (RowNumbers(f"11.0{n}", (("2024", v),)) for n, v in ((1, "80"), (2, "90")))
    view = page(one.packed() + "a", two.packed() + "b").view
    assert isinstance(view, IndicatorPage)
    assert view.districts == ("a", "b")
    assert view.figures is not None
    assert view.figures.order.startswith("Daftar menurut kode wilayah.")


def test_a_unit_that_is_the_kind_is_said_once() -> None:
    """ "Jenis: persen, satuan: persen" says one thing twice."""
    view = page(RowNumbers("11.01", (("2024", "80"),)).packed() + "a").view
    assert isinstance(view, IndicatorPage)
    assert [row[0].text for row in view.facts.rows] == ["Kode", "Jenis", "Arah", "Sumber"]
