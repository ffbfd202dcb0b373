"""The permanent addresses: how they are filled and read, and which there are."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from kksportal import addresses as at
from kksportal.addresses import Address, district_files

# The public contract: what was published once keeps answering. A line may be added, none changed.
PAGES = {
    "DISTRICT": "daerah/{}/",
    "OLD_CODE": "daerah/{}/",
    "DISTRICT_TATANAN": "daerah/{}/{}/",
    "DISTRICT_INSTITUTION": "daerah/{}/kelembagaan/",
    "DISTRICT_AWARDS": "daerah/{}/penghargaan/",
    "DISTRICT_INNOVATIONS": "daerah/{}/inovasi/",
    "KECAMATAN": "daerah/{}/kecamatan/{}/",
    "DISTRICT_REPAIRS": "daerah/{}/perbaikan/",
    "DISTRICT_SOURCES": "daerah/{}/sumber/",
    "EMBED": "sematan/{}/",
    "STORY": "inovasi/{}/",
    "HOME": "",
    "DISTRICTS": "daerah/",
    "PROVINCE": "provinsi/{}/",
    "TATANAN_LIST": "tatanan/",
    "TATANAN": "tatanan/{}/",
    "INDICATOR": "indikator/{}/{}/",
    "FRAMEWORK": "kerangka/{}/",
    "STORIES": "inovasi/",
    "AWARDS": "penghargaan/",
    "AWARD_CYCLE": "penghargaan/{}/",
    "COMPARE_INDEX": "banding/",
    "COMPARE_PROVINCE": "banding/{}/",
    "COMPARE": "banding/{}/{}/",
    "MAP_NEWEST": "peta/",
    "AWARD_MAP": "peta/{}/",
    "SCORE_MAP": "peta/{}/",
    "SEARCH": "cari/",
    "CHECK": "periksa/",
    "CHECK_PACKAGE": "periksa/daerah/{}.zip",
    "EARLY": "akses-awal/",
    "UPDATES": "pembaruan/",
    "FINDINGS": "temuan/",
    "DATA": "data/",
    "GLOSSARY": "glosarium/",
    "ARCHIVES": "arsip/",
    "ARCHIVE": "arsip/{}/",
    "ARCHIVE_ZIP": "arsip/{}/{}",
    "ARCHIVE_CAP": "arsip/cap/{}",
    "ARCHIVE_RECORD": "api/v1/arsip.json",
    "NOT_FOUND": "404.html",
    "GONE": "{}",
    "ENGLISH_HOME": "en/",
    "ENGLISH_METHOD": "en/method/",
    "ENGLISH_AWARDS": "en/awards/",
    "ENGLISH_DISTRICTS": "en/districts/",
    "ENGLISH_DISTRICT": "en/districts/{}/",
    "CONTRIBUTE": "kontribusi/",
    "METHOD": "metodologi/",
    "FEED": "feed.xml",
    "DISTRICT_FEED": "daerah/{}/feed.xml",
    "DISTRICT_ARCHIVE": "unduh/daerah/{}/datapackage.zip",
    "DISTRICT_WORKBOOK": "unduh/daerah/{}/data.xlsx",
    "DISTRICT_RECORD": "api/v1/daerah/{}.json",
    "FACT_SHEET": "unduh/daerah/{}/lembar-fakta.pdf",
    "CARD": "kartu/{}.png",
    "NATIONAL_TABLE": "unduh/nasional/{}/{}.csv",
    "NATIONAL_LIST": "unduh/nasional/{}.csv",
    "NATIONAL_PACKAGE": "unduh/nasional/datapackage.json",
    "INDICATOR_LIST": "unduh/nasional/{}/indikator.csv",
    "INDEX_RECORD": "api/v1/index.json",
    "AWARD_RECORD": "api/v1/penghargaan/{}.json",
    "SCHEMA": "api/v1/skema/{}.json",
    "CATALOGUE": "data/katalog.{}",
    "NAMES": "aset/daerah.json",
    "NAMES_SCRIPT": "aset/daerah.js",
    "BORDERS": "aset/batas.svg",
    "SITE_MAP": "sitemap{}.xml",
    "ROBOTS": "robots.txt",
    "HEADERS": "_headers",
    "HTACCESS": ".htaccess",
    "SECURITY": ".well-known/security.txt",
    "ARCHIVED_DISTRICT": "arsip/{}/daerah/{}/",
}


def test_the_addresses_are_those_of_the_public_contract() -> None:
    """None is missing, none is another, and a new one is written down here."""
    named = {name: one for name, one in vars(at).items() if isinstance(one, Address)}
    assert {name: one.pattern for name, one in named.items()} == PAGES


@pytest.mark.parametrize(
    ("made", "address"),
    [
        (at.INDEX_RECORD(), "api/v1/index.json"),
        (at.FACT_SHEET("63.11"), "unduh/daerah/63.11/lembar-fakta.pdf"),
        (at.CARD("63.11"), "kartu/63.11.png"),
        (at.AWARD_RECORD("2025"), "api/v1/penghargaan/2025.json"),
        (at.SCHEMA("daerah"), "api/v1/skema/daerah.json"),
        (at.national_table("2025", "pasar", simulated=False), "unduh/nasional/2025/pasar.csv"),
        (
            at.national_table("2025", "pasar", simulated=True),
            "unduh/nasional/2025/simulasi-pasar.csv",
        ),
        (at.INDICATOR_LIST("2025"), "unduh/nasional/2025/indikator.csv"),
    ],
)
def test_files_have_permanent_addresses_too(made: str, address: str) -> None:
    """What machines and spreadsheets were pointed at once stays where it is."""
    assert made == address


def test_what_can_be_taken_of_a_district_has_three_addresses() -> None:
    """The package, the workbook and the record, by the district's code and by kind."""
    made: NamedTuple = district_files("63.11")
    assert made._asdict() == {
        "zip": "unduh/daerah/63.11/datapackage.zip",
        "xlsx": "unduh/daerah/63.11/data.xlsx",
        "json": "api/v1/daerah/63.11.json",
    }


