"""A page for each kecamatan: where the owner asks, where there is something to say, in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from posixpath import join, normpath
from typing import Any

import pytest

from kksportal import addresses as at
from kksportal.compute.district import compute_district
from kksportal.compute.shared import compute_shared
from kksportal.pages.district.innovations import innovations_page
from kksportal.pages.district.institution import institution_page
from kksportal.pages.district.kecamatan import KecamatanPage, kecamatan_pages
from kksportal.pages.editing import kecamatan_files
from kksportal.pages.site import Page
from kksportal.plan import plan_district
from kksportal.words.context import DistrictContext, SharedContext
from kksportal.words.gone import what_was
from tests.builders import district, framework, head, rows
from tests.compute.districts import world
from tests.contexts import CONTOH, INFO, context_of

JUAI, HALONG = "63.11.01", "63.11.02"
ON = replace(INFO, kecamatan=True)
FORUM = "forum-komunikasi-kecamatan"
ITEM = {"siklus": "2025", "komponen": FORUM, "butir": "sk", "wilayah": JUAI, "ada": "ya"}
FACT = {"subjek": JUAI, "ukuran": "odf-desa", "sifat": "capaian", "satuan": "desa-kelurahan",
        "nilai": "3", "dari": "5", "per_tanggal": "2025-06-30"}  # fmt: skip
FRAME = [{"komponen": FORUM, "butir": item, "nama_komponen": "Forum Kecamatan", "nama_butir": name}
         for item, name in (("sk", "SK"), ("anggaran", "Anggaran"))]  # fmt: skip


def context(*, on: bool = True, ends: Mapping[str, str] | None = None, **tables: Any) -> Any:
    """Balangan with these tables and two kecamatan."""
    mine = replace(district(**tables), head=head(updated="2026-01-02"))
    read = world(mine)
    told = ends or {"01": "juai", "02": "halong"}
    land = rows("wilayah", "kecamatan", [
        {"id": f"balangan.{end}", "kode": f"63.11.{code}", "daerah": "balangan",
         "nama": end.capitalize()} for code, end in told.items()
    ])  # fmt: skip
    provinces = rows("wilayah", "provinsi", [{"id": "", "kode": "63"}])
    place = read.regions[0].daerah[0]._replace(nama="Balangan")
    lands = (replace(read.regions[0], daerah=(place,), provinsi=provinces, kecamatan=land),)
    frames = dict(read.frameworks)
    frames["2025"] = replace(
        frames["2025"], butir_kelembagaan=framework(butir_kelembagaan=FRAME).butir_kelembagaan
    )
    read = replace(read, regions=lands, frameworks=frames)
    results = compute_shared(read, read.districts)
    info = ON if on else INFO
    return SharedContext.of(results, info).for_district(compute_district(mine, results))


def pages(**told: Any) -> list[Page]:
    """The pages of its kecamatan."""
    return list(kecamatan_pages(context(**told)))


def view(**told: Any) -> KecamatanPage:
    """The view of the one page there is."""
    (made,) = pages(**told)
    assert isinstance(made.view, KecamatanPage)
    return made.view


def cells(page: KecamatanPage) -> list[tuple[str, ...]]:
    """The texts of the first table."""
    return [tuple(cell.text for cell in row) for row in page.tables[0].rows]


def test_without_the_setting_there_is_no_page_and_no_link() -> None:
    """An existing portal's pages stay as they are."""
    off = context(on=False, kelembagaan=[ITEM], fakta=[FACT])
    assert not off.kecamatan
    assert not [a for a in off.standing if at.KECAMATAN.parts(a)]
    assert not [p for p in plan_district(off).pages if at.KECAMATAN.parts(p.frame.address)]
    (page,) = institution_page(off)
    view: Any = page.view
    assert view.kecamatan == ()
    assert {row[0].href for table in view.tables for row in table.rows} == {""}


