"""The full pages of a closed cycle by province: whole, checked, and never larger than asked."""

from __future__ import annotations

import hashlib
import io
import random
import zipfile
from pathlib import Path

import pytest

from kksportal.effects import Folders
from kksportal.site_build import archives as module
from kksportal.site_build.archives import Archives
from kksportal.site_build.province_zips import province_zips
from tests.read.test_archived_pages import lay, move_out

PROVINCES = {"kota-a": "aceh", "kota-b": "bali", "kota-c": "bali"}
MOST = 1_000_000


def files(size: int = 10) -> dict[str, bytes]:
    """An archive of four districts; what is in their pages does not pack."""
    chance = random.Random(7)
    slugs = ("kota-a", "kota-b", "kota-c", "kota-lama")
    pages = [f"daerah/{slug}/{place}index.html" for slug in slugs for place in ("", "sumber/")]
    names = (*pages, "aset/gaya.css", "index.html", "daerah/index.html")
    return {f"data/halaman/{name}": chance.randbytes(size) for name in names}


def names_in(raw: bytes) -> set[str]:
    with zipfile.ZipFile(io.BytesIO(raw)) as file:
        assert file.testzip() is None
        return set(file.namelist())


def test_every_page_of_a_district_is_in_the_file_of_its_province(tmp_path: Path) -> None:
    inventory = lay(tmp_path, files())
    made = {told.name: raw for told, raw in province_zips(tmp_path, inventory, PROVINCES, MOST)}
    assert sorted(made) == ["halaman-aceh.zip", "halaman-bali.zip", "halaman-lainnya.zip"]
    assert names_in(made["halaman-bali.zip"]) == {
        "halaman/aset/gaya.css",
        "halaman/daerah/kota-b/index.html",
        "halaman/daerah/kota-b/sumber/index.html",
        "halaman/daerah/kota-c/index.html",
        "halaman/daerah/kota-c/sumber/index.html",
    }
    assert "halaman/daerah/kota-lama/index.html" in names_in(made["halaman-lainnya.zip"])


def test_size_and_digest_are_those_of_the_file_and_the_bytes_are_the_same_again(
    tmp_path: Path,
) -> None:
    inventory = lay(tmp_path, files())
    made = province_zips(tmp_path, inventory, PROVINCES, MOST)
    assert made == province_zips(tmp_path, inventory, PROVINCES, MOST)
    for told, raw in made:
        assert (told.size, told.sha512) == (len(raw), hashlib.sha512(raw).hexdigest())


def test_a_province_that_is_too_large_is_split_between_districts(tmp_path: Path) -> None:
    inventory = lay(tmp_path, files(20_000))
    most = 90_000  # one district with what all share, and not two
    made = {told.name: raw for told, raw in province_zips(tmp_path, inventory, PROVINCES, most)}
    assert {"halaman-bali.zip", "halaman-bali-2.zip"} < made.keys()
    assert all(len(raw) <= most for raw in made.values())
    both = [names_in(made[name]) for name in ("halaman-bali.zip", "halaman-bali-2.zip")]
    assert both[0] & both[1] == {"halaman/aset/gaya.css"}
    assert len(both[0] | both[1]) == 5


@pytest.mark.parametrize("path", ["daerah/kota-b/sumber/index.html", "aset/gaya.css"])
def test_of_a_damaged_archive_there_is_no_file(tmp_path: Path, path: str) -> None:
    inventory = lay(tmp_path, files())
    place = tmp_path / "v1/content/data/halaman" / path
    place.write_bytes(place.read_bytes() + b" ")
    assert province_zips(tmp_path, inventory, PROVINCES, MOST) == []


def test_they_stand_only_where_the_whole_archive_is_not_carried(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "arsip/2025"
    lay(home, files())
    whole = Archives(Folders(root=tmp_path), PROVINCES)
    assert [*whole.files()] == ["arsip/2025/kks-2025-v1.zip"]
    assert whole.told()[0].parts == ()
    monkeypatch.setattr(module, "LARGEST", 2_000)
    split = Archives(Folders(root=tmp_path), PROVINCES)
    assert split.told()[0].zip is None
    assert [*split.files()] == [f"arsip/2025/{one.name}" for one in split.told()[0].parts]
    assert "arsip/2025/halaman-lainnya.zip" in split.files()
    monkeypatch.undo()
    move_out(home, files())
    outside = Archives(Folders(root=tmp_path), PROVINCES)
    assert [one.name for one in outside.told()[0].parts] == [
        "halaman-aceh.zip",
        "halaman-bali.zip",
        "halaman-lainnya.zip",
    ]
