"""Faults planted in a big package are all reported at once; packages may be checked one by one."""

from __future__ import annotations

import csv
import pickle
import shutil
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from kksportal.effects import Folders
from kksportal.errors import Finding
from kksportal.model.package import DistrictPackage, PortalInput
from kksportal.read.portal import district_folders, read_package, read_portal, read_shared
from kksportal.validate.known import Known
from kksportal.validate.portal import (
    all_packages,
    check_between,
    check_package,
    check_portal,
    innovations_of,
    source_table,
)
from tests.conftest import ROOT

BIG = "datapackages/daerah/S01.01-kabupaten-contoh"


@dataclass(frozen=True, slots=True)
class Plant:
    """A fault: the cell to spoil, and the kind and the column of its finding."""

    code: str
    file: str
    row: int  # the line of the file
    column: str
    value: str
    shown: str = ""  # the column of the finding, where it is another one


PLANTS = (
    Plant("D006", "penilaian", 101, "sumber", ""),
    Plant("D007", "penilaian", 202, "penilai", "propinsi"),
    Plant("D008", "penilaian", 303, "tanggal", "31-3-2025"),
    Plant("D009", "penilaian", 404, "skor", "85,5"),
    Plant("D010", "penilaian", 505, "tanggal", "2025-02-31"),
    Plant("D011", "penilaian", 606, "tahap", "mandiri "),
    Plant("D013", "penilaian", 707, "sumber", "s999"),
    Plant("D021", "penilaian", 808, "skor", "1"),
    Plant("D013", "penilaian", 909, "tahap", "entah"),
    Plant("K002", "penilaian", 950, "indikator", "T1.99"),
    Plant("D014", "capaian", 100, "keadaan", "belum-ada", "nilai"),
    Plant("D009", "capaian", 151, "nilai", "nan"),
    Plant("D009", "capaian", 160, "nilai", "٨٥"),
    Plant("D008", "capaian", 170, "tahun", "25"),
    Plant("K001", "capaian", 180, "siklus", "2013", "indikator"),
    Plant("D013", "capaian", 190, "satuan", "kilo"),
    Plant("D016", "capaian", 0, "nilai", "850"),  # 0: the first row in percent
    Plant("D017", "kelembagaan", 50, "wilayah", "63.11"),
    Plant("D013", "kelembagaan", 60, "wilayah", "S01.01.99"),
    Plant("D007", "kelembagaan", 70, "ada", "y"),
    Plant("K002", "kelembagaan", 80, "butir", "rencana"),
    Plant("D023", "bukti", 40, "judul", "<b>Bukti</b>"),
    Plant("D022", "bukti", 41, "judul", "=HYPERLINK(1)"),
    Plant("D024", "bukti", 42, "judul", "NIK 6311010101900001"),
    Plant("D008", "bukti", 43, "id", "Bukti Satu"),
    Plant("D010", "tahapan", 3, "mulai", "2025-04-31"),
)


@pytest.fixture(scope="module")
def shared() -> PortalInput:
    """The real shared packages."""
    data, _ = read_shared(Folders(root=ROOT))
    assert data is not None
    return data


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    """The big package alone, to be spoilt."""
    shutil.copytree(ROOT / BIG, tmp_path / BIG)
    return Folders(root=tmp_path)


def plant(folder: Path, faults: tuple[Plant, ...]) -> dict[Plant, int]:
    """Spoil the cells; the line of each fault."""
    lines: dict[Plant, int] = {}
    for name in {fault.file for fault in faults}:
        path = folder / f"{name}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        for fault in (f for f in faults if f.file == name):
            percents = (i for i, cells in enumerate(rows, start=1) if "persen" in cells)
            lines[fault] = fault.row or next(percents)
            rows[lines[fault] - 1][rows[0].index(fault.column)] = fault.value
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(rows)
    return lines


def findings_of(folders: Folders, known: Known) -> list[Finding]:
    """Everything about the one district package."""
    package, findings = read_package(district_folders(folders)[0], folders)
    assert package is not None
    return [*findings, *check_package(package, known)]


def test_the_big_package_is_without_fault(folders: Folders, shared: PortalInput) -> None:
    """The control: it has no finding while unspoilt."""
    assert findings_of(folders, Known.of(shared)) == []


