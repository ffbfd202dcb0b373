"""Of which years compared figures are, in words: columns and charts say years, never "lalu"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from kksportal.model.result import Change


def years_text(years: Sequence[str], cycle: str) -> str:
    """The years of some figures, "2023" or "2022–2023"; of undated ones their cycle."""
    if not years:
        return f"siklus {cycle}"
    first, last = min(years), max(years)
    return first if first == last else f"{first}–{last}"


def usual(given: Iterable[str]) -> str:
    """What heads a column: the words of most of its figures, of equals the newest."""
    counts = Counter(given)
    return max(counts, key=lambda words: (counts[words], words), default="")


def change_years(change: Change, cycle: str) -> tuple[str, str]:
    """The years of both scores of an indicator; `cycle` is that of the newer one."""
    before = years_text(change.before_years, change.old_cycle)
    return before, years_text(change.after_years, cycle)


def column_years(changes: Iterable[Change], cycle: str) -> tuple[str, str]:
    """What heads the columns of scores before and after."""
    pairs = [change_years(one, cycle) for one in changes if one.before is not None]
    return usual(before for before, _ in pairs), usual(after for _, after in pairs)
