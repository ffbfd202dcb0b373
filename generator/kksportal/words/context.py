"""The context at which the pages of one district are made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from kksportal.compute.district import DistrictResult
from kksportal.compute.shared import SharedResults
from kksportal.model.package import PortalInput
from kksportal.model.rows import Sumber
from kksportal.words.figures import SourceBook
from kksportal.words.frames import Crumb
from kksportal.words.names import Names
from kksportal.words.tables import Cells
from kksportal.words.views import Link


@dataclass(frozen=True)
class DistrictContext:
    """What the pages of one district are made from; each page opens a fresh source book."""

    district: DistrictResult
    results: SharedResults
    names: Names
    cells: Cells
    book: SourceBook = field(default_factory=SourceBook)
    downloads: bool = True  # whether its data can be taken along

    @classmethod
    def of(
        cls,
        district: DistrictResult,
        results: SharedResults,
        names: Names,
        cells: Cells | None = None,
    ) -> DistrictContext:
        """The context of one district; `cells` may be shared with those of others."""
        return cls(district, results, names, cells or Cells(names))

    def opened(self, sources: str = "") -> DistrictContext:
        """The same context with an empty source book, for the next page.

        `sources` is the page that lists them, where the next page does not.
        """
        return replace(self, book=SourceBook(sources))

    @property
    def code(self) -> str:
        """The code of the district (kode), "63.11"."""
        return self.district.package.head.code

    @property
    def data(self) -> PortalInput:
        """The packages that all districts share."""
        return self.results.data

    @property
    def slug(self) -> str:
        """The permanent id of the district."""
        return self.names.districts[self.code].id

    @property
    def label(self) -> str:
        """The district's name."""
        return self.names.places[self.code]

    @property
    def sources(self) -> Mapping[str, Sumber]:
        """The package's sources by id."""
        return self.district.sources

    @property
    def simulated(self) -> bool:
        """Whether the district is fictional."""
        return self.district.simulated

    @property
    def link(self) -> Link:
        """The district's page."""
        return Link(label=self.label, href=f"daerah/{self.slug}/")

    def crumbs(self, *, deeper: bool = False) -> tuple[Crumb, ...]:
        """The way home: districts, the province, and the district itself on its subpages."""
        province = self.names.provinces[self.names.districts[self.code].provinsi]
        way = (Crumb("Daerah", "daerah/"), Crumb(province.nama, f"provinsi/{province.id}/"))
        return (*way, Crumb(self.label, self.link.href)) if deeper else way
