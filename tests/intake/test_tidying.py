"""A file in canonical form, with every cell that changed, and every one that is asked."""

from __future__ import annotations

import csv
import io

import pytest

from kksportal.intake.cells import Codes
from kksportal.intake.tidying import Tidied, tidy, tidy_text
from kksportal.model.kinds import find_resource
from tests.kebiasaan import written

FAKTA = find_resource("daerah", "fakta")
assert FAKTA is not None
CODES = Codes(
    areas={"63.10": "Kabupaten Tanah Bumbu", "63.11": "Kabupaten Balangan"},
    former={"91.01": "63.11"},
    words={
        "kosakata.satuan": {"persen": "persen", "desa": "desa", "kepala-keluarga": "KK"},
        "kosakata.ukuran": {"odf-desa": "Desa ODF"},
    },
)
NAMES = ("subjek", "ukuran", "sifat", "nilai", "satuan", "per_tanggal", "keadaan", "sumber",
         "catatan")  # fmt: skip
SOUND = dict(zip(NAMES, ("63.11", "odf-desa", "capaian", "85", "persen", "2025", "", "a", ""),
                 strict=True))  # fmt: skip


def tidied(*rows: dict[str, str]) -> Tidied:
    """Rows of figures, each sound but for these cells, in canonical form."""
    cells = [tuple((SOUND | row).values()) for row in rows]
    return tidy(written([NAMES, *cells]).encode(), FAKTA, CODES)


def cells_of(made: Tidied) -> list[dict[str, str]]:
    """What would be written."""
    assert made.content is not None
    return list(csv.DictReader(io.StringIO(made.content.decode())))


def test_a_canonical_file_stays_as_it_is() -> None:
    """The control: byte for byte, with quotes that nobody needs."""
    raw = b'subjek,ukuran,sifat,nilai,satuan,sumber\n63.11,"odf-desa",capaian,85,persen,a\n'
    assert tidy(raw, FAKTA, CODES).content == raw


@pytest.mark.parametrize(
    ("column", "text", "value"),
    [
        ("nilai", "85,5 %", "85.5"),
        ("nilai", " 85 ", "85"),
        ("per_tanggal", "21/08/2025", "2025-08-21"),
        ("subjek", "63.1", "63.10"),
        ("subjek", "91.01", "63.11"),
        ("satuan", "Persen", "persen"),
        ("ukuran", "Desa ODF", "odf-desa"),
        ("sifat", "Capaian", "capaian"),
        ("catatan", "dua\u00a0 kata\u200b ", "dua kata"),
        ("catatan", "a\nb", "a b"),
        ("catatan", "Erna\u0301", "Erná"),
    ],
)
def test_a_cell_that_can_be_read_is_written_anew(column: str, text: str, value: str) -> None:
    """And told, with what stood before."""
    made = tidied({column: text})
    assert [row[column] for row in cells_of(made)] == [value]
    (change,) = made.changes
    assert (change.line, change.column, change.before, change.after) == (2, column, text, value)


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({"nilai": "5.270", "satuan": "hektare"}, "nilai"),
        ({"nilai": "tidak ada"}, "nilai"),
        ({"nilai": "-"}, "nilai"),
        ({"per_tanggal": "05/08/2025"}, "per_tanggal"),
        ({"subjek": "63.99"}, "subjek"),
        ({"nilai": "> 90"}, "nilai"),
        ({"sifat": "hasil"}, "sifat"),
    ],
)
def test_what_cannot_be_told_stays_as_it_was(cells: dict[str, str], column: str) -> None:
    """The cell is asked or told, and its bytes are the same."""
    made = tidied(cells)
    assert [row[column] for row in cells_of(made)] == [cells[column]]
    assert [one.column for one in (*made.questions, *made.unread)] == [column]
    assert made.changes == ()


