"""What was said of figures that changed, while a sitting lasts."""

from __future__ import annotations

from dataclasses import dataclass, field

from kksportal.compute.changes import Decision

Row = tuple[str, tuple[str, ...]]  # a table and the key of a row in it


@dataclass(slots=True)
class Decisions:
    """What was said of figures, and the log as it was last laid down."""

    said: dict[Row, Decision] = field(default_factory=dict)
    laid: bytes | None = None
    serious: tuple[object, frozenset[int]] = (None, frozenset())  # of the changes it was found for
