"""The units of a build: every district of the nation, with its package where it has one."""

from __future__ import annotations

from pathlib import Path

from kksportal.site_build.reading import Unit, list_units
from tests.builders import head, package
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
