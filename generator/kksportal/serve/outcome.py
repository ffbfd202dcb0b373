"""What a build came to, as far as whoever watches a browser needs it; it travels as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import NamedTuple

from kksportal.errors import Finding

MOST = 100  # findings on one page


class Problem(NamedTuple):
    """One thing to mend, as it is shown."""

    path: str
    place: str
    what: str
    advice: str
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Why there is no page to show: findings, or one sentence where it is about something else."""

    sentence: str = ""
    problems: tuple[Problem, ...] = ()
    more: int = 0  # problems that are not listed


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A build: the site it published, or its fault."""

    site: str = ""  # the folder of the site, where the settings name one
    url: str = ""  # the portal's own address
    fault: Fault | None = None
    made: int = 0  # districts
    written: int = 0  # files
    seconds: float = 0.0


def fault_of(errors: Sequence[Finding]) -> Fault:
    """The fault that findings are."""
    problems = tuple(
        Problem(f.path, f.place, f.what or f.kind.title, f.mend, f.kind.code) for f in errors[:MOST]
    )
    return Fault(problems=problems, more=max(0, len(errors) - MOST))


def to_line(outcome: Outcome) -> str:
    """An outcome as one line of JSON."""
    return json.dumps(asdict(outcome))


def from_line(line: str) -> Outcome:
    """The outcome that a line tells; raises ValueError where it tells none."""
    raw = json.loads(line)
    fault = raw.pop("fault")
    if fault is not None:
        problems = tuple(Problem(*one) for one in fault.pop("problems"))
        fault = Fault(problems=problems, **fault)
    return Outcome(fault=fault, **raw)
