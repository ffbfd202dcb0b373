"""Dots on a line: each with its name, value and year; bounds and older years look otherwise."""

from __future__ import annotations

from kksportal.words.dots import WIDTH, Dot, Limit, dot_chart
from kksportal.words.drawings import Chart, Shape


def drawn(*dots: Dot, limits: tuple[Limit, ...] = ()) -> Chart:
    """A chart of these dots."""
    return dot_chart("odf", "ODF desa", dots, limits, "")


def of(chart: Chart, kind: str, look: str) -> list[Shape]:
    """The shapes of a kind and look."""
    return [shape for shape in chart.shapes if (shape.kind, shape.look) == (kind, look)]


def test_districts_stand_from_the_highest_with_value_and_year() -> None:
    """Each is named beside its dot, and further right where it has more."""
    chart = drawn(Dot("Gowa", "60%", 60, "2025"), Dot("Barru", "100%", 100, "2025"))
    assert [shape.text for shape in of(chart, "teks", "nama")] == [
        "Barru: 100% (2025)", "Gowa: 60% (2025)",
    ]  # fmt: skip
    first, second = of(chart, "bulat", "isi")
    assert first.x > second.x
    assert first.y < second.y
    assert all(0 <= shape.x <= WIDTH for shape in chart.shapes)
    assert chart.description == "Barru 100% (2025); Gowa 60% (2025)."


def test_another_year_is_hollow_and_said() -> None:
    """The newest is full; a dot without a date is hollow too."""
    chart = drawn(Dot("A", "1%", 1, "2025"), Dot("B", "2%", 2, "2021"), Dot("C", "3%", 3, ""))
    assert len(of(chart, "bulat", "isi")) == 1
    assert len(of(chart, "bulat", "lama")) == 2
    assert chart.note == "Lingkaran kosong: bukan angka 2025."
    assert drawn(Dot("A", "1%", 1, "2025")).note == ""


def test_a_bound_is_a_line_to_the_end_it_may_reach() -> None:
    """ "Lebih dari 60%" reaches to 100, "kurang dari" to 0."""
    chart = drawn(Dot("A", "x", 60, "2025", "atas"), Dot("B", "x", 40, "2025", "bawah"))
    above, below = of(chart, "garis", "arah")
    assert above.w > above.x
    assert below.w < below.x
    assert "batasnya" in chart.note


def test_requirements_are_labelled_lines() -> None:
    """Each on a line of its own, so that labels do not cover each other; words tell them too."""
    limits = (Limit("80% Padapa", 80), Limit("81% Wiwerda", 81))
    chart = drawn(Dot("A", "90%", 90, "2025"), limits=limits)
    labels = of(chart, "teks", "syarat")
    assert [label.text for label in labels] == ["80% Padapa", "81% Wiwerda"]
    assert labels[1].y - labels[0].y >= 14
    assert len(of(chart, "garis", "batas-syarat")) == 2
    assert chart.description.endswith("Garis syarat: 80% Padapa, 81% Wiwerda.")


def test_the_same_figures_are_a_table() -> None:
    """With date and source."""
    chart = drawn(Dot("Barru", "100%", 100, "2025", "", "Agustus 2025", "Koran"))
    assert chart.table is not None
    assert [cell.text for cell in chart.table.rows[0]] == [
        "Barru", "100%", "Agustus 2025", "Koran",
    ]  # fmt: skip
