"""The full pages of a closed cycle by province, where its whole archive is too large for a site."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from kksportal.model.closed import ArchivedZip
from kksportal.preservation.inventory import Inventory
from kksportal.preservation.zips import MOMENT
from kksportal.read.archived_pages import PAGES, read_sound

OTHERS = "lainnya"  # districts that are none any more
_ENTRY = 400  # bytes of an entry beside its content, at most: its name twice, its heads
_PAGE = re.compile(f"{PAGES}daerah/([a-z0-9-]+)/.+")
_ASSETS = f"{PAGES}aset/"

Files = list[tuple[str, bytes]]


def province_zips(
    home: Path, inventory: Inventory, provinces: Mapping[str, str], most: int
) -> list[tuple[ArchivedZip, bytes]]:
    """A ZIP a province with every page of its districts, split where it would be larger.

    `provinces` has the province of each district, both by slug. None at all where one of the
    files is not here, or another than was frozen.
    """
    state = inventory.versions[-1].state
    assets = sorted(path for path in state if path.startswith(_ASSETS))
    districts: dict[str, dict[str, list[str]]] = {}
    for path in sorted(state):
        if found := _PAGE.fullmatch(path):
            own = districts.setdefault(provinces.get(found[1], OTHERS), {})
            own.setdefault(found[1], []).append(path)
    shared = list(read_sound(home, inventory, assets))
    if len(shared) < len(assets):
        return []
    made: list[tuple[ArchivedZip, bytes]] = []
    for province, own in sorted(districts.items()):
        read = [list(read_sound(home, inventory, paths)) for paths in own.values()]
        if not all(read):
            return []
        for number, files in enumerate(_parts(shared, read, most), start=1):
            name = f"halaman-{province}{f'-{number}' if number > 1 else ''}.zip"
            raw = _zipped(files)
            made.append((ArchivedZip(name, len(raw), hashlib.sha512(raw).hexdigest()), raw))
    return made


def _parts(shared: Files, districts: list[Files], most: int) -> Iterator[Files]:
    """Districts together as long as they fit, each time with what all pages share."""
    base = sum(map(_packed, shared))
    part, size = list(shared), base
    for files in districts:
        more = sum(map(_packed, files))
        if size + more > most and len(part) > len(shared):
            yield part
            part, size = list(shared), base
        part, size = [*part, *files], size + more
    yield part


def _packed(file: tuple[str, bytes]) -> int:
    """About how many bytes a file takes in a ZIP; never fewer than it does."""
    return len(zlib.compress(file[1])) + 2 * len(file[0].encode()) + _ENTRY


def _zipped(files: Files) -> bytes:
    """Files as one ZIP, the same bytes on any machine; a page opens from `halaman/`."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for path, raw in sorted(files):
            entry = zipfile.ZipInfo(path.removeprefix("data/"), MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o100644 << 16
            entry.create_system = 3
            packed.writestr(entry, raw)
    return out.getvalue()
