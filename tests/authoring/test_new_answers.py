"""Answers as files have them; what the checks would refuse later is a slip at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.contexts import shared
from tests.foto import photograph

from kksportal.authoring.new import answers
from kksportal.authoring.new.interview import AnswerError
from kksportal.model.contract import columns_of
from kksportal.model.rows import Sumber


def slip(read: answers.Read, told: str) -> str:
    """What is said of an answer that cannot be taken."""
    with pytest.raises(AnswerError) as said:
        read(told)
    return str(said.value)


def test_a_text_is_one_plain_line() -> None:
    """Spaces once; nothing that runs, no tag, nobody's number."""
    assert answers.text("  Pasar\u00a0 Kering ") == "Pasar Kering"
    assert slip(answers.text, "-") == "Ini perlu diisi."
    assert "rumus" in slip(answers.text, "=1+1")
    assert "HTML" in slip(answers.text, "<b>x</b>")
    assert slip(answers.text, "NIK 6311010101010001")
    assert slip(answers.text, "x" * 20_000)


@pytest.mark.parametrize(
    ("told", "written"),
    [
        ("2026-03-03", "2026-03-03"),
        ("3 Maret 2026", "2026-03-03"),
        ("Maret 2026", "2026-03"),
        ("2026", "2026"),
        ("31/12/2026", "2026-12-31"),
    ],
)
def test_a_date_is_as_precise_as_it_is_told(told: str, written: str) -> None:
    """However it is written."""
    assert answers.date(told) == written


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("31/2/2026", "tidak ada di kalender"),
        ("kemarin", "bukan tanggal"),
        ("5/8/2026", "2026-08-05 atau 2026-05-08"),
    ],
)
def test_a_date_that_is_none_or_two_is_a_slip(told: str, said: str) -> None:
    """With what may be meant."""
    assert said in slip(answers.date, told)


def test_the_day_of_a_story_is_whole() -> None:
    """A month is not enough."""
    assert answers.whole_date("3 Maret 2026") == "2026-03-03"
    assert "belum menyebut harinya" in slip(answers.whole_date, "Maret 2026")


def test_a_moment_has_its_offset() -> None:
    """Or is a day."""
    for told in ("2026-12-10", "2026-12-10T09:00+07:00"):
        assert answers.moment(told) == told
    for told in ("10 Desember", "2026-12-10T09:00", "2026-02-30"):
        assert "bukan waktu" in slip(answers.moment, told)


@pytest.mark.parametrize("told", ["www.contoh.id", "contoh", "ftp://contoh.id", "https://a b"])
def test_an_address_is_looked_at_and_not_opened(told: str) -> None:
    """Its shape alone."""
    read = answers.cell("tautan", columns_of(Sumber)["tautan"])
    assert read("https://contoh.invalid/berita") == "https://contoh.invalid/berita"
    assert "https://" in slip(read, told)


def test_a_code_is_one_in_force() -> None:
    """As a spreadsheet writes it, or by name; a former one is told with what it became."""
    read = answers.district(shared())
    for told in ("63.11", "6311", "63,11", "Kabupaten Balangan"):
        assert read(told) == "63.11"
    assert slip(read, "91.01") == (
        "91.01 kode lama Kabupaten Merauke, berlaku sampai 2022; kodenya kini 93.01 "
        "(datapackages/wilayah/daerah.csv)."
    )
    for told in ("63.99", "63", "63.11.01", "entah"):
        assert slip(read, told) == (
            f"“{told}” bukan kode daerah yang berlaku; cari di datapackages/wilayah/daerah.csv."
        )
    assert slip(read, "-")


def test_tatanan_are_told_by_number_name_or_id() -> None:
    """Several, each once."""
    words = {"pasar": "Pasar", "pariwisata": "Pariwisata"}
    read = answers.some_of("tatanan", words)
    assert read("2, pasar; Pariwisata") == "pariwisata;pasar"
    assert slip(read, "pasr") == "“pasr” bukan tatanan; pilih: pasar, pariwisata."
    assert slip(read, "3")
    assert slip(read, "0")
    assert slip(read, " , ")


def test_one_word_of_a_list() -> None:
    """Never one that is merely like it."""
    read = answers.one_of("jenis sumber", {"berita": "berita", "situs-pemerintah": "x"})
    assert read("Situs Pemerintah") == "situs-pemerintah"
    assert slip(read, "berit") == "“berit” bukan jenis sumber; pilih: berita, situs-pemerintah."


def test_names_are_separated_by_semicolons() -> None:
    """Each as a text, each once."""
    assert answers.names("Dinas A;  Dinas B ;Dinas A") == "Dinas A;Dinas B"
    assert slip(answers.names, "Dinas A;=1")


@pytest.mark.parametrize("told", ["tidak", "Belum ada", "-", "tanpa izin."])
def test_without_leave_there_is_no_photo(told: str) -> None:
    """No is no."""
    assert slip(answers.consent, told)


def test_leave_says_whose() -> None:
    """Yes alone is not enough."""
    assert "Sebut dari siapa" in slip(answers.consent, "ya")
    assert answers.consent("Dinas Kesehatan, lisan, 12 November 2026")


@pytest.mark.parametrize("told", ["foto", "pasar.jpg", "IMG_20261112.jpeg", ""])
def test_what_a_photo_shows_is_told(told: str) -> None:
    """Not its file, not that it is one."""
    assert slip(answers.alt, told)
    assert answers.alt("Warga membersihkan saluran air") == "Warga membersihkan saluran air"


def test_a_photo_can_be_opened(tmp_path: Path) -> None:
    """A file that is there and holds a picture."""
    good, bad = tmp_path / "a.jpg", tmp_path / "b.jpg"
    good.write_bytes(photograph())
    bad.write_bytes(b"bukan gambar")
    assert answers.photo(str(good)) == str(good)
    assert slip(answers.photo, str(tmp_path / "tidak.jpg")).startswith("Tidak ada berkas")
    assert "bukan gambar" in slip(answers.photo, str(bad))
    assert slip(answers.photo, str(tmp_path))
    assert slip(answers.photo, "a\0b")
