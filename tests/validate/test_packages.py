"""Packages as a whole: their folder, their code, simulation, and cycle."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kksportal.model.package import Head
from kksportal.validate.packages import check_head
from tests.builders import package
from tests.validate.world import (
    AWARDS,
    DISTRICT,
    FRAMEWORK,
    HEADS,
    KNOWN,
    REGIONS,
    SOUND,
    WORDS,
    judged,
    only,
    places,
    simulated,
)

HEAD_FILE = "datapackage.json"


def heads(about: Head, **tables: object) -> list[tuple[str, str, int, str, str, str]]:
    """Every finding about a package's head."""
    made = package(about.kind, about=about, **tables)
    return [
        (f.kind.code, f.path, f.row, f.column, f.what, f.advice) for f in check_head(made, KNOWN)
    ]


@pytest.mark.parametrize("kind", HEADS)
def test_a_head_in_its_place_is_sound(kind: str) -> None:
    """The control: folder, code and cycle agree."""
    assert heads(HEADS[kind]) == []


def test_a_districts_code_is_a_known_one() -> None:
    """A code that no package of regions lists is reported, and its folder then is not."""
    about = replace(DISTRICT, folder="datapackages/daerah/63.99-entah", code="63.99")
    assert heads(about) == [
        ("KKS-P015", f"{about.folder}/{HEAD_FILE}", 0, "kks.kode",
         "“63.99” tidak ada di paket wilayah.", "")
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["balangan", "63.11-balangan", "63.03-kabupaten-balangan"])
def test_a_districts_folder_is_its_code_and_permanent_name(name: str) -> None:
    """Any other name is reported with the right one."""
    about = replace(DISTRICT, folder=f"datapackages/daerah/{name}")
    assert heads(about) == [
        ("KKS-P013", f"{about.folder}/{HEAD_FILE}", 0, "", f"Folder bernama “{name}”.",
         "Ganti nama folder menjadi 63.11-kabupaten-balangan")
    ]  # fmt: skip


@pytest.mark.parametrize("about", [FRAMEWORK, AWARDS], ids=["framework", "awards"])
def test_the_folder_of_a_cycle_is_its_year(about: Head) -> None:
    """Frameworks and awards lie under the year they are about."""
    moved = replace(about, folder=about.folder.replace("2025", "2024"))
    assert heads(moved) == [
        ("KKS-P013", f"{moved.folder}/{HEAD_FILE}", 0, "", "Folder bernama “2024”.",
         "Ganti nama folder menjadi 2025")
    ]  # fmt: skip


def test_a_package_of_no_cycle_may_lie_in_any_folder() -> None:
    """Regions and vocabularies have no year to be named by."""
    for about in (REGIONS, WORDS):
        assert heads(replace(about, folder="datapackages/lain")) == []


def test_a_code_of_a_simulation_belongs_to_a_simulated_package() -> None:
    """S01.01 under real data and 63.11 under simulated data are reported; the other pairs pass."""
    place = KNOWN.districts["63.11"]
    known = replace(KNOWN, districts={"S01.01": place, "63.11": place})
    for code, marked, what in (
        ("63.11", False, ""),
        ("S01.01", True, ""),
        ("S01.01", False, "Kode “S01.01”, tetapi paket tidak bertanda simulasi."),
        ("63.11", True, "Kode “63.11”, tetapi paket bertanda simulasi."),
    ):
        folder = f"datapackages/daerah/{code}-kabupaten-balangan"
        about = replace(DISTRICT, code=code, folder=folder, simulated=marked)
        findings = list(check_head(package("daerah", about=about), known))
        assert [f.what for f in findings] == ([what] if what else [])
        for one in findings:
            assert one.kind.code == "KKS-P014"
            assert (one.path, one.row, one.column) == (f"{folder}/{HEAD_FILE}", 0, "kks.simulasi")


SOURCES = [
    {"id": "a", "judul": "A", "jenis": "berita"},
    {"id": "b", "judul": "B", "jenis": "simulasi"},
]


@pytest.mark.parametrize("kind", ["daerah", "penghargaan", "wilayah"])
def test_a_simulated_source_does_not_speak_of_real_data(kind: str) -> None:
    """It is reported on its line of the list of sources, whatever the file is called."""
    about = replace(HEADS[kind], files={"sumber": "rujukan.csv"})
    assert heads(about, sumber=SOURCES) == [
        ("KKS-P014", f"{about.folder}/rujukan.csv", 3, "jenis",
         "Sumber “b” berjenis simulasi, tetapi paket tidak bertanda simulasi.", "")
    ]  # fmt: skip
    assert heads(about, sumber=SOURCES[:1]) == []


def test_a_simulated_source_may_stand_in_simulated_data_and_in_a_framework() -> None:
    """The control: under the mark, and where the instrument is described."""
    assert heads(simulated(AWARDS), sumber=SOURCES) == []
    assert heads(FRAMEWORK, sumber=SOURCES) == []


CYCLED = [
    ("kerangka", "syarat"),
    ("penghargaan", "penerima"),
    ("penghargaan", "diragukan"),
    ("penghargaan", "ringkasan"),
    ("penghargaan", "acara"),
    ("penghargaan", "pertentangan"),
]


