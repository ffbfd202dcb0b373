"""Questions: options first, then whoever can be asked; what is wrong is told all at once."""

from __future__ import annotations

import pytest
from tests.authoring.baru import Answers

from kksportal.authoring.new.interview import AnswerError, Interview, Question, conduct
from kksportal.errors import PortalError


def number(told: str) -> str:
    """A number, written without its zeros in front."""
    if not told.isdigit():
        raise AnswerError(f"“{told}” bukan angka.")
    return str(int(told))


ONE = Question(option="--satu", text="Yang satu", read=number)
TWO = Question(option="--dua", text="Yang dua", read=number)
MAYBE = Question(option="--tiga", text="Yang tiga", read=number, needed=False)
USUAL = Question(option="--empat", text="Yang empat", read=number, usual="4")


def flow(interview: Interview) -> tuple[str, ...]:
    """Four questions."""
    return tuple(map(interview.answer, (ONE, TWO, MAYBE, USUAL)))


def test_where_the_options_say_enough_nobody_is_asked() -> None:
    """Not even for what may be left out: a program is not kept waiting."""
    person = Answers()
    found = conduct(flow, {"--satu": ["1"], "--dua": ["02"]}, person)
    assert found == ("1", "2", "", "4")
    assert (person.asked, person.heard) == ([], [])


def test_what_is_missing_or_wrong_is_told_at_once() -> None:
    """Where nobody can be asked: every fault, each on its line, with its option."""
    with pytest.raises(PortalError) as told:
        conduct(flow, {"--dua": ["dua"], "--tiga": ["x"]}, None)
    assert str(told.value).split("\n") == [
        "tidak ada yang ditulis; lengkapi dahulu:",
        "  --satu belum disebut: yang satu",
        "  --dua: “dua” bukan angka.",
        "  --tiga: “x” bukan angka.",
    ]


def test_a_slip_is_told_when_it_is_made_and_asked_again() -> None:
    """One sentence; and how an answer was understood is said."""
    person = Answers("satu", "", "01", "2", "", "")
    assert conduct(flow, {}, person) == ("1", "2", "", "4")
    assert person.heard == ["  “satu” bukan angka.", "  Ini perlu diisi.", "  Ditulis: 1"]
    assert person.asked == [
        "Yang satu: ", "Yang satu: ", "Yang satu: ", "Yang dua: ", "Yang tiga (boleh kosong): ",
        "Yang empat [4]: ",
    ]  # fmt: skip


def test_an_option_with_a_slip_is_asked_for_at_a_terminal() -> None:
    """The others are not asked again."""
    person = Answers("1", "", "")
    assert conduct(flow, {"--satu": ["x"], "--dua": ["2"]}, person) == ("1", "2", "", "4")
    assert person.asked[0] == "Yang satu: "
    assert not [one for one in person.asked if "dua" in one]


def test_an_option_may_be_given_empty() -> None:
    """Then there is none, or the usual one; what is needed is still needed."""
    options = {"--satu": ["1"], "--dua": ["2"], "--tiga": [""], "--empat": [""]}
    assert conduct(flow, options, None) == ("1", "2", "", "4")
    with pytest.raises(PortalError, match="--satu: Ini perlu diisi"):
        conduct(flow, {**options, "--satu": [" "]}, None)


def test_an_end_of_answers_writes_nothing() -> None:
    """A closed terminal is no answer."""
    with pytest.raises(PortalError, match="jawaban terputus; tidak ada yang ditulis"):
        conduct(flow, {}, Answers("1"))


def test_a_question_may_be_answered_several_times() -> None:
    """By its place among the options."""
    interview = Interview({"--satu": ["1", "2"]})
    assert [interview.answer(ONE, place) for place in range(3)] == ["1", "2", ""]
    assert [interview.has("--satu", place) for place in range(3)] == [True, True, False]
    assert len(interview.faults) == 1


def test_what_no_answer_mends_stops_a_person_and_is_listed_for_a_program() -> None:
    """Two kinds of options that do not fit."""
    interview = Interview({})
    interview.refuse("tidak cocok")
    assert interview.faults == ["tidak cocok"]
    with pytest.raises(PortalError, match="tidak cocok; tidak ada yang ditulis"):
        Interview({}, Answers()).refuse("tidak cocok")
