"""What a page type is: one entry of the register."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from kksportal.addresses import Address
from kksportal.pages.site import Page

Alternates = tuple[tuple[str, str], ...]
C_contra = TypeVar("C_contra", contravariant=True)


class On(StrEnum):
    """What a page or file of the nation may depend on, beside what everything depends on.

    Everything depends on vocabularies, frameworks, regions, settings, templates and the program.
    A page is kept from one build to the next while the keys of all it depends on are the same.
    """

    SCOPE = "cakupan"  # which districts have a package, and whether all are simulated
    AWARDS = "penghargaan"  # the packages of award results
    TEXTS = "naskah"  # stories and narratives
    GIVEN = "daerah"  # what districts give to the nation: news, rows of lists, scores, days
    ROWS = "baris"  # the rows of districts on this very page
    INDICATORS = "indikator"  # of which indicators any district has data
    ENGLISH = "inggris"  # which districts have an English page
    SIBLINGS = "sesama"  # the other comparisons of the same province
    MAPPED = "terpeta"  # of which tatanan any district has a score by the centre
    DAY = "hari"  # the day on which any data last changed
    FINDINGS = "temuan"  # the findings of this build
    TABLES = "tabel"  # sizes and lines of the national tables
    DOWNLOADS = "unduhan"  # how many downloads districts have, and the largest
    PAGES = "halaman"  # addresses and days of all pages
    ARCHIVES = "arsip"  # the archives of closed cycles, and the lists beside them
    STYLES = "gaya"  # style sheets, scripts and icons of the templates


def always(_: object) -> bool:
    """A condition that holds for every district."""
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class PageType(Generic[C_contra]):
    """A kind of page: its address, who makes it, what prints it, what it depends on."""

    address: Address
    template: str  # in `site_templates/halaman/`
    make: Callable[[C_contra], Iterable[Page]]
    english: Address | None = None  # of the page that says the same in English, with equal parts
    indonesian: Address | None = None  # likewise, of an English page
    menu: str = ""  # its label in the menu of a district
    applies: Callable[[C_contra], bool] = always  # whether there is anything to show
    paired: Callable[[C_contra], bool] = always  # whether its counterpart stands
    on: tuple[On, ...] = ()
    files: Callable[[C_contra, Page], tuple[str, ...]] | None = None  # where it may be changed

    def pages(self, context: C_contra, *, translated: bool) -> Iterator[Page]:
        """The pages of this type; `translated` pages name their counterpart.

        Raises ValueError when the maker gives a page of another address.
        """
        if not self.applies(context):
            return
        translated = translated and self.paired(context)
        for page in self.make(context):
            pair = self.alternates(page.frame.address)
            frame = page.frame._replace(alternates=pair) if pair and translated else page.frame
            if page.figures:
                frame = frame._replace(figures=page.figures)
            if self.files is not None:
                frame = frame._replace(files=self.files(context, page))
            yield Page(frame=frame, view=page.view, template=self.template)

    def alternates(self, address: str) -> Alternates:
        """The languages in which a page of this type is written, each with its address.

        Raises ValueError when the address is not one of this type.
        """
        parts = self.address.parts(address)
        if parts is None:
            raise ValueError(f"{address} is no address of {self.address}")
        if self.english is not None:
            return (("id", address), ("en", self.english(*parts)))
        if self.indonesian is not None:
            return (("id", self.indonesian(*parts)), ("en", address))
        return ()
