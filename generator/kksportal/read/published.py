"""The list of addresses that were published once (`alamat-terbit.csv`), at the portal's root.

It is written by the publishing workflow and only grows. It may come from anybody, and its lines
become places in the site, so an address is taken only in the plain form that pages have.
"""

from __future__ import annotations

import re
from pathlib import Path

from kksportal.effects import Folders
from kksportal.errors import Finding
from kksportal.findings import kind
from kksportal.model.contract import is_day
from kksportal.read.entries import odd_name
from kksportal.read.table import read_text

PUBLISHED = "alamat-terbit.csv"
HEAD = "alamat,terbit"
LONGEST = 200  # characters of an address
_PART = "[A-Za-z0-9][A-Za-z0-9._-]*"
_ADDRESS = re.compile(rf"(?:{_PART}/)*(?:{_PART}/|{_PART}\.html)")


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


def read_published(folders: Folders) -> tuple[dict[str, int], list[Finding]]:
    """The listed addresses with their lines, and what is wrong with others; no list, no address."""
    path = folders.root / PUBLISHED
    if not _stands(path):
        return {}, []
    text, findings = read_text(path, PUBLISHED)
    if text is None:
        return {}, findings
    listed: dict[str, int] = {}
    seen: dict[str, int] = {}  # in small letters: on some hosts both are one folder
    head, *lines = text.removesuffix("\n").split("\n")
    if head != HEAD:
        findings.append(_finding(1, "", f"Baris pertama bukan “{HEAD}”."))
    for number, line in enumerate(lines, start=2):
        address, _, day = line.partition(",")
        if not is_page_address(address):
            shown = ascii(address[:60])[1:-1]
            findings.append(_finding(number, "alamat", f"“{shown}” bukan alamat halaman portal."))
        elif first := seen.get(address.lower()):
            what = f"“{address}” sudah ada di baris {first}."
            findings.append(_finding(number, "alamat", what))
        elif not is_day(day):
            findings.append(_finding(number, "terbit", f"“{ascii(day[:20])[1:-1]}” bukan tanggal."))
        else:
            listed[address] = seen[address.lower()] = number
    return listed, findings


def _stands(path: Path) -> bool:
    """Whether anything is there; a link too, which is then refused."""
    return path.is_symlink() or path.exists()


def _finding(line: int, column: str, what: str) -> Finding:
    return Finding(kind=kind("KKS-H008"), path=PUBLISHED, row=line, column=column, what=what)
