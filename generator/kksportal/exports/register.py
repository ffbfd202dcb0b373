"""The register of files: everything published beside pages once, by whom and from what it is made.

Addresses are in `addresses.py`. A new download is a maker, an entry here, and a printer in
`render/` where its form is a new one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from kksportal import addresses as at
from kksportal.addresses import Address
from kksportal.exports.archive import archive_files
from kksportal.exports.archives import archives_record
from kksportal.exports.book import book
from kksportal.exports.borders import border_file
from kksportal.exports.card import share_card, short_card
from kksportal.exports.catalogue import catalogue_files
from kksportal.exports.factsheet import fact_sheet
from kksportal.exports.feeds import archive_entries, district_feed, portal_feed
from kksportal.exports.files import Archive, File, FittedSheet
from kksportal.exports.find import find_files
from kksportal.exports.headers import header_files
from kksportal.exports.index import award_files, index_record
from kksportal.exports.national import indicator_lists
from kksportal.exports.national_package import national_package
from kksportal.exports.records import district_record
from kksportal.exports.schemas import schemas
from kksportal.exports.security import security_file
from kksportal.exports.sitemap import plain_files
from kksportal.pages.nation.context import NationContext
from kksportal.pages.types import On
from kksportal.words.context import DistrictContext, PlaceContext
from kksportal.words.stories import shown_stories

C_contra = TypeVar("C_contra", contravariant=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class FileType(Generic[C_contra]):
    """A kind of file beside the pages, or a few that are always made together."""

    name: str
    addresses: tuple[Address, ...]
    make: Callable[[C_contra], Iterable[File]]
    on: tuple[On, ...] = ()
    download: bool = True  # left out where a portal makes no downloads
    lasting: bool = False  # but not out of an archive: a summary in a form made to be kept

    def files(self, context: C_contra) -> Iterator[File]:
        """The files of this type; raises ValueError when its maker gives another address."""
        for file in self.make(context):
            if all(one.parts(file.address) is None for one in self.addresses):
                raise ValueError(f"{file.address} is no address of {self.name}")
            yield file


def _archive(context: DistrictContext) -> Iterable[File]:
    """The package as a ZIP."""
    day = context.district.package.head.updated
    content = Archive(archive_files(context, context.info), day)
    yield File(address=at.district_files(context.code).zip, content=content)


def _workbook(context: DistrictContext) -> Iterable[File]:
    """The same tables as a workbook."""
    address = at.district_files(context.code).xlsx
    yield File(address=address, content=book(context, context.info))


def _record(context: DistrictContext) -> Iterable[File]:
    """The district for machines."""
    address = at.district_files(context.code).json
    yield File(address=address, content=district_record(context, context.info))


def _card(context: DistrictContext) -> Iterable[File]:
    """The picture for shared links."""
    yield File(address=at.CARD(context.code), content=share_card(context, context.info))


def _sheet(context: DistrictContext) -> Iterable[File]:
    """The fact sheet as a PDF."""
    content = FittedSheet(lambda room: fact_sheet(context.opened(), context.info, room))
    yield File(address=at.FACT_SHEET(context.code), content=content)


def _short_card(context: PlaceContext) -> Iterable[File]:
    """The picture of a district that has no package; its only download."""
    changed = max((awards.head.updated for awards in context.data.awards), default="")
    row, names, info = context.row, context.names, context.info
    content = short_card(row, context.results, names, changed, info)
    yield File(address=at.CARD(row.kode), content=content)


def _border(context: NationContext) -> Iterable[File]:
    drawn = context.data.boundaries
    return (border_file(drawn),) if drawn else ()


def _schemas(context: NationContext) -> Iterable[File]:
    by_address = schemas(context.info, context.terms)
    return (File(address=address, content=schema) for address, schema in by_address.items())


def _index(context: NationContext) -> Iterable[File]:
    content = index_record(context.results, context.names, context.info, context.gathered)
    yield File(address=at.INDEX_RECORD(), content=content)


def _awards(context: NationContext) -> Iterable[File]:
    records = award_files(context.data, context.results, context.names, context.info)
    return (File(address=address, content=record) for address, record in records)


def _archives(context: NationContext) -> Iterable[File]:
    if context.data.closed:
        content = archives_record(context.archives(), context.data.closed, context.info)
        yield File(address=at.ARCHIVE_RECORD(), content=content)


def _indicators(context: NationContext) -> Iterable[File]:
    lists = indicator_lists(context.data)
    return (File(address=address, content=text.encode()) for address, text in lists.items())


def _national_package(context: NationContext) -> Iterable[File]:
    content = national_package(context.data, context.gathered.tables, context.info, context.terms)
    yield File(address=at.NATIONAL_PACKAGE(), content=content)


def _catalogue(context: NationContext) -> Iterable[File]:
    return catalogue_files(
        context.data, context.results, context.names, context.gathered, context.info
    )


def _feed(context: NationContext) -> Iterable[File]:
    stories = shown_stories(context.data, context.results)
    simulated = context.results.simulated
    yield portal_feed(
        context.gathered,
        stories,
        context.info,
        simulated=simulated,
        archived=archive_entries(context.names),
    )


DISTRICT: tuple[FileType[DistrictContext], ...] = (
    FileType(
        name="umpan",
        addresses=(at.DISTRICT_FEED,),
        make=lambda context: (district_feed(context, context.info),),
        download=False,
    ),
    FileType(name="paket", addresses=(at.DISTRICT_ARCHIVE,), make=_archive),
    FileType(name="buku-kerja", addresses=(at.DISTRICT_WORKBOOK,), make=_workbook),
    FileType(name="rekaman", addresses=(at.DISTRICT_RECORD,), make=_record),
    FileType(name="kartu", addresses=(at.CARD,), make=_card),
    FileType(name="lembar-fakta", addresses=(at.FACT_SHEET,), make=_sheet, lasting=True),
)

PLACE: tuple[FileType[PlaceContext], ...] = (
    FileType(name="kartu", addresses=(at.CARD,), make=_short_card),
)

NATION: tuple[FileType[NationContext], ...] = (
    FileType(
        name="daftar-arsip",
        addresses=(at.ARCHIVE_RECORD,),
        make=_archives,
        on=(On.ARCHIVES,),
        download=False,
    ),
    FileType(name="skema", addresses=(at.SCHEMA,), make=_schemas),
    FileType(
        name="indeks",
        addresses=(at.INDEX_RECORD,),
        make=_index,
        on=(On.SCOPE, On.AWARDS, On.GIVEN, On.TABLES, On.DAY),
    ),
    FileType(
        name="penghargaan", addresses=(at.AWARD_RECORD,), make=_awards, on=(On.SCOPE, On.AWARDS)
    ),
    FileType(
        name="paket-nasional",
        addresses=(at.NATIONAL_PACKAGE,),
        make=_national_package,
        on=(On.TABLES, On.SCOPE),
    ),
    FileType(name="indikator", addresses=(at.INDICATOR_LIST,), make=_indicators),
    FileType(
        name="pencarian-nama",
        addresses=(at.NAMES, at.NAMES_SCRIPT),
        make=lambda context: find_files(context.names, folder=context.info.folder),
        download=False,
    ),
    FileType(name="batas", addresses=(at.BORDERS,), make=_border, download=False),
    FileType(
        name="peta-situs",
        addresses=(at.SITE_MAP, at.ROBOTS),
        make=lambda context: plain_files(context.entries(), context.info),
        on=(On.PAGES,),
        download=False,
    ),
    FileType(
        name="kepala-host",
        addresses=(at.HEADERS, at.HTACCESS),
        make=lambda context: header_files(
            (page.address for page in context.entries()), context.info.url
        ),
        on=(On.PAGES,),
        download=False,
    ),
    FileType(
        name="keamanan",
        addresses=(at.SECURITY,),
        make=lambda context: security_file(context.info),
        download=False,
    ),
    FileType(
        name="katalog",
        addresses=(at.CATALOGUE,),
        make=_catalogue,
        on=(On.SCOPE, On.AWARDS, On.GIVEN, On.DAY),
    ),
    FileType(
        name="umpan",
        addresses=(at.FEED,),
        make=_feed,
        on=(On.SCOPE, On.TEXTS, On.GIVEN, On.DAY),
        download=False,
    ),
)
