"""A deck before it is printed: ready texts on slides; `render/slides.py` makes its bytes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Bar(NamedTuple):
    """A bar of a chart: how many of how many."""

    label: str
    part: int
    whole: int
    text: str  # "27 dari 29"


class Grid(NamedTuple):
    """A table on a slide: the first cell of a row is its head; `widths` are shares of its width."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Slide:
    """One slide: a title that no other has, sentences, a chart and tables, its sources."""

    title: str
    lead: tuple[str, ...]
    chart: str = ""  # what the bars show: "Indikator yang berisi"
    bars: tuple[Bar, ...] = ()
    grids: tuple[Grid, ...] = ()
    sources: tuple[str, ...] = ()  # "[1] Judul. Penerbit, 21 Agustus 2025"
    note: str = ""  # what the speaker says, in full sentences


@dataclass(frozen=True, slots=True, kw_only=True)
class Deck:
    """A district's deck: what it is, since when its figures are, then two slides an office."""

    title: str
    about: tuple[str, ...]  # on the first slide
    maker: str
    day: str  # on which its data last changed
    simulated: bool
    foot: str  # on every slide
    slides: tuple[Slide, ...]
    narrative: str  # Markdown: what each office can say, with its sources