def test_a_kecamatan_of_which_something_is_said_has_its_page() -> None:
    """And no other; it stands among the pages of its district, dated as the package is."""
    here = context(kelembagaan=[ITEM])
    (page,) = kecamatan_pages(here)
    assert page.frame.address == "daerah/balangan/kecamatan/juai/"
    assert page.frame.address in here.standing
    assert page.frame.title == "Kecamatan Juai, Balangan"
    assert page.frame.changed == "2026-01-02"
    assert page.frame.crumbs[-1].href == "daerah/balangan/"
    planned = [p.frame.address for p in plan_district(here).pages]
    assert planned.count("daerah/balangan/kecamatan/juai/") == 1
    assert not [one for one in planned if "halong" in one]


def test_every_page_of_a_district_leads_to_its_feed() -> None:
    """However deep it lies below the district's own."""
    frames = [page.frame for page in plan_district(context(kelembagaan=[ITEM])).pages]
    mine = [frame for frame in frames if frame.address.startswith("daerah/")]
    assert {frame.address.count("/") for frame in mine} == {2, 3, 4}
    feed = at.DISTRICT_FEED("balangan")
    assert [f for f in mine if normpath(join(f.address, f.feed)) != feed] == []


def test_each_item_stands_with_what_proves_it() -> None:
    """A closed document is on record, without its title; an open one is a link."""
    told = view(
        kelembagaan=[
            ITEM | {"bukti": "a"},
            ITEM | {"butir": "anggaran", "tahun": "2023", "bukti": "b"},
            ITEM | {"butir": "anggaran", "tahun": "2024", "ada": "tidak"},
            ITEM | {"butir": "lain", "ada": "ya"},
            ITEM | {"butir": "tiga", "ada": "", "keadaan": "belum-ada"},
        ],
        bukti=[
            {"id": "a", "siklus": "2025", "jenis": "sk", "judul": "SK Camat", "wilayah": JUAI,
             "publik": "ya", "tautan": "https://contoh.invalid/sk"},
            {"id": "b", "siklus": "2025", "jenis": "anggaran", "judul": "Rahasia",
             "wilayah": JUAI, "publik": "tidak"},
            {"id": "c", "siklus": "2025", "jenis": "dokumentasi", "judul": "Foto",
             "wilayah": JUAI, "publik": "ya"},
        ],
    )  # fmt: skip
    assert told.tables[0].caption == "Forum Kecamatan, siklus 2025"
    assert cells(told) == [
        ("SK", "Ada"),
        ("Anggaran 2023", "Ada, bukti dukung tidak dibuka untuk umum"),
        ("Anggaran 2024", "Tidak ada"),
        ("lain", "Ada, bukti dukung belum tercatat"),
        ("tiga", "Belum ada data"),
    ]
    assert told.tables[0].rows[0][1].links[0].href == "https://contoh.invalid/sk"
    assert "Rahasia" not in repr(told)
    assert told.evidence is not None  # the document that no item names
    assert [row[0].text for row in told.evidence.rows] == ["dokumentasi"]
    assert told.lead == ("Kelembagaan siklus 2025: 3 dari 4 butir yang disebut sumber ada di "
                         "Kecamatan Juai.",)  # fmt: skip


def test_sources_that_differ_stand_side_by_side_and_are_counted_as_such() -> None:
    """Each keeps its link; neither is chosen."""
    told = view(kelembagaan=[ITEM, ITEM | {"ada": "tidak", "sumber": "b"}])
    assert cells(told) == [("SK", "Ada / Tidak ada")]
    assert told.tables[0].rows[0][1].status == "berbeda"
    assert told.lead[0].endswith("0 dari 1 butir yang disebut sumber ada di Kecamatan Juai. "
                                 "Tentang 1 butir sumbernya berbeda.")  # fmt: skip
    assert [one.id for one in told.sources] == ["a", "b"]


def test_the_newest_cycle_comes_first_and_is_the_one_that_is_summed_up() -> None:
    """What an older one had is told below."""
    told = view(kelembagaan=[ITEM | {"siklus": "2023", "ada": "tidak"}, ITEM])
    assert [table.caption.rpartition(" ")[2] for table in told.tables] == ["2025", "2023"]
    assert told.lead[0].startswith("Kelembagaan siklus 2025: 1 dari 1 ")


