"""What one build leaves for the next: one typed state, under its version.

Everything made is a thing: it has a name, the keys of what it depends on, and its files. What
stands in the next build is what has the same keys. Pages, tables, pictures, the search index and
whole districts are things alike.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, NamedTuple

from kksportal.site_build.incremental.inputs import Seen, Stat
from kksportal.site_build.incremental.output import PlainFinding

VERSION = 3  # another shape of the state is another version: the next build starts anew


class Thing(NamedTuple):
    """Something that was made: what it depends on, its files, and plain facts about it."""

    uses: dict[str, str]  # identity → key, as they were when it was made
    files: dict[str, int]  # address → size in bytes
    facts: tuple[Any, ...] = ()  # plain values, as its maker reads them again


class PlainReport(NamedTuple):
    """The report of a build: its findings and its numbers."""

    findings: tuple[PlainFinding, ...]
    pages: int
    files: int
    size: int
    largest: int = 0
    waiting: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """The last build: what it read, what it made, what it reported."""

    base: str  # the key of what everything depends on
    inputs: Mapping[str, Seen]  # by path: every file it read
    things: Mapping[str, Thing]
    outputs: Mapping[str, tuple[Any, ...]]  # by code: a district's output as plain values
    site: Mapping[str, Stat]  # by address: every file of the site as it was left
    report: PlainReport
    # By file: from when on a package or a text may be published.
    starts: Mapping[str, str] = field(default_factory=dict)

    def plain(self) -> dict[str, Any]:
        """The state as the cache keeps it."""
        plain: dict[str, Any] = {one.name: getattr(self, one.name) for one in fields(self)}
        plain["things"] = {name: tuple(thing) for name, thing in self.things.items()}
        return plain | {"version": VERSION, "report": tuple(self.report)}


def to_state(plain: Any) -> State | None:
    """The state that plain values stand for; None where there is none, or of another version."""
    if not isinstance(plain, dict) or plain.get("version") != VERSION:
        return None
    values = {name: value for name, value in plain.items() if name != "version"}
    try:
        values["things"] = {name: Thing(*thing) for name, thing in plain["things"].items()}
        values["report"] = PlainReport(*plain["report"])
        return State(**values)
    except (KeyError, TypeError, AttributeError):  # of another program under the same version
        return None
