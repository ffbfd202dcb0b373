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

    def __call__(self, *parts: str) -> str:
        """The address with its places filled; raises IndexError where too few parts are given."""
        return self.pattern.format(*parts)

    def parts(self, address: str) -> tuple[str, ...] | None:
        """What fills the places of an address, or None where it is not of this kind."""
        found = self._form.fullmatch(address)
        return found.groups() if found else None

    @cached_property
    def _form(self) -> re.Pattern[str]:
        return re.compile(f"({self.form})".join(map(re.escape, self.pattern.split("{}"))))

    def __repr__(self) -> str:
        return f"Address({self.pattern!r})"


# Pages of a district: its slug first, as in "kabupaten-banjar".
DISTRICT = Address("daerah/{}/")
DISTRICT_TATANAN = Address("daerah/{}/{}/")
DISTRICT_INSTITUTION = Address("daerah/{}/kelembagaan/")
DISTRICT_AWARDS = Address("daerah/{}/penghargaan/")
DISTRICT_REPAIRS = Address("daerah/{}/perbaikan/")
DISTRICT_SOURCES = Address("daerah/{}/sumber/")
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
COMPARE = Address("banding/{}/{}/")  # province, tatanan
MAP_NEWEST = Address("peta/")
AWARD_MAP = Address("peta/{}/", "[0-9]{4}")
SCORE_MAP = Address("peta/{}/", "[a-z][a-z0-9-]*")  # a tatanan, or "semua"
SEARCH = Address("cari/")
UPDATES = Address("pembaruan/")
FINDINGS = Address("temuan/")
DATA = Address("data/")
NOT_FOUND = Address("404.html")

# English pages.
ENGLISH_HOME = Address("en/")
ENGLISH_METHOD = Address("en/method/")
ENGLISH_AWARDS = Address("en/awards/")
ENGLISH_DISTRICTS = Address("en/districts/")
ENGLISH_DISTRICT = Address("en/districts/{}/")

# Editorial pages, made by MkDocs, that others lead to.
CONTRIBUTE = Address("kontribusi/")
METHOD = Address("metodologi/")

# Files beside the pages.
FEED = Address("feed.xml")
DISTRICT_FEED = Address("daerah/{}/feed.xml")
API = "api/v1/"
INDEX = f"{API}index.json"
SCHEMAS = ("index", "daerah", "penghargaan")


class DistrictFiles(NamedTuple):
    """What can be taken of one district."""

    zip: str
    xlsx: str
    json: str


def district_files(code: str) -> DistrictFiles:
    """The files of a district with a package, by its code."""
    folder = f"unduh/daerah/{code}/"
    return DistrictFiles(
        f"{folder}datapackage.zip",
        f"{folder}data.xlsx",
        f"{API}daerah/{code}.json",
    )


def sheet_address(code: str) -> str:
    """A district's fact sheet; only districts with a package have one."""
    return f"unduh/daerah/{code}/lembar-fakta.pdf"


def card_address(code: str) -> str:
    """The picture of a district, shown where its address is shared."""
    return f"kartu/{code}.png"


def award_file(cycle: str) -> str:
    """The award results of a cycle."""
    return f"{API}penghargaan/{cycle}.json"


def schema_file(name: str) -> str:
    """The JSON Schema of a kind of record."""
    return f"{API}skema/{name}.json"


def national_table(cycle: str, tatanan: str, *, simulated: bool) -> str:
    """The national table of a tatanan in a cycle; simulated ones say so in their name."""
    mark = "simulasi-" if simulated else ""
    return f"unduh/nasional/{cycle}/{mark}{tatanan}.csv"


def indicator_list(cycle: str) -> str:
    """The list of a cycle's indicators, the key to its national tables."""
    return f"unduh/nasional/{cycle}/indikator.csv"
