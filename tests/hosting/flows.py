"""What a new portal lays down for its hosts, as they read it."""

from __future__ import annotations

import configparser
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

Flow = dict[Any, Any]  # YAML reads the key `on` as true
GITHUB = Path(".github/workflows")
GITLAB = Path(".gitlab-ci.yml")
UNIT = Path("alat/server/kks-terbit.service")
_NOT_JOBS = {"workflow", "stages", "default", "variables"}


def github(portal: Path) -> dict[str, Flow]:
    """The workflows of GitHub by their names."""
    found = sorted((portal / GITHUB).iterdir())
    return {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in found}


def gitlab(portal: Path) -> Flow:
    """The pipeline of GitLab."""
    flow: Flow = yaml.safe_load((portal / GITLAB).read_text("utf-8"))
    return flow


def gitlab_jobs(flow: Flow) -> dict[str, Flow]:
    """The jobs of a pipeline."""
    return {name: job for name, job in flow.items() if name not in _NOT_JOBS}


def steps(flow: Flow) -> Iterator[dict[str, Any]]:
    """Every step of every job of a workflow of GitHub."""
    for job in flow["jobs"].values():
        yield from job["steps"]


def unit(text: str) -> configparser.SectionProxy:
    """What a service of systemd says of how it runs."""
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read_string(text)
    return parser["Service"]


def holds(condition: str, known: Mapping[str, str]) -> bool:
    """Whether a condition of GitLab holds: two sides that are equal, each a variable or a text."""
    sides = condition.split(" == ")
    assert len(sides) == 2, condition
    first, second = (
        known.get(side[1:], "") if re.fullmatch(r"\$[A-Z_]+", side) else side.strip('"')
        for side in sides
    )
    return first == second
