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


def lay_whole(root: Path) -> Path:
    """A small archive of which every file is here, as it was frozen; the file beside its list."""
    home = close(root, "2025", {})
    raw = (home / "inventory.json").read_text()
    tags = home / "v1/content/tagmanifest-sha512.txt"
    tags.write_bytes(b"x")
    (home / "inventory.json").write_text(raw.replace("ab" * 64, hashlib.sha512(b"x").hexdigest()))
    return tags


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
    lay_whole(tmp_path)
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


def test_a_version_of_which_a_byte_is_another_is_not_offered_as_if_it_were_whole(
    tmp_path: Path,
) -> None:
    tags = lay_whole(tmp_path)
    assert archives(tmp_path).told()[0].altered is False
    tags.write_bytes(b"y")
    found = archives(tmp_path)
    assert (found.told()[0].altered, found.told()[0].zip, found.files()) == (True, None, {})


def test_what_lies_elsewhere_is_not_altered(tmp_path: Path) -> None:
    close(tmp_path, "2025", {})  # the tag manifest of the small archive is not there
    assert archives(tmp_path).told()[0].altered is False


def test_what_was_last_found_is_told_and_a_broken_note_is_none(tmp_path: Path) -> None:
    close(tmp_path, "2025", {})
    note = tmp_path / "arsip/verifikasi.json"
    note.write_text(
        '{"diperiksa": "2026-02-01", "arsip": [{"siklus": "2025", "utuh": true, "sha512": "ab"}]}'
    )
    looked = archives(tmp_path).told()[0].looked
    assert looked is not None
    assert (looked.day, looked.sound) == ("2026-02-01", True)
    whole = note.read_text()
    days = [whole.replace("2026-02-01", day) for day in ("2026-99-01", "<b>", "2026", "")]
    for broken in ("", "[]", '{"diperiksa": 1}', '{"diperiksa": "x", "arsip": [1]}', *days):
        note.write_text(broken)
        assert archives(tmp_path).told()[0].looked is None


def test_stamps_of_a_version_are_told_and_carried_and_of_one_that_is_not_here_neither(
    tmp_path: Path,
) -> None:
    close(tmp_path, "2025", {})
    home = tmp_path / "arsip/cap"
    home.mkdir()
    pem = b"-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n"
    files = {
        f"{version}.satu.{kind}": pem if kind == "pem" else b"\x30"
        for version in ("2025-v1", "2025-v2", "2024-v1")
        for kind in ("pem", "tsq", "tsr")
    }
    lines = [f"{name},{hashlib.sha512(files[name]).hexdigest()}," for name in sorted(files)]
    (home / "daftar.csv").write_text("\n".join(["berkas,sha512,waktu", *lines, ""]))
    for name, raw in files.items():
        (home / name).write_bytes(raw)
    found = archives(tmp_path)
    (one,) = found.told()
    assert [(cap.version, cap.authority) for cap in one.caps] == [(1, "satu")]
    assert set(found.files()) == {
        f"arsip/cap/2025-v1.satu.{kind}" for kind in ("pem", "tsq", "tsr")
    }
    assert one.key is None
