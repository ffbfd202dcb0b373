"""The form loses nothing: read again it changes nothing; typed in, it gives its rows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from kksportal.intake.cells import clean_text
from kksportal.intake.form.cells import is_blank
from kksportal.intake.form.fill import make_context, shown
from kksportal.intake.form.layout import Block, Layout, make_layout
from kksportal.intake.form.reading import read_form
from kksportal.intake.workbook import Cell, Place, read_workbook
from kksportal.model.contract import Column, Shape, blank
from tests.intake.form.formulir import (
    CODE,
    CYCLE,
    Hand,
    the_framework,
    the_package,
    the_portal,
    written,
)
from tests.intake.form.formulir import told as told_of

SETTINGS = settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    phases=(Phase.generate,),
    suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow],
)
LAYOUT: Layout = make_layout(CODE, CYCLE, the_framework())
TABLES = ("fakta", "capaian", "penilaian", "kelembagaan", "tahapan", "perbaikan", "inovasi",
          "penghargaan", "sumber")  # fmt: skip
# Texts that a program or a person may mistake for something else.
ODD = ["=1+1", "-", "n/a", "hapus", "TRUE", "1/2", "00123", "5.270", "'petik", "\"kutip\"",
       "belum ada data", "#REF!", "+62", "@sebut", "_x0041_", "a;b", "Jumlah", "2025", "85 %",
       "<b>&amp;", "é", "Sumber 1", "ya"]  # fmt: skip
_CODES = {
    "satuan": ["hektare", "nilai"], "ukuran": ["odf-desa", "rumah-sehat"],
    "tahap": ["mandiri", "verifikasi-pusat"], "komponen": ["tim-pembina"],
    "butir": ["sk", "rencana-kerja"], "predikat": ["padapa", "wiwerda"],
    "tatanan": ["pasar", "satuan-pendidikan"],
    "sumber": [f"sumber-{n}" for n in range(1, 30)], "inovasi": ["inovasi-a", "inovasi-b"],
    "bukti": ["bukti-a"], "indikator": ["T1.01", "T1.02", "T2.03"],
}  # fmt: skip


LETTERS = [chr(n) for n in range(32, 127)] + [*"éüñçÅ–—“”‘’′²½·…×÷±€漢字한あ\U0001f600"]
texts = st.one_of(
    st.sampled_from(ODD), st.text(LETTERS, min_size=1, max_size=40).map(clean_text)
).map(lambda text: text or "x")
_day = st.dates(min_value=date(1990, 1, 1), max_value=date(2099, 12, 31)).map(date.isoformat)
days = st.one_of(_day, _day.map(lambda told: told[:7]), _day.map(lambda told: told[:4]))
numbers = st.decimals(min_value=-(10**6), max_value=10**9, places=4, allow_nan=False).map(
    lambda n: format(n.normalize(), "f")
)


def _cells(column: str, rule: Column, choices: str) -> st.SearchStrategy[str]:  # noqa: PLR0912
    """A strategy for one column by its contract."""
    filled: st.SearchStrategy[str]
    if rule.values:
        filled = st.sampled_from(rule.values)
    elif column == "wilayah":
        places = [CODE, f"{CODE}.01", f"{CODE}.02.2001"]
        several = [";".join(places[1:])] if rule.shape is Shape.DAFTAR_TEMPAT else []
        filled = st.sampled_from([*places, *several])
    elif column == "subjek":
        filled = st.sampled_from([CODE, f"{CODE}.01", "S01", "kerangka"])
    elif column == "skor":
        filled = st.sampled_from(["100", "0"])
    elif choices in _CODES or column in _CODES:
        filled = st.sampled_from(_CODES.get(choices) or _CODES[column])
        if rule.shape is Shape.DAFTAR:
            filled = st.lists(filled, min_size=1, max_size=2, unique=True).map(";".join)
    elif rule.shape is Shape.DESIMAL:
        filled = numbers
    elif rule.shape is Shape.BULAT:
        filled = st.integers(0, 10**9).map(str)
    elif rule.shape in (Shape.TAHUN, Shape.SIKLUS):
        filled = st.integers(1990, 2099).map(str)
    elif rule.shape is Shape.TANGGAL:
        filled = days
    elif rule.shape is Shape.WAKTU:
        filled = st.one_of(days, st.just("2025-08-21T10:00+08:00"))
    elif rule.shape is Shape.TAUTAN:
        filled = st.just("https://contoh.id/a?b=1&c=%20")
    elif rule.shape is Shape.DAFTAR_TEKS:
        filled = st.sampled_from(["Dinas Kesehatan", "Bappeda;Dinas Pendidikan"])
    else:
        filled = texts
    return filled if rule.required else st.one_of(st.just(""), filled)


def _block(table: str) -> Block:
    return next(b for plan in LAYOUT for b in plan.blocks if b.table == table)


def _rows(table: str) -> st.SearchStrategy[list[Any]]:
    """Rows of a table that differ in their keys."""
    block = _block(table)
    res = block.resource
    cells = {f.column: _cells(f.column, block.rule(f), f.choices) for f in block.fields}
    if "indikator" in res.columns and table != "perbaikan":
        cells["indikator"] = st.sampled_from(_CODES["indikator"])
    if "id" in cells:
        cells["id"] = st.from_regex(r"[a-z]{3,8}(-[a-z0-9]{1,4})?", fullmatch=True).map(
            lambda t: f"x-{t}")  # fmt: skip
    fixed = {name: st.just(value) for name, value in block.fixed.items()}
    return st.lists(
        st.fixed_dictionaries(cells | fixed).map(lambda told: _scored(blank(res.row, **told))),
        max_size=5,
        unique_by=lambda row: tuple(getattr(row, name) for name in res.key),
    )


def _scored(row: Any) -> Any:
    """A score that its indicator has."""
    if getattr(row, "skor", "") == "0" and row.indikator == "T1.02":
        return row._replace(skor="62.5")
    return row


def _package(tables: dict[str, list[Any]]) -> Any:
    innovations = [{"id": f"inovasi-{n}", "judul": f"Inovasi {n}", "tatanan": "pasar",
                    "tatanan_oleh": "sumber", "sumber": "sumber-1"} for n in "ab"]  # fmt: skip
    evidence = [{"id": "bukti-a", "siklus": CYCLE, "jenis": "sk", "judul": "SK A", "publik": "ya",
                 "sumber": "sumber-1"}]  # fmt: skip
    base = the_package(inovasi=innovations, bukti=evidence)
    known = {name: (*getattr(base, name), *rows) if name in ("sumber", "inovasi")
             else tuple(rows) for name, rows in tables.items()}  # fmt: skip
    return replace(base, **known)


@SETTINGS
@given(st.fixed_dictionaries({table: _rows(table) for table in TABLES}))
def test_a_form_written_and_read_again_changes_nothing(tables: dict[str, list[Any]]) -> None:
    """Whatever the rows hold: several sources, notes, places, speakers, names that repeat."""
    package = _package(tables)
    raw = written(package)
    for bytes_ in (raw, _saved_by_another(raw)):
        taken = read_form(read_workbook(bytes_), the_portal(), package, (CODE, CYCLE))
        assert taken.remarks == ()
        assert taken.tables == {}


def _saved_by_another(raw: bytes) -> bytes:
    out = BytesIO()
    load_workbook(BytesIO(raw)).save(out)
    return out.getvalue()


def _says(block: Block, row: Any) -> bool:
    """Whether a row is one that can be typed: it says something, and nothing that means nothing."""
    if not any(getattr(row, name) for name in block.says):
        return False
    texts_ = (getattr(row, f.column) for f in block.fields if not f.choices)
    return not any(value and is_blank(Cell(Place(1, 1), value)) for value in texts_)


def _same(row: Any, other: Any) -> bool:
    """The same cells; numbers by what they are, and ids aside, which a form makes itself."""
    for name in row._fields:
        one, two = getattr(row, name), getattr(other, name)
        if one != two and name != "id" and not _equal(one, two):
            return False
    return True


def _equal(one: str, two: str) -> bool:
    try:
        return Decimal(one) == Decimal(two)
    except ArithmeticError:
        return False


@pytest.mark.parametrize("table", TABLES)
def test_what_is_typed_in_becomes_the_rows(table: str) -> None:
    """New lines with the words a person reads give the codes; nothing is asked."""
    block = _block(table)

    @SETTINGS
    @given(_rows(table))
    def check(rows: list[Any]) -> None:
        rows = [row for row in rows if _says(block, row) and "#" not in str(tuple(row))]
        # A title that is there already means the source that is there.
        rows = [row for row in rows if not getattr(row, "judul", "").startswith("Sumber ")]
        package = _package({})
        context = make_context(the_portal(), package, CODE, CYCLE)
        hand = Hand(package)
        keys: dict[str, int] = {}
        for row in rows:
            key = next(p.key for p in LAYOUT if any(b.table == table for b in p.blocks))
            if key.startswith("tatanan:"):
                key = "tatanan:pasar" if row.indikator[:2] == "T1" else "tatanan:satuan-pendidikan"
            line = keys.get(key, max(hand.last(key), 4)) + 1
            keys[key] = line
            if key.startswith("tatanan:"):
                name = context.choices[f"indikator:{key.partition(':')[2]}"].label(row.indikator)
                hand.put(key, line, "nama", name)
            for field in block.fields:
                if (value := getattr(row, field.column)) and field.column != "id":
                    cell = shown(context, block, field, value)
                    hand.put(key, line, field.key, float(cell) if isinstance(cell, Decimal)
                             else f"{cell}")  # fmt: skip
                    made = hand.page(key).cell(line, hand.column(key, field.key))
                    if made.data_type == "f":
                        made.data_type = "s"  # a text that begins with "=" in a cell for text
        taken = hand.read()
        assert told_of(taken, "ditolak") == []
        assert told_of(taken, "ditanyakan") == []
        before = getattr(package, table)
        after = taken.tables.get(table, before)[len(before) :]
        assert len(after) == len(rows), (rows, after)
        for row in rows:
            assert any(_same(row, other) for other in after), (row, after)

    check()
