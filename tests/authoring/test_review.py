"""`kks diff REV`: what a reviewer reads of a proposal, from a git revision or a folder."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.awal import small_portal

from kksportal.cli import main

BALANGAN = "datapackages/daerah/63.11-kabupaten-balangan"
FACTS, STORY = f"{BALANGAN}/fakta.csv", "content/inovasi/home-care-balangan.md"


def git(root: Path, *words: str) -> None:
    """Run git in a portal, as somebody."""
    named = ["-c", "user.name=Uji", "-c", "user.email=uji@contoh.invalid"]
    subprocess.run(["git", "-C", str(root), *named, *words], check=True, capture_output=True)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new portal in a repository, committed."""
    root = tmp_path_factory.mktemp("tinjau") / "portal"
    small_portal(root)
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "Mulai")
    return root


@pytest.fixture
def root(made: Path) -> Path:
    """The same portal, as it was committed."""
    git(made, "reset", "-q", "--hard")
    git(made, "clean", "-qfd")
    return made


def change(root: Path, path: str, old: str, new: str) -> None:
    """Change a piece of a file."""
    text = (root / path).read_text("utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new, 1), "utf-8")


def told(root: Path, capsys: pytest.CaptureFixture[str], *more: str) -> str:
    """What `kks diff HEAD` prints in the portal."""
    capsys.readouterr()
    assert main(["diff", "-C", str(root), "HEAD", *more]) == 0
    return capsys.readouterr().out


def record(root: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    """The same for a machine."""
    read: dict[str, Any] = json.loads(told(root, capsys, "--format", "json"))
    return read


def test_nothing_changed_since_the_revision(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The control: the state as committed."""
    assert told(root, capsys) == "Tidak ada yang berubah.\n"


def test_a_changed_figure_with_what_follows(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The sentence, where sources now differ, and what a reviewer has to look at."""
    line = next(
        line for line in (root / FACTS).read_text("utf-8").splitlines() if ",capaian,85,," in line
    )
    twice = line.replace(",85,,", ",92,,").replace("paragraf 8", "paragraf 9")
    assert twice != line
    change(root, FACTS, line + "\n", f"{line}\n{twice}\n")
    text = told(root, capsys)
    assert "### Sumber yang kini berbeda" in text
    assert "85% (TABIRkota) dan 92% (TABIRkota)" in text
    boxes = [one for one in text.splitlines() if one.startswith("- [ ]")]
    assert any("Buka sumbernya" in one and "tabirkota.com" in one for one in boxes)
    assert any("biarkan keduanya berdiri" in one for one in boxes)
    (package,) = record(root, capsys)["paket"]
    assert len(package["beda_baru"]) == 1
    assert package["beda_selesai"] == []


def test_a_row_that_moves_a_requirement_is_serious(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Another measure is another requirement: one row goes, one comes."""
    change(root, FACTS, "odf-dasar-tidak-disebut,capaian,85,", "odf-desa,capaian,12,")
    text = told(root, capsys)
    assert "Mengubah penilaian suatu syarat penghargaan." in text
    assert "Ada perubahan serius" in text
    assert "Ada baris yang hilang" in text


def test_a_leap_and_a_new_finding_are_told_and_old_ones_are_not(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Ten times the earlier value is warned of; the starter's own warnings are no news."""
    change(root, FACTS, "capaian,5270,", "capaian,52700,")
    found = record(root, capsys)["temuan"]
    assert [one["kode"] for one in found] == ["KKS-W007"]
    assert "## Temuan baru" in told(root, capsys)
    change(root, FACTS, "capaian,52700,", "capaian,-1,")
    kinds = [one["kode"] for one in record(root, capsys)["temuan"] if one["tingkat"] == "galat"]
    assert kinds == ["KKS-W009"]
    assert "Ada galat: usulan ini belum dapat dibangun" in told(root, capsys)


def test_texts_and_pictures_are_named(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """New, changed, gone; what changed in them is for the reader's eye."""
    change(root, STORY, "\n## ", "\n\nSatu kalimat lagi.\n\n## ")
    (root / "content/baru.md").write_text("# Baru\n\nIsi.\n", "utf-8")
    (root / "content/apa-itu-kks.md").unlink()
    text = record(root, capsys)
    assert text["naskah"] == [
        "Naskah tidak ada lagi: content/apa-itu-kks.md",
        "Naskah baru: content/baru.md",
        f"Naskah berubah: “Home Care: petugas kesehatan Balangan mendatangi rumah warga” ({STORY})",
    ]
    assert any("izin, kredit, dan teks alternatif" in one for one in text["periksa"])


def test_what_is_recorded_is_not_asked_for_again(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A figure without class, reason and office is counted; with them the sentence tells them."""
    change(root, FACTS, "capaian,5270,", "capaian,5271,")
    assert "1 angka yang berubah belum disertai kelas" in told(root, capsys)
    why = ["--kelas", "koreksi", "--alasan", "salah hitung", "--pemutus", "Dinas Kesehatan"]
    told(root, capsys, "--record", "--tanggal", "2026-12-01", *why)
    text = told(root, capsys)
    assert "belum disertai kelas" not in text
    assert "Koreksi: salah hitung, diputuskan Dinas Kesehatan." in text


def test_a_revision_or_folder_that_is_none(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One sentence, exit code 2; an option of git in its place runs nothing."""
    for wrong in ("tiada", "--output=x", ""):
        assert main(["diff", "-C", str(root), "--", wrong]) == 2
        assert "bukan folder portal dan bukan revisi git" in capsys.readouterr().err


class Terminal(io.StringIO):
    """Somebody who answers."""

    def isatty(self) -> bool:
        """Yes."""
        return True


def test_who_records_is_asked(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Three short questions where nothing was given; the answers stand in the log."""
    change(root, FACTS, "capaian,5270,", "capaian,5271,")
    monkeypatch.setattr(sys, "stdin", Terminal("pembaruan\ndata bulan Juli\nDinas Kesehatan\n"))
    told(root, capsys, "--record", "--tanggal", "2026-12-01")
    log = (root / BALANGAN / "pembaruan.csv").read_text("utf-8")
    assert ",5270,5271,pembaruan,data bulan Juli,Dinas Kesehatan,tidak\n" in log


@pytest.mark.parametrize("answers", [None, "entah\n", "koreksi\n\n", ""])
def test_without_an_answer_nothing_is_recorded(
    root: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    answers: str | None,
) -> None:
    """Nobody at the terminal, a class that is none, or no reason: a sentence, and no line."""
    change(root, FACTS, "capaian,5270,", "capaian,5271,")
    monkeypatch.setattr(sys, "stdin", io.StringIO() if answers is None else Terminal(answers))
    assert main(["diff", "-C", str(root), "HEAD", "--record"]) == 2
    assert "kelas" in capsys.readouterr().err
    assert not (root / BALANGAN / "pembaruan.csv").exists()


def test_what_a_stranger_writes_stays_text(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """File names, reasons and findings are neither Markdown nor HTML nor a mention."""
    (root / "content/@semua <b>[x](y).md").write_text("# A\n\nIsi.\n", "utf-8")
    for form in ("md", "html"):
        text = told(root, capsys, "--format", form)
        for active in ("<b>", *(("[x](y)", "@semua") if form == "md" else ())):
            assert active not in text


def test_a_list_has_an_end(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A forge cuts a comment at 65,536 characters; JSON holds everything."""
    for i in range(70):
        (root / f"content/halaman-{i:02}.md").write_text("# A\n\nIsi.\n", "utf-8")
    assert "\n- dan 10 lagi\n" in told(root, capsys)
    assert len(record(root, capsys)["naskah"]) == 70
