"""Stamps and signatures beside the archives: each that is gone, other or false is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from kksportal.archive import crypto
from kksportal.archive.signatures import open_key, signature
from kksportal.archive.stamping import wishes_of
from kksportal.effects import Folders
from kksportal.errors import PortalError
from tests.archive.caps import CAP, URL, faults, key_file, relist
from tests.conftest import ROOT

TAGS = "v1/content/tagmanifest-sha512.txt"


@pytest.mark.parametrize(
    "name",
    ["2025-v1.cap0.contoh.example.tsr", "2025-v1.cap0.contoh.example.tsq",
     "2025-v1.cap0.contoh.example.pem", "2025-v1.minisig", "kunci.pub"],
)  # fmt: skip
def test_each_missing_and_each_changed_file_is_named(capped: Path, name: str) -> None:
    place = capped / CAP / name
    raw = place.read_bytes()
    place.write_bytes(raw + b"x")
    assert faults(capped) == {f"{CAP}/{name}": "Berkas ini berubah sejak dicatat."}
    place.unlink()
    assert faults(capped) == {f"{CAP}/{name}": "Berkas ini hilang."}
    relist(capped)  # one that another belongs to cannot be taken from the list either
    if not name.endswith(".minisig"):
        assert faults(capped) == {f"{CAP}/{name}": "Berkas ini hilang."}


def test_a_list_that_is_gone_is_told(capped: Path) -> None:
    (capped / CAP / "daftar.csv").unlink()
    found = faults(capped)
    assert found[f"{CAP}/daftar.csv"] == "Daftar cap dan tanda tangan hilang."
    assert len(found) == 9


@pytest.mark.parametrize("name", ["2025-v1.minisig", "2025-v1.cap1.contoh.example.tsr"])
def test_a_list_that_names_another_moment_is_told(capped: Path, name: str) -> None:
    place = capped / CAP / "daftar.csv"
    lines = place.read_text().splitlines()
    number = next(n for n, line in enumerate(lines) if line.startswith(name))
    at = lines[number].rpartition(",")[2]
    lines[number] = lines[number].replace(at, f"2019{at[4:]}")
    place.write_text("\n".join(lines) + "\n")
    assert faults(capped) == {f"{CAP}/daftar.csv": f"Waktu {name} di daftar bukan {at}."}


def test_a_list_that_dates_what_has_no_moment_is_told(capped: Path) -> None:
    place = capped / CAP / "daftar.csv"
    lines = place.read_text().splitlines()
    lines[-1] += "2019-01-01T00:00:00Z"
    place.write_text("\n".join(lines) + "\n")
    assert faults(capped) == {f"{CAP}/daftar.csv": "Daftar ini menyebut waktu untuk kunci.pub."}


def test_a_link_or_a_file_too_large_is_not_read(capped: Path, tmp_path: Path) -> None:
    place = capped / CAP / "kunci.pub"
    place.rename(tmp_path / "kunci.pub")
    place.symlink_to(tmp_path / "kunci.pub")
    odd = {f"{CAP}/kunci.pub": "Bukan berkas biasa, atau terlalu besar."}
    assert faults(capped) == odd
    place.unlink()
    place.write_bytes(b"x" * 1_000_001)
    assert faults(capped) == odd


def test_a_stranger_among_them_is_told(capped: Path) -> None:
    (capped / CAP / "catatan.txt").write_text("x")
    relist(capped)
    assert faults(capped) == {
        f"{CAP}/catatan.txt": "Nama berkas ini bukan nama cap atau tanda tangan."
    }


def test_a_stamp_of_a_version_that_is_not_here_is_told(capped: Path) -> None:
    for path in (capped / CAP).glob("2025-v1.cap0*"):
        path.rename(path.with_name(path.name.replace("2025-v1", "2024-v1")))
    relist(capped)
    assert "Arsip 2024 versi 1 tidak ada." in faults(capped).values()


def test_a_signature_that_speaks_of_another_version_is_false(capped: Path, tmp_path: Path) -> None:
    """Its comment is signed, and has to be of this version."""
    key = open_key(key_file(tmp_path / "kunci"))
    raw = (capped / "arsip/2025" / TAGS).read_bytes()
    (capped / CAP / "2025-v1.minisig").write_bytes(signature(key, raw, "arsip 2025 versi 2, x"))
    relist(capped)
    assert faults(capped)[f"{CAP}/2025-v1.minisig"] == (
        "Keterangan tanda tangannya tentang versi lain."
    )


def test_without_the_extra_nothing_is_called_sound(
    capped: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crypto, "find_spec", lambda _: None)
    (what,) = faults(capped).values()
    assert "pip install 'kksportal[arsip]'" in what
    with pytest.raises(PortalError, match=r"kksportal\[arsip\]"):
        wishes_of(Folders(root=capped), [URL], [], None)
    wishes_of(Folders(root=capped), [], [], None)  # an archive alone needs nothing of it


def test_only_two_doors_lead_to_the_libraries() -> None:
    importing = {
        (path.name, library)
        for path in (ROOT / "generator").rglob("*.py")
        for library in ("cryptography", "rfc3161_client")
        if f"from {library}" in path.read_text("utf-8")
        or f"import {library}" in path.read_text("utf-8")
    }
    assert importing == {("crypto.py", "cryptography"), ("stamps.py", "rfc3161_client")}
