"""Which files of a portal a page is made of, where a person may change them: the data, the text.

A page is made of many tables. Named is the one that holds most of it, by the order given in the
register, of those that have rows; and the text, where there is one.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kksportal.addresses import STORY
from kksportal.model.package import AwardPackage, DistrictPackage
from kksportal.pages.district.kecamatan import KecamatanPage
from kksportal.pages.district.story import HasStories
from kksportal.pages.district.tatanan import DistrictTatananPage, narrative_of
from kksportal.pages.site import Page
from kksportal.words.context import DistrictContext, PlaceContext

_ALWAYS = "sumber"  # whatever else a package says, it says where from
_DESCRIPTOR = "datapackage.json"
_MAIN = ("fakta", "penilaian", "nilai_tatanan", "capaian", "kelembagaan", "pernyataan")


def package_file(package: DistrictPackage, *tables: str) -> str:
    """The file of the first of these tables that has rows, else of the sources, else the head."""
    head = package.head
    for name in (*tables, _ALWAYS):
        if getattr(package, name):
            return f"{head.folder}/{head.file_of(name)}"
    return f"{head.folder}/{_DESCRIPTOR}"


def tables(*names: str) -> Callable[[DistrictContext, Page], tuple[str, ...]]:
    """The file of the first of these tables of the district that has rows."""

    def files(context: DistrictContext, _: Page) -> tuple[str, ...]:
        return (package_file(context.district.package, *names),)

    return files


def main_files(context: DistrictContext, _: Page) -> tuple[str, ...]:
    """What tells most of a district; where its package has sources alone, its award records."""
    package = context.district.package
    if not any(getattr(package, name) for name in _MAIN) and (records := award_file(context)):
        return (records,)
    return (package_file(package, *_MAIN),)


def tatanan_files(context: DistrictContext, page: Page) -> tuple[str, ...]:
    """The table that tells most of a tatanan on its page, and its narrative."""
    if not context.info.edit:
        return ()  # no page would show it; a nation has thousands
    view = page.view
    assert isinstance(view, DistrictTatananPage)
    rows = context.results.indicators
    known = context.district.indicators.items()
    mine = [one for key, one in known if key in rows and rows[key].tatanan == view.icon]
    told: tuple[tuple[str, Any], ...] = (
        ("penilaian", any(one.scores for one in mine)),
        ("capaian", any(one.values or one.criteria for one in mine)),
        ("nilai_tatanan", view.stated),
        ("pernyataan", view.statements),
        ("fakta", view.figures),
        ("pengampu", view.offices),
        ("inovasi", view.stories),
        ("perbaikan", view.repairs),
    )
    package = context.district.package
    names = [name for name, any_of_it in told if any_of_it and getattr(package, name)]
    text = narrative_of(context, view.icon)
    data = (package_file(package, *names),) if names or text is None else ()
    return (*data, text.path) if text else data


def kecamatan_files(context: DistrictContext, page: Page) -> tuple[str, ...]:
    """The table that tells most of a kecamatan on its page."""
    if not context.info.edit:
        return ()  # no page would show it; a nation has thousands
    view = page.view
    assert isinstance(view, KecamatanPage)
    one = context.kecamatan[view.code]
    told = (("kelembagaan", one.items), ("fakta", one.topics), ("bukti", one.evidence),
            ("inovasi", one.innovations), ("pernyataan", one.statements))  # fmt: skip
    return (package_file(context.district.package, *(name for name, rows in told if rows)),)


def awards_files(context: DistrictContext, _: Page) -> tuple[str, ...]:
    """The newest award records of a district; without any, its own rows that requirements need."""
    records = award_file(context)
    package = context.district.package
    claims = (package_file(package, "penghargaan"),) if package.penghargaan else ()
    own = (package_file(package, "fakta", "penilaian", "nilai_tatanan"),)
    return tuple(one for one in (records, *claims) if one) or own


def place_files(context: PlaceContext, _: Page) -> tuple[str, ...]:
    """Of a district without a package its award records; nothing where there are none."""
    records = award_file(context)
    return (records,) if records else ()


def story_files(context: HasStories, page: Page) -> tuple[str, ...]:
    """The text of a story."""
    return tuple(s.path for s in context.stories if page.frame.address == STORY(s.slug))


def award_file(context: DistrictContext | PlaceContext) -> str:
    """The table with the newest award record of a district; "" where there is none to change."""
    if not context.info.edit:
        return ""
    results = context.results
    told = {*results.history(context.code), *results.without.get(context.code, ())}
    newest = max(told, default="")
    packages = (one for one in context.data.awards if one.head.cycle == newest)
    return next((file for one in packages if (file := _record(one, context.code))), "")


def _record(package: AwardPackage, code: str) -> str:
    for name in ("penerima", "diragukan", "tanpa_penghargaan"):
        if any(row.wilayah == code for row in getattr(package, name)):
            return f"{package.head.folder}/{package.head.file_of(name)}"
    return ""
