"""What nobody knows: one line, and its list."""

from __future__ import annotations

from kksportal.words.unknown import unknown_view
from kksportal.words.views import Link, StageView, TatananCard, UnknownView


def stage(name: str, state: str = "belum-ada") -> StageView:
    """A stage in a state."""
    return StageView(name=name, state=state, state_text="", versions=())


def card(name: str, *, known: bool = False) -> TatananCard:
    """A tatanan with or without data."""
    return TatananCard(name=name, icon="", href="", summary="", has_data=known, marks=(), stated=())


def line(
    stages: tuple[StageView, ...] = (),
    cards: tuple[TatananCard, ...] = (),
    *cycles: str,
    won: bool = True,
) -> UnknownView | None:
    """The line of a district with these gaps, in 2025."""
    links = [Link(label=cycle, href="") for cycle in cycles]
    return unknown_view("2025", stages, cards, links, award_known=won, since="2019")


def test_one_line_counts_and_its_list_names() -> None:
    """Stages, tatanan and awards, each with which ones."""
    made = line(
        (stage("Desk"), stage("Penetapan"), stage("Mandiri", "selesai")),
        (card("Pasar"), card("Pariwisata", known=True)),
        "2023",
    )
    assert made is not None
    assert made.summary == "2 tahap penilaian 2025, nilai 1 tatanan, dan penghargaan 2023"
    assert [(part.label, part.note) for part in made.parts] == [
        ("Tahap penilaian 2025", "Desk dan Penetapan"),
        ("Nilai tatanan", "Pasar"),
        ("Penghargaan", "2023; bukan berarti tidak menerima"),
    ]


def test_where_all_is_known_there_is_no_line() -> None:
    """Nothing is said of nothing."""
    assert line((stage("Desk", "selesai"),), (card("Pasar", known=True),)) is None


def test_older_cycles_than_the_ladder_are_left_out() -> None:
    """Nobody misses an award of 2007 today."""
    assert line((), (), "2007") is None


def test_the_running_cycle_counts_as_unknown_until_an_award_is() -> None:
    """Even before any award of it is known anywhere."""
    made = line(won=False)
    assert made is not None
    assert made.summary == "penghargaan 2025"
    made = line((), (), "2025", "2023", won=False)
    assert made is not None
    assert made.summary == "penghargaan 2023 dan 2025"


def test_line_and_list_name_the_cycles_in_one_order() -> None:
    """The oldest first in both: read aloud, they are one after the other."""
    made = line((), (), "2023", "2019")
    assert made is not None
    assert made.summary == "penghargaan 2019 dan 2023"
    assert made.parts[0].note == "2019 dan 2023; bukan berarti tidak menerima"
