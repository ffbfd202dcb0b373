"""A deck opens, says everything as text, titles and descriptions, and is the same on any day."""

from __future__ import annotations

import builtins
import re
import zipfile
from io import BytesIO
from typing import Any

import pytest

from kksportal.errors import PortalError
from kksportal.exports.deck.views import Bar, Deck, Grid, Slide
from kksportal.render.slides import pptx as module
from kksportal.render.slides.pptx import to_pptx

HOSTILE = "=cmd|' /C calc'!A0 \x00\x0b\u202e <script>alert(1)</script> &amp; " + "x" * 3000
GRID = Grid("Skor", ("Tatanan", "Pusat"), (("Pasar", "80,0 [1]\nper 2025"),), (1, 1))


def slide(title: str = "Dinas A: yang sudah terisi", **told: Any) -> Slide:
    """A slide with a chart, a table and a source."""
    plain: dict[str, Any] = {
        "lead": ("Mengampu pasar [1].",),
        "chart": "Indikator yang berisi",
        "bars": (Bar("Pasar", 1, 2, "1 dari 2"), Bar("Pariwisata", 0, 1, "0 dari 1")),
        "grids": (GRID,),
        "sources": ("[1] SK tim. Bappeda, 2025",),
        "note": "Dinas A mengampu pasar.\nSumber: SK tim.",
    }
    return Slide(title=title, **plain | told)


def deck(*slides: Slide, **told: Any) -> Deck:
    """A deck of these slides."""
    plain: dict[str, Any] = {
        "title": "Paparan Kabupaten/Kota Sehat 2025: Kabupaten Contoh",
        "about": ("Bahan paparan.",),
        "maker": "Kantor uji",
        "day": "2026-01-02",
        "simulated": False,
        "foot": "Kabupaten Contoh",
        "narrative": "",
    }
    return Deck(slides=slides or (slide(),), **plain | told)


def opened(raw: bytes) -> Any:
    """A deck as the library reads it."""
    from pptx import Presentation

    return Presentation(BytesIO(raw))


def shapes(where: Any) -> list[Any]:
    """Every shape of a slide, those in groups too."""
    found = []
    for shape in where.shapes:
        found.append(shape)
        if hasattr(shape, "shapes"):
            found += shapes(shape)
    return found


def texts(where: Any) -> str:
    """All that a slide says."""
    said = []
    for shape in shapes(where):
        if shape.has_text_frame:
            said.append(shape.text_frame.text)
        if getattr(shape, "has_table", False) and shape.has_table:
            said += [cell.text_frame.text for row in shape.table.rows for cell in row.cells]
    return "\n".join(said)


def parts(raw: bytes) -> dict[str, str]:
    """The parts of the file as text."""
    with zipfile.ZipFile(BytesIO(raw)) as made:
        return {name: made.read(name).decode("utf-8", "replace") for name in made.namelist()}


def test_the_same_deck_gives_the_same_bytes_dated_by_its_data() -> None:
    """Neither the clock of this machine nor its name is in the file."""
    raw = to_pptx(deck())
    assert raw == to_pptx(deck())
    with zipfile.ZipFile(BytesIO(raw)) as made:
        assert {one.date_time for one in made.infolist()} == {(2026, 1, 2, 0, 0, 0)}
    core = opened(raw).core_properties
    assert str(core.created) == str(core.modified) == "2026-01-02 00:00:00"
    assert (core.title, core.author, core.language) == (deck().title, "Kantor uji", "id-ID")


def test_every_slide_says_all_that_it_was_given() -> None:
    """Lead, bars, table, sources and foot as text, the note for who speaks."""
    made = opened(to_pptx(deck()))
    first, second = made.slides
    assert "Bahan paparan." in texts(first)
    said = texts(second)
    for text in ("Mengampu pasar [1].", "Pasar", "1 dari 2", "80,0 [1]\nper 2025", "Tatanan",
                 "[1] SK tim. Bappeda, 2025", "Kabupaten Contoh · 2"):  # fmt: skip
        assert text in said
    assert second.notes_slide.notes_text_frame.text == slide().note