def test_its_villages_have_a_table_of_their_own() -> None:
    """By their codes: the portal has no list of villages."""
    pokja = ITEM | {"komponen": "pokja-desa-kelurahan", "wilayah": f"{JUAI}.2001"}
    told = view(kelembagaan=[ITEM, pokja])
    assert [[row[0].text for row in table.rows] for table in told.tables] == [
        ["SK"],
        [f"{JUAI}.2001"],
    ]
    assert told.tables[1].caption.endswith(", siklus 2025, menurut desa/kelurahan")


def test_figures_statements_and_innovations_stand_with_their_sources() -> None:
    """An innovation in another kecamatan does not."""
    told = view(
        fakta=[FACT],
        pernyataan=[{"subjek": JUAI, "isi": "Rapat tiap bulan", "sumber": "b"}],
        inovasi=[{"id": "i", "judul": "Pasar Kering", "tatanan": "pasar", "wilayah": JUAI,
                  "sumber": "c"}],
    )  # fmt: skip
    (figure,) = told.figures
    assert (figure.claims[0].text, figure.claims[0].as_of) == ("3", "per 30 Juni 2025")
    assert [one.text for one in told.statements] == ["Rapat tiap bulan"]
    assert [one.label for one in told.innovations] == ["Pasar Kering"]
    assert [one.label for one in told.origin] == ["c"]
    assert [one.id for one in told.sources] == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("tables", "silence"),
    [
        ({"fakta": [FACT]}, "Belum ada data: forum dan pokja, bukti dukung, dan inovasi."),
        ({"kelembagaan": [ITEM]}, "Belum ada data: angka, bukti dukung, dan inovasi."),
        ({"fakta": [FACT], "kelembagaan": [ITEM],
          "bukti": [{"siklus": "2025", "jenis": "sk", "wilayah": JUAI}],
          "inovasi": [{"id": "i", "wilayah": JUAI}]}, ""),
    ],
)  # fmt: skip
def test_what_is_not_known_is_said_once(tables: dict[str, Any], silence: str) -> None:
    """In one line, and nothing where all is known."""
    assert view(**tables).silence == silence


def test_kelembagaan_leads_there_and_back() -> None:
    """From its tables, and to those that no table names in a line of its own."""
    here = context(kelembagaan=[ITEM], fakta=[FACT | {"subjek": HALONG}])
    (page,) = institution_page(here)
    above: Any = page.view
    assert above.tables[0].rows[0][0].href == "daerah/balangan/kecamatan/juai/"
    assert [one.href for one in above.kecamatan] == ["daerah/balangan/kecamatan/halong/"]
    for made in kecamatan_pages(here):
        view: Any = made.view
        assert [one.href for one in view.links] == [
            "daerah/balangan/", "daerah/balangan/kelembagaan/",
        ]  # fmt: skip


def test_items_of_villages_stand_with_their_kecamatan() -> None:
    """Not on Kelembagaan, which says where they are; without pages of kecamatan they stay there."""
    village = ITEM | {"komponen": "pokja-desa-kelurahan", "wilayah": f"{HALONG}.2001"}

    def told(*rows: dict[str, str], on: bool = True) -> tuple[list[str], str, list[str]]:
        (page,) = institution_page(context(on=on, kelembagaan=rows))
        view: Any = page.view
        places = [row[0].text for table in view.tables for row in table.rows]
        return places, view.villages, [one.label for one in view.kecamatan]

    below = "Butir tiap desa/kelurahan ada di halaman kecamatannya."
    assert told(ITEM, village) == (["Kecamatan Juai"], below, ["Kecamatan Halong"])
    assert told(ITEM) == (["Kecamatan Juai"], "", [])
    assert told(ITEM, village, on=False) == (["Kecamatan Juai", village["wilayah"]], "", [])
    silent = village | {"ada": "", "keadaan": "belum-ada"}  # of this kecamatan nothing is known
    assert told(ITEM, silent) == (["Kecamatan Juai", village["wilayah"]], "", [])


