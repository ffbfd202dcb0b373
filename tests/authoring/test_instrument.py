"""`kks import instrumen` as a person types it."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import pytest
from tests.awal import few_rows
from tests.conftest import ROOT, build
from tests.intake.buku import OWN, empty_instrument, filled_instrument
from tests.intake.instrument.test_others import households, table

from kksportal.cli import main

BALANGAN = "datapackages/daerah/63.11-kabupaten-balangan"
SOURCE = ("--judul", "Instrumen rekaan untuk uji", "--tanggal", "2023-05-17")


@pytest.fixture
def portal(tmp_path: Path) -> Path:
    """A portal of the shared packages and one district."""
    root = tmp_path / "portal"
    shared = ("kosakata", "kerangka", "wilayah", "penghargaan")
    for name in (*(f"datapackages/{one}" for one in shared), BALANGAN):
        shutil.copytree(ROOT / name, root / name)
    story = "content/inovasi/home-care-balangan.md"
    (root / story).parent.mkdir(parents=True)
    shutil.copy(ROOT / story, root / story)
    (root / "mkdocs.yml").write_text("site_name: Uji\nplugins:\n- kksportal\n", "utf-8")
    return few_rows(root)


@pytest.fixture(scope="session")
def books(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of workbooks: of 2025 empty, of 2023 filled without anomalies."""
    folder = tmp_path_factory.mktemp("buku")
    (folder / "2025.xlsx").write_bytes(empty_instrument())
    (folder / "2023.xlsx").write_bytes(filled_instrument().raw())
    return folder


def state(root: Path) -> dict[str, bytes]:
    """Every file of a portal's data."""
    return {str(p): p.read_bytes() for p in (root / "datapackages").rglob("*") if p.is_file()}


def take(portal: Path, file: Path, *options: str) -> int:
    """Run the command."""
    return main(["import", "instrumen", str(file), "-C", str(portal), *options])


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_wording_comes_in_and_the_portal_still_validates(portal: Path, books: Path) -> None:
    """Only the table of steps and the head change; a second time nothing does."""
    before = state(portal)
    assert take(portal, books / "2025.xlsx", "--siklus", "2025") == 0
    after = state(portal)
    changed = {Path(name).name for name in after if after[name] != before.get(name)}
    assert changed == {"skala.csv", "datapackage.json"}
    assert all(row["bunyi"] for row in rows(portal / "datapackages/kerangka/2025/skala.csv"))
    assert main(["validate", "-C", str(portal), "--no-cache"]) == 0
    assert take(portal, books / "2025.xlsx", "--siklus", "2025") == 0
    assert state(portal) == after


