"""What came from the program: which version laid down a file, and what it was then.

`kks init` and `kks migrate` keep the record in `alat/asal.csv`. For portals older than the record
the program knows by digest what its earlier versions held (`locale/bawaan-lama.csv`).

    python -m kksportal.authoring.origins > generator/kksportal/locale/bawaan-lama.csv
"""

from __future__ import annotations

import csv
import io
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from kksportal import __version__
from kksportal.effects import in_order
from kksportal.shipped import program_folder

RECORD = "alat/asal.csv"
_EARLIER = "bawaan-lama.csv"
_HEAD = ("berkas", "versi", "sidik")
_MAX_BYTES = 5_000_000


class Origin(NamedTuple):
    """The version of the program that a file is from, and the digest of what that version holds."""

    version: str
    digest: str


def digest(content: bytes) -> str:
    """The digest of a text as every system reads it: Windows may keep it with CRLF."""
    plain = content.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")
    return sha256(plain).hexdigest()[:32]


@cache
def earlier() -> Mapping[str, frozenset[str]]:
    """The digests that earlier versions of the program had of a file, by its path in a portal."""
    found: dict[str, set[str]] = {}
    path = program_folder() / "locale" / _EARLIER
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["berkas"], set()).add(row["sidik"])
    return {name: frozenset(digests) for name, digests in found.items()}


@dataclass(frozen=True, slots=True)
class Origins:
    """Where the files of one portal are from."""

    record: Mapping[str, Origin]

    def is_as_laid(self, path: str, content: bytes) -> bool:
        """Whether some version of the program had this file just so, which nobody then changed."""
        return digest(content) in self.known(path)

    def known(self, path: str) -> frozenset[str]:
        """The digests of a file that are the program's."""
        own = self.record.get(path)
        return earlier().get(path, frozenset()) | ({own.digest} if own else set())

    def newer(self) -> str:
        """The version of a newer program that wrote this record; "" where there is none."""
        versions = {one.version for one in self.record.values()}
        newest = max(versions, key=_number, default="")
        return newest if newest and _number(newest) > _number(__version__) else ""


def _number(version: str) -> tuple[int, ...]:
    return tuple(int(part[:6]) for part in re.findall(r"[0-9]+", version)[:4])


def read_record(root: Path) -> Origins:
    """The record of a portal; an empty one where there is none, or what stands there is none."""
    path = root / RECORD
    try:
        if path.is_symlink() or not path.is_file() or path.stat().st_size > _MAX_BYTES:
            return Origins({})
        rows = list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))
    except (OSError, ValueError, csv.Error):
        return Origins({})
    if not rows or tuple(rows[0]) != _HEAD:
        return Origins({})
    whole = (row for row in rows[1:] if len(row) == len(_HEAD))
    return Origins({name: Origin(version, shown) for name, version, shown in whole})


def record_text(record: Mapping[str, Origin]) -> str:
    """The record as a table, sorted, so that a change of it reads well."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_HEAD)
    writer.writerows((name, *record[name]) for name in sorted(record))
    return text.getvalue()


def record_laid(root: Path, left_out: tuple[str, ...]) -> None:
    """Record every file of a new portal as the program laid it down, but the owner's own."""
    record = {
        path.relative_to(root).as_posix(): Origin(__version__, digest(path.read_bytes()))
        for path in in_order(root.rglob("*"))
        if path.is_file()
    }
    for name in (*left_out, RECORD):
        record.pop(name, None)
    (root / RECORD).parent.mkdir(exist_ok=True)
    (root / RECORD).write_text(record_text(record), "utf-8", newline="")


_STARTER = "site_templates/awal/"
_NOTE = "datapackages/BACA.md"  # holds the version in place of this word
_OWNERS = ("mkdocs.yml", "alamat-terbit.csv")
_SHIPPED = (
    "site_templates", "datapackages/kosakata", "datapackages/kerangka", "datapackages/wilayah",
    "datapackages/penghargaan", "datapackages/daerah/63.11-kabupaten-balangan",
    "content/inovasi/home-care-balangan.md", "content/apa-itu-kks.md", "requirements.txt",
)  # fmt: skip


def _placed(path: str) -> str:
    """Where a file of the program's checkout lies in a portal."""
    if path.startswith(_STARTER):
        return path.removeprefix(_STARTER)
    return "alat/requirements.txt" if path == "requirements.txt" else path


def _history(checkout: Path) -> Iterator[tuple[str, str]]:
    """Every version that git has of what the program brings along: path in a portal, digest."""
    ask = ["git", "-C", str(checkout), "log", "-m", "--format=", "--raw", "--no-abbrev", "-z", "--"]
    raw = subprocess.run([*ask, *_SHIPPED], capture_output=True, check=True).stdout.decode()
    parts = raw.split("\0")
    blobs = {
        (facts.split()[3], path)
        for facts, path in pairwise(parts)
        if facts.startswith(":") and set(facts.split()[3]) != {"0"} and _placed(path) not in _OWNERS
    }
    for blob, path in sorted(blobs):
        content = subprocess.run(
            ["git", "-C", str(checkout), "cat-file", "blob", blob], capture_output=True, check=True
        ).stdout
        place = _placed(path)
        if place == _NOTE:
            content = content.replace(b"VERSI", __version__.encode(), 1)
        yield place, digest(content)


def main() -> int:
    """Print the table of what earlier versions held, from the history of this checkout."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(("berkas", "sidik"))
    writer.writerows(sorted(set(_history(program_folder().parents[1]))))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
