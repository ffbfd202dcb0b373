"""One cell of the form understood: what program or person wrote it, and what its column takes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import ROUND_HALF_EVEN, Decimal

from kksportal.intake.blanks import blank, plain
from kksportal.intake.cells import Codes, clean_text, read_cell
from kksportal.intake.codes import code
from kksportal.intake.days import day
from kksportal.intake.form.choices import Choices
from kksportal.intake.form.layout import Field
from kksportal.intake.numbers import number
from kksportal.intake.results import Doubt, NotUnderstood, Result, Understood
from kksportal.intake.workbook import Cell
from kksportal.model.contract import PATTERNS, Column, Shape
from kksportal.model.units import COUNTED
from kksportal.text import date_text, datetime_text
from kksportal.text import number as number_text

_FAULT = re.compile(r"#(REF|DIV/0|VALUE|NAME|NUM|NULL|SPILL|CALC|N/A)[!?]?", re.IGNORECASE)
_INDICATOR = re.compile(r"[Tt] ?([0-9]+)[.,] ?([0-9]{1,2})\b")
_NUMBERS = (Shape.DESIMAL, Shape.BULAT)
_DATES = (Shape.TANGGAL, Shape.WAKTU)
_YEARS = (Shape.SIKLUS, Shape.TAHUN)
_AREAS = (Shape.TEMPAT, Shape.SUBJEK, Shape.WILAYAH)
_EPOCH = date(1899, 12, 30)
_LAST_ODD_YEAR = 1950  # a day before it in a cell is a year that was typed as one
_PLACES = Decimal("0.000001")


def is_blank(cell: Cell | None) -> bool:
    """Whether a cell says nothing: it is empty, or holds "-", "n/a", "belum ada data"."""
    return cell is None or (isinstance(cell.value, str) and blank(cell.value))


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What a cell is read with: the lists it chooses from, and what its line and column tell."""

    lists: Sequence[Choices]
    codes: Codes
    unit: str = ""
    order: str = ""  # of the dates of its column
    scores: Sequence[str] = ()


def understand(cell: Cell, field: Field, column: Column, beside: Beside) -> Result:
    """What a cell that is not blank gives for its column."""
    if isinstance(cell.value, str) and _FAULT.fullmatch(cell.value.strip()):
        return NotUnderstood(
            f"rumus di sel ini gagal ({cell.value.strip()}): betulkan rumusnya, atau tulis nilainya"
        )
    shape = column.shape
    if field.column == "skor":
        return _score(cell, beside.scores)
    if shape in _NUMBERS:
        return _number(cell, beside.unit, whole=shape is Shape.BULAT)
    if shape in _DATES:
        return _day(cell, beside.order, clock=shape is Shape.WAKTU)
    text = _text(cell)
    if isinstance(text, Doubt | NotUnderstood):
        return text
    if column.values == ("ya", "tidak") or shape in _YEARS:
        return read_cell(column, text, {}, beside.codes)
    if field.many:
        return _several(text, beside.lists)
    if field.choices:
        return _listed(text, shape, beside)
    return _free(text, shape)


def _listed(text: str, shape: Shape, beside: Beside) -> Result:
    told = _chosen(text, beside.lists)
    if isinstance(told, NotUnderstood) and shape in _AREAS:
        areas = dict(beside.codes.areas)
        if shape is Shape.SUBJEK:
            areas["kerangka"] = ""
        return code(text, areas=areas, former=beside.codes.former)
    if isinstance(told, NotUnderstood) and shape is Shape.INDIKATOR:
        return _indicator(text, beside.lists, told)
    return told


def _free(text: str, shape: Shape) -> Result:
    if shape is Shape.DAFTAR_TEKS:
        parts = [clean_text(part) for part in re.split(r"[;\n]", text)]
        value = ";".join(dict.fromkeys(part for part in parts if part))
        return Understood(value, "" if value == text else f"ditulis “{value[:80]}”")
    if shape is Shape.DAFTAR_TEMPAT:
        places = [clean_text(part) for part in re.split(r"[;,\n]", text)]
        value = ";".join(dict.fromkeys(part for part in places if part))
        if not re.fullmatch(PATTERNS[shape], value):
            return NotUnderstood(f"“{text[:80]}” bukan kode wilayah; tulis seperti 63.11.01")
        return Understood(value, "" if value == text else f"ditulis “{value[:80]}”")
    if shape is Shape.TAUTAN:
        return _link(text)
    clean = clean_text(text.replace("_x000D_", ""))
    return Understood(clean, "" if clean == text else "spasi atau baris baru dirapikan")


