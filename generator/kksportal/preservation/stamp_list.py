"""What lies beside archives in `arsip/cap/`: stamps, signatures, a key, and the list of them.

The list has the digest of every file, so that one that is gone or other is named, also where no
signature covers the byte that changed.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

LIST = "daftar.csv"
KEY = "kunci.pub"
STAMP = ("tsr", "tsq", "pem")  # the stamp, its request, and the authority's certificates
SIGNATURE = "minisig"
_HEAD = ("berkas", "sha512", "waktu")
_NAME = re.compile(
    r"((?:19|20)[0-9]{2})-v([1-9][0-9]{0,4})"
    r"(?:\.([a-z0-9](?:[a-z0-9.-]{0,98}[a-z0-9])?)\.(tsr|tsq|pem)|\.(minisig))"
)
_UNFIT = re.compile("[^a-z0-9]+")


class Listed(NamedTuple):
    """A file of the list: its digest, and when it was stamped or signed (UTC), if it says so."""

    file: str
    sha512: str
    at: str = ""


class Named(NamedTuple):
    """What a file's name says: of which version it is, by which authority, and what it is."""

    cycle: str
    version: int
    authority: str  # "" for a signature
    kind: str


def name_of(one: Named) -> str:
    """The name of a file."""
    middle = f".{one.authority}" if one.authority else ""
    return f"{one.cycle}-v{one.version}{middle}.{one.kind}"


def named(file: str) -> Named | None:
    """What a name says; None where it is no name of a stamp or a signature."""
    found = _NAME.fullmatch(file)
    if found is None:
        return None
    cycle, version, authority, kind, signature = found.groups()
    return Named(cycle, int(version), authority or "", kind or signature)


def authority_name(host: str, taken: Iterable[str] = ()) -> str:
    """A name for an authority by its host; with a number where an earlier stamp has it."""
    parts = (_UNFIT.sub("-", part).strip("-") for part in host.lower().split("."))
    plain = ".".join(part for part in parts if part)[:90].strip(".-") or "lembaga"
    known, number, name = set(taken), 1, plain
    while name in known:
        number += 1
        name = f"{plain}-{number}"
    return name


def list_bytes(listed: Iterable[Listed]) -> bytes:
    """The list: a line a file, by name."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerows((_HEAD, *sorted(listed)))
    return out.getvalue().encode()


def parse_list(raw: bytes) -> Mapping[str, Listed]:
    """The files of a list, by name; raises ValueError where it is not as it was written."""
    try:
        lines = list(csv.reader(io.StringIO(raw.decode("utf-8"), newline=""), strict=True))
        listed = [Listed(*line) for line in lines[1:]]
    except (csv.Error, TypeError):
        raise ValueError("no list of stamps") from None
    if list_bytes(listed) != raw or len({one.file for one in listed}) != len(listed):
        raise ValueError("another list than was written")
    return {one.file: one for one in listed}


def listed_of(file: str, raw: bytes, at: str = "") -> Listed:
    """A line of the list for a file's bytes."""
    return Listed(file, hashlib.sha512(raw).hexdigest(), at)
