"""What sources say besides figures, as it is read aloud."""

from __future__ import annotations

from kksportal.words.statements import events, innovations
from tests.contexts import context_of


def test_a_note_to_an_event_is_a_sentence_of_its_own() -> None:
    """No "Bapperida Kabupaten Kotabaru, Juga diberitakan ANTARA Kalsel"."""
    made = {event.iso: event.detail for event in events(context_of("63.02").opened())}
    assert made["2025-12-05"] == (
        "Bapperida Kabupaten Kotabaru. Juga diberitakan ANTARA Kalsel dan Rilis Kalimantan"
    )
    assert made["2025-10-22"].startswith("Aula Bapperida Kotabaru, Bapperida Kabupaten Kotabaru")


def test_a_target_of_an_innovation_is_no_result() -> None:
    """Balangan means to make 5.189 visits; printed like the rest, it had made them."""
    cards = innovations(context_of("63.11").opened(), None)
    told = {(figure.claims[0].text, figure.kind) for card in cards for figure in card.figures}
    assert ("5.189", "target") in told
    assert ("4.646", "") in told
