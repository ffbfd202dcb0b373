"""What the pages of the nation are made from: what is shared, and what the districts gave."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from kksportal.errors import Finding
from kksportal.model.closed import ArchivedCycle
from kksportal.model.words import Word
from kksportal.pages.gathered import Gathered, PageEntry
from kksportal.words.context import SharedContext
from kksportal.words.coverage import shown_codes


@dataclass(frozen=True, kw_only=True, eq=False)
class NationContext(SharedContext):
    """What all districts share and gave, and which pages are wanted.

    Costly values are functions: a build that keeps most pages needs few of them.
    """

    gather: Callable[[], Gathered]
    rows: Callable[[str], Sequence[str]]  # the printed rows of a page of rows, by its address
    compared: tuple[str, ...]  # addresses of the comparisons that have any row
    indicators: frozenset[str]  # addresses of those that any district has data of: they stand
    spoken: frozenset[str]  # addresses of the English pages of districts that stand
    mapped: frozenset[str]  # tatanan of which any district has a score by the centre
    findings: tuple[Finding, ...]
    wants: Callable[[str], bool]  # whether the page of an address is to be made
    words: Callable[[], Sequence[Word]]  # what readers are told of words
    entries: Callable[[], Sequence[PageEntry]]  # all pages, once they are made
    archives: Callable[[], tuple[ArchivedCycle, ...]] = tuple  # of closed cycles, ascending
    checker: bool = False  # whether `/periksa/` has a Python to check with

    def indicator_href(self, cycle: str, code: str) -> str:
        """The page of an indicator; without data of any district, its framework's row."""
        return self.names.indicator_href(cycle, code, self.indicators)

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """All districts that national pages count; simulated ones are none of the real nation's."""
        return shown_codes(self.names, simulated=self.results.simulated)

    @cached_property
    def gathered(self) -> Gathered:
        """What the districts gave, joined."""
        return self.gather()
