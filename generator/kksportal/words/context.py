"""What pages and files are made from: what all districts share, and one district with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from kksportal import addresses
from kksportal.compute.district import DistrictResult
from kksportal.compute.kecamatan import OfKecamatan, by_kecamatan
from kksportal.compute.odf import OdfFact
from kksportal.compute.shared import SharedResults
from kksportal.model.package import PortalInput, Story
from kksportal.model.region_rows import DaerahRow
from kksportal.model.rows import Sumber
from kksportal.model.words import Term
from kksportal.words.figures import SourceBook
from kksportal.words.frames import Crumb
from kksportal.words.names import Names
from kksportal.words.portal import PortalInfo
from kksportal.words.standing import district_standing, place_standing
from kksportal.words.tables import Cells
from kksportal.words.translator import Translator
from kksportal.words.views import Link


@dataclass(frozen=True, eq=False)
class SharedContext:
    """What the pages of all districts, and of the nation, are made from alike."""

    results: SharedResults
    names: Names
    cells: Cells
    info: PortalInfo
    translator: Translator | None = None  # into English; None where the portal has no English
    terms: Mapping[str, Term] = field(default_factory=dict)  # of tables and columns, by name
    odf: Mapping[str, tuple[OdfFact, ...]] = field(default_factory=dict)  # by province

    @classmethod
    def of(
        cls,
        results: SharedResults,
        info: PortalInfo,
        translator: Translator | None = None,
        terms: Mapping[str, Term] | None = None,
        odf: Iterable[OdfFact] = (),
    ) -> SharedContext:
        """The context of a portal, with names and remembered cells of its own.

        `odf` are the shares of districts of the nation that have a package.
        """
        names = Names(results.data)
        around: dict[str, tuple[OdfFact, ...]] = {}
        for fact in odf:
            if fact.code not in names.districts:
                continue  # its package is at fault, and no page is made of it
            province = names.districts[fact.code].provinsi
            around[province] = (*around.get(province, ()), fact)
        return SharedContext(results, names, Cells(names), info, translator, terms or {}, around)

    @property
    def data(self) -> PortalInput:
        """The packages and texts that all districts share."""
        return self.results.data

    def for_district(self, district: DistrictResult) -> DistrictContext:
        """The context of a district that has a package."""
        standing = district_standing(district, self.results, self.names)
        slug = self.names.districts[district.package.head.code].id
        told: dict[str, OfKecamatan] = {}
        if self.info.kecamatan:
            told = by_kecamatan(
                district.package, district.topics, self.names.kecamatan.get(slug, ())
            )
            standing |= {addresses.KECAMATAN(slug, one.folder) for one in told.values()}
        return DistrictContext(*self._shared, district=district, standing=standing, kecamatan=told)

    def for_place(self, row: DaerahRow) -> PlaceContext:
        """The context of a district that has none."""
        standing = place_standing(row.kode, self.results, self.names)
        return PlaceContext(*self._shared, row=row, standing=standing)

    @property
    def _shared(
        self,
    ) -> tuple[
        SharedResults,
        Names,
        Cells,
        PortalInfo,
        Translator | None,
        Mapping[str, Term],
        Mapping[str, tuple[OdfFact, ...]],
    ]:
        """What every context has, in order."""
        return (
            self.results,
            self.names,
            self.cells,
            self.info,
            self.translator,
            self.terms,
            self.odf,
        )


@dataclass(frozen=True, kw_only=True, eq=False)
class PlaceContext(SharedContext):
    """What the page of a district without a package is made from."""

    row: DaerahRow
    standing: frozenset[str]  # addresses of its pages that stand and might not

    @property
    def code(self) -> str:
        """The code of the district (kode), "63.11"."""
        return self.row.kode

    @property
    def slug(self) -> str:
        """The permanent id of the district."""
        return self.row.id

    def href(self, address: str) -> str:
        """The address of one of its pages, "" where that does not stand."""
        return address if address in self.standing else ""

    @property
    def stories(self) -> tuple[Story, ...]:
        """The innovation stories of the district."""
        return self.names.stories_of(self.code)


@dataclass(frozen=True, kw_only=True, eq=False)
class DistrictContext(SharedContext):
    """What the pages of a district with a package are made from; each has its own source book."""

    district: DistrictResult
    standing: frozenset[str]  # addresses of its pages that stand and might not, and of indicators
    kecamatan: Mapping[str, OfKecamatan] = field(default_factory=dict)  # with a page, by code
    book: SourceBook = field(default_factory=SourceBook)
    menu: tuple[Link, ...] = ()  # the district's other pages

    def opened(self, sources: str = "") -> DistrictContext:
        """The same context with an empty source book, for the next page.

        `sources` is the page that lists them, where the next page does not.
        """
        return replace(self, book=SourceBook(sources))

    def href(self, address: str) -> str:
        """The address of one of its pages, "" where that does not stand."""
        return address if address in self.standing else ""

    def tatanan_href(self, slug: str) -> str:
        """The page of a tatanan in this district, "" where nothing is known of it."""
        return self.href(addresses.DISTRICT_TATANAN(self.slug, slug))

    def kecamatan_href(self, code: str) -> str:
        """The page of a kecamatan, "" where it has none; what is no kecamatan has none."""
        one = self.kecamatan.get(code)
        return addresses.KECAMATAN(self.slug, one.folder) if one else ""

    def indicator_href(self, cycle: str, code: str) -> str:
        """An indicator's page where this district has data of it, else its framework's row.

        Whether others have data is not asked: a district's pages depend on no other district.
        """
        return self.names.indicator_href(cycle, code, self.standing)

    @property
    def code(self) -> str:
        """The code of the district (kode), "63.11"."""
        return self.district.package.head.code

    @property
    def stories(self) -> tuple[Story, ...]:
        """The innovation stories of the district."""
        return self.names.stories_of(self.code)

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
        return Link(label=self.label, href=addresses.DISTRICT(self.slug))

    def crumbs(self, *, deeper: bool = False) -> tuple[Crumb, ...]:
        """The breadcrumbs: districts, the province, and the district itself on its subpages."""
        province = self.names.provinces[self.names.districts[self.code].provinsi]
        way = (
            Crumb("Daerah", addresses.DISTRICTS()),
            Crumb(province.nama, addresses.PROVINCE(province.id)),
        )
        return (*way, Crumb(self.label, self.link.href)) if deeper else way
