"""Adds the pages of a published site to the list of addresses that keep answering."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from kksportal.effects import Folders
from kksportal.errors import PortalError
from kksportal.read.published import (
    EARLIER_HEAD,
    HEAD,
    PUBLISHED,
    UNKNOWN,
    Listed,
    is_page_address,
    read_published,
)


class Recorded(NamedTuple):
    """What was added to the list: the addresses of each kind, and those that cannot be listed."""

    new: tuple[str, ...]
    gone: tuple[str, ...] = ()  # were listed, and have no page any more
    back: tuple[str, ...] = ()  # had gone, and have a page again
    odd: tuple[str, ...] = ()  # their form is no page's


def list_published(root: Path, files: frozenset[str], gone: frozenset[str], day: str) -> Recorded:
    """Append what a site that is published on a day changes: new addresses, gone ones, returned.

    `gone` are the addresses of the site at which it only says that the page is gone. Nothing
    listed is changed or taken away. Raises PortalError when the list itself has a fault, or names
    a later day.
    """
    listed, findings = read_published(Folders(root=root))
    if findings:
        one = findings[0]
        raise PortalError(f"{PUBLISHED} {one.place}: {one.what} {one.mend}.")
    path = root / PUBLISHED
    head, *lines = path.read_text("utf-8").splitlines() if path.exists() else (HEAD,)
    pages = sorted({_address(file) for file in files if file.endswith(".html")} - {"", "404.html"})
    recorded = Recorded(
        new=tuple(page for page in pages if page not in listed and is_page_address(page)),
        gone=tuple(one for one in sorted(gone) if one in listed and not listed[one].gone),
        back=tuple(page for page in pages if page not in gone and _is_gone(listed, page)),
        odd=tuple(page for page in pages if not is_page_address(page)),
    )
    for page in (*recorded.gone, *recorded.back):
        if day < listed[page].last:
            raise PortalError(
                f"{PUBLISHED} sudah menyebut {listed[page].last} untuk {page}; {day} lebih awal "
                "dari itu. Periksa jam komputer ini, atau sebut --tanggal"
            )
    # A page that had gone before days were recorded did not go today.
    since = UNKNOWN if head == EARLIER_HEAD else day
    added = [f"{page},{day}," for page in (*recorded.new, *recorded.back)]
    added += [f"{page},,{since}" for page in recorded.gone]
    if added or not path.exists():
        kept = [line if line.count(",") > 1 else f"{line}," for line in lines]
        path.write_text("\n".join([HEAD, *kept, *added, ""]), "utf-8", newline="\n")
    return recorded


def _is_gone(listed: Mapping[str, Listed], page: str) -> bool:
    return page in listed and listed[page].gone


def _address(file: str) -> str:
    """The address of a page's file."""
    return file.removesuffix("index.html") if f"/{file}".endswith("/index.html") else file
