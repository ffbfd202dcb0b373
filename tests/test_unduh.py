"""What readers take along of the real portal: read back with other people's tools."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from kksportal.model.package import DistrictPackage, FrameworkPackage
from kksportal.model.rows import DISTRICT
from kksportal.read.package import explain
from kksportal.read.portal import read_package
from tests.conftest import ROOT
from tests.paket import FOLDERS, PACKAGES, SIMULATED, package

pytestmark = pytest.mark.xdist_group("situs")

ASKED = ("63.03", "63.11", "33.25", SIMULATED)  # frictionless takes a third of a second for one


def tables(district: DistrictPackage) -> dict[str, tuple[Any, ...]]:
    """All rows of a package by table."""
    return {res.name: getattr(district, res.name) for res in DISTRICT}


def unzip(site: Path, code: str, target: Path) -> Path:
    """A district's archive, unpacked."""
    with zipfile.ZipFile(site / f"unduh/daerah/{code}/datapackage.zip") as archive:
        archive.extractall(target)
    return target


@pytest.mark.parametrize("code", ASKED)
def test_frictionless_accepts_the_archive(site: Path, tmp_path: Path, code: str) -> None:
    """The standard checker has nothing against it, and would against a spoilt one."""
    folder = unzip(site, code, tmp_path / "paket")
    assert explain(folder, FOLDERS) == ()
    table = next(folder.glob("*_sumber.csv"))
    table.write_text(table.read_text("utf-8").replace("\n", "\nBukan Kode ", 1), "utf-8")
    assert explain(folder, FOLDERS)


def test_every_archive_holds_the_rows_of_its_package(site: Path, tmp_path: Path) -> None:
    """Read back by our own reader: the same head, the same rows, nothing to find fault with."""
    for code in PACKAGES:
        copy, findings = read_package(unzip(site, code, tmp_path / code), FOLDERS)
        assert isinstance(copy, DistrictPackage)
        # A narrative lies beside the tables for people; it is no part of a package.
        assert [f for f in findings if "narasi_" not in f.what] == []
        mine = package(code)
        assert tables(copy) == tables(mine)
        assert copy.head.updated == mine.head.updated
        assert copy.head.licence_url == mine.head.licence_url
        assert copy.head.simulated == mine.head.simulated == (code == SIMULATED)


def test_names_in_the_archive_say_district_and_table(site: Path) -> None:
    """Files that lie together in a folder of downloads can be told apart; days are the data's."""
    with zipfile.ZipFile(site / "unduh/daerah/63.03/datapackage.zip") as archive:
        names = archive.namelist()
        days = {entry.date_time[:3] for entry in archive.infolist()}
        readme = archive.read("README.txt").decode()
    assert names[:2] == ["README.txt", "datapackage.json"]
    assert all(name.startswith("kabupaten-banjar_63.03_") for name in names[2:])
    assert "kabupaten-banjar_63.03_fakta.csv" in names
    day = package("63.03").head.updated
    assert days == {tuple(map(int, day.split("-")))}
    assert "SIMULASI" not in readme
    assert "CC" in readme or "Creative Commons" in readme


def test_simulated_downloads_say_so_in_front(site: Path) -> None:
    """Archive, workbook and record of the fictional district begin with it."""
    with zipfile.ZipFile(site / f"unduh/daerah/{SIMULATED}/datapackage.zip") as archive:
        assert archive.read("README.txt").decode().startswith("DATA SIMULASI")
        assert json.loads(archive.read("datapackage.json"))["kks"]["simulasi"] is True
    book = load_workbook(site / f"unduh/daerah/{SIMULATED}/data.xlsx", read_only=True)
    assert book.sheetnames[0] == "Data simulasi"
    record = json.loads((site / f"api/v1/daerah/{SIMULATED}.json").read_bytes())
    assert record["simulasi"] is True
    assert json.loads((site / "api/v1/daerah/63.11.json").read_bytes())["simulasi"] is False


def cells(sheet: Worksheet) -> list[list[Any]]:
    """The rows of a sheet below its head."""
    return [list(row) for row in sheet.iter_rows(min_row=2, values_only=True)]


def heads(sheet: Worksheet) -> list[str]:
    """The head of a sheet."""
    return [str(cell.value) for cell in sheet[1]]


@pytest.mark.parametrize("code", [SIMULATED, "63.11"])
def test_a_workbook_reads_back(site: Path, code: str) -> None:
    """Frozen heads, widths, sources under every row; no cell is a formula, no part broken XML."""
    path = site / f"unduh/daerah/{code}/data.xlsx"
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            ElementTree.fromstring(archive.read(name))
    book = load_workbook(path)
    known = {row[0] for row in cells(book["Sumber"])}
    assert {source.id for source in package(code).sumber} <= known
    for sheet in book:
        if sheet.title == "Data simulasi":
            continue
        assert sheet.freeze_panes == "A2", sheet.title
        assert all(8 < d.width <= 62 for d in sheet.column_dimensions.values()), sheet.title
        columns = heads(sheet)
        assert not any(cell.data_type == "f" for row in sheet for cell in row)
        if sheet.title in ("Baca dulu", "Sumber", "Angka yang berubah"):
            continue
        places = [i for i, head in enumerate(columns) if head.lower().endswith("sumber")]
        assert places, sheet.title
        for row in cells(sheet):
            sources = {s for i in places if row[i] for s in row[i].split(";")}
            assert sources, (sheet.title, row)
            assert sources <= known


