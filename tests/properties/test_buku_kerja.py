"""Whatever is done to a workbook, there are findings or a sentence, and never a traceback."""

from __future__ import annotations

import io
import random
import re
import zipfile
from contextlib import suppress
from datetime import date
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import MergedCell

from kksportal.intake.container import WorkbookError
from kksportal.intake.instrument.book import read_instrument
from kksportal.intake.instrument.framework import Wish, plan_framework
from kksportal.intake.instrument.plan import Plan
from kksportal.intake.instrument.scores import Assessed, plan_scores
from kksportal.intake.workbook import read_workbook
from kksportal.model.contract import PATTERNS, Shape
from tests.intake.buku import empty_instrument, filled_instrument, saved
from tests.intake.instrument.test_framework import VOCABULARY, known

CELLS: list[Any] = [
    None, "", " ", "0", "1", 1.0, -1, 100.0, 1e300, "nilai 100", "NILAI SELF-ASSESMENT", "SKALA",
    "TATANAN 3: PASAR", "a.", "d.Tidak ada", "Jumlah", "=SUM(E1:E9)", "=1/0", "#REF!", True,
    date(2023, 5, 17), "ada", "tidak ada", "x" * 40_000, "\u200b", "=HYPERLINK(1)", "<b>", "NIP",
    "1. Nilai 100 jika a\n2. Nilai 0", "https://drive.google.com/x", "KELEMBAGAAN", "２",
    "\U0001f600",
]  # fmt: skip
FAST = settings(max_examples=40, deadline=None, derandomize=True)


@cache
def original(filled: bool) -> bytes:
    """A workbook of each form, of two tatanan and kelembagaan."""
    if filled:
        return filled_instrument(only=(4, 7)).raw()

    def change(book: Workbook) -> None:
        for name in book.sheetnames:
            if not name.startswith(("Tatanan 4", "Tatanan 7", "Kelem")):
                del book[name]

    return empty_instrument(change)


def spoil(raw: bytes, seed: int, many: int) -> bytes:
    """A workbook with random edits: cells, rows, columns, merges, sheets."""
    chance = random.Random(seed)
    book = load_workbook(io.BytesIO(raw))
    for _ in range(many):
        sheet = chance.choice(book.worksheets)
        row, column = chance.randint(1, 40), chance.randint(1, 12)
        match chance.randrange(14):
            case 0:
                sheet.insert_rows(row)
            case 1:
                sheet.delete_rows(row, chance.randint(1, 4))
            case 2:
                sheet.insert_cols(column)
            case 3:
                sheet.delete_cols(column)
            case 4 if len(book.worksheets) > 1:
                del book[sheet.title]
            case 5:
                sheet.title = chance.choice(("1", "Tatanan 4", "x", "Kelembagaan", "Tatanan 99"))
            case 6:
                sheet.merge_cells(start_row=row, end_row=row + chance.randint(0, 5),
                                  start_column=column, end_column=column + 2)  # fmt: skip
            case 7 if sheet.merged_cells.ranges:
                with suppress(KeyError):  # of two merges one over the other, openpyxl knows one
                    sheet.unmerge_cells(
                        str(chance.choice(sorted(sheet.merged_cells.ranges, key=str)))
                    )
            case _:
                cell = sheet.cell(row, column)
                if not isinstance(cell, MergedCell):
                    cell.value = chance.choice(CELLS)
    return saved(book)


def outcome(raw: bytes) -> list[Plan]:
    """The plans that a workbook gives; none where it is refused in one sentence."""
    refused = ""
    try:
        instrument = read_instrument(read_workbook(raw))
    except WorkbookError as fault:
        refused = str(fault) or "?"
    if refused:
        assert len(refused) > 10
        assert "\n" not in refused
        return []
    wish = Wish(cycle="2025", source="a")
    about = Assessed(code="63.11", cycle="2023", source="a", notes=True)
    return [
        plan_framework(instrument, known("2025"), VOCABULARY, wish, {}),
        plan_scores(instrument, known("2023"), about, {}),
    ]


def sound(plan: Plan) -> None:
    """What a plan would write has the shape of the contract and says nothing personal."""
    for row in plan.rows.get("penilaian", ()):
        assert row.skor in ("", "0", "25", "50", "75", "100")
        assert bool(row.skor) != bool(row.keadaan)
    for row in plan.rows.get("skala", ()):
        assert float(row.skor) <= 100
        assert "\n" not in row.bunyi
        assert len(row.bunyi) <= 5000
    for row in plan.rows.get("kelembagaan", ()):
        assert row.ada in ("ya", "tidak")
    for row in plan.rows.get("butir_kelembagaan", ()):
        for name in (row.komponen, row.butir):
            assert re.fullmatch(PATTERNS[Shape.KODE], name), name
    for one in plan.questions:
        assert one.key
        assert one.what


@FAST
@given(seed=st.integers(0, 10**6), many=st.integers(1, 12), filled=st.booleans())
def test_spoilt_workbooks_give_findings(seed: int, many: int, filled: bool) -> None:
    """Edits of any kind, as tired people make them."""
    for plan in outcome(spoil(original(filled), seed, many)):
        sound(plan)


@FAST
@given(seed=st.integers(0, 10**6), filled=st.booleans())
def test_damaged_bytes_give_a_sentence(seed: int, filled: bool) -> None:
    """Cut short, or with bytes changed, in the file itself."""
    chance = random.Random(seed)
    raw = bytearray(original(filled))
    if chance.random() < 0.4:
        raw = raw[: chance.randrange(len(raw))]
    for _ in range(chance.randint(1, 6)):
        if raw:
            raw[chance.randrange(len(raw))] = chance.randrange(256)
    for plan in outcome(bytes(raw)):
        sound(plan)


@FAST
@given(seed=st.integers(0, 10**6), filled=st.booleans())
def test_damaged_parts_give_a_sentence(seed: int, filled: bool) -> None:
    """The ZIP is whole, the XML in it is not what it was."""
    chance = random.Random(seed)
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(original(filled))) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        hit = chance.choice(old.namelist())
        for name in old.namelist():
            part = bytearray(old.read(name))
            if name == hit and part:
                for _ in range(chance.randint(1, 8)):
                    place = chance.randrange(len(part))
                    match chance.randrange(3):
                        case 0:
                            part[place] = chance.randrange(256)
                        case 1:
                            del part[place : place + chance.randint(1, 60)]
                        case _:
                            part[place:place] = part[max(0, place - 30) : place]
                    if not part:
                        break
            if not (name == hit and chance.random() < 0.1):
                new.writestr(name, bytes(part))
    for plan in outcome(out.getvalue()):
        sound(plan)


def test_the_control_gives_plans() -> None:
    """Unspoilt, both forms give rows, so these tests look at something."""
    for filled in (False, True):
        plans = outcome(original(filled))
        assert plans
        assert any(plan.rows for plan in plans)


@pytest.mark.berat
@settings(FAST, max_examples=400)
@given(seed=st.integers(0, 10**6), many=st.integers(1, 40), filled=st.booleans())
def test_spoilt_workbooks_at_length(seed: int, many: int, filled: bool) -> None:
    """The same for many more edits."""
    for plan in outcome(spoil(original(filled), seed, many)):
        sound(plan)