def test_there_is_a_schema_for_each_kind_of_record() -> None:
    """Their names are part of their addresses."""
    assert at.SCHEMAS == ("index", "daerah", "penghargaan")


def test_an_address_is_filled_in_order() -> None:
    """Each place once; too few parts are our own fault."""
    one = Address("banding/{}/{}/")
    assert one("aceh", "pasar") == "banding/aceh/pasar/"
    assert Address("data/")() == "data/"
    with pytest.raises(IndexError):
        one("aceh")


@pytest.mark.parametrize(
    ("pattern", "address", "parts"),
    [
        ("data/", "data/", ()),
        ("", "", ()),
        ("data/", "data", None),
        ("data/", "data/x", None),
        ("data/", "x/data/", None),
        ("daerah/{}/", "daerah/kota-batu/", ("kota-batu",)),
        ("daerah/{}/", "daerah/", None),
        ("daerah/{}/", "daerah//", None),
        ("daerah/{}/", "daerah/kota-batu", None),
        ("daerah/{}/", "daerah/kota-batu/pasar/", None),
        ("indikator/{}/{}/", "indikator/2025/T1.01/", ("2025", "T1.01")),
        ("daerah/{}/feed.xml", "daerah/kota-batu/feed.xml", ("kota-batu",)),
        ("daerah/{}/feed.xml", "daerah/kota-batu/feedxxml", None),
        ("daerah/{}/feed.xml", "daerah/kota-batu/feed.xml\n", None),
    ],
)
def test_an_address_is_read_back(pattern: str, address: str, parts: tuple[str, ...] | None) -> None:
    """What fills its places, or nothing where the whole is not of this kind."""
    assert Address(pattern).parts(address) == parts


@pytest.mark.parametrize("name", PAGES)
def test_what_was_filled_in_is_read_back(name: str) -> None:
    """Every address finds its own parts again."""
    one: Address = getattr(at, name)
    special = {
        at.AWARD_MAP: ("2025",),
        at.ARCHIVE: ("2025",),
        at.SITE_MAP: ("-2",),
        at.OLD_CODE: ("91.01",),
    }
    words = special.get(one, ("kota-batu", "pasar"))
    parts = words[: one.pattern.count("{}")]
    assert one.parts(one(*parts)) == parts


@pytest.mark.parametrize(
    ("one", "fits", "others"),
    [
        (at.AWARD_MAP, ["2025", "1999"], ["pasar", "25", "20255", "202x"]),
        (at.SITE_MAP, ["", "-1", "-12"], ["1", "-", "-a", "x"]),
        (at.SCORE_MAP, ["pasar", "semua", "a-1"], ["2025", "Pasar", "-a", "1a", ""]),
    ],
)
def test_a_form_says_what_may_fill_a_place(
    one: Address, fits: list[str], others: list[str]
) -> None:
    """Two kinds of one pattern are told apart by what stands in their place."""
    assert [one.parts(one(part)) for part in fits] == [(part,) for part in fits]
    assert [part for part in others if one.parts(one(part)) is not None] == []


def test_an_address_names_itself() -> None:
    """Messages about a wrong address say which kind was meant."""
    assert repr(Address("daerah/{}/", "[a-z]+")) == "Address('daerah/{}/')"


def test_a_slug_and_an_old_code_are_never_taken_for_each_other() -> None:
    """Both stand under daerah/: a code has a dot, a slug has none."""
    assert at.DISTRICT.parts("daerah/91.01/") is None
    assert at.DISTRICT.parts("daerah/kota-batu/") == ("kota-batu",)
    assert at.OLD_CODE.parts("daerah/kota-batu/") is None
    assert at.OLD_CODE.parts("daerah/S01.01/") == ("S01.01",)
