"""The working paper: what is there of each indicator, what is not, and whose it is."""

from __future__ import annotations

from typing import Any

import pytest

from kksportal.compute.kit import EMPTY, FILLED, PARTLY, Kit, KitItem, make_kit
from tests.builders import district, framework

CYCLE = framework(
    tatanan=[{"id": "pasar", "kode": "T4", "nomor": "4", "nama": "Pasar"}],
    indikator=[
        {"kode": code, "nama": f"Indikator {code}", "tatanan": "pasar"}
        for code in ("T4.01", "T4.02")
    ],
    butir_kelembagaan=[
        {"komponen": "forum-komunikasi-kecamatan", "butir": "sk", "nama_komponen": "Forum",
         "nama_butir": "SK"},
    ],
)  # fmt: skip
CODE = {"siklus": "2025", "indikator": "T4.01"}
VALUE = [CODE | {"tahun": year, "nilai": "80", "satuan": "persen"} for year in ("2023", "2024")]
SCORE = CODE | {"penilai": "mandiri", "tahap": "mandiri", "skor": "50"}
PAPER = CODE | {"id": "sk-1", "jenis": "sk", "judul": "SK", "publik": "ya"}
BACK = CODE | {"tahap": "lanjutan", "tatanan": "pasar", "status": "diminta",
               "diminta": "2025-08-21T10:00+08:00", "batas_jam": "48"}  # fmt: skip


def kit(**tables: Any) -> Kit:
    """The paper of a district of eight kecamatan."""
    return make_kit(district(**tables), CYCLE, 8)


def item(**tables: Any) -> KitItem:
    """Its first indicator."""
    return kit(**tables).items[0]


def test_nothing_is_known_of_an_empty_package() -> None:
    """Every indicator of the instrument is there, with all that it is asked."""
    made = kit()
    assert [one.code for one in made.items] == ["T4.01", "T4.02"]
    first = made.items[0]
    assert first.missing == ("nilai 2023", "nilai 2024", "skor mandiri", "bukti dukung")
    assert (first.state, first.have, first.offices) == (EMPTY, (), ())


def test_filled_is_both_years_a_score_of_its_own_and_a_document() -> None:
    """Without any one of them it is partly filled."""
    whole = {"capaian": VALUE, "penilaian": [SCORE], "bukti": [PAPER]}
    assert item(**whole).state == FILLED
    for table, lacking in (("penilaian", "skor mandiri"), ("bukti", "bukti dukung")):
        one = item(**{name: rows for name, rows in whole.items() if name != table})
        assert (one.state, one.missing) == (PARTLY, (lacking,))
    one = item(**whole | {"capaian": VALUE[:1]})
    assert (one.state, one.missing) == (PARTLY, ("nilai 2024",))


@pytest.mark.parametrize(
    "tables",
    [
        {"capaian": [CODE | {"tahun": "2024", "keadaan": "belum-ada", "satuan": "persen"}]},
        {"penilaian": [SCORE | {"penilai": "provinsi"}]},
        {"penilaian": [SCORE | {"skor": "", "keadaan": "belum-ada"}]},
        {"penilaian": [SCORE | {"siklus": "2023"}]},
        {"bukti": [PAPER | {"siklus": "2023"}]},
        {"bukti": [PAPER | {"indikator": ""}]},
        {"capaian": [VALUE[0] | {"siklus": "2023"}]},
    ],
)
def test_what_fills_nothing(tables: dict[str, Any]) -> None:
    """A reason, somebody else's score, another cycle: nothing of this is the district's answer."""
    assert item(**tables).state == EMPTY


def test_a_criterion_is_a_value_and_another_year_is_told() -> None:
    """A year that is not asked is there too, and takes nobody's place."""
    rows = [CODE | {"tahun": "2024", "kriteria": "Ada"}, CODE | {"tahun": "2022", "nilai": "1"}]
    one = item(capaian=rows)
    assert one.have == ("nilai 2022", "nilai 2024")
    assert "nilai 2023" in one.missing


def test_what_does_not_apply_is_not_missing() -> None:
    """Neither as a value nor as a score."""
    apart = CODE | {"tahun": "2024", "keadaan": "tidak-berlaku"}
    score = SCORE | {"skor": "", "keadaan": "tidak-berlaku"}
    assert item(capaian=[apart], penilaian=[score]).missing == ("bukti dukung",)


HOLDER = {"siklus": "2025", "tatanan": "pasar", "perangkat_daerah": "Dinas Perdagangan"}
PLAN = CODE | {"perangkat_daerah": "Dinas Kesehatan"}


