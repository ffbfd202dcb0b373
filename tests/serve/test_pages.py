"""The page that stands in the place of a portal that cannot be built, in plain Indonesian."""

from __future__ import annotations

from pathlib import Path

from lxml import html

from kksportal.serve.files import ICON, SCRIPT, STYLE
from kksportal.serve.outcome import Fault, Problem
from kksportal.serve.pages import own_files, own_pages, page_of
from kksportal.serve.screen import Shown

CELL = Problem("a/fakta.csv", "baris 2, kolom nilai", "“x” bukan angka", "Tulis 85.5", "KKS-D009")
OWN = own_pages()


def printed(shown: Shown) -> html.HtmlElement:
    """The page, parsed."""
    return html.document_fromstring(OWN.page(shown))


def faulty(*problems: Problem, more: int = 0, sentence: str = "", site: bool = True) -> Shown:
    """A fault that is shown."""
    return Shown(
        version="v",
        site=Path("/p/site") if site else None,
        fault=Fault(problems=problems, more=more, sentence=sentence),
    )


def test_each_finding_says_where_what_and_what_to_do() -> None:
    """The file once, then its findings: row and column, what, advice, code."""
    page = printed(faulty(CELL, CELL._replace(place=""), CELL._replace(path="b.md")))
    assert page.findtext(".//h1") == "3 galat harus dibetulkan"
    assert [h.text_content() for h in page.iter("h2")] == ["a/fakta.csv", "b.md"]
    told = [" ".join(li.text_content().split()) for li in page.iter("li")]
    assert told[0] == "Baris 2, kolom nilai. “x” bukan angkaTulis 85.5. KKS-D009"
    assert told[1] == "“x” bukan angkaTulis 85.5. KKS-D009"


def test_what_is_not_listed_is_counted() -> None:
    """In the title too."""
    page = printed(faulty(CELL, more=41))
    assert page.findtext(".//h1") == "42 galat harus dibetulkan"
    assert "Masih ada 41 galat lain; semuanya: kks validate" in page.text_content()


def test_a_fault_without_a_file_is_one_sentence() -> None:
    """It is the first thing under the title."""
    page = printed(faulty(sentence="Cakram penuh."))
    assert page.findtext(".//h1") == "Portal tidak dapat dibangun"
    assert page.findtext(".//main/p") == "Cakram penuh."


def test_it_says_that_the_page_comes_back_and_what_stands() -> None:
    """Of a site that was never built nothing is said."""
    assert page_of(faulty(CELL)).lead.startswith("Betulkan, lalu simpan. ")
    assert "simpan satu berkas" in page_of(faulty(sentence="Cakram penuh.")).lead
    assert "muncul lagi sendiri" in page_of(faulty(CELL)).lead
    assert "yang sudah dibangun tidak diubah" in page_of(faulty(CELL)).lead
    assert "sudah dibangun" not in page_of(faulty(CELL, site=False)).lead


def test_before_the_first_build_is_through_it_says_so() -> None:
    """And asks for patience, not for anything to be mended."""
    page = printed(Shown(version="v"))
    assert page.findtext(".//h1") == "Portal sedang dibangun"
    assert "galat" not in page.text_content()


def test_what_stands_in_the_data_does_not_become_a_tag() -> None:
    """Names of files and cells come from anybody."""
    bad = "<script>x</script>"
    page = OWN.page(faulty(Problem(bad, bad, bad, bad, bad), sentence=bad))
    assert b"<script" not in page


def test_nothing_on_it_runs_or_comes_from_elsewhere() -> None:
    """One style, and the tag is a script of the server itself, without a line inside."""
    page = printed(faulty(CELL))
    assert [one.get("href") for one in page.iter("link")] == [ICON, STYLE]
    assert OWN.tag("a-1").strip() == (
        f'<script src="{SCRIPT}" data-versi="a-1" defer></script>'.encode()
    )


def test_script_style_and_icon_come_with_the_program() -> None:
    """An owner's own may be the very mistake."""
    files = own_files()
    assert b"location.reload()" in files[SCRIPT]
    assert b"--kertas" in files[STYLE]
    assert b"<svg" in files[ICON]
