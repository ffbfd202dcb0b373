"""What was said of a closed cycle afterwards: then and now, why, by whom, by which source."""

from __future__ import annotations

import pytest

from kksportal.words.corrections import (
    corrected,
    correction_sentence,
    later_finds,
    later_sentence,
    notes_of,
    removed,
)
from kksportal.words.views import Link
from tests.closed_cycles import AWARDS, BALANGAN, beside, erratum, later, names_of, taken_out

NAMES = names_of()


def test_a_correction_tells_the_frozen_figure_the_right_one_and_the_decision() -> None:
    (one,) = corrected(beside(errata=(erratum(),)), NAMES)
    assert one.about == Link(label="Kabupaten Balangan", href="daerah/kabupaten-balangan/")
    assert (one.number, one.table, one.column) == ("1", "Angka utama", "Nilai")
    assert (one.was, one.becomes) == ("85", "84")
    assert (one.reason, one.by, one.day) == ("Salah ketik.", "Dinas Kesehatan", "1 Maret 2026")
    assert one.source == Link(label="Dinas Kesehatan Balangan", href="https://dinas.example/")


def test_the_row_is_told_in_words_without_its_source() -> None:
    (one,) = corrected(beside(errata=(erratum(),)), NAMES)
    assert one.row == "Kabupaten Balangan, Desa bebas BABS, siklus 2025, per 21 Agustus 2025"


@pytest.mark.parametrize("cells", [{"semula": ""}, {"menjadi": ""}])
def test_an_empty_cell_is_called_empty(cells: dict[str, str]) -> None:
    (one,) = corrected(beside(errata=(erratum(**cells),)), NAMES)
    assert "kosong" in (one.was, one.becomes)
    assert " kosong" in correction_sentence(erratum(**cells), "2025", NAMES)


def test_the_newest_comes_first_in_every_list() -> None:
    package = beside(errata=(erratum(1), erratum(2)), tambahan=(later(1), later(2)))
    assert [one.number for one in corrected(package, NAMES)] == ["2", "1"]
    assert [one.number for one in later_finds(package, NAMES)] == ["2", "1"]


def test_a_source_that_is_not_told_is_its_id_and_leads_nowhere() -> None:
    (one,) = corrected(beside(errata=(erratum(sumber="lain"),)), NAMES)
    assert one.source == Link(label="lain", href="")


def test_what_is_no_district_of_today_leads_nowhere() -> None:
    for subject, label in (("daerah/kota-lama", "kota-lama"), (AWARDS, "Penghargaan 2025")):
        (one,) = corrected(beside(errata=(erratum(perihal=subject),)), NAMES)
        assert one.about == Link(label=label, href="")


def test_a_table_that_is_not_known_any_more_is_called_by_its_name() -> None:
    (one,) = corrected(beside(errata=(erratum(resource="lama", kunci="a;;b"),)), NAMES)
    assert (one.table, one.row) == ("lama", "a, b")


def test_a_later_find_tells_whose_it_is_and_who_declared_it() -> None:
    (one,) = later_finds(beside(tambahan=(later(),)), NAMES)
    assert (one.table, one.row) == ("Penerima", "siklus 2025, Kota Banjarbaru")
    assert (one.reason, one.by, one.day) == ("Piagam ditemukan", "Tim portal", "2 Maret 2026")


def test_what_was_taken_out_is_told_by_its_kind_and_never_whose_it_was() -> None:
    (one,) = removed(beside(dikeluarkan=(taken_out(),)))
    assert tuple(one) == ("1", "nama orang", "Putusan 7/2026", "PPID", "1 April 2026", "3")
    assert BALANGAN not in repr(one)


def test_a_page_tells_only_what_is_its_own_and_of_a_cell_the_newest() -> None:
    package = beside(
        errata=(
            erratum(1),
            erratum(2, menjadi="83"),
            erratum(3, kolom="dari", menjadi="9"),
            erratum(4, perihal="daerah/kota-banjarbaru"),
        ),
        tambahan=(later(),),
    )
    names = names_of(package)
    notes = notes_of(names, BALANGAN)
    assert [note.partition("seharusnya ")[2].partition(".")[0] for note in notes] == ["9", "83"]
    assert len(notes_of(names, AWARDS)) == 1
    assert notes_of(names, "daerah/kota-sabang") == ()


def test_sentences_end_once_and_name_who_decided() -> None:
    said = correction_sentence(erratum(), "2025", NAMES)
    assert said.startswith("Ralat 1 Maret 2026 atas siklus 2025 yang sudah ditutup: nilai (")
    assert said.endswith("tercatat 85, seharusnya 84. Salah ketik. Diputuskan Dinas Kesehatan.")
    found = later_sentence(later(alasan="Piagam ditemukan."), "2025", NAMES)
    assert found == (
        "Ditemukan sesudah siklus 2025 ditutup, 2 Maret 2026: Penerima, siklus 2025, "
        "Kota Banjarbaru. Piagam ditemukan. Dinyatakan Tim portal."
    )