def _text(cell: Cell) -> str | Doubt | NotUnderstood:
    """A cell's text; a day where a text is asked for may be what a program made of "3/4"."""
    if isinstance(cell.value, date | time):
        shown = cell.text
        return Doubt((), f"sel ini berisi tanggal {shown}, sedangkan kolomnya teks: apa yang "
                     "ditulis? Ketik lagi dengan tanda petik tunggal di depannya")  # fmt: skip
    if isinstance(cell.value, str):
        return cell.value
    if cell.percent and isinstance(cell.value, Decimal):
        return f"{_plain(cell.value * 100)}%"
    return cell.text


def _score(cell: Cell, scores: Sequence[str]) -> Result:
    told = _number(cell, "")
    if not isinstance(told, Understood):
        return told
    for score in scores:
        if Decimal(score) == Decimal(told.value):
            return Understood(score, told.note)
    listed = ", ".join(number_text(score) for score in scores)
    return NotUnderstood(
        f"“{number_text(told.value)}” bukan langkah skor indikator ini: pilih {listed}"
        if scores else "kerangka siklus ini belum memuat langkah skor indikator ini"
    )  # fmt: skip


def _number(cell: Cell, unit: str, *, whole: bool = False) -> Result:
    value = cell.value
    if isinstance(value, bool):
        return NotUnderstood(f"“{cell.text}” bukan angka: tulis dengan angka 0–9")
    if isinstance(value, date | time):
        return NotUnderstood(
            f"sel ini berisi tanggal {cell.text}, bukan angka: ketik lagi angkanya, lalu atur "
            "format selnya menjadi Umum"
        )
    if not isinstance(value, Decimal):
        return number(value, unit=unit, whole=whole)
    if cell.percent:
        if unit not in ("", "persen"):
            return NotUnderstood(f"“{number_text(_plain(value * 100))} %” ialah persen, sedangkan "
                                 f"satuan baris ini {unit.replace('-', ' ')}")  # fmt: skip
        return _stored(value * 100, unit, whole=whole, note="format persen")
    return _stored(value, unit, whole=whole)


def _stored(value: Decimal, unit: str, *, whole: bool, note: str = "") -> Result:
    """A number as a program stores it: its decimal sign is known, its last digits may be noise."""
    exact = Decimal(f"{value:.15g}")
    rounded = exact.quantize(_PLACES, ROUND_HALF_EVEN) if abs(exact) < 10**15 else exact
    told = _plain(rounded)
    if rounded != exact:
        note = "dibulatkan ke enam angka di belakang koma"
    counted = whole or unit in COUNTED
    if counted and "." in told:
        what = unit.replace("-", " ") or "isi kolom ini"
        thousand = exact * 1000
        if thousand == thousand.to_integral_value():
            large = _plain(thousand)
            return Doubt(
                (large,),
                f"“{number_text(told)}” bukan bilangan bulat, sedangkan {what} dihitung utuh: "
                f"maksudnya {number_text(large)}? Bila ya, tulis {large}",
            )
        return NotUnderstood(f"“{number_text(told)}” bukan bilangan bulat, sedangkan {what} "
                             "dihitung utuh")  # fmt: skip
    # One figure more, so that three figures behind the point are not taken for thousands.
    padded = f"{told}0" if "." in told and len(told.partition(".")[2]) == 3 else told
    result = number(padded, unit=unit, whole=whole)
    if not isinstance(result, Understood):
        return result
    return Understood(told, f"{number_text(told)}: {note}" if note else "")


def _plain(value: Decimal) -> str:
    text = format(value.normalize(), "f")
    return "0" if text in ("-0", "") else text


