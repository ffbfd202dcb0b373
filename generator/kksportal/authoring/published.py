"""Adds the pages of a published site to the list of addresses that keep answering."""

from __future__ import annotations

from pathlib import Path

from kksportal.effects import Folders
from kksportal.errors import PortalError
from kksportal.read.published import HEAD, PUBLISHED, is_page_address, read_published


def list_published(root: Path, files: frozenset[str], day: str) -> tuple[int, tuple[str, ...]]:
    """Append the addresses of a site's pages that are not listed yet, as published on a day.

    Returns how many are new, and those that cannot be listed: their form is no page's. Nothing
    listed is changed or taken away. Raises PortalError when the list itself has a fault.
    """
    listed, findings = read_published(Folders(root=root))
    if findings:
        one = findings[0]
        raise PortalError(f"{PUBLISHED} {one.place}: {one.what} {one.mend}.")
    pages = sorted({_address(file) for file in files if file.endswith(".html")} - {"", "404.html"})
    odd = tuple(page for page in pages if not is_page_address(page))
    new = [page for page in pages if page not in listed and page not in odd]
    path = root / PUBLISHED
    before = path.read_text("utf-8") if path.exists() else f"{HEAD}\n"
    if new or not path.exists():
        ended = before if before.endswith("\n") else f"{before}\n"
        path.write_text(ended + "".join(f"{page},{day}\n" for page in new), "utf-8", newline="\n")
    return len(new), odd


def _address(file: str) -> str:
    """The address of a page's file."""
    return file.removesuffix("index.html") if f"/{file}".endswith("/index.html") else file