def test_readers_of_screens_find_titles_descriptions_and_the_language() -> None:
    """A title on each slide, a description of each table and chart, Indonesian throughout."""
    raw = to_pptx(deck(slide(), slide("Dinas B: yang sudah terisi")))
    made = opened(raw)
    titles = [one.shapes.title.text_frame.text for one in made.slides]
    assert titles == [deck().title, slide().title, "Dinas B: yang sudah terisi"]
    told = re.findall(r'descr="([^"]*)"', parts(raw)["ppt/slides/slide2.xml"])
    assert "Grafik batang. Indikator yang berisi: Pasar 1 dari 2; Pariwisata 0 dari 1." in told
    assert "Tabel. Skor: 1 baris." in told
    assert set(re.findall(r'<a:rPr[^>]*lang="([^"]*)"', parts(raw)["ppt/slides/slide2.xml"])) == {
        "id-ID"
    }
    table = next(s for s in made.slides[1].shapes if s.has_table).table
    assert (table.first_row, table.first_col) == (True, True)


def test_a_bar_is_as_long_as_its_share() -> None:
    """Half of the track, and no bar where nothing is known."""
    made = opened(to_pptx(deck()))
    bars = [s.width for s in shapes(made.slides[1]) if s.name == "Batang: Pasar"]
    assert len(bars) == 2
    assert bars[1] == pytest.approx(bars[0] / 2, abs=2)
    assert len([s for s in shapes(made.slides[1]) if s.name == "Batang: Pariwisata"]) == 1


@pytest.mark.parametrize("simulated", [True, False])
def test_simulated_data_say_so_on_every_slide(simulated: bool) -> None:
    """On the first too; and nothing says so of real data."""
    raw = to_pptx(deck(slide(), slide("B"), simulated=simulated))
    made = opened(raw)
    assert len(made.slides) == 3
    for one in made.slides:
        assert ("DATA SIMULASI" in texts(one)) is simulated
    assert made.core_properties.category == ("data simulasi" if simulated else "")


def test_nothing_in_a_deck_runs_leads_away_or_is_fetched() -> None:
    """No link, no picture, no macro, no other host: only parts of the file itself."""
    for name, text in parts(to_pptx(deck())).items():
        assert 'TargetMode="External"' not in text, name
        assert not name.endswith((".jpeg", ".png", ".bin", ".vml")), name
        assert "hlinkClick" not in text, name


def test_hostile_texts_are_texts() -> None:
    """Control signs, tags and words without end neither break the file nor leave the slide."""
    row = (HOSTILE[:300], HOSTILE)
    bad = slide(HOSTILE[:90], lead=(HOSTILE,), chart=HOSTILE, bars=(Bar(HOSTILE, 9, 2, HOSTILE),),
                grids=(Grid(HOSTILE, row, (row,) * 40, (1, 1)),), sources=(HOSTILE,) * 30,
                note=HOSTILE)  # fmt: skip
    raw = to_pptx(deck(bad, title=HOSTILE, about=(HOSTILE,), foot=HOSTILE, maker=HOSTILE))
    made = opened(raw)
    assert "<script>" in texts(made.slides[1])  # as text
    assert "<script>" not in parts(raw)["ppt/slides/slide2.xml"]
    assert "\u202e" not in texts(made.slides[1])


def test_no_table_leaves_its_slide_and_what_is_left_out_is_told() -> None:
    """Sixty rows: the caption says how many are in the note alone."""
    long = Grid("Skor", ("Tatanan", "Pusat"), (("Pasar", "80"),) * 60, (1, 1))
    made = opened(to_pptx(deck(slide(grids=(long,), bars=()))))
    frame = next(s for s in made.slides[1].shapes if s.has_table)
    rows = frame.table.rows
    assert frame.top + sum(row.height for row in rows) < made.slide_height
    assert f"({61 - len(rows)} baris lagi ada di catatan pembicara)" in texts(made.slides[1])


def test_more_sources_than_fit_are_counted() -> None:
    """The note has all; those shown and the number make them up."""
    many = tuple(f"[{i}] Sumber {i}" for i in range(1, 21))
    said = texts(opened(to_pptx(deck(slide(sources=many)))).slides[1])
    shown = len(re.findall(r"\] Sumber", said))
    assert f"{20 - shown} sumber lain ada di catatan pembicara." in said


def test_without_the_library_one_sentence_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It is an extra of the program."""
    real = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name == "pptx" or name.startswith("pptx."):
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(PortalError, match=r"pip install 'kksportal\[paparan\]'"):
        module.to_pptx(deck())
