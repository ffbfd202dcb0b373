"""The pages that an archive holds are read only if each of them is as it was frozen."""

from __future__ import annotations

import hashlib
import shutil
import zipfile
from pathlib import Path

import pytest

from kksportal.effects import Folders
from kksportal.preservation.inventory import (
    Inventory,
    Version,
    add_version,
    inventory_bytes,
    sidecar,
)
from kksportal.read.archived_pages import (
    lost_districts,
    page_places,
    read_pages,
    sound_districts,
)
from kksportal.read.archives import closed_files

FILES = {
    "data/halaman/daerah/kota-a/index.html": b"A",
    "data/halaman/daerah/kota-a/sumber/index.html": b"bawah",
    "data/halaman/daerah/index.html": b"daftar",
    "data/halaman/aset/gaya.css": b"gaya",
    "data/halaman/aset/logo.png": b"gambar",
    "data/angka.csv": b"angka",
}
READ = {
    "data/halaman/daerah/kota-a/index.html": b"A",
    "data/halaman/aset/gaya.css": b"gaya",
}


def lay(home: Path, *versions: dict[str, bytes]) -> Inventory:
    """An archive with these files in each of its versions."""
    inventory = None
    for number, files in enumerate(versions, start=1):
        state = {path: hashlib.sha512(raw).hexdigest() for path, raw in files.items()}
        version = Version(created="2026-01-31T00:00:00+07:00", message="", user=("", ""),
                          state=state)  # fmt: skip
        inventory, new = add_version(inventory, f"urn:{number}", version)
        for place, path in new.items():
            (home / place).parent.mkdir(parents=True, exist_ok=True)
            (home / place).write_bytes(files[path])
    assert inventory is not None
    raw = inventory_bytes(inventory)
    (home / "inventory.json").write_bytes(raw)
    (home / "inventory.json.sha512").write_bytes(sidecar(raw))
    return inventory


def test_the_pages_of_districts_and_their_styles_are_read_and_nothing_else(tmp_path: Path) -> None:
    inventory = lay(tmp_path, FILES)
    assert read_pages(tmp_path, inventory) == READ
    assert sound_districts(tmp_path, inventory) == {"kota-a"}


def test_the_newest_version_counts_wherever_its_files_lie(tmp_path: Path) -> None:
    page = "data/halaman/daerah/kota-a/index.html"
    inventory = lay(tmp_path, FILES, FILES | {page: b"A2"})
    assert read_pages(tmp_path, inventory) == READ | {page: b"A2"}


@pytest.mark.parametrize("path", sorted(READ))
@pytest.mark.parametrize("how", ["lain", "hilang", "tautan"])
def test_of_a_damaged_archive_no_page_is_read(tmp_path: Path, path: str, how: str) -> None:
    inventory = lay(tmp_path, FILES)
    place = tmp_path / "v1/content" / path
    raw = place.read_bytes()
    place.unlink()
    if how == "lain":
        place.write_bytes(raw + b" ")
    elif how == "tautan":
        (tmp_path / "lain").write_bytes(raw)
        place.symlink_to(tmp_path / "lain")
    assert read_pages(tmp_path, inventory) == {}
    assert sound_districts(tmp_path, inventory) == frozenset()


def test_pages_that_are_not_as_they_were_frozen_are_lost(tmp_path: Path) -> None:
    home = tmp_path / "arsip/2025"
    inventory = lay(home, FILES)
    assert not lost_districts(home, inventory, sound_districts(home, inventory))
    (home / "v1/content/data/halaman/daerah/kota-a/index.html").write_bytes(b"B")
    assert lost_districts(home, inventory, sound_districts(home, inventory))