def test_where_no_kelembagaan_stands_the_district_leads_there() -> None:
    """No page is without a way to it, and none links to what does not stand."""
    here = context(fakta=[FACT])
    main: Any = next(p for p in plan_district(here).pages if p.frame.address == "daerah/balangan/")
    hrefs = [one.href for one in main.view.subpages]
    assert "daerah/balangan/kecamatan/juai/" in hrefs
    assert [one.href for one in view(fakta=[FACT]).links] == ["daerah/balangan/"]
    both = context(fakta=[FACT], kelembagaan=[ITEM])
    main = next(p for p in plan_district(both).pages if p.frame.address == "daerah/balangan/")
    assert not [one for one in main.view.subpages if "/kecamatan/" in one.href]


def test_the_inventory_of_innovations_leads_there() -> None:
    """Its groups by kecamatan have links where the kecamatan has a page."""
    (page,) = innovations_page(context(inovasi=[{"id": "i", "judul": "I", "wilayah": JUAI}]))
    told: Any = page.view
    heads = {group.head.label: group.head.href for way in told.groupings for group in way.groups}
    assert heads["Juai"] == "daerah/balangan/kecamatan/juai/"


@pytest.mark.parametrize("end", ["../../../aset/gaya.css", "..", "a/b", "Juai"])
def test_no_name_leads_out_of_the_folder_of_its_district(end: str) -> None:
    """The code is the folder then; whatever the list of regions says."""
    (page,) = pages(ends={"01": end}, kelembagaan=[ITEM])
    assert page.frame.address == "daerah/balangan/kecamatan/63.11.01/"
    assert Path(page.file).parts == ("daerah", "balangan", "kecamatan", "63.11.01", "index.html")


def test_the_district_is_found_by_the_names_of_its_kecamatan() -> None:
    """In its own record: records of their own would be as many files again."""
    plan = plan_district(context(kelembagaan=[ITEM]))
    (record,) = plan.records
    assert "Kecamatan Juai" in record.text
    assert (
        "Kecamatan Juai" not in plan_district(context(on=False, kelembagaan=[ITEM])).records[0].text
    )


def test_where_it_may_be_changed_is_the_table_that_tells_most_of_it() -> None:
    """Its items before its figures; nothing where the portal names no editor."""

    def files(**tables: Any) -> tuple[str, ...]:
        here: DistrictContext = context(**tables)
        edited = replace(here, info=replace(ON, edit="https://x.invalid/{berkas}"))
        (page,) = kecamatan_pages(edited)
        assert kecamatan_files(here, page) == ()
        return kecamatan_files(edited, page)

    (told,) = files(kelembagaan=[ITEM], fakta=[FACT])
    assert told.endswith("/kelembagaan.csv")
    (told,) = files(fakta=[FACT], kelembagaan=[ITEM | {"wilayah": HALONG, "ada": ""}])
    assert told.endswith("/fakta.csv")


def test_a_page_that_went_is_told_of_by_its_name() -> None:
    """Or by its folder, where no kecamatan has it any more."""
    names = context().names
    assert (
        what_was("daerah/balangan/kecamatan/juai/", names) == "halaman Kecamatan Juai di Balangan"
    )
    assert what_was("daerah/balangan/kecamatan/x/", names) == "halaman “x” di Balangan"


def test_every_kecamatan_of_kabupaten_contoh_is_marked_as_simulated() -> None:
    """Like every page of a fictional district."""
    real = context_of(CONTOH)
    on = SharedContext.of(real.results, ON).for_district(real.district)
    made = list(kecamatan_pages(on))
    assert len(made) == 12
    for page in made:
        assert page.frame.simulated
        assert page.frame.noindex
        assert page.frame.title.endswith("(data simulasi)")
