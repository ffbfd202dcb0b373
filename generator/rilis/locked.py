"""The packages that requirements.txt locks: name, version, and the digests of their files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_FIRST = re.compile(r"([a-z0-9.-]+)==([^ ;]+)(?: ; (.+?))?(?: \\)?")
_DIGEST = re.compile(r"\s+--hash=sha256:([0-9a-f]{64})(?: \\)?")


class Locked(NamedTuple):
    """A package in one version."""

    name: str
    version: str
    where: str  # the environments it is for, as a marker; "" for all
    digests: tuple[str, ...]  # sha256 of each of its files, any of which may be installed


def read_locked(text: str) -> Iterator[Locked]:
    """The packages of a lock, in its order; raises ValueError at a line of another form."""
    package: Locked | None = None
    for line in text.splitlines():
        if first := _FIRST.fullmatch(line):
            if package:
                yield package
            package = Locked(first[1], first[2], first[3] or "", ())
        elif package and (digest := _DIGEST.fullmatch(line)):
            package = package._replace(digests=(*package.digests, digest[1]))
        elif line.strip() and not line.lstrip().startswith("#"):
            raise ValueError(f"baris ini bukan paket dan bukan sidik: {line}")
    if package:
        yield package
