"""A whole workbook: is it an instrument, of which form, and what stands on its sheets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kksportal.intake.container import WorkbookError
from kksportal.intake.instrument.blocks import BlockReader
from kksportal.intake.instrument.empty import read_indicators, read_items
from kksportal.intake.instrument.heads import EMPTY, FILLED, Form, Found, find_heads
from kksportal.intake.instrument.institution import read_marked_items
from kksportal.intake.instrument.others import household_sheet, other_kind, tell_households
from kksportal.intake.instrument.reading import Instrument, Item, Level, Remark, Setting
from kksportal.intake.instrument.sheets import is_institution, number_of, title_of
from kksportal.intake.workbook import Sheet, Workbook


class _Reading:
    """What is gathered from the sheets of one workbook."""

    def __init__(self, form: Form) -> None:
        self.form = form
        self.settings: dict[int, Setting] = {}
        self.items: tuple[Item, ...] = ()
        self.institution = ""
        self.marked = False
        self.remarks: list[Remark] = []

    def tell(self, level: Level, sheet: Sheet, what: str, advice: str = "", key: str = "") -> None:
        self.remarks.append(
            Remark(level=level, sheet=sheet.name, what=what, advice=advice, key=key)
        )


def read_instrument(book: Workbook) -> Instrument:
    """What an instrument's workbook says.

    Raises WorkbookError where it is no instrument; the sentence says what it is instead.
    """
    form = _form_of(book)
    if form is None:
        raise WorkbookError(other_kind(book))
    reading = _Reading(form)
    for sheet in book.sheets:
        _read_sheet(reading, sheet)
    if not any(setting.indicators for setting in reading.settings.values()):
        raise WorkbookError("tidak ada satu indikator pun terbaca di buku kerja ini")
    reading.remarks += _of_the_book(book)
    reading.remarks += _of_totals(reading.settings.values())
    return Instrument(
        filled=form is FILLED,
        settings=tuple(reading.settings[number] for number in sorted(reading.settings)),
        items=reading.items,
        institution_sheet=reading.institution,
        marked=reading.marked,
        remarks=tuple(reading.remarks),
    )


def _form_of(book: Workbook) -> Form | None:
    """The form that most sheets have; the filled one has all heads of the empty one and more."""
    sheets = [sheet for sheet in book.sheets if not is_institution(sheet)]
    for form in (FILLED, EMPTY):
        if any((found := find_heads(sheet, form)) and number_of(sheet, found) for sheet in sheets):
            return form
    return None


def _read_sheet(reading: _Reading, sheet: Sheet) -> None:
    if not sheet.cells:
        return
    if is_institution(sheet):
        _read_institution(reading, sheet)
        return
    found = find_heads(sheet, reading.form)
    if found is None or (number := number_of(sheet, found)) is None:
        if households := household_sheet(sheet):
            reading.tell(Level.DITINGGALKAN, sheet, tell_households(households))
            return
        other = EMPTY if reading.form is FILLED else FILLED
        if (heads := find_heads(sheet, other)) and number_of(sheet, heads):
            reading.tell(
                Level.DITINGGALKAN, sheet, f"lembar instrumen bentuk {other.name}, sedangkan buku "
                f"ini dibaca sebagai bentuk {reading.form.name}",
                "Simpan tiap instrumen di buku kerja sendiri, lalu ambil satu per satu",
            )  # fmt: skip
            return
        reading.tell(Level.DITINGGALKAN, sheet, "bukan lembar tatanan; tidak dibaca, karena "
                     "lembar semacam ini sering memuat nama dan alamat orang")  # fmt: skip
        return
    if number in reading.settings:
        first = reading.settings[number].sheet
        reading.tell(
            Level.DITANYAKAN, sheet, f"tatanan {number} sudah ada di lembar “{first}”",
            "Hapus salah satu lembar, atau betulkan nomor di namanya", key=f"T{number}/lembar",
        )  # fmt: skip
        return
    reading.settings[number] = _setting(reading, sheet, found, number)
    if sheet.hidden:
        reading.tell(Level.CATATAN, sheet, "lembar ini tersembunyi, tetapi dibaca juga")
    if sheet.cut:
        reading.tell(Level.CATATAN, sheet, "lembar ini terlalu besar; hanya bagian atasnya dibaca")


def _setting(reading: _Reading, sheet: Sheet, found: Found, number: int) -> Setting:
    totals = 0
    if reading.form is FILLED:
        reader = BlockReader(sheet, found)
        indicators, remarks = reader.read(), reader.remarks
        totals = reader.totals
    else:
        indicators, remarks = read_indicators(sheet, found)
    reading.remarks += remarks
    seen: set[int] = set()
    kept = []
    for one in indicators:
        if one.number in seen:
            what = f"nomor {one.number} sudah dipakai di lembar ini"
            reading.remarks.append(
                Remark(level=Level.DITANYAKAN, sheet=sheet.name, cell=one.cell, what=what,
                       advice="Betulkan nomornya di buku kerja",
                       key=f"T{number}.{one.number:02d}/nomor")
            )  # fmt: skip
        else:
            seen.add(one.number)
            kept.append(one)
    missing = sorted(set(range(1, max(seen, default=0) + 1)) - seen)
    if missing:
        listed = ", ".join(map(str, missing[:20]))
        reading.tell(Level.CATATAN, sheet, f"nomor indikator tidak urut; tidak ada {listed}")
    return Setting(number=number, title=title_of(sheet, found), sheet=sheet.name,
                   indicators=tuple(sorted(kept, key=lambda one: one.number)),
                   totals=totals)  # fmt: skip


def _read_institution(reading: _Reading, sheet: Sheet) -> None:
    if reading.institution:
        reading.tell(Level.DITINGGALKAN, sheet, f"kelembagaan sudah dibaca dari lembar "
                     f"“{reading.institution}”")  # fmt: skip
        return
    reading.institution = sheet.name
    found = find_heads(sheet, EMPTY)
    if found and "komponen" in found.columns:
        reading.items = read_items(sheet, found)
    else:
        reading.items, reading.marked = read_marked_items(sheet)
    if not reading.items:
        reading.tell(Level.CATATAN, sheet, "tidak ada butir kelembagaan yang terbaca")


def _of_the_book(book: Workbook) -> Iterator[Remark]:
    if book.macros:
        yield Remark(level=Level.DITINGGALKAN, what="makro di buku kerja ini; tidak dijalankan "
                     "dan tidak dibaca")  # fmt: skip
    if book.links:
        yield Remark(level=Level.DITINGGALKAN, what="tautan ke buku kerja lain; tidak diikuti")


def _of_totals(settings: Iterable[Setting]) -> Iterator[Remark]:
    """What is said of totals: they are never taken."""
    summed = [one for one in settings if one.totals]
    if summed:
        rows = sum(one.totals for one in summed)
        what = (
            f"{rows} baris jumlah dan persen di {len(summed)} lembar; di sana nilai yang kosong "
            "dihitung nol"
        )
        yield Remark(level=Level.DITINGGALKAN, what=what)
