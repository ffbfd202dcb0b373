"""What readers take along of the real portal: read back with other people's tools."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from jsonschema import Draft202012Validator
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from kksportal.effects import Folders
from kksportal.model.contract import Shape
from kksportal.model.package import DistrictPackage
from kksportal.model.rows import DISTRICT
from kksportal.plan.downloads.rows import COLUMNS, COUNT, GROUPS, INSIDE
from kksportal.read.package import explain
from kksportal.read.portal import read_package
from tests.conftest import ROOT

pytestmark = pytest.mark.xdist_group("situs")

FOLDERS = Folders(root=ROOT)
PACKAGES = {
    path.name.split("-")[0]: path for path in sorted((ROOT / "datapackages/daerah").iterdir())
}
SIMULATED = "S01.01"
ASKED = ("63.03", "63.11", "33.25", SIMULATED)  # frictionless takes a third of a second for one


@cache
def package(code: str) -> DistrictPackage:
    """A package as the portal reads it."""
    found, _ = read_package(PACKAGES[code], FOLDERS)
    assert isinstance(found, DistrictPackage)
    return found


def tables(found: DistrictPackage) -> dict[str, tuple[Any, ...]]:
    """All rows of a package by table."""
    return {res.name: getattr(found, res.name) for res in DISTRICT}


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
        told, found = read_package(unzip(site, code, tmp_path / code), FOLDERS)
        assert isinstance(told, DistrictPackage)
        assert not found
        mine = package(code)
        assert tables(told) == tables(mine)
        assert told.head.updated == mine.head.updated
        assert told.head.licence_url == mine.head.licence_url
        assert told.head.simulated == mine.head.simulated == (code == SIMULATED)


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
            told = {s for i in places if row[i] for s in row[i].split(";")}
            assert told, (sheet.title, row)
            assert told <= known


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
        found = [row[i] for row in cells(sheet) for i in places if row[i] is not None]
        assert sorted(found) == sorted(float(value) for value in rows if value)
    scores = book["Skor indikator menurut penilai"]
    day = next(i for i, head in enumerate(heads(scores), 1) if head.endswith("tanggal"))
    assert scores.cell(2, day).is_date
    assert scores.cell(2, 1).value in (2023, 2025)
    facts = book["Angka utama"]
    assert {row[0] for row in cells(facts)} <= {"S01.01", "S01", "kerangka"}
    assert book.properties.created.date().isoformat() == mine.head.updated


def api(site: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every record we publish, schemas apart."""
    for path in sorted((site / "api").rglob("*.json")):
        name = path.relative_to(site).as_posix()
        if "/skema/" not in name:
            yield name, json.loads(path.read_bytes())


