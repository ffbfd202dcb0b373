"""Stamps and signatures lie beside the archives, and are added at any time."""

from __future__ import annotations

import errno
import json
import subprocess
from pathlib import Path

import pytest

from kksportal.archive import caps
from kksportal.archive.against import against
from kksportal.archive.authority import NoStampError
from kksportal.archive.stamping import carry_out, wishes_of
from kksportal.archive.stamps import new_query
from kksportal.archive.tree import digests_of
from kksportal.archive.verifying import verify_portal
from kksportal.effects import Folders
from kksportal.errors import PortalError
from tests.archive.authority_here import Authority
from tests.archive.caps import (
    CAP,
    PASSWORD,
    URL,
    faults,
    key_file,
    kks,
    minisign,
    relist,
    sign,
    stamp,
)
from tests.archive.portals import close, copy_of, edit, told
from tests.conftest import ROOT

TAGS = "v1/content/tagmanifest-sha512.txt"


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


def test_a_new_version_keeps_the_stamps_of_the_earlier_one(capped: Path) -> None:
    before = digests_of(capped / CAP)
    close(capped, "2025", "2026-03-02")
    assert digests_of(capped / CAP) == before
    assert faults(capped) == {}


def test_a_later_stamp_makes_no_version(
    capped: Path, authorities: tuple[Authority, Authority]
) -> None:
    stamp(capped, "2025", authorities[1], "https://cap0.contoh.example/tsr")
    assert (capped / CAP / "2025-v1.cap0.contoh.example-2.tsr").is_file()
    assert not (capped / "arsip/2025/v2").exists()
    assert faults(capped) == {}


def test_a_version_is_signed_once_and_with_one_key(capped: Path, tmp_path: Path) -> None:
    folders = Folders(root=capped)
    key = key_file(tmp_path / "kunci")
    carried = carry_out(folders, "2025", wishes_of(folders, [], [], key))
    assert carried.missed == ("Belum ditandatangani: arsip 2025 versi 1 sudah ditandatangani.",)
    with pytest.raises(PortalError, match=r"bukan pasangan arsip/cap/kunci\.pub"):
        wishes_of(folders, [], [], key_file(tmp_path / "lain", b"l" * 32))


def test_what_cannot_be_begun_is_said_before_anything_is(capped: Path, tmp_path: Path) -> None:
    folders = Folders(root=capped)
    with pytest.raises(PortalError, match="satu atau dua lembaga yang berbeda"):
        wishes_of(folders, [URL, URL], [], None)
    with pytest.raises(PortalError, match="satu atau dua lembaga yang berbeda"):
        wishes_of(folders, [f"{URL}{n}" for n in range(3)], [], None)
    (tmp_path / "akar.pem").write_text("bukan")
    with pytest.raises(PortalError, match="bukan sertifikat PEM"):
        wishes_of(folders, [URL], [tmp_path / "akar.pem"], None)
    with pytest.raises(PortalError, match="--hanya-cap memerlukan"):
        carry_out(folders, "2025", wishes_of(folders, [], [], None))


def test_a_damaged_archive_is_neither_stamped_nor_signed(capped: Path) -> None:
    edit(capped, "arsip/2025/v1/content/data/beku.csv", "perihal", "Perihal")
    with pytest.raises(PortalError, match="rusak"):
        stamp(capped, "2025", None)  # type: ignore[arg-type]  # nobody is asked


def test_a_false_answer_is_not_kept(capped: Path, authorities: tuple[Authority, Authority]) -> None:
    """The authority answers another request than it was asked."""
    folders, before = Folders(root=capped), digests_of(capped / CAP)
    carried = carry_out(
        folders, "2025", wishes_of(folders, [URL], [], None),
        ask=lambda *_: authorities[0].reply(new_query(b"lain")),
    )  # fmt: skip
    assert carried.missed == (f"Cap waktu {URL} belum didapat: Cap waktu ini milik berkas lain.",)
    assert digests_of(capped / CAP) == before


def test_what_cannot_be_written_leaves_all_as_it_was(
    capped: Path, authorities: tuple[Authority, Authority], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    folders, before = Folders(root=capped), digests_of(capped / "arsip")
    monkeypatch.setattr(caps, "write_files", full)
    carried = carry_out(
        folders, "2025", wishes_of(folders, [URL], [], None),
        ask=lambda _, query: authorities[0].reply(query),
    )  # fmt: skip
    assert carried.missed == (f"Cap waktu {URL} belum didapat: disk penuh.",)
    assert digests_of(capped / "arsip") == before


def test_a_root_that_nobody_knows_comes_from_the_owner(capped: Path, tmp_path: Path) -> None:
    asked = Authority(tmp_path / "asing", "Asing", root_inside=False)
    folders = Folders(root=capped)
    for roots, missed in (([], 1), ([asked.root], 0)):
        wishes = wishes_of(folders, [URL], roots, None)
        carried = carry_out(folders, "2025", wishes, ask=lambda _, query: asked.reply(query))
        assert len(carried.missed) == missed
    assert "--akar-cap" not in "".join(carried.done)
    assert faults(capped) == {}


def test_nothing_is_added_where_something_is_amiss(
    capped: Path, authorities: tuple[Authority, Authority]
) -> None:
    """A new list would otherwise make the loss of an earlier stamp look whole."""
    (capped / CAP / "2025-v1.minisig").unlink()
    folders, before = Folders(root=capped), digests_of(capped / CAP)
    carried = carry_out(
        folders, "2025", wishes_of(folders, [URL], [], None),
        ask=lambda _, query: authorities[0].reply(query),
    )  # fmt: skip
    assert "tidak sesuai daftarnya; jalankan kks verify" in carried.missed[0]
    assert digests_of(capped / CAP) == before


def test_one_authority_that_is_silent_takes_nothing_from_the_other(
    capped: Path, authorities: tuple[Authority, Authority]
) -> None:
    def ask(url: str, query: bytes) -> bytes:
        if "diam" in url:
            raise NoStampError("lembaga itu tidak menjawab")
        return authorities[0].reply(query)

    folders = Folders(root=capped)
    urls = ["https://diam.contoh.example/", "https://lain.contoh.example/"]
    carried = carry_out(folders, "2025", wishes_of(folders, urls, [], None), ask=ask)
    assert len(carried.done) == 1
    assert carried.missed == (
        "Cap waktu https://diam.contoh.example/ belum didapat: lembaga itu tidak menjawab.",
    )
    assert faults(capped) == {}


def test_stamps_and_the_key_are_held_against_the_target_branch(
    capped: Path, stamped: Path, tmp_path: Path, authorities: tuple[Authority, Authority]
) -> None:
    """Whoever changes everything beside the archives together passes at home, and not here."""

    def found() -> set[str]:
        told = against(Folders(root=capped), str(stamped))
        return {one.path for one in told if one.kind.code == "KKS-T005"}

    stamp(capped, "2025", authorities[0], "https://lagi.contoh.example/")
    assert found() == set()
    for path in (capped / CAP).glob("*.minisig"):
        path.unlink()
    (capped / CAP / "kunci.pub").unlink()
    relist(capped)
    assert faults(capped) == {}
    assert found() == {f"{CAP}/{name}" for name in ("2025-v1.minisig", "kunci.pub", "daftar.csv")}
    sign(capped, "2025", key_file(tmp_path / "lain", b"l" * 32))
    assert faults(capped) == {}
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
