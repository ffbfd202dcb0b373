"""What an indicator's page says of all districts: who is in, who is not, and why."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest

from kksportal.model.contract import blank
from kksportal.model.framework_rows import IndikatorRow
from kksportal.pages.nation.indicator_figures import IndicatorFigures, indicator_figures
from kksportal.pages.numbers import RowNumbers
from kksportal.words.drawings import Chart
from kksportal.words.names import Names
from tests.builders import portal

LAND = {
    "provinsi": [{"id": "aceh", "kode": "11", "nama": "Aceh"}],
    "daerah": [
        {"id": f"daerah-{n}", "kode": f"11.{n:02}", "provinsi": "aceh", "nama": f"Daerah {n}",
         "jenis": "kota" if n > 70 else "kabupaten"}
        for n in range(1, 99)
    ],
}  # fmt: skip
NAMES = Names(portal(regions=[LAND]))
PERCENT = blank(IndikatorRow, kode="T1.01", nama="Jamban", satuan="persen", arah="naik")


def figures(
    *rows: RowNumbers, whole: int = 514, indicator: IndikatorRow = PERCENT
) -> IndicatorFigures:
    """What is said of these rows, each of another kabupaten of Aceh unless it names its code."""
    own = [one if one.code else one._replace(code=f"11.{n:02}") for n, one in enumerate(rows, 1)]
    made = indicator_figures(indicator, own, NAMES, whole)
    assert made is not None
    return made


def row(value: str, year: str = "2024", score: str = "", code: str = "") -> RowNumbers:
    """A district with one value."""
    return RowNumbers(code, ((year, value),) if value else (), score, "2025-08" if score else "")


def lines(chart: Chart | None) -> list[str]:
    """The heads of its lines."""
    assert chart is not None
    return [shape.text for shape in chart.shapes if shape.look == "tebal"]


def test_districts_in_and_out_make_all() -> None:
    """Rival, unlike and older values are counted by their reason."""
    made = figures(row("80"), row("90"), row("?"), row("!"), row("70", "2023"))
    assert made.sentence == (
        "Nilai 2024 diketahui di 2 dari 514 daerah; 509 belum punya data indikator ini, "
        "1 tidak punya nilai pada tahun itu, 1 berbeda antar sumber, dan "
        "1 bersatuan lain atau hanya perkiraan."
    )


def test_years_are_never_joined() -> None:
    """The newest year is drawn; each year has its own line in the trend."""
    made = figures(row("80"), row("90"), row("10", "2023"))
    assert lines(made.chart) == ["2024: 2 daerah"]
    assert made.trend is not None
    assert lines(made.trend.chart) == ["2023: 1 daerah", "2024: 2 daerah"]
    assert made.provinces == "Aceh 80 sampai 90 (2)"
    assert made.chart is not None
    assert made.chart.table is not None
    told = [[cell.text for cell in cells] for cells in made.chart.table.rows]
    assert [(cells[0], cells[1], cells[2]) for cells in told] == [
        ("2024", "2 daerah", "80"),
        ("2023", "1 daerah", "10"),
    ]


def test_scores_of_several_years_are_marked() -> None:
    """A criterion's last scores may be of unlike years."""
    made = figures(row("", score="50"), RowNumbers("11.02", (), "100", "2023-08"))
    assert lines(made.chart) == ["Skor pusat (angka 2023 dan 2025): 2 daerah"]


def test_kabupaten_and_kota_have_lines_of_their_own() -> None:
    """A kota is compared with kota; where there are only kabupaten, one line is enough."""
    made = figures(row("80"), row("90"), row("70", code="11.71"))
    assert lines(made.chart) == [
        "2024: 3 daerah",
        "Kabupaten, 2024: 2 daerah",
        "Kota, 2024: 1 daerah",
    ]


def test_a_province_has_a_median_from_five_districts() -> None:
    """As everywhere."""
    told = [figures(*[row(str(80 + n)) for n in range(many)]).provinces for many in (1, 4, 5)]
    assert told == ["Aceh 80 (1)", "Aceh 80 sampai 83 (4)", "Aceh median 82 (5)"]


def test_a_median_is_no_rate_of_the_nation() -> None:
    """Shares without denominators are not added up, and it is said."""
    chart = figures(row("80")).chart
    assert chart is not None
    assert "bukan angka nasional" in chart.note


def test_a_criterion_shows_the_scores_of_the_centre() -> None:
    """It has no values; a value, where there is one, goes before."""
    made = figures(row("", score="50"), row("", score="100"))
    assert made.sentence.startswith("Skor pusat diketahui di 2 dari 514 daerah; 512 belum")
    assert made.trend is None
    assert figures(row("80", score="50")).sentence.startswith("Nilai 2024 diketahui di 1")


@pytest.mark.parametrize(("whole", "places"), [(7, (0, 1, 2, 3)), (6, (2, 0, 3, 1))])
def test_districts_are_ordered_where_half_of_all_are_known(
    whole: int, places: tuple[int, ...]
) -> None:
    """Of fewer, the first among few would look like the first of all."""
    made = figures(row("80"), row("?"), row("90"), row("80"), whole=whole)
    assert made.ordered == places
    assert ("tidak diurutkan" in made.order) == (whole == 7)


def test_equal_districts_are_said_and_the_better_end_comes_first() -> None:
    """No numbers of rank; what cannot be compared stands last, and it is said how many."""
    made = figures(row("80"), row("?"), row("90"), row("80"), whole=4)
    assert made.order == (
        "Daftar dari angka tertinggi; 2 daerah berangka sama dengan daerah lain. 1 daerah tanpa "
        "angka yang dapat dibandingkan ada di akhir."
    )
    falling = PERCENT._replace(arah="turun")
    made = figures(row("80"), row("70"), whole=2, indicator=falling)
    assert (made.order, made.ordered) == ("Daftar dari angka terendah.", (1, 0))


def test_a_trend_counts_the_same_districts_alone() -> None:
    """Who has one of the two years is in neither count."""
    both = [RowNumbers("", (("2023", old), ("2024", new))) for old, new in
            (("70", "80"), ("70", "75"), ("70", "60"), ("70", "70"))]  # fmt: skip
    trend = figures(*both, row("10", "2023"), row("99")).trend
    assert trend is not None
    assert trend.sentence == (
        "Dari 2023 ke 2024, 2 daerah naik, 1 daerah turun, dan 1 daerah tetap; 4 dari 514 daerah "
        "punya angka pada kedua tahun. Naik berarti membaik. Banyaknya daerah tiap tahun dapat "
        "berbeda."
    )


def test_no_district_with_both_years_is_said() -> None:
    """Two years of different districts are no trend."""
    trend = figures(row("10", "2023"), row("99")).trend
    assert trend is not None
    assert trend.sentence == "Tidak ada daerah yang punya angka 2023 dan 2024 sekaligus."


def test_what_is_printed_holds_no_numbers_to_compute_with() -> None:
    """The years' own values stay where the texts are made: a view is of ready texts."""

    def inside(value: object) -> Iterator[object]:
        yield value
        for part in value if isinstance(value, tuple) else ():
            yield from inside(part)

    made = figures(row("80"), row("90"), row("10", "2023"))
    assert made.trend is not None
    assert not [part for part in inside(made) if isinstance(part, Decimal)]


def test_nothing_known_says_nothing() -> None:
    """No empty chart."""
    assert indicator_figures(PERCENT, [], NAMES, 514) is None
    rows = [row("?", code="11.01"), row("", code="11.02")]
    assert indicator_figures(PERCENT, rows, NAMES, 514) is None
