"""The page types of the nation, each with what it depends on."""

from __future__ import annotations

from kksportal import addresses as at
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
from kksportal.pages.types import On, PageType

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
