"""Which pages of a site are other than in an earlier one, and an archive to look at them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from io import BytesIO
from pathlib import Path
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from kksportal.effects import in_order
from kksportal.errors import PortalError

MOST_BYTES = 25_000_000  # of an archive; the pages that do not fit are named
_TITLE = re.compile(rb"<title>([^<]{1,300})</title>")
_BESIDE = ("aset/",)  # styles, scripts and pictures that pages need
_THEN = (1980, 1, 1, 0, 0, 0)


class ChangedPages(NamedTuple):
    """Pages by address: new, of other bytes, gone; and an archive of those that are there."""

    names: tuple[str, ...]  # "Kabupaten Balangan (daerah/kabupaten-balangan/): berubah"
    archive: bytes


def changed_pages(old: Path, new: Path) -> ChangedPages:
    """The pages that differ between two built sites, with what they need to be looked at.

    Only files of the sites themselves are taken: a link is none. Raises PortalError where either
    is no folder.
    """
    for site in (old, new):
        if not (site / "index.html").is_file():
            raise PortalError(f"{site} bukan situs buatan kks build")
    was, now = dict(_pages(old)), dict(_pages(new))
    names, taken = [], []
    for name in sorted(was.keys() | now.keys()):
        before, after = _bytes(was.get(name)), _bytes(now.get(name))
        if before == after:
            continue
        how = "baru" if before is None else "tidak ada lagi" if after is None else "berubah"
        names.append(f"{_title(after or before or b'')} ({name.removesuffix('index.html')}): {how}")
        if after is not None:
            taken.append((name, after))
    beside = [(name, path) for name, path in _files(new) if taken and name.startswith(_BESIDE)]
    needed = [(name, path.read_bytes()) for name, path in beside]
    return ChangedPages(tuple(names), _archive([*needed, *taken]))


def _archive(files: list[tuple[str, bytes]]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for name, content in files:
            if out.tell() + len(content) > MOST_BYTES:
                continue
            entry = ZipInfo(name, _THEN)
            entry.compress_type = ZIP_DEFLATED
            archive.writestr(entry, content)
    return out.getvalue()


def _pages(site: Path) -> Iterator[tuple[str, Path]]:
    return ((name, path) for name, path in _files(site) if name.endswith(".html"))


def _files(site: Path) -> Iterator[tuple[str, Path]]:
    for path in in_order(site.rglob("*")):
        if path.is_file() and not path.is_symlink():
            yield path.relative_to(site).as_posix(), path


def _bytes(path: Path | None) -> bytes | None:
    return None if path is None else path.read_bytes()


def _title(page: bytes) -> str:
    found = _TITLE.search(page)
    return unescape(found[1].decode("utf-8", "replace")).strip() if found else "Tanpa judul"