def closed(schema: Any) -> Any:
    """A schema that allows no key it does not describe; published ones do, for what may come."""
    if isinstance(schema, list):
        return [closed(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    made = {key: closed(value) for key, value in schema.items()}
    if made.get("type") == "object" and "properties" in made:
        made["additionalProperties"] = False
    return made


def test_every_record_is_valid_by_its_schema(site: Path) -> None:
    """Also when no key may stand there that the schema does not describe."""
    judges = {}
    for path in (site / "api/v1/skema").glob("*.json"):
        schema = json.loads(path.read_bytes())
        Draft202012Validator.check_schema(schema)
        judges[path.relative_to(site).as_posix()] = Draft202012Validator(closed(schema))
    seen = set()
    for name, record in api(site):
        errors = [
            f"{e.json_path}: {e.message[:120]}" for e in judges[record["skema"]].iter_errors(record)
        ]
        assert not errors, (name, errors[:5])
        seen.add(record["skema"])
    assert seen == set(judges)
    spoilt = json.loads((site / "api/v1/daerah/63.11.json").read_bytes()) | {"entah": 1}
    assert not judges[spoilt["skema"]].is_valid(spoilt)


def test_every_key_of_a_schema_is_described(site: Path) -> None:
    """Nobody has to guess what a key means."""

    def lacking(schema: Any, place: str) -> Iterator[str]:
        for name, inside in schema.get("properties", {}).items():
            if not inside.get("description"):
                yield f"{place}.{name}"
            yield from lacking(inside, f"{place}.{name}")
        if "items" in schema:
            yield from lacking(schema["items"], f"{place}[]")

    for path in (site / "api/v1/skema").glob("*.json"):
        assert not list(lacking(json.loads(path.read_bytes()), path.stem))


def told_rows(record: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """The rows of a table in a record, groups opened."""
    if name not in GROUPS:
        return list(record.get(name, []))
    return [
        {k: v for k, v in group.items() if k not in (COLUMNS, INSIDE)}
        | {k: v for k, v in zip(group[COLUMNS], row, strict=False) if v is not None}
        for group in record.get(name, [])
        for row in group.get(INSIDE, ())
    ]


@pytest.mark.parametrize("code", [SIMULATED, "63.11", "63.03"])
def test_a_record_tells_every_row_of_the_package(site: Path, code: str) -> None:
    """No claim, source or score is lost or changed on the way to JSON.

    Evidence that is closed to the public is counted, by kind and source; the archive lists it.
    """
    record = json.loads((site / f"api/v1/daerah/{code}.json").read_bytes())
    open_ids = {row.id for row in package(code).bukti if row.publik == "ya"}
    for res in DISTRICT:
        name = "klaim_penghargaan" if res.name == "penghargaan" else res.name
        wanted = []
        for row in getattr(package(code), res.name):
            filled: dict[str, Any] = {}
            for (column, rule), cell in zip(res.columns.items(), row, strict=True):
                if not cell or (
                    name == "kelembagaan" and column == "bukti" and cell not in open_ids
                ):
                    continue
                number = rule.shape in (Shape.DESIMAL, Shape.BULAT)
                listed = rule.shape in (Shape.DAFTAR, Shape.DAFTAR_TEKS)
                yes = cell == "ya" if rule.values == ("ya", "tidak") else cell
                filled[column] = float(cell) if number else cell.split(";") if listed else yes
            wanted.append(filled)
        found = told_rows(record, name)
        if name == "bukti":
            closed = [one for one in wanted if not one["publik"]]
            counted = [group for group in record.get(name, []) if COUNT in group]
            wanted = [one for one in wanted if one["publik"]]
            assert sum(group[COUNT] for group in counted) == len(closed)
            assert not any(group["publik"] or INSIDE in group for group in counted)
        if name == "sumber":
            found = [one for one in found if one["id"] in {s.id for s in package(code).sumber}]
        assert sorted(map(repr, map(sorted_items, found))) == sorted(
            map(repr, map(sorted_items, wanted))
        ), name


def sorted_items(row: dict[str, Any]) -> list[tuple[str, Any]]:
    """A record in an order of its own, whole numbers as decimals."""
    return sorted(
        (k, float(v) if isinstance(v, int) and not isinstance(v, bool) else v)
        for k, v in row.items()
    )


def test_the_index_knows_every_district(site: Path) -> None:
    """With a package or without; what it links to is there."""
    index = json.loads((site / "api/v1/index.json").read_bytes())
    listed = {one["kode"]: one for one in index["daerah"]}
    assert len(listed) == 515
    assert {code for code, one in listed.items() if one["ada_paket"]} == set(PACKAGES)
    assert [code for code, one in listed.items() if one["simulasi"]] == [SIMULATED]
    for code, one in listed.items():
        links = [one["halaman"] + "index.html"]
        if one["ada_paket"]:
            links += [one["data"], *one["unduhan"].values()]
            assert one["diperbarui"] == package(code).head.updated
        else:
            assert "data" not in one
            assert not (site / f"unduh/daerah/{code}").exists()
        assert all((site / link).is_file() for link in links), code
    for cycle in index["siklus"]:
        for table in cycle.get("tabel", []):
            content = (site / table["alamat"]).read_bytes()
            assert len(content) == table["bita"]
            assert content.count(b"\n") == table["baris"] + 1


def rows_of(path: Path) -> list[dict[str, str]]:
    """A national table as any reader of CSV sees it."""
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8"))))


def test_national_tables_never_mix_real_and_simulated(site: Path) -> None:
    """Simulated lines stand in files whose names say so, and say so themselves."""
    found = sorted((site / "unduh/nasional").rglob("*.csv"))
    simulated = [path for path in found if path.name.startswith("simulasi-")]
    assert len(simulated) == 18
    for path in found:
        if path.name == "indikator.csv":
            continue
        mine = path in simulated
        head = path.read_text("utf-8").split("\n", 1)[0].split(",")
        assert (head[0] == "data") == mine
        for row in rows_of(path):
            assert row["kode"].startswith("S") == mine
            assert not mine or row["data"] == "simulasi"


def test_a_national_table_keeps_three_scores_apart(site: Path) -> None:
    """The district itself, province and centre, each with date and source, as in the package."""
    rows = {
        row["indikator"]: row for row in rows_of(site / "unduh/nasional/2025/simulasi-pasar.csv")
    }
    wanted = {r.kode for r in rows_of_framework() if r.tatanan == "pasar"}
    assert set(rows) == wanted
    told = [r for r in package(SIMULATED).penilaian if r.siklus == "2025" and r.indikator in rows]
    for who in ("mandiri", "provinsi", "pusat"):
        scores = {(r.indikator, r.skor, r.tanggal, r.sumber) for r in told if r.penilai == who}
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
    found, _ = read_package(ROOT / "datapackages/kerangka/2025", FOLDERS)
    assert found is not None
    return found.indikator  # type: ignore[union-attr]


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
