"""The page types of a district: of one that has a package, and of one that has none."""

from __future__ import annotations

from collections.abc import Callable

from kksportal import addresses as at
from kksportal.pages.district.awards import awards_page
from kksportal.pages.district.embed import embed_page
from kksportal.pages.district.innovations import innovations_page
from kksportal.pages.district.institution import institution_page
from kksportal.pages.district.kecamatan import kecamatan_pages
from kksportal.pages.district.main import district_page
from kksportal.pages.district.repairs import repairs_page
from kksportal.pages.district.short import short_page
from kksportal.pages.district.sources import sources_page
from kksportal.pages.district.story import HasStories, story_pages
from kksportal.pages.district.tatanan import tatanan_pages as district_tatanan
from kksportal.pages.editing import (
    awards_files,
    kecamatan_files,
    main_files,
    place_files,
    story_files,
    tables,
    tatanan_files,
)
from kksportal.pages.english.district import english_district, english_short
from kksportal.pages.types import PageType
from kksportal.words.context import DistrictContext, PlaceContext


def _stands(address: at.Address) -> Callable[[DistrictContext | PlaceContext], bool]:
    """Whether a district's page at this kind of address has anything to say."""

    def applies(context: DistrictContext | PlaceContext) -> bool:
        return bool(context.href(address(context.slug)))

    return applies


_ENGLISH_STANDS = _stands(at.ENGLISH_DISTRICT)
STORY: PageType[HasStories] = PageType(
    address=at.STORY, template="inovasi.html", make=story_pages, files=story_files
)

# The pages of a district that has a package; its menu follows this order.
DISTRICT: tuple[PageType[DistrictContext], ...] = (
    PageType(
        address=at.DISTRICT,
        template="daerah.html",
        make=district_page,
        english=at.ENGLISH_DISTRICT,
        paired=_ENGLISH_STANDS,
        files=main_files,
    ),
    PageType(
        address=at.DISTRICT_TATANAN,
        template="daerah-tatanan.html",
        make=district_tatanan,
        files=tatanan_files,
    ),
    PageType(
        address=at.DISTRICT_INSTITUTION,
        template="daerah-kelembagaan.html",
        make=institution_page,
        menu="Kelembagaan",
        applies=_stands(at.DISTRICT_INSTITUTION),
        files=tables("kelembagaan", "bukti", "pengampu", "fakta", "pernyataan"),
    ),
    PageType(
        address=at.KECAMATAN,
        template="daerah-kecamatan.html",
        make=kecamatan_pages,
        files=kecamatan_files,
    ),
    PageType(
        address=at.DISTRICT_AWARDS,
        template="daerah-penghargaan.html",
        make=awards_page,
        menu="Penghargaan",
        applies=_stands(at.DISTRICT_AWARDS),
        files=awards_files,
    ),
    PageType(
        address=at.DISTRICT_REPAIRS,
        template="daerah-perbaikan.html",
        make=repairs_page,
        menu="Perbaikan",
        applies=_stands(at.DISTRICT_REPAIRS),
        files=tables("perbaikan", "tahapan"),
    ),
    PageType(
        address=at.DISTRICT_INNOVATIONS,
        template="daerah-inovasi.html",
        make=innovations_page,
        menu="Daftar inovasi",
        applies=_stands(at.DISTRICT_INNOVATIONS),
        files=tables("inovasi"),
    ),
    PageType(
        address=at.DISTRICT_SOURCES,
        template="daerah-sumber.html",
        make=sources_page,
        menu="Semua sumber",
        files=tables("sumber"),
    ),
    PageType(address=at.EMBED, template="sematan.html", make=embed_page, applies=_stands(at.EMBED)),
    STORY,
    PageType(
        address=at.ENGLISH_DISTRICT,
        template="en-daerah.html",
        make=english_district,
        indonesian=at.DISTRICT,
        applies=_ENGLISH_STANDS,
        files=main_files,
    ),
)

# The pages of a district that has none.
PLACE: tuple[PageType[PlaceContext], ...] = (
    PageType(
        address=at.DISTRICT,
        template="daerah-singkat.html",
        make=short_page,
        english=at.ENGLISH_DISTRICT,
        paired=_ENGLISH_STANDS,
        files=place_files,
    ),
    STORY,
    PageType(
        address=at.ENGLISH_DISTRICT,
        template="en-daerah.html",
        make=english_short,
        indonesian=at.DISTRICT,
        applies=_ENGLISH_STANDS,
        files=place_files,
    ),
)
