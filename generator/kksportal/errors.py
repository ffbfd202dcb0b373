"""Errors: findings are values about data that a person can mend, exceptions are wrong use or bugs.

Exception
└── PortalError             a person's wrong use, as one sentence (exit code 2)
    ├── UnfinishedError     what was asked well and begun, but others let down (exit code 1)
    └── DoubleWriteError    two pages claim one address: a bug in the plan
"""

from __future__ import annotations

import errno
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum
from typing import ClassVar, NamedTuple

MANY = 50  # findings of one kind on one column of a file


class Severity(Enum):
    """How much a finding matters: `galat` stops the build, the others are shown."""

    GALAT = "galat"
    PERINGATAN = "peringatan"
    CATATAN = "catatan"


class PortalError(Exception):
    """The command cannot be carried out as asked."""

    exit_code: ClassVar[int] = 2


class UnfinishedError(PortalError):
    """Nothing is wrong with what was asked, but machines it needs failed."""

    exit_code: ClassVar[int] = 1


class DoubleWriteError(PortalError):
    """A path of the site was about to be written twice."""


_SYSTEM = {
    errno.ENOSPC: "disk penuh",
    errno.EDQUOT: "jatah disk habis",
    errno.EACCES: "tidak diizinkan",
    errno.EPERM: "tidak diizinkan",
    errno.EROFS: "hanya dapat dibaca",
    errno.EMFILE: "terlalu banyak berkas terbuka sekaligus",
    errno.ENFILE: "terlalu banyak berkas terbuka sekaligus",
    errno.ENOMEM: "memori tidak cukup",
    errno.EAGAIN: "sistem terlalu sibuk",
    errno.ENOENT: "tidak ada",
    errno.EEXIST: "sudah ada",
    errno.ENOTDIR: "bukan folder",
    errno.EISDIR: "folder, bukan berkas",
    errno.ENOTEMPTY: "folder yang masih berisi",
    errno.ENAMETOOLONG: "namanya terlalu panjang",
    errno.ELOOP: "tautan yang berputar",
    errno.EXDEV: "berada di disk lain",
    errno.EBUSY: "sedang dipakai program lain",
    errno.EIO: "disk tidak dapat dibaca atau ditulis",
    errno.EADDRINUSE: "alamat itu sedang dipakai program lain",
}


def in_words(fault: OSError) -> str:
    """What the system refused, in Indonesian, and where: "/situs/index.html: disk penuh"."""
    said = _SYSTEM.get(fault.errno or 0) or f"ditolak sistem ({fault.strerror or fault})"
    place = fault.filename if isinstance(fault.filename, str) else ""
    return f"{place}: {said}" if place else said


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingKind:
    """A kind of finding: its permanent code, what it means, and how to mend it."""

    code: str  # KKS-D014
    severity: Severity
    title: str
    meaning: str
    advice: str
    example: str = ""


class Step(NamedTuple):
    """One step of mending a finding, for a machine: what its advice says in words.

    "sel": write `text` in the column `where` of its row (that of the finding where it is empty) ·
    "baris": write `text` as its line · "nama": rename its file or folder to `text` · "rapikan":
    have `kks rapikan` write the file anew.
    """

    do: str
    text: str = ""
    where: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One problem: which kind, where, what is wrong here, what to do now."""

    kind: FindingKind
    path: str  # relative to the portal's folder
    row: int = 0  # the line of the file, 1-based; 0: the whole file
    column: str = ""
    what: str = ""
    advice: str = ""
    package: str = ""  # the package folder that is left out because of it
    fix: tuple[Step, ...] = ()  # what the advice says, where a machine can do it

    @property
    def is_error(self) -> bool:
        """Whether this finding stops the build."""
        return self.kind.severity is Severity.GALAT

    @property
    def place(self) -> str:
        """The row and column for people: "baris 12, kolom nilai"."""
        parts = [f"baris {self.row}"] if self.row else []
        if self.column:
            parts.append(f"kolom {self.column}")
        return ", ".join(parts)

    @property
    def mend(self) -> str:
        """What to do now: this finding's own advice, or its kind's."""
        return self.advice or self.kind.advice


def cap_findings(findings: Iterable[Finding], most: int = MANY) -> list[Finding]:
    """Findings of which at most `most` are alike: of one kind, file and column; the rest counted.

    A file of a hundred thousand bad rows is one mistake, and nobody reads its findings twice.
    """
    listed = list(findings)
    if len(listed) <= most:
        return listed
    count: Counter[tuple[str, str, str]] = Counter()
    kept, last = [], {}
    for finding in listed:
        alike = (finding.kind.code, finding.path, finding.column)
        count[alike] += 1
        if count[alike] <= most:
            kept.append(finding)
        last[alike] = finding
    for alike, many in count.items():
        if many > most:
            what = f"Masih ada {many - most} temuan seperti ini di berkas ini."
            kept.append(replace(last[alike], row=0, what=what))
    return kept


def sort_findings(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings in the order a person mends them: by file, then line, then column."""
    return tuple(
        sorted(set(findings), key=lambda f: (f.path, f.row, f.column, f.kind.code, f.what))
    )
