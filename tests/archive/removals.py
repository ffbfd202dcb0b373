"""A closed portal with a person's name in it, and its removal by order; a forger's hand."""

from __future__ import annotations

import hashlib
import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from kksportal.archive.correcting import Closed
from kksportal.archive.making import Made
from kksportal.archive.removing import Order, check_order, not_meant, remove
from kksportal.archive.store import open_archive
from kksportal.archive.verifying import verify_portal
from kksportal.effects import Folders
from kksportal.preservation.inventory import add_version, inventory_bytes, sidecar, until
from kksportal.preservation.removal import SALT
from kksportal.settings import read_settings
from kksportal.site_build.site import check
from tests.archive.caps import sign
from tests.archive.portals import DISTRICT, PROGRAM

SECRET = "Rekaan Simulasiwati 7391"
SOURCES = f"{DISTRICT}/sumber.csv"
SUBJECT = "daerah/kabupaten-simulasi-001"
OTHER = "sim-lanjutan-2025"
TITLE = "Berita acara verifikasi pusat 2025 (simulasi)"
ORDER = Order(
    subjects=(SUBJECT,), kind="nama seorang warga", basis="Putusan simulasi Nomor 1/2027",
    by="Dinas Kominfo Simulasi", day="2027-02-01",
)  # fmt: skip


def take_out(root: Path, order: Order = ORDER, *, signed: bool = True, **more: Any) -> Made:
    data, found = check(Folders(root=root))
    assert data is not None
    closed = Closed(folders=Folders(root=root), data=data, cycle="2025")
    check_order(closed, order)
    assert not_meant(found, order, "2025") == ()
    info = read_settings(root).info
    made = remove(closed, info, order, program=PROGRAM, salt="5" * 64, target=root.parent, **more)
    if signed and made.version:
        sign(root, "2025", root.parent / "kunci")
    return made


def faults(root: Path) -> list[str]:
    return [
        f"{one.path}: {one.what}"
        for verdict in verify_portal(Folders(root=root))
        for one in verdict.faults
    ]


def everything(root: Path) -> Iterator[tuple[str, bytes]]:
    """Every file of the portal's folder, and of what is packed in it."""
    for path in sorted(root.rglob("*")):
        if path.is_file():
            raw = path.read_bytes()
            yield path.relative_to(root).as_posix(), raw
            if zipfile.is_zipfile(path):
                with zipfile.ZipFile(path) as packed:
                    for name in packed.namelist():
                        yield f"{path.name}/{name}", packed.read(name)


def digests_with(root: Path) -> dict[str, str]:
    """The digests of everything in the archive of 2025 that holds the name, or tells of it."""
    archive = open_archive(Folders(root=root), "2025")
    assert archive.inventory is not None
    found: dict[str, str] = {}
    for number in range(1, len(archive.inventory.versions) + 1):
        for path, place in archive.files(number).items():
            raw = place.read_bytes()
            holds = SECRET.encode() in raw or path in ("data/beku.csv", SALT)
            if holds:
                for name in ("sha512", "sha256", "sha1", "md5"):
                    found[hashlib.new(name, raw).hexdigest()] = f"v{number} {path}"
    return found


def reinventory(root: Path, change: Any) -> None:
    """Write the inventories of 2025 anew, as whoever forges an archive would."""
    folders = Folders(root=root)
    old = open_archive(folders, "2025").inventory
    assert old is not None
    home, made = root / "arsip/2025", None
    for number, one in enumerate(old.versions, 1):
        state = change(number, dict(one.state), old)
        places = old.files(number)
        made, new = add_version(made, old.id, replace(one, state=state))
        for target, path in new.items():
            (home / target).parent.mkdir(parents=True, exist_ok=True)
            source = home / places.get(path, target)
            if not (home / target).exists():
                shutil.copyfile(source, home / target)
    assert made is not None
    known = {place for places in made.contents.values() for place in places}
    for path in sorted(home.glob("v*/content/**/*")):
        if path.is_file() and path.relative_to(home).as_posix() not in known:
            path.unlink()
    for number in range(1, len(made.versions) + 1):
        raw = inventory_bytes(until(made, number))
        for folder in {home / f"v{number}", home}:
            (folder / "inventory.json").write_bytes(raw)
            (folder / "inventory.json.sha512").write_bytes(sidecar(raw))
