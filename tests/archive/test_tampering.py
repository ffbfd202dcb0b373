"""Nobody changes an archive, or what it closed, unnoticed; an untouched one is no alarm."""

from __future__ import annotations

import random
import shutil
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest

from kksportal.archive.store import open_archive, zip_archive
from kksportal.archive.verifying import verify_portal, verify_zip
from kksportal.effects import Folders
from kksportal.errors import PortalError
from kksportal.site_build.site import check
from tests.archive.authority_here import Authority
from tests.archive.caps import key_file, sign, stamp
from tests.archive.portals import close, copy_of
from tests.archive.tampering import SPOILS, kept
from tests.archive.test_correcting import correct

FEW = 60  # of the 600 that are tried in all
SEED = 20261130


@pytest.fixture(scope="module")
def whole(closed_portal: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portal with two archives, one of them of two versions, and three corrections.

    Each version is stamped by an authority of its own, and signed.
    """
    home = tmp_path_factory.mktemp("utuh")
    root = copy_of(closed_portal, home / "portal")
    key = key_file(home / "kunci")
    for cycle, name in (("2023", "Satu"), ("2025", "Dua")):
        stamp(root, cycle, Authority(home / name, name))
        sign(root, cycle, key)
    for number in range(3):
        correct(root, becomes=str(50 + number))
    close(root, "2025", "2026-03-02")
    stamp(root, "2025", Authority(home / "Tiga", "Tiga"))
    sign(root, "2025", key)
    return root


def found(root: Path) -> list[str]:
    """What `kks verify` finds: in the archives, and in what the data say of closed cycles."""
    folders = Folders(root=root)
    told = [f"{one.path}: {one.what}" for v in verify_portal(folders) for one in v.faults]
    data, findings = check(folders)
    told += [one.path for one in findings if one.kind.code.startswith("KKS-T")]
    return told + [one.path for one in findings if one.is_error and data is not None]


def test_an_untouched_copy_raises_no_alarm(whole: Path, tmp_path: Path) -> None:
    assert found(copy_of(whole, tmp_path / "salinan")) == []


def _try(whole: Path, place: Path, numbers: range) -> list[str]:
    missed: list[str] = []
    root = copy_of(whole, place / "portal")
    for number in numbers:
        chance = random.Random(SEED + number)
        spoil = SPOILS[number % len(SPOILS)]
        with kept(root, place / "asli"):
            what = spoil(root, chance)
            if not found(root):
                missed.append(f"{number}: {spoil.__name__} {what}")
    return missed


def test_each_of_sixty_ways_of_tampering_is_found(whole: Path, tmp_path: Path) -> None:
    assert _try(whole, tmp_path, range(FEW)) == []


@pytest.mark.berat
def test_each_of_six_hundred_ways_of_tampering_is_found(whole: Path, tmp_path: Path) -> None:
    assert _try(whole, tmp_path, range(FEW, 600)) == []


def test_what_is_found_names_the_file(whole: Path, tmp_path: Path) -> None:
    root = copy_of(whole, tmp_path / "portal")
    path = "arsip/2025/v1/content/data/angka.csv"
    (root / path).write_bytes((root / path).read_bytes() + b"x")
    assert [one.split(": ")[0] for one in found(root)] == [path]


def test_a_whole_archive_exchanged_for_another_is_named_by_the_later_ones(
    whole: Path, tmp_path: Path
) -> None:
    """Someone who makes a new, sound archive of 2023 cannot change what 2025 says of it."""
    root = copy_of(whole, tmp_path / "portal")
    shutil.rmtree(root / "arsip/2023")
    close(root, "2023", "2026-03-03")
    told = [one.what for v in verify_portal(Folders(root=root)) for one in v.faults]
    assert any("mencatat arsip 2023 versi 1 bersidik" in one for one in told)


def test_a_published_copy_is_checked_by_itself(whole: Path, tmp_path: Path) -> None:
    archive = open_archive(Folders(root=whole), "2025")
    packed = zip_archive(archive, 2, tmp_path)
    assert verify_zip(packed).sound
    assert archive.inventory is not None
    sha = archive.inventory.versions[-1].state["tagmanifest-sha512.txt"]
    assert verify_zip(packed, sha).sound
    assert not verify_zip(packed, "0" * 128).sound
    raw = packed.read_bytes()
    chance = random.Random(SEED)
    for _ in range(20):
        spoilt = bytearray(raw)
        spoilt[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
        packed.write_bytes(spoilt)
        with suppress(PortalError):  # no ZIP any more, and told so
            assert not verify_zip(packed, sha).sound or _same_files(packed, raw, tmp_path)


def _same_files(packed: Path, raw: bytes, place: Path) -> bool:
    """A bit that no file's bytes depend on, as a moment in the ZIP's own list."""
    other = place / "asli.zip"
    other.write_bytes(raw)
    with zipfile.ZipFile(packed) as one, zipfile.ZipFile(other) as two:
        return {n: one.read(n) for n in one.namelist()} == {n: two.read(n) for n in two.namelist()}


@pytest.mark.parametrize("name", ["../luar.txt", "/etc/passwd", "a/b/../../c", "a/CON", "a/x:y"])
def test_a_zip_with_a_path_that_leads_out_is_refused(tmp_path: Path, name: str) -> None:
    place = tmp_path / "jahat.zip"
    with zipfile.ZipFile(place, "w") as packed:
        packed.writestr(name, b"x")
        packed.writestr("a/bagit.txt", b"x")
    assert not verify_zip(place).sound
