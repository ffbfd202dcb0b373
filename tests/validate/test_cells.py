"""Each cell by itself: filled, one of the words, of its shape, without hidden signs."""

from __future__ import annotations

import pytest

from kksportal.model.contract import Column, Shape
from kksportal.model.kinds import RESOURCES, find_resource
from kksportal.validate.cells import CellJudge, cell_rules, is_real
from kksportal.validate.table import Fault
from tests.validate.world import SOUND, judged, only, places

WORDS = ("mandiri", "provinsi", "pusat")


def judge(shape: Shape = Shape.TEKS, *, required: bool = False) -> CellJudge:
    """The judge of a column of a shape."""
    return CellJudge("kolom", Column(shape=shape, required=required))


def faulty(value: str, shape: Shape = Shape.TEKS) -> Fault:
    """The fault of a cell that has one."""
    fault = judge(shape)(value)
    assert fault is not None
    return fault


def test_an_empty_cell_is_a_fault_only_where_the_column_is_required() -> None:
    """A required column is filled on every row; any other may stay empty, whatever its shape."""
    assert judge(required=True)("") == Fault(code="KKS-D006", what="Kolom kolom kosong.")
    assert judge(required=True)("isi") is None
    assert [judge(shape)("") for shape in Shape] == [None] * len(Shape)


def test_every_column_of_every_table_is_judged_under_its_own_name() -> None:
    """A table has one rule a column, which names the column that is empty."""
    for resources in RESOURCES.values():
        for res in resources:
            rules = list(cell_rules(res))
            assert [rule.columns for rule in rules] == [(name,) for name in res.columns]
            faults = {rule.columns[0]: rule.judge("") for rule in rules}
            assert {name for name, fault in faults.items() if fault} == {
                name for name, column in res.columns.items() if column.required
            }
            assert all(f is None or f.what == f"Kolom {n} kosong." for n, f in faults.items())


# --- hidden signs

HIDDEN = [*range(0x00, 0x0A), *range(0x0B, 0x20), *range(0x7F, 0xA0), 0xAD]
HIDDEN += [*range(0x200B, 0x2010), *range(0x2028, 0x202F), 0x2060, 0xFEFF]


def test_no_invisible_sign_may_stand_within_a_cell() -> None:
    """Controls, soft hyphens, zero-width, direction and joining signs are reported and removed."""
    for sign in map(chr, HIDDEN):
        fault = faulty(f"8{sign}5", Shape.DESIMAL)
        assert (fault.code, fault.advice) == ("KKS-D011", "Tulis: 85"), hex(ord(sign))


@pytest.mark.parametrize(
    "text", ["a b", "é", "a\u2010b", "a\u2027b", "a\u202fb", "a\u3000b", "½", "中"]
)
def test_visible_signs_may_stand_within_a_cell(text: str) -> None:
    """The control: an inner space, letters of any script, and the signs beside the hidden ones."""
    assert judge()(text) is None


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        (" 85", "85"),
        ("85 ", "85"),
        ("  85  ", "85"),
        ("85\t", "85"),
        ("85\n", "85"),
        ("\n85", "85"),
        ("\u00a085", "85"),
        ("\u300085\u3000", "85"),
        ("a\u00a0b", "a b"),
        ("\u200b a", "a"),
        (" a\u200b \u00a0", "a"),
        ("\u200b", ""),
    ],
)
def test_spaces_at_the_ends_are_reported_and_removed(text: str, clean: str) -> None:
    """A cell neither begins nor ends with a space; a hard space within becomes a plain one."""
    fault = faulty(text)
    assert (fault.code, fault.advice) == ("KKS-D011", f"Tulis: {clean}")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("8\u200b5", "8\\u200b5"),
        (" 85", " 85"),
        ("85\t", "85\\u0009"),
        (" " + "a" * 39, " " + "a" * 39),
        (" " + "a" * 40, " " + "a" * 38 + "…"),
    ],
)
def test_a_hidden_sign_is_made_visible_in_what_is_reported(text: str, shown: str) -> None:
    """Invisible signs are shown by their number, and a text longer than 40 signs is cut at 39."""
    assert faulty(text).what == f"“{shown}” memuat spasi atau tanda tersembunyi."


def test_a_line_break_within_a_cell_is_reported_by_the_reader_alone() -> None:
    """Two lines in one cell are a fault of the file (KKS-D005), not a hidden sign."""
    assert judge()("satu\ndua") is None


