"""The pictures of simulated stories: plain, small, and the same whoever draws them."""

from __future__ import annotations

from hashlib import sha256
from io import BytesIO
from itertools import pairwise

import pytest
from PIL import Image

from kksportal.simulation.pictures import COUNT, HEIGHT, WIDTH, make_picture, picture_name

# What "DATA SIMULASI" looks like in letters of five by seven dots.
SAYS = [
    "####...###..#####..###.........####..###..#...#.#...#.#......###...####..###.",
    "#...#.#...#...#...#...#.......#.......#...##.##.#...#.#.....#...#.#.......#..",
    "#...#.#...#...#...#...#.......#.......#...#.#.#.#...#.#.....#...#.#.......#..",
    "#...#.#####...#...#####........###....#...#.#.#.#...#.#.....#####..###....#..",
    "#...#.#...#...#...#...#...........#...#...#...#.#...#.#.....#...#.....#...#..",
    "#...#.#...#...#...#...#...........#...#...#...#.#...#.#.....#...#.....#...#..",
    "####..#...#...#...#...#.......####...###..#...#..###..#####.#...#.####...###.",
]
DOT = 14


def opened(number: int) -> Image.Image:
    return Image.open(BytesIO(make_picture(number)))


def test_the_same_number_gives_the_same_bytes() -> None:
    """Drawn twice, a picture has the same bytes; the number repeats after a dozen."""
    once, again = ([make_picture(n) for n in range(COUNT)] for _ in range(2))
    assert once == again
    assert picture_name(0) == "simulasi-01.png"
    assert picture_name(COUNT + 1) == picture_name(1) == "simulasi-02.png"


def test_the_pixels_are_the_same_on_every_machine() -> None:
    """Whatever a Pillow's zlib makes of them, the pixels of the dozen stay."""
    pixels = b"".join(opened(n).convert("RGB").tobytes() for n in range(COUNT))
    assert sha256(pixels).hexdigest().startswith("b55b75aa2bb8117d")


def test_neighbours_do_not_look_alike() -> None:
    """No story shows the picture of the next number."""
    assert all(make_picture(a) != make_picture(b) for a, b in pairwise(range(COUNT)))


@pytest.mark.parametrize("number", range(COUNT))
def test_a_picture_is_small_and_carries_nothing_but_itself(number: int) -> None:
    """1200 by 800 pixels of three colours below 2 KB, without any text, time or profile."""
    raw = make_picture(number)
    with opened(number) as picture:
        assert picture.size == (WIDTH, HEIGHT) == (1200, 800)
        assert picture.info == {}
        assert len(picture.convert("RGB").getcolors() or ()) == 3
    assert len(raw) < 2000


@pytest.mark.parametrize("number", range(COUNT))
def test_a_picture_says_data_simulasi(number: int) -> None:
    """The words stand across its middle in white."""
    with opened(number) as picture:
        white = picture.convert("RGB").point(lambda c: 255 if c == 255 else 0)
    left, top = (WIDTH - (len(SAYS[0]) + 1) * DOT) // 2, (HEIGHT - 7 * DOT) // 2
    middle = DOT // 2
    rows = [
        "".join(
            "#" if white.getpixel((left + x * DOT + middle, top + y * DOT + middle)) == (255,) * 3
            else "."
            for x in range(len(SAYS[0]))
        )
        for y in range(7)
    ]  # fmt: skip
    assert rows == SAYS
