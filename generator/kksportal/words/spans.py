"""From when to when the figures of a page are: each page says so at its foot, oldest first."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from kksportal.model.package import DistrictPackage
from kksportal.text import date_text

_LATE = "~"  # after every digit: a year lasts longer than any day in it
_MONTH = 7  # characters of "2025-08": a span is told in months


class Span:
    """The oldest and the newest date of the figures on a page, noted while they are printed."""

    def __init__(self) -> None:
        self._first = self._last = ""
        self._undated = False

    def add(self, day: str) -> None:
        """Note the date of a figure, as precise as its source; "" where it states none."""
        if not day:
            self._undated = True
            return
        if not self._first or day < self._first:
            self._first = day
        if not self._last or day + _LATE > self._last + _LATE:
            self._last = day

    def add_all(self, days: Iterable[str]) -> None:
        """Note the dates of several figures."""
        for day in set(days):  # many figures share a day, and their order tells nothing
            self.add(day)

    @property
    def ends(self) -> tuple[str, str, bool]:
        """The oldest and newest month (or year), and whether any figure has no date."""
        return self._first[:_MONTH], self._last[:_MONTH], self._undated

    @property
    def text(self) -> str:
        """The span in words: "dari November 2023 sampai Agustus 2025"; "" without figures."""
        return span_text(*self.ends)


def span_of(package: DistrictPackage) -> Span:
    """The span of all that a package counts or measures; targets and plans lie ahead of it."""
    span = Span()
    span.add_all(r.per_tanggal for r in package.fakta if r.nilai and r.sifat == "capaian")
    span.add_all(r.per_tanggal for r in package.nilai_tatanan if r.nilai)
    span.add_all(r.per_tanggal or r.tahun for r in package.capaian if r.nilai)
    span.add_all(r.tanggal for r in package.penilaian if r.skor)
    return span


@lru_cache(maxsize=1 << 10)
def span_text(first: str, last: str, undated: bool) -> str:
    """What follows "Angka di halaman ini …"; "" where there is no figure at all."""
    if not first:
        return "tanpa tanggal" if undated else ""
    told = f"dari {date_text(first)}"
    if last != first:
        told += f" sampai {date_text(last)}"
    return told + (", sebagian tanpa tanggal" if undated else "")
