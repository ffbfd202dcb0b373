"""Open an archive that a person dropped, as Windows, macOS and phones pack them."""

from __future__ import annotations

from io import BytesIO
from posixpath import basename
from zipfile import ZipFile, ZipInfo

from kksportal.preservation.zips import SPOILT

MOST_MEMBERS = 2_000
MOST_WHOLE = 120_000_000  # bytes, unpacked: more than a package, its stories and photos have
_JUNK = ("thumbs.db", "desktop.ini")
# zipfile raises NotImplementedError for a method of packing that it does not know.


def unpack(raw: bytes) -> tuple[dict[str, bytes], str]:
    """The files in an archive by their paths, or why it cannot be opened, as a sentence."""
    try:
        with ZipFile(BytesIO(raw)) as packed:
            infos = [info for info in packed.infolist() if _is_file(info)]
            if len(infos) > MOST_MEMBERS:
                return {}, f"memuat {len(infos)} berkas; paling banyak {MOST_MEMBERS}."
            if sum(info.file_size for info in infos) > MOST_WHOLE:
                return {}, f"isinya lebih dari {MOST_WHOLE // 1_000_000} MB."
            return {info.filename.replace("\\", "/"): _read(packed, info) for info in infos}, ""
    except (*SPOILT, OSError):
        return {}, "bukan arsip .zip yang utuh, atau berkata sandi."


def _read(packed: ZipFile, info: ZipInfo) -> bytes:
    with packed.open(info) as file:
        return file.read(info.file_size)  # no more than its head promises


def _is_file(info: ZipInfo) -> bool:
    """Whether a member is a file of the person, and none that a system left."""
    parts = info.filename.replace("\\", "/").split("/")
    hidden = any(part.startswith(".") or part == "__MACOSX" for part in parts)
    return not (info.is_dir() or hidden or basename(parts[-1]).lower() in _JUNK)
