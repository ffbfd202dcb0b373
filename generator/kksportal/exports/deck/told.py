"""Texts on slides: numbered sources, scores with their day, and what fits into a cell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kksportal.exports.cells import neutral
from kksportal.model.result import Score
from kksportal.model.rows import Sumber
from kksportal.text import date_text, number
from kksportal.words.cards import one_decimal
from kksportal.words.figures import source_view
from kksportal.words.views import ClaimView, FigureView

LONGEST_WORD = 40  # letters; longer ones are cut, since no slide is wide enough for them


class Numbered:
    """The sources of a slide in the order in which they are cited."""

    def __init__(self) -> None:
        self._cited: dict[str, Sumber] = {}

    def mark(self, sources: Iterable[Sumber]) -> str:
        """Their numbers: "[1, 2]"; "" without sources."""
        numbers = []
        for source in sources:
            self._cited.setdefault(source.id, source)
            numbers.append(list(self._cited).index(source.id) + 1)
        return f"[{', '.join(map(str, dict.fromkeys(numbers)))}]" if numbers else ""

    def listed(self) -> tuple[str, ...]:
        """The list of all: "[1] Judul. Penerbit, 21 Agustus 2025"."""
        return tuple(
            f"[{number}] {one_line(source_text(source))}"
            for number, source in enumerate(self._cited.values(), start=1)
        )


def source_text(source: Sumber) -> str:
    """A source in one line: title, publisher, day."""
    view = source_view(source)
    return f"{view.title}. {view.publisher}, {view.date_text}"


def one_line(text: str, most: int = 240) -> str:
    """A text for a slide: on one line, no longer than `most`, no word too long, no formula."""
    words = (w if len(w) <= LONGEST_WORD else f"{w[: LONGEST_WORD - 1]}…" for w in text.split())
    line = " ".join(words)
    return neutral(line if len(line) <= most else f"{line[: most - 1].rstrip()}…")


def score_column(
    assessor: str, scores: Sequence[Score | None], book: Numbered
) -> tuple[str, tuple[str, ...]]:
    """The head and the cells of an assessor's scores, each with its day, its base, its sources.

    Where all share the day and the sources, these stand in the head alone.
    """
    given = [one for one in scores if one is not None]
    alike = len({(one.as_of, one.sources) for one in given}) == 1
    head = f"{assessor} {book.mark(given[0].sources)}\n{_day(given[0])}" if alike else assessor
    return head, tuple(_score(one, book, alike=alike) for one in scores)


def _score(score: Score | None, book: Numbered, *, alike: bool) -> str:
    if score is None or score.mean is None:
        return "belum ada"
    told = f"{number(one_decimal(score.mean))} ({score.filled} dari {score.total})"
    return told if alike else f"{told} {book.mark(score.sources)}\n{_day(score)}"


def _day(score: Score) -> str:
    return f"per {date_text(score.as_of)}" if score.as_of else "tanggal tidak disebut"


def claim_text(claim: ClaimView) -> str:
    """A figure in words: "138 dari 150 desa/kelurahan (92%)"."""
    share = f" ({claim.share})" if claim.share else ""
    return one_line(f"{claim.text} {claim.out_of}".strip() + share, 80)


def figure_rows(figure: FigureView) -> list[tuple[str, str, str, tuple[str, ...]]]:
    """A row for each claim of a figure: what, how much, when, and the ids of its sources."""
    kind = f" ({figure.kind})" if figure.kind and figure.kind != "menurut sumber" else ""
    mark = f". {figure.mark}" if figure.mark else ""
    label = one_line(figure.label + kind + mark, 100)
    return [
        (label, claim_text(claim), claim.as_of, tuple(claim.source_ids.split()))
        for claim in figure.claims
    ]