def test_what_never_was_or_lies_elsewhere_is_not_lost(tmp_path: Path) -> None:
    without = lay(tmp_path / "arsip/2023", {"data/angka.csv": b"angka"})
    assert not lost_districts(tmp_path / "arsip/2023", without, frozenset())
    home = tmp_path / "arsip/2025"
    inventory = lay(home, FILES)
    shutil.rmtree(home / "v1")
    assert lost_districts(home, inventory, frozenset())
    listed = "siklus,versi,berkas,sha512\n2025,1,kks-2025-v1.zip,ab\n"
    (tmp_path / "arsip/di-luar.csv").write_text(listed)
    assert not lost_districts(home, inventory, frozenset())


def test_an_inventory_that_is_another_than_the_archive_was_left_with_counts_for_nothing(
    tmp_path: Path,
) -> None:
    inventory = lay(tmp_path, FILES)
    (tmp_path / "inventory.json.sha512").write_bytes(sidecar(b"lain"))
    assert read_pages(tmp_path, inventory) == {}
    (tmp_path / "inventory.json.sha512").unlink()
    assert read_pages(tmp_path, inventory) == {}


def test_what_pages_are_made_from_is_among_the_files_that_a_build_watches(tmp_path: Path) -> None:
    home = tmp_path / "arsip/2025"
    lay(home, FILES)
    told = {path.relative_to(home).as_posix() for path in page_places(home)}
    assert told == {
        "inventory.json.sha512",
        *(f"v1/content/{path}" for path in READ),
        "v1/content/data/halaman/aset/logo.png",
    }
    watched = closed_files(Folders(root=tmp_path))
    assert {f"arsip/2025/{path}" for path in told} < set(watched)


def move_out(home: Path, files: dict[str, bytes], number: int = 1) -> Path:
    """The payload of a version goes into its ZIP beside the portal, as `--di-luar` leaves it."""
    packed = home.parent.parent / f"kks-2025-v{number}.zip"
    with zipfile.ZipFile(packed, "w") as file:
        for path, raw in files.items():
            file.writestr(f"kks-2025-v{number}/{path}", raw)
    for place in home.glob("v*/content/data/halaman"):
        shutil.rmtree(place)
    (home.parent / "di-luar.csv").write_text(
        f"siklus,versi,berkas,sha512\n2025,{number},{packed.name},{'ab' * 64}\n"
    )
    return packed


def test_what_is_kept_elsewhere_is_read_from_its_zip_where_that_is_here(tmp_path: Path) -> None:
    home = tmp_path / "arsip/2025"
    inventory = lay(home, FILES)
    packed = move_out(home, FILES)
    assert read_pages(home, inventory) == READ
    assert {"kks-2025-v1.zip", "arsip/di-luar.csv"} <= set(closed_files(Folders(root=tmp_path)))
    packed.unlink()
    assert read_pages(home, inventory) == {}


@pytest.mark.parametrize("how", ["lain", "kurang", "rusak"])
def test_a_zip_that_is_another_gives_no_page(tmp_path: Path, how: str) -> None:
    home = tmp_path / "arsip/2025"
    inventory = lay(home, FILES)
    path = "data/halaman/aset/gaya.css"
    files = dict(FILES)
    if how == "kurang":
        del files[path]
    elif how == "lain":
        files[path] = b"lain"
    packed = move_out(home, files)
    if how == "rusak":
        packed.write_bytes(packed.read_bytes()[:-30])
    assert read_pages(home, inventory) == {}


@pytest.mark.parametrize("name", ["../kks-2025-v1.zip", "/etc/passwd", "lain.zip"])
def test_the_list_names_only_a_zip_beside_the_portal(tmp_path: Path, name: str) -> None:
    home = tmp_path / "portal/arsip/2025"
    inventory = lay(home, FILES)
    packed = move_out(home, FILES)
    listed = home.parent / "di-luar.csv"
    listed.write_text(listed.read_text().replace(packed.name, name))
    (tmp_path / "kks-2025-v1.zip").write_bytes(packed.read_bytes())
    (packed.parent / "lain.zip").write_bytes(packed.read_bytes())
    assert read_pages(home, inventory) == {}
    assert not [path for path in page_places(home) if path.suffix == ".zip"]