def test_whose_it_is() -> None:
    """Who was asked to mend it, else in whose plan it stands, else who holds its tatanan."""
    tables: dict[str, Any] = {"pengampu": [HOLDER]}
    assert (item(**tables).offices, item(**tables).offices_by) == (
        ("Dinas Perdagangan",), "pengampu")  # fmt: skip
    tables["renstra"] = [PLAN]
    assert (item(**tables).offices, item(**tables).offices_by) == (("Dinas Kesehatan",), "renstra")
    assert item(**tables).renstra[0].perangkat_daerah == "Dinas Kesehatan"
    tables["perbaikan"] = [BACK | {"perangkat_daerah": "Satpol PP;BPBD"}]
    assert (item(**tables).offices, item(**tables).offices_by) == (
        ("Satpol PP", "BPBD"), "perbaikan")  # fmt: skip
    assert item(renstra=[PLAN | {"siklus": "2023"}]).offices == ()
    assert item(pengampu=[HOLDER | {"siklus": "2023"}]).offices == ()


def test_holders_without_a_cycle_stand_where_none_is_of_it() -> None:
    """A source may not name the cycle; the coordinator comes first; `semua` is nobody's own."""
    rows = [
        HOLDER | {"siklus": ""},
        HOLDER | {"siklus": "", "perangkat_daerah": "Dinas PU", "peran": "koordinator"},
        HOLDER | {"siklus": "", "tatanan": "semua", "perangkat_daerah": "Bappeda"},
    ]
    made = kit(pengampu=rows)
    assert made.items[0].offices == ("Dinas PU", "Dinas Perdagangan")
    assert made.holders["semua"] == ("Bappeda",)
    assert kit(pengampu=[*rows, HOLDER]).items[0].offices == ("Dinas Perdagangan",)


def test_what_was_sent_back_has_its_last_state_and_its_deadline() -> None:
    """The deadline is of what is still asked; what was sent needs none."""
    back = item(perbaikan=[BACK]).sent_back
    assert back is not None
    assert (back.open, back.deadlines, back.due) == (
        True, ("23 Agustus 2025 pukul 10.00 WITA",), "2025-08-23T10:00+08:00")  # fmt: skip
    sent = BACK | {"status": "dikirim", "per_tanggal": "2025-08-22"}
    back = item(perbaikan=[BACK, sent]).sent_back
    assert back is not None
    assert (back.open, back.statuses, back.deadlines, back.due) == (False, ("dikirim",), (), "")
    assert item(perbaikan=[BACK | {"siklus": "2023"}]).sent_back is None


def test_the_newest_stage_that_asked_for_it_tells_its_state() -> None:
    """Accepted in an earlier stage and asked again in a later one is asked."""
    early = BACK | {"tahap": "pusat", "diminta": "2025-07-01", "status": "diterima"}
    back = item(perbaikan=[early, BACK]).sent_back
    assert back is not None
    assert back.open


def test_numbers_without_indicators_stand_with_their_tatanan() -> None:
    """Or with the whole stage, under no name."""
    rows = [BACK | {"indikator": "", "jumlah": "8"},
            BACK | {"indikator": "", "tatanan": "", "jumlah": "33"}]  # fmt: skip
    made = kit(perbaikan=rows)
    assert {name: [one.many for one in told] for name, told in made.by_tatanan.items()} == {
        "pasar": ["8"], "": ["33"]}  # fmt: skip
    assert [int(claim.value) for claim in made.rounds[0].requested.claims] == [33]  # type: ignore[union-attr]


def test_items_of_kelembagaan_are_counted_by_place() -> None:
    """Of the places that any row tells; a place with a no in any year is none."""
    place = {"siklus": "2025", "komponen": "forum-komunikasi-kecamatan", "butir": "sk"}
    rows = [
        place | {"wilayah": "63.11.01", "ada": "ya", "tahun": "2023"},
        place | {"wilayah": "63.11.01", "ada": "tidak", "tahun": "2024"},
        place | {"wilayah": "63.11.02", "ada": "ya"},
        place | {"wilayah": "63.11.03", "keadaan": "belum-ada"},
        place | {"wilayah": "63.11.04", "ada": "ya", "siklus": "2023"},
    ]
    made = kit(kelembagaan=rows)
    (one,) = made.institution
    assert (one.told, one.there) == (2, 1)
    assert made.forums is not None
    assert made.forums.levels[1].total == 8
