"""What a portal knows of its closed cycles without opening their archives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple


class Print(NamedTuple):
    """The fingerprint of a frozen table or text: how many rows or lines, and their sha-512."""

    rows: int
    sha512: str


class ArchivedVersion(NamedTuple):
    """A version of an archive: when it was frozen, and the digest of its bag."""

    number: int
    day: str  # 2026-01-31
    sha512: str
    files: int
    emptied: bool = False  # by order of law: `files` are those that stayed


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedCycle:
    """A cycle that is closed: which version of its archive says so, and what that froze.

    `tables` are fingerprints by subject (`daerah/kabupaten-balangan`) and resource, `texts` by
    path. `added` are rows that were declared after it closed, by subject and resource: their
    fingerprints, each of one row. `lists` are the numbers of lines of the lists beside it that
    the version holds, and the digest of the last one, by resource.
    """

    cycle: str
    version: int
    tables: Mapping[tuple[str, str], Print] = field(default_factory=dict)
    texts: Mapping[str, Print] = field(default_factory=dict)
    added: Mapping[tuple[str, str], frozenset[str]] = field(default_factory=dict)
    lists: Mapping[str, Print] = field(default_factory=dict)
    # The districts whose archived page is here and as it was frozen, by slug; none of an archive
    # that is damaged.
    pages: frozenset[str] = frozenset()
    lost: bool = False  # whether there were such pages, and they are not as they were frozen
    versions: tuple[ArchivedVersion, ...] = ()

    def subjects(self) -> frozenset[str]:
        """Everything of which the cycle froze a table."""
        return frozenset(subject for subject, _ in self.tables)


class ArchivedZip(NamedTuple):
    """The newest version as one file, where a site can carry it."""

    name: str  # kks-2025-v1.zip
    size: int  # bytes
    sha512: str


class Looked(NamedTuple):
    """What `kks verify --catat` last found of an archive."""

    day: str
    sound: bool
    sha512: str  # of the bag it looked at


class ArchivedCap(NamedTuple):
    """A time stamp or a signature of a version, as the list beside the archives names it."""

    version: int
    authority: str  # by its host; "" for a signature of the owner
    at: str  # 2026-11-30T17:05:22Z; "" where the list has no moment
    files: tuple[str, ...]  # what it is checked with; none where any of them is gone or other


class ArchivedKey(NamedTuple):
    """The owner's public key, with which all signatures are checked."""

    name: str  # as minisign shows it
    text: str  # as `minisign -P` takes it


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivedCycle:
    """The archive of a closed cycle as pages tell of it; no versions where it is damaged."""

    cycle: str
    versions: tuple[ArchivedVersion, ...] = ()
    zip: ArchivedZip | None = None  # None: too large for a site, or not all of it is here
    parts: tuple[ArchivedZip, ...] = ()  # its pages by province, where the whole is not carried
    looked: Looked | None = None
    caps: tuple[ArchivedCap, ...] = ()
    key: ArchivedKey | None = None
    altered: bool = False  # whether a file of the newest version is another than was frozen
