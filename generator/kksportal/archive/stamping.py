"""Has a version stamped and signed: what was asked for is looked at first, then carried out.

An authority that does not answer takes nothing from the archive: it stands, and the stamp is
asked for again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from kksportal.archive.authority import NoStampError, ask, authority_host
from kksportal.archive.caps import (
    Target,
    add_signature,
    add_stamp,
    check_key,
    target_of,
)
from kksportal.archive.crypto import RefusedError, certificates, need_extra
from kksportal.archive.signatures import open_key
from kksportal.archive.stamps import new_query
from kksportal.archive.store import open_archive
from kksportal.effects import Folders
from kksportal.errors import PortalError, in_words
from kksportal.preservation.minisign import SecretKey
from kksportal.read.archives import CAPS

MOST = 2  # authorities
_LARGEST = 1_000_000  # bytes of a file of roots


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What is asked for beside an archive; it can all be begun."""

    authorities: tuple[tuple[str, str], ...] = ()  # address and host
    roots: tuple[bytes, ...] = ()  # PEM
    key: SecretKey | None = None

    def __bool__(self) -> bool:
        """Whether anything is asked for."""
        return bool(self.authorities or self.key)


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """What came of it: a sentence for each thing that stands, and for each that does not."""

    done: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()


def wishes_of(
    folders: Folders, addresses: Sequence[str], roots: Sequence[Path], key: Path | None
) -> Wishes:
    """What a person asks for. Raises PortalError where it cannot be begun, before anything is."""
    if len(addresses) > MOST or len(set(addresses)) != len(addresses):
        raise PortalError("--cap-waktu menyebut satu atau dua lembaga yang berbeda")
    authorities = tuple((url, authority_host(url)) for url in addresses)
    if authorities or key:
        need_extra()
    opened = open_key(key) if key else None
    if opened:
        check_key(folders, opened)
    return Wishes(authorities=authorities, roots=tuple(map(_root, roots)), key=opened)


def carry_out(
    folders: Folders,
    cycle: str,
    wishes: Wishes,
    *,
    ask: Callable[[str, bytes], bytes] = ask,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> Carried:
    """Sign the newest version of an archive and have it stamped, as far as that succeeds.

    Raises PortalError where the archive is damaged, and where nothing is asked for.
    """
    if not wishes:
        raise PortalError("--hanya-cap memerlukan --cap-waktu atau --tanda-tangan")
    target = target_of(open_archive(folders, cycle))
    done: list[str] = []
    missed: list[str] = []
    if wishes.key:
        try:
            name = add_signature(folders, target, wishes.key, f"{now():%Y-%m-%dT%H:%M:%SZ}")
            done.append(f"Ditandatangani dengan kunci {wishes.key.public.name}: {CAPS}/{name}")
        except PortalError as fault:
            missed.append(f"Belum ditandatangani: {fault}.")
    for url, host in wishes.authorities:
        try:
            done.append(_stamped(folders, target, wishes, host, partial(ask, url)))
        except (RefusedError, NoStampError, PortalError) as fault:
            missed.append(f"Cap waktu {url} belum didapat: {str(fault).rstrip('.')}.")
    return Carried(done=tuple(done), missed=tuple(missed))


def _stamped(
    folders: Folders, target: Target, wishes: Wishes, host: str, ask: Callable[[bytes], bytes]
) -> str:
    query = new_query(target.raw)
    stamp = add_stamp(folders, target, host, query, ask(query), wishes.roots)
    return (
        f"Cap waktu {stamp.at} oleh {stamp.authority}. Akarnya {stamp.root}, SHA-256 "
        f"{stamp.root_sha256}; bandingkan dengan yang diumumkan lembaga itu"
    )


def _root(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            raw = file.read(_LARGEST)
        certificates(raw)
    except OSError as fault:
        raise PortalError(in_words(fault)) from None
    except RefusedError:
        raise PortalError(f"{path} bukan sertifikat PEM") from None
    return raw