def test_numbers_and_dates_of_a_workbook_are_real(site: Path) -> None:
    """Every score and value as a number, every full date as a date, codes as text."""
    mine = package(SIMULATED)
    book = load_workbook(site / f"unduh/daerah/{SIMULATED}/data.xlsx")
    for name, column, rows in (
        ("Skor indikator menurut penilai", "skor", [r.skor for r in mine.penilaian]),
        ("Capaian indikator", "nilai", [r.nilai for r in mine.capaian]),
    ):
        sheet = book[name]
        places = [i for i, head in enumerate(heads(sheet)) if head.endswith(column)]
        numbers = [row[i] for row in cells(sheet) for i in places if row[i] is not None]
        assert sorted(numbers) == sorted(float(value) for value in rows if value)
    scores = book["Skor indikator menurut penilai"]
    day = next(i for i, head in enumerate(heads(scores), 1) if head.endswith("tanggal"))
    assert scores.cell(2, day).is_date
    assert scores.cell(2, 1).value in (2023, 2025)
    facts = book["Angka utama"]
    assert {row[0] for row in cells(facts)} <= {"S01.01", "S01", "kerangka"}
    assert book.properties.created.date().isoformat() == mine.head.updated


def rows_of(path: Path) -> list[dict[str, str]]:
    """A national table as any reader of CSV sees it."""
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8"))))


def test_national_tables_never_mix_real_and_simulated(site: Path) -> None:
    """Simulated lines stand in files whose names say so, and say so themselves."""
    files = sorted((site / "unduh/nasional").rglob("*.csv"))
    simulated = [path for path in files if path.name.startswith("simulasi-")]
    assert len(simulated) == 18 + 6  # and a list of each kind
    for path in files:
        if path.name == "indikator.csv":
            continue
        mine = path in simulated
        head = path.read_text("utf-8").split("\n", 1)[0].split(",")
        assert (head[0] == "data") == mine
        for row in rows_of(path):
            assert row["kode"].startswith("S") == mine
            assert not mine or row["data"] == "simulasi"


def test_national_tables_say_of_when_their_figures_are(site: Path) -> None:
    """A score has its day beside it, a value its year in the head or its day in the row."""
    tables = sorted((site / "unduh/nasional").rglob("*.csv"))
    heads = {path: path.read_text("utf-8").split("\n", 1)[0].split(",") for path in tables}
    scored = [(path, name) for path, head in heads.items() for name in head if "_skor" in name]
    assert scored
    for path, name in scored:
        assert name.removesuffix("skor") + "per_tanggal" in heads[path]
    for path, head in heads.items():
        if "nilai" in head:
            assert {"per_tanggal", "tahun"} & {*head}, path
        values = [name.removeprefix("capaian_") for name in head if name.startswith("capaian_")]
        assert all(v.isdigit() or v in ("per_tanggal", "sumber", "keadaan") for v in values), path


def test_a_national_table_keeps_three_scores_apart(site: Path) -> None:
    """The district itself, province and centre, each with date and source, as in the package."""
    rows = {
        row["indikator"]: row for row in rows_of(site / "unduh/nasional/2025/simulasi-pasar.csv")
    }
    wanted = {r.kode for r in rows_of_framework() if r.tatanan == "pasar"}
    assert set(rows) == wanted
    assessed = [
        r for r in package(SIMULATED).penilaian if r.siklus == "2025" and r.indikator in rows
    ]
    for who in ("mandiri", "provinsi", "pusat"):
        scores = {(r.indikator, r.skor, r.tanggal, r.sumber) for r in assessed if r.penilai == who}
        for code, row in rows.items():
            if row[f"{who}_keadaan"] or not row[f"{who}_skor"]:
                continue
            cells = (row[f"{who}_skor"], row[f"{who}_per_tanggal"], row[f"{who}_sumber"])
            assert (code, *cells) in scores
    assert all(row["daerah"] == "Kabupaten Contoh" for row in rows.values())
    values = {
        (r.indikator, r.tahun): r.nilai for r in package(SIMULATED).capaian if r.siklus == "2025"
    }
    for code, row in rows.items():
        for year in ("2023", "2024"):
            if row[f"capaian_{year}"] and not row["capaian_keadaan"] and values[code, year]:
                assert row[f"capaian_{year}"] == values[code, year]


def rows_of_framework() -> Any:
    """The indicators of 2025."""
    framework, _ = read_package(ROOT / "datapackages/kerangka/2025", FOLDERS)
    assert isinstance(framework, FrameworkPackage)
    return framework.indikator


def test_readers_find_what_they_can_take(site: Path) -> None:
    """From a district's page to its downloads, and to the page that explains all."""
    main = (site / "daerah/kabupaten-banjar/index.html").read_text("utf-8")
    assert "daerah/kabupaten-banjar/sumber/#ambil-data" in main
    sources = (site / "daerah/kabupaten-banjar/sumber/index.html").read_text("utf-8")
    for file in ("datapackage.zip", "data.xlsx"):
        assert f"unduh/daerah/63.03/{file}" in sources
    assert "api/v1/daerah/63.03.json" in sources
    page = (site / "data/index.html").read_text("utf-8")
    for link in ("unduh/nasional/2025/pasar.csv", "api/v1/index.json", "api/v1/skema/daerah.json"):
        assert f"../{link}" in page
    assert "CC BY 4.0" in page
