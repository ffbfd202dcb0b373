"""The lines of a sheet understood: each block of each line with its values, or what is wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from kksportal.intake.blanks import plain, reason
from kksportal.intake.cells import Codes
from kksportal.intake.days import order_of
from kksportal.intake.form.around import indicator_of, not_filled, stray, told_of_sheet
from kksportal.intake.form.cells import Beside, in_words, is_blank, same_as_shown, understand
from kksportal.intake.form.choices import Choices
from kksportal.intake.form.entry import Entry
from kksportal.intake.form.fill import Context, row_mark, rows_of, shown
from kksportal.intake.form.finding import Found
from kksportal.intake.form.layout import Block, Field
from kksportal.intake.form.remarks import Level, Question, Remark
from kksportal.intake.results import Doubt, Understood
from kksportal.intake.workbook import Cell, Place
from kksportal.model.contract import Column, Shape, pattern
from kksportal.text import date_text
from kksportal.text import number as number_text

DELETE, KEEP = "hapus", "tetap"
_LET_STAND = (KEEP, "biarkan seperti di portal")
_DATES = (Shape.TANGGAL, Shape.WAKTU)
_ADVICE = {"sumber": "Tulis sumber itu dahulu di lembar Sumber, lalu pilih judulnya dari daftar"}
_PLAIN = (Shape.TAHUN, Shape.SIKLUS, Shape.TEKS)  # written without a sign between thousands
_FIGURES = ("nilai", "skor", "ada", "kriteria")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What the lines of a form are read with."""

    context: Context
    codes: Codes
    lists: Mapping[str, Choices]  # those of the form, with what it adds itself
    answers: Mapping[Question, str] = field(default_factory=dict)  # of who filled it


def read_block(found: Found, block: Block, reading: Reading) -> tuple[list[Entry], list[Remark]]:
    """The lines of a block that say something, and what is told of the rest."""
    by_mark = {row_mark(row): row for row in rows_of(reading.context, block)}
    orders = _orders(found, block)
    entries: list[Entry] = []
    remarks: list[Remark] = []
    unfilled: list[int] = []
    for row in range(found.first, found.sheet.last_row + 1):
        cells = {f.column: _cell(found, row, f.key) for f in block.fields}
        mark = found.sheet.text(row, found.columns.get(block.mark, 0))
        told, at = indicator_of(found, row, reading.lists)
        base = by_mark.get(mark)
        if mark and base is None and all(is_blank(c) for c in cells.values()):
            continue
        filled = {f.column for f in block.fields if _filled(cells[f.column], f, reading)}
        if base is None and not filled.intersection(block.says):
            if not mark and filled.intersection(("sumber", "tahun")):
                unfilled.append(row)
            continue
        must = [f for f in block.fields if f.column in filled and block.rule(f).required]
        if base is None and len(must) < 2 and (aside := stray(found, row)):
            remarks.append(aside)
            continue
        entry = Entry(found=found, block=block, row=row, mark=mark, base=base,
                      answers=reading.answers)  # fmt: skip
        entry.values.update(block.fixed)
        if found.plan.lead:
            if told is None:
                entry.remarks.append(at)
            entry.values["indikator"] = told or ""
        _fill(entry, cells, reading, orders)
        entries.append(entry)
    if unfilled:
        remarks.append(not_filled(found, block, unfilled))
    remarks += told_of_sheet(found, block)
    return entries, remarks


