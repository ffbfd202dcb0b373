"""The working paper in words: summaries, offices, deadlines, and what is said once."""

from __future__ import annotations

from typing import Any

import pytest

from kksportal.compute.kit import make_kit
from kksportal.words.kit import NOBODY, KitView, kit_view
from kksportal.words.kit_text import kit_text, spans
from kksportal.words.names import Names
from tests.builders import CODE, district, framework, portal

CYCLE = framework(
    tatanan=[{"id": "pasar", "kode": "T4", "nomor": "4", "nama": "Pasar"}],
    indikator=[
        {"kode": f"T4.0{number}", "nama": f"Indikator {number}", "tatanan": "pasar"}
        for number in (1, 2, 3, 4)
    ],
    tahap=[{"id": "lanjutan", "nama": "Verifikasi lanjutan", "urutan": "1", "penilai": "pusat"}],
    butir_kelembagaan=[
        {"komponen": component, "butir": item, "nama_komponen": name, "nama_butir": word}
        for component, name in (
            ("tim-pembina", "Tim Pembina"),
            ("forum-komunikasi-kecamatan", "Forum Kecamatan"),
        )
        for item, word in (("sk", "SK"), ("anggaran", "Anggaran"))
    ],
)
DATA = portal(
    vocabulary={"tatanan": [{"id": "pasar", "nama": "Pasar"}]},
    regions=[
        {
            "provinsi": [{"id": "kalsel", "kode": "63", "nama": "Kalimantan Selatan"}],
            "daerah": [
                {"id": "kabupaten-x", "kode": CODE, "nama": "Kabupaten X", "provinsi": "kalsel"}
            ],
        }
    ],
    frameworks=[CYCLE],
)
BACK = {"siklus": "2025", "tahap": "lanjutan", "tatanan": "pasar", "indikator": "T4.02",
        "status": "diminta", "diminta": "2025-08-21T10:00+08:00", "batas_jam": "48"}  # fmt: skip
HOLDER = {"siklus": "2025", "tatanan": "pasar", "perangkat_daerah": "Dinas Perdagangan"}
SCORE = {"siklus": "2025", "indikator": "T4.01", "penilai": "mandiri", "tahap": "m", "skor": "50"}


def view(**tables: Any) -> KitView:
    """The paper of a district with these rows."""
    own = district(**tables)
    return kit_view(make_kit(own, CYCLE, 8), own, CYCLE, Names(DATA))


def test_a_summary_counts_what_there_is() -> None:
    """What there is none of is not said."""
    assert view().summary == "4 indikator: 4 kosong."
    assert view(penilaian=[SCORE]).summary == "4 indikator: 1 sebagian, 3 kosong."
    asked = view(perbaikan=[BACK]).summary
    assert asked == "4 indikator: 4 kosong. Dikembalikan 1, masih diminta 1."
    sent = BACK | {"status": "dikirim"}
    assert view(perbaikan=[sent]).summary.endswith(
        "Dikembalikan 1, semuanya sudah dikirim atau diterima."
    )


def test_years_are_one_word_together() -> None:
    """Values of two years, then the rest."""
    line = view().tatanan[0].lines[0]
    assert line.missing == "nilai 2023 dan 2024, skor mandiri, dan bukti dukung"


def test_an_office_has_what_is_asked_of_it_first() -> None:
    """What is due first above; what nobody holds stands last, under no name."""
    later = BACK | {"indikator": "T4.01", "tenggat": "2025-08-30"}
    made = view(pengampu=[HOLDER], perbaikan=[later, BACK | {"perangkat_daerah": "Dinas PU"}])
    assert [one.title for one in made.offices] == ["Dinas PU", "Dinas Perdagangan"]
    trade = made.offices[1]
    assert [line.code for line in trade.asked] == ["T4.01"]
    assert [line.code for line in trade.lacking] == ["T4.03", "T4.04"]
    assert trade.asked[0].deadline == "30 Agustus 2025"
    assert trade.lacking[0].office_note == "pengampu tatanannya"
    both = view(pengampu=[HOLDER], perbaikan=[later, BACK]).offices[0]
    assert [line.code for line in both.asked] == ["T4.02", "T4.01"]
    assert [one.title for one in view(perbaikan=[BACK | {"perangkat_daerah": "A"}]).offices] == [
        "A",
        NOBODY,
    ]


