"""Wheels and tarballs whose bytes no compression library decides.

Python packs with whatever zlib it was built with, and they differ: zlib-ng, which Python 3.14
brings on Windows, gives other bytes than zlib. So what stands in an archive is not compressed;
git, and the archive's own ZIP, compress it anyway.
"""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Mapping

MOMENT = (1980, 1, 1, 0, 0, 0)
_SECONDS = 315_532_800  # the same moment
_GZIP = b"\x1f\x8b\x08\x00" + struct.pack("<I", _SECONDS) + b"\x00\xff"  # of no known system
_PIECE = 0xFFFF  # the most that a stored block holds


def plain_wheel(files: Mapping[str, bytes], about: str) -> bytes:
    """A wheel of files by their paths; `about` is its dist-info folder, whose RECORD is made."""
    listing = io.StringIO(newline="")
    writer = csv.writer(listing, lineterminator="\n")
    kept = {name: raw for name, raw in files.items() if name != f"{about}/RECORD"}
    for name, raw in sorted(kept.items()):
        sha = base64.urlsafe_b64encode(hashlib.sha256(raw).digest()).rstrip(b"=").decode()
        writer.writerow((name, f"sha256={sha}", len(raw)))
    writer.writerow((f"{about}/RECORD", "", ""))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, raw in [*sorted(kept.items()), (f"{about}/RECORD", listing.getvalue().encode())]:
            entry = zipfile.ZipInfo(name, MOMENT)
            entry.compress_type = zipfile.ZIP_STORED
            entry.external_attr = 0o100644 << 16
            entry.create_system = 3
            packed.writestr(entry, raw)
    return out.getvalue()


def plain_tarball(files: Mapping[str, bytes]) -> bytes:
    """A `.tar.gz` of files by their paths."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.PAX_FORMAT) as packed:
        for name, raw in sorted(files.items()):
            entry = tarfile.TarInfo(name)
            entry.size, entry.mtime, entry.mode = len(raw), _SECONDS, 0o644
            packed.addfile(entry, io.BytesIO(raw))
    return _stored(out.getvalue())


def _stored(raw: bytes) -> bytes:
    """Bytes in the form of gzip (RFC 1952), in blocks that are not compressed (RFC 1951)."""
    out = [_GZIP]
    for at in range(0, max(len(raw), 1), _PIECE):
        piece = raw[at : at + _PIECE]
        last = at + _PIECE >= len(raw)
        out += (struct.pack("<BHH", last, len(piece), len(piece) ^ 0xFFFF), piece)
    out.append(struct.pack("<II", zlib.crc32(raw), len(raw) & 0xFFFFFFFF))
    return b"".join(out)
