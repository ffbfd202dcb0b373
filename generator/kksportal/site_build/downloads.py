"""What a reader takes along of one district: each maker gives files, as pure as a page.

Downloads are made after the pages and timed on a line of their own (design, section 3).
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping

from kksportal.addresses import INDEX, card_address, district_files, sheet_address
from kksportal.compute.shared import SharedResults
from kksportal.exports.archive import archive_files
from kksportal.exports.book import book
from kksportal.exports.card import share_card, short_card
from kksportal.exports.factsheet import fact_sheet
from kksportal.exports.index import award_files, index_record
from kksportal.exports.national import fragments, indicator_lists
from kksportal.exports.records import district_record
from kksportal.exports.schemas import schemas
from kksportal.model.package import PortalInput
from kksportal.model.shared_rows import DaerahRow
from kksportal.pages.share import Gathered
from kksportal.pages.site import Asset
from kksportal.render.card import draw_card
from kksportal.render.json import to_json
from kksportal.render.pdf import set_sheet
from kksportal.render.xlsx import to_xlsx
from kksportal.render.zip import to_zip
from kksportal.words.context import DistrictContext
from kksportal.words.names import Names
from kksportal.words.portal import PortalInfo

Maker = Callable[[DistrictContext, PortalInfo], Iterable[Asset]]


def archive(context: DistrictContext, info: PortalInfo) -> Iterator[Asset]:
    """The package as a ZIP."""
    content = to_zip(archive_files(context, info), context.district.package.head.updated)
    yield Asset(address=district_files(context.code).zip, content=content)


def workbook(context: DistrictContext, info: PortalInfo) -> Iterator[Asset]:
    """The same tables as a workbook."""
    yield Asset(address=district_files(context.code).xlsx, content=to_xlsx(book(context, info)))


def record(context: DistrictContext, info: PortalInfo) -> Iterator[Asset]:
    """The district for machines."""
    content = to_json(district_record(context, info))
    yield Asset(address=district_files(context.code).json, content=content)


def national_files(
    data: PortalInput,
    results: SharedResults,
    names: Names,
    info: PortalInfo,
    gathered: Gathered,
    meanings: Mapping[str, str],
) -> Iterator[Asset]:
    """What can be taken of the nation beside its tables: records, their schemas, indicators."""
    for address, schema in schemas(info, meanings).items():
        yield Asset(address=address, content=to_json(schema))
    yield Asset(address=INDEX, content=to_json(index_record(results, names, info, gathered)))
    for address, told in award_files(data, results, names, info):
        yield Asset(address=address, content=to_json(told))
    for address, text in indicator_lists(data).items():
        yield Asset(address=address, content=text.encode())


def table_parts(context: DistrictContext) -> dict[str, bytes]:
    """A district's lines of national tables, packed: a tenth of their size on their way."""
    return {
        address: zlib.compress(text.encode(), 6) for address, text in fragments(context).items()
    }


def card(context: DistrictContext, info: PortalInfo) -> Iterator[Asset]:
    """The picture for shared links."""
    yield Asset(address=card_address(context.code), content=draw_card(share_card(context, info)))


def card_without_package(
    row: DaerahRow, data: PortalInput, results: SharedResults, names: Names, info: PortalInfo
) -> Asset:
    """The picture of a district that has no package; all that can be taken of it."""
    changed = max((awards.head.updated for awards in data.awards), default="")
    content = draw_card(short_card(row, results, names, changed, info))
    return Asset(address=card_address(row.kode), content=content)


def sheet(context: DistrictContext, info: PortalInfo) -> Iterator[Asset]:
    """The fact sheet as a PDF."""
    made = set_sheet(lambda room: fact_sheet(context.opened(), info, room))
    yield Asset(address=sheet_address(context.code), content=made)


MAKERS: tuple[Maker, ...] = (archive, workbook, record, card, sheet)


def downloads_of(context: DistrictContext, info: PortalInfo) -> Iterator[Asset]:
    """Every file that can be taken along of one district with a package."""
    for maker in MAKERS:
        yield from maker(context.opened(), info)
