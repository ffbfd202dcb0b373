"""Distributions: direct labels, dots of few and columns of many, the same figures as a table."""

from __future__ import annotations

from decimal import Decimal

from kksportal.compute.spread import spreads
from kksportal.words.distribution import (
    WIDTH,
    Line,
    scale_of,
    spread_chart,
    spread_text,
    tenth,
    years_text,
)
from kksportal.words.drawings import Chart


def line(figures: str, name: str = "Pusat 2025", missing: str = "") -> Line:
    """A line of these figures."""
    values = [Decimal(one) for one in figures.split()]
    return Line(name, spreads(("a", v) for v in values)["a"], values, missing)


def chart(*lines: Line) -> Chart:
    """A chart of 514 districts."""
    made = spread_chart(lines, anchor="sebaran", title="Skor", whole=514)
    assert made is not None
    return made


def words(made: Chart) -> list[str]:
    """What is written in it."""
    return [shape.text for shape in made.shapes if shape.kind == "teks"]


def test_a_line_says_whose_how_many_and_the_middle() -> None:
    """No legend: the words stand at the line."""
    said = words(chart(line(MANY)))
    assert said[:2] == ["Pusat 2025: 21 dari 514 daerah", "median 80; separuh di antara 75 dan 85"]


FOUR, FIVE = "60 70 85.5 90", "60 70 85.5 90 91"
MANY = " ".join(str(n) for n in range(70, 91))


def test_few_figures_have_their_ends_instead_of_quartiles_and_fewer_no_median() -> None:
    """Of four there are only the ends, from five the median, from twenty the middle half."""
    assert [spread_text(line(one).spread) for one in ("60", "60 60", FOUR, FIVE, MANY)] == [
        "60",
        "semuanya 60",
        "dari 60 sampai 90",
        "median 85,5; dari 60 sampai 91",
        "median 80; separuh di antara 75 dan 85",
    ]


def test_only_what_is_told_is_drawn() -> None:
    """The thick line and the large circle are of enough districts alone."""
    looks = [{s.look for s in chart(line(one)).shapes} for one in (FOUR, FIVE, MANY)]
    assert ["baru" in one for one in looks] == [False, True, True]
    assert ["arah" in one for one in looks] == [False, False, True]


def test_the_least_numbers_are_said_where_anything_is_missing_for_them() -> None:
    """And nowhere else."""
    least = "Median ditulis mulai 5 daerah, kuartil mulai 20 daerah."
    assert [least in chart(line(one)).note for one in (FOUR, FIVE, MANY)] == [True, True, False]
    assert "Garis tebal" not in chart(line(FIVE)).note
    assert "median" not in chart(line(FOUR)).note


def test_a_table_has_no_median_and_quartiles_of_few() -> None:
    """A dash instead."""
    told = [chart(line(one)).table for one in (FOUR, FIVE)]
    cells = [[cell.text for cell in made.rows[0]][2:] for made in told if made]
    assert cells == [["60", "–", "–", "–", "90"], ["60", "–", "85,5", "–", "91"]]


def old_and_new(values: str, older: str) -> Line:
    """A line with figures of 2025 and some of 2024."""
    made = line(values)
    return made._replace(
        older=[Decimal(one) for one in older.split()], years=years_text(["2025-08", "2024"])
    )


def test_figures_of_several_years_say_so_in_drawing_words_and_table() -> None:
    """The mark is in the picture that is taken along, not beside it alone."""
    made = chart(old_and_new("60 70 85.5 90 91", "60"))
    label = "Pusat 2025 (angka 2024 dan 2025)"
    assert words(made)[0].startswith(label)
    assert made.description.startswith(label)
    assert made.table is not None
    assert made.table.rows[0][0].text == label
    assert "Tanda kosong: angka tahun sebelumnya." in made.note
    assert "Tanda kosong" not in chart(line(FIVE)).note


def test_dots_of_earlier_years_are_hollow() -> None:
    """Among equal ones too."""
    shapes = chart(old_and_new("60 60 90", "60")).shapes
    assert sorted(s.look for s in shapes if s.w == 3) == ["lama", "titik", "titik"]


def test_columns_are_hollow_as_far_as_they_are_of_earlier_years() -> None:
    """Half of these."""
    many = " ".join(["50"] * 300)
    boxes = [
        s for s in chart(old_and_new(many, " ".join(["50"] * 150))).shapes if s.kind == "kotak"
    ]
    assert {(s.look, s.h) for s in boxes} == {("titik", 20), ("lama", 20)}
    assert boxes[1].y + boxes[1].h == boxes[0].y


def test_one_year_needs_no_mark() -> None:
    """Days of one year are one year; a figure without a day is of another."""
    assert years_text(["2025-07", "2025"]) == ""
    assert years_text(["2025", "", "2023-01"]) == "2023, 2025, dan tanpa tanggal"


def test_equal_figures_lie_on_each_other() -> None:
    """Ties are piled, so that every district is one dot."""
    dots = [s for s in chart(line("50 50 50 70")).shapes if s.look == "titik"]
    assert [s.kind for s in dots] == ["bulat"] * 4
    assert len({(s.x, s.y) for s in dots}) == 4
    assert len({s.x for s in dots}) == 2


def test_many_figures_are_columns() -> None:
    """Of hundreds of districts no dot could be told from another."""
    marks = [s for s in chart(line(" ".join(["50"] * 300 + ["70"]))).shapes if s.look == "titik"]
    assert [s.kind for s in marks] == ["kotak", "kotak"]
    assert marks[0].h > marks[1].h > 0


def test_columns_reach_from_one_end_of_the_scale_to_the_other() -> None:
    """The column of 100 ends where the scale has its 100, the one of 0 begins at 0."""
    made = chart(line(" ".join(["0"] * 70 + ["100"] * 70)))
    boxes = [s for s in made.shapes if s.kind == "kotak"]
    axis = next(s for s in made.shapes if s.look == "sumbu")
    assert boxes[0].x == axis.x
    assert boxes[-1].x + boxes[-1].w + 1 == axis.w


def test_everything_lies_in_the_drawing() -> None:
    """The ends of the scale too."""
    made = chart(line("0 100 50 50 50"), line("0 0 0 0 100", "Provinsi 2025"))
    assert made.width == WIDTH
    for shape in made.shapes:
        assert 0 <= shape.x <= WIDTH
        assert 0 <= shape.y <= made.height


def test_the_table_says_the_same_and_who_is_missing() -> None:
    """All cuts, and why others are not in it."""
    table = chart(line(MANY, missing="493 belum ada data daerahnya")).table
    assert table is not None
    assert [cell.text for cell in table.rows[0]] == [
        "Pusat 2025", "21 dari 514 daerah", "70", "75", "80", "85", "90",
        "493 belum ada data daerahnya",
    ]  # fmt: skip


def test_a_scale_holds_its_figures() -> None:
    """Scores lie on 0 to 100; what goes beyond has a line of its own length."""
    assert scale_of([Decimal(3), Decimal(99)]) == (0, 100)
    assert scale_of([Decimal(3), Decimal(2500)]) == (0, 2500)
    assert scale_of([Decimal(-3), Decimal(5)]) == (-3, 5)


def test_tenths_without_a_needless_zero() -> None:
    """As people write them."""
    assert [tenth(Decimal(one)) for one in ("84.55", "70.0", "1234.5")] == ["84,6", "70", "1.234,5"]


def test_nothing_is_drawn_of_nothing() -> None:
    """No empty axes."""
    assert spread_chart([], anchor="x", title="y") is None
