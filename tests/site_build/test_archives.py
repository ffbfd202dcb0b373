"""What a site tells of closed cycles, and carries along of them."""

from __future__ import annotations

import hashlib
import io
import zipfile
from pathlib import Path

from kksportal.effects import Folders
from kksportal.site_build.archives import Archives
from tests.preservation.small import close


def archives(root: Path) -> Archives:
    return Archives(Folders(root=root))


def test_each_closed_cycle_is_told_with_its_versions(tmp_path: Path) -> None:
    close(tmp_path, "2025", {})
    (one,) = archives(tmp_path).told()
    assert [(v.number, v.day, v.sha512) for v in one.versions] == [(1, "2026-01-31", "ab" * 64)]


def test_a_damaged_archive_is_told_without_versions(tmp_path: Path) -> None:
    (close(tmp_path, "2025", {}) / "inventory.json").write_bytes(b"[]")
    (one,) = archives(tmp_path).told()
    assert (one.versions, one.zip) == ((), None)


def test_a_version_of_which_a_file_is_elsewhere_is_not_carried(tmp_path: Path) -> None:
    close(tmp_path, "2025", {})  # the tag manifest of the small archive is not there
    found = archives(tmp_path)
    assert found.told()[0].zip is None
    assert found.files() == {}


def test_a_whole_version_is_carried_as_one_file_with_its_digest(tmp_path: Path) -> None:
    home = close(tmp_path, "2025", {})
    (home / "v1/content/tagmanifest-sha512.txt").write_bytes(b"x")
    found = archives(tmp_path)
    packed = found.told()[0].zip
    assert packed is not None
    ((address, raw),) = found.files().items()
    assert address == "arsip/2025/kks-2025-v1.zip"
    assert (packed.size, packed.sha512) == (len(raw), hashlib.sha512(raw).hexdigest())
    with zipfile.ZipFile(io.BytesIO(raw)) as file:
        assert file.namelist() == [
            "kks-2025-v1/data/beku.csv",
            "kks-2025-v1/tagmanifest-sha512.txt",
        ]


def test_what_was_last_found_is_told_and_a_broken_note_is_none(tmp_path: Path) -> None:
    close(tmp_path, "2025", {})
    note = tmp_path / "arsip/verifikasi.json"
    note.write_text(
        '{"diperiksa": "2026-02-01", "arsip": [{"siklus": "2025", "utuh": true, "sha512": "ab"}]}'
    )
    looked = archives(tmp_path).told()[0].looked
    assert looked is not None
    assert (looked.day, looked.sound) == ("2026-02-01", True)
    for broken in ("", "[]", '{"diperiksa": 1}', '{"diperiksa": "x", "arsip": [1]}'):
        note.write_text(broken)
        assert archives(tmp_path).told()[0].looked is None
