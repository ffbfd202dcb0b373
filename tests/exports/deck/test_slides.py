"""What the slides of an office say, with the source of each figure."""

from __future__ import annotations

import pytest

from kksportal.errors import PortalError
from kksportal.exports.deck import slides as module
from kksportal.exports.deck.order import Order, ordered
from kksportal.exports.deck.slides import deck
from kksportal.exports.deck.views import Deck, Slide
from kksportal.words.context import DistrictContext
from tests.builders import source
from tests.compute.districts import score
from tests.exports.deck.worlds import CYCLE, asked, context, held

FACT = {"subjek": "63.11", "ukuran": "odf-desa", "satuan": "persen", "sifat": "capaian",
        "nilai": "85", "per_tanggal": "2025-08"}  # fmt: skip
BOTH = [held("Dinas A", "pasar", sumber="b"), held("Dinas A", "pariwisata", sumber="b")]
SOURCES = [source("a", judul="Nota", penerbit="Bappeda", tanggal_terbit="2025-09-01"),
           source("b", judul="SK tim")]  # fmt: skip


def of(here: DistrictContext) -> Deck:
    """The deck of its main cycle."""
    return deck(here, CYCLE)


def one(here: DistrictContext, ending: str, name: str = "Dinas A") -> Slide:
    """A slide by its title."""
    return next(s for s in of(here).slides if s.title == f"{name}: {ending}")


def filled(here: DistrictContext) -> Slide:
    """The first slide of Dinas A."""
    return one(here, "yang sudah terisi")


def opened(here: DistrictContext) -> Slide:
    """Its second slide."""
    return one(here, "yang belum ada dan tenggatnya")


def test_an_office_has_two_slides_and_no_two_titles_are_alike() -> None:
    """A reader of screens tells slides by their titles."""
    here = context(pengampu=[*BOTH, held("Dinas B", "pasar")])
    titles = [slide.title for slide in of(here).slides]
    assert len(titles) == 4 == len(set(titles))


def test_the_first_slide_says_what_the_deck_is_and_since_when_its_figures_are() -> None:
    """With the day of the data, not of the making."""
    told = " ".join(of(context(pengampu=BOTH, fakta=[FACT])).about)
    assert "siklus 2025" in told
    assert "terakhir berubah 2 Januari 2026" in told
    assert "Angka dari Agustus 2025." in told
    assert "simulasi" not in told


def test_simulated_data_and_a_moment_to_wait_for_are_told_on_the_first_slide() -> None:
    """The deck of a package that waits is no publication yet."""
    told = of(context(simulated=True, starts="2026-12-10T09:00+08:00", pengampu=BOTH))
    assert told.simulated
    assert "Data simulasi" in told.about[0]
    assert "Belum untuk umum sebelum 10 Desember 2026 pukul 09.00 WITA." in told.about


def test_bars_count_what_is_known_of_all_that_the_instrument_asks() -> None:
    """Each tatanan by itself."""
    slide = filled(context(pengampu=BOTH, penilaian=[score("T1.01", "80")]))
    assert [(b.label, b.part, b.whole, b.text) for b in slide.bars] == [
        ("pasar", 1, 2, "1 dari 2"),
        ("pariwisata", 0, 1, "0 dari 1"),
    ]


def test_a_score_stands_with_its_day_its_base_and_its_source() -> None:
    """What a column shares is in its head; a tatanan without a score has no row."""
    slide = filled(context(pengampu=BOTH, sumber=SOURCES_ROWS,
                           penilaian=[score("T1.01", "80", tanggal="2025-08-28")]))  # fmt: skip
    (grid,) = slide.grids
    assert grid.heads == (
        "Tatanan",
        "Penilaian mandiri",
        "Provinsi",
        "Pusat [2]\nper 28 Agustus 2025",
    )
    assert grid.rows == (("pasar", "belum ada", "belum ada", "80,0 (1 dari 2)"),)
    assert slide.sources == (
        "[1] SK tim. penerbit tidak disebut, tanggal tidak disebut",
        "[2] Nota. Bappeda, 1 September 2025",
    )


def test_scores_of_different_days_say_their_own() -> None:
    """The head of the column then says neither day nor source."""
    rows = [score("T1.01", "80", tanggal="2025-08-28"), score("T2.01", "70", tanggal="2025-09-01")]
    (grid,) = filled(context(pengampu=BOTH, penilaian=rows)).grids
    assert grid.heads[3] == "Pusat"
    assert [row[3] for row in grid.rows] == [
        "80,0 (1 dari 2) [2]\nper 28 Agustus 2025",
        "70,0 (1 dari 1) [2]\nper 1 September 2025",
    ]


def test_a_figure_of_sources_stands_with_its_day_and_source() -> None:
    """Rival claims each have a row, and the label says that they differ."""
    rows = [FACT | {"tatanan": "pasar"}, FACT | {"tatanan": "pasar", "nilai": "90", "sumber": "b"}]
    (grid,) = filled(context(pengampu=BOTH, fakta=rows)).grids
    label = "ODF desa, pasar. Berbeda antar sumber"
    assert set(grid.rows) == {
        (label, "85% [2]", "per Agustus 2025"),
        (label, "90% [1]", "per Agustus 2025"),
    }


