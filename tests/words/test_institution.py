"""What a component of kelembagaan and its items are called."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from kksportal.words.institution import component_words
from tests.builders import framework

FORUM = "forum"
ROWS = [
    {"komponen": code, "butir": item, "nama_komponen": component, "nama_butir": name}
    for code, component, item, name in (
        ("pokja", "Pokja", "sk", "SK Pokja"),
        (FORUM, "Forum Kecamatan", "sk", "SK Forum"),
        (FORUM, "Forum Kecamatan", "rapat", "Rapat"),
    )
]
CONTEXT: Any = SimpleNamespace(
    data=SimpleNamespace(frameworks={"2025": framework(butir_kelembagaan=ROWS)})
)


def test_a_component_has_its_own_items_with_their_years() -> None:
    """Not those of another component with the same code."""
    words = component_words(CONTEXT, "2025", FORUM)
    assert words.name == "Forum Kecamatan"
    assert [words.head(("2025", item, year)) for item, year in (("sk", ""), ("rapat", "2024"))] == [
        "SK Forum",
        "Rapat 2024",
    ]


def test_what_no_instrument_names_stands_by_its_code() -> None:
    """Of a cycle without an instrument, of an unknown component, of an unknown item."""
    for cycle, component in (("2023", FORUM), ("2025", "lain")):
        words = component_words(CONTEXT, cycle, component)
        assert (words.name, words.head((cycle, "sk", "2024"))) == (component, "sk 2024")
    assert component_words(CONTEXT, "2025", FORUM).head(("2025", "lain", "")) == "lain"
