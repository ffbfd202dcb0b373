"""`kks new paparan`, as a planning office types it."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from kksportal.cli import main
from kksportal.exports.deck.slides import deck
from kksportal.render.slides.pptx import to_pptx
from tests.conftest import ROOT
from tests.contexts import CONTOH, contexts


def run(*words: str) -> int:
    """The command on the portal of this checkout."""
    return main(["new", "paparan", *words, "-C", str(ROOT)])


def opened(raw: bytes) -> Any:
    """A deck as the library reads it."""
    from pptx import Presentation

    return Presentation(BytesIO(raw))


def test_slides_and_narratives_are_written_beside_each_other(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Two slides of one office behind the first, and its narrative as a text to edit."""
    file = tmp_path / "pasar.pptx"
    assert run(CONTOH, "pasar", "--perangkat", "Dinas Perdagangan", "-o", str(file)) == 0
    assert capsys.readouterr().out.startswith(f"3 salindia: {file}\n")
    assert len(opened(file.read_bytes()).slides) == 3
    text = file.with_suffix(".md").read_text("utf-8")
    assert text.count("\n## ") == 1
    assert "## Dinas Perdagangan" in text


def test_the_same_order_writes_the_same_bytes_and_nothing_else_is_overwritten(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Slides that someone has edited stay."""
    file = tmp_path / "a.pptx"
    assert run(CONTOH, "pasar", "-o", str(file)) == 0
    first = file.read_bytes()
    assert run(CONTOH, "pasar", "-o", str(file)) == 0
    assert file.read_bytes() == first
    file.with_suffix(".md").write_text("disunting", "utf-8")
    assert run(CONTOH, "pasar", "-o", str(file)) == 2
    assert "sudah ada dan isinya lain" in capsys.readouterr().err
    assert file.with_suffix(".md").read_text("utf-8") == "disunting"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("99.99",), "tidak ada paket data untuk kode 99.99"),
        ((CONTOH, "--siklus", "1999"), "tidak ada siklus “1999”"),
        ((CONTOH, "pasra"), "tidak ada tatanan “pasra”"),
        ((CONTOH, "--perangkat", "Dinas Angkasa"), "tidak ada perangkat daerah “Dinas Angkasa”"),
        ((CONTOH, "-o", "paparan.odp"), "akhiri dengan .pptx"),
    ],
)
def test_what_cannot_be_made_is_one_sentence(
    words: tuple[str, ...], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """And nothing is written."""
    assert run(*words) == 2
    assert told in capsys.readouterr().err


def test_no_slide_of_any_district_says_anything_outside_of_itself() -> None:
    """Every shape lies on its slide, every title is there once, in every deck of this portal."""
    for context in contexts():
        made = opened(to_pptx(deck(context, context.district.cycle)))
        titles = [slide.shapes.title.text_frame.text for slide in made.slides]
        assert len(titles) == len(set(titles)) > 1, context.code
        for slide in made.slides:
            for shape in slide.shapes:
                bottom = shape.top + shape.height
                assert 0 <= shape.top < bottom <= made.slide_height, (context.code, shape.name)
                assert 0 <= shape.left < shape.left + shape.width <= made.slide_width
