"""Whole portals as cases: each builds, and its pages are the expected ones, word for word."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest

from kksportal.effects import Folders
from kksportal.site_build.site import check
from tests.portal_cases import (
    PORTALS,
    SHARED,
    Case,
    CaseError,
    build_case,
    case_folders,
    differences,
    lay,
    printed,
    read_case,
    remarks,
    rewrite,
)

FOLDERS = case_folders()
NAMES = [folder.name for folder in FOLDERS]
SMALL = "paket-ditinggalkan"  # the case whose copies are spoilt below


@pytest.mark.parametrize("folder", FOLDERS, ids=NAMES)
def test_a_portal_has_the_pages_it_must_have(folder: Path, tmp_path: Path, update: bool) -> None:
    """The portal of a case has the findings, the exit code and the pages that the case states."""
    case = read_case(folder)
    root, site = lay(case, tmp_path / "portal"), tmp_path / "situs"
    report = build_case(case, root, site)
    assert remarks(report.findings) == list(case.temuan)
    assert (report.exit_code, sorted(report.quarantined)) == (
        case.kode_keluar,
        list(case.ditinggalkan),
    )
    assert site.exists() == (case.kode_keluar != 1)
    assert [told for told in case.tanpa if (site / told / "index.html").exists()] == []
    made = printed(case, site)
    if update:
        rewrite(case, made)
    assert "\n\n".join(differences(case, made)) == ""


@pytest.mark.parametrize("folder", FOLDERS, ids=NAMES)
def test_the_input_of_a_case_is_sound(folder: Path, tmp_path: Path) -> None:
    """`kks validate` finds nothing in a portal but the fault that its case is about."""
    case = read_case(folder)
    found = check(Folders(root=lay(case, tmp_path / "portal")))[1]
    of_the_data = [told for told in case.temuan if not told.startswith("KKS-H")]
    assert remarks(found) == of_the_data


def test_folders_are_cases_and_there_are_enough() -> None:
    """Each folder but the shared one is a case; the eight that portals must be tried with are."""
    assert set(NAMES) >= {
        "daerah-tipis",
        "dua-siklus",
        "dua-sumber-berbeda",
        "kelembagaan-kecamatan",
        "paket-ditinggalkan",
        "pasangan-inggris",
        "penghargaan-saja",
        "simulasi-penuh",
    }
    assert {*NAMES, SHARED} == {path.name for path in PORTALS.iterdir()}


@pytest.mark.parametrize("folder", FOLDERS, ids=NAMES)
def test_a_case_says_in_a_sentence_what_it_shows(folder: Path) -> None:
    """The name of a case is one sentence, as an official would say the rule."""
    name = read_case(folder).nama
    assert name[0].isupper()
    assert name.endswith(".")
    assert ". " not in name


def test_cases_hold_fictional_data_only() -> None:
    """Every source of a case is a simulation, and every district has a code of none that exists."""
    for path in sorted(PORTALS.glob("**/sumber.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            kinds = {row["jenis"] for row in csv.DictReader(file)}
        assert kinds == {"simulasi"}, path
    districts = [path.name for path in PORTALS.glob("*/portal/datapackages/daerah/*")]
    assert districts
    assert [name for name in districts if not name.startswith("S")] == []


@pytest.fixture
def copied(tmp_path: Path) -> Case:
    """A case that may be spoilt."""
    shutil.copytree(PORTALS / SHARED, tmp_path / SHARED)
    return read_case(Path(shutil.copytree(PORTALS / SMALL, tmp_path / SMALL)))


def kept(case: Case) -> dict[str, str]:
    """The pages that a case expects, as a site would have them."""
    home = case.folder / "harapan"
    return {p.relative_to(home).as_posix(): p.read_text("utf-8") for p in home.rglob("*.html")}


def test_pages_as_expected_differ_in_nothing(copied: Case) -> None:
    """The control: a site that has just the expected pages is accepted."""
    assert [*differences(copied, kept(copied))] == []


def test_an_expected_file_that_is_missing_fails(copied: Case) -> None:
    """A page that the case names and nobody wrote down is told by its file."""
    made = kept(copied)
    (copied.folder / "harapan/daerah/kota-simulasi-002.html").unlink()
    (told,) = differences(copied, made)
    assert told.startswith("harapan/daerah/kota-simulasi-002.html tidak ada")


@pytest.mark.parametrize("name", ["daerah/lama.html", "catatan.txt"])
def test_an_expected_file_that_is_unused_fails(copied: Case, name: str) -> None:
    """A file that no page of the case answers to is told, whatever its name."""
    made = kept(copied)
    (copied.folder / "harapan" / name).write_text("<main></main>\n", "utf-8")
    (told,) = differences(copied, made)
    assert told.startswith(f"harapan/{name} tidak dipakai")


def test_a_page_that_differs_is_shown_line_by_line(copied: Case) -> None:
    """Of a page that changed the lines that did are shown, the old and the new."""
    made = kept(copied)
    name = "daerah/kota-simulasi-002.html"
    made[name] = made[name].replace("2 kecamatan", "3 kecamatan")
    (told,) = differences(copied, made)
    changed = [line for line in told.splitlines()[2:] if line[0] in "+-"]
    assert changed == [
        '-  <p class="fakta">Kode S01.71 · 2 kecamatan · Provinsi Simulasi 01</p>',
        '+  <p class="fakta">Kode S01.71 · 3 kecamatan · Provinsi Simulasi 01</p>',
    ]


def test_an_update_leaves_the_pages_of_the_site_and_no_others(copied: Case) -> None:
    """After `--update` nothing differs: changed, missing and unused files are all seen to."""
    made = kept(copied)
    made["daerah/baru.html"] = made.pop("daerah/kota-simulasi-002.html").upper()
    assert len([*differences(copied, made)]) == 2
    rewrite(copied, made)
    assert kept(copied) == made
    assert [*differences(copied, made)] == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (None, "kasus.yaml tidak ada"),
        ("halaman: [daerah/]\n", "tanpa nama"),
        ("nama: Satu kalimat.\nhalaman: [daerah/]\nhlaman: []\n", "hlaman"),
        ("nama: Satu kalimat.\nhalaman: [daerah/]\nfolder: x\n", "folder"),
        ("nama: Satu kalimat.\n", "tidak menyebut halaman"),
    ],
    ids=["no file", "no name", "a slip", "a field of ours", "no page"],
)
def test_a_folder_that_is_no_case_fails(copied: Case, text: str | None, said: str) -> None:
    """A folder without a `kasus.yaml`, or with one that says nothing or too much, is refused."""
    path = copied.folder / "kasus.yaml"
    path.unlink()
    if text is not None:
        path.write_text(text, "utf-8")
    with pytest.raises(CaseError, match=said):
        read_case(copied.folder)


def test_a_build_that_stops_needs_no_page(copied: Case) -> None:
    """The control: only a case whose build stops with errors may name no page."""
    text = "nama: Satu kalimat.\nkode_keluar: 1\n"
    (copied.folder / "kasus.yaml").write_text(text, "utf-8")
    assert read_case(copied.folder).halaman == ()


@pytest.mark.parametrize("address", ["daerah/kabupaten-simulasi-009/", "indikator/2019/**"])
def test_a_page_that_no_site_has_fails(copied: Case, tmp_path: Path, address: str) -> None:
    """A case that names a page which is not built is told the address."""
    site = tmp_path / "situs"
    (site / "daerah").mkdir(parents=True)
    (site / "daerah" / "index.html").write_text("<main><h1>Daerah</h1></main>", "utf-8")
    text = f"nama: Satu kalimat.\nhalaman: [daerah/, '{address}']\n"
    (copied.folder / "kasus.yaml").write_text(text, "utf-8")
    with pytest.raises(CaseError, match=address.replace("*", r"\*")):
        printed(read_case(copied.folder), site)


def test_two_stars_are_every_page_below(copied: Case, tmp_path: Path) -> None:
    """`daerah/**` keeps that page and all below it, each once; pages elsewhere stay out."""
    for address in ("", "daerah/", "daerah/x/", "daerah/x/pasar/", "peta/"):
        (tmp_path / "situs" / address).mkdir(exist_ok=True)
        text = f"<body><p>menu</p><main>/{address}</main></body>"
        (tmp_path / "situs" / address / "index.html").write_text(text, "utf-8")
    text = "nama: Satu kalimat.\nhalaman: [daerah/x/, daerah/**, '']\n"
    (copied.folder / "kasus.yaml").write_text(text, "utf-8")
    assert printed(read_case(copied.folder), tmp_path / "situs") == {
        "daerah/x.html": "<main>/daerah/x/</main>\n",
        "daerah.html": "<main>/daerah/</main>\n",
        "daerah/x/pasar.html": "<main>/daerah/x/pasar/</main>\n",
        "index.html": "<main>/</main>\n",
    }


def test_what_is_special_to_a_case_lies_over_what_all_share(copied: Case, tmp_path: Path) -> None:
    """A file of the case stands in the place of the shared one; the others stay as they are."""
    name = "datapackages/kosakata/satuan.csv"
    own = copied.folder / "portal" / name
    own.parent.mkdir(parents=True)
    own.write_text("id,nama\npersen,persen\n", "utf-8")
    root = lay(copied, tmp_path / "portal")
    assert (root / name).read_text("utf-8") == "id,nama\npersen,persen\n"
    other = "datapackages/kosakata/tatanan.csv"
    assert (root / other).read_bytes() == (PORTALS / SHARED / other).read_bytes()


def test_a_district_of_a_case_is_fictional(copied: Case, tmp_path: Path) -> None:
    """A package under the code of a real district is refused before anything is built."""
    folder = copied.folder / "portal/datapackages/daerah"
    (folder / "S01.71-kota-simulasi-002").rename(folder / "63.11-kabupaten-balangan")
    with pytest.raises(CaseError, match=r"daerah/63\.11-kabupaten-balangan"):
        lay(copied, tmp_path / "portal")
