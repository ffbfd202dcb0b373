"""Chance that is the same on every machine: sums of even draws, no logarithm and no cosine.

`Random.gauss` asks the platform's mathematical library, whose last digit may differ from one
machine to the next; additions and multiplications may not.
"""

from __future__ import annotations

from random import Random

_WIDTH = 1.7320508075688772  # four even draws have a spread of 1 / sqrt(3)


def draw_bell(rng: Random, middle: float, spread: float) -> float:
    """A draw that gathers around `middle`; never more than about 3.5 times `spread` away."""
    # Written out: sum() of floats rounds otherwise from Python 3.12 on.
    drawn = rng.random() + rng.random() + rng.random() + rng.random()
    return middle + (drawn - 2.0) * _WIDTH * spread


def keep_within(value: float, least: float, most: float) -> float:
    """The value, or the bound that it passes."""
    return min(max(value, least), most)