def test_the_unit_of_the_row_settles_a_number() -> None:
    """“5.270” of things that are counted is a number of thousands; the unit may be a habit too."""
    assert cells_of(tidied({"nilai": "5.270", "satuan": "Kepala Keluarga"}))[0]["nilai"] == "5270"
    assert cells_of(tidied({"nilai": "97.561"}))[0]["nilai"] == "97.561"


def test_the_column_settles_the_order_of_its_dates() -> None:
    """One day above twelve tells it for the others."""
    made = tidied({"per_tanggal": "05/08/2025"}, {"per_tanggal": "21/08/2025"})
    assert [row["per_tanggal"] for row in cells_of(made)] == ["2025-08-05", "2025-08-21"]


def test_words_for_nothing_become_the_reason() -> None:
    """The value is empty, never 0, and the reason stands in its own column."""
    made = tidied({"nilai": "belum ada data"})
    (row,) = cells_of(made)
    assert (row["nilai"], row["keadaan"]) == ("", "belum-ada")
    assert {change.column for change in made.changes} == {"nilai", "keadaan"}


def test_a_comma_without_quotes_is_mended_where_one_way_fits() -> None:
    """The joined cell has to be what its column takes, and so have all others."""
    raw = written([NAMES]) + "63.11,odf-desa,capaian,85,5,persen,2025,,a,catatan\n"
    made = tidy(raw.encode(), FAKTA, CODES)
    assert cells_of(made)[0] | {"nilai": "85.5"} == SOUND | {"nilai": "85.5", "catatan": "catatan"}
    assert made.questions == ()


def test_a_comma_that_may_be_anywhere_is_asked() -> None:
    """Two texts side by side: the row stands as it was, every cell of it."""
    raw = "id,judul,penerbit,jenis\na,Satu,dua,tiga,berita\n"
    made = tidy(raw.encode(), find_resource("daerah", "sumber"), CODES)
    assert made.content == raw.encode()
    (question,) = made.questions
    assert question.readings == ('a,"Satu,dua",tiga,berita', 'a,Satu,"dua,tiga",berita')
    answers = {(question.line, ""): question.readings[1]}
    made = tidy(raw.encode(), find_resource("daerah", "sumber"), CODES, answers)
    assert made.content == b'id,judul,penerbit,jenis\na,Satu,"dua,tiga",berita\n'


def test_an_answer_settles_a_question() -> None:
    """The reading that a person chose is written."""
    cells = SOUND | {"nilai": "5.270", "satuan": "hektare"}
    raw = written([NAMES, tuple(cells.values())]).encode()
    made = tidy(raw, FAKTA, CODES, {(2, "nilai"): "5270"})
    assert cells_of(made)[0]["nilai"] == "5270"
    assert made.questions == ()


def test_without_a_contract_only_the_shape_is_mended() -> None:
    """Cells of an unknown table are nobody's to change."""
    assert tidy(b"a;b\n85,5;x\n", None).content == b'a,b\n"85,5",x\n'


def test_a_text_is_only_given_its_letters() -> None:
    """A story in Windows letters becomes UTF-8; nothing else of it is touched."""
    assert tidy_text("# Café;1\r\n".encode("cp1252")).content == "# Café;1\n".encode()
    assert tidy_text(b"PK\x03\x04").content is None


def test_a_table_that_says_which_codes_there_are_keeps_them() -> None:
    """Where codes of earlier days are listed, they are no mistake."""
    raw = (
        b"id,kode,provinsi,nama,jenis,zona,berlaku_sampai,sumber\n"
        b"a,91.01,p,A,kabupaten,WIT,2022,s\na,63.11,p,A,kabupaten,WIT,,s\n"
    )
    assert tidy(raw, find_resource("wilayah", "daerah"), CODES).content == raw


def test_a_reason_without_its_column_is_asked() -> None:
    """Where the table has no column for it, nothing is emptied."""
    raw = b"subjek,ukuran,sifat,nilai,satuan,sumber\n63.11,odf-desa,capaian,belum ada,persen,a\n"
    made = tidy(raw, FAKTA, CODES)
    assert made.content == raw
    assert [one.column for one in made.questions] == ["nilai"]
