"""The ladder: a column a cycle, a mark on the rung of the award won, as the rungs were then.

Drawn 328 wide, which is the text column of a phone of 360: its words are 12 px or more there.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from kksportal.compute.shared import SharedResults
from kksportal.model.award_rows import TANPA
from kksportal.text import join_words, lower_first
from kksportal.words.drawings import Chart, Shape
from kksportal.words.views import AwardEntry, Link

WIDTH, _LEFT, _STEP = 328, 78, 32
NOT_FOUND = "belum-ditemukan"
_MOST, _LEAST = 7, 4  # columns: more would be too narrow to read, fewer no history
_TOP = 20  # room above the highest rung


def ladder_chart(
    entries: Sequence[AwardEntry],
    results: SharedResults,
    names: dict[str, str],
    place: str,
) -> Chart | None:
    """A district's awards on the ladder of each cycle; None where no award or no ladder is known.

    `entries` are the newest first, `names` the categories' by id.
    """
    known = [entry for entry in entries if entry.won]
    if not known:
        return None
    columns = shown_cycles(entries)
    rungs = max((results.categories(e.cycle) for e in columns), key=len, default=())
    if not rungs:  # awards of years whose categories this portal has no rules and no awards for
        return None
    base = _TOP + max(len(rungs) - 1, 0) * _STEP
    wide = (WIDTH - _LEFT) // len(columns)
    middles = {e.cycle: _LEFT + wide // 2 + place * wide for place, e in enumerate(columns)}
    heights = {rung: base - place * _STEP for place, rung in enumerate(rungs)}
    shapes = [*_rungs(columns, results, names, heights, middles, wide)]
    shapes += _joins(columns, heights, middles)
    for entry in columns:
        shapes += _column(entry, heights, middles[entry.cycle], wide, newest=entry is known[0])
    told = ", ".join(f"{e.cycle} {e.text}" for e in reversed(known))
    open_ = [e.cycle for e in columns if e.state == NOT_FOUND]
    doubted = [e.cycle for e in columns if e.state == "diragukan"]
    without = [f"{e.cycle} {lower_first(e.text)}" for e in columns if e.state in TANPA]
    rest = f" Belum ditemukan: {', '.join(open_)}." if open_ else ""
    rest += f" Diragukan: {', '.join(doubted)}." if doubted else ""
    rest += f" Tanpa penghargaan: {', '.join(without)}." if without else ""
    return Chart(
        id="grafik-penghargaan",
        title=f"Penghargaan {place} pada tangga predikat tiap siklus",
        description=f"{told}.{rest}",
        width=WIDTH,
        height=base + 40,
        shapes=tuple(shapes),
        note=" ".join(filter(None, (_note(open_, doubted), _without_note(without)))),
        sources=_sources(known),
    )


def _note(open_: Sequence[str], doubted: Sequence[str]) -> str:
    """What the question marks mean: nothing was found, or what was found is doubted."""
    doubt = f"diragukan ({join_words(doubted)})" if doubted else ""
    if not open_:
        return f"“?” {doubt}." if doubt else ""
    either = f"belum ditemukan atau {doubt}" if doubt else "belum ditemukan sumbernya"
    return f"“?” {either}; bukan berarti tidak menerima."


def _without_note(without: Sequence[str]) -> str:
    """What the dashes mean: a source says that there was no award, or no assessment."""
    return f"“–” {join_words(without)}." if without else ""


def shown_cycles(entries: Sequence[AwardEntry]) -> list[AwardEntry]:
    """The columns, oldest first: from the first known award on, at least 4 and at most 7."""
    first = max((place for place, e in enumerate(entries) if e.won), default=0)
    many = min(max(first + 1, _LEAST), _MOST)
    return list(reversed(entries[:many]))


def _rungs(
    columns: Sequence[AwardEntry],
    results: SharedResults,
    names: dict[str, str],
    heights: dict[str, int],
    middles: dict[str, int],
    wide: int,
) -> list[Shape]:
    """A line for each category, from the first shown cycle that had it."""
    shapes = []
    for rung, y in heights.items():
        begins = next(e.cycle for e in columns if rung in results.categories(e.cycle))
        start = _LEFT if begins == columns[0].cycle else middles[begins] - wide // 2 + 4
        shapes.append(Shape("garis", start, y, WIDTH, y, look="jalur"))
        words = names[rung].split(" ", 1)
        top = y + 4 if len(words) == 1 else y - 4
        shapes += [
            Shape("teks", 0, top + 14 * line, look="nama", text=word)
            for line, word in enumerate(words)
        ]
    return shapes


def _joins(
    columns: Sequence[AwardEntry], heights: dict[str, int], middles: dict[str, int]
) -> list[Shape]:
    """Lines between awards of neighbouring cycles; none across a cycle that is not known."""
    return [
        Shape(
            "garis",
            middles[one.cycle],
            heights[one.categories[0]],
            middles[other.cycle],
            heights[other.categories[0]],
            look="arah",
        )
        for one, other in itertools.pairwise(columns)
        if one.state == other.state == "ada" and one.categories and other.categories
    ]


def _column(
    entry: AwardEntry, heights: dict[str, int], x: int, wide: int, *, newest: bool
) -> list[Shape]:
    base, top = max(heights.values()), min(heights.values())
    year = Shape("teks", x, base + 30, look="tengah", text=entry.cycle)
    places = [heights[one] for one in entry.categories if one in heights]
    if entry.state == "ada" and places:
        return [
            year,
            Shape("bulat", x, places[0], 8 if newest else 6, look="isi", year=entry.cycle),
        ]
    if entry.state == "berbeda" and places:
        marks = [Shape("bulat", x, y, 6, look="beda", year=entry.cycle) for y in places]
        return [year, Shape("garis", x, min(places), x, max(places), look="ragu"), *marks]
    half = min(wide // 2 - 3, 18)
    box = Shape("kotak", x - half, top - 8, 2 * half, base - top + 16, look="kosong")
    mark = "✓" if entry.won else "–" if entry.state in TANPA else "?"
    middle = (base + top) // 2 + 5
    return [year, box, Shape("teks", x, middle, look="tengah redup", text=mark)]


def _sources(known: Sequence[AwardEntry]) -> tuple[Link, ...]:
    """The first source of each award with its cycle; the list of awards names all."""
    return tuple(
        entry.sources[0]._replace(label=f"{entry.sources[0].label} ({entry.cycle})")
        for entry in known[:4]
        if entry.sources
    )