def _day(cell: Cell, order: str, *, clock: bool) -> Result:
    value = cell.value
    if isinstance(value, bool | time):
        return NotUnderstood(f"“{cell.text}” bukan tanggal: tulis seperti 21 Agustus 2025")
    if isinstance(value, date):  # a datetime is one
        whole = value.date() if isinstance(value, datetime) else value
        serial = (whole - _EPOCH).days
        if whole.year < _LAST_ODD_YEAR and 1990 <= serial <= 2100:
            return Doubt(
                (str(serial),),
                f"sel ini tampil sebagai {date_text(whole.isoformat())}: maksudnya tahun "
                f"{serial}? Atur format selnya menjadi Teks, lalu ketik lagi",
            )
        timed = isinstance(value, datetime) and (value.hour or value.minute)
        if clock and timed:
            return NotUnderstood(f"“{value:%d-%m-%Y %H.%M}” tanpa WIB, WITA, atau WIT: tulis "
                                 f"{value:%Y-%m-%d %H.%M} WITA, misalnya")  # fmt: skip
        return Understood(whole.isoformat())
    text = _plain(value) if isinstance(value, Decimal) else value
    return day(text, order=order, clock=clock)


def _chosen(text: str, lists: Sequence[Choices]) -> Result:
    told: Result = NotUnderstood("daftarnya kosong")
    for known in lists:
        told = known.read(text)
        if not isinstance(told, NotUnderstood):
            return told
    return told


def _indicator(text: str, lists: Sequence[Choices], otherwise: Result) -> Result:
    form = _INDICATOR.match(plain(text))
    if form is None:
        return otherwise
    value = f"T{form[1]}.{int(form[2]):02d}"
    if any(value in known.labels for known in lists):
        return Understood(value, f"“{plain(text)[:40]}” dibaca {value}")
    return NotUnderstood(f"indikator {value} tidak ada di kerangka siklus ini")


def _several(text: str, lists: Sequence[Choices]) -> Result:
    """A list of names; one name may hold a comma, so commas part only where nothing else does."""
    parts = [part for part in re.split(r"[;\n]", text) if part.strip()]
    if len(parts) == 1 and isinstance(_chosen(parts[0], lists), NotUnderstood):
        parts = [part for part in re.split(r"[,;\n]|\bdan\b", text) if part.strip()]
    found: list[str] = []
    notes: list[str] = []
    for part in parts:
        told = _chosen(part, lists)
        if not isinstance(told, Understood):
            return told
        if told.value:
            found.append(told.value)
        if told.note:
            notes.append(told.note)
    return Understood(";".join(dict.fromkeys(found)), "; ".join(notes))


def _link(text: str) -> Result:
    clean = clean_text(text)
    if re.fullmatch(r"https?://[^\s<>\"]+", clean):
        return Understood(clean, "" if clean == text else "spasi dihapus")
    if re.match(r"(www\.|[a-z0-9-]+\.)[a-z0-9.-]+\b", clean, re.IGNORECASE) and " " not in clean:
        return NotUnderstood(f"“{clean[:60]}” belum alamat lengkap: tulis https://{clean[:60]}")
    return NotUnderstood(f"“{clean[:60]}” bukan alamat halaman: tulis yang diawali https://")


def in_words(told: Understood, shape: Shape) -> str:
    """The note about a number or a day, which is said as people write it and not as files do."""
    head, read, value = told.note.rpartition(" dibaca ")
    if value != told.value or shape not in (*_NUMBERS, *_DATES):
        return told.note
    said = datetime_text(value) if shape in _DATES else value.replace(".", ",")
    return f"{head} diambil" if head == f"“{said}”" else f"{head}{read}{said}"


def same_as_shown(cell: Cell | None, shown: object) -> bool:
    """Whether a cell still holds what the form was given."""
    if cell is None:
        return shown == ""
    if isinstance(shown, Decimal):
        return isinstance(cell.value, Decimal) and not cell.percent and cell.value == shown
    return cell.value == shown or (isinstance(cell.value, str) and plain(cell.value) == shown)