def test_the_district_s_own_figures_go_to_who_is_named_for_all_tatanan() -> None:
    """An office of one tatanan does not carry them; a rule of the programme is nobody's figure."""
    rule = FACT | {"sifat": "ketentuan", "nilai": "2", "per_tanggal": "2024"}
    both = [FACT, rule]
    assert not filled(context(pengampu=BOTH, fakta=both)).grids
    (grid,) = filled(context(pengampu=[held("Dinas A", "semua")], fakta=both)).grids
    assert grid.rows == (("ODF desa", "85% [1]", "per Agustus 2025"),)


def test_who_is_named_for_all_is_not_said_to_hold_each() -> None:
    """A source that only tells of a meeting gives nobody nine tatanan."""
    rows = [held("Dinas A", "semua", peran="Hadir dalam rapat")]
    (first, *_) = filled(context(pengampu=rows)).lead
    assert first == (
        "Disebut untuk semua tatanan tanpa pembagian [1]. "
        "Perannya menurut sumber: hadir dalam rapat."
    )


def test_nothing_known_is_said_once_without_a_chart_of_nothing() -> None:
    """Three indicators, none of them known."""
    slide = filled(context(pengampu=BOTH))
    assert slide.lead == (
        "Mengampu pasar dan pariwisata [1].",
        "Belum ada yang diketahui dari 3 indikatornya.",
    )
    assert not slide.bars
    assert not slide.grids


def test_more_figures_than_fit_are_in_the_note(monkeypatch: pytest.MonkeyPatch) -> None:
    """The slide says how many, the note has each with its source."""
    monkeypatch.setattr(module, "FIGURES", 1)
    rows = [FACT, FACT | {"ukuran": "odf-kk", "nilai": "7"}]
    slide = filled(context(pengampu=[held("Dinas A", "semua")], fakta=rows))
    assert len(slide.grids[0].rows) == 1
    assert "1 angka lain ada di catatan pembicara." in slide.lead
    assert "85%, per Agustus 2025, menurut a" in slide.note
    assert "7%, per Agustus 2025, menurut a" in slide.note


def test_what_was_sent_back_stands_with_state_source_and_deadline() -> None:
    """The deadline is an absolute time."""
    rows = [asked(indikator="T1.01", perangkat_daerah="Dinas A", status="dikirim")]
    slide = opened(context(pengampu=BOTH, perbaikan=rows))
    assert slide.grids[0].rows == (
        ("T1.01, pasar", "Sudah dikirim [1]", "23 Agustus 2025 pukul 10.00 WITA"),
    )
    assert slide.lead[0] == "Satu hal diminta diperbaiki dan belum diterima."


def test_one_request_told_by_two_sources_is_one() -> None:
    """With what each says of it."""
    rows = [asked(jumlah="33"), asked(jumlah="34", ketepatan="sekitar", sumber="b")]
    slide = one(context(perbaikan=rows), "yang belum ada dan tenggatnya", "Belum ada pengampunya")
    assert slide.grids[0].rows == (
        ("33 indikator atau sekitar 34 indikator", "Diminta [1, 2]",
         "23 Agustus 2025 pukul 10.00 WITA"),
    )  # fmt: skip


def test_what_is_lacking_is_named_and_its_deadline_not_invented() -> None:
    """Of a tatanan of which nothing is known, all."""
    slide = opened(context(pengampu=BOTH, penilaian=[score("T1.01", "80")]))
    assert slide.grids[0].rows == (
        ("pasar", "1 dari 2", "T1.02"),
        ("pariwisata", "1 dari 1", "semua"),
    )
    assert slide.lead == (
        "Belum ada sumber yang menyebut perbaikan yang masih terbuka.",
        "2 dari 3 indikator belum berisi; tenggatnya tidak disebut sumber.",
    )


def test_where_all_is_filled_it_is_said() -> None:
    """No table is left empty."""
    slide = opened(context(pengampu=[BOTH[1]], penilaian=[score("T2.01", "80")]))
    assert not slide.grids
    assert slide.lead[-1] == "Semua indikatornya sudah berisi nilai atau skor."


def test_what_only_nobody_was_asked_has_one_slide() -> None:
    """There is nothing filled to tell of nobody's nothing."""
    rows = [held("Dinas A", "semua")]
    made = of(context(pengampu=rows, perbaikan=[asked(jumlah="3")]))
    assert [s.title for s in made.slides][2:] == [
        "Belum ada pengampunya: yang belum ada dan tenggatnya"
    ]


def test_an_order_is_held_against_what_there_is() -> None:
    """A wrong one is told what there is instead; case and spaces of a name do not matter."""
    here = context(pengampu=[*BOTH, held("Dinas B", "pasar")])
    assert {s.title.split(":")[0] for s in ordered(here, Order(office=" dinas  b ")).slides} == {
        "Dinas B"
    }
    for order, named in (
        (Order(cycle="2031"), "2025"),
        (Order(tatanan="pasra"), "pasar, pariwisata, kelembagaan"),
        (Order(office="Dinas Z"), "Dinas A; Dinas B"),
        (Order(tatanan="pariwisata", office="Dinas B"), "Dinas A"),
    ):
        with pytest.raises(PortalError, match=named):
            ordered(here, order)


SOURCES_ROWS = [dict(zip(SOURCES[0]._fields, row, strict=True)) for row in SOURCES]
