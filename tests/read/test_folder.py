"""A package is its head and the tables it lists; what cannot be used is reported and left out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kksportal.effects import Folders
from kksportal.errors import Finding
from kksportal.model.package import (
    AwardPackage,
    BoundaryPackage,
    DistrictPackage,
    FrameworkPackage,
    Package,
    RegionPackage,
    VocabularyPackage,
)
from kksportal.read.folder import read_package
from tests.builders import rows, source
from tests.read.files import SOURCE, Rows, as_rows, codes, listed, put, put_package, sound_head

PLACE = "datapackages/daerah/63.11-x"
NAME = f"{PLACE}/datapackage.json"
FACTS = "subjek,ukuran,sifat,satuan,sumber\n63.11,odf,capaian,persen,a\n"
FACT = {"subjek": "63.11", "ukuran": "odf", "sifat": "capaian", "satuan": "persen", "sumber": "a"}


def read(root: Path, place: str = PLACE) -> tuple[Package | None, list[Finding]]:
    """The package in a folder of a portal."""
    return read_package(root / place, Folders(root=root))


def read_listed(root: Path, *resources: Any, kind: str = "daerah") -> tuple[Package | None, Rows]:
    """A package with a sound source table and these resources, all listed; its findings."""
    put_package(root / PLACE, kind, resources=[listed(kind, "sumber", "id,judul,jenis")])
    text = json.dumps(
        sound_head(kind) | {"resources": [listed(kind, "sumber", "id,judul,jenis"), *resources]}
    )
    put(root / NAME, text)
    put(root / PLACE / "sumber.csv", SOURCE)
    package, findings = read(root)
    return package, as_rows(findings)


def test_a_sound_package_is_read_whole(tmp_path: Path) -> None:
    """Its head and each table it lists, as rows, and nothing wrong."""
    put_package(tmp_path / PLACE, sumber=SOURCE, fakta=FACTS)
    package, findings = read(tmp_path)
    assert findings == []
    assert isinstance(package, DistrictPackage)
    assert (package.head.folder, package.head.code, package.head.files) == (PLACE, "63.11", {})
    assert package.sumber == (source("a", judul="Berita A"),)
    assert package.fakta == rows("daerah", "fakta", [FACT])
    assert package.capaian == ()


@pytest.mark.parametrize(
    ("kind", "made"),
    [
        ("kosakata", VocabularyPackage),
        ("kerangka", FrameworkPackage),
        ("wilayah", RegionPackage),
        ("daerah", DistrictPackage),
        ("penghargaan", AwardPackage),
        ("batas", BoundaryPackage),
    ],
)
def test_each_kind_of_package_has_its_own_type(
    kind: str, made: type[Package], tmp_path: Path
) -> None:
    """The kind in the head decides what a package becomes."""
    put_package(tmp_path / PLACE, kind)
    package, _ = read(tmp_path)
    assert type(package) is made


def test_a_table_with_a_hyphen_is_read(tmp_path: Path) -> None:
    """`jenis-kegiatan.csv` is a table like any other."""
    table = "id,nama\nrapat,Rapat\n"
    put_package(tmp_path / PLACE, "kosakata", jenis_kegiatan=table)
    package, findings = read(tmp_path)
    assert isinstance(package, VocabularyPackage)
    assert [tuple(row) for row in package.jenis_kegiatan] == [("rapat", "Rapat")]
    assert "P009" not in [code for code, _ in codes(findings)]


@pytest.mark.parametrize(
    ("head", "finding"),
    [
        ("{", ("P002", 1, "", "Bukan JSON yang utuh: terhenti di kolom 2.")),
        ("{}", ("P002", 0, "kks.jenis", "“” bukan jenis paket.")),
        (
            json.dumps(sound_head("daerah", {})),
            ("P011", 0, "kks.kode", "Isian “kks.kode” kosong."),
        ),
    ],
    ids=["json", "jenis", "kode"],
)
def test_a_package_without_a_usable_head_is_not_read(
    head: str, finding: tuple[str, int, str, str], tmp_path: Path
) -> None:
    """Where the head cannot be used, none of its tables is read."""
    put(tmp_path / NAME, head)
    package, findings = read(tmp_path)
    assert package is None
    assert as_rows(findings) == [finding]
    assert findings[0].path == NAME


def test_a_folder_without_a_descriptor_is_reported(tmp_path: Path) -> None:
    """The file that lacks is named."""
    put(tmp_path / PLACE / "sumber.csv", SOURCE)
    package, findings = read(tmp_path)
    assert package is None
    assert codes(findings) == [("P003", NAME)]


def test_faults_of_the_file_of_the_head_and_of_the_tables_are_reported(tmp_path: Path) -> None:
    """A mark of the file, a fault of the head and one of a table come in one go."""
    put_package(tmp_path / PLACE, sumber=SOURCE, fakta=FACTS)
    text = (tmp_path / NAME).read_text("utf-8").replace("2026-11-24", "kemarin")
    put(tmp_path / NAME, "\r" + text)
    put(tmp_path / PLACE / "fakta.csv", FACTS + "x\n")
    package, findings = read(tmp_path)
    assert package is not None
    assert codes(findings) == [("P006", NAME), ("P011", NAME), ("D004", f"{PLACE}/fakta.csv")]


FAKTA = listed("daerah", "fakta", "subjek,ukuran,sifat,satuan,sumber")


UNKNOWN = "nama ini tidak dikenal pada paket daerah"
OUTSIDE = "letaknya di luar folder paket"


@pytest.mark.parametrize(
    ("resource", "label", "file", "fault"),
    [
        (FAKTA | {"name": "facts"}, "facts", "fakta.csv", UNKNOWN),
        (FAKTA | {"name": "ukuran"}, "ukuran", "fakta.csv", UNKNOWN),
        (FAKTA | {"path": ""}, "fakta", "", "path harus satu nama berkas"),
        (FAKTA | {"path": 5}, "fakta", "5", "path harus satu nama berkas"),
        (FAKTA | {"path": ["a.csv"]}, "fakta", "['a.csv']", "path harus satu nama berkas"),
        (FAKTA | {"dialect": {}}, "fakta", "fakta.csv", "isian “dialect” tidak dipakai di sini"),
        (FAKTA | {"path": "fakta.txt"}, "fakta", "fakta.txt", "bukan berkas .csv"),
        (FAKTA | {"path": "../fakta.csv"}, "fakta", "../fakta.csv", OUTSIDE),
        (FAKTA | {"path": "a/../fakta.csv"}, "fakta", "a/../fakta.csv", OUTSIDE),
        (FAKTA | {"path": "/fakta.csv"}, "fakta", "/fakta.csv", OUTSIDE),
        (FAKTA | {"path": "a\\fakta.csv"}, "fakta", "a\\fakta.csv", OUTSIDE),
        (FAKTA | {"path": "https://x/f.csv"}, "fakta", "https://x/f.csv", OUTSIDE),
        (FAKTA | {"path": "tiada.csv"}, "fakta", "tiada.csv", "berkasnya tidak ada"),
        ("fakta.csv", "", "", UNKNOWN),
    ],
)
def test_a_resource_that_cannot_be_used_is_reported_and_left_out(
    resource: Any, label: str, file: str, fault: str, tmp_path: Path
) -> None:
    """An unknown name, another form, or a file that is not inside the folder; the rest is read."""
    (tmp_path / PLACE / "a").mkdir(parents=True)
    put(tmp_path / PLACE / "../fakta.csv", FACTS)
    package, findings = read_listed(tmp_path, resource)
    what = f"Resource “{label}” ({file}): {fault}."
    assert findings == [("P009", 0, "resources", what)]
    assert isinstance(package, DistrictPackage)
    assert package.fakta == ()
    assert len(package.sumber) == 1


def test_after_a_resource_that_cannot_be_used_the_next_is_read(tmp_path: Path) -> None:
    """One bad resource does not hide those that follow it."""
    put(tmp_path / PLACE / "fakta.csv", FACTS)
    package, findings = read_listed(tmp_path, {"name": "x"}, FAKTA)
    assert [code for code, *_ in findings] == ["P009"]
    assert isinstance(package, DistrictPackage)
    assert package.fakta == rows("daerah", "fakta", [FACT])


def test_of_a_doubled_resource_the_first_is_read(tmp_path: Path) -> None:
    """A name that stands twice is reported; the first file stays."""
    put(tmp_path / PLACE / "fakta.csv", FACTS)
    put(tmp_path / PLACE / "lain.csv", FACTS.replace("odf", "imunisasi"))
    package, findings = read_listed(tmp_path, FAKTA, FAKTA | {"path": "lain.csv"})
    assert findings == [
        ("P009", 0, "resources", "Resource “fakta” (lain.csv): namanya ganda."),
        ("P017", 0, "", "“lain.csv” tidak disebut di datapackage.json."),
    ]
    assert isinstance(package, DistrictPackage)
    assert package.fakta == rows("daerah", "fakta", [FACT])


@pytest.mark.parametrize("file", ["data-fakta.csv", "sub/fakta.csv"])
def test_a_file_may_have_another_name(file: str, tmp_path: Path) -> None:
    """The head keeps where a table really stands, and findings name that file."""
    put(tmp_path / PLACE / file, FACTS + "x\n")
    put_package(tmp_path / PLACE, resources=[])
    package, findings = read_listed(tmp_path, FAKTA | {"path": file})
    assert isinstance(package, DistrictPackage)
    assert package.head.files == {"fakta": file}
    assert package.head.file_of("fakta") == file
    assert len(package.fakta) == 2
    assert findings == [("D004", 3, "", "Ada 1 sel, sedangkan kepala tabel 5.")]
    assert codes(read(tmp_path)[1]) == [("D004", f"{PLACE}/{file}")]


def test_a_table_that_cannot_be_read_is_empty(tmp_path: Path) -> None:
    """What is wrong with it is reported, and nothing of its schema."""
    put(tmp_path / PLACE / "fakta.csv", b"\xc3\xa9\xff")
    package, findings = read_listed(tmp_path, FAKTA | {"schema": {}})
    assert findings == [("P004", 1, "", "Sebagian hurufnya UTF-8, sebagian bukan.")]
    assert isinstance(package, DistrictPackage)
    assert package.fakta == ()


def test_a_schema_that_is_not_the_contracts_is_reported_with_its_mending(tmp_path: Path) -> None:
    """The table is read all the same; the advice is a command."""
    put_package(tmp_path / PLACE, sumber=SOURCE)
    resource = listed("daerah", "sumber", "id,judul")
    put(tmp_path / NAME, json.dumps(sound_head() | {"resources": [resource]}))
    package, findings = read(tmp_path)
    assert isinstance(package, DistrictPackage)
    assert len(package.sumber) == 1
    (finding,) = findings
    assert as_rows(findings) == [
        ("P018", 0, "resources", "Skema “sumber” berbeda dari kontrak data."),
    ]
    assert finding.path == NAME
    assert finding.advice == "Perbarui kepala paket: kks migrate"


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        ("daerah", ["sumber"]),
        ("wilayah", ["sumber", "provinsi", "daerah", "kecamatan"]),
        ("kosakata", ["ukuran", "pokok", "predikat", "satuan", "jenis-kegiatan", "tatanan"]),
    ],
)
def test_a_table_that_must_be_there_is_missed(kind: str, names: list[str], tmp_path: Path) -> None:
    """Each required table that a package does not list is reported; optional ones are not."""
    put_package(tmp_path / PLACE, kind)
    _, findings = read(tmp_path)
    assert as_rows(findings) == [
        ("P010", 0, "resources", f"Tabel wajib “{name}” tidak ada.") for name in names
    ]
    assert {f.path for f in findings} == {NAME}


def test_a_table_that_nobody_lists_is_reported(tmp_path: Path) -> None:
    """Whatever the descriptor does not list is reported by name: it reaches no page."""
    put_package(tmp_path / PLACE, sumber=SOURCE)
    for name in ("b.csv", "a.csv", "catatan.txt", "sub/c.csv"):
        put(tmp_path / PLACE / name, "x")
    (tmp_path / PLACE / "folder.csv").mkdir()
    _, findings = read(tmp_path)
    assert as_rows(findings) == [
        ("P017", 0, "", "“a.csv” tidak disebut di datapackage.json."),
        ("P017", 0, "", "“b.csv” tidak disebut di datapackage.json."),
        ("B010", 0, "", "“catatan.txt”: Berkas ini bukan tabel paketnya."),
        ("B010", 0, "", "“c.csv”: Berkas ini bukan tabel paketnya."),
    ]
    assert codes(findings) == [
        ("P017", f"{PLACE}/a.csv"), ("P017", f"{PLACE}/b.csv"),
        ("B010", f"{PLACE}/catatan.txt"), ("B010", f"{PLACE}/sub/c.csv"),
    ]  # fmt: skip