def _fill(
    entry: Entry, cells: Mapping[str, Cell | None], reading: Reading, orders: Mapping[str, str]
) -> None:
    """Understand the cells of a line; the unit first, since numbers are read by it."""
    base, block = entry.base, entry.block
    ordered = sorted(block.fields, key=lambda f: f.column != "satuan")
    filled = [f for f in ordered if f.key in entry.found.columns]
    if base is not None and all(
        is_blank(cells[f.column])
        and not (getattr(base, f.column) and _unchanged(entry, f, cells[f.column], reading))
        for f in filled
    ):
        what = "Seluruh baris ini dikosongkan; di portal masih ada, dan tetap"
        how = "Isi lagi, atau biarkan; baris tidak dapat dihapus lewat formulir"
        entry.ask(filled[0].column if filled else "", what, how, (_LET_STAND,), keeps=True)
        return
    for one in filled:
        cell = cells[one.column]
        was = getattr(base, one.column) if base is not None else ""
        if base is not None and _unchanged(entry, one, cell, reading):
            entry.values[one.column] = was
            continue
        if Place(entry.row, entry.found.columns[one.key]) in entry.found.sheet.uncomputed:
            entry.tell(Level.REFUSED, one.column, "Rumus di sel ini tidak menyimpan nilainya",
                       "Buka dengan Excel atau LibreOffice, simpan lagi, lalu kirim")  # fmt: skip
            continue
        if cell is None or (is_blank(cell) and not _named(cell, one, reading)):
            entry.blanks.add(one.column)
            continue
        _take(entry, one, cell, was, reading, orders)
    _settle(entry, cells, reading)


def _unchanged(entry: Entry, one: Field, cell: Cell | None, reading: Reading) -> bool:
    """Whether a cell still holds what the form was given."""
    was = getattr(entry.base, one.column)
    return same_as_shown(cell, shown(reading.context, entry.block, one, was))


def _take(
    entry: Entry, one: Field, cell: Cell, was: str, reading: Reading, orders: Mapping[str, str]
) -> None:
    block = entry.block
    rule = block.rule(one)
    if was and plain(cell.text).casefold() == DELETE:
        if rule.required:
            entry.tell(Level.REFUSED, one.column, f"{one.title} wajib ada; tidak dapat dihapus")
            return
        entry.values[one.column] = ""
        said = _spoken(entry, one, was, reading)
        entry.tell(Level.NOTE, one.column, f"{one.title} dihapus, semula “{said}”")
        return
    scored = one.column == "skor"
    beside = Beside(
        lists=_lists(one, reading),
        codes=reading.codes,
        unit=entry.values.get("satuan", "") if one.column in ("nilai", "dari") else "",
        order=orders.get(one.column, ""),
        scores=reading.context.scores(entry.values.get("indikator", "")) if scored else (),
    )
    told = understand(cell, one, rule, beside)
    if isinstance(told, Understood):
        value = told.value
        if was and rule.shape is Shape.DESIMAL and same_value(value, was):
            value = was
        entry.values[one.column] = value
        if note := in_words(told, rule.shape):
            entry.tell(Level.NOTE, one.column, note)
        if entry.found.sheet.merge_at(entry.row, entry.found.columns[one.key]):
            entry.tell(Level.NOTE, one.column, "sel gabungan: isinya dipakai untuk tiap barisnya")
    elif isinstance(told, Doubt):
        offered = [(value, _read_as(one, rule, value, beside)) for value in told.readings]
        answer = entry.ask(one.column, told.question, "", offered)
        if answer:
            entry.values[one.column] = answer
        elif answer is not None:
            entry.blanks.add(one.column)
    else:
        entry.tell(Level.REFUSED, one.column, told.why, _ADVICE.get(one.choices, ""))


def _read_as(one: Field, rule: Column, value: str, beside: Beside) -> str:
    """A reading of a cell as people read it."""
    if not value:
        return "belum diketahui"
    if one.choices:
        return next((k.labels[value] for k in beside.lists if value in k.labels), value)
    if rule.shape in _DATES:
        return date_text(value)
    decimal = pattern(Shape.DESIMAL)
    number = decimal is not None and decimal.fullmatch(value) and rule.shape not in _PLAIN
    return number_text(value) if number else value


