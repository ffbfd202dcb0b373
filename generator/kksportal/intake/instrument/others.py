"""Workbooks that are no instrument: what they are, and what of them can be used.

A table by household is never taken row by row: it names people. It is counted by village, and a
count of fewer than five stays hidden.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from kksportal.intake.instrument.heads import SEARCHED, words_of
from kksportal.intake.instrument.recapitulation import find_recapitulation
from kksportal.intake.instrument.record import find_record
from kksportal.intake.workbook import Sheet, Workbook
from kksportal.privacy import SMALLEST, personal_in
from kksportal.text import join_words, number

MOST_NAMED = 12  # villages in a sentence
_HOUSEHOLD = (
    (
        "kepala",
        re.compile(r"(nama )?(kepala (keluarga|rumah tangga)|kk)|nama kk\b.*|nama kepala.*"),
    ),
    ("kartu", re.compile(r"(no|nomor)\b.*\b(kartu|kk|nik)\b.*|nik|kartu keluarga")),
    ("rt", re.compile(r"rt( rw)?|rw|rt rw.*")),
    ("pilar", re.compile(r".*\bpilar\b.*|sbs|babs|ctps|pammrt|psrt|plcrt")),
)
_VILLAGE = re.compile(r"(nama )?(desa|kelurahan|desa kelurahan|kelurahan desa)( .*)?")


class Households(NamedTuple):
    """A table by household, counted: rows, and rows by village."""

    rows: int
    villages: Counter[str]


def household_sheet(sheet: Sheet) -> Households | None:
    """The count of a table by household; None where a sheet is none."""
    for row in range(1, min(SEARCHED, sheet.last_row) + 1):
        said = {c.place.column: words_of(c.text[:120]) for c in sheet.row_cells(row)}
        kinds = {name for name, words in _HOUSEHOLD if any(map(words.fullmatch, said.values()))}
        if len(kinds) >= 2 and kinds & {"kepala", "kartu"}:
            column = next((c for c, text in said.items() if _VILLAGE.fullmatch(text)), 0)
            return _count(sheet, row, column)
    return None


def _count(sheet: Sheet, head: int, column: int) -> Households:
    villages: Counter[str] = Counter()
    rows = 0
    filled = Counter(place.row for place in sheet.cells if place.row > head)
    for row in sorted(filled):
        if filled[row] < 3:
            continue
        rows += 1
        shown = sheet.shown(row, column) if column else None
        name = " ".join(shown.text.split())[:60] if shown else ""
        if name and not personal_in(name):
            villages[name] += 1
    return Households(rows, villages)


def tell_households(count: Households) -> str:
    """What is said of a table by household: refused, and how many rows each village has."""
    told = (
        f"tabel per rumah tangga ({number(str(count.rows))} baris) memuat nama dan nomor kartu "
        "orang; tidak satu baris pun diambil"
    )
    if not count.villages:
        return f"{told}. Yang boleh terbit hanya jumlah per desa atau kelurahan"
    ordered = sorted(count.villages.items())
    shown = [f"{name} {_many(many)}" for name, many in ordered[:MOST_NAMED]]
    if len(ordered) > MOST_NAMED:
        shown.append(f"{len(ordered) - MOST_NAMED} desa lain")
    return f"{told}. Jumlah barisnya per desa atau kelurahan: {join_words(shown)}"


def _many(many: int) -> str:
    return number(str(many)) if many >= SMALLEST else f"kurang dari {SMALLEST}"


def known_kind(book: Workbook) -> str:
    """What a workbook is that is no instrument, and what can be done with it; "" for none known."""
    for sheet in book.sheets:
        if count := household_sheet(sheet):
            return f"ini {tell_households(count)}"
    if sentence := _record(book) or _recapitulation(book):
        return sentence
    return ""


def other_kind(book: Workbook) -> str:
    """What a workbook is that is no instrument, and what can be done with it."""
    return known_kind(book) or (
        "ini bukan buku kerja instrumen yang dikenal: tidak ada lembar bernomor tatanan dengan "
        "kepala kolom indikator dan skala. Periksa apakah kepala kolomnya masih utuh"
    )


def _recapitulation(book: Workbook) -> str:
    """The sentence about a province's recapitulation; "" where a book is none."""
    recap = find_recapitulation(book)
    if recap is None:
        return ""
    numbers = [one.number for one in recap.shares]
    twice = sorted({one for one in numbers if numbers.count(one) > 1})
    why = (
        f"; tatanan {join_words([str(one) for one in twice])} ada dua kali dengan pembagi "
        "yang berbeda"
        if twice
        else ""
    )
    return (
        f"ini rekapitulasi provinsi ({len(recap.rows)} baris daerah){why}. Yang dapat diambil "
        "untuk satu daerah, dengan --daerah KODE dan sumbernya: keputusannya, dan persennya "
        "sebagai pernyataan provinsi bila Anda menjawab begitu. Jumlahnya tidak pernah diambil: "
        "di sana yang kosong dihitung nol"
    )


def _record(book: Workbook) -> str:
    """The sentence about a berita acara; "" where a book is none."""
    record = find_record(book)
    if record is None:
        return ""
    when = f", dengan waktu perbaikan “{record.window}”" if record.window else ""
    return (
        f"ini berita acara{when}; bukan instrumen. Dengan --daerah KODE dan sumbernya, indikator "
        "yang dikembalikan masuk ke perbaikan.csv beserta tenggatnya"
    )
