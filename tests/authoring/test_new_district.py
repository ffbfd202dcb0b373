"""A new district: a package that says nothing yet, and passes every check."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.authoring.baru import Answers, everything_in, given, lay_portal, portal_at

from kksportal.authoring.new.district import NewDistrict, ask_district, district_files
from kksportal.authoring.new.interview import conduct
from kksportal.authoring.new.laying import lay_folder
from kksportal.effects import Folders
from kksportal.errors import PortalError
from kksportal.read.portal import read_portal
from kksportal.validate.portal import check_portal

FOLDER = "datapackages/daerah/63.03-kabupaten-banjar"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A portal with one district."""
    return lay_portal(tmp_path)


def asked(root: Path, options: dict[str, list[str]], person: Answers | None = None) -> NewDistrict:
    """What the questions give."""
    portal = portal_at(root)
    return conduct(lambda interview: ask_district(portal, interview), options, person)


def test_a_package_says_only_what_is_known(root: Path) -> None:
    """Its code, its name, its day, who compiles it; a table of sources without any."""
    portal = portal_at(root)
    folder, files = district_files(portal, asked(root, given(KODE="63.03", penyusun="Bappeda")))
    assert folder == FOLDER
    head = json.loads(files["datapackage.json"])
    assert (head["title"], head["diperbarui"]) == ("Kabupaten Banjar", "2026-11-30")
    assert head["kks"] == {"jenis": "daerah", "skema": "1", "kode": "63.03"}
    assert head["contributors"] == [{"title": "Bappeda", "roles": ["penyusun"]}]
    assert [one["name"] for one in head["resources"]] == ["sumber"]
    assert [*csv.reader(files["sumber.csv"].decode().splitlines())] == [
        ["id", "judul", "penerbit", "jenis", "tanggal_terbit", "tautan"]
    ]
    lay_folder(root / folder, files)
    data, findings = read_portal(Folders(root=root))
    assert data is not None
    assert "63.03" in data.districts
    assert not [f for f in check_portal(data, findings) if f.is_error]


def test_frictionless_takes_it_too(root: Path) -> None:
    """The standard's own check."""
    folder, files = district_files(portal_at(root), asked(root, given(KODE="63.03")))
    lay_folder(root / folder, files)
    done = subprocess.run(
        [sys.executable, "-m", "frictionless", "validate", str(root / folder / "datapackage.json")],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


def test_what_is_to_start_later_says_so(root: Path) -> None:
    """In the head, where the build looks for it."""
    starts = "2026-12-10T09:00+07:00"
    new = asked(root, given(KODE="63.03", terbit_mulai=starts))
    _, files = district_files(portal_at(root), new)
    assert json.loads(files["datapackage.json"])["terbit_mulai"] == starts
    with pytest.raises(PortalError, match="--terbit-mulai: “besok” bukan waktu"):
        asked(root, given(KODE="63.03", terbit_mulai="besok"))


def test_a_former_code_is_told_with_the_one_of_today(root: Path) -> None:
    """And asked again; the district is named before it is written."""
    person = Answers("91.01", "93.01", "", "")
    assert asked(root, {}, person) == NewDistrict(code="93.01", by="Kantor uji")
    assert (
        "91.01 kode lama Kabupaten Merauke, berlaku sampai 2022; kodenya kini 93.01"
        in (person.heard[0])
    )
    assert person.heard[-1] == "  Kabupaten Merauke"


def test_a_district_that_has_a_package_is_not_begun_again(root: Path) -> None:
    """Whatever the name of its folder."""
    before = everything_in(root)
    with pytest.raises(PortalError, match=r"sudah punya paket: datapackages/daerah/63\.11-kab"):
        asked(root, given(KODE="63.11"))
    assert everything_in(root) == before


def test_a_folder_that_is_there_is_never_written_into(root: Path) -> None:
    """Also one that is no package."""
    folder, files = district_files(portal_at(root), asked(root, given(KODE="63.03")))
    (root / folder).mkdir()
    with pytest.raises(PortalError, match="sudah ada"):
        lay_folder(root / folder, files)
    assert list((root / folder).iterdir()) == []


def test_who_compiles_it_is_an_office(root: Path) -> None:
    """A number or a mail address of somebody is none."""
    with pytest.raises(PortalError, match="--penyusun: "):
        asked(root, given(KODE="63.03", penyusun="budi@contoh.id"))
