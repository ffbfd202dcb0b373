"""Cells, dates, personal data, references of one row: what is let pass and what is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from kksportal.model.contract import Column, Shape
from kksportal.model.kinds import find_resource
from kksportal.read.table import read_table
from kksportal.validate.cells import CellJudge, is_real
from kksportal.validate.personal import personal_fault

DECIMAL = CellJudge("nilai", Column(shape=Shape.DESIMAL))


@pytest.mark.parametrize("text", ["85", "85.5", "-1.2", "0", "007"])
def test_plain_decimals_pass(text: str) -> None:
    """The control: digits with a decimal point are numbers."""
    assert DECIMAL(text) is None


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("85,5", "85.5"),
        ("1.234,5", "1234.5"),
        ("85%", "85"),
        (">90", "ketepatan"),
        ("nan", "pernyataan"),
        ("INF", "pernyataan"),
        ("1e3", "pernyataan"),
        ("1_000", "pernyataan"),
        ("٨٥", "pernyataan"),
    ],
)
def test_what_python_would_take_is_refused(text: str, hint: str) -> None:
    """Forms that other readers take for numbers are findings, and say how to write them."""
    fault = DECIMAL(text)
    assert fault is not None
    assert fault.code == "KKS-D009"
    assert hint in fault.advice


@pytest.mark.parametrize("text", [" 85", "85 ", "8\u200b5", "85\t", "\u00a085"])
def test_hidden_signs_are_told_and_removed(text: str) -> None:
    """A stray space or an invisible sign is one finding, with the clean cell as advice."""
    fault = DECIMAL(text)
    assert fault is not None
    assert (fault.code, fault.advice) == ("KKS-D011", "Tulis: 85")


@pytest.mark.parametrize(
    ("day", "real"),
    [
        ("2025", True),
        ("2025-02", True),
        ("2024-02-29", True),
        ("2025-02-29", False),
        ("2025-08-21T10:00+07:00", True),
        ("2025-08-21T25:00+07:00", False),
    ],
)
def test_dates_stand_in_the_calendar(day: str, real: bool) -> None:
    """A date is as precise as its source, and real."""
    assert is_real(day) is real


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("NIK 6311010101900001", "KKS-D024"),
        ("hubungi +62 812-3456-7890", "KKS-D025"),
        ("surat ke kader@contoh.id", "KKS-D025"),
        ("121 dari 150 desa, 2025-08-21", ""),
        ("https://contoh.id/berita/40359", ""),
    ],
)
def test_personal_data_is_seen_by_its_form(text: str, code: str) -> None:
    """A personal number, a mobile phone, a mail address; figures and addresses are none."""
    fault = personal_fault(text)
    assert (fault.code if fault else "") == code
    assert fault is None or "90000" not in fault.what


def test_absent_columns_read_as_empty(tmp_path: Path) -> None:
    """Optional columns may be left out, in any order; the row still has the contract's cells."""
    path = tmp_path / "sumber.csv"
    path.write_text("jenis,id,judul\nberita,s001,Judul\n", encoding="utf-8")
    res = find_resource("daerah", "sumber")
    assert res is not None
    table, found = read_table(path, res, "sumber.csv")
    assert table is not None
    assert found == []
    assert table.rows == (res.row("s001", "Judul", "", "berita", "", "", "", ""),)
