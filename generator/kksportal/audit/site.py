"""Check a finished site: structure of pages, links, sources of figures, marks, files, hosts."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kksportal.audit.kinds import MOST_BYTES, Fault
from kksportal.audit.page import PageFacts, page_faults, read_page
from kksportal.audit.references import Home, style_addresses
from kksportal.errors import Finding, PortalError, sort_findings
from kksportal.site_build.target import DROPPINGS, MANIFEST, made_files
from kksportal.text import size_text

_ID = re.compile(r"""\sid=["']([^"']*)["']""")


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """The result of checking a finished site."""

    pages: int
    files: int
    links: int  # those that stay in the site, with the files that pages load
    problems: tuple[Finding, ...]

    @property
    def exit_code(self) -> int:
        """1 when a problem is an error, else 0."""
        return 1 if any(problem.is_error for problem in self.problems) else 0


def audit_site(site: Path) -> Audit:
    """Every problem of a finished site, in the order of its files.

    Raises PortalError when the folder is not the site of a build.
    """
    if not site.is_dir():
        raise PortalError(f"tidak ada folder {site}; bangun dahulu: kks build")
    listed = made_files(site)
    if not listed:
        raise PortalError(
            f"{site} bukan situs buatan kks build (tidak ada {MANIFEST} yang utuh); "
            "sebut folder situsnya, atau bangun dahulu: kks build"
        )
    walk = _Walk(site)
    walk.read()
    walk.check_pages()
    walk.check_files(listed)
    return Audit(
        pages=len(walk.pages),
        files=len(walk.files),
        links=walk.links,
        problems=sort_findings(walk.problems),
    )


class _Walk:
    """The state of one audit: the files of a site, the facts of its pages, and the problems."""

    def __init__(self, site: Path) -> None:
        self.site = site
        self.files: dict[str, os.DirEntry[str]] = {}
        self.pages: dict[str, PageFacts] = {}
        self.parts: dict[str, Mapping[str, int]] = {}  # ids by file, of pages and drawings
        self.styles: dict[str, list[str]] = {}
        self.home = Home()
        self.links = 0
        self.problems: list[Finding] = []

    def report(self, fault: Fault, path: str, what: str, row: int = 0) -> None:
        self.problems.append(Finding(kind=fault.value, path=path, row=row, what=what))

    def read(self) -> None:
        """Read every page, and the parts of every drawing."""
        for address, entry in _entries(self.site):
            self.files[address] = entry
            if not entry.is_file(follow_symlinks=False):
                self.report(Fault.UNREADABLE, address, "Bukan berkas biasa.")
                continue
            kind = address.rpartition(".")[2]
            text = self._text(address) if kind in ("html", "svg", "css") else None
            if text is None:
                continue
            if kind == "html":
                self.pages[address] = page = read_page(text)
                self.parts[address] = page.ids
            elif kind == "svg":
                self.parts[address] = dict.fromkeys(_ID.findall(text), 1)
            else:
                self.styles[address] = style_addresses(text)
        first = self.pages.get("index.html")
        self.home = Home(first.canonical if first else "")

    def _text(self, address: str) -> str | None:
        """The text of a file; None, with a problem reported, when it cannot be opened."""
        path = Path(self.files[address].path)
        try:
            return path.read_bytes().decode()
        except UnicodeDecodeError:
            self.report(Fault.UNREADABLE, address, "Bukan teks UTF-8.")
            return path.read_text("utf-8", errors="replace")
        except OSError as problem:
            self.report(Fault.UNREADABLE, address, f"Tidak dapat dibuka: {problem.strerror}.")
            return None

    def check_pages(self) -> None:
        """Check each page by itself, and its links and loads."""
        for address, page in self.pages.items():
            for fault, what in page_faults(page):
                self.report(fault, address, what)
            for row, href in page.links:
                self._check_link(address, href, row)
            for row, href in page.loads:
                self._check_load(address, href, row)
        for address, loads in self.styles.items():
            for href in loads:
                self._check_load(address, href, 0)

    def _check_link(self, address: str, href: str, row: int) -> None:
        target = self.home.target(address, href)
        if target is None:
            return
        self.links += 1
        path, part = target
        if path not in self.files:
            self.report(Fault.DEAD_LINK, address, f"Tautan ke {_shown(path)} mati.", row)
        elif part and part not in self.parts.get(path, {part: 1}) and part != "top":
            what = f"Tautan ke {_shown(path)}#{part}: bagian itu tidak ada."
            self.report(Fault.DEAD_PART, address, what, row)

    def _check_load(self, address: str, href: str, row: int) -> None:
        if self.home.is_other_host(href):
            self.report(Fault.OTHER_HOST, address, f"Memuat {href} dari host lain.", row)
            return
        target = self.home.target(address, href)
        if target is None:  # data:
            return
        self.links += 1
        path, part = target
        if path not in self.files:
            self.report(Fault.LOAD_MISSING, address, f"Memuat {path}, yang tidak ada.", row)
        elif part and part not in self.parts.get(path, {part: 1}):
            what = f"Memuat {path}#{part}: bagian itu tidak ada."
            self.report(Fault.LOAD_MISSING, address, what, row)

    def check_files(self, listed: frozenset[str]) -> None:
        """Check the files against the list of the build, their sizes, and double addresses."""
        for address in sorted(listed - self.files.keys()):
            self.report(Fault.NOT_THERE, address, "Ada di daftar berkas situs, tidak di foldernya.")
        for address in sorted(self.files.keys() - listed):
            if address.rpartition("/")[2] not in DROPPINGS:
                self.report(Fault.NOT_LISTED, address, f"Tidak ada di {MANIFEST}.")
        for address, entry in self.files.items():
            size = _size(entry)
            if size > MOST_BYTES:
                self.report(Fault.TOO_LARGE, address, f"Besarnya {size_text(size)}.")
        owners: dict[str, str] = {}
        for address in sorted(self.files):
            for answer in _answers(address):
                other = owners.setdefault(answer, address)
                if other != address:
                    self.report(Fault.DOUBLE_ADDRESS, address, f"Alamatnya juga milik {other}.")
        named: dict[str, str] = {}
        for address, page in sorted(self.pages.items()):
            if page.canonical:
                other = named.setdefault(page.canonical, address)
                if other != address:
                    what = f"Alamat utamanya ({page.canonical}) juga milik {other}."
                    self.report(Fault.DOUBLE_ADDRESS, address, what)


def _entries(folder: Path, above: str = "") -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Every entry below a folder that is no folder, by address; no link is followed."""
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError as problem:
        raise PortalError(f"{folder} tidak dapat dibaca: {problem.strerror}") from None
    for entry in entries:
        # A name that is no UTF-8 cannot be printed.
        address = above + entry.name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
        if entry.is_dir(follow_symlinks=False):
            yield from _entries(Path(entry.path), f"{address}/")
        else:
            yield address, entry


def _size(entry: os.DirEntry[str]) -> int:
    """The size of a file in bytes; 0 for one that was removed meanwhile."""
    try:
        return entry.stat(follow_symlinks=False).st_size
    except OSError:
        return 0


def _answers(address: str) -> Iterator[str]:
    """The addresses at which hosts serve a file: case and accents may not matter, x.html is x/."""
    plain = unicodedata.normalize("NFC", address).casefold()
    yield plain
    if plain.endswith(".html") and not plain.endswith("/index.html") and plain != "index.html":
        yield f"{plain[:-5]}/index.html"


def _shown(path: str) -> str:
    """The address of a file as people know it: without index.html."""
    if path == "index.html":
        return "halaman depan"
    return path.removesuffix("index.html") if path.endswith("/index.html") else path