@pytest.mark.parametrize(("kind", "table"), CYCLED)
def test_a_row_of_another_cycle_belongs_to_its_package(kind: str, table: str) -> None:
    """A package of one cycle has rows of that cycle; where to move the row is said."""
    assert judged(table, {"siklus": "2025"}, kind=kind) == ()
    finding = only(judged(table, {"siklus": "2023"}, kind=kind))
    assert places((finding,)) == [("KKS-K005", f"{table}.csv", 2, "siklus")]
    assert finding.what == "Baris siklus 2023 di paket siklus 2025."
    assert finding.advice == "Pindahkan ke paket 2023, atau betulkan siklusnya"


def test_an_empty_cycle_is_reported_as_empty_alone() -> None:
    """What is missing is not also of another cycle."""
    assert places(judged("acara", {"siklus": ""}, kind="penghargaan")) == [
        ("KKS-D006", "acara.csv", 2, "siklus")
    ]


def test_a_head_without_a_cycle_is_no_cycle_of_its_own() -> None:
    """A package whose head names no year is reported by its reader, not row by row."""
    about = replace(AWARDS, cycle="")
    assert judged("acara", {"siklus": "2023"}, kind="penghargaan", about=about) == ()


def test_a_district_has_rows_of_every_cycle() -> None:
    """The control: a district's own rows are of the cycle they name."""
    assert judged("capaian", {"siklus": "2023"}) == ()


@pytest.mark.parametrize(
    ("kind", "table", "column"),
    [
        ("wilayah", "provinsi", "kode"),
        ("wilayah", "daerah", "kode"),
        ("wilayah", "kecamatan", "kode"),
        ("penghargaan", "penerima", "wilayah"),
        ("penghargaan", "diragukan", "wilayah"),
    ],
)
def test_real_and_simulated_places_are_not_mixed(kind: str, table: str, column: str) -> None:
    """A code with S belongs under the mark of simulation, any other without it."""
    findings = [
        f for f in judged(table, {column: "S01.01"}, kind=kind) if f.kind.code == "KKS-P014"
    ]
    assert places(tuple(findings)) == [("KKS-P014", f"{table}.csv", 2, column)]
    assert findings[0].what == "Kode “S01.01” di paket data sungguhan."
    marked = simulated(HEADS[kind])
    real = [
        f for f in judged(table, {}, kind=kind, about=marked) if f.path.endswith(f"/{table}.csv")
    ]
    code = SOUND[kind][table][column]
    assert only(tuple(real)).what == f"Kode “{code}” di paket data simulasi."
    fiction = judged(table, {column: "S01.01"}, kind=kind, about=marked)
    assert [
        f for f in fiction if f.kind.code == "KKS-P014" and f.path.endswith(f"/{table}.csv")
    ] == []


@pytest.mark.parametrize("about", [AWARDS, simulated(AWARDS)], ids=["real", "simulated"])
def test_a_missing_code_is_of_neither(about: Head) -> None:
    """An empty place is reported as empty, and nothing more."""
    findings = judged("penerima", {"wilayah": ""}, kind="penghargaan", about=about)
    assert places(findings) == [("KKS-D006", "penerima.csv", 2, "wilayah")]


@pytest.mark.parametrize(
    ("table", "column", "good", "bad", "shown"),
    [
        ("ringkasan", "cakupan", ["nasional", "63"], "64", "64"),
        ("pertentangan", "wilayah", ["", "63.11", "63.11;73.08", "nasional"], "63.11;99.01;98",
         "99.01"),
    ],
)  # fmt: skip
def test_places_without_a_formal_reference_are_known_ones(
    table: str, column: str, good: list[str], bad: str, shown: str
) -> None:
    """A total is national or of a known place; a contradiction may be about several, or none."""
    for value in good:
        assert judged(table, {column: value}, kind="penghargaan") == ()
    finding = only(judged(table, {column: bad}, kind="penghargaan"))
    assert places((finding,)) == [("KKS-D013", f"{table}.csv", 2, column)]
    assert finding.what == f"“{shown}” tidak ada di paket wilayah."


def test_a_framework_is_no_place_of_an_award() -> None:
    """The word kerangka is a subject of figures, not a place where an award was counted."""
    finding = only(judged("ringkasan", {"cakupan": "kerangka"}, kind="penghargaan"))
    assert finding.what == "“kerangka” tidak ada di paket wilayah."


def test_the_places_of_a_contradiction_are_only_looked_up() -> None:
    """Their list is no single code: whether it begins with S says nothing of the package."""
    for cells in ({"wilayah": "S01.01"}, {"wilayah": "S01.01;63.11"}):
        finding = only(judged("pertentangan", cells, kind="penghargaan"))
        assert (finding.kind.code, finding.what) == (
            "KKS-D013",
            "“S01.01” tidak ada di paket wilayah.",
        )


@pytest.mark.parametrize(
    ("about", "column"),
    [
        ({"title": "Balangan 6311010101900001"}, "title"),
        ({"contributors": ("Dinas", "Siti 6311010101900001")}, "contributors"),
    ],
)
@pytest.mark.parametrize("kind", HEADS)
def test_personal_data_in_a_descriptor_is_reported(
    kind: str, about: dict[str, Any], column: str
) -> None:
    """A package's title and its people are published with it."""
    assert heads(replace(HEADS[kind], **about)) == [
        ("KKS-D024", f"{HEADS[kind].folder}/{HEAD_FILE}", 0, column,
         "“631…01” mirip nomor induk kependudukan atau nomor kartu keluarga.", "")
    ]  # fmt: skip
