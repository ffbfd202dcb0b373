"""Strips: each group on a line, equal figures said, one median through all."""

from __future__ import annotations

from decimal import Decimal

from kksportal.words.distribution import WIDTH
from kksportal.words.drawings import Chart
from kksportal.words.named_dots import DotGroup, NamedDot, named_dots
from kksportal.words.strips import strip_chart


def strips(**groups: str) -> Chart:
    """Strips of these figures."""
    told = [(name, [Decimal(one) for one in own.split()]) for name, own in groups.items()]
    made = strip_chart(told, anchor="x", title="Judul")
    assert made is not None
    return made


def test_each_group_has_its_name_and_how_many_it_has() -> None:
    """Equal figures are one dot, and the words say of how many districts."""
    made = strips(Aceh="70 80 80", Bali="90")
    assert [s.text for s in made.shapes if s.look == "nama"] == ["Aceh (3)", "Bali (1)"]
    assert len([s for s in made.shapes if s.look == "titik"]) == 3
    assert made.description == "Aceh: 70; 80 (2 daerah). Bali: 90."


def test_the_median_of_all_is_drawn_from_five() -> None:
    """As everywhere."""
    few, enough = strips(Aceh="70 80", Bali="90 91"), strips(Aceh="70 80", Bali="90 91 95")
    assert [any(s.look == "batas" for s in one.shapes) for one in (few, enough)] == [False, True]
    assert ["median" in one.note for one in (few, enough)] == [False, True]
    assert "median semuanya, 90." in enough.note


def test_everything_lies_in_the_drawing() -> None:
    """The ends of the scale too."""
    for made in (strips(Aceh="0 100", Bali="50"), dots("0", "100")):
        assert made.width == WIDTH
        for shape in made.shapes:
            assert 0 <= shape.x <= WIDTH
            assert 0 <= shape.y <= made.height


def test_nothing_is_drawn_of_nothing() -> None:
    """No empty axes."""
    assert strip_chart([], anchor="x", title="y") is None


def dots(*values: str) -> Chart:
    """Named dots of these figures in one group."""
    own = [NamedDot(f"D{value}", value, Decimal(value), "2025") for value in values]
    return named_dots("x", "Judul", [DotGroup("Pusat 2025", own)])


def test_the_highest_stands_first_and_the_words_say_the_same() -> None:
    """Equal ones by name; all are of one cycle, so no mark is explained."""
    made = dots("70", "90", "80")
    assert [s.text for s in made.shapes if s.look == "nama"] == [
        "D90: 90 (2025)",
        "D80: 80 (2025)",
        "D70: 70 (2025)",
    ]
    assert made.description == "Pusat 2025: D90 90 (2025), D80 80 (2025), D70 70 (2025)."
    assert made.table is None  # one with sources stands below
    assert "Lingkaran kosong" not in made.note
