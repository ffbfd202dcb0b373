"""Which pages of a district stand: each kind of row that says something makes its page stand."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kksportal.compute.district import compute_district
from kksportal.compute.shared import compute_shared
from kksportal.model.package import PortalInput
from kksportal.words.context import DistrictContext, PlaceContext, SharedContext
from tests.builders import CODE, award_package, district, head
from tests.compute.districts import ODF, score, world
from tests.contexts import INFO
from tests.words.places import place

MARKET = "daerah/balangan/pasar/"
TOURISM = "daerah/balangan/pariwisata/"
OFFICES = "daerah/balangan/kelembagaan/"
AWARDS = "daerah/balangan/penghargaan/"
REPAIRS = "daerah/balangan/perbaikan/"
EMBED = "sematan/balangan/"
ENGLISH = "en/districts/balangan/"
T101 = "indikator/2025/T1.01/"
FACT = {"subjek": "63.11", "ukuran": "odf-desa", "satuan": "persen", "sifat": "capaian",
        "per_tanggal": "2025-08"}  # fmt: skip


def data(*awards: Any, simulated: bool = False, **tables: Any) -> PortalInput:
    """A portal of Balangan with these tables."""
    mine = district(**tables)
    if simulated:
        mine = replace(mine, head=head(simulated=True))
    return world(mine, awards=awards)


def context(
    *awards: Any, simulated: bool = False, real: bool = False, **told: Any
) -> DistrictContext:
    """The context of Balangan; `real`: another district of the portal is real."""
    read = data(*awards, simulated=simulated, **told)
    (mine,) = read.districts.values()
    results = replace(compute_shared(read, read.districts), simulated=simulated and not real)
    return SharedContext.of(results, INFO).for_district(compute_district(mine, results))


def test_of_a_district_of_which_nothing_is_known_nothing_stands() -> None:
    """Names, definitions and requirements alone make no page."""
    assert context().standing == frozenset()


@pytest.mark.parametrize(
    ("tables", "stands"),
    [
        ({"penilaian": [score("T1.01", "80")]}, {MARKET, T101, EMBED, ENGLISH}),
        ({"penilaian": [score("T1.09", "80", "2023")]},
         {MARKET, "indikator/2023/T1.09/"}),
        ({"capaian": [{"siklus": "2025", "indikator": "T1.01", "tahun": "2024", "nilai": "5",
                       "satuan": "kasus"}]}, {MARKET, T101}),
        ({"capaian": [{"siklus": "2025", "indikator": "T1.01", "tahun": "2024",
                       "keadaan": "belum-ada"}]}, set()),
        ({"capaian": [{"siklus": "2025", "indikator": "T1.01", "tahun": "2024",
                       "kriteria": "ada"}]}, {MARKET, T101}),
        ({"nilai_tatanan": [{"siklus": "2025", "siklus_teks": "2025", "tatanan": "pariwisata",
                             "penilai": "pusat", "nilai": "80"}]}, {TOURISM, EMBED, ENGLISH}),
        ({"fakta": [FACT | {"nilai": "85"}]}, {AWARDS, EMBED, ENGLISH}),
        ({"fakta": [FACT | {"keadaan": "belum-ada"}]}, set()),
        ({"fakta": [FACT | {"nilai": "85", "tatanan": "pasar", "ukuran": "lain"}]},
         {MARKET, EMBED, ENGLISH}),
        ({"pernyataan": [{"tatanan": "pasar;pariwisata", "isi": "x"}]},
         {MARKET, TOURISM, ENGLISH}),
        ({"pernyataan": [{"tatanan": "kelembagaan", "isi": "x"}]}, {OFFICES, ENGLISH}),
        ({"pernyataan": [{"isi": "x"}]}, {ENGLISH}),
        ({"keikutsertaan": [{"subjek": "63.11", "status": "rencana"}]}, {ENGLISH}),
        ({"inovasi": [{"id": "i", "tatanan": "pasar"}]}, {MARKET}),
        ({"pengampu": [{"tatanan": "pasar", "perangkat_daerah": "Dinas"}]}, {MARKET}),
        ({"pengampu": [{"tatanan": "semua", "perangkat_daerah": "Dinas"}]}, set()),
        ({"pengampu": [{"tatanan": "kelembagaan", "perangkat_daerah": "Dinas"}]}, {OFFICES}),
        ({"renstra": [{"siklus": "2025", "indikator": "T2.01", "perangkat_daerah": "Dinas"}]},
         {TOURISM}),
        ({"renstra": [{"siklus": "2025", "indikator": "T9.99", "perangkat_daerah": "Dinas"}]},
         set()),
        ({"bukti": [{"siklus": "2025", "jenis": "foto"}]}, {OFFICES}),
        ({"kelembagaan": [{"siklus": "2025", "komponen": "forum", "butir": "sk", "ada": "ya",
                           "wilayah": "63.11.01"}]}, {OFFICES}),
        ({"kelembagaan": [{"siklus": "2025", "komponen": "forum", "butir": "sk",
                           "keadaan": "belum-ada", "wilayah": "63.11.01"}]}, set()),
        ({"penghargaan": [{"predikat": "wistara", "siklus_teks": "dua kali", "jumlah": "2"}]},
         {AWARDS, ENGLISH}),
        ({"perbaikan": [{"siklus": "2025", "indikator": "T2.01", "status": "diminta",
                         "tahap": "v1"}]}, {TOURISM, REPAIRS, ENGLISH}),
        ({"kegiatan": [{"judul": "Rapat", "status": "terlaksana"}]}, set()),
        ({"tahapan": [{"siklus": "2025", "tahap": "v1", "status": "selesai"}]}, {ENGLISH}),
    ],
)  # fmt: skip
def test_a_row_that_says_something_makes_its_pages_stand(
    tables: dict[str, Any], stands: set[str]
) -> None:
    """And no others; a value that is missing says nothing, nor does an office of all tatanan."""
    found = context(**tables).standing
    assert found == stands, tables


def test_an_award_found_is_something_to_say() -> None:
    """Of a district with a package and of one without; a doubted one is told, not translated."""
    award = award_package(penerima=[{"wilayah": "63.11", "predikat": "wistara"}])
    assert context(award).standing == {AWARDS, EMBED, ENGLISH}
    results = compute_shared(data(award), ())
    place = SharedContext.of(results, INFO).for_place(results.data.regions[0].daerah[0])
    assert (place.standing, place.href(ENGLISH), place.slug) == ({ENGLISH}, ENGLISH, "balangan")
    assert nothing().standing == frozenset()


def nothing() -> PlaceContext:
    """A district without a package of which nothing is known."""
    results = compute_shared(data(), ())
    return SharedContext.of(results, INFO).for_place(results.data.regions[0].daerah[0])


def test_a_simulated_district_makes_no_indicator_stand_in_a_real_portal() -> None:
    """Its own pages stand; what it has of an indicator enters no real page."""
    rows = {"penilaian": [score("T1.01", "80")]}
    assert T101 in context(simulated=True, real=False, **rows).standing
    found = context(simulated=True, real=True, **rows)
    assert found.standing == {MARKET, EMBED, ENGLISH}
    assert found.indicator_href("2025", "T1.01") == "kerangka/2025/#T1.01"


def test_links_lead_to_what_stands() -> None:
    """A tatanan without a page has no address; an indicator without one has its row."""
    here = context(penilaian=[score("T1.01", "80")])
    assert here.tatanan_href("pasar") == MARKET
    assert here.tatanan_href("pariwisata") == here.tatanan_href("semua") == ""
    assert here.indicator_href("2025", "T1.01") == T101
    assert here.indicator_href("2025", "T1.02") == "kerangka/2025/#T1.02"
    assert here.indicator_href("2025", "T9.99") == ""
    cells = here.names.indicator_cells("2025", "pasar", here.standing)
    assert [cell.href for cell in cells] == [T101, "kerangka/2025/#T1.02"]
    assert here.names.indicator_cells("2025", "laut", here.standing) == ()


def test_requirements_that_nothing_bears_on_make_no_page() -> None:
    """The rules alone are on the page of their framework: `world` has some of them."""
    assert ODF["butir"] == "odf"
    assert context().href(AWARDS) == ""
    assert context(fakta=[FACT | {"nilai": "85"}]).href(AWARDS) == AWARDS


def test_evidence_for_rules_newer_than_the_district_s_cycle_makes_a_page() -> None:
    """Its last stage is of 2023; readiness is judged by the rules of 2025, and is shown."""
    stage = {"siklus": "2023", "tahap": "verifikasi-lanjutan", "status": "selesai"}
    fact = {"subjek": CODE, "ukuran": "odf-desa", "sifat": "capaian", "satuan": "persen"}
    facts = [fact | {"nilai": "85", "siklus": "2025", "per_tanggal": "2025-06"}]
    here = place(tahapan=[stage], fakta=facts)
    assert (here.district.cycle, here.district.rules_cycle) == ("2023", "2025")
    assert here.href("daerah/balangan/penghargaan/")
    assert not place(tahapan=[stage]).href("daerah/balangan/penghargaan/")
