"""A berita acara: what was sent back, by which day; free texts and names of persons stay out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from kksportal.intake.days import day as read_day
from kksportal.intake.instrument.heads import SEARCHED, words_of
from kksportal.intake.instrument.numbers import ordinal
from kksportal.intake.instrument.plan import LEAVE, Plan, Telling
from kksportal.intake.instrument.scores import Assessed
from kksportal.intake.instrument.texts import as_cell, names_a_person
from kksportal.intake.results import Understood
from kksportal.intake.workbook import Sheet, Workbook
from kksportal.model.contract import blank, is_day
from kksportal.model.package import FrameworkPackage
from kksportal.model.rows import Perbaikan

_MONTH = "januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember"
_WINDOW = re.compile(
    rf"\b([0-9]{{1,2}})(?: ({_MONTH}))?(?: ([0-9]{{4}}))? ?"
    r"(?:-|–|s/d|s\.d\.?|sd|sampai(?: dengan)?|hingga) ?"
    rf"([0-9]{{1,2}}) ({_MONTH})(?: ([0-9]{{4}}))?",
    re.IGNORECASE,
)
_HOURS = re.compile(r"\b([1-9]) ?(?:x|×) ?24 ?jam\b", re.IGNORECASE)
_CODE = re.compile(r"\bT ?([0-9]{1,2}) ?[.,] ?([0-9]{1,2})\b")
_SPOKEN = re.compile(
    r"\btatanan (?:ke )?([0-9]{1,2})\D{1,40}?\bindikator (?:nomor|no|ke)?\.? ?([0-9]{1,2})\b",
    re.IGNORECASE,
)
_NUMBER = ("no", "nomor", "no urut")
_ITEMS = ("uraian", "indikator", "perbaikan", "catatan", "hal", "rekomendasi", "yang diperbaiki")
_OFFICES = ("perangkat daerah", "opd", "skpd", "instansi", "dinas")


class Item(NamedTuple):
    """A line of the list of repairs."""

    number: int
    row: int
    code: str  # "T1.05"; "" where it says none
    office: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A berita acara: its list, and the window for repairs as it is written."""

    sheet: Sheet
    items: tuple[Item, ...]
    window: str
    start: str  # YYYY-MM-DD; "" where it is not told whole
    end: str
    hours: str  # "48"; "" where days are told
    words: str  # all its texts, in which a stage may be named
    persons: int = 0  # offices that look like persons, left out


def find_record(book: Workbook) -> Record | None:
    """The first sheet that is a berita acara; None where there is none."""
    for sheet in book.sheets:
        first = (c.text.lower() for row in range(1, SEARCHED) for c in sheet.row_cells(row))
        if any("berita acara" in text for text in first):
            return _record(sheet)
    return None


def _record(sheet: Sheet) -> Record:
    texts = [" ".join(cell.text.split()) for cell in sheet.cells.values()]
    found = next((hit for text in texts if (hit := _WINDOW.search(text))), None)
    hours = next((hit for text in texts if (hit := _HOURS.search(text))), None)
    start, end = _days(found) if found else ("", "")
    items, persons = _items(sheet)
    return Record(
        sheet=sheet,
        items=items,
        window=found[0] if found else hours[0] if hours else "",
        start=start,
        end=end,
        hours=str(24 * int(hours[1])) if hours and not found else "",
        words=" ".join(texts).lower(),
        persons=persons,
    )


def _days(found: re.Match[str]) -> tuple[str, str]:
    """Both days of a window; what the first leaves out is the second's. Without a year: nothing."""
    year = found[6] or found[3]
    if not year:
        return "", ""
    days = []
    for number, month, own in (
        (found[1], found[2] or found[5], found[3] or year),
        (found[4], found[5], year),
    ):
        told = read_day(f"{number} {month} {own}")
        if not isinstance(told, Understood):
            return "", ""
        days.append(told.value)
    return (days[0], days[1]) if days[0] <= days[1] else ("", "")


def _items(sheet: Sheet) -> tuple[tuple[Item, ...], int]:
    """The numbered rows below a head of a list, and how many offices look like persons."""
    for row in range(1, min(SEARCHED, sheet.last_row) + 1):
        said = {c.place.column: words_of(c.text[:120]) for c in sheet.row_cells(row)}
        number = next((c for c, text in said.items() if text in _NUMBER), 0)
        if number and any(text.startswith(_ITEMS) for text in said.values()):
            return _rows(sheet, row, said, number)
    return (), 0


