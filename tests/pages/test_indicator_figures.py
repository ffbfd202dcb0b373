"""What an indicator's page says of all districts: who is in, who is not, and why."""

from __future__ import annotations

from kksportal.model.contract import blank
from kksportal.model.shared_rows import IndikatorRow
from kksportal.pages.nation.indicator_figures import IndicatorFigures, indicator_figures
from kksportal.pages.numbers import RowNumbers
from kksportal.words.names import Names
from tests.builders import portal

PROVINCES = {"provinsi": [{"id": "aceh", "kode": "11", "nama": "Aceh"}]}
NAMES = Names(portal(regions=[PROVINCES]))
PERCENT = blank(IndikatorRow, kode="T1.01", nama="Jamban", satuan="persen")


def figures(*rows: RowNumbers, whole: int = 514) -> IndicatorFigures | None:
    """What is said of these rows."""
    return indicator_figures(PERCENT, rows, NAMES, whole)


def row(value: str, year: str = "2024", score: str = "") -> RowNumbers:
    """A district of Aceh with one value."""
    return RowNumbers("aceh", ((year, value),) if value else (), score)


def test_districts_in_and_out_make_all() -> None:
    """Rival, unlike and older values are counted by their reason."""
    made = figures(row("80"), row("90"), row("?"), row("!"), row("70", "2023"))
    assert made is not None
    assert made.sentence == (
        "Nilai 2024 diketahui dari 2 dari 514 daerah; 509 belum ada data untuk indikator ini, "
        "1 tidak punya nilai pada tahun itu, 1 berbeda antar sumber, dan "
        "1 bersatuan lain atau hanya perkiraan."
    )


def test_years_are_never_joined() -> None:
    """The newest year is drawn; each year has its own line in the table."""
    made = figures(row("80"), row("90"), row("10", "2023"))
    assert made is not None
    assert made.chart is not None
    assert made.chart.table is not None
    told = [[cell.text for cell in cells] for cells in made.chart.table.rows]
    assert [(cells[0], cells[1], cells[4]) for cells in told] == [
        ("2024", "2 daerah", "85"),
        ("2023", "1 daerah", "10"),
    ]
    assert made.provinces == "Aceh 85 (2)"


def test_a_median_is_no_rate_of_the_nation() -> None:
    """Shares without denominators are not added up, and it is said."""
    made = figures(row("80"))
    assert made is not None
    assert made.chart is not None
    assert "bukan angka nasional" in made.chart.note


def test_a_criterion_shows_the_scores_of_the_centre() -> None:
    """It has no values; a value, where there is one, goes before."""
    made = figures(row("", score="50"), row("", score="100"))
    assert made is not None
    assert made.sentence.startswith("Skor pusat diketahui dari 2 dari 514 daerah; 512 belum")
    valued = figures(row("80", score="50"))
    assert valued is not None
    assert valued.sentence.startswith("Nilai 2024 diketahui dari 1")


def test_nothing_known_says_nothing() -> None:
    """No empty chart."""
    assert figures() is None
    assert figures(row("?"), row("")) is None
