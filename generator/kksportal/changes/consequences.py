"""What follows from changed rows, in sentences: readiness, and where sources differ."""

from __future__ import annotations

from typing import NamedTuple

from kksportal.changes.words import subject_text
from kksportal.compute.consequences import Consequences, Crossed, Matter, ReadinessChange
from kksportal.model.claim import Disputed
from kksportal.text import date_text, join_words, lower_first
from kksportal.words.figures import source_label, value_text
from kksportal.words.names import VERDICTS, Names


class Follows(NamedTuple):
    """What follows for a district, in sentences."""

    readiness: tuple[str, ...] = ()
    opened: tuple[str, ...] = ()  # where sources differ now
    closed: tuple[str, ...] = ()  # where they do no longer
    crossed: tuple[str, ...] = ()  # thresholds on whose other side a figure is now


def in_words(consequences: Consequences, place: str, names: Names) -> Follows:
    """The consequences for a place, in sentences."""
    return Follows(
        readiness=tuple(_readiness(one, place, names) for one in consequences.readiness),
        opened=tuple(
            f"{place}: sumber kini berbeda tentang {_matter(matter, names)}: "
            f"{_claims(figure, names)}."
            for matter, figure in consequences.opened
        ),
        closed=tuple(
            f"{place}: sumber tidak lagi berbeda tentang {_matter(matter, names)}; "
            f"semula {_claims(figure, names)}."
            for matter, figure in consequences.closed
        ),
        crossed=tuple(_crossed(one, names) for one in consequences.crossed),
    )


def _readiness(change: ReadinessChange, place: str, names: Names) -> str:
    trace = change.trace
    category = names.categories.get(trace.category, trace.category)
    was, now = (
        f"“{lower_first(VERDICTS[one.verdict.value])}”" if one else "tidak dinilai"
        for one in (change.before, change.after)
    )
    reason = f" {trace.reason}" if change.after else ""
    return f"{place}: kesiapan {category} {trace.cycle} menjadi {now}, semula {was}.{reason}"


def _crossed(one: Crossed, names: Names) -> str:
    category = names.categories.get(one.category, one.category)
    was, now = (
        f"“{lower_first(VERDICTS[verdict.value])}”" if verdict else "tidak dinilai"
        for verdict in (one.before, one.after)
    )
    return (
        f"{one.asks}, syarat {category} {one.cycle} menurut {source_label(one.source)}: "
        f"kini {now}, semula {was}."
    )


def _matter(matter: Matter, names: Names) -> str:
    day = f", per {date_text(matter.as_of)}" if matter.as_of else ""
    return f"{subject_text(matter.resource, matter.row, names)}{day}"


def _claims(figure: Disputed, names: Names) -> str:
    told = dict.fromkeys(
        f"{value_text(claim, names)} ({source_label(claim.source)})" for claim in figure.claims
    )
    return join_words(tuple(told))