def test_a_dry_run_tells_and_writes_nothing(
    portal: Path, books: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What would change is said in sentences."""
    before = state(portal)
    assert take(portal, books / "2025.xlsx", "--siklus", "2025", "--dry-run") == 0
    said = capsys.readouterr().out
    assert "Akan berubah di datapackages/kerangka/2025/:\n  skala.csv: 451 baris diubah" in said
    assert said.endswith("Tidak ada yang ditulis (--dry-run).\n")
    assert state(portal) == before


def test_a_dry_run_counts_what_is_still_asked(
    portal: Path, books: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its exit code is that of the run it tells of."""
    options = ("--siklus", "2023", "--daerah", "63.11", *SOURCE, "--dry-run")
    assert take(portal, books / "2023.xlsx", *options) == 1
    assert "(--dry-run); 1 hal masih ditanyakan." in capsys.readouterr().out
    assert take(portal, books / "2023.xlsx", *options, "--partial") == 0


def test_nothing_is_written_while_a_question_is_open(
    portal: Path, books: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """All or nothing; `--partial` writes what is certain, an answer closes the question."""
    before = state(portal)
    options = ("--siklus", "2023", "--daerah", "63.11", *SOURCE)
    assert take(portal, books / "2023.xlsx", *options) == 1
    said = capsys.readouterr().out
    assert "Ditanyakan (1):" in said
    assert "--jawab kelembagaan=-" in said
    assert state(portal) == before
    assert take(portal, books / "2023.xlsx", *options, "--jawab", "kelembagaan=-") == 0
    whole = state(portal)
    shutil.rmtree(portal / BALANGAN)
    shutil.copytree(ROOT / BALANGAN, portal / BALANGAN)
    assert take(portal, books / "2023.xlsx", *options, "--partial") == 0
    assert state(portal) == whole
    assert len(rows(portal / BALANGAN / "penilaian.csv")) == 236


def test_after_all_imports_the_portal_builds(portal: Path, books: Path, tmp_path: Path) -> None:
    """A new cycle, wording, items, and a district that had no package: green, and pages of it."""
    everything = (
        ("2025.xlsx", "--siklus", "2025"),
        ("2025.xlsx", "--siklus", "2027"),
        ("2023.xlsx", "--siklus", "2023"),
        ("2023.xlsx", "--siklus", "2023", "--daerah", "63.11", *SOURCE, "--partial"),
        ("2023.xlsx", "--siklus", "2023", "--daerah", "63.10", *SOURCE, "--partial",
         "--dengan-catatan"),
    )  # fmt: skip
    for name, *options in everything:
        assert take(portal, books / name, *options) == 0, options
    assert main(["validate", "-C", str(portal), "--no-cache", "--full"]) == 0
    made = build(tmp_path / "site", portal, "--no-downloads", "--no-search")
    assert made.returncode == 0, made.stderr
    page = (tmp_path / "site/indikator/2023/T4.01/index.html").read_text("utf-8")
    assert "langkah rekaan 1" in page
    assert list((portal / "datapackages/daerah").glob("63.10-*"))


def test_a_changed_score_is_told_with_both_values(
    portal: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The same source again, with another number: what was and what becomes."""
    options = ("--siklus", "2023", "--daerah", "63.11", *SOURCE, "--partial")
    made = filled_instrument(only=(4,))
    file = tmp_path / "isian.xlsx"
    file.write_bytes(made.raw())
    assert take(portal, file, *options) == 0
    made.put("T4.01", OWN, None, at="100")
    made.put("T4.01", OWN, 0.0, at="0")
    file.write_bytes(made.raw())
    capsys.readouterr()
    assert take(portal, file, *options) == 0
    said = capsys.readouterr().out
    assert "penilaian.csv: 1 baris diubah\n    T4.01 mandiri: 100 → 0" in said
    assert "kks diff" in said


def test_the_source_must_be_named(
    portal: Path, books: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One that is there, or a title for a new one; nobody is kept waiting."""
    options = ("--siklus", "2023", "--daerah", "63.11")
    assert take(portal, books / "2023.xlsx", *options) == 2
    assert "--judul" in capsys.readouterr().err
    assert take(portal, books / "2023.xlsx", *options, "--sumber", "tidak-ada") == 2
    said = capsys.readouterr().err
    assert "“tidak-ada” tidak ada di paket ini" in said
    assert "tabirkota" in said
    assert take(portal, books / "2023.xlsx", *options, "--sumber", "tabirkota", "--partial") == 0
    assert {one["sumber"] for one in rows(portal / BALANGAN / "penilaian.csv")} == {"tabirkota"}


REFUSED = {
    "siklus": (("--siklus", "25"), "bukan siklus"),
    "daerah": (("--siklus", "2023", "--daerah", "99.99", *SOURCE), "tidak dikenal"),
    "jawaban": (("--siklus", "2023", "--jawab", "T1.01"), "bukan jawaban"),
    "siklus lain": (("--siklus", "2025"), "Pakai --siklus 2023"),
    "tanpa kerangka": (("--siklus", "2031", "--daerah", "63.11", *SOURCE), "belum ada"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_wrong_use_is_a_sentence(
    name: str, portal: Path, books: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 2, one line, nothing written."""
    before = state(portal)
    options, word = REFUSED[name]
    assert take(portal, books / "2023.xlsx", *options) == 2
    said = capsys.readouterr().err
    assert word in said
    assert said.count("\n") == 1
    assert state(portal) == before


def test_an_empty_instrument_has_no_scores(
    portal: Path, books: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is told what it can be used for."""
    options = ("--siklus", "2025", "--daerah", "63.11", *SOURCE)
    assert take(portal, books / "2025.xlsx", *options) == 2
    assert "Tanpa --daerah" in capsys.readouterr().err


def test_a_file_that_is_no_instrument_is_a_sentence(
    portal: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A missing one, a folder, a table by household."""
    options = ("--siklus", "2023")
    assert take(portal, tmp_path / "tidak-ada.xlsx", *options) == 2
    assert "tidak ada berkas" in capsys.readouterr().err
    assert take(portal, tmp_path, *options) == 2
    assert "folder, bukan berkas" in capsys.readouterr().err
    file = tmp_path / "stbm.xlsx"
    table(households()).save(file)
    assert take(portal, file, *options) == 2
    said = capsys.readouterr().err
    assert said.startswith("kks: stbm.xlsx: ini tabel per rumah tangga")
    assert "Tokoh" not in said


def test_json_says_the_same(portal: Path, books: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """For a machine: what was taken, asked and left, and the exit code."""
    options = ("--siklus", "2023", "--daerah", "63.11", *SOURCE, "--json")
    assert take(portal, books / "2023.xlsx", *options) == 1
    told = json.loads(capsys.readouterr().out)
    assert [one["kunci"] for one in told["ditanyakan"]] == ["kelembagaan"]
    assert told["ditulis"] is False
    assert told["kode_keluar"] == 1
    assert told["perubahan"] == ["sumber.csv: 1 baris baru", "penilaian.csv: 236 baris baru"]
    assert told["paket"] == BALANGAN


def test_an_answer_that_nobody_asked_for_is_told(
    portal: Path, books: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A slip in a key is seen."""
    options = ("--siklus", "2025", "--jawab", "T1.1/skala=buku", "--dry-run")
    assert take(portal, books / "2025.xlsx", *options) == 0
    assert "Jawaban tanpa pertanyaan: T1.1/skala" in capsys.readouterr().out


def test_what_would_have_errors_is_not_written(
    portal: Path, books: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A date that no calendar has is found before anything is replaced."""
    before = state(portal)
    options = ("--siklus", "2023", "--daerah", "63.11", "--judul", "Rekaan", "--partial")
    assert take(portal, books / "2023.xlsx", *options, "--tanggal", "2023-02-31") == 1
    said = capsys.readouterr().out
    assert "KKS-D010" in said
    assert "Tidak ada yang ditulis, karena hasilnya bergalat" in said
    assert state(portal) == before
