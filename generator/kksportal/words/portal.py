"""What is the same on every page: who runs the portal, its menu, its licence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from kksportal import addresses
from kksportal.text import date_text
from kksportal.words.views import Link


class MenuItem(NamedTuple):
    """An entry of the menu; `away`: it leads to another site."""

    label: str
    href: str
    away: bool = False


NAV = (
    MenuItem(label="Daerah", href=addresses.DISTRICTS()),
    MenuItem(label="Tatanan", href=addresses.TATANAN_LIST()),
    MenuItem(label="Inovasi", href=addresses.STORIES()),
    MenuItem(label="Penghargaan", href=addresses.AWARDS()),
    MenuItem(label="Tentang", href="tentang/"),
    MenuItem(label="Cari", href=addresses.SEARCH()),
)
ICON = "aset/ikon.svg"
FILE = "{berkas}"  # in the address of an editor: where the path of a file goes
FORGES = {"github.com": "GitHub", "gitlab.com": "GitLab", "codeberg.org": "Codeberg"}
LICENCE = Link(label="CC BY 4.0", href="https://creativecommons.org/licenses/by/4.0/deed.id")


@dataclass(frozen=True, slots=True, kw_only=True)
class SecurityContact:
    """Whom to tell of a security fault, and the last day for which the owner promises it."""

    contact: str  # "https://…" or "mailto:…"
    until: str  # "2027-11-30"


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveMark:
    """That a portal is the frozen one of a closed cycle, made of its frozen rows alone."""

    cycle: str
    version: int
    day: str  # when the cycle was closed: 2026-01-31; a later version does not change it
    url: str = ""  # where the portal stood then, "https://…/" or ""

    @property
    def day_text(self) -> str:
        """The day for people: 31 Januari 2026."""
        return date_text(self.day)


@dataclass(frozen=True, slots=True, kw_only=True)
class PortalInfo:
    """The portal as its owner configured it."""

    name: str
    tagline: str = ""
    url: str = ""  # "https://…/" or "": then no canonical address
    office: str = ""
    report_href: str = addresses.CONTRIBUTE()
    report_days: int = 10
    security: SecurityContact | None = None
    edit: str = ""  # "https://…/edit/main/{berkas}": where a file may be changed; "": nowhere
    smallest: int = 5  # counts of persons below it are warned about
    licence: Link = LICENCE
    nav: tuple[MenuItem, ...] = NAV
    languages: tuple[str, ...] = ("id", "en")  # Indonesian always; which others there are
    css: str = "aset/gaya.css"
    styles: tuple[str, ...] = ()  # the owner's, after it
    logo: str = ""
    icon: str = ICON
    script: str = "aset/portal.js"
    updated: str = ""
    updated_text: str = ""
    kecamatan: bool = False  # a page for each kecamatan of which anything is known
    downloads: bool = True  # readers may take data along: archives, workbooks, tables
    sheets: bool = False  # fact sheets there are, though nothing else to take: of an archive
    folder: bool = False  # opened from a folder, without a server: `kks build --untuk-folder`
    simulated: bool = False  # every district is fictional, and every page says so
    archive: ArchiveMark | None = None  # these are the pages of a closed cycle's archive

    @property
    def report_away(self) -> bool:
        """Whether errors are reported at an address of its own, not on a page of the portal."""
        return ":" in self.report_href

    @property
    def forge(self) -> str:
        """The name of the place where files may be changed: "GitHub", else its host."""
        host = urlsplit(self.edit).hostname or ""
        return FORGES.get(host, host)

    def edit_links(self, files: Iterable[str]) -> tuple[Link, ...]:
        """Each file by its name, with the address at which it may be changed."""
        if not self.edit:
            return ()
        return tuple(
            Link(label=file.rpartition("/")[2], href=self.edit.replace(FILE, quote(file)))
            for file in files
        )

    def whole_address(self, href: str) -> str:
        """An address as written outside the pages: with the portal's own before a relative one."""
        return href if ":" in href else f"{self.url}{href}"


def national_attribution(info: PortalInfo) -> str:
    """How to name the portal as a whole."""
    where = f", {info.url}" if info.url else ""
    day = f", {info.updated_text}" if info.updated else ""
    return f"{'Data simulasi. ' if info.simulated else ''}{info.name}{day}{where}"
