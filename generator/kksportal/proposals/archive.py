"""Open an archive that may come from anybody: its members as bytes, or why it is refused.

Nothing is written to disk here. Every limit is held while reading, not believed from the
archive's own directory.
"""

from __future__ import annotations

import stat
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from kksportal.errors import Finding
from kksportal.findings import kind
from kksportal.preservation.zips import SPOILT
from kksportal.proposals.places import LONGEST_PATH, odd_path
from kksportal.read.entries import shown_path

MOST_PACKED = 60_000_000
MOST_MEMBERS = 600
MOST_MEMBER = 15_000_000  # a picture's limit; texts have a narrower one
MOST_TEXT = 5_000_000
MOST_WHOLE = 120_000_000
MOST_RATIO = 300  # of bytes to packed bytes: a full table of scores has 30
_RATIO_FROM = 500_000  # bytes from which the ratio says anything

_START = b"PK\x03\x04"
_ENCRYPTED = 0x1
# zipfile raises NotImplementedError for a method of packing that it does not know.
TEXTS = (".csv", ".json", ".md")


def read_archive(raw: bytes, name: str) -> tuple[dict[str, bytes], list[Finding]]:
    """The members of an archive by their names; none of them where there is a finding."""
    if len(raw) > MOST_PACKED:
        return {}, [_large(name, f"Berkas ini lebih dari {_size(MOST_PACKED)}.")]
    if not raw.startswith(_START):
        return {}, [_unusable(name, "Berkas ini bukan arsip .zip.")]
    try:
        with ZipFile(BytesIO(raw)) as archive:
            findings = list(_listed(archive.infolist(), len(raw), name))
            return ({}, findings) if findings else _contents(archive, name)
    except (*SPOILT, OSError):
        return {}, [_unusable(name, "Arsip ini rusak, atau terpotong.")]


def _listed(infos: list[ZipInfo], packed: int, name: str) -> Iterator[Finding]:
    """What is wrong with the list of an archive, before anything of it is unpacked."""
    if len(infos) > MOST_MEMBERS:
        yield _large(name, f"Arsip ini memuat {len(infos)} berkas; paling banyak {MOST_MEMBERS}.")
        return
    if sum(info.compress_size for info in infos) > packed:
        yield _large(name, "Berkas di dalam arsip ini saling menindih.")
        return
    if sum(info.file_size for info in infos) > MOST_WHOLE:
        yield _large(name, "Isi arsip ini lebih dari 120 MB.")
    for info in infos:
        if what := _odd_member(info):
            yield _at("U003", info.orig_filename, what)
        elif info.flag_bits & _ENCRYPTED:
            yield _unusable(shown(info.filename), "Berkas ini berkata sandi.")
        elif info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            yield _unusable(shown(info.filename), "Cara memampatkannya tidak dikenal.")
        elif what := _too_much(info):
            yield _large(shown(info.filename), what)
    names = Counter(info.filename for info in infos)
    twins: dict[str, str] = {}
    for one, many in names.items():
        if many > 1:
            yield _at("U003", one, "Berkas ini ada lebih dari sekali.")
        twin = twins.setdefault(one.casefold(), one)
        if twin != one:
            yield _at("U003", one, f"“{shown(twin)}” hanya beda huruf besar.")


def _odd_member(info: ZipInfo) -> str:
    if info.orig_filename != info.filename:
        return "Namanya ditulis dengan tanda yang tidak dapat dipakai."
    if info.is_dir():
        return "Ini folder; arsip ini dikemas ulang."
    if len(info.filename) > LONGEST_PATH:
        return f"Jalurnya {len(info.filename)} huruf; paling banyak {LONGEST_PATH}."
    mode = info.external_attr >> 16
    if mode and stat.S_IFMT(mode) not in (0, stat.S_IFREG):
        return "Ini tautan atau berkas khusus."
    return odd_path(info.filename)


def _too_much(info: ZipInfo) -> str:
    most = MOST_TEXT if info.filename.endswith(TEXTS) else MOST_MEMBER
    if info.file_size > most:
        return f"Berkas ini {_size(info.file_size)}; paling besar {_size(most)}."
    if info.file_size > _RATIO_FROM and info.file_size > MOST_RATIO * info.compress_size:
        return f"Berkas ini mengembang lebih dari {MOST_RATIO} kali."
    return ""


def _contents(archive: ZipFile, name: str) -> tuple[dict[str, bytes], list[Finding]]:
    members: dict[str, bytes] = {}
    for info in archive.infolist():
        with archive.open(info) as file:
            content = file.read(info.file_size + 1)
        if len(content) != info.file_size:
            return {}, [_unusable(name, "Arsip ini rusak, atau terpotong.")]
        members[info.filename] = content
    return members, []


def shown(name: str) -> str:
    """A member's name as it can be printed anywhere."""
    whole = shown_path(name.encode("utf-8", "surrogatepass").decode("utf-8", "replace"))
    return whole if len(whole) <= LONGEST_PATH else f"{whole[:LONGEST_PATH]} …"


def _size(size: int) -> str:
    return f"{size / 1e6:.0f} MB"


def _large(path: str, what: str) -> Finding:
    return Finding(kind=kind("KKS-U002"), path=path, what=what)


def _unusable(path: str, what: str) -> Finding:
    return Finding(kind=kind("KKS-U001"), path=path, what=what)


def _at(code: str, path: str, what: str) -> Finding:
    return Finding(kind=kind(f"KKS-{code}"), path=shown(path), what=what)
