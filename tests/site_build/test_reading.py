"""The units of a build: every district of the nation, with its package where it has one."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kksportal.effects import Folders
from kksportal.errors import PortalError
from kksportal.site_build import reading as module
from kksportal.site_build.reading import Unit, list_units, read_district
from tests.builders import head, package
from tests.conftest import ROOT
from tests.site_build.small import put, shared

REGIONS = tuple(
    package("wilayah", about=head("wilayah"), daerah=rows)
    for rows in (
        [
            {"kode": "63.12"},
            {"kode": "63.01", "berlaku_sampai": "2008-01-01"},
            {"kode": "63.02", "berlaku_sampai": "2008-01-01"},
        ],
        [{"kode": "63.11"}, {"kode": "S1.01"}],
    )
)
DATA = shared(regions=REGIONS)


def test_every_district_of_today_is_a_unit(tmp_path: Path) -> None:
    """All regions count, in the order of the codes; districts that are no more do not."""
    units, found = list_units(put(tmp_path, {}), DATA)
    assert units == [Unit("63.11"), Unit("63.12"), Unit("S1.01")]
    assert [unit.folder for unit in units] == ["", "", ""]
    assert found == []


def test_a_package_belongs_to_the_code_in_its_folder(tmp_path: Path) -> None:
    """Also where the district is no more, or no region knows it: its check tells."""
    folders = put(
        tmp_path,
        {
            "datapackages/daerah/63.12-kota-a-b/datapackage.json": "{}",
            "datapackages/daerah/63.01-lama/datapackage.json": "{}",
            "datapackages/daerah/99.99/datapackage.json": "{}",
        },
    )
    units, found = list_units(folders, DATA)
    assert units == [
        Unit("63.01", "datapackages/daerah/63.01-lama"),
        Unit("63.11"),
        Unit("63.12", "datapackages/daerah/63.12-kota-a-b"),
        Unit("99.99", "datapackages/daerah/99.99"),
        Unit("S1.01"),
    ]
    assert found == []


def test_of_two_packages_of_a_district_the_first_counts(tmp_path: Path) -> None:
    """The other one is told, with where the first lies."""
    folders = put(
        tmp_path,
        {
            "datapackages/daerah/63.12-b/datapackage.json": "{}",
            "datapackages/daerah/63.12-a/datapackage.json": "{}",
        },
    )
    units, found = list_units(folders, DATA)
    assert Unit("63.12", "datapackages/daerah/63.12-a") in units
    assert len(units) == 3
    (told,) = found
    assert (told.kind.code, told.path) == (
        "KKS-P008", "datapackages/daerah/63.12-b/datapackage.json",
    )  # fmt: skip
    assert told.what == "Daerah 63.12 sudah ada di datapackages/daerah/63.12-a."


def test_one_district_is_read_and_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    """`kks explain` opens one package, with all that it shares with the others."""
    opened: list[str] = []
    real = module.read_package

    def noted(folder: Path, folders: Folders) -> object:
        opened.append(folder.name)
        return real(folder, folders)

    monkeypatch.setattr(module, "read_package", noted)
    one = read_district(Folders(root=ROOT), "63.11")
    assert opened == ["63.11-kabupaten-balangan"]
    assert one.package is not None
    assert one.package.head.code == "63.11"
    assert {"63.11", "33.25"} <= one.codes
    assert one.data.districts == {}
    assert not [finding for finding in one.findings if finding.is_error]


def test_a_district_without_a_package_is_named_with_those_that_have_one() -> None:
    """A code that nobody has, or that has no package yet, is answered with the codes there are."""
    with pytest.raises(
        PortalError, match=r"tidak ada paket data untuk kode 11\.01\. Yang ada: .*63\.11"
    ):
        read_district(Folders(root=ROOT), "11.01")


def test_a_package_that_does_not_hold_is_told(tmp_path: Path) -> None:
    """What is wrong with the package comes along, and a package of another kind is none."""
    shutil.copytree(ROOT / "datapackages", tmp_path / "datapackages")
    folder = tmp_path / "datapackages/daerah/63.11-kabupaten-balangan"
    head = folder / "datapackage.json"
    good = head.read_text("utf-8")
    head.write_text("{", "utf-8")
    broken = read_district(Folders(root=tmp_path), "63.11")
    assert broken.package is None
    assert [f.path for f in broken.findings if f.is_error] == [
        "datapackages/daerah/63.11-kabupaten-balangan/datapackage.json"
    ]
    head.write_text(good, "utf-8")
    (folder / "tahapan.csv").write_text("bukan,kolom\n1,2\n", "utf-8")
    spoiled = read_district(Folders(root=tmp_path), "63.11")
    assert any(f.is_error and f.path.endswith("/tahapan.csv") for f in spoiled.findings)
    shutil.copy(tmp_path / "datapackages/kosakata/datapackage.json", head)
    assert read_district(Folders(root=tmp_path), "63.11").package is None
