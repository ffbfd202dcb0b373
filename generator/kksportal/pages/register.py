"""The register: every page type once. All that lists pages is derived from it.

A page type is one module with a view and a maker, one template, and one entry here. Its address
is in `addresses.py`, by which pages link to each other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

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
from kksportal.pages.english.national import (
    english_awards,
    english_home,
    english_list,
    english_method,
)
from kksportal.pages.nation.archives import archive_list, archive_pages
from kksportal.pages.nation.awards import award_cycles, award_matrix
from kksportal.pages.nation.check import check_page
from kksportal.pages.nation.compare import compare_index, compare_pages
from kksportal.pages.nation.compare_province import province_comparisons
from kksportal.pages.nation.context import NationContext
from kksportal.pages.nation.data import data_page
from kksportal.pages.nation.districts import district_list
from kksportal.pages.nation.early import early_access, early_page
from kksportal.pages.nation.findings import findings_page
from kksportal.pages.nation.framework import framework_pages
from kksportal.pages.nation.glossary import glossary_page
from kksportal.pages.nation.gone import GoneContext, gone_pages
from kksportal.pages.nation.home import home_page
from kksportal.pages.nation.indicator import indicator_pages
from kksportal.pages.nation.maps import award_maps, newest_map, score_maps
from kksportal.pages.nation.not_found import not_found_page
from kksportal.pages.nation.old_codes import old_code_pages
from kksportal.pages.nation.provinces import province_pages
from kksportal.pages.nation.search import search_page
from kksportal.pages.nation.stories import story_list
from kksportal.pages.nation.tatanan import tatanan_list, tatanan_pages
from kksportal.pages.nation.updates import updates_page
from kksportal.pages.types import Alternates, On, PageType
from kksportal.words.context import DistrictContext, PlaceContext
from kksportal.words.views import Link


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

_ALL = (On.SCOPE, On.AWARDS, On.TEXTS, On.GIVEN, On.DAY)

# The pages of the nation, with what each depends on; no address is of two types.
NATION: tuple[PageType[NationContext], ...] = (
    PageType(
        address=at.HOME,
        template="beranda.html",
        make=home_page,
        english=at.ENGLISH_HOME,
        on=_ALL,
    ),
    PageType(
        address=at.DISTRICTS,
        template="daftar-daerah.html",
        make=district_list,
        english=at.ENGLISH_DISTRICTS,
        on=(On.SCOPE, On.AWARDS, On.DAY),
    ),
    PageType(address=at.OLD_CODE, template="kode-lama.html", make=old_code_pages, on=(On.SCOPE,)),
    PageType(address=at.PROVINCE, template="provinsi.html", make=province_pages, on=_ALL),
    PageType(
        address=at.COMPARE_INDEX,
        template="banding-pilih.html",
        make=compare_index,
        on=(On.SCOPE, On.GIVEN, On.DAY),
    ),
    PageType(
        address=at.COMPARE_PROVINCE,
        template="banding-provinsi.html",
        make=province_comparisons,
        on=(On.SCOPE, On.AWARDS, On.ROWS, On.SIBLINGS),
    ),
    PageType(
        address=at.COMPARE,
        template="banding.html",
        make=compare_pages,
        on=(On.SCOPE, On.ROWS, On.INDICATORS, On.SIBLINGS),
    ),
    PageType(
        address=at.MAP_NEWEST,
        template="peta.html",
        make=newest_map,
        on=(On.SCOPE, On.AWARDS, On.MAPPED),
    ),
    PageType(
        address=at.AWARD_MAP,
        template="peta.html",
        make=award_maps,
        on=(On.SCOPE, On.AWARDS, On.MAPPED),
    ),
    PageType(
        address=at.SCORE_MAP,
        template="peta.html",
        make=score_maps,
        on=(On.SCOPE, On.AWARDS, On.GIVEN),
    ),
    PageType(
        address=at.FRAMEWORK,
        template="kerangka.html",
        make=framework_pages,
        on=(On.SCOPE, On.INDICATORS),
    ),
    PageType(
        address=at.TATANAN_LIST, template="daftar-tatanan.html", make=tatanan_list, on=(On.SCOPE,)
    ),
    PageType(
        address=at.TATANAN,
        template="tatanan.html",
        make=tatanan_pages,
        on=(On.SCOPE, On.TEXTS, On.GIVEN, On.INDICATORS),
    ),
    PageType(
        address=at.INDICATOR,
        template="indikator.html",
        make=indicator_pages,
        on=(On.SCOPE, On.ROWS, On.INDICATORS),
    ),
    PageType(
        address=at.STORIES,
        template="daftar-inovasi.html",
        make=story_list,
        on=(On.SCOPE, On.TEXTS),
    ),
    PageType(
        address=at.SEARCH,
        template="cari.html",
        make=search_page,
        on=(On.SCOPE, On.AWARDS, On.TEXTS, On.DAY),
    ),
    PageType(
        address=at.AWARD_CYCLE,
        template="penghargaan-siklus.html",
        make=award_cycles,
        on=(On.SCOPE, On.AWARDS),
    ),
    PageType(
        address=at.AWARDS,
        template="daftar-penghargaan.html",
        make=award_matrix,
        english=at.ENGLISH_AWARDS,
        on=(On.SCOPE, On.AWARDS),
    ),
    PageType(
        address=at.UPDATES,
        template="pembaruan.html",
        make=updates_page,
        on=(On.SCOPE, On.GIVEN, On.DAY),
    ),
    PageType(
        address=at.EARLY,
        template="akses-awal.html",
        make=early_page,
        applies=early_access,
        on=(On.SCOPE, On.AWARDS, On.TEXTS),
    ),
    PageType(
        address=at.FINDINGS,
        template="temuan.html",
        make=findings_page,
        on=(On.SCOPE, On.FINDINGS, On.DAY),
    ),
    PageType(address=at.CHECK, template="periksa.html", make=check_page, on=(On.SCOPE,)),
    PageType(
        address=at.ARCHIVES,
        template="daftar-arsip.html",
        make=archive_list,
        on=(On.SCOPE, On.ARCHIVES),
    ),
    PageType(
        address=at.ARCHIVE,
        template="arsip.html",
        make=archive_pages,
        on=(On.SCOPE, On.AWARDS, On.ARCHIVES),
    ),
    PageType(address=at.GLOSSARY, template="glosarium.html", make=glossary_page, on=(On.SCOPE,)),
    PageType(
        address=at.NOT_FOUND,
        template="tidak-ditemukan.html",
        make=not_found_page,
        on=(On.SCOPE, On.DAY),
    ),
    PageType(
        address=at.DATA,
        template="data.html",
        make=data_page,
        on=(On.SCOPE, On.AWARDS, On.TABLES, On.DOWNLOADS, On.DAY),
    ),
    PageType(
        address=at.ENGLISH_HOME,
        template="en-beranda.html",
        make=english_home,
        indonesian=at.HOME,
        on=(On.SCOPE, On.AWARDS, On.ENGLISH, On.DAY),
    ),
    PageType(
        address=at.ENGLISH_METHOD,
        template="en-metode.html",
        make=english_method,
        indonesian=at.METHOD,
        on=(On.SCOPE, On.DAY),
    ),
    PageType(
        address=at.ENGLISH_DISTRICTS,
        template="en-daftar-daerah.html",
        make=english_list,
        indonesian=at.DISTRICTS,
        on=(On.SCOPE, On.ENGLISH, On.DAY),
    ),
    PageType(
        address=at.ENGLISH_AWARDS,
        template="en-penghargaan.html",
        make=english_awards,
        indonesian=at.AWARDS,
        on=(On.SCOPE, On.AWARDS, On.ENGLISH),
    ),
)

# What answers at published addresses that no other page has; of whatever form they are.
GONE: PageType[GoneContext] = PageType(address=at.GONE, template="pindah.html", make=gone_pages)
EDITORIAL_TEMPLATE = "teks.html"  # prints the pages that MkDocs makes of Markdown


def menu_of(context: DistrictContext) -> tuple[Link, ...]:
    """The other pages of a district, in the order of the register."""
    return tuple(
        Link(label=one.menu, href=one.address(context.slug))
        for one in DISTRICT
        if one.menu and one.applies(context)
    )


def type_of(address: str) -> PageType[NationContext] | None:
    """The type of a page of the nation, by its address."""
    return next((one for one in NATION if one.address.parts(address) is not None), None)


def editorial_alternates(address: str, languages: tuple[str, ...]) -> Alternates:
    """The languages of an editorial page, where one of the English pages says the same."""
    if "en" not in languages:
        return ()
    matches = (one for one in NATION if one.indonesian and one.indonesian() == address)
    return next((one.alternates(one.address()) for one in matches), ())


def templates(*groups: Iterable[PageType[Any]]) -> tuple[str, ...]:
    """The templates that print the pages of some page types, each once."""
    return tuple(dict.fromkeys(one.template for group in groups for one in group))
