"""The answer: in one dated sentence which award a district won, and what it meant then.

Only what sources state is said, and each part with its cycle. What is not known is left to the
one quiet line of the page. What is told is decided once here, for every language.
"""

from __future__ import annotations

from typing import NamedTuple

from kksportal.compute.awards import AwardFound
from kksportal.compute.shared import SharedResults
from kksportal.text import join_words

_TOLD = 2  # groups of earlier awards
PLACES = ("pertama", "kedua", "ketiga", "keempat", "kelima")
NUMBERS = ("nol", "satu", "dua", "tiga", "empat", "lima")


class Won(NamedTuple):
    """An award of one cycle, or the same in several."""

    cycles: tuple[str, ...]  # oldest first
    categories: tuple[str, ...]  # ids; several are rivals, none is a category not named
    text: str  # the categories by name
    place: int = 0  # on the ladder of its cycle from 1; 0 where that is not told
    levels: int = 0  # how many categories its cycle had
    again: bool = False  # the same category as the newest award

    @property
    def highest(self) -> bool:
        """Whether it was the highest category of its cycle."""
        return self.place > 0 and self.place == self.levels


class Answer(NamedTuple):
    """What is told of a district's awards, the newest first."""

    newest: Won
    current: bool  # whether the newest is of the newest cycle there is
    earlier: tuple[Won, ...]
    before: tuple[str, ...]  # cycles of still earlier awards


def award_answer(code: str, results: SharedResults) -> Answer | None:
    """What is told of a district's awards; None where none is known.

    Two groups of earlier awards are told; of what came before, only when.
    """
    known = {
        cycle: award
        for cycle, award in sorted(results.history(code).items(), reverse=True)
        if award.won
    }
    if not known:
        return None
    first = next(iter(known))
    current = first == max(results.ladders, default="")
    groups: dict[Won, list[str]] = {}
    for cycle, award in known.items():
        if cycle != first:
            won = _won(cycle, award, results, now=False)
            again = award.text == known[first].text
            groups.setdefault(won._replace(cycles=(), again=again), []).append(cycle)
    told = [won._replace(cycles=tuple(sorted(cycles))) for won, cycles in groups.items()]
    return Answer(
        newest=_won(first, known[first], results, now=current),
        current=current,
        earlier=tuple(told[:_TOLD]),
        before=tuple(sorted(cycle for won in told[_TOLD:] for cycle in won.cycles)),
    )


def _won(cycle: str, award: AwardFound, results: SharedResults, *, now: bool) -> Won:
    """An award with its place, where the rules of its cycle are known to name it.

    Of an earlier cycle only the highest has a place: the ladder has grown since.
    """
    won = Won(cycles=(cycle,), categories=award.categories, text=award.text)
    ladder = results.ladders.get(cycle)
    if award.state != "ada" or not award.categories or ladder is None or not ladder.ruled:
        return won
    if award.categories[0] not in ladder.categories:
        return won
    place, levels = ladder.categories.index(award.categories[0]) + 1, len(ladder.categories)
    return won._replace(place=place, levels=levels) if now or place == levels else won


def award_sentence(code: str, name: str, results: SharedResults) -> str:
    """The newest award and what it means, then the earlier ones; "" where none is known."""
    answer = award_answer(code, results)
    if answer is None:
        return ""
    parts = [
        f"Pada {answer.newest.cycles[0]} {name} {_newest(answer)}",
        *map(_earlier, answer.earlier),
    ]
    if answer.before:
        parts.append(f"sebelumnya tercatat juga pada {join_words(answer.before)}")
    return "; ".join(parts) + "."


def _newest(answer: Answer) -> str:
    won = answer.newest
    if len(won.categories) > 1:
        return f"menerima Swasti Saba; predikatnya disebut berbeda, {_rivals(won)}"
    if not won.categories:
        return "menerima Swasti Saba; predikatnya tidak disebut sumber"
    if won.highest:
        return (
            f"meraih {won.text}, " + ("" if answer.current else "waktu itu ") + "tingkat tertinggi"
        )
    if won.place:
        return f"meraih {won.text}, tingkat {PLACES[won.place - 1]} dari {NUMBERS[won.levels]}"
    return f"meraih {won.text}"


def _earlier(won: Won) -> str:
    when = f"pada {join_words(won.cycles)}{' juga' if won.again else ''}"
    if len(won.categories) > 1:
        return f"{when} {_rivals(won)} (sumbernya berbeda)"
    if not won.categories:
        return f"{when} Swasti Saba tanpa sebutan predikat"
    return f"{when} {won.text}" + (", waktu itu tingkat tertinggi" if won.highest else "")


def _rivals(won: Won) -> str:
    return " atau ".join(won.text.split(" / "))
