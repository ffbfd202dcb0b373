"""Workbooks as the ministry's own are laid out, built in code with invented wording.

Nothing here is the ministry's text: the layout was measured, the sentences are ours.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from tests.conftest import ROOT

NAMES_2025 = (
    "Tatanan 1 Sehat Mandiri", "Tatanan 2 Permukiman", "Tatanan 3  Pendidikan",
    "Tatanan 4 Pasar ", "Tatanan 5 Perkantoran dan Perin", "Tatanan 6 Pariwisata",
    "Tatanan 7 Transportasi", "Tatanan 8  Perlindungan Sosial ", "Tatanan 9 Bencana",
)  # fmt: skip
NAMES_2023 = (
    "1 Sehat Mandiri", "2 Permukiman", "3 Pendidikan", "4 Pasar", "5 Perkantoran", "6 Pariwisata",
    "7 Transportasi", "8 Perlindungan Sosial", "9 Penanggulangan Bencana",
)  # fmt: skip
TITLES = (
    "KEHIDUPAN MASYARAKAT SEHAT MANDIRI", "PERMUKIMAN DAN FASILITAS UMUM", "SATUAN PENDIDIKAN",
    "PASAR", "PERKANTORAN DAN PERINDUSTRIAN", "PARIWISATA",
    "TRANSPORTASI DAN TERTIB LALU LINTAS JALAN", "PERLINDUNGAN SOSIAL", "PENANGGULANGAN BENCANA",
)  # fmt: skip
HEADS_2025 = ("NO", "INDIKATOR", "DEFINISI OPERASIONAL ", "SUMBER DATA", "BUKTI DUKUNG",
              "SKALA/ KATEGORI PENILAIAN")  # fmt: skip
GOES_ON = {"T2.20", "T3.10", "T7.04"}
ITEMS = ("SK", "Rencana Kerja", "Anggaran", "Sekretariat")
COMPONENTS = ("Tim Pembina", "Forum Kabupaten/Kota", "Forum Komunikasi Kecamatan",
              "Pokja Desa/Kelurahan")  # fmt: skip


def scales(cycle: str) -> dict[str, list[str]]:
    """The steps of every indicator of a cycle, as the portal has them."""
    made: dict[str, list[str]] = {}
    with (ROOT / f"datapackages/kerangka/{cycle}/indikator.csv").open(encoding="utf-8") as file:
        made = {row["kode"]: [] for row in csv.DictReader(file)}
    with (ROOT / f"datapackages/kerangka/{cycle}/skala.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            made[row["indikator"]].append(row["skor"])
    return made


def saved(book: Workbook) -> bytes:
    """The bytes of a workbook."""
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def prose(code: str, steps: Sequence[str], place: int) -> str:
    """A scale as prose; one in ten writes "NIlai", three go on in lines without a number."""
    word = "NIlai" if place % 10 == 3 else "Nilai"
    lines = []
    for number, score in enumerate(steps, start=1):
        lines.append(f"{number}. {word} {score} jika syarat rekaan {code} ke-{number} dipenuhi")
        if code in GOES_ON and number == 1:
            lines.append("dan berlaku pula bila syarat rekaan tambahan dipenuhi")
    return "\n\n".join(lines)


def formatted(sheet: Worksheet, rows: int = 12, columns: int = 18) -> None:
    """Formatting without content, as web spreadsheets leave it to about row 1,000."""
    font = Font(name="Arial", size=10)
    for row in range(1, rows):
        for column in range(1, columns + 1):
            sheet.cell(row, column).font = font


def empty_instrument(
    change: Callable[[Workbook], None] | None = None,
    *,
    cycle: str = "2025",
    rows: int = 12,
    told: Mapping[str, str] | None = None,
) -> bytes:
    """An empty instrument: "Kelembagaan" and nine sheets; `told` replaces the scale of a code."""
    book = Workbook()
    _institution_2025(book.active)
    every = scales(cycle)
    place = 0
    for number, (name, title) in enumerate(zip(NAMES_2025, TITLES, strict=True), start=1):
        sheet = book.create_sheet(name)
        formatted(sheet, rows)
        sheet["A1"], sheet["A2"] = "INSTRUMEN REKAAN UNTUK UJI", f"TATANAN {number}: {title}"
        for row in (1, 2):
            sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=6)
        for column, head in enumerate(HEADS_2025, start=1):
            sheet.cell(5, column, head)
            sheet.cell(6, column, f"({column})")
        codes = [code for code in every if code.startswith(f"T{number}.")]
        for row, code in enumerate(codes, start=7):
            place += 1
            scale = (told or {}).get(code, prose(code, every[code], place))
            cells = (float(row - 6), f"Nama resmi rekaan {code} ", "definisi rekaan",
                     "sumber rekaan", "bukti rekaan", scale)  # fmt: skip
            for column, value in enumerate(cells, start=1):
                sheet.cell(row, column, value)
    if change:
        change(book)
    return saved(book)


def _institution_2025(sheet: Any) -> None:
    sheet.title = "Kelembagaan"
    formatted(sheet)
    sheet["A1"], sheet["A2"] = "INSTRUMEN REKAAN UNTUK UJI", "KELEMBAGAAN"
    heads = ("NO", "KOMPONEN", *HEADS_2025[1:])
    for column, head in enumerate(heads, start=1):
        sheet.cell(5, column, head)
        sheet.cell(6, column, f"({column})")
    row = 7
    for number, component in enumerate(COMPONENTS, start=1):
        for column, value in ((1, float(number)), (2, component)):
            sheet.cell(row, column, value)
            sheet.merge_cells(start_row=row, end_row=row + 3, start_column=column,
                              end_column=column)  # fmt: skip
        for item in ITEMS:
            steps = ("100", "50", "0") if item in ("Rencana Kerja", "Anggaran") else ("100", "0")
            sheet.cell(row, 3, f"{item} {component}")
            sheet.cell(row, 7, prose("kelembagaan", steps, 1))
            row += 1


HEADS_2023 = (
    "NO", "TATANAN {}", None, "SKALA", "NILAI SELF-ASSESMENT ", "LINK BUKTI DUKUNG",
    "NILAI VERIFIKASI PROVINSI", "CATATAN TIM PEMBINA PROVINSI", "DEFINISI OPERASIONAL",
    "KETERSEDIAAN DATA", "BUKTI DATA PENDUKUNG",
)  # fmt: skip
NO, NAME, SCALE, OWN, LINK, PROVINCE, NOTE = 1, 2, 4, 5, 6, 7, 8
SECTIONS = (("Forum Kabupaten/Kota Sehat", 6), ("Tim Pembina Kabupaten/Kota Sehat", 4),
            ("Forum Komunikasi Kecamatan Sehat", 5), ("Pokja Desa/Kelurahan Sehat", 5))  # fmt: skip


@dataclass
class Filled:
    """A filled instrument, and where everything in it stands."""

    book: Workbook = field(default_factory=Workbook)
    sheet_of: dict[str, Worksheet] = field(default_factory=dict)
    head: dict[str, int] = field(default_factory=dict)  # the row of a code's name
    steps: dict[str, list[str]] = field(default_factory=dict)

    def row(self, code: str, score: str) -> int:
        """The row of a step."""
        return self.head[code] + 1 + self.steps[code].index(score)

    def put(self, code: str, column: int, value: Any, *, at: str = "", row: int = 0) -> None:
        """Write beside a step (`at` its score), on the head row, or on a row of its own."""
        place = row or (self.row(code, at) if at else self.head[code])
        self.sheet_of[code].cell(place, column).value = value

    def raw(self) -> bytes:
        """Its bytes."""
        return saved(self.book)


def filled_instrument(
    change_steps: Mapping[str, list[str]] | None = None,
    *,
    cycle: str = "2023",
    own: str = "100",
    province: str = "100",
    without_province: int = 57,
    only: Collection[int] = range(1, 10),
) -> Filled:
    """A filled instrument: every own score `own` or the best step, the province's for most.

    `only` are the numbers of the tatanan that it has.
    """
    made = Filled()
    made.book.remove(made.book.active)
    made.steps = scales(cycle) | dict(change_steps or {})
    left = without_province
    for number, (name, title) in enumerate(zip(NAMES_2023, TITLES, strict=True), start=1):
        if number not in only:
            continue
        sheet = made.book.create_sheet(name)
        formatted(sheet, 12, 12)
        top = 9 if number in (4, 5, 8, 9) else 8
        for column, head in enumerate(HEADS_2023, start=1):
            if head:
                sheet.cell(top, column, head.format(title))
        sheet.merge_cells(start_row=top, end_row=top, start_column=2, end_column=3)
        row = top + 1
        for code in [one for one in made.steps if one.startswith(f"T{number}.")]:
            left -= _block(made, sheet, row, code, own, province, left)
            row += len(made.steps[code]) + 1
        if number not in (2, 5, 7):
            for word in ("Jumlah", "Persentase"):
                sheet.cell(row, NAME, word)
                sheet.cell(row, OWN, f"=SUM(E10:E{row - 1})")
                sheet.cell(row, PROVINCE, f"=SUM(G10:G{row - 1})")
                row += 1
    _general_data(made.book)
    _institution_2023(made.book)
    return made


def _block(
    made: Filled, sheet: Worksheet, row: int, code: str, own: str, province: str, left: int
) -> int:
    steps = made.steps[code]
    made.sheet_of[code], made.head[code] = sheet, row
    sheet.cell(row, NO, float(code.split(".")[1]))
    sheet.cell(row, NAME, f"Nama rekaan {code}")
    sheet.merge_cells(start_row=row, end_row=row, start_column=NAME, end_column=NAME + 1)
    if steps:
        sheet.merge_cells(start_row=row, end_row=row + len(steps), start_column=NO, end_column=NO)
    for place, score in enumerate(steps, start=1):
        sheet.cell(row + place, NAME, f"{'abcdefgh'[place - 1]}. langkah rekaan {place}")
        sheet.cell(row + place, SCALE, float(score))
    best = own if own in steps else (steps or [""])[0]
    if best:
        sheet.cell(row + 1 + steps.index(best), OWN, float(best))
        if left <= 0:
            theirs = province if province in steps else steps[0]
            sheet.cell(row + 1 + steps.index(theirs), PROVINCE, float(theirs))
    sheet.cell(row + 1 if steps else row, LINK, f"https://drive.google.com/rekaan/{code}")
    sheet.cell(row, NOTE, f"Catatan rekaan {code}: Dinas Rekaan belum melengkapi")
    return 1


def _general_data(book: Workbook) -> None:
    sheet = book.create_sheet("Dataumum")
    for row, cells in enumerate(
        (("Nama Ketua", "Tokoh Rekaan"), ("Alamat", "Jalan Rekaan 1"), ("Telepon", "081200000000")),
        start=3,
    ):
        for column, value in enumerate(cells, start=1):
            sheet.cell(row, column, value)


def _institution_2023(book: Workbook) -> None:
    sheet = book.create_sheet("Kelembagaan")
    sheet["A3"] = "KELEMBAGAAN"
    for column, head in ((1, "NO"), (2, "URAIAN"), (3, "KETERANGAN")):
        sheet.cell(5, column, head)
    sheet.cell(6, 3, "ada")
    sheet.cell(6, 4, "tidak ada")
    sheet.merge_cells("C5:D5")
    row = 7
    for letter, (section, many) in zip("ABCD", SECTIONS, strict=True):
        sheet.cell(row, 1, letter)
        sheet.cell(row, 2, section)
        for number in range(1, many + 1):
            sheet.cell(row + number, 1, float(number))
            sheet.cell(row + number, 2, f"Butir rekaan {section} nomor {number}")
        row += many + 1
