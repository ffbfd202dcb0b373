"""A scale written as prose in one cell, a line a step: "1. Nilai 100 jika …"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from kksportal.intake.instrument.reading import Step

# Letters of any case: of 136 cells 14 write "NIlai". A step begins a line, or is numbered.
_STEP = re.compile(
    r"(?:^|(?<=\s))(?:\(?[0-9]{1,2}\s*[.),]\s*|[a-h]\s*[.)]\s*|[-•–]\s*)?(?:nilai|skor)\s*[:=]?\s*"
    r"([0-9]{1,3}(?:[.,][0-9]{1,2})?)(?![0-9])\s*[%:=,–-]?\s*",
    re.IGNORECASE | re.MULTILINE,
)
_BEGINS = re.compile(r"(?:^|\n)\s*\Z")
_NUMBERED = re.compile(r"^\(?[0-9]{1,2}\s*[.),]|^[a-h]\s*[.)]", re.IGNORECASE)


def read_scale(text: str) -> tuple[tuple[Step, ...], tuple[str, ...]]:
    """The steps of a scale, and the lines before the first one.

    A line without a number goes on with the step before it.
    """
    starts = [
        found
        for found in _STEP.finditer(text)
        if _BEGINS.search(text[max(0, found.start() - 200) : found.start()])
        or _NUMBERED.match(found[0].strip())
    ]
    if not starts:
        return (), tuple(line for line in text.split("\n") if line.strip())
    numbered = [found for found in starts if _NUMBERED.match(found[0].strip())]
    if 2 <= len(numbered) < len(starts) and not fault_of(_cut(text, numbered)):
        starts = numbered  # a line that goes on may begin with "nilai 80", and is no step
    before = tuple(line for line in text[: starts[0].start()].split("\n") if line.strip())
    return _cut(text, starts), before


def _cut(text: str, starts: Sequence[re.Match[str]]) -> tuple[Step, ...]:
    ends = [found.start() for found in starts[1:]] + [len(text)]
    return tuple(
        Step(
            score=Decimal(found[1].replace(",", ".")),
            wording=" ".join(text[found.end() : end].split()),
        )
        for found, end in zip(starts, ends, strict=True)
    )


def fault_of(steps: Sequence[Step]) -> str:
    """What is wrong with a scale; "" where it begins with 100, ends with 0 and descends."""
    if not steps:
        return "skalanya kosong"
    scores = [step.score for step in steps]
    if any(one is None for one in scores):
        return "ada langkah tanpa skor"
    known = [one for one in scores if one is not None]
    said = "/".join(scale_text(known))
    if len(known) == 1:
        return f"skalanya hanya satu langkah ({said})"
    if any(a == b for a, b in pairwise(known)):
        return f"ada skor yang sama dua kali ({said})"
    if any(a < b for a, b in pairwise(known)):
        return f"skornya tidak menurun ({said})"
    if known[0] != 100:
        return f"skalanya tidak dimulai dengan 100 ({said})"
    if known[-1] != 0:
        return f"skalanya tidak berakhir dengan 0 ({said})"
    return ""


def scale_text(scores: Sequence[Decimal]) -> list[str]:
    """Scores as they are written in a table: without needless zeros."""
    return [format(one.normalize(), "f") for one in scores]
