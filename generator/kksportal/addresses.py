"""The permanent addresses of the portal, by name, from the site's root.

An address published once keeps answering (the public contract). Pages and files name each other
by these names alone; what stands behind each page is in `pages/register.py`.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import NamedTuple


class Address:
    """An address with places to fill: `Address("daerah/{}/{}/")("kota-batu", "pasar")`.

    `form` is a regular expression of what may fill a place.
    """

    def __init__(self, pattern: str, form: str = "[^/]+") -> None:
        self.pattern, self.form = pattern, form
        self._beginning = pattern.partition("{}")[0]

    def __call__(self, *parts: str) -> str:
        """The address with its places filled; raises IndexError where too few parts are given."""
        return self.pattern.format(*parts)

    def parts(self, address: str) -> tuple[str, ...] | None:
        """What fills the places of an address, or None where it is not of this kind."""
        if not address.startswith(self._beginning):
            return None  # most are of another kind, and a nation asks a million times
        match = self._form.fullmatch(address)
        return match.groups() if match else None

    @cached_property
    def _form(self) -> re.Pattern[str]:
        return re.compile(f"({self.form})".join(map(re.escape, self.pattern.split("{}"))))

    def __repr__(self) -> str:
        return f"Address({self.pattern!r})"


# Pages of a district: its slug first, as in "kabupaten-banjar".
DISTRICT = Address("daerah/{}/", "[^/.]+")  # a slug has no dot, a code always has
OLD_CODE = Address("daerah/{}/", r"S?[0-9]{2}\.[0-9]{2}")  # one that a district had before
DISTRICT_TATANAN = Address("daerah/{}/{}/")
DISTRICT_INSTITUTION = Address("daerah/{}/kelembagaan/")
DISTRICT_AWARDS = Address("daerah/{}/penghargaan/")
DISTRICT_REPAIRS = Address("daerah/{}/perbaikan/")
DISTRICT_INNOVATIONS = Address("daerah/{}/inovasi/")
DISTRICT_SOURCES = Address("daerah/{}/sumber/")
KECAMATAN = Address("daerah/{}/kecamatan/{}/")  # slug, folder of the kecamatan
EMBED = Address("sematan/{}/")
STORY = Address("inovasi/{}/")

# Pages of the nation; a cycle is a year, "2025".
HOME = Address("")
DISTRICTS = Address("daerah/")
PROVINCE = Address("provinsi/{}/")
TATANAN_LIST = Address("tatanan/")
TATANAN = Address("tatanan/{}/")
INDICATOR = Address("indikator/{}/{}/")  # cycle, code
FRAMEWORK = Address("kerangka/{}/")
STORIES = Address("inovasi/")
AWARDS = Address("penghargaan/")
AWARD_CYCLE = Address("penghargaan/{}/")
COMPARE_INDEX = Address("banding/")
COMPARE_PROVINCE = Address("banding/{}/")
COMPARE = Address("banding/{}/{}/")  # province, tatanan
MAP_NEWEST = Address("peta/")
AWARD_MAP = Address("peta/{}/", "[0-9]{4}")
SCORE_MAP = Address("peta/{}/", "[a-z][a-z0-9-]*")  # a tatanan, or "semua"
SEARCH = Address("cari/")
CHECK = Address("periksa/")
CHECK_PACKAGE = Address("periksa/daerah/{}.zip")  # where nothing else tells a package
EARLY = Address("akses-awal/")
UPDATES = Address("pembaruan/")
FINDINGS = Address("temuan/")
DATA = Address("data/")
GLOSSARY = Address("glosarium/")
ARCHIVES = Address("arsip/")
ARCHIVE = Address("arsip/{}/", "[0-9]{4}")
ARCHIVED_DISTRICT = Address("arsip/{}/daerah/{}/")  # cycle, slug
NOT_FOUND = Address("404.html")

GONE = Address("{}", ".+")  # any page that was published once and is no more

# English pages.
ENGLISH_HOME = Address("en/")
ENGLISH_METHOD = Address("en/method/")
ENGLISH_AWARDS = Address("en/awards/")
ENGLISH_DISTRICTS = Address("en/districts/")
ENGLISH_DISTRICT = Address("en/districts/{}/")

# Editorial pages, made by MkDocs, that others lead to.
CONTRIBUTE = Address("kontribusi/")
METHOD = Address("metodologi/")

# Files beside the pages; a district by its code, "63.11".
FEED = Address("feed.xml")
DISTRICT_FEED = Address("daerah/{}/feed.xml")
DISTRICT_ARCHIVE = Address("unduh/daerah/{}/datapackage.zip")
DISTRICT_WORKBOOK = Address("unduh/daerah/{}/data.xlsx")
DISTRICT_RECORD = Address("api/v1/daerah/{}.json")
FACT_SHEET = Address("unduh/daerah/{}/lembar-fakta.pdf")
CARD = Address("kartu/{}.png")  # shown where the address of a district is shared
ARCHIVE_ZIP = Address("arsip/{}/{}")  # cycle, name
ARCHIVE_CAP = Address("arsip/cap/{}")  # a stamp, a signature or the key, by its name
ARCHIVE_RECORD = Address("api/v1/arsip.json")
NATIONAL_TABLE = Address("unduh/nasional/{}/{}.csv")  # cycle, tatanan
NATIONAL_LIST = Address("unduh/nasional/{}.csv")  # a kind of rows, of all districts
NATIONAL_PACKAGE = Address("unduh/nasional/datapackage.json")  # what all national tables mean
INDICATOR_LIST = Address("unduh/nasional/{}/indikator.csv")  # the key to a cycle's tables
INDEX_RECORD = Address("api/v1/index.json")
AWARD_RECORD = Address("api/v1/penghargaan/{}.json")
SCHEMA = Address("api/v1/skema/{}.json")
CATALOGUE = Address("data/katalog.{}")
NAMES = Address("aset/daerah.json")
NAMES_SCRIPT = Address("aset/daerah.js")  # the same, where a site is opened from a folder
BORDERS = Address("aset/batas.svg")
SITE_MAP = Address("sitemap{}.xml", "(?:-[0-9]+)?")
ROBOTS = Address("robots.txt")
HEADERS = Address("_headers")  # for hosts, and not for readers
HTACCESS = Address(".htaccess")
SECURITY = Address(".well-known/security.txt")
SCHEMAS = ("index", "daerah", "penghargaan")  # what there are records of


# What only the program makes; the others here may be editorial pages, or have been pages once.
_OWN = tuple(
    one
    for one in list(globals().values())
    if isinstance(one, Address) and one not in (CONTRIBUTE, METHOD, GONE, HOME)
)


def taken_by(place: str) -> str:
    """The program's address that an editorial page at a place, "tentang/", would take or cover.

    Empty where it takes none.
    """
    parts = place.strip("/").split("/")
    above = ["/".join(parts[: i + 1]) for i in range(len(parts))]  # a file cannot be a folder too
    for one in _OWN:
        for it in (place,) if one.pattern.endswith("/") else above:
            if one.parts(it) is not None:
                return it
    return ""


def indicator_row(cycle: str, code: str) -> str:
    """The row of an indicator on the page of its framework, which always stands."""
    return f"{FRAMEWORK(cycle)}#{code}"


class DistrictFiles(NamedTuple):
    """What can be taken of one district."""

    zip: str
    xlsx: str
    json: str


def district_files(code: str) -> DistrictFiles:
    """The files of a district with a package, by its code."""
    return DistrictFiles(DISTRICT_ARCHIVE(code), DISTRICT_WORKBOOK(code), DISTRICT_RECORD(code))


def national_table(cycle: str, tatanan: str, *, simulated: bool) -> str:
    """The national table of a tatanan in a cycle; simulated ones say so in their name."""
    return NATIONAL_TABLE(cycle, f"simulasi-{tatanan}" if simulated else tatanan)


def national_list(name: str, *, simulated: bool) -> str:
    """The national table of one kind of rows; simulated ones say so in their name."""
    return NATIONAL_LIST(f"simulasi-{name}" if simulated else name)
