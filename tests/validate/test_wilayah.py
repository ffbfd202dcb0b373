"""Codes of regions: each once, and each place inside the one it belongs to."""

from __future__ import annotations

import pytest

from kksportal.model.contract import blank
from kksportal.model.package import RegionPackage
from kksportal.model.region_rows import DaerahRow, KecamatanRow, ProvinsiRow
from kksportal.validate.wilayah import check_regions
from tests.builders import head

PROVINCE = blank(ProvinsiRow, id="satu", kode="11", nama="Satu")


def found(*districts: tuple[str, str], kecamatan: str = "11.01.01") -> list[tuple[str, str, int]]:
    """What is found in a package of one province, by kind, file and line."""
    package = RegionPackage(
        head=head("wilayah"),
        provinsi=(PROVINCE,),
        daerah=tuple(blank(DaerahRow, id=f"d{n}", kode=code, provinsi="satu", berlaku_dari=begun)
                     for n, (code, begun) in enumerate(districts)),
        kecamatan=(blank(KecamatanRow, id="k", kode=kecamatan, daerah="d0"),),
    )  # fmt: skip
    return [(f.kind.code, f.path.rpartition("/")[2], f.row) for f in check_regions(package)]


def test_sound_codes_pass() -> None:
    """A code of another time is another's."""
    assert found(("11.01", ""), ("11.02", "")) == []
    assert found(("11.01", ""), ("11.01", "2022")) == []


def test_a_code_stands_once() -> None:
    """Two districts of one code would share a page."""
    assert found(("11.01", ""), ("11.01", "")) == [("KKS-D012", "daerah.csv", 3)]


@pytest.mark.parametrize("code", ["12.01.01", "11.02.01", "11.010.1"])
def test_a_kecamatan_lies_in_its_district(code: str) -> None:
    """Its code begins with that of its district."""
    assert found(("11.01", ""), kecamatan=code) == [("KKS-D017", "kecamatan.csv", 2)]


def test_a_district_lies_in_its_province() -> None:
    """Likewise."""
    assert found(("11.01", ""), ("12.01", "")) == [("KKS-D017", "daerah.csv", 3)]
