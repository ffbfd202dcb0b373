"""The published cases of others, read out of their archives into memory."""

from __future__ import annotations

import tarfile
from functools import cache
from pathlib import Path

SUITES = Path(__file__).parent / "suites"


@cache
def folders_of(archive: str, depth: int) -> dict[str, dict[str, bytes]]:
    """The files of each case by path in it; the first `depth` names of a path are the case's."""
    cases: dict[str, dict[str, bytes]] = {}
    with tarfile.open(SUITES / archive) as tar:
        for member in tar:
            parts = member.name.split("/")
            if member.isfile() and len(parts) > depth:
                found = tar.extractfile(member)
                assert found is not None
                case = "/".join(parts[:depth])
                cases.setdefault(case, {})["/".join(parts[depth:])] = found.read()
    return cases
