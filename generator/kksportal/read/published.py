"""The list of addresses that were published once (`alamat-terbit.csv`), at the portal's root.

It is written by the publishing workflow and only grows: a line says that from a day on a page
stands at an address (`x/,2026-11-30,`), or that from a day on none does (`x/,,2027-01-15`; of
those that went before such days were recorded `x/,,tidak-diketahui`). It may come from anybody,
and its lines become places in the site, so an address is taken only in the plain form of pages.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from kksportal.effects import Folders
from kksportal.errors import Finding
from kksportal.findings import kind
from kksportal.model.contract import is_day
from kksportal.read.entries import odd_name
from kksportal.read.table import read_text

PUBLISHED = "alamat-terbit.csv"
HEAD = "alamat,terbit,hilang"
EARLIER_HEAD = "alamat,terbit"  # of lists from before days of going were recorded
UNKNOWN = "tidak-diketahui"  # in place of such a day
LONGEST = 200  # characters of an address
_PART = "[A-Za-z0-9][A-Za-z0-9._-]*"
_ADDRESS = re.compile(rf"(?:{_PART}/)*(?:{_PART}/|{_PART}\.html)")


class Listed(NamedTuple):
    """What the list says of an address: its days of coming and going by turns, the oldest first.

    A day of going may be `UNKNOWN`.
    """

    line: int  # the first one about it
    days: tuple[str, ...]

    @property
    def first(self) -> str:
        """The day on which a page is first known to stand there."""
        return self.days[0]

    @property
    def last(self) -> str:
        """The newest day that is known."""
        return max(day for day in self.days if day != UNKNOWN)

    @property
    def gone(self) -> bool:
        """Whether no page stands there any more."""
        return len(self.days) % 2 == 0

    @property
    def since(self) -> str:
        """Since when not; "" where that is not known, or a page does stand there."""
        return self.days[-1] if self.gone and self.days[-1] != UNKNOWN else ""


def is_page_address(text: str) -> bool:
    """Whether a text has the form of a page's address: plain parts, from the site's root.

    No part begins with a dot, and no folder is named like a page.
    """
    folders = text.split("/")[:-1]
    return (
        len(text) <= LONGEST
        and _ADDRESS.fullmatch(text) is not None
        and not any(
            folder.lower().endswith(".html") or odd_name(folder, LONGEST) for folder in folders
        )
    )


def read_published(folders: Folders) -> tuple[dict[str, Listed], list[Finding]]:
    """What is listed, by address, and what is wrong with other lines; no list, no address."""
    path = folders.root / PUBLISHED
    if not _stands(path):
        return {}, []
    text, findings = read_text(path, PUBLISHED)
    if text is None:
        return {}, findings
    listed: dict[str, Listed] = {}
    spelt: dict[str, str] = {}  # by small letters: on some hosts both are one folder
    head, *lines = text.removesuffix("\n").split("\n")
    if head not in (HEAD, EARLIER_HEAD):
        findings.append(_finding(1, "", f"Baris pertama bukan “{HEAD}”."))
    for number, line in enumerate(lines, start=2):
        address, _, days = line.partition(",")
        first, _, gone = days.partition(",")
        column, what = _fault(address, first, gone, listed, spelt)
        if what:
            findings.append(_finding(number, column, what))
            continue
        spelt[address.lower()] = address
        known = listed.get(address, Listed(number, ()))
        listed[address] = known._replace(days=(*known.days, gone or first))
    return listed, findings


def _fault(
    address: str, first: str, gone: str, listed: dict[str, Listed], spelt: dict[str, str]
) -> tuple[str, str]:
    """What is wrong with a line after those before it: the column, and a sentence; "" if nothing.

    Where an address has several lines, page and no page take turns, and days do not run back.
    """
    if not is_page_address(address):
        return "alamat", f"“{ascii(address[:60])[1:-1]}” bukan alamat halaman portal."
    column, day = ("hilang", gone) if gone else ("terbit", first)
    known = listed.get(spelt.get(address.lower(), ""))
    if gone and first:
        return "hilang", "Satu baris menyebut satu hari: terbit, atau hilang."
    if not is_day(day) and gone != UNKNOWN:
        return column, f"“{ascii(day[:20])[1:-1]}” bukan tanggal."
    if known and (address not in listed or known.gone is bool(gone)):
        return "alamat", f"“{address}” sudah ada di baris {known.line}."
    if gone and not known:
        return "hilang", f"“{address}” belum pernah disebut terbit."
    if known and day < known.last:
        return column, f"“{address}”: {day} sebelum {known.last} di barisnya yang terdahulu."
    return "", ""


def _stands(path: Path) -> bool:
    """Whether anything is there; a link too, which is then refused."""
    return path.is_symlink() or path.exists()


def _finding(line: int, column: str, what: str) -> Finding:
    return Finding(kind=kind("KKS-H008"), path=PUBLISHED, row=line, column=column, what=what)
