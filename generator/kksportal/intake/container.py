"""The bytes of a workbook, opened with care: what kind of file it is, and its parts in bounds.

A workbook is a ZIP of XML parts, and may come from anybody. Only the parts that hold cells are
kept: no macro, picture, comment, link to another workbook or address is ever looked at. What a
part may unpack to is counted while it unpacks, whatever the ZIP says of itself. Nothing here
touches a disk, so it runs in a browser's Python.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO

from kksportal.errors import PortalError
from kksportal.preservation.zips import SPOILT
from kksportal.text import number

MOST_BYTES = 30_000_000  # of the file
MOST_PARTS = 2_000
MOST_PART = 100_000_000  # bytes of one part, unpacked
MOST_UNPACKED = 200_000_000  # bytes of all parts that are kept

_MAIN = re.compile(r"xl/workbook[0-9]*\.xml", re.IGNORECASE)
STYLES = "xl/styles.xml"
_KEPT = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|xl/workbook[0-9]*\.xml|xl/_rels/workbook[0-9]*\.xml\.rels"
    r"|xl/styles\.xml|xl/sharedStrings\.xml|xl/worksheets/[^/]+\.xml",
    re.IGNORECASE,
)
_SAVE = "buka dengan Excel atau LibreOffice, lalu simpan sebagai Buku Kerja Excel (.xlsx)"
_OLE, _ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK"
_ENTRY = b"PK\x01\x02"  # begins each entry of an archive's list
_BEGINS = (
    (b"%PDF", f"ini berkas PDF; {_SAVE.replace('buka', 'minta berkas aslinya, buka', 1)}"),
    (b"{\\rtf", "ini dokumen teks (RTF), bukan buku kerja"),
    (b"\x89PNG", "ini gambar; minta buku kerja aslinya"),
    (b"\xff\xd8\xff", "ini foto; minta buku kerja aslinya"),
)
_HOLDS = (
    ("word/document.xml", "ini dokumen Word, bukan buku kerja"),
    ("ppt/presentation.xml", "ini paparan PowerPoint, bukan buku kerja"),
    ("xl/workbook.bin", f"ini buku kerja biner (.xlsb); {_SAVE}"),
    ("content.xml", f"ini buku kerja OpenDocument (.ods); {_SAVE}"),
    ("Index/Document.iwa", "ini berkas Numbers; ekspor dahulu sebagai Excel (.xlsx)"),
)
_DTD = tuple("<!DOCTYPE".encode(code) for code in ("ascii", "utf-16-le", "utf-16-be")) + tuple(
    "<!ENTITY".encode(code) for code in ("ascii", "utf-16-le", "utf-16-be")
)


class WorkbookError(PortalError):
    """A file that is not read as a workbook; the sentence says why and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Container:
    """The parts of a workbook that hold cells, and what was left shut."""

    parts: Mapping[str, bytes]
    macros: bool = False
    links: bool = False  # to other workbooks

    def packed(self, *, without: str = "") -> BytesIO:
        """The kept parts as a ZIP again, but for one."""
        out = BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
            for name, part in self.parts.items():
                if name != without:
                    archive.writestr(name, part)
        out.seek(0)
        return out


def open_container(raw: bytes) -> Container:
    """The parts of an .xlsx or .xlsm file.

    Raises WorkbookError where it is another kind of file, locked, broken or too large.
    """
    if len(raw) > MOST_BYTES:
        most = number(str(MOST_BYTES // 1_000_000))
        raise WorkbookError(f"berkas ini {len(raw) / 1e6:.0f} MB; paling besar {most} MB")
    if not raw.startswith(_ZIP):
        raise WorkbookError(_other_kind(raw))
    # Counted before the archive is opened: its list alone may fill the memory.
    if (parts := raw.count(_ENTRY)) > MOST_PARTS:
        many = number(str(parts))
        raise WorkbookError(f"isinya {many} bagian; buku kerja biasa tidak sebanyak itu")
    try:
        with zipfile.ZipFile(BytesIO(raw)) as archive:
            return _parts(archive)
    except WorkbookError:
        raise
    # NotImplementedError: what zipfile says of a way of packing that it does not know.
    except (*SPOILT, OSError):
        raise WorkbookError(
            "berkas ini rusak atau terpotong; unduh atau minta lagi, lalu coba sekali lagi"
        ) from None


def _other_kind(raw: bytes) -> str:
    if not raw:
        return "berkas ini kosong"
    if raw.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in raw:
            return "berkas ini terkunci dengan kata sandi; buka, hapus sandinya, lalu simpan lagi"
        return f"ini buku kerja Excel lama (.xls); {_SAVE}"
    for begin, sentence in _BEGINS:
        if raw.startswith(begin):
            return sentence
    start = raw[:2000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<html", b"<!doctype html", b"<table", b"<meta")):
        return f"ini halaman web yang diberi nama buku kerja; {_SAVE}"
    if start.startswith(b"<?xml"):
        return f"ini berkas XML, bukan .xlsx; {_SAVE}"
    if b"\0" not in raw[:4000] and (b";" in start or b"," in start or b"\t" in start):
        return "ini berkas teks (CSV), bukan buku kerja .xlsx"
    return "ini bukan buku kerja .xlsx"


def _parts(archive: zipfile.ZipFile) -> Container:
    infos = archive.infolist()
    names = {info.filename for info in infos}
    workbook = any(map(_MAIN.fullmatch, names))
    for holds, sentence in _HOLDS:
        if holds in names and not workbook:
            raise WorkbookError(sentence)
    if not workbook:
        raise WorkbookError("ini arsip ZIP, bukan buku kerja .xlsx")
    parts: dict[str, bytes] = {}
    left = MOST_UNPACKED
    for info in infos:
        if info.flag_bits & 1:
            raise WorkbookError("berkas ini terkunci dengan kata sandi; simpan lagi tanpa sandi")
        if not _KEPT.fullmatch(info.filename) or info.filename in parts:
            continue
        part = _unpack(archive, info, min(left, MOST_PART))
        if any(sign in part for sign in _DTD):
            raise WorkbookError(
                "berkas ini memuat perintah XML (DOCTYPE) yang tidak ada di buku kerja biasa; "
                f"tidak dibaca. Bila berasal dari orang yang dikenal, {_SAVE}"
            )
        left -= len(part)
        parts[info.filename] = part
    return Container(
        parts=parts,
        macros=any(name.lower().endswith("vbaproject.bin") for name in names),
        links=any(name.startswith("xl/externalLinks/") for name in names),
    )


def _unpack(archive: zipfile.ZipFile, info: zipfile.ZipInfo, most: int) -> bytes:
    """The bytes of a part; what is above the limit is never unpacked."""
    with archive.open(info) as file:
        out = file.read(most + 1)
    if len(out) > most:
        raise _too_large()
    return out


def _too_large() -> WorkbookError:
    most = MOST_UNPACKED // 1_000_000
    return WorkbookError(
        f"isinya menjadi lebih dari {most} MB bila dibuka; tidak dibaca. Hapus lembar dan format "
        "yang tidak terpakai, lalu simpan lagi"
    )
