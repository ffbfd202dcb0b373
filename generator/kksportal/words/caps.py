"""Time stamps and signatures of an archive: since when, by whom, and how anybody checks them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from kksportal import addresses
from kksportal.model.closed import ArchivedCap, ArchivedCycle, ArchivedKey
from kksportal.preservation.bag import TAG_MANIFEST
from kksportal.preservation.zips import zip_name
from kksportal.text import date_text
from kksportal.words.views import Link

_LABELS = {
    "tsr": "cap (.tsr)",
    "tsq": "permintaannya (.tsq)",
    "pem": "sertifikat lembaganya (.pem)",
    "minisig": "tanda tangan (.minisig)",
}


class CapRow(NamedTuple):
    """A time stamp or a signature: what it is, since when, and the files it is checked with."""

    what: str
    when: str  # "" where the list has no moment
    files: tuple[Link, ...]  # none where any is gone or other


class VersionCaps(NamedTuple):
    """The stamps and signatures of a version, and how to check them in its unzipped folder."""

    label: str
    folder: str
    caps: tuple[CapRow, ...]
    commands: tuple[str, ...]


def version_caps(told: ArchivedCycle) -> Iterator[VersionCaps]:
    """Stamps and signatures by version, the newest first; the commands of those that are whole."""
    for version in reversed(told.versions):
        own = [one for one in told.caps if one.version == version.number]
        if own:
            yield VersionCaps(
                label=f"Versi {version.number}",
                folder=zip_name(told.cycle, version.number).removesuffix(".zip"),
                caps=tuple(map(_cap, own)),
                commands=tuple(_command(one, told.key) for one in own if one.files),
            )


def caps_counted(told: ArchivedCycle) -> str:
    """How many stamps the newest version has that can be checked, and whether it is signed."""
    newest = len(told.versions)
    own = [one for one in told.caps if one.version == newest and one.files]
    stamps = sum(1 for one in own if one.authority)
    told_of = [f"{stamps} cap waktu"] if stamps else []
    if len(own) > stamps:
        told_of.append("tanda tangan pengelola")
    return f"Ada {' dan '.join(told_of)}" if told_of else ""


def _cap(one: ArchivedCap) -> CapRow:
    clock = one.at[11:16].replace(":", ".")
    return CapRow(
        what=f"Cap waktu oleh {one.authority}" if one.authority else "Tanda tangan pengelola",
        when=f"{date_text(one.at)} pukul {clock} UTC" if one.at else "",
        files=tuple(
            Link(label=_LABELS[name.rpartition(".")[2]], href=addresses.ARCHIVE_CAP(name))
            for name in one.files
        ),
    )


def _command(one: ArchivedCap, key: ArchivedKey | None) -> str:
    """How to check it in the unzipped folder, its files lying beside the ZIP.

    A stamp is checked at its own moment: the certificates may have ended since.
    """
    if not one.authority:
        shown = key.text if key else ""
        return f"minisign -Vm {TAG_MANIFEST} -x ../{one.files[0]} -P {shown}"
    answer, _, chain = one.files
    at = f" -attime {int(datetime.fromisoformat(one.at).timestamp())}" if one.at else ""
    return f"openssl ts -verify -data {TAG_MANIFEST} -in ../{answer} -CAfile ../{chain}{at}"
