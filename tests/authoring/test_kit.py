"""`kks kit` as a person types it: on the console, as JSON, and as files for print and offices."""

from __future__ import annotations

import csv
import io
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from openpyxl import load_workbook
from tests.conftest import ROOT

from kksportal.cli import main

CONTOH = "S01.01"


def kit(*told: str, code: str = CONTOH) -> int:
    """The paper of a district of the real portal."""
    return main(["kit", code, "-C", str(ROOT), *told])


def test_the_console_tells_what_is_asked_and_until_when(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """In local time; that it is simulated stands first."""
    assert kit() == 0
    out = capsys.readouterr().out
    assert out.startswith("Data simulasi. Daerah ini tidak ada.\n")
    assert "Kit Kabupaten Contoh, siklus 2025\n" in out
    assert re.search(r"T6\.01 .*: diminta, sampai 23 Agustus 2025 pukul 10\.00 WIB\.", out)


def test_a_real_district_of_which_little_is_known(capsys: pytest.CaptureFixture[str]) -> None:
    """33 were sent back, nobody says which: that is said, and nothing else made of it."""
    assert kit(code="63.11") == 0
    out = capsys.readouterr().out
    assert "33 indikator. Tenggat: 2 × 24 jam, waktu mulai tidak disebut." in out
    assert "simulasi" not in out


def test_json_tells_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    """Each indicator once, with its deadline for a machine."""
    assert kit("--json") == 0
    record = json.loads(capsys.readouterr().out)
    codes = [one["kode"] for one in record["indikator"]]
    assert len(codes) == len(set(codes)) == 136
    (asked,) = [one for one in record["indikator"] if one["kode"] == "T6.01"]
    assert asked["masih_diminta"] is True
    assert asked["tenggat_waktu"] == "2025-08-23T10:00+07:00"
    assert asked["perangkat_daerah"] == ["Dinas Pariwisata"]


def test_a_cycle_without_instrument_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    """And so is a district that has no package."""
    assert kit("--siklus", "2019") == 2
    assert "instrumen siklus 2019 belum ada; yang ada: 2023, 2025" in capsys.readouterr().err
    assert kit(code="63.99") == 2
    assert "tidak ada paket data untuk kode 63.99" in capsys.readouterr().err


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of the simulated district."""
    folder = tmp_path_factory.mktemp("kit") / "minggu-ini"
    assert kit("-o", str(folder)) == 0
    return folder


def test_every_office_has_a_workbook_and_a_table(made: Path) -> None:
    """With the same rows; what is asked for is above all else."""
    offices = sorted(path.stem for path in made.glob("*.csv"))
    assert offices == sorted(path.stem for path in made.glob("*.xlsx"))
    assert offices[0] == "01-dinas-pariwisata"
    for name in offices:
        with io.StringIO((made / f"{name}.csv").read_text("utf-8")) as text:
            table = list(csv.reader(text))
        book = load_workbook(made / f"{name}.xlsx")
        assert book.sheetnames == ["Baca dulu", "Indikator"]
        cells = [[cell.value or "" for cell in row] for row in book["Indikator"].iter_rows()]
        assert cells[1:] == table[1:]
    first = (made / f"{offices[0]}.csv").read_text("utf-8").splitlines()
    assert [row.split(",")[0] for row in first[1:3]] == ["T6.01", "T6.03"]
    front = load_workbook(made / f"{offices[0]}.xlsx")["Baca dulu"]
    assert front.cell(2, 1).value == "DATA SIMULASI"


class _Sheet(HTMLParser):
    """What a page loads, runs and says."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.loads: list[str] = []
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.loads += [value or "" for name, value in attrs if name in ("src", "href")]

    def handle_data(self, data: str) -> None:
        self.words += data


def test_the_sheet_stands_alone(made: Path) -> None:
    """It loads nothing, runs nothing, is for no search engine, and names every office."""
    sheet = _Sheet()
    text = (made / "kit.html").read_text("utf-8")
    sheet.feed(text)
    assert sheet.loads == []
    assert "script" not in sheet.tags
    assert '<meta name="robots" content="noindex">' in text
    assert sheet.tags.count("section") == len(list(made.glob("*.csv")))
    assert "23 Agustus 2025 pukul 10.00 WIB" in sheet.words
    assert "Data simulasi" in sheet.words


def test_the_same_data_give_the_same_bytes(made: Path, tmp_path: Path) -> None:
    """On any day; so what was sent can be compared."""
    assert kit("-o", str(tmp_path / "lagi")) == 0
    files = {path.name: path.read_bytes() for path in made.iterdir()}
    assert {path.name: path.read_bytes() for path in (tmp_path / "lagi").iterdir()} == files
    assert json.loads(files["kit.json"])["berkas"] == sorted({*files} - {"kit.json"})


def test_nothing_is_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An office may have written into its workbook."""
    (tmp_path / "01-dinas-pariwisata.xlsx").write_text("diisi kantor")
    assert kit("-o", str(tmp_path)) == 2
    assert "sudah ada isinya; pilih folder lain dengan -o" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["01-dinas-pariwisata.xlsx"]
