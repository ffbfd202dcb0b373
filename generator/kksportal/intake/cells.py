"""A row of the contract understood cell by cell: each column by its shape, and by its row."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kksportal.intake.blanks import blank, reason
from kksportal.intake.codes import choice, code
from kksportal.intake.days import day, order_of
from kksportal.intake.numbers import number
from kksportal.intake.results import Doubt, NotUnderstood, Result, Understood
from kksportal.model.contract import Column, Resource, Shape, pattern
from kksportal.model.package import PortalInput
from kksportal.model.strings import UNSEEN

_UNSEEN = re.compile(f"[{UNSEEN}]")
_SPACES = re.compile(r"[ \t\r\n\xa0\u2000-\u200a\u202f\u205f\u3000]+")
_AREAS = (Shape.WILAYAH, Shape.TEMPAT, Shape.SUBJEK)
_NUMBERS = (Shape.DESIMAL, Shape.BULAT)
_DATES = (Shape.TANGGAL, Shape.WAKTU)
_YEARS = (Shape.SIKLUS, Shape.TAHUN)
_LISTS = (Shape.DAFTAR, Shape.DAFTAR_TEKS, Shape.DAFTAR_TEMPAT)
_YES = {"ya": ("ya", "y", "ada", "sudah ada", "✓", "✔", "√", "v"),
        "tidak": ("tidak", "t", "tdk", "tidak ada", "belum ada")}  # fmt: skip
_INDICATOR = re.compile(r"[Tt] ?([0-9]+)[.,] ?([0-9]{1,2})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Codes:
    """The codes that the cells of a portal may use; empty where nothing is known of them."""

    areas: Mapping[str, str] = field(default_factory=dict)  # names by the codes in force
    former: Mapping[str, str] = field(default_factory=dict)  # codes in force by earlier ones
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # by "kosakata.satuan"

    @classmethod
    def of(cls, data: PortalInput) -> Codes:
        """The codes of a portal's shared packages."""
        tables = [rows for r in data.regions for rows in (r.provinsi, r.daerah, r.kecamatan)]
        rows = [row for table in tables for row in table]
        now = {row.kode: row.nama for row in rows if not getattr(row, "berlaku_sampai", "")}
        by_id = {row.id: row.kode for r in data.regions for row in r.daerah if row.kode in now}
        return cls(
            areas=now,
            former={
                row.kode: by_id[row.id]
                for r in data.regions
                for row in r.daerah
                if row.kode not in now and row.id in by_id
            },
            words={
                f"kosakata.{name}": {row.id: row.nama for row in rows}
                for name, rows in _vocabularies(data)
            },
        )


