"""Workbooks that are no instrument."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from openpyxl import Workbook

from kksportal.intake.container import WorkbookError
from kksportal.intake.instrument.book import read_instrument
from kksportal.intake.instrument.reading import Level
from kksportal.intake.workbook import read_workbook
from tests.intake.buku import filled_instrument, saved

HOUSEHOLDS = ("No", "Nomor Kartu Keluarga", "Nama Kepala Keluarga", "Desa/Kelurahan", "RT/RW",
              "Pilar 1", "Pilar 2", "Pilar 3", "Pilar 4", "Pilar 5", "Tanggal")  # fmt: skip


def table(rows: Sequence[Sequence[object]], name: str = "Sheet1") -> Workbook:
    """A workbook of one sheet with these rows."""
    book = Workbook()
    book.active.title = name
    for row in rows:
        book.active.append(list(row))
    return book


def households(many: int = 12) -> list[list[object]]:
    """A table by household: fictional, of two villages; the second has four."""
    rows: list[list[object]] = [["Data STBM rekaan"], list(HOUSEHOLDS)]
    for number in range(1, many + 1):
        village = "Desa Rekaan Satu" if number <= many - 4 else "Desa Rekaan Dua"
        rows.append([number, f"99{number:014}", f"Tokoh Rekaan {number}", village, "001/002",
                     "Ya", "Ya", "Tidak", "Ya", "Ya", "17-05-2023"])  # fmt: skip
    return rows


def refusal(book: Workbook) -> str:
    """The sentence with which a workbook is refused."""
    with pytest.raises(WorkbookError) as fault:
        read_instrument(read_workbook(saved(book)))
    return str(fault.value)


def test_a_table_by_household_is_refused_and_counted_by_village() -> None:
    """No name, no number; a village with fewer than five stays hidden."""
    said = refusal(table(households()))
    assert "tabel per rumah tangga (12 baris)" in said
    assert "tidak satu baris pun diambil" in said
    assert "Desa Rekaan Satu 8" in said
    assert "Desa Rekaan Dua kurang dari 5" in said
    assert "Tokoh" not in said
    assert "9900" not in said


def test_a_village_that_looks_like_a_person_is_not_named() -> None:
    """Columns may be shifted: what looks like personal data is in no sentence."""
    rows = households()
    for row in rows[2:]:
        row[3] = "3171234567890123"
    said = refusal(table(rows))
    assert "31712" not in said
    assert "Yang boleh terbit hanya jumlah per desa" in said


def test_such_a_sheet_in_an_instrument_is_left_out() -> None:
    """The rest of the workbook is read."""
    made = filled_instrument(only=(4,))
    sheet = made.book.create_sheet("1 data STBM")
    for row in households():
        sheet.append(row)
    instrument = read_instrument(read_workbook(made.raw()))
    assert instrument.counts == (12,)
    left = [r for r in instrument.remarks if r.level is Level.DITINGGALKAN]
    assert any("per rumah tangga" in r.what and r.sheet == "1 data STBM" for r in left)
    assert "Tokoh" not in str(instrument)


def test_an_indicator_that_speaks_of_households_is_an_indicator() -> None:
    """A sheet with the instrument's heads is one, whatever words stand in its rows."""
    made = filled_instrument(only=(4,))
    row = made.head["T4.01"]
    sheet = made.sheet_of["T4.01"]
    sheet.cell(row, 2, "Persentase KK dengan lima pilar")
    sheet.cell(row, 10, "KK")
    sheet.cell(row, 11, "Pilar 1")
    assert read_instrument(read_workbook(made.raw())).counts == (12,)


def recapitulation() -> Workbook:
    """A province's recapitulation: two head rows, tatanan 8 under two denominators."""
    heads = [f"TATANAN {n}" for n in (1, 2, 3, 4, 5, 6, 7, 8, 8, 9)]
    first: list[object] = ["NO", "KABUPATEN/KOTA"]
    second: list[object] = [None, None]
    for head in heads:
        first += [head, None]
        second += ["JUMLAH", "%"]
    rows: list[Sequence[object]] = [["REKAPITULASI REKAAN"], [], [*first, "KEPUTUSAN"], second]
    rows += [[n, f"Kabupaten Rekaan {n}", *([1300, 76.5] * 10), "lanjut"] for n in range(1, 8)]
    return table(rows, "Rekap")


def test_a_recapitulation_is_known_and_says_what_can_be_used() -> None:
    """Its sums take what is empty as 0; its decision is taken for a district that is named."""
    said = refusal(recapitulation())
    assert said.startswith("ini rekapitulasi provinsi (7 baris daerah)")
    assert "tatanan 8 ada dua kali dengan pembagi yang berbeda" in said
    assert "--daerah KODE" in said
    assert "Jumlahnya tidak pernah diambil" in said


def test_a_berita_acara_is_known_with_its_window_of_days() -> None:
    """A list of repairs with days, not only 2 × 24 hours."""
    rows = [["BERITA ACARA REKAAN"], [], ["Waktu perbaikan: 17 s.d. 23 Mei 2023"], ["No", "Uraian"],
            [1, "Perbaikan rekaan"]]  # fmt: skip
    said = refusal(table(rows))
    assert said.startswith("ini berita acara, dengan waktu perbaikan “17 s.d. 23 Mei 2023”")
    assert "perbaikan.csv" in said
    assert refusal(table([["Berita Acara"]])).startswith("ini berita acara; bukan instrumen")


def test_any_other_workbook_is_told_what_is_missing() -> None:
    """An empty one too."""
    for rows in ([["a", "b"], [1, 2]], []):
        assert "bukan buku kerja instrumen yang dikenal" in refusal(table(rows))


def test_heads_without_indicators_are_no_instrument() -> None:
    """An instrument whose rows were deleted says so."""
    heads = [["NO", "INDIKATOR", "SKALA"]]
    assert "tidak ada satu indikator pun" in refusal(table(heads, "Tatanan 1"))
