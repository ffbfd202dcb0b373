"""The shape of a cell: what passes, what does not, and how a refused one is to be written."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kksportal.model.contract import Column, Shape
from kksportal.validate.cells import CellJudge
from kksportal.validate.table import Fault

DECIMAL = CellJudge("nilai", Column(shape=Shape.DESIMAL))
WHOLE = CellJudge("jumlah", Column(shape=Shape.BULAT))
TEXT = CellJudge("catatan", Column())
NAMES = CellJudge("perangkat_daerah", Column(shape=Shape.DAFTAR_TEKS))
CODES = CellJudge("tatanan", Column(shape=Shape.DAFTAR))
WORDS_TO_TABLE = "Tulis angka 0–9 dengan titik desimal; kata atau rentang masuk tabel pernyataan"

# Each shape: what passes, what does not, and what is said of the latter.
SHAPES: list[tuple[Shape, list[str], list[str], str]] = [
    (Shape.KODE, ["bank-sampah", "t1"], ["bank sampah", "-a", "a--b", "a;b"],
     "Pakai huruf kecil, angka, dan tanda hubung: bank-sampah"),
    (Shape.SIKLUS, ["2025", "1999"], ["25", "2125", "20255", "2025-01"],
     "Tulis tahun penghargaan: 2025"),
    (Shape.TAHUN, ["2025", "1999"], ["25", "1899", "2024/2025"],
     "Tulis tahun empat angka: 2025"),
    (Shape.TANGGAL, ["2025", "2025-07", "2025-07-31"],
     ["kemarin", "2025-13", "2025-07-32", "31/02/2025"],
     "Tulis YYYY, YYYY-MM, atau YYYY-MM-DD: 2025-07-31"),
    (Shape.WAKTU, ["2025-08-21", "2025-08-21T10:00+07:00"],
     ["2025-08-21 10:00", "2025-08-21T10:00", "2025-08-21T10:60+07:00"],
     "Tulis 2025-08-21 atau 2025-08-21T10:00+07:00"),
    (Shape.JALUR, ["M10 20l5 0 0 5 -5 0z"], ["M10 20", "M10 20l5 0", "L10 20l5 0z"],
     "Tulis ulang paket ini dengan: kks import batas"),
    (Shape.DAFTAR, ["pasar", "pasar;pariwisata"], ["a,b", "Pasar besar;x"],
     "Pisahkan kode dengan titik koma tanpa spasi: pasar;pariwisata"),
    (Shape.TAUTAN, ["https://contoh.id/a", "http://contoh.id"], ["contoh.id", "javascript:x"],
     "Tulis alamat lengkap yang diawali https://"),
    (Shape.WILAYAH, ["63", "63.11", "63.11.01", "S01.01"], ["6311", "63.1", "kerangka"],
     "Tulis kode wilayah dengan titik: 63, 63.11, atau 63.11.01"),
    (Shape.TEMPAT, ["63.11.01", "63.11.01.2001"], ["63.11.2001", "63.11.01.1"],
     "Tulis kode wilayah dengan titik: 63.11, 63.11.01, atau desa 63.11.01.2001"),
    (Shape.DAFTAR_TEMPAT, ["63.11.01", "63.11.01;63.11.02.2001"], ["63.11.01,63.11.02", "pasar"],
     "Pisahkan kode wilayah dengan titik koma: 63.11.01;63.11.02"),
    (Shape.SUBJEK, ["63.11", "kerangka"], ["6311", "nasional"],
     "Tulis kode wilayah (63.11) atau: kerangka"),
    (Shape.INDIKATOR, ["T1.01", "T12.34"], ["1.01", "T1", "T1.001"],
     "Tulis kode indikator dengan dua angka di belakang titik: T1.01"),
    (Shape.YATIDAK, ["ya", "tidak"], ["y", "Ya", "yatidak"],
     "Tulis ya atau tidak"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("shape", "good", "bad", "advice"), SHAPES, ids=[row[0].value for row in SHAPES]
)
def test_a_cell_has_the_shape_of_its_column(
    shape: Shape, good: list[str], bad: list[str], advice: str
) -> None:
    """What has the shape passes; what has not is reported with the shape and an example."""
    judge = CellJudge("kolom", Column(shape=shape))
    assert [judge(value) for value in good] == [None] * len(good)
    for value in bad:
        what = f"“{value}” tidak berbentuk {shape.value}."
        assert judge(value) == Fault(code="KKS-D008", what=what, advice=advice)


def test_all_shapes_are_in_the_table_above() -> None:
    """Free texts have no shape, and numbers are reported in a way of their own."""
    others = {Shape.TEKS, Shape.DAFTAR_TEKS, Shape.DESIMAL, Shape.BULAT}
    assert {row[0] for row in SHAPES} | others == set(Shape)


def test_a_long_cell_is_reported_by_its_first_sixty_signs() -> None:
    """An outline of a megabyte does not fill the screen."""
    judge = CellJudge("jalur", Column(shape=Shape.JALUR))
    fault, whole = judge("x" * 61), judge("x" * 60)
    assert fault is not None
    assert fault.what == f"“{'x' * 60}” tidak berbentuk jalur."
    assert whole == fault


# --- numbers


@pytest.mark.parametrize("text", ["85", "85.5", "-1.2", "0", "007", "1.234", "-0.1"])
def test_plain_decimals_pass(text: str) -> None:
    """Digits with a decimal point are numbers."""
    assert DECIMAL(text) is None


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("85,5", "Tulis dengan titik: 85.5"),
        ("-85,55", "Tulis dengan titik: -85.55"),
        ("1.234,5", "Tulis tanpa pemisah ribuan: 1234.5"),
        ("-12.345,67", "Tulis tanpa pemisah ribuan: -12345.67"),
        ("1.234.567", "Tulis tanpa pemisah ribuan: 1234567"),
        ("85%", "Tulis tanpa tanda persen: 85"),
        ("85.5 %", "Tulis tanpa tanda persen: 85.5"),
        *(
            (f"{sign}90", "Tulis angkanya saja dan isi kolom ketepatan, misalnya lebih-dari")
            for sign in "<>≥≤±~"
        ),
        *((text, WORDS_TO_TABLE) for text in ("INF", "1_000", "٨٥", "80-90", "85,5,5", "x,5")),
        *((text, WORDS_TO_TABLE) for text in ("1234.567,8", "1.23,4", "a>90")),
        ("85  %", "Tulis tanpa tanda persen: 85"),
        ("85,50 persen", "Tulis dengan titik: 85.50"),
        *((text, f"Tulis: {number}") for text, number in (("85.", "85"), ("+5", "5"))),
        (".5", "Tulis: 0.5; bila maksudnya persen, tulis: 50"),
        ("0,85", "Tulis dengan titik: 0.85; bila maksudnya persen, tulis: 85"),
        ("5,270", "“5,270”: pecahan 5,27, atau ribuan 5.270? Tulis salah satu: 5.27 atau 5270"),
        ("1e3", "“1e3” disingkat lembar kerja: berapa angka selengkapnya? Bila benar, tulis: 1000"),
        ("nan", "Kosongkan selnya"),
    ],
)
def test_what_is_no_number_is_reported_with_how_to_write_it(text: str, advice: str) -> None:
    """Forms that other readers take for numbers are findings, each with its own advice."""
    assert DECIMAL(text) == Fault(
        code="KKS-D009", what=f"“{text}” bukan angka desimal.", advice=advice
    )


@pytest.mark.parametrize("text", ["0", "8", "202", "007"])
def test_whole_numbers_pass(text: str) -> None:
    """A count is digits alone."""
    assert WHOLE(text) is None


@pytest.mark.parametrize("text", ["8.5", "-8", "8,5", "delapan"])
def test_a_count_is_whole_and_not_negative(text: str) -> None:
    """A part, a sign or a word is no whole number, and reported by that name."""
    fault = WHOLE(text)
    assert fault is not None
    assert (fault.code, fault.what) == ("KKS-D009", f"“{text}” bukan bilangan bulat.")


@pytest.mark.parametrize(
    ("text", "written"), [("1.300", "1300"), ("12 %", "12"), ("1.300.000%", "1300000")]
)
def test_a_count_with_dots_or_a_sign_is_written_out(text: str, written: str) -> None:
    """Thousands and signs go, the digits stay."""
    fault = WHOLE(text)
    assert fault is not None
    assert fault.advice == f"Tulis angkanya saja: {written}"
    assert WHOLE(written) is None


@pytest.mark.parametrize("text", ["8,5", "8.5 %"])
def test_the_advice_for_a_count_is_a_count(text: str) -> None:
    """What is advised for a whole number is not again refused as none."""
    fault = WHOLE(text)
    assert fault is not None
    assert ": " not in fault.advice or WHOLE(fault.advice.partition(": ")[2]) is None


# --- lists


@pytest.mark.parametrize("text", ["Dinas", "Dinas;Badan", "Dinas A, B;Badan C"])
def test_lists_of_names_pass(text: str) -> None:
    """Names are joined by semicolons without spaces around them."""
    assert NAMES(text) is None


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("Dinas; Badan", "Dinas;Badan"),
        ("Dinas ;Badan", "Dinas;Badan"),
        ("Dinas;;Badan", "Dinas;Badan"),
        ("Dinas;", "Dinas"),
        (";Dinas", "Dinas"),
        ("Dinas; ;Badan", "Dinas;Badan"),
    ],
)
def test_a_list_has_no_empty_part_and_no_spaces(text: str, clean: str) -> None:
    """What is stray in a list is reported, with the list as it should stand."""
    what = f"Daftar “{text}” memuat spasi atau bagian kosong."
    assert NAMES(text) == Fault(code="KKS-D011", what=what, advice=f"Tulis: {clean}")


@pytest.mark.parametrize("judge", [NAMES, CODES], ids=["names", "codes"])
def test_nothing_stands_twice_in_a_list(judge: CellJudge) -> None:
    """A double is reported, and the advice keeps the order of what comes first."""
    fault = judge("b;a;b;a;c")
    assert fault == Fault(
        code="KKS-D020", what="Ada yang dua kali dalam “b;a;b;a;c”.", advice="Tulis: b;a;c"
    )
    assert judge("b;a;c") is None
    assert TEXT("b;a;b") is None


# --- advice


@settings(max_examples=50, derandomize=True)
@given(
    judge=st.sampled_from([DECIMAL, TEXT, NAMES, CODES]),
    value=st.text(alphabet="a1;., %=+-\u200b\u00a0", min_size=1, max_size=8),
)
def test_following_advice_comes_to_an_end(judge: CellJudge, value: str) -> None:
    """Put the text after “Tulis …:” into the cell: after three times nothing is left to report."""
    for _ in range(3):
        fault = judge(value)
        said = re.fullmatch(r"Tulis[^:]*: (.+)", fault.advice) if fault else None
        if fault is None or said is None or fault.code == "KKS-D008":
            return  # sound, or only an example
        value = said[1]
    assert judge(value) is None


@pytest.mark.parametrize(
    ("judge", "value"),
    [
        (DECIMAL, "85,5"),
        (DECIMAL, "1.234,5"),
        (DECIMAL, "85 %"),
        (DECIMAL, "\u00a085"),
        (TEXT, "=1+1"),
        (TEXT, "-  @ya"),
        (NAMES, "Dinas; Badan;"),
        (CODES, "pasar;pasar"),
    ],
)
def test_a_cell_written_as_advised_is_sound(judge: CellJudge, value: str) -> None:
    """Followed once, the advice leaves nothing to report."""
    fault = judge(value)
    assert fault is not None
    assert judge(fault.advice.partition(": ")[2]) is None
