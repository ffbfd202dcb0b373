"""The permanent addresses of everything that can be taken along, from the site's root."""

from __future__ import annotations

from typing import NamedTuple

API = "api/v1/"
INDEX = f"{API}index.json"
DATA_PAGE = "data/"
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
