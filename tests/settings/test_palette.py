"""An owner's colour: whichever it is, links in it can be read on light and on dark paper."""

from __future__ import annotations

import re

import pytest

from kksportal.settings.palette import (
    DARK_PAPERS,
    LIGHT_PAPERS,
    NAMES,
    colour_of,
    contrast,
    style_of,
)
from tests.conftest import ROOT

COLOURS = [*NAMES, "#fff", "#000000", "#123456", "#ffec3d", "#0b5d57", "#7f7f7f"]


@pytest.mark.parametrize("name", COLOURS)
def test_every_colour_becomes_legible(name: str) -> None:
    """On both papers, on cards and on its own soft ground: at least WCAG AA."""
    base = colour_of(name)
    assert base is not None
    found = re.findall(r"--utama: (#\w+); --utama-lembut: (#\w+);", style_of(base).decode())
    assert len(found) == 2
    for (text, soft), papers in zip(found, (LIGHT_PAPERS, DARK_PAPERS), strict=True):
        colour, ground = colour_of(text), colour_of(soft)
        assert colour is not None
        assert ground is not None
        assert all(contrast(colour, paper) >= 4.5 for paper in (*papers, ground))


def test_a_dark_colour_stays_as_it_is_on_light_paper() -> None:
    """No more is changed than must be."""
    assert "--utama: #4051b5;" in style_of((0x40, 0x51, 0xB5)).decode()


def test_the_papers_are_those_of_the_style_sheet() -> None:
    """Else another paper would make all this untrue."""
    style = (ROOT / "site_templates/aset/gaya.css").read_text("utf-8")
    for paper, card in (LIGHT_PAPERS, DARK_PAPERS):
        first, second = ("#" + bytes(one).hex() for one in (paper, card))
        short = second if second != "#ffffff" else "#fff"
        assert f"--kertas: {first}; --muka: {short};" in style


@pytest.mark.parametrize("text", ["biru muda", "", "#12", "#12345g", "rgb(1,2,3)", "url(x)"])
def test_anything_else_is_no_colour(text: str) -> None:
    """Nothing but a known name or hexadecimal digits gets into the style sheet."""
    assert colour_of(text) is None