def _vocabularies(data: PortalInput) -> Iterator[tuple[str, Any]]:
    for name in ("ukuran", "pokok", "predikat", "satuan", "jenis-kegiatan", "tatanan"):
        yield name, getattr(data.vocabulary, name.replace("-", "_"))


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that is not written as the contract writes it, and what it gives."""

    column: str
    text: str
    result: Result
    also: tuple[str, str] = ("", "")  # another column of the row that the cell itself fills


def understand(res: Resource, row: Mapping[str, str], codes: Codes, orders: Mapping[str, str]) \
        -> list[Cell]:  # fmt: skip
    """The cells of a row that are not canonical. `orders` are those of the columns of dates."""
    found = []
    for name, text in row.items():
        column = res.columns.get(name)
        if column is None or not text:
            continue
        if blank(text) and column.shape in (*_NUMBERS, *_DATES) and not _whole(column, text):
            cell = _empty(res, name, text, row)
        else:
            cell = Cell(name, text, read_cell(column, text, row, codes, orders.get(name, "")))
        if cell.result != Understood(text):
            found.append(cell)
    return found


def read_cell(
    column: Column, text: str, row: Mapping[str, str], codes: Codes, order: str = ""
) -> Result:
    """What a cell of a column says, beside the other cells of its row."""
    shape = column.shape
    if _whole(column, text):
        return _canonical(column, text, row, codes)
    clean = clean_text(text)
    if shape in _NUMBERS:
        return number(clean, unit=_unit(row, codes), whole=shape is Shape.BULAT)
    if shape in _DATES:
        return day(clean, order=order, clock=shape is Shape.WAKTU)
    if shape in _YEARS:
        return _year(clean, text)
    if shape in _AREAS:
        known = column.refers and codes.areas  # else its own table says which codes there are
        return code(clean, areas=_areas(codes, shape), former=codes.former) \
            if known else _trimmed(clean, text, column)  # fmt: skip
    if column.values == ("ya", "tidak"):
        return _yes(clean, text)
    if column.values:
        return choice(clean, column.values)
    if shape in _LISTS:
        return _listed(column, clean, text, codes)
    if shape is Shape.KODE and column.refers in codes.words:
        return choice(clean, codes.words[column.refers])
    if shape is Shape.INDIKATOR and (told := _INDICATOR.fullmatch(clean)):
        value = f"T{told[1]}.{int(told[2]):02d}"
        return Understood(value, f"“{clean}” dibaca {value}")
    return _trimmed(clean, text, column)


def clean_text(text: str) -> str:
    """A text in NFC, with ordinary spaces, once each, and without what nobody sees."""
    return " ".join(_SPACES.sub(" ", _UNSEEN.sub("", unicodedata.normalize("NFC", text))).split())


def orders_of(res: Resource, header: Sequence[str], rows: Sequence[Sequence[str]]) \
        -> dict[str, str]:  # fmt: skip
    """In which order each column of dates is written: a day above 12 tells it for the others."""
    found = {}
    for place, name in enumerate(header):
        column = res.columns.get(name)
        if column is not None and column.shape in _DATES:
            found[name] = order_of(row[place] for row in rows)
    return found


def _whole(column: Column, text: str) -> bool:
    """Whether a cell already has the form that the contract asks for."""
    if column.values:
        return text in column.values
    form = pattern(column.shape)
    if column.shape is Shape.DAFTAR_TEKS:
        return text == ";".join(part.strip() for part in text.split(";")) == clean_text(text)
    return bool(form.fullmatch(text)) if form else text == clean_text(text)


def _canonical(column: Column, text: str, row: Mapping[str, str], codes: Codes) -> Result:
    """A cell of the right form, which may still say what its row or the calendar does not allow."""
    if column.shape in _NUMBERS:
        read = number(text, unit=_unit(row, codes), whole=column.shape is Shape.BULAT)
        return read if not isinstance(read, NotUnderstood) else Understood(text)
    if column.shape in _AREAS and column.refers and codes.areas and text not in codes.areas:
        return code(text, areas=_areas(codes, column.shape), former=codes.former)
    if column.shape in (Shape.DAFTAR, Shape.DAFTAR_TEMPAT):
        return Understood(";".join(dict.fromkeys(text.split(";"))))
    return Understood(text)


def _unit(row: Mapping[str, str], codes: Codes) -> str:
    """The unit of a row, as the contract writes it."""
    unit = clean_text(row.get("satuan", ""))
    words = codes.words.get("kosakata.satuan", {})
    told = choice(unit, words) if unit and words else None
    if isinstance(told, Understood):
        return told.value
    return {"%": "persen"}.get(unit, unit.casefold().replace(" ", "-"))


def _empty(res: Resource, name: str, text: str, row: Mapping[str, str]) -> Cell:
    """A cell whose words say that there is nothing; the reason belongs into its own column."""
    if "keadaan" not in res.columns or res.columns[name].shape not in _NUMBERS:
        return Cell(name, text, Understood("", f"“{text.strip()}” dibaca sebagai sel kosong"))
    why = row.get("keadaan", "") or reason(text)
    if not why or "keadaan" not in row:
        return Cell(name, text, Doubt(("",), f"“{text.strip()}”: kosong, tetapi mengapa? Kosongkan "
                    "selnya dan isi kolom keadaan, misalnya belum-ada"))  # fmt: skip
    also = ("", "") if row.get("keadaan") else ("keadaan", why)
    return Cell(name, text, Understood("", f"“{text.strip()}”: kosong, keadaan {why}"), also)


def _year(clean: str, text: str) -> Result:
    year = re.fullmatch(r"'?([12][0-9]{3})(?:[.,]0+)?", clean)
    if year is None:
        return NotUnderstood(f"“{clean[:40]}” bukan tahun: tulis empat angka, seperti 2025")
    return Understood(year[1], "" if year[1] == text else f"“{clean}” dibaca {year[1]}")


def _yes(clean: str, text: str) -> Result:
    for value, words in _YES.items():
        if clean.casefold() in words:
            return Understood(value, "" if value == text else f"“{clean}” dibaca {value}")
    return NotUnderstood(f"“{clean[:40]}” bukan pilihan: tulis ya atau tidak")


def _listed(column: Column, clean: str, text: str, codes: Codes) -> Result:
    """A list, its parts trimmed and told once; words of a vocabulary by id or name."""
    parts = [part.strip() for part in clean.split(";")]
    words = codes.words.get(column.refers)
    if words and len(parts) == 1 and isinstance(choice(parts[0], words), NotUnderstood):
        parts = [part.strip() for part in re.split(r"[,;\n]", clean)]
    found: list[str] = []
    for part in parts:
        told = choice(part, words) if words else Understood(part)
        if not isinstance(told, Understood):
            return told
        if told.value:
            found.append(told.value)
    value = ";".join(dict.fromkeys(found))
    if column.shape is Shape.DAFTAR_TEMPAT and not _whole(column, value):
        return NotUnderstood(f"“{clean[:60]}” bukan daftar kode wilayah")
    return Understood(value, "" if value == text else f"“{clean[:60]}” ditulis {value[:60]}")


def _trimmed(clean: str, text: str, column: Column) -> Result:
    """A text without spaces and signs around it; its form is then the contract's, or not."""
    form = pattern(column.shape)
    if form and not form.fullmatch(clean):
        if column.shape in (Shape.KODE, Shape.INDIKATOR) and form.fullmatch(clean.lower()):
            return Understood(clean.lower(), f"“{clean}” ditulis {clean.lower()}")
        return NotUnderstood(f"“{clean[:40]}” tidak berbentuk {column.shape.value}")
    if clean == text:
        return Understood(text)
    return Understood(clean, "spasi atau tanda yang tidak tampak dihapus")


def _areas(codes: Codes, shape: Shape) -> Collection[str] | Mapping[str, str]:
    return {**codes.areas, "kerangka": ""} if shape is Shape.SUBJEK else codes.areas