def test_every_planted_fault_is_reported_at_its_place(
    folders: Folders, shared: PortalInput
) -> None:
    """26 faults in five tables: each kind with its file, row and column, in one run."""
    lines = plant(folders.root / BIG, PLANTS)
    places = {
        (f.kind.code, f.path, f.row, f.column) for f in findings_of(folders, Known.of(shared))
    }
    for fault, line in lines.items():
        place = (f"KKS-{fault.code}", f"{BIG}/{fault.file}.csv", line, fault.shown or fault.column)
        assert place in places, place


def test_nothing_else_is_reported(folders: Folders, shared: PortalInput) -> None:
    """Findings stand only on the lines that were spoilt: a fault has no echo elsewhere."""
    lines = plant(folders.root / BIG, PLANTS)
    spoilt = {(f"{BIG}/{fault.file}.csv", line) for fault, line in lines.items()}
    # An evidence whose id is spoilt is missing where it is cited, and only there.
    findings = [f for f in findings_of(folders, Known.of(shared)) if f.column != "bukti"]
    assert {(f.path, f.row) for f in findings} == spoilt


def test_a_right_package_does_not_excuse_the_next(folders: Folders, shared: PortalInput) -> None:
    """What a rule remembers of one package never hides a fault of another."""
    known = Known.of(shared)
    assert findings_of(folders, known) == []
    plant(folders.root / BIG, PLANTS[:3])
    first = findings_of(folders, known)
    assert {f.kind.code for f in first} == {"KKS-D006", "KKS-D007", "KKS-D008"}
    assert findings_of(folders, known) == first


def test_a_value_wrong_in_many_rows_is_reported_on_ten(
    folders: Folders, shared: PortalInput
) -> None:
    """The same wrong value is shown on its first lines, with how many there are in all."""
    many = tuple(Plant("D007", "penilaian", row, "penilai", "propinsi") for row in range(2, 32))
    plant(folders.root / BIG, many)
    findings = [f for f in findings_of(folders, Known.of(shared)) if f.kind.code == "KKS-D007"]
    assert [f.row for f in findings] == list(range(2, 12))
    assert "Ada 30 baris seperti ini." in findings[0].what


def test_apart_and_together_give_the_same() -> None:
    """Packages checked one at a time in any process, then between: the same as all at once."""
    folders = Folders(root=ROOT)
    data, _ = read_portal(folders)
    shared, _ = read_shared(folders)
    assert data is not None
    assert shared is not None
    other = replace(data.vocabulary, pokok=())  # so that there is something to report
    data, shared = replace(data, vocabulary=other), replace(shared, vocabulary=other)
    known: Known = pickle.loads(pickle.dumps(Known.of(shared)))
    packages = [*all_packages(shared)]
    for folder in district_folders(folders):
        package, _ = read_package(folder, folders)
        assert isinstance(package, DistrictPackage)
        packages.append(package)
    findings = {finding for package in packages for finding in check_package(package, known)}
    findings |= set(
        check_between(
            [source_table(package) for package in packages],
            stories=shared.stories,
            narratives=shared.narratives,
            innovations={p.head.code: innovations_of(p) for p in packages if p.head.code},
            known=known,
        )
    )
    together = check_portal(data)
    assert together
    assert findings == set(together)


def test_shared_and_districts_are_the_whole() -> None:
    """Reading in two parts reads what reading at once does."""
    folders = Folders(root=ROOT)
    data, findings = read_portal(folders)
    shared, shared_findings = read_shared(folders)
    assert data is not None
    assert shared is not None
    districts = [read_package(folder, folders)[0] for folder in district_folders(folders)]
    assert replace(data, districts={}) == shared
    assert [*data.districts.values()] == districts
    assert findings == shared_findings == ()


def test_a_district_folder_without_a_head_is_reported(tmp_path: Path) -> None:
    """Tables whose datapackage.json is gone are not passed over in silence."""
    shutil.copytree(ROOT / BIG, tmp_path / BIG)
    (tmp_path / BIG / "datapackage.json").unlink()
    folders = Folders(root=tmp_path)
    (folder,) = district_folders(folders)
    package, findings = read_package(folder, folders)
    assert package is None
    assert [f.path for f in findings] == [f"{BIG}/datapackage.json"]
