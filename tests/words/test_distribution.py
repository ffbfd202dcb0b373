"""Distributions: direct labels, dots of few and columns of many, the same figures as a table."""

from __future__ import annotations

from decimal import Decimal

from kksportal.compute.spread import spreads
from kksportal.words.distribution import WIDTH, Line, scale_of, spread_chart, spread_text, tenth
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
    said = words(chart(line("60 70 80 90 100")))
    assert said[:2] == ["Pusat 2025: 5 dari 514 daerah", "median 80; separuh di antara 70 dan 90"]


def test_few_figures_have_their_ends_instead_of_quartiles() -> None:
    """The thick line of the middle half is drawn of enough districts alone, and it is said."""
    few, enough = chart(line("60 70 85.5 90")), chart(line("60 70 85.5 90 91"))
    assert spread_text(line("60 70 85.5 90").spread) == "median 77,8; dari 60 sampai 90"
    assert [any(s.look == "arah" for s in one.shapes) for one in (few, enough)] == [False, True]
    assert ["Kuartil hanya" in one.note for one in (few, enough)] == [True, False]


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


def test_everything_lies_in_the_drawing() -> None:
    """The ends of the scale too."""
    made = chart(line("0 100 50 50 50"), line("0 0 0 0 100", "Provinsi 2025"))
    assert made.width == WIDTH
    for shape in made.shapes:
        assert 0 <= shape.x <= WIDTH
        assert 0 <= shape.y <= made.height


def test_the_table_says_the_same_and_who_is_missing() -> None:
    """All cuts, and why others are not in it."""
    table = chart(line("60 70 80 90 100", missing="509 belum ada data daerahnya")).table
    assert table is not None
    assert [cell.text for cell in table.rows[0]] == [
        "Pusat 2025", "5 dari 514 daerah", "60", "70", "80", "90", "100",
        "509 belum ada data daerahnya",
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
