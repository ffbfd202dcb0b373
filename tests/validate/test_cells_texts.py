"""What must not be published in a text: what may run, markup, personal data."""

from __future__ import annotations

import pytest

from kksportal.model.contract import Column, Shape
from kksportal.validate.cells import CellJudge, text_fault
from kksportal.validate.table import Fault

TEXT = CellJudge("catatan", Column())
NAMES = CellJudge("perangkat_daerah", Column(shape=Shape.DAFTAR_TEKS))


@pytest.mark.parametrize("sign", list("=+-@＝＋－＠"))
def test_a_text_that_a_spreadsheet_would_run_is_reported(sign: str) -> None:
    """Each sign that begins a formula, narrow or full-width, is named with the text without it."""
    for judge in (TEXT, NAMES):
        assert judge(f"{sign}cmd") == Fault(
            code="KKS-D022",
            what=f"“{sign}cmd” dapat dijalankan sebagai rumus.",
            advice=f"Tulis tanpa {sign} di awal: cmd",
        )


@pytest.mark.parametrize(
    ("value", "part", "sign", "clean"),
    [
        ("Berharap;+meraih", "+meraih", "+", "meraih"),
        ("Berharap; =meraih", " =meraih", "=", "meraih"),
        ("a;=b;+c", "=b", "=", "b"),
        ("=-+@ x", "=-+@ x", "=", "x"),
        ("=X1-X2", "=X1-X2", "=", "X1-X2"),
        ("-5 orang", "-5 orang", "-", "5 orang"),
        ("=" + "a" * 39, "=" + "a" * 39, "=", "a" * 39),
        ("=" + "a" * 41, "=" + "a" * 38 + "…", "=", "a" * 39 + "…"),
    ],
)
def test_each_part_of_a_text_may_become_a_cell(
    value: str, part: str, sign: str, clean: str
) -> None:
    """Where semicolons separate cells, a part that is a formula is reported, cut at 40 signs."""
    assert TEXT(value) == Fault(
        code="KKS-D022",
        what=f"“{part}” dapat dijalankan sebagai rumus.",
        advice=f"Tulis tanpa {sign} di awal: {clean}",
    )


@pytest.mark.parametrize("value", ["-5", "-5.5", "a;-5", "1+1=2", "a - b", "T1.01", "a;b=c"])
def test_numbers_and_signs_within_a_text_run_nothing(value: str) -> None:
    """The control: a negative number is a number, and a sign inside a text begins nothing."""
    assert TEXT(value) is None


@pytest.mark.parametrize(
    ("value", "tag"),
    [
        ("Warga <b>Balangan</b>", "<b>"),
        ("akhir </b>", "</b>"),
        ("<!-- a -->", "<!-- a -->"),
        ("<?php", "<?php"),
        ("<script", "<script"),
        ("<Z>", "<Z>"),
        ("a <" + "b" * 39, "<" + "b" * 39),
        ("a <" + "b" * 40, "<" + "b" * 38 + "…"),
    ],
)
def test_a_text_holds_no_markup(value: str, tag: str) -> None:
    """A tag, a comment, an instruction, closed or not, is shown up to 40 signs."""
    assert TEXT(value) == Fault(code="KKS-D023", what=f"Ada tanda HTML: “{tag}”.")


@pytest.mark.parametrize("value", ["a < b", "<5 desa", "5 > 3", "a <- b"])
def test_a_comparison_is_no_markup(value: str) -> None:
    """The control: smaller-than before a space or a digit."""
    assert TEXT(value) is None


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("NIK 6311010101900001", "KKS-D024"),
        ("63.11.01-010190-0001", "KKS-D024"),
        ("631101-010190-0001", "KKS-D024"),
        ("hubungi 0812345678", "KKS-D025"),
        ("hubungi 0812 345 678", "KKS-D025"),
        ("kader@contoh.id", "KKS-D025"),
        ("202 desa, 121.766 jiwa", ""),
    ],
)
def test_a_text_holds_no_personal_data(value: str, code: str) -> None:
    """Numbers of people and mail addresses are reported in both kinds of text; counts are not."""
    for judge in (TEXT, NAMES):
        fault = judge(value)
        assert (fault.code if fault else "") == code


def test_what_runs_comes_before_markup_and_markup_before_people() -> None:
    """A text has one fault at a time, the most dangerous first."""
    mail = "kader@contoh.id"
    faults = [text_fault(value) for value in (f"=<b>{mail}", f"<b>{mail}", mail, "surat")]
    assert [fault.code if fault else "" for fault in faults] == [
        "KKS-D022",
        "KKS-D023",
        "KKS-D025",
        "",
    ]


def test_only_free_texts_are_searched() -> None:
    """A link may hold an @ and a long number, but none that a person may have."""
    judge = CellJudge("tautan", Column(shape=Shape.TAUTAN))
    assert judge("https://contoh.id/@kader/6311019901900001") is None
    fault = judge("https://contoh.id/@kader/6311010101900001")
    assert fault is not None
    assert fault.code == "KKS-D024"
