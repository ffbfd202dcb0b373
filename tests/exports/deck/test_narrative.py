"""The narrative says in sentences what slides have no room for, and nothing of it is Markdown."""

from __future__ import annotations

from kksportal.exports.deck.slides import deck
from kksportal.exports.deck.told import LONGEST_WORD, Numbered, one_line
from tests.builders import source
from tests.compute.districts import score
from tests.exports.deck.worlds import CYCLE, asked, context, held


def test_every_office_says_what_it_has_what_it_lacks_and_by_whom() -> None:
    """Each figure with its day and source, each deadline as the source has it."""
    text = deck(
        context(
            pengampu=[held("Dinas A", "pasar")],
            penilaian=[score("T1.01", "80", tanggal="2025-08-28")],
            perbaikan=[asked(indikator="T1.02", perangkat_daerah="Dinas A")],
        ),
        CYCLE,
    ).narrative
    own = text.split("## Dinas A")[1].split("\n## ")[0]
    assert "Dari 2 indikator siklus 2025, 1 berisi nilai atau skor." in own
    assert "Skor pasar: pusat 80,0 (per 28 Agustus 2025, 1 dari 2 indikator, menurut a)." in own
    assert "Keadaan: diminta menurut a. Tenggat: 23 Agustus 2025 pukul 10.00 WITA." in own
    assert "1 dari 2 indikator belum berisi, yaitu T1.02." in own
    assert "Sumber: a. penerbit tidak disebut, tanggal tidak disebut." in own
    assert "## Belum ada pengampunya" in text


def test_signs_of_data_make_no_markdown_and_no_formula() -> None:
    """A name of an office is text, whatever it looks like."""
    name = "=1+1 [klik](https://jahat.invalid) <b>"
    text = deck(context(pengampu=[held(name, "pasar")]), CYCLE).narrative
    assert "## '=1+1 \\[klik\\](https://jahat.invalid) \\<b\\>" in text


def test_a_text_for_a_slide_is_one_line_that_fits() -> None:
    """Very long words are cut, since no slide is wide enough; what runs gets an apostrophe."""
    assert one_line("a\n b\t c") == "a b c"
    assert len(one_line("x" * 500)) == LONGEST_WORD
    assert one_line("kata " * 100, 20) == "kata kata kata kata…"
    assert one_line("=HYPERLINK()") == "'=HYPERLINK()"


def test_sources_are_numbered_as_they_are_cited() -> None:
    """A source cited again keeps its number."""
    book = Numbered()
    assert book.mark([source("b")]) == "[1]"
    assert book.mark([source("a"), source("b")]) == "[2, 1]"
    assert book.mark([]) == ""
    assert [line[:5] for line in book.listed()] == ["[1] b", "[2] a"]
