"""What an unfinished merge leaves in a text, and what YAML leaves out of it."""

from __future__ import annotations

import pytest

from kksportal.read.leftovers import cut_values, merge_marks
from tests.read.files import as_rows


def test_the_marks_of_a_merge_are_told_by_line() -> None:
    """The marks of both sides, and of the common ancestor; not the line between them."""
    text = "a\n<<<<<<< HEAD\nsatu\n||||||| x\nnol\n=======\ndua\n>>>>>>> y\n"
    assert [(code, row) for code, row, _, _ in as_rows(merge_marks(text, "x.md", 10))] == [
        ("N020", 11), ("N020", 13), ("N020", 17),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    ["Judul\n=======\n", "a <<<<<<< b", "<<<<<< enam", "<<<<<<<< delapan", "> kutipan\n>> dua"],
)
def test_other_signs_are_no_merge(text: str) -> None:
    """The control: the underline of a heading, other numbers of signs, quotes."""
    assert list(merge_marks(text, "x.md", 1)) == []


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("judul: Home Care #2 tahun ini", "judul"),
        ("penulis: Tim # satu", "penulis"),
        ("perangkat_daerah: [Dinas #2]", "perangkat_daerah"),
        ("perangkat_daerah:\n  - Dinas #2", "perangkat_daerah"),
        ("sumber:\n  - id: a\n    judul: Surat #2", "judul"),
        ("inovasi: kisah #2", "inovasi"),
    ],
)
def test_a_value_that_is_cut_at_a_hash_is_told(line: str, key: str) -> None:
    """Where it stands, in lists and in maps too."""
    told = list(cut_values(line.split("\n"), "x.md"))
    assert [(f.kind.code, f.column) for f in told] == [("KKS-N021", key)]
    assert told[0].row == line.count("\n") + 2


@pytest.mark.parametrize(
    "line",
    [
        "judul: 'Home Care #2'",
        'judul: "Home Care #2"',
        "judul: Home Care#2",
        "tanggal: 2026-11-24 # hari terbit",
        "# catatan",
        "daerah: '63.11' # Balangan",
        "judul: |\n  Home #2",
        "judul: [",
    ],
)
def test_remarks_and_quoted_values_lose_nothing(line: str) -> None:
    """The control: between quotation marks, without a space, a remark, a block, broken YAML."""
    assert list(cut_values(line.split("\n"), "x.md")) == []


def test_the_advice_is_what_to_write() -> None:
    """The whole line, quoted."""
    (told,) = cut_values(["judul: Home Care #2"], "x.md")
    assert told.mend == "Tulis: judul: 'Home Care #2'"
