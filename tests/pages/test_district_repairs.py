"""The page of repairs: what was sent back, who holds it, until when, and what remains."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from kksportal.compute.district import compute_district
from kksportal.compute.shared import compute_shared
from kksportal.pages.district.repairs import RepairsPage, repairs_page
from kksportal.pages.district.tatanan import DistrictTatananPage, tatanan_pages
from kksportal.pages.register import DISTRICT, menu_of
from kksportal.words.context import DistrictContext, SharedContext
from kksportal.words.portal import PortalInfo
from tests.builders import CODE, district, framework, portal, source

Cells = Mapping[str, str]
ASKED = {"siklus": "2025", "tahap": "lanjutan", "status": "diminta"}
REGION = {
    "provinsi": [{"id": "kalsel", "kode": "63", "nama": "Kalimantan Selatan"}],
    "daerah": [{"id": "kabupaten-x", "kode": CODE, "nama": "Kabupaten X", "provinsi": "kalsel"}],
}
CYCLE = framework(
    tatanan=[{"id": "pasar", "nama": "Pasar", "nomor": "1"}],
    indikator=[{"kode": "T1.01", "nama": "Pasar bersih", "tatanan": "pasar"}],
    tahap=[{"id": "lanjutan", "nama": "Verifikasi lanjutan", "urutan": "1", "penilai": "pusat"}],
)


def context_of(*cells: Cells, **tables: object) -> DistrictContext:
    """A district with these rows of repairs, by sources a and b."""
    own = district(
        perbaikan=[ASKED | dict(row) for row in cells],
        sumber=[source("a")._asdict(), source("b")._asdict()],
        **tables,
    )
    words = {"tatanan": [{"id": "pasar", "nama": "Pasar"}]}
    data = portal(
        vocabulary=words,
        regions=[REGION],
        frameworks=[CYCLE],
    )
    shared = compute_shared(data, {CODE})
    return SharedContext.of(shared, PortalInfo(name="Uji")).for_district(
        compute_district(own, shared)
    )


def page(*cells: Cells, **tables: object) -> RepairsPage:
    """The view of the page of these rows."""
    (made,) = repairs_page(context_of(*cells, **tables))
    assert isinstance(made.view, RepairsPage)
    return made.view


def table_of(*cells: Cells, **tables: object) -> list[dict[str, str]]:
    """The one table of the page, a row a dictionary by heads."""
    (one,) = page(*cells, **tables).rounds
    assert one.listed is not None
    heads = one.listed.heads
    return [
        {head: cell.text for head, cell in zip(heads, row, strict=True)} for row in one.listed.rows
    ]


def test_the_page_stands_only_where_something_was_sent_back() -> None:
    """Without such rows it is neither made nor in the menu; with them it is both."""
    (one,) = [one for one in DISTRICT if one.template == "daerah-perbaikan.html"]
    for rows, stands in (((), False), (({"jumlah": "3"},), True)):
        context = context_of(*rows)
        assert bool([*one.pages(context, translated=False)]) is stands
        assert ("Perbaikan" in [link.label for link in menu_of(context)]) is stands


def test_its_address_and_its_way_home() -> None:
    """It stands below the district, and leads back to it."""
    (made,) = repairs_page(context_of({"jumlah": "3"}))
    assert made.frame.address == "daerah/kabupaten-x/perbaikan/"
    assert made.frame.crumbs[-1].href == "daerah/kabupaten-x/"
    assert made.frame.title == "Perbaikan, Kabupaten X"


@pytest.mark.parametrize(
    ("row", "facts"),
    [
        (
            {"jumlah": "33", "batas_jam": "48"},
            "Diminta oleh pusat. Tenggat: 2 × 24 jam, waktu mulai tidak disebut. "
            "Belum ada sumber yang menyebut berapa yang sudah diterima.",
        ),
        (
            {"jumlah": "3", "batas_jam": "48", "diminta": "2025-08-21T10:00+08:00"},
            "Diminta oleh pusat. Tenggat: 23 Agustus 2025 pukul 10.00 WITA. "
            "Belum ada sumber yang menyebut berapa yang sudah diterima.",
        ),
        (
            {"indikator": "T1.01", "status": "diterima"},
            "Diminta oleh pusat. Tenggatnya tidak disebut.",
        ),
        ({"batas_jam": "48", "tahap": ""}, "Tenggat: 2 × 24 jam, waktu mulai tidak disebut."),
    ],
)
def test_who_asked_and_until_when(row: Cells, facts: str) -> None:
    """The assessor of the stage, an absolute local time, and what is not known said once."""
    (one,) = page(row).rounds
    assert one.facts == facts


def test_a_round_is_named_by_its_stage() -> None:
    """Also where no source names the stage."""
    titles = [one.title for one in page({"jumlah": "3"}, {"tahap": "", "jumlah": "2"}).rounds]
    assert titles == ["Verifikasi lanjutan 2025", "Siklus 2025, tahap tidak disebut"]


def test_both_figures_stand_once_anything_was_accepted() -> None:
    """What was requested, and what remains; while nothing was accepted the first alone."""
    (asked,) = page({"jumlah": "33", "dari": "136"}).rounds
    assert [figure.label for figure in asked.figures] == ["Diminta diperbaiki"]
    later = {"jumlah": "20", "status": "diterima", "per_tanggal": "2025-08-23"}
    (mended,) = page({"jumlah": "33", "dari": "136"}, later).rounds
    figures = [(figure.label, figure.claims[0].value) for figure in mended.figures]
    assert figures == [("Diminta diperbaiki", "33"), ("Belum diterima", "13")]


def test_each_indicator_has_its_tatanan_its_office_and_its_state() -> None:
    """With the day since when, where one is told."""
    (row,) = table_of(
        {
            "tatanan": "pasar",
            "indikator": "T1.01",
            "status": "dikirim",
            "per_tanggal": "2025-08-22",
            "perangkat_daerah": "Dinas A;Dinas B",
        }
    )
    assert row == {
        "Indikator": "Pasar bersih",
        "Tatanan": "Pasar",
        "Perangkat daerah": "Dinas A dan Dinas B",
        "Keadaan": "Sudah dikirim, sejak 22 Agustus 2025",
    }


def test_a_tatanan_is_known_by_its_indicator() -> None:
    """A row that names the indicator alone stands with the tatanan of the instrument."""
    (row,) = table_of({"indikator": "T1.01"})
    assert row["Tatanan"] == "Pasar"


def test_an_office_that_holds_the_tatanan_is_said_to_hold_that() -> None:
    """No source names who holds the request: the offices of its tatanan stand, and say so."""
    holder = {"siklus": "2025", "tatanan": "pasar", "perangkat_daerah": "Dinas Perdagangan"}
    (one,) = page({"tatanan": "pasar", "indikator": "T1.01"}, pengampu=[holder]).rounds
    assert one.listed is not None
    cell = one.listed.rows[0][2]
    assert (cell.text, cell.note) == ("Dinas Perdagangan", "pengampu tatanannya")
    other = holder | {"siklus": "2023"}
    (row,) = table_of({"tatanan": "pasar", "indikator": "T1.01"}, pengampu=[other])
    assert "Perangkat daerah" not in row


def test_what_nobody_says_has_no_column() -> None:
    """Without any office there is no column of offices, and no day is no word."""
    rows = table_of({"tatanan": "pasar", "jumlah": "8"})
    assert rows == [{"Indikator": "8 indikator", "Tatanan": "Pasar", "Keadaan": "Diminta"}]


def test_a_number_in_the_table_has_its_source() -> None:
    """It is a figure like any other; a tatanan without a number says so."""
    (one,) = page({"tatanan": "pasar", "jumlah": "8", "sumber": "b"}).rounds
    assert one.listed is not None
    cell = one.listed.rows[0][0]
    assert (cell.text, cell.value, cell.source_ids) == ("8 indikator", "8", "b")
    (row,) = table_of({"tatanan": "pasar"})
    assert row["Indikator"] == "jumlahnya tidak disebut"


def test_one_source_is_named_once_several_in_each_row() -> None:
    """Sources that differ on a state both stand in its cell."""
    (alone,) = page({"indikator": "T1.01"}).rounds
    assert alone.listed is not None
    assert [head for head, _ in alone.listed.column_sources] == [""]
    assert alone.listed.rows[0][-1].links == ()
    (both,) = page(
        {"indikator": "T1.01", "sumber": "a"},
        {"indikator": "T1.01", "sumber": "b", "status": "diterima"},
    ).rounds
    assert both.listed is not None
    cell = both.listed.rows[0][-1]
    assert set(cell.text.split(" / ")) == {"Diminta", "Diterima"}
    assert len(cell.links) == 2
    assert both.listed.column_sources == ()


def test_states_are_counted_in_words() -> None:
    """From accepted to asked; only where indicators are listed one by one."""
    rows = [{"indikator": f"T1.0{n}", "status": "diterima"} for n in range(3)]
    (one,) = page(*rows, {"indikator": "T1.09"}).rounds
    assert one.counts == "Dari 4 indikator yang disebut satu per satu: 3 diterima dan 1 diminta."
    (numbered,) = page({"jumlah": "33"}).rounds
    assert numbered.counts == ""


def test_what_was_sent_later_stands_once_on_the_page_of_its_tatanan() -> None:
    """A row a state: the last is shown, not all that it went through."""
    asked = {"tatanan": "pasar", "indikator": "T1.01", "per_tanggal": "2025-08-21"}
    context = context_of(asked, asked | {"status": "dikirim", "per_tanggal": "2025-08-22"})
    (made,) = tatanan_pages(context)
    assert isinstance(made.view, DistrictTatananPage)
    assert made.view.repairs is not None
    assert [row[1].text for row in made.view.repairs.rows] == ["Sudah dikirim"]
