"""What nobody knows of a district, in one quiet line with its list one tap away."""

from __future__ import annotations

from collections.abc import Sequence

from kksportal.text import join_words
from kksportal.words.views import Link, StageView, TatananCard, UnknownView


def unknown_view(
    cycle: str,
    stages: Sequence[StageView],
    cards: Sequence[TatananCard],
    unfound: Sequence[Link],
    *,
    award_known: bool,
    since: str,
) -> UnknownView | None:
    """Stages of the cycle, tatanan and awards of which nothing is known; None where all is.

    Awards from the cycle `since` on: of older ones the ladder says nothing either.
    """
    parts, words = [], []
    open_stages = [stage.name for stage in stages if stage.state == "belum-ada"]
    if open_stages:
        words.append(f"{len(open_stages)} tahap penilaian {cycle}")
        parts.append(Link(label=f"Tahap penilaian {cycle}", href="", note=join_words(open_stages)))
    silent = [card.name for card in cards if not card.has_data]
    if silent:
        words.append(f"nilai {len(silent)} tatanan")
        parts.append(Link(label="Nilai tatanan", href="", note=join_words(silent)))
    cycles = {link.label for link in unfound if link.label >= since}
    if not award_known:
        cycles.add(cycle)
    if cycles:
        told = join_words(sorted(cycles))
        words.append(f"penghargaan {told}")
        parts.append(
            Link(
                label="Penghargaan",
                href="",
                note=f"{told}; bukan berarti tidak menerima",
            )
        )
    return UnknownView(summary=join_words(words), parts=tuple(parts)) if parts else None
