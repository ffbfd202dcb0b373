"""The pages of closed cycles: what was frozen when, how to take it, check it and quote it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from kksportal.model.closed import ArchivedCycle, ArchivedZip, Looked
from kksportal.pages.district.frames import archived_links
from kksportal.pages.nation.archives import (
    ArchiveList,
    ArchivePage,
    archive_link,
    archive_list,
    archive_pages,
    archives_link,
)
from kksportal.pages.nation.context import NationContext
from kksportal.words.views import Link
from tests.closed_cycles import (
    FIRST,
    SECOND,
    beside,
    closed_portal,
    erratum,
    later,
    names_of,
    shared_of,
    taken_out,
)
from tests.contexts import nation_of

ZIP = ArchivedZip("kks-2025-v2.zip", 5_700_000, "ef" * 64)
LOOKED = Looked("2026-03-03", sound=True, sha512=SECOND.sha512)


def nation(*, package: Any = None, cells: dict[str, Any] | None = None, **told: Any) -> Any:
    """A nation with two closed cycles; `told` is told of the archive of 2025."""
    archive = ArchivedCycle(cycle="2025", **{"versions": (FIRST, SECOND), **told})
    known = (ArchivedCycle(cycle="2023", versions=(FIRST,)), archive)
    shared = shared_of(closed_portal(package, **cells or {}))
    return nation_of(shared, archives=lambda: known)


def listed(context: NationContext) -> ArchiveList:
    (page,) = archive_list(context)
    assert isinstance(page.view, ArchiveList)
    return page.view


def page(context: NationContext) -> ArchivePage:
    """The page of 2025."""
    only = replace(context, wants=lambda address: address == "arsip/2025/")
    (made,) = archive_pages(only)
    assert made.frame.address == "arsip/2025/"
    assert isinstance(made.view, ArchivePage)
    return made.view


def test_each_closed_cycle_is_a_line_the_newest_first() -> None:
    rows = listed(nation()).cycles
    assert [(row.cycle, row.href) for row in rows] == [
        ("2025", "arsip/2025/"),
        ("2023", "arsip/2023/"),
    ]
    assert [row.closed for row in rows] == ["ditutup 31 Januari 2026"] * 2
    assert [row.versions for row in rows] == ["2 versi", ""]


def test_without_a_closed_cycle_there_is_no_page_and_no_way_to_one() -> None:
    data = replace(closed_portal(), closed=())
    context = nation_of(shared_of(data))
    assert (list(archive_list(context)), list(archive_pages(context))) == ([], [])
    assert (archives_link(context), archive_link(context, "2025")) == (None, None)


def test_only_a_page_that_is_wanted_is_made() -> None:
    context = replace(nation(), wants=lambda _: False)
    assert (list(archive_list(context)), list(archive_pages(context))) == ([], [])


def test_the_way_to_an_archive_stands_for_closed_cycles_alone() -> None:
    context = nation()
    assert archives_link(context) == Link("Arsip siklus yang sudah ditutup", "arsip/")
    assert archive_link(context, "2025") == Link("Arsip siklus 2025", "arsip/2025/")
    assert archive_link(context, "2021") is None


def test_versions_are_told_with_their_digests_the_newest_first() -> None:
    view = page(nation())
    assert [tuple(one) for one in view.versions] == [
        ("Versi 2", "2 Maret 2026", SECOND.sha512, "13 berkas"),
        ("Versi 1", "31 Januari 2026", FIRST.sha512, "12 berkas"),
    ]
    assert view.bag == SECOND.sha512
    assert view.closed == "ditutup 31 Januari 2026"


def test_the_last_check_says_when_it_was_and_what_it_found() -> None:
    assert page(nation(looked=LOOKED)).state == "Diperiksa 3 Maret 2026: utuh."
    broken = page(nation(looked=LOOKED._replace(sound=False)))
    assert broken.state == "Diperiksa 3 Maret 2026: tidak utuh."
    assert listed(nation(looked=LOOKED)).cycles[0].state == "Diperiksa 3 Maret 2026: utuh."


def test_a_check_of_an_earlier_version_says_so() -> None:
    state = page(nation(looked=LOOKED._replace(sha512=FIRST.sha512))).state
    assert state == (
        "Diperiksa 3 Maret 2026: utuh, sebelum versi 2; sejak itu belum diperiksa lagi."
    )


def test_a_check_of_another_bag_proves_nothing_and_says_so() -> None:
    state = page(nation(looked=LOOKED._replace(sha512="00" * 64))).state
    assert state == "Diperiksa 3 Maret 2026, tetapi bukan isi yang ada sekarang."


def test_that_nobody_recorded_a_check_is_said() -> None:
    assert page(nation()).state == "Belum ada hasil pemeriksaan yang dicatat."


def test_an_archive_that_was_altered_says_so_whatever_the_last_check_found() -> None:
    view = page(nation(looked=LOOKED, altered=True))
    assert view.altered
    assert view.state == "Isinya berubah sesudah dibekukan, jadi tidak ditawarkan di sini."


def test_the_file_is_offered_with_its_size_and_digest_only_where_it_is_carried() -> None:
    view = page(nation(zip=ZIP))
    assert view.zip == Link("kks-2025-v2.zip (5,7 MB)", "arsip/2025/kks-2025-v2.zip")
    assert (view.zip_sha512, view.folder) == (ZIP.sha512, "kks-2025-v2")
    without = page(nation())
    assert (without.zip, without.zip_sha512, without.folder) == (None, "", "")


def test_pages_by_province_are_offered_with_size_and_digest() -> None:
    part = ArchivedZip("halaman-aceh.zip", 93_000, "12" * 64)
    view = page(nation(parts=(part,)))
    assert [tuple(one) for one in view.parts] == [
        (Link("halaman-aceh.zip (93 KB)", "arsip/2025/halaman-aceh.zip"), part.sha512)
    ]
    assert page(nation()).parts == ()


def test_a_damaged_archive_is_told_as_one_and_gives_nothing_to_take_or_quote() -> None:
    context = nation(versions=())
    view = page(context)
    assert (view.closed, view.versions, view.bag, view.quote) == ("arsipnya rusak", (), "", "")
    assert listed(context).cycles[0].closed == "arsipnya rusak"
    assert listed(context).cycles[1].closed == "ditutup 31 Januari 2026"


def test_a_quotation_names_office_cycle_version_day_and_digest() -> None:
    assert page(nation()).quote == (
        "Kantor uji. Arsip Kabupaten/Kota Sehat siklus 2025, versi 2. Portal uji. "
        f"Dibekukan 2 Maret 2026. SHA-512 {SECOND.sha512[:16]}…"
    )


def test_what_was_said_afterwards_stands_on_the_page_of_its_cycle() -> None:
    package = beside(errata=(erratum(),), tambahan=(later(),), dikeluarkan=(taken_out(),))
    view = page(nation(package=package))
    assert [len(one) for one in (view.errata, view.later, view.removed)] == [1, 1, 1]
    bare = page(nation())
    assert (bare.errata, bare.later, bare.removed) == ((), (), ())


def test_awards_and_rules_are_one_click_away_where_they_stand() -> None:
    view = page(nation())
    assert view.awards == Link("Penghargaan 2025", "penghargaan/2025/")
    assert view.framework == Link("Aturan 2025", "kerangka/2025/")
    context = nation()
    only = replace(context, wants=lambda address: address == "arsip/2023/")
    (made,) = archive_pages(only)
    assert isinstance(made.view, ArchivePage)
    assert (made.view.awards, made.view.framework) == (None, None)


def test_archived_pages_stand_by_province_and_last_those_of_districts_of_then() -> None:
    slugs = ("kota-sabang", "kota-lama", "kabupaten-tabalong", "kabupaten-balangan")
    view = page(nation(cells={"pages": frozenset(slugs)}))
    assert view.districts == "4 halaman daerah"
    assert [(one.province, [link.label for link in one.pages]) for one in view.provinces] == [
        ("Aceh", ["Kota Sabang"]),
        ("Kalimantan Selatan", ["Kabupaten Tabalong", "Kabupaten Balangan"]),
        ("", ["kota-lama"]),
    ]
    assert view.provinces[0].pages[0].href == "arsip/2025/daerah/kota-sabang/"


def test_a_district_is_led_to_its_page_in_each_closed_cycle_that_kept_one() -> None:
    names = names_of(pages=frozenset({"kota-sabang"}))
    assert archived_links(names, "kota-sabang") == (Link("2025", "arsip/2025/daerah/kota-sabang/"),)
    assert archived_links(names, "kota-lama") == ()


def test_without_archived_pages_nothing_is_said_of_them() -> None:
    view = page(nation())
    assert (view.districts, view.provinces) == ("", ())
