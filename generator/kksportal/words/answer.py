"""The answer: in one dated sentence which award a district won, and where it stands now.

Only what sources state is said, and each part with its cycle. What is not known is left to the
one quiet line of the page.
"""

from __future__ import annotations

from collections.abc import Mapping

from kksportal.compute.awards import AwardFound
from kksportal.compute.shared import SharedResults
from kksportal.text import join_words

_TOLD = 2  # groups of earlier awards
_PLACES = ("pertama", "kedua", "ketiga", "keempat", "kelima")
_NUMBERS = ("nol", "satu", "dua", "tiga", "empat", "lima")


def award_sentence(code: str, name: str, results: SharedResults) -> str:
    """The newest award and what it means, then the earlier ones; "" where none is known."""
    known = {
        cycle: award
        for cycle, award in sorted(results.history(code).items(), reverse=True)
        if award.state in ("ada", "berbeda") and cycle in results.cycles_with_awards
    }
    if not known:
        return ""
    newest = next(iter(known))
    first = f"Pada {newest} {name} {_won(newest, known[newest], results)}"
    return "; ".join([first, *_earlier(newest, known, results)]) + "."


def _won(cycle: str, award: AwardFound, results: SharedResults) -> str:
    if award.state == "berbeda":
        rivals = " atau ".join(award.text.split(" / "))
        return f"menerima Swasti Saba; predikatnya disebut berbeda, {rivals}"
    if not award.categories:
        return "menerima Swasti Saba; predikatnya tidak disebut sumber"
    (category,) = award.categories
    meaning = _meaning(cycle, category, results, now=cycle == max(results.ladders, default=""))
    return f"meraih {award.text}" + (f", {meaning}" if meaning else "")


def _meaning(cycle: str, category: str, results: SharedResults, *, now: bool) -> str:
    """What place a category has among those of its cycle; "" where the cycle's rules are unknown.

    Of an earlier cycle only the highest is said to be so: the ladder has grown since.
    """
    ladder = results.ladders.get(cycle)
    if ladder is None or not ladder.ruled or category not in ladder.categories:
        return ""
    place, many = ladder.categories.index(category), len(ladder.categories)
    if place == many - 1:
        return "tingkat tertinggi" if now else "waktu itu tingkat tertinggi"
    return f"tingkat {_PLACES[place]} dari {_NUMBERS[many]}" if now else ""


def _earlier(newest: str, known: Mapping[str, AwardFound], results: SharedResults) -> list[str]:
    """The awards before the newest, those of one category together, the latest first.

    Two groups are told in words; of what came before, only when.
    """
    groups: dict[tuple[str, str], list[str]] = {}
    for cycle, award in known.items():
        if cycle == newest:
            continue
        if award.state == "berbeda":
            words = f"{' atau '.join(award.text.split(' / '))} (sumbernya berbeda)"
        elif not award.categories:
            words = "Swasti Saba tanpa sebutan predikat"
        else:
            words = award.text
        meaning = (
            _meaning(cycle, award.categories[0], results, now=False)
            if award.state == "ada" and award.categories
            else ""
        )
        groups.setdefault((words, meaning), []).append(cycle)
    parts = [
        f"pada {join_words(sorted(cycles))}{' juga' if words == known[newest].text else ''} {words}"
        + (f", {meaning}" if meaning else "")
        for (words, meaning), cycles in list(groups.items())[:_TOLD]
    ]
    before = sorted(c for cycles in list(groups.values())[_TOLD:] for c in cycles)
    return [*parts, f"sebelumnya tercatat juga pada {join_words(before)}"] if before else parts