def _settle(entry: Entry, cells: Mapping[str, Cell | None], reading: Reading) -> None:
    """What follows from the cells together: reasons, and values that went."""
    base, values = entry.base, entry.values
    figures = [name for name in _FIGURES if name in entry.block.resource.columns]
    _reason(entry, cells, figures)
    if base is None:
        return
    for one in entry.block.fields:
        was = getattr(base, one.column)
        if one.column not in entry.blanks or not was:
            continue
        name, said = one.column, _spoken(entry, one, was, reading)
        if name in figures and values.get("keadaan") and not base.keadaan:
            values[name] = ""
            entry.tell(
                Level.NOTE, name, f"{one.title} {said} dihapus, karena alasan kosongnya kini diisi"
            )
        elif name == "keadaan" and any(values.get(n) and not getattr(base, n) for n in figures):
            values[name] = ""
        else:
            values[name] = was
            what = f"{one.title} dikosongkan; di portal “{said}”, dan tetap"
            how = f"Isi lagi “{said}”, atau tulis {DELETE} bila memang harus dihapus"
            away = ((DELETE, "hapus nilainya"),) if not entry.block.rule(one).required else ()
            if entry.ask(name, what, how, (_LET_STAND, *away), keeps=True) == DELETE:
                values[name] = ""


def _reason(entry: Entry, cells: Mapping[str, Cell | None], figures: Sequence[str]) -> None:
    """Words that say why there is no value are the reason, where there is neither."""
    values, base = entry.values, entry.base
    if not figures or "keadaan" not in entry.block.resource.columns or values.get("keadaan"):
        return
    if any(values.get(name) or getattr(base, name, "") for name in figures):
        return
    for name in figures:
        cell = cells.get(name)
        if name in entry.blanks and cell is not None and (why := reason(cell.text)):
            values["keadaan"] = why
            entry.blanks.discard("keadaan")
            said = why.replace("-", " ")
            entry.tell(Level.NOTE, name, f"belum ada nilainya; alasannya dicatat: {said}")
            return


def _spoken(entry: Entry, one: Field, value: str, reading: Reading) -> str:
    """A value of the portal as the form shows it, short."""
    told = shown(reading.context, entry.block, one, value)
    return number_text(told) if isinstance(told, Decimal) else told[:80]


def _cell(found: Found, row: int, key: str) -> Cell | None:
    """The cell of a field: that of a merged range counts for every line, in its first column."""
    column = found.columns.get(key, 0)
    if not column:
        return None
    merge = found.sheet.merge_at(row, column)
    if merge is not None and merge.first.column != column:
        return None
    return found.sheet.shown(row, column)


def _filled(cell: Cell | None, one: Field, reading: Reading) -> bool:
    """Whether a cell says something in its column."""
    return cell is not None and (not is_blank(cell) or _named(cell, one, reading))


def _named(cell: Cell, one: Field, reading: Reading) -> bool:
    """Whether words that else say nothing are a name of this column's list."""
    if not one.choices or not plain(cell.text):
        return False
    key = plain(cell.text)
    return any(isinstance(told, Understood) and told.value
               for told in (known.read(key) for known in _lists(one, reading)))  # fmt: skip


def _lists(one: Field, reading: Reading) -> tuple[Choices, ...]:
    if not one.choices:
        return ()
    new, old = reading.lists.get(one.choices), reading.context.choices[one.choices]
    return (new, old) if new is not None and new is not old else (old,)


def _orders(found: Found, block: Block) -> dict[str, str]:
    orders = {}
    for one in block.fields:
        if block.rule(one).shape in _DATES and (column := found.columns.get(one.key)):
            rows = range(found.first, found.sheet.last_row + 1)
            texts = (found.sheet.text(row, column) for row in rows)
            orders[one.column] = order_of(texts)
    return orders


def same_value(value: str, was: str) -> bool:
    """Whether two cells say the same: 84.5 is 84.50."""
    if value == was:
        return True
    number = pattern(Shape.DESIMAL)
    assert number is not None
    if not (number.fullmatch(value) and number.fullmatch(was)):
        return False
    return "." in value + was and Decimal(value) == Decimal(was)
