"""The ODF that may be set beside others: the newest of each base, agreed on, no estimate."""

from __future__ import annotations

from typing import Any

import pytest

from kksportal.compute.odf import OdfFact, bound_of, odf_facts
from kksportal.model.claim import Precision
from tests.builders import CODE, district

ROW = {"subjek": CODE, "ukuran": "odf-desa", "sifat": "capaian", "nilai": "80", "satuan": "persen",
       "per_tanggal": "2024-05-01", "sumber": "a"}  # fmt: skip


def found(*rows: dict[str, Any]) -> tuple[OdfFact, ...]:
    """The shares in these facts, each like the first unless told."""
    return odf_facts(district(fakta=[ROW | row for row in rows]))


def test_the_newest_share_of_each_base() -> None:
    """A count out of a whole is a share; machine values have one decimal at most."""
    assert found(
        {"nilai": "60", "per_tanggal": "2021"},
        {},
        {"ukuran": "odf-kecamatan", "nilai": "1", "dari": "3", "satuan": "kecamatan"},
    ) == (
        OdfFact(CODE, "odf-desa", "80", "2024", ""),
        OdfFact(CODE, "odf-kecamatan", "33.3", "2024", ""),
    )


def test_nothing_at_all_is_a_share() -> None:
    """0 % is known; it is not left out as if it were not."""
    assert found({"nilai": "0"})[0].percent == "0"


@pytest.mark.parametrize(
    "rows",
    [
        ({"ukuran": "kecamatan-berkelembagaan"},),
        ({"subjek": "63"},),
        ({"sifat": "target"},),
        ({"tatanan": "pasar"},),
        ({"inovasi": "x"},),
        ({"nilai": "12", "satuan": "desa-kelurahan"},),
        ({"ketepatan": "sekitar"},),
        ({}, {"nilai": "81", "sumber": "b"}),
        ({"nilai": ""},),
    ],
)
def test_what_cannot_be_compared_is_left_out(rows: tuple[dict[str, Any], ...]) -> None:
    """Neither other things, nor counts, estimates, or what sources dispute."""
    assert found(*rows) == ()


@pytest.mark.parametrize(
    ("precision", "bound"),
    [("", ""), ("sekitar", ""), ("lebih-dari", "atas"), ("paling-sedikit", "atas"),
     ("kurang-dari", "bawah"), ("paling-banyak", "bawah")],
)  # fmt: skip
def test_bounds(precision: str, bound: str) -> None:
    """Of which side the value may lie."""
    assert bound_of(Precision(precision)) == bound