def _rows(
    sheet: Sheet, head: int, said: dict[int, str], number: int
) -> tuple[tuple[Item, ...], int]:
    office = next((c for c, text in said.items() if text.startswith(_OFFICES)), 0)
    setting = next((c for c, text in said.items() if text in ("tatanan", "no tatanan")), 0)
    place = next((c for c, text in said.items() if re.fullmatch(
        r"(no|nomor) indikator|indikator (no|nomor|ke)", text)), 0)  # fmt: skip
    items: list[Item] = []
    persons = 0
    for row in range(head + 1, sheet.last_row + 1):
        told = ordinal(sheet.cell(row, number))
        if told is None or len(sheet.row_cells(row)) < 2:
            continue
        text = " ".join(" ".join(c.text.split()) for c in sheet.row_cells(row))
        hit = _CODE.search(text) or _SPOKEN.search(text)
        code = f"T{int(hit[1])}.{int(hit[2]):02d}" if hit else ""
        if not code and setting and place:
            one = re.search(r"[0-9]{1,2}", sheet.text(row, setting))
            two = ordinal(sheet.cell(row, place))
            code = f"T{int(one[0])}.{two:02d}" if one and two else ""
        name, why = as_cell(sheet.text(row, office)) if office else ("", "")
        if why or names_a_person(name):
            persons, name = persons + 1, ""
        items.append(Item(told, row, code, name.replace(";", ",")))
    return tuple(items), persons


def plan_record(
    record: Record,
    framework: FrameworkPackage,
    about: Assessed,
    day: str,
    answers: Mapping[str, str],
) -> Plan:
    """The repairs that a berita acara asks of one district."""
    telling = Telling(answers)
    sheet = record.sheet.name
    stage = _stage(record, framework, telling)
    start, end = _limits(record, telling)
    codes = {row.kode for row in framework.indikator}
    made: dict[str, Perbaikan] = {}
    for item in record.items:
        code = _code(item, codes, telling, sheet)
        if not code:
            continue
        if code in made:
            telling.note(
                f"{code} disebut lebih dari sekali; dicatat sekali", sheet, f"baris {item.row}"
            )
            continue
        made[code] = blank(
            Perbaikan, siklus=about.cycle, tahap=stage, indikator=code, diminta=start, tenggat=end,
            batas_jam=record.hours, status="diminta", per_tanggal=day, sumber=about.source,
            perangkat_daerah=item.office, letak=f"lembar {sheet}, baris {item.row}",
        )  # fmt: skip
    if made:
        telling.take(
            f"{len(made)} indikator yang dikembalikan" + (f", tenggat {end}" if end else "")
        )
    if not record.items:
        telling.leave("tidak ada daftar bernomor yang terbaca di berita acara ini", sheet)
    else:
        telling.leave(f"uraian dan catatan {len(record.items)} butir, sebab sering menilai atau "
                      "menyebut orang", sheet)  # fmt: skip
    if record.persons:
        telling.leave(f"{record.persons} isian perangkat daerah yang mirip nama orang", sheet)
    telling.leave("tanda tangan dan nama yang hadir", sheet)
    return Plan(
        rows={"perbaikan": tuple(made.values())} if made else {},
        remarks=tuple(telling.remarks),
        answered=frozenset(telling.used),
    )


def _stage(record: Record, framework: FrameworkPackage, telling: Telling) -> str:
    """The stage that the record names; asked where it names none, or several."""
    stages = [one.id for one in framework.tahap if one.penilai in ("provinsi", "pusat")]
    named = [one for one in stages if one.replace("-", " ") in record.words]
    answer = telling.answer("tahap")
    if answer in stages:
        return answer
    if answer != LEAVE and len(named) != 1:
        telling.ask("tahap", "berita acara ini tidak menyebut satu tahap saja", record.sheet.name,
                    how=f"{', '.join(stages)}, atau {LEAVE}", mend="Baca tahapnya")  # fmt: skip
    return named[0] if len(named) == 1 and answer != LEAVE else ""


def _limits(record: Record, telling: Telling) -> tuple[str, str]:
    """The day on which repairs were asked for, and the last one."""
    if record.hours:
        told = telling.answer("diminta")
        if is_day(told):
            return told, ""
        if told != LEAVE:
            telling.ask(
                "diminta", f"“{record.window}” dihitung sejak hari apa?", record.sheet.name,
                how="tanggal, misalnya 2025-08-21, atau -", mend="Baca tanggalnya",
            )  # fmt: skip
        return "", ""
    answer = telling.answer("tenggat")
    if is_day(answer):
        return record.start, answer
    if not record.end and answer != LEAVE:
        said = (
            f"“{record.window}” tanpa tahun" if record.window else "waktu perbaikan tidak terbaca"
        )
        telling.ask("tenggat", said, record.sheet.name, how="tanggal, misalnya 2023-05-23, atau -",
                    mend="Baca tanggalnya")  # fmt: skip
    return (record.start, record.end) if answer != LEAVE else ("", "")


def _code(item: Item, codes: set[str], telling: Telling, sheet: str) -> str:
    """The indicator of an item, where it is one of the framework."""
    key = f"butir/{item.number}"
    answer = telling.answer(key)
    if answer == LEAVE:
        return ""
    code = answer or item.code
    if code in codes:
        return code
    what = f"butir {item.number} menyebut {code}, yang tidak ada di kerangka" if code else \
        f"butir {item.number} tidak menyebut nomor tatanan dan indikator"  # fmt: skip
    telling.ask(key, what, sheet, f"baris {item.row}", how=f"misalnya T1.05, atau {LEAVE}",
                mend="Baca butirnya")  # fmt: skip
    return ""