def test_offices_of_all_tatanan_are_named_once() -> None:
    """They hold no indicator of their own."""
    made = view(pengampu=[HOLDER | {"tatanan": "semua", "perangkat_daerah": "Bappeda"}])
    assert made.coordinators == ("Bappeda",)
    assert [one.title for one in made.offices] == [NOBODY]
    assert kit_text(made).count("Bappeda") == 1


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (
            [BACK | {"indikator": "", "tatanan": "", "jumlah": "33"}],
            "Verifikasi lanjutan: 33 indikator. Tenggat: 23 Agustus 2025 pukul 10.00 WITA.",
        ),
        (
            [
                BACK | {"indikator": "", "tatanan": "", "jumlah": "33", "ketepatan": "sekitar"},
                BACK | {"indikator": "", "tatanan": "", "jumlah": "33", "sumber": "b"},
            ],
            "Verifikasi lanjutan: 33 indikator. Tenggat: 23 Agustus 2025 pukul 10.00 WITA.",
        ),
        (
            [
                BACK | {"indikator": "", "tatanan": "", "jumlah": "33"},
                BACK | {"indikator": "", "tatanan": "", "jumlah": "30", "sumber": "b"},
            ],
            "Verifikasi lanjutan: 33 atau 30 indikator. Tenggat: 23 Agustus 2025 pukul 10.00 WITA.",
        ),
        (
            [BACK | {"indikator": "", "tatanan": "", "diminta": "", "batas_jam": ""}],
            "Verifikasi lanjutan: banyaknya indikator tidak disebut. Tenggatnya tidak disebut.",
        ),
        (
            [BACK, BACK | {"indikator": "T4.01", "status": "diterima"}],
            "Verifikasi lanjutan: 2 indikator. Belum diterima: 1 indikator. Tenggat: 23 Agustus "
            "2025 pukul 10.00 WITA.",
        ),
    ],
    ids=["number", "agreed", "rivals", "untold", "accepted"],
)
def test_what_a_stage_sent_back_is_a_sentence(rows: list[dict[str, str]], told: str) -> None:
    """How many, what is left, until when; of rivals each number."""
    assert view(perbaikan=rows).rounds == (told,)


def test_a_number_of_a_tatanan_stands_beside_it() -> None:
    """With its state and its deadline, since no indicator can carry them."""
    (group,) = view(perbaikan=[BACK | {"indikator": "", "jumlah": "8"}], pengampu=[HOLDER]).tatanan
    assert group.notes == (
        "Pengampu: Dinas Perdagangan.",
        "Dikembalikan tanpa nama: 8 indikator, diminta. Tenggat: 23 Agustus 2025 pukul 10.00 WITA.",
    )


PLACE = {"siklus": "2025", "komponen": "forum-komunikasi-kecamatan", "butir": "sk", "ada": "ya"}


@pytest.mark.parametrize(
    ("rows", "first"),
    [
        ([], "Belum dimuat: Tim Pembina dan Forum Kecamatan."),
        (
            [PLACE | {"wilayah": "63.11.01"}],
            "Forum Kecamatan: dari 1 kecamatan yang dimuat, SK ada di 1.",
        ),
        (
            [PLACE | {"wilayah": "63.11.01"}, PLACE | {"wilayah": "63.11.02", "ada": "tidak"},
             PLACE | {"wilayah": "63.11.01", "butir": "anggaran"}],
            "Forum Kecamatan: SK ada di 1 dari 2 kecamatan dan anggaran ada di 1 dari 1 kecamatan.",
        ),
        (
            [PLACE | {"komponen": "tim-pembina", "wilayah": CODE, "ada": "tidak"}],
            "Tim Pembina: SK tidak ada.",
        ),
    ],
)  # fmt: skip
def test_kelembagaan_is_told_by_component(rows: list[dict[str, str]], first: str) -> None:
    """Places are counted; what no row tells is said in one line."""
    assert view(kelembagaan=rows).institution[0] == first


def test_where_it_stands_in_a_plan_is_told() -> None:
    """With its years, its page and how it is worded there."""
    plan = {"siklus": "2025", "indikator": "T4.01", "perangkat_daerah": "Dinas Perdagangan",
            "tahun_mulai": "2021", "tahun_selesai": "2026", "letak": "hlm. 47",
            "indikator_renstra": "Pasar tertata"}  # fmt: skip
    line = view(renstra=[plan]).tatanan[0].lines[0]
    assert line.renstra == "Renstra Dinas Perdagangan 2021–2026, hlm. 47: Pasar tertata"
    named = plan | {"dokumen": "Renstra 2021–2026", "letak": "", "indikator_renstra": ""}
    assert view(renstra=[named]).tatanan[0].lines[0].renstra == "Renstra 2021–2026"


def test_the_console_tells_all_and_folds_what_is_alike() -> None:
    """What is asked with its deadline; codes that lack the same on one line."""
    text = kit_text(view(pengampu=[HOLDER], perbaikan=[BACK]))
    assert "T4.02 Indikator 2: diminta, sampai 23 Agustus 2025 pukul 10.00 WITA." in text
    assert (
        "Belum ada nilai 2023 dan 2024, skor mandiri, dan bukti dukung: T4.01, T4.03, T4.04."
        in (text)
    )
    unknown = kit_text(view(perbaikan=[BACK | {"diminta": ""}]))
    assert "diminta, 2 × 24 jam, waktu mulai tidak disebut." in unknown


@pytest.mark.parametrize(
    ("codes", "told"),
    [
        (["T1.01", "T1.02", "T1.03"], ["T1.01–T1.03"]),
        (["T1.01", "T1.02", "T1.04"], ["T1.01", "T1.02", "T1.04"]),
        (["T1.08", "T1.09", "T1.10", "T2.01"], ["T1.08–T1.10", "T2.01"]),
        ([], []),
    ],
)
def test_codes_in_a_row_are_one(codes: list[str], told: list[str]) -> None:
    """Three or more of one tatanan."""
    assert spans(codes) == told
