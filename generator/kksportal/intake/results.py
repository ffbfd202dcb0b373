"""What reading a cell gives: one value, several that are possible, or none."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Understood:
    """The value as the contract writes it; "" is an empty cell.

    The note says in Indonesian what was read into it: "“85,5 %” dibaca 85.5". It is empty where
    the cell already was canonical.
    """

    value: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A cell that may mean several things, the likelier first: only who wrote it can tell.

    With one reading, nobody but who wrote it can say whether that was meant.
    """

    readings: tuple[str, ...]
    question: str


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """A cell that has no reading, and why, as a sentence with the way out."""

    why: str


Result = Understood | Doubt | NotUnderstood
