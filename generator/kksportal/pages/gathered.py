"""The shares of all districts, gathered and printed: what national pages are made from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kksportal.compute.nation import DistrictScore, DistrictTrend, ToldScore
from kksportal.model.rows import Sumber
from kksportal.pages.share import ChangeNews, DatasetShare, MapScore, News


@dataclass(frozen=True, slots=True, kw_only=True)
class TableFile:
    """A national table as published."""

    address: str
    cycle: str
    tatanan: str
    simulated: bool
    lines: int
    size: int
    updated: str = ""  # the newest day of the data in it
    columns: tuple[str, ...] = field(default=(), compare=False)  # its head


@dataclass(frozen=True, slots=True, kw_only=True)
class PageEntry:
    """A page that a district wrote, for the site map."""

    address: str
    changed: str
    noindex: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """The shares of all districts, printed: what national pages are made from."""

    updated: str = ""  # the day on which any district's data last changed
    news: tuple[News, ...] = ()
    changes: tuple[ChangeNews, ...] = ()
    datasets: tuple[DatasetShare, ...] = ()
    rows: Mapping[str, Sequence[str]] = field(default_factory=dict)  # by page and slot, as HTML
    province_sources: Mapping[str, tuple[Sumber, ...]] = field(default_factory=dict)  # by page
    province_days: Mapping[str, tuple[str, ...]] = field(
        default_factory=dict
    )  # of figures, by page
    compared: tuple[str, ...] = ()  # addresses of comparisons that have any row
    cycles: Mapping[str, str] = field(default_factory=dict)  # district code → its main cycle
    scores: Mapping[str, Mapping[str, MapScore]] = field(default_factory=dict)  # by code, tatanan
    days: Mapping[str, str] = field(default_factory=dict)  # of those with a package: its day
    assessed: Mapping[str, Sequence[DistrictScore]] = field(
        default_factory=dict
    )  # of those with a package, by code: scores of tatanan
    moved: Mapping[str, Sequence[DistrictTrend]] = field(default_factory=dict)  # likewise
    told: Mapping[str, Sequence[ToldScore]] = field(default_factory=dict)  # likewise, by sources
    tables: tuple[TableFile, ...] = ()  # national tables for download
    download_sizes: Mapping[str, tuple[int, int]] = field(
        default_factory=dict
    )  # kind → files, largest

    def of(self, slot: str) -> Sequence[str]:
        """The rows of a page."""
        return self.rows.get(slot, ())
