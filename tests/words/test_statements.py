"""What sources say besides figures, as it is read aloud."""

from __future__ import annotations

from kksportal.words.statements import events
from tests.contexts import context_of


def test_a_note_to_an_event_is_a_sentence_of_its_own() -> None:
    """No "Bapperida Kabupaten Kotabaru, Juga diberitakan ANTARA Kalsel"."""
    made = {event.iso: event.detail for event in events(context_of("63.02").opened())}
    assert made["2025-12-05"] == (
        "Bapperida Kabupaten Kotabaru. Juga diberitakan ANTARA Kalsel dan Rilis Kalimantan"
    )
    assert made["2025-10-22"].startswith("Aula Bapperida Kotabaru, Bapperida Kabupaten Kotabaru")
