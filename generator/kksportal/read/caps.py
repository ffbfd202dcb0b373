"""Stamps and signatures beside the archives, as a site tells of them and carries them along.

Nothing is checked here but that each file is as the list has it and has the form of its kind:
`arsip/cap/` may come from anybody, and whether a stamp holds is told by `kks verify`, or by
openssl and minisign on the reader's own machine.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kksportal.effects import Folders
from kksportal.model.closed import ArchivedCap, ArchivedKey
from kksportal.model.contract import is_day
from kksportal.preservation.minisign import PublicKey, parse_public, parse_signature
from kksportal.preservation.stamp_list import (
    KEY,
    LIST,
    SIGNATURE,
    STAMP,
    Listed,
    Named,
    name_of,
    named,
    parse_list,
)
from kksportal.read.archives import CAPS

LARGEST = 1_000_000  # bytes of one file there
_MOMENT = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]Z")
_CERTIFICATE = r"-----BEGIN CERTIFICATE-----\n[A-Za-z0-9+/=\n]+\n-----END CERTIFICATE-----\n"
_PEM = re.compile(f"(?:{_CERTIFICATE})+".encode())
_DER = b"\x30"  # how a stamp and its request begin: an ASN.1 sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class Caps:
    """What lies beside the archives: by cycle, the owner's key, and the files that may be taken."""

    by_cycle: Mapping[str, tuple[ArchivedCap, ...]] = field(default_factory=dict)
    key: ArchivedKey | None = None
    files: Mapping[str, bytes] = field(default_factory=dict)  # by name


def read_caps(folders: Folders) -> Caps:
    """What is listed; nothing where the list is none, or is not as it was written."""
    home = folders.root / CAPS
    try:
        if home.is_symlink():
            return Caps()
        listed = parse_list(_bytes(home / LIST))
    except (OSError, ValueError):
        return Caps()
    raws = dict(_sound(home, listed))
    key = parse_public(raws[KEY]) if KEY in raws else None
    caps: dict[str, list[ArchivedCap]] = {}
    for group in sorted({one._replace(kind="") for one in map(named, listed) if one}):
        caps.setdefault(group.cycle, []).append(_cap(group, listed, raws, key))
    return Caps(
        by_cycle={cycle: tuple(each) for cycle, each in caps.items()},
        key=ArchivedKey(key.name, raws[KEY].decode().split("\n")[1]) if key else None,
        files=raws,
    )


def _cap(
    group: Named, listed: Mapping[str, Listed], raws: Mapping[str, bytes], key: PublicKey | None
) -> ArchivedCap:
    """A stamp or a signature; without files where any that it needs is not as it was listed."""
    kinds = STAMP if group.authority else (SIGNATURE,)
    names = tuple(name_of(group._replace(kind=kind)) for kind in kinds)
    at = listed[names[0]].at if names[0] in listed else ""
    whole = all(name in raws for name in names)
    if not group.authority and whole:
        whole = key is not None and parse_signature(raws[names[0]]).number == key.number
    return ArchivedCap(
        version=group.version,
        authority=group.authority,
        at=at if _is_moment(at) else "",
        files=names if whole else (),
    )


def _sound(home: Path, listed: Mapping[str, Listed]) -> Iterator[tuple[str, bytes]]:
    """The listed files that are there as the list has them, and have the form of their kind."""
    for name, line in listed.items():
        one = named(name)
        if one is None and name != KEY:
            continue
        try:
            raw = _bytes(home / name)
            if hashlib.sha512(raw).hexdigest() == line.sha512 and _has_form(raw, one):
                yield name, raw
        except (OSError, ValueError):
            continue


def _has_form(raw: bytes, one: Named | None) -> bool:
    """Whether bytes have the form of their kind; raises ValueError where minisign's is broken."""
    match one.kind if one else KEY:
        case "pem":
            return _PEM.fullmatch(raw) is not None
        case "tsr" | "tsq":
            return raw.startswith(_DER)
        case "minisig":
            return parse_signature(raw) is not None
        case _:
            return parse_public(raw) is not None


def _is_moment(text: str) -> bool:
    found = _MOMENT.fullmatch(text)
    return found is not None and is_day(found[1])


def _bytes(path: Path) -> bytes:
    if path.is_symlink() or path.stat().st_size > LARGEST:
        raise ValueError("no plain file of that size")
    return path.read_bytes()
