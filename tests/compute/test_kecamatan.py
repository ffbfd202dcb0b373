"""What is said of each kecamatan, and the folder that no name can lead out of."""

from __future__ import annotations

from typing import Any

import pytest

from kksportal.compute.kecamatan import OfKecamatan, by_kecamatan, folders, kecamatan_of
from kksportal.compute.resolve import topics
from kksportal.model.region_rows import KecamatanRow
from tests.builders import district, rows

JUAI, HALONG = "63.11.01", "63.11.02"
FACT = {"ukuran": "odf-desa", "sifat": "capaian", "satuan": "desa-kelurahan"}
ITEM = {"siklus": "2025", "komponen": "forum", "butir": "sk"}


def land(*ends: str, named: str = "Juai") -> tuple[KecamatanRow, ...]:
    """The kecamatan of a district, their ids ending so."""
    return rows("wilayah", "kecamatan", [
        {"id": f"balangan.{end}", "kode": f"63.11.{n:02}", "daerah": "balangan", "nama": named}
        for n, end in enumerate(ends, 1)
    ])  # fmt: skip


def said(**tables: Any) -> dict[str, OfKecamatan]:
    """What a package with these tables says of two kecamatan."""
    mine = district(**tables)
    return by_kecamatan(mine, topics(mine), land("juai", "halong"))


def test_a_folder_is_what_the_permanent_id_ends_with() -> None:
    """Not the name: a name may change, and the address must not."""
    assert folders(land("juai", "paringin-selatan", named="Lain")) == {
        JUAI: "juai",
        HALONG: "paringin-selatan",
    }


@pytest.mark.parametrize(
    "end",
    ["../../../aset", "..", ".", "", "a/b", "a\\b", "Juai", "juai.x", "-juai", "juai-", "a--b",
     "index.html", "juai\n", "jùai", "%2e%2e", "a" * 81, "63.11.02"],
)  # fmt: skip
def test_an_id_that_is_no_plain_slug_gives_way_to_the_code(end: str) -> None:
    """The code is checked to be digits and dots, and nobody else has it."""
    assert folders(land(end, "halong")) == {JUAI: JUAI, HALONG: "halong"}


def test_two_that_would_share_a_folder_have_their_codes() -> None:
    """Capitals make no other folder on many disks: only small letters are plain."""
    assert folders(land("juai", "juai")) == {JUAI: JUAI, HALONG: HALONG}
    assert folders(land("Juai", "juai")) == {JUAI: JUAI, HALONG: "juai"}
    many = folders(land("63-11-02", "x/y", "63-11-03"))
    assert len({one.casefold() for one in many.values()}) == len(many)


def test_the_prefix_of_an_id_is_its_own_district() -> None:
    """An id of another form stays whole, and its dot makes it no plain slug."""
    (one,) = land("juai")
    assert folders((one._replace(id="lain.juai"),)) == {JUAI: JUAI}
    assert folders((one._replace(id="juai"),)) == {JUAI: "juai"}


def test_a_village_stands_in_its_kecamatan() -> None:
    """And the whole district in none."""
    known = {JUAI, HALONG}
    assert kecamatan_of(("63.11.02.2001", JUAI, HALONG, "63.11", "63", "63.12.01"), known) == (
        HALONG,
        JUAI,
    )


@pytest.mark.parametrize(
    ("tables", "where"),
    [
        ({"fakta": [FACT | {"subjek": JUAI, "nilai": "3"}]}, {JUAI}),
        ({"fakta": [FACT | {"subjek": JUAI, "keadaan": "belum-ada"}]}, set()),
        ({"fakta": [FACT | {"subjek": "63.11", "nilai": "3"}]}, set()),
        ({"fakta": [FACT | {"subjek": "kerangka", "nilai": "3"}]}, set()),
        ({"fakta": [FACT | {"subjek": JUAI, "nilai": "3", "inovasi": "i"}]}, set()),
        ({"pernyataan": [{"subjek": HALONG, "isi": "x"}]}, {HALONG}),
        ({"kelembagaan": [ITEM | {"wilayah": JUAI, "ada": "ya"}]}, {JUAI}),
        ({"kelembagaan": [ITEM | {"wilayah": JUAI, "ada": "tidak"}]}, {JUAI}),
        ({"kelembagaan": [ITEM | {"wilayah": JUAI, "keadaan": "belum-ada"}]}, set()),
        ({"kelembagaan": [ITEM | {"wilayah": f"{HALONG}.2001", "ada": "ya"}]}, {HALONG}),
        ({"kelembagaan": [ITEM | {"wilayah": "63.11", "ada": "ya"}]}, set()),
        ({"bukti": [{"siklus": "2025", "jenis": "sk", "wilayah": JUAI}]}, {JUAI}),
        ({"bukti": [{"siklus": "2025", "jenis": "sk"}]}, set()),
        ({"inovasi": [{"id": "i", "wilayah": f"{JUAI};{HALONG}.2001"}]}, {JUAI, HALONG}),
        ({"inovasi": [{"id": "i", "wilayah": "63.11"}]}, set()),
    ],
)  # fmt: skip
def test_a_kecamatan_is_named_where_anything_is_known_of_it(
    tables: dict[str, Any], where: set[str]
) -> None:
    """A missing value says nothing, nor does what is said of the whole district."""
    assert set(said(**tables)) == where


def test_an_innovation_in_two_villages_of_a_kecamatan_is_one() -> None:
    """And those named stand in the order of the region's list."""
    made = said(inovasi=[{"id": "i", "wilayah": f"{HALONG}.2002;{JUAI};{HALONG}.2001"}])
    assert list(made) == [JUAI, HALONG]
    assert [row.id for row in made[HALONG].innovations] == ["i"]
    assert made[HALONG].folder == "halong"
