"""Notes in a person's own workbook: at their cells, beside hers, and what is lost is counted."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.comments import Comment
from xlsxwriter import Workbook as Writer

from kksportal.intake.losses import losses
from kksportal.intake.workbook import Note, WorkbookError, annotate, read_workbook
from tests.foto import photograph
from tests.intake.form.formulir import Hand

Everything = tuple[Any, ...]


def book(raw: bytes) -> Any:
    """A workbook, opened."""
    return load_workbook(BytesIO(raw))


def kept(raw: bytes) -> list[Everything]:
    """What a form needs of each sheet: cells, formats, lists, what is hidden, protected, frozen."""
    found: list[Everything] = []
    for page in book(raw).worksheets:
        cells = [(c.coordinate, c.value, c.number_format, c.protection.locked, c.fill.fgColor.rgb)
                 for row in page.iter_rows() for c in row if c.value is not None]  # fmt: skip
        lists = sorted((str(v.sqref), v.type, str(v.formula1), v.prompt) for v in
                       page.data_validations.dataValidation)  # fmt: skip
        hidden = [n for n, d in page.column_dimensions.items() if d.hidden]
        rows = [n for n, d in page.row_dimensions.items() if d.hidden]
        found.append((page.title, cells, lists, hidden, rows, page.protection.sheet,
                      page.freeze_panes, str(page.auto_filter.ref)))  # fmt: skip
    return found


def test_a_note_stands_at_its_cell_and_nothing_else_moves() -> None:
    """Of the form: every cell, list, format, hidden row and lock is as it was."""
    raw = Hand().raw()
    made = annotate(raw, [Note("Fakta", "F5", "Satu."), Note("Fakta", "F5", "Dua.")])
    assert book(made)["Fakta"]["F5"].comment.text == "Periksa portal:\nSatu.\nDua."
    assert kept(made) == kept(raw)
    assert not book(made)["Fakta"]["F5"].protection.locked
    assert read_workbook(made) == read_workbook(raw)


def test_a_note_without_a_cell_stands_where_it_is_seen() -> None:
    """Columns before it are hidden; without a sheet it is on the first."""
    raw = Hand().raw()
    made = book(annotate(raw, [Note("Fakta", "", "Lembar."), Note("", "", "Buku.")]))
    (cell,) = [c for row in made["Fakta"].iter_rows() for c in row if c.comment]
    assert cell.value == "Fakta"
    assert made.worksheets[0]["A1"].comment.text.endswith("Buku.")


def test_her_own_notes_stay_and_ours_are_renewed() -> None:
    """A second time there is one of ours, and one that is no longer true is gone."""
    opened = book(Hand().raw())
    opened["Fakta"]["F5"].comment = Comment("Tanya Dinkes", "Sari")
    out = BytesIO()
    opened.save(out)
    first = annotate(out.getvalue(), [Note("Fakta", "F5", "Satu."), Note("Fakta", "G5", "Lain.")])
    again = book(annotate(first, [Note("Fakta", "F5", "Dua.")]))["Fakta"]
    assert again["F5"].comment.text == "Tanya Dinkes\n\nPeriksa portal:\nDua."
    assert again["F5"].comment.author == "Sari"
    assert again["G5"].comment is None
    clean = book(annotate(first, []))["Fakta"]
    assert clean["F5"].comment.text == "Tanya Dinkes"


def test_a_note_in_a_merged_range_stands_in_its_first_cell() -> None:
    """Elsewhere it could not be written."""
    opened = book(Hand().raw())
    opened["Fakta"].merge_cells("F5:F7")
    out = BytesIO()
    opened.save(out)
    made = book(annotate(out.getvalue(), [Note("Fakta", "F6", "Satu.")]))
    assert made["Fakta"]["F5"].comment.text.endswith("Satu.")


def busy() -> bytes:
    """A workbook with much that the library does not keep."""
    out = BytesIO()
    with Writer(out, {"in_memory": True}) as made:
        page = made.add_worksheet("Data")
        page.write_formula(0, 0, "=1+1", None, 2)
        page.insert_textbox(3, 3, "Teks rekaan")
        page.insert_image(8, 3, "foto.jpg", {"image_data": BytesIO(photograph())})
        page.ignore_errors({"number_stored_as_text": "A1:B2"})
        page.add_sparkline(0, 2, {"range": "Data!A1:A3"})
    return out.getvalue()


def test_what_is_lost_is_told() -> None:
    """In this file, counted: not what may be lost in any."""
    raw = busy()
    told = losses(raw, annotate(raw, [Note("Data", "B2", "x")]))
    assert any("1 bentuk atau teks yang digambar" in one for one in told), told
    assert any(one.startswith("hasil 1 rumus") for one in told), told
    assert any("grafik mini" in one for one in told), told
    assert any("segitiga hijau" in one for one in told), told


def test_of_a_form_little_is_lost() -> None:
    """Its lists and locks are kept; so nothing is told that is not so."""
    raw = Hand().raw()
    assert losses(raw, annotate(raw, [Note("Fakta", "F5", "x")])) == []
    assert losses(raw, raw) == []


def test_a_broken_workbook_is_told_in_one_sentence() -> None:
    """Nothing is raised that is no sentence."""
    raw = Hand().raw()
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(raw)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, b"<x" if name.endswith("sheet2.xml") else old.read(name))
    with pytest.raises(WorkbookError, match="tidak dapat ditulis"):
        annotate(out.getvalue(), [Note("Fakta", "F5", "x")])
