"""Exported cells and tables: nothing runs as a formula, nothing is lost, bytes are stable."""

from __future__ import annotations

import csv
import json
import shutil
import zipfile
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from kksportal.compute.district import compute_district
from kksportal.compute.shared import compute_shared
from kksportal.effects import Folders
from kksportal.exports.archive import archive_files
from kksportal.exports.book import CellKind, book, side_by_side
from kksportal.exports.cells import neutral
from kksportal.exports.national import fragments, join_fragments
from kksportal.model.package import DistrictPackage
from kksportal.read.portal import district_folders, read_package, read_shared
from kksportal.render.json import to_json
from kksportal.render.xlsx import to_xlsx
from kksportal.render.zip import to_zip
from kksportal.simulation.portal import simulate_nation
from kksportal.site_build.job import Options
from kksportal.site_build.site import build_portal
from kksportal.text import size_text
from kksportal.words.context import DistrictContext, SharedContext
from kksportal.words.portal import PortalInfo

INFO = PortalInfo(name="Portal uji", office="Kantor uji")


@pytest.mark.parametrize(
    "cell", ["=1+1", "+62", "-dua", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", " =1+1", "-", "-1-1"]
)
def test_risky_text_gets_an_apostrophe(cell: str) -> None:
    """A spreadsheet shows it; it does not run it."""
    assert neutral(cell) == f"'{cell}"


@pytest.mark.parametrize(
    "cell", ["", "85", "-85.5", "a=b", "Kota – kabupaten", "75;-80", "2025-10"]
)
def test_numbers_and_plain_text_stay(cell: str) -> None:
    """Negative numbers are numbers."""
    assert neutral(cell) == cell


def test_a_semicolon_opens_no_back_door() -> None:
    """Where semicolons separate columns, the second part would be a cell."""
    assert neutral("Ada;=HYPERLINK(1)") == "Ada;'=HYPERLINK(1)"


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fictional portal of two districts."""
    target = tmp_path_factory.mktemp("unduh") / "portal"
    simulate_nation(target, 2, seed=4)
    return target


def context_of(portal: Path, number: int = 0) -> DistrictContext:
    """The context of a district, as read: nothing is validated here."""
    folders = Folders(root=portal)
    shared, _ = read_shared(folders)
    package, _ = read_package(district_folders(folders)[number], folders)
    assert shared is not None
    assert isinstance(package, DistrictPackage)
    results = compute_shared(shared, {package.head.code})
    return SharedContext.of(results, INFO).for_district(compute_district(package, results))


def spoil(folder: Path, file: str, column: str, value: str) -> None:
    """Another first cell in a column, past validation."""
    path = folder / file
    with path.open(encoding="utf-8", newline="") as text:
        rows = list(csv.reader(text))
    rows[1][rows[0].index(column)] = value
    with path.open("w", encoding="utf-8", newline="") as text:
        csv.writer(text, lineterminator="\n").writerows(rows)


def test_hostile_text_never_becomes_a_formula(portal: Path, tmp_path: Path) -> None:
    """Even past validation: text in the workbook, an apostrophe in the national table."""
    home = Path(shutil.copytree(portal, tmp_path / "portal"))
    folder = district_folders(Folders(root=home))[0]
    attack = '=HYPERLINK("https://contoh.invalid";"klik")'
    spoil(folder, "bukti.csv", "judul", attack)
    spoil(folder, "capaian.csv", "kriteria", attack)
    spoil(folder, "capaian.csv", "nilai", "")
    context = context_of(home)
    workbook = load_workbook(BytesIO(to_xlsx(book(context, INFO))))
    said = [c for row in workbook["Bukti dukung"] for c in row if c.value == attack]
    assert said
    assert all(c.data_type == "s" for c in said)
    rows = [
        row
        for text in fragments(context).values()
        for row in csv.reader(text.splitlines())
        if any("HYPERLINK" in cell for cell in row)
    ]
    assert rows
    cells = [cell for row in rows for cell in row]
    assert not any(part.startswith("=") for cell in cells for part in cell.split(";"))


def test_a_district_gives_the_same_bytes_twice(portal: Path) -> None:
    """Workbook and archive carry the day of the data, not of the build."""
    one, other = context_of(portal), context_of(portal)
    assert to_xlsx(book(one, INFO)) == to_xlsx(book(other, INFO))
    files = archive_files(one, INFO)
    day = one.district.package.head.updated
    assert to_zip(files, day) == to_zip(archive_files(other, INFO), day)
    with zipfile.ZipFile(BytesIO(to_zip(files, "1970-01-01"))) as archive:
        assert archive.infolist()[0].date_time == (1980, 1, 1, 0, 0, 0)


def test_fragments_make_a_table(portal: Path) -> None:
    """Districts one after the other under one head; a line a district and indicator."""
    one, other = fragments(context_of(portal, 0)), fragments(context_of(portal, 1))
    address = "unduh/nasional/2025/simulasi-pasar.csv"
    content, lines = join_fragments([one[address], other[address]], simulated=True)
    rows = list(csv.DictReader(content.decode().splitlines()))
    assert len(rows) == lines == 2 * 13
    assert len({(row["kode"], row["indikator"]) for row in rows}) == lines


def test_tables_of_other_years_get_the_columns_of_all() -> None:
    """Nobody's year is lost, and no value slips into another year."""
    rest = ",satuan," + ",".join(["x"] * 3)
    tail = ",persen,,s,"
    parts = [
        f"kode,daerah,provinsi,indikator,capaian_2022,capaian_2023{rest}\n1,A,P,T1.01,5,6{tail}\n",
        f"kode,daerah,provinsi,indikator,capaian_2024{rest}\n2,B,P,T1.01,7{tail}\n",
    ]
    content, lines = join_fragments(parts, simulated=False)
    rows = list(csv.DictReader(content.decode().splitlines()))
    assert lines == 2
    assert [rows[0][f"capaian_{year}"] for year in (2022, 2023, 2024)] == ["5", "6", ""]
    assert [rows[1][f"capaian_{year}"] for year in (2022, 2023, 2024)] == ["", "", "7"]
    assert [row["satuan"] for row in rows] == ["persen", "persen"]


def test_a_table_without_data_has_its_head() -> None:
    """Its address answers before there is any data."""
    content, lines = join_fragments([], simulated=False)
    assert lines == 0
    assert content.startswith(b"kode,daerah,provinsi,indikator,satuan,")
    assert content.count(b"\n") == 1


def test_side_by_side_loses_no_row() -> None:
    """Rival sources and second stages take further lines."""
    text = CellKind.TEXT
    names = [("indikator", text), ("penilai", text), ("skor", text)]
    lines = [("A", "pusat", "1"), ("A", "mandiri", "2"), ("A", "pusat", "3"), ("B", "mandiri", "4")]
    columns, rows = side_by_side(names, lines, ("indikator",), "penilai")
    assert [name for name, _ in columns] == ["indikator", "mandiri: skor", "pusat: skor"]
    assert rows == [("A", "2", "1"), ("A", "", "3"), ("B", "4", "")]


def test_numbers_in_json_stay_as_given() -> None:
    """Neither binary fractions nor lost zeros."""
    values = {
        "a": Decimal("75.0"),
        "b": Decimal("0.1"),
        "c": None,
        "d": True,
        "e": [1, "x"],
        "f": {},
    }
    assert to_json(values) == b'{"a":75.0,"b":0.1,"c":null,"d":true,"e":[1,"x"],"f":{}}\n'
    with pytest.raises(TypeError):
        to_json({1.5})


def test_sizes_for_people() -> None:
    """As Indonesians write them."""
    assert [size_text(n) for n in (12, 17_400, 2_940_000)] == ["1 KB", "17 KB", "2,9 MB"]


def test_without_downloads_nothing_points_at_them(portal: Path, tmp_path: Path) -> None:
    """No files, no page about them, no dead links."""
    site = tmp_path / "situs"
    options = Options(jobs=1, downloads=False)
    assert build_portal(Folders(root=portal), INFO, site, options).built
    assert not any((site / name).exists() for name in ("unduh", "api", "data"))
    for page in site.rglob("*.html"):
        text = page.read_text("utf-8")
        assert "ambil-data" not in text
        assert 'data/"' not in text


def test_a_simulated_nation_has_simulated_tables_alone(portal: Path, tmp_path: Path) -> None:
    """Its tables say so in their names; its index says so once for all."""
    site = tmp_path / "situs"
    assert build_portal(Folders(root=portal), INFO, site, Options(jobs=1)).built
    names = {path.name for path in (site / "unduh/nasional/2025").iterdir()} - {"indikator.csv"}
    assert names
    assert all(name.startswith("simulasi-") for name in names)
    assert json.loads((site / "api/v1/index.json").read_bytes())["simulasi"] is True
