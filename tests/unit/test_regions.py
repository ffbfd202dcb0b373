"""How the region package gets its names and permanent ids."""

from __future__ import annotations

import pytest

from kksportal.authoring import regions
from kksportal.authoring.regions import Area


@pytest.mark.parametrize(
    ("raw", "printed"),
    [
        ("DAERAH ISTIMEWA YOGYAKARTA", "Daerah Istimewa Yogyakarta"),
        ("DKI JAKARTA", "DKI Jakarta"),
        ("KABUPATEN PANGKAJENE DAN KEPULAUAN", "Kabupaten Pangkajene dan Kepulauan"),
        ("KI'E", "Ki'e"),
        ("BATHIN VII", "Bathin VII"),
    ],
)
def test_capitals_become_title_case(raw: str, printed: str) -> None:
    """A name in capitals is printed in title case; acronyms and Roman numerals stay whole."""
    assert regions.proper_name(raw) == printed


@pytest.mark.parametrize(
    ("raw", "printed"),
    [
        ("Muko-muko Bathin VII", "Muko-Muko Bathin VII"),
        ("STM Hilir", "STM Hilir"),
        ("2 x 11 Kayu Tanam", "2 x 11 Kayu Tanam"),
        ("Timang gajah", "Timang Gajah"),
        ("  Kota   Baru ", "Kota Baru"),
    ],
)
def test_mixed_letters_keep_the_spelling(raw: str, printed: str) -> None:
    """A name in mixed letters keeps its spelling, but for missing capitals and extra spaces."""
    assert regions.proper_name(raw) == printed


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("Kota Administrasi Jakarta Selatan", "kota-administrasi-jakarta-selatan"),
        ("Sa'dan", "sadan"),
        ("Na IX - X", "na-ix-x"),
        ("Misool (Misool Utara)", "misool-misool-utara"),
        ("BTS. Ulu", "bts-ulu"),
    ],
)
def test_slug_is_fit_for_an_address(name: str, part: str) -> None:
    """A slug has only small letters, figures and single hyphens."""
    assert regions.slug(name) == part


@pytest.mark.parametrize(
    ("code", "expected"), [("33", "WIB"), ("62", "WIB"), ("63", "WITA"), ("96", "WIT")]
)
def test_zone_follows_the_province(code: str, expected: str) -> None:
    """Every province lies in one time zone; a young one keeps that of its origin."""
    assert regions.zone(code) == expected


def test_kabupaten_and_kota_of_one_name_differ() -> None:
    """A kabupaten and a kota of the same name never share an id."""
    provinces = regions.make_provinces([Area("63", "KALIMANTAN SELATAN"), Area("32", "JAWA BARAT")])
    rows = regions.make_districts(
        [Area("63.03", "KABUPATEN BANJAR"), Area("32.79", "KOTA BANJAR")], provinces
    )
    assert [(row.id, row.jenis, row.provinsi, row.zona) for row in rows] == [
        ("kota-banjar", "kota", "jawa-barat", "WIB"),
        ("kabupaten-banjar", "kabupaten", "kalimantan-selatan", "WITA"),
    ]


def test_kecamatan_of_one_name_take_their_code() -> None:
    """Two kecamatan of one name in a district are distinguished by the last part of their codes."""
    provinces = regions.make_provinces([Area("33", "JAWA TENGAH")])
    districts = regions.make_districts([Area("33.25", "KABUPATEN BATANG")], provinces)
    rows = regions.make_subdistricts(
        [Area("33.25.03", "Tulis"), Area("33.25.01", "Kandeman"), Area("33.25.09", "Tulis")],
        districts,
    )
    assert [row.id for row in rows] == [
        "kabupaten-batang.kandeman",
        "kabupaten-batang.tulis-03",
        "kabupaten-batang.tulis-09",
    ]


def test_doubled_ids_are_found() -> None:
    """An id that occurs twice is reported once; unique ids are not."""
    assert regions.doubled(["a", "b", "a"]) == ["a"]
    assert regions.doubled(["a", "b"]) == []
