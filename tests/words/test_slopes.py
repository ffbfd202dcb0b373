"""Slopes between two cycles: years above, a figure at each end, a name at the right."""

from __future__ import annotations

import itertools
from dataclasses import replace
from decimal import Decimal

from kksportal.model.result import Trend
from kksportal.words.drawings import Shape
from kksportal.words.slopes import WIDTH, Slope, apart, draw, trend_chart
from tests.contexts import CONTOH, context_of

YEARS = ("2023", "2025")


def slope(name: str, before: str, after: str, years: tuple[str, str] = YEARS) -> Slope:
    """A line."""
    one, two = Decimal(before), Decimal(after)
    return Slope(name, one, two, years, "naik" if two > one else "turun" if two < one else "tetap")


def of(shapes: list[Shape], kind: str, look: str) -> list[Shape]:
    """The shapes of a kind and look."""
    return [shape for shape in shapes if (shape.kind, shape.look) == (kind, look)]


def test_each_line_begins_and_ends_at_its_figures() -> None:
    """Higher figures stand higher; what falls is another line than what rises."""
    shapes, tall = draw([slope("Pasar", "70.0", "90.0"), slope("Sekolah", "80.0", "60.0")], YEARS)
    (up,), (down,) = of(shapes, "garis", "arah naik"), of(shapes, "garis", "arah turun")
    assert up.h < up.y
    assert down.h > down.y
    assert {s.text for s in of(shapes, "teks", "nama")} == {"90,0 Pasar", "60,0 Sekolah"}
    assert [s.text for s in of(shapes, "teks", "kanan")] == ["80,0", "70,0"]
    assert [s.text for s in of(shapes, "teks", "tengah tebal")] == ["2023", "2025"]
    assert all(0 <= s.x <= WIDTH and 0 <= s.y <= tall for s in shapes)


def test_labels_never_cover_each_other() -> None:
    """Nine tatanan of one score, with names of two lines; equal figures are written once."""
    name = "Kehidupan Masyarakat Sehat Mandiri"
    shapes, tall = draw([slope(name, "80.0", "80.0") for _ in range(9)], YEARS)
    lines = [s.y for s in of(shapes, "teks", "nama")]
    assert len(lines) == 18
    assert all(b - a >= 14 for a, b in itertools.pairwise(lines))
    assert max(lines) < tall
    assert len(of(shapes, "teks", "kanan")) == 1


def test_labels_stay_inside() -> None:
    """What wants to stand at the foot moves up as far as it must."""
    assert apart([(200, 20), (205, 20)], 180) == [174, 194]
    assert apart([(40, 20), (40, 20)], 180) == [40, 60]


def test_another_year_than_the_columns_is_said_at_the_name() -> None:
    """So that a line of 2022 is not read as one of 2023."""
    shapes, _ = draw([slope("A", "1.0", "2.0"), slope("B", "1.0", "1.0", ("2022", "2025"))], YEARS)
    words = [s.text for s in of(shapes, "teks", "nama")]
    assert words == ["2,0 A", "1,0 B (2022 ke 2025)"]
    assert [s.year for s in of(shapes, "bulat", "lama")] == ["2023", "2022"]


def test_what_cannot_be_compared_is_said_and_not_drawn() -> None:
    """A tatanan without a shared indicator has a sentence; without any there is no chart."""
    context = context_of(CONTOH)
    kept = {"pasar": Trend(
        tatanan="pasar", count=1, before=Decimal(50), after=Decimal(60), old_cycle="2023",
        before_years=("2023",), after_years=("2025",),
    )}  # fmt: skip
    chart = trend_chart(replace(context, district=replace(context.district, trends=kept)))
    assert chart is not None
    assert chart.title == "Skor tiap tatanan, 2023 dan 2025"
    assert len(of(list(chart.shapes), "bulat", "lama")) == 1
    assert "Tidak digambar, karena tidak dapat dibandingkan: " in chart.note
    assert "Pariwisata" in chart.note
    assert "Pasar" not in chart.note
    assert trend_chart(replace(context, district=replace(context.district, trends={}))) is None


def test_nothing_says_last_cycle() -> None:
    """Heads, title and words say years."""
    chart = trend_chart(context_of(CONTOH))
    assert chart is not None
    assert chart.table is not None
    assert chart.table.heads == ("Tatanan", "Indikator yang sama", "2023", "2025", "Perubahan")
    assert "lalu" not in f"{chart.title} {chart.description} {chart.note} {chart.table.caption}"
