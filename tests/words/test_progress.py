"""Where a district stands: a stage carried out is not passed, an old statement has its date."""

from __future__ import annotations

from typing import Any

import pytest

from kksportal.words.progress import cycle_sentences, participation_sentence
from tests.builders import rows
from tests.words.places import place, shared

NAME = "Kabupaten Balangan"
STAGE = {"siklus": "2025", "tahap": "verifikasi-lanjutan", "status": "selesai"}
PART = {"subjek": "63.11"}


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({}, "mengikuti verifikasi lanjutan"),
        ({"hasil": "lolos"}, "lolos verifikasi lanjutan"),
        ({"hasil": "tidak-lolos"}, "tidak lolos verifikasi lanjutan"),
        ({"status": "berlangsung"}, "sedang mengikuti verifikasi lanjutan"),
        ({"status": "rencana"}, "dijadwalkan mengikuti verifikasi lanjutan"),
        ({"tahap": "penetapan"}, "sampai pada tahap penetapan"),
        ({"selesai": "2025-08-21"}, "mengikuti verifikasi lanjutan (21 Agustus 2025)"),
        ({"mulai": "2025-08"}, "mengikuti verifikasi lanjutan (Agustus 2025)"),
        (
            {"per_tanggal": "2025-08-21"},
            "mengikuti verifikasi lanjutan (menurut keterangan 21 Agustus 2025)",
        ),
    ],
)
def test_a_stage_is_told_as_its_source_tells_it(cells: dict[str, str], words: str) -> None:
    """Only "lolos" in a source makes it passed."""
    context = place(tahapan=[STAGE | cells])
    assert cycle_sentences(context) == (f"Pada 2025 {NAME} {words}.",)


def test_after_the_ceremony_the_award_is_what_is_not_known() -> None:
    """The day of the ceremony is told to those who reached a stage of that cycle."""
    results = shared({}, y2025="2025-11-28")
    assert cycle_sentences(place(results, tahapan=[STAGE]))[1] == (
        "Penghargaan 2025 sudah diserahkan pada 28 November 2025; apakah Kabupaten Balangan "
        "menerimanya, belum diketahui."
    )
    assert cycle_sentences(place(results)) == ()


def test_a_known_award_says_more_than_its_stages() -> None:
    """Of the same cycle and of a later one."""
    assert cycle_sentences(place(shared({"2025": "padapa"}), tahapan=[STAGE])) == ()
    old = STAGE | {"siklus": "2019"}
    assert cycle_sentences(place(shared({"2021": "padapa"}), tahapan=[old])) == ()
    assert cycle_sentences(place(shared({"2017": "padapa"}), tahapan=[old])) != ()


def test_a_statement_of_the_past_has_its_date_in_the_sentence() -> None:
    """Barru: told in November 2024 that it plans to take part."""
    (row,) = rows(
        "daerah", "keikutsertaan", [PART | {"status": "rencana", "per_tanggal": "2024-11"}]
    )
    assert participation_sentence("Kabupaten Barru", row) == (
        "Pada November 2024 Kabupaten Barru disebut berencana ikut dinilai."
    )
    (row,) = rows("daerah", "keikutsertaan", [PART | {"status": "belum-pernah"}])
    assert participation_sentence("Kabupaten Batang", row) == (
        "Kabupaten Batang disebut belum pernah dinilai (keterangan tanpa tanggal)."
    )


def test_a_statement_that_was_overtaken_is_left_to_the_journey() -> None:
    """A plan of 2024 says nothing beside an award of 2025."""
    plan: dict[str, Any] = {"keikutsertaan": [PART | {"status": "rencana", "per_tanggal": "2024"}]}
    assert cycle_sentences(place(**plan)) == (
        "Pada 2024 Kabupaten Balangan disebut berencana ikut dinilai.",
    )
    assert cycle_sentences(place(shared({"2025": "padapa"}), **plan)) == ()
    assert cycle_sentences(place(tahapan=[STAGE], **plan)) == (
        f"Pada 2025 {NAME} mengikuti verifikasi lanjutan.",
    )


def test_the_same_statement_is_told_once_with_its_newest_date() -> None:
    """Three reports of one plan are one sentence."""
    told = [
        PART | {"status": "rencana", "siklus": "2027", "per_tanggal": day, "sumber": day}
        for day in ("2025-07-08", "2025-12-05", "")
    ]
    assert cycle_sentences(place(keikutsertaan=told)) == (
        "Pada 5 Desember 2025 Kabupaten Balangan disebut berencana ikut dinilai untuk siklus 2027.",
    )
