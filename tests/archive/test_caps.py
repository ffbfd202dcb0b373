"""Stamps and signatures lie beside the archives, are added at any time, and are checked."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kksportal.archive import caps, crypto
from kksportal.archive.against import against
from kksportal.archive.authority import NoStampError
from kksportal.archive.signatures import open_key, signature
from kksportal.archive.stamping import carry_out, wishes_of
from kksportal.archive.stamps import new_query
from kksportal.archive.tree import digests_of
from kksportal.archive.verifying import verify_portal
from kksportal.effects import Folders
from kksportal.errors import PortalError
from tests.archive.authority_here import Authority, answering, serving
from tests.archive.caps import CAP, PASSWORD, URL, key_file, minisign, relist, sign, stamp
from tests.archive.portals import close, copy_of, edit, told
from tests.conftest import ROOT

TAGS = "v1/content/tagmanifest-sha512.txt"


@pytest.fixture(scope="module")
def authorities(tmp_path_factory: pytest.TempPathFactory) -> tuple[Authority, Authority]:
    home = tmp_path_factory.mktemp("cap")
    return Authority(home / "satu", "Satu"), Authority(home / "dua", "Dua")


@pytest.fixture(scope="module")
def stamped(
    closed_portal: Path,
    tmp_path_factory: pytest.TempPathFactory,
    authorities: tuple[Authority, Authority],
) -> Path:
    """A portal whose archive of 2025 is stamped by two authorities and signed."""
    home = tmp_path_factory.mktemp("bercap")
    root = copy_of(closed_portal, home / "portal")
    for number, one in enumerate(authorities):
        stamp(root, "2025", one, f"https://cap{number}.contoh.example/tsr")
    sign(root, "2025", key_file(home / "kunci"))
    return root


@pytest.fixture
def portal(stamped: Path, tmp_path: Path) -> Path:
    return copy_of(stamped, tmp_path / "portal")


@pytest.fixture
def url(authorities: tuple[Authority, Authority]) -> Iterator[str]:
    with serving(answering(authorities[0])) as url:
        yield url


def faults(root: Path) -> dict[str, str]:
    """What is wrong, by file."""
    return {
        one.path: one.what
        for verdict in verify_portal(Folders(root=root))
        for one in verdict.faults
    }


def kks(root: Path, *words: str, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "kksportal", *words, "-C", str(root)],
        capture_output=True, text=True, check=False, env={**os.environ, **env},
    )  # fmt: skip


def test_the_bag_and_the_object_stay_as_they_were(stamped: Path, closed_portal: Path) -> None:
    assert digests_of(stamped / "arsip/2025") == digests_of(closed_portal / "arsip/2025")
    assert {path.name for path in (stamped / CAP).iterdir()} == {
        "2025-v1.cap0.contoh.example.pem",
        "2025-v1.cap0.contoh.example.tsq",
        "2025-v1.cap0.contoh.example.tsr",
        "2025-v1.cap1.contoh.example.pem",
        "2025-v1.cap1.contoh.example.tsq",
        "2025-v1.cap1.contoh.example.tsr",
        "2025-v1.minisig",
        "daftar.csv",
        "kunci.pub",
    }
    assert [path.name for path in (stamped / "arsip").iterdir() if path.name[0] == "."] == []


def test_the_three_commands_of_the_handbook_check_it(stamped: Path, tmp_path: Path) -> None:
    """As they stand in docs/arsip.md, in a shell without this program."""
    text = (ROOT / "docs/arsip.md").read_text("utf-8")
    block = text.split("## Memeriksa cap waktu dan tanda tangan")[1].split("```")[1]
    script = block.strip().replace("LEMBAGA", "cap0.contoh.example")
    done = subprocess.run(
        ["bash", "-euc", script], cwd=stamped / "arsip", capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "Verification: OK" in done.stdout
    assert "Signature and comment signature verified" in done.stdout


def test_verify_says_since_when_and_by_whom(stamped: Path) -> None:
    verdicts = {one.name: one for one in verify_portal(Folders(root=stamped))}
    assert faults(stamped) == {}
    assert verdicts["2023"].stamps == ()
    signed, first, second = verdicts["2025"].stamps
    assert "versi 1 cap waktu 20" in first
    assert "oleh Cap Satu (akar Akar Satu, SHA-256 " in first
    assert "oleh Cap Dua" in second
    assert signed.startswith("versi 1 ditandatangani 20")


def test_the_portal_is_otherwise_the_same(stamped: Path) -> None:
    assert told(stamped) == []


def test_a_new_version_keeps_the_stamps_of_the_earlier_one(portal: Path) -> None:
    before = digests_of(portal / CAP)
    close(portal, "2025", "2026-03-02")
    assert digests_of(portal / CAP) == before
    assert faults(portal) == {}


def test_a_later_stamp_makes_no_version(
    portal: Path, authorities: tuple[Authority, Authority]
) -> None:
    stamp(portal, "2025", authorities[1], "https://cap0.contoh.example/tsr")
    assert (portal / CAP / "2025-v1.cap0.contoh.example-2.tsr").is_file()
    assert not (portal / "arsip/2025/v2").exists()
    assert faults(portal) == {}


@pytest.mark.parametrize(
    "name",
    ["2025-v1.cap0.contoh.example.tsr", "2025-v1.cap0.contoh.example.tsq",
     "2025-v1.cap0.contoh.example.pem", "2025-v1.minisig", "kunci.pub"],
)  # fmt: skip
def test_each_missing_and_each_changed_file_is_named(portal: Path, name: str) -> None:
    place = portal / CAP / name
    raw = place.read_bytes()
    place.write_bytes(raw + b"x")
    assert faults(portal) == {f"{CAP}/{name}": "Berkas ini berubah sejak dicatat."}
    place.unlink()
    assert faults(portal) == {f"{CAP}/{name}": "Berkas ini hilang."}
    relist(portal)  # one that another belongs to cannot be taken from the list either
    if not name.endswith(".minisig"):
        assert faults(portal) == {f"{CAP}/{name}": "Berkas ini hilang."}


def test_a_list_that_is_gone_is_told(portal: Path) -> None:
    (portal / CAP / "daftar.csv").unlink()
    found = faults(portal)
    assert found[f"{CAP}/daftar.csv"] == "Daftar cap dan tanda tangan hilang."
    assert len(found) == 9


@pytest.mark.parametrize("name", ["2025-v1.minisig", "2025-v1.cap1.contoh.example.tsr"])
def test_a_list_that_names_another_moment_is_told(portal: Path, name: str) -> None:
    place = portal / CAP / "daftar.csv"
    lines = place.read_text().splitlines()
    number = next(n for n, line in enumerate(lines) if line.startswith(name))
    at = lines[number].rpartition(",")[2]
    lines[number] = lines[number].replace(at, f"2019{at[4:]}")
    place.write_text("\n".join(lines) + "\n")
    assert faults(portal) == {f"{CAP}/daftar.csv": f"Waktu {name} di daftar bukan {at}."}


def test_a_list_that_dates_what_has_no_moment_is_told(portal: Path) -> None:
    place = portal / CAP / "daftar.csv"
    lines = place.read_text().splitlines()
    lines[-1] += "2019-01-01T00:00:00Z"
    place.write_text("\n".join(lines) + "\n")
    assert faults(portal) == {f"{CAP}/daftar.csv": "Daftar ini menyebut waktu untuk kunci.pub."}


def test_a_link_or_a_file_too_large_is_not_read(portal: Path, tmp_path: Path) -> None:
    place = portal / CAP / "kunci.pub"
    place.rename(tmp_path / "kunci.pub")
    place.symlink_to(tmp_path / "kunci.pub")
    odd = {f"{CAP}/kunci.pub": "Bukan berkas biasa, atau terlalu besar."}
    assert faults(portal) == odd
    place.unlink()
    place.write_bytes(b"x" * 1_000_001)
    assert faults(portal) == odd


def test_a_stranger_among_them_is_told(portal: Path) -> None:
    (portal / CAP / "catatan.txt").write_text("x")
    relist(portal)
    assert faults(portal) == {
        f"{CAP}/catatan.txt": "Nama berkas ini bukan nama cap atau tanda tangan."
    }


def test_a_stamp_of_a_version_that_is_not_here_is_told(portal: Path) -> None:
    for path in (portal / CAP).glob("2025-v1.cap0*"):
        path.rename(path.with_name(path.name.replace("2025-v1", "2024-v1")))
    relist(portal)
    assert "Arsip 2024 versi 1 tidak ada." in faults(portal).values()


def test_a_signature_that_speaks_of_another_version_is_false(portal: Path, tmp_path: Path) -> None:
    """Its comment is signed, and has to be of this version."""
    key = open_key(key_file(tmp_path / "kunci"))
    raw = (portal / "arsip/2025" / TAGS).read_bytes()
    (portal / CAP / "2025-v1.minisig").write_bytes(signature(key, raw, "arsip 2025 versi 2, x"))
    relist(portal)
    assert faults(portal)[f"{CAP}/2025-v1.minisig"] == (
        "Keterangan tanda tangannya tentang versi lain."
    )


def test_without_the_extra_nothing_is_called_sound(
    portal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crypto, "find_spec", lambda _: None)
    (what,) = faults(portal).values()
    assert "pip install 'kksportal[arsip]'" in what
    with pytest.raises(PortalError, match=r"kksportal\[arsip\]"):
        wishes_of(Folders(root=portal), [URL], [], None)
    wishes_of(Folders(root=portal), [], [], None)  # an archive alone needs nothing of it


def test_only_two_doors_lead_to_the_libraries() -> None:
    importing = {
        (path.name, library)
        for path in (ROOT / "generator").rglob("*.py")
        for library in ("cryptography", "rfc3161_client")
        if f"from {library}" in path.read_text("utf-8")
        or f"import {library}" in path.read_text("utf-8")
    }
    assert importing == {("crypto.py", "cryptography"), ("stamps.py", "rfc3161_client")}


def test_a_version_is_signed_once_and_with_one_key(portal: Path, tmp_path: Path) -> None:
    folders = Folders(root=portal)
    key = key_file(tmp_path / "kunci")
    carried = carry_out(folders, "2025", wishes_of(folders, [], [], key))
    assert carried.missed == ("Belum ditandatangani: arsip 2025 versi 1 sudah ditandatangani.",)
    with pytest.raises(PortalError, match=r"bukan pasangan arsip/cap/kunci\.pub"):
        wishes_of(folders, [], [], key_file(tmp_path / "lain", b"l" * 32))


def test_what_cannot_be_begun_is_said_before_anything_is(portal: Path, tmp_path: Path) -> None:
    folders = Folders(root=portal)
    with pytest.raises(PortalError, match="satu atau dua lembaga yang berbeda"):
        wishes_of(folders, [URL, URL], [], None)
    with pytest.raises(PortalError, match="satu atau dua lembaga yang berbeda"):
        wishes_of(folders, [f"{URL}{n}" for n in range(3)], [], None)
    (tmp_path / "akar.pem").write_text("bukan")
    with pytest.raises(PortalError, match="bukan sertifikat PEM"):
        wishes_of(folders, [URL], [tmp_path / "akar.pem"], None)
    with pytest.raises(PortalError, match="--hanya-cap memerlukan"):
        carry_out(folders, "2025", wishes_of(folders, [], [], None))


def test_a_damaged_archive_is_neither_stamped_nor_signed(portal: Path) -> None:
    edit(portal, "arsip/2025/v1/content/data/beku.csv", "perihal", "Perihal")
    with pytest.raises(PortalError, match="rusak"):
        stamp(portal, "2025", None)  # type: ignore[arg-type]  # nobody is asked


def test_a_false_answer_is_not_kept(portal: Path, authorities: tuple[Authority, Authority]) -> None:
    """The authority answers another request than it was asked."""
    folders, before = Folders(root=portal), digests_of(portal / CAP)
    carried = carry_out(
        folders, "2025", wishes_of(folders, [URL], [], None),
        ask=lambda *_: authorities[0].reply(new_query(b"lain")),
    )  # fmt: skip
    assert carried.missed == (f"Cap waktu {URL} belum didapat: Cap waktu ini milik berkas lain.",)
    assert digests_of(portal / CAP) == before


def test_what_cannot_be_written_leaves_all_as_it_was(
    portal: Path, authorities: tuple[Authority, Authority], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    folders, before = Folders(root=portal), digests_of(portal / "arsip")
    monkeypatch.setattr(caps, "write_files", full)
    carried = carry_out(
        folders, "2025", wishes_of(folders, [URL], [], None),
        ask=lambda _, query: authorities[0].reply(query),
    )  # fmt: skip
    assert carried.missed == (f"Cap waktu {URL} belum didapat: disk penuh.",)
    assert digests_of(portal / "arsip") == before


def test_a_root_that_nobody_knows_comes_from_the_owner(portal: Path, tmp_path: Path) -> None:
    asked = Authority(tmp_path / "asing", "Asing", root_inside=False)
    folders = Folders(root=portal)
    for roots, missed in (([], 1), ([asked.root], 0)):
        wishes = wishes_of(folders, [URL], roots, None)
        carried = carry_out(folders, "2025", wishes, ask=lambda _, query: asked.reply(query))
        assert len(carried.missed) == missed
    assert "--akar-cap" not in "".join(carried.done)
    assert faults(portal) == {}


def test_nothing_is_added_where_something_is_amiss(
    portal: Path, authorities: tuple[Authority, Authority]
) -> None:
    """A new list would otherwise make the loss of an earlier stamp look whole."""
    (portal / CAP / "2025-v1.minisig").unlink()
    folders, before = Folders(root=portal), digests_of(portal / CAP)
    carried = carry_out(
        folders, "2025", wishes_of(folders, [URL], [], None),
        ask=lambda _, query: authorities[0].reply(query),
    )  # fmt: skip
    assert "tidak sesuai daftarnya; jalankan kks verify" in carried.missed[0]
    assert digests_of(portal / CAP) == before


def test_one_authority_that_is_silent_takes_nothing_from_the_other(
    portal: Path, authorities: tuple[Authority, Authority]
) -> None:
    def ask(url: str, query: bytes) -> bytes:
        if "diam" in url:
            raise NoStampError("lembaga itu tidak menjawab")
        return authorities[0].reply(query)

    folders = Folders(root=portal)
    urls = ["https://diam.contoh.example/", "https://lain.contoh.example/"]
    carried = carry_out(folders, "2025", wishes_of(folders, urls, [], None), ask=ask)
    assert len(carried.done) == 1
    assert carried.missed == (
        "Cap waktu https://diam.contoh.example/ belum didapat: lembaga itu tidak menjawab.",
    )
    assert faults(portal) == {}


def test_stamps_and_the_key_are_held_against_the_target_branch(
    portal: Path, stamped: Path, tmp_path: Path, authorities: tuple[Authority, Authority]
) -> None:
    """Whoever changes everything beside the archives together passes at home, and not here."""

    def found() -> set[str]:
        told = against(Folders(root=portal), str(stamped))
        return {one.path for one in told if one.kind.code == "KKS-T005"}

    stamp(portal, "2025", authorities[0], "https://lagi.contoh.example/")
    assert found() == set()
    for path in (portal / CAP).glob("*.minisig"):
        path.unlink()
    (portal / CAP / "kunci.pub").unlink()
    relist(portal)
    assert faults(portal) == {}
    assert found() == {f"{CAP}/{name}" for name in ("2025-v1.minisig", "kunci.pub", "daftar.csv")}
    sign(portal, "2025", key_file(tmp_path / "lain", b"l" * 32))
    assert faults(portal) == {}
    assert found() == {f"{CAP}/{name}" for name in ("2025-v1.minisig", "kunci.pub", "daftar.csv")}


def test_the_command_closes_signs_and_stamps(
    open_portal: Path, tmp_path: Path, url: str, authorities: tuple[Authority, Authority]
) -> None:
    root = copy_of(open_portal, tmp_path / "portal")
    key = key_file(tmp_path / "kunci", locked=True)
    done = kks(
        root, "archive", "2025", "--cap-waktu", url, "--tanda-tangan", str(key),
        KKS_SANDI_KUNCI=PASSWORD,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "Cap waktu 20" in done.stdout
    assert "Ditandatangani dengan kunci" in done.stdout
    assert PASSWORD not in done.stdout + done.stderr
    looked = kks(root, "verify", "2025", "--json")
    assert looked.returncode == 0
    (verdict,) = json.loads(looked.stdout)["arsip"]
    assert len(verdict["cap"]) == 2
    said = minisign(
        "-Vm", f"2025/{TAGS}", "-x", "cap/2025-v1.minisig", "-p", "cap/kunci.pub",
        cwd=root / "arsip",
    )  # fmt: skip
    assert said.returncode == 0, said.stderr


def test_a_wrong_password_stops_the_command_before_anything_is_closed(
    open_portal: Path, tmp_path: Path
) -> None:
    root = copy_of(open_portal, tmp_path / "portal")
    key = key_file(tmp_path / "kunci", locked=True)
    done = kks(root, "archive", "2025", "--tanda-tangan", str(key), KKS_SANDI_KUNCI="bukan-ini")
    assert (done.returncode, (root / "arsip").exists()) == (2, False)
    assert "bukan-ini" not in done.stdout + done.stderr


def test_the_archive_is_whole_though_no_authority_answers(
    closed_portal: Path, tmp_path: Path, url: str
) -> None:
    root = copy_of(closed_portal, tmp_path / "portal")
    gone = url.rsplit(":", 1)[0] + ":9/"
    done = kks(root, "archive", "2025", "--hanya-cap", "--cap-waktu", gone)
    assert done.returncode == 1
    assert "tidak dapat dihubungi" in done.stderr
    assert "ulangi dengan: kks archive 2025 --hanya-cap" in done.stderr
    assert faults(root) == {}
    assert not (root / CAP).exists()
    done = kks(root, "archive", "2025", "--hanya-cap", "--cap-waktu", url, "--json")
    assert (done.returncode, json.loads(done.stdout)["siklus"]) == (0, "2025")
    assert not (root / "arsip/2025/v2").exists()
    assert faults(root) == {}