# --- words of a column


@pytest.mark.parametrize(
    ("value", "advice"),
    [
        ("propinsi", "Mungkin maksudnya: provinsi"),
        ("PUSAT", "Tulis: pusat"),
        ("zzz", "Pakai: mandiri, provinsi, pusat"),
    ],
)
def test_only_the_words_of_a_column_pass(value: str, advice: str) -> None:
    """The word itself in other case, one that is like it, else all of them are named."""
    fault = CellJudge("penilai", Column(values=WORDS))(value)
    what = f"“{value}” bukan pilihan kolom ini."
    assert fault == Fault(code="KKS-D007", what=what, advice=advice)


def test_each_word_of_a_column_passes() -> None:
    """The control: the words themselves."""
    assert [CellJudge("penilai", Column(values=WORDS))(word) for word in WORDS] == [None] * 3


# --- dates


@pytest.mark.parametrize(
    ("day", "real"),
    [
        ("2025", True),
        ("2025-02", True),
        ("2024-02-29", True),
        ("2025-02-29", False),
        ("2025-04-31", False),
        ("2025-08-21T00:00+00:00", True),
        ("2025-08-21T10:00+07:00", True),
        ("2025-08-21T23:59+14:59", True),
        ("2025-08-21T24:00+07:00", False),
        ("2025-08-21T10:00+15:00", False),
        ("2025-08-21T10:00+07:60", False),
        ("2025-02-29T10:00+07:00", False),
        ("2025-02T10:00+07:00", False),  # an hour of no day
    ],
)
def test_dates_stand_in_the_calendar_and_hours_on_the_clock(day: str, real: bool) -> None:
    """A date is as precise as its source, and real; an hour ends at 23, an offset at 14:59."""
    assert is_real(day) is real


@pytest.mark.parametrize("shape", [Shape.TANGGAL, Shape.WAKTU])
def test_a_day_that_never_was_is_reported(shape: Shape) -> None:
    """Both kinds of date are looked up in the calendar; a text that looks like one is not."""
    fault = Fault(code="KKS-D010", what="“2025-02-31” tidak ada di kalender.")
    assert judge(shape)("2025-02-31") == fault
    assert judge(shape)("2025-02-28") is None
    assert judge(Shape.TEKS)("2025-02-31") is None


# --- in a package


@pytest.mark.parametrize(
    ("column", "value", "code"),
    [
        ("satuan", "", "KKS-D006"),
        ("sifat", "hasil", "KKS-D007"),
        ("per_tanggal", "21-8-2025", "KKS-D008"),
        ("nilai", "85,5", "KKS-D009"),
        ("per_tanggal", "2025-02-31", "KKS-D010"),
        ("satuan", "persen ", "KKS-D011"),
        ("catatan", "=1+1", "KKS-D022"),
        ("catatan", "<b>", "KKS-D023"),
        ("catatan", "6311010101900001", "KKS-D024"),
        ("catatan", "kader@contoh.id", "KKS-D025"),
    ],
)
def test_a_fault_of_a_cell_is_reported_once_at_its_line_and_column(
    column: str, value: str, code: str
) -> None:
    """The second of two rows is spoilt: one finding, on line 3, and no echo of it."""
    spoilt = {"ukuran": "odf-rumah-tangga", column: value}
    assert places(judged("fakta", {}, spoilt)) == [(code, "fakta.csv", 3, column)]


def test_the_same_rows_unspoilt_are_sound() -> None:
    """The control of the table above."""
    assert judged("fakta", {}, {"ukuran": "odf-rumah-tangga"}) == ()


def test_every_sound_row_is_without_fault_in_every_cell() -> None:
    """The control of all tables: the cells of the sound rows have no findings."""
    for kind, tables in SOUND.items():
        for name, cells in tables.items():
            res = find_resource(kind, name)
            assert res is not None
            for rule in cell_rules(res):
                value = cells.get(rule.columns[0], "a" if rule.columns[0] == "sumber" else "")
                assert rule.judge(value) is None, (name, rule.columns)


def test_an_unreadable_number_is_reported_as_such_and_nothing_more() -> None:
    """A value that is no number is neither too large nor out of order."""
    finding = only(judged("fakta", {"nilai": "banyak", "dari": "8"}))
    assert (finding.kind.code, finding.what) == ("KKS-D009", "“banyak” bukan angka desimal.")
