"""What a page or file of the nation looks at is what it says it depends on, no more and no less.

Each maker is given a nation that notices which of its parts are looked at.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from kksportal.compute.shared import SharedResults, compute_shared
from kksportal.exports import register as files
from kksportal.model.closed import ArchivedCycle, ArchivedVersion, ClosedCycle
from kksportal.model.package import EarlyAccess, PortalInput
from kksportal.pages import register as pages
from kksportal.pages.gathered import Gathered, TableFile
from kksportal.pages.nation.context import NationContext
from kksportal.pages.share import ChangeNews, DatasetShare, MapScore, News
from kksportal.pages.types import On
from kksportal.read.catalogue import read_catalogue
from kksportal.read.glossary import read_terms, read_words
from kksportal.words.context import SharedContext
from kksportal.words.translator import Translator
from tests.builders import source
from tests.contexts import BALANGAN, INFO, codes, nation_of, shared

PAIR = "banding/kalimantan-selatan/pasar/"
DAYED = replace(INFO, languages=("id", "en"), updated="2026-01-02", updated_text="2 Januari 2026")

# By what is looked at: what it depends on. Parts that nobody lists depend on the base alone.
PARTS = {
    "results.simulated": On.SCOPE, "results.packaged": On.SCOPE,
    "results.awards": On.AWARDS, "results.history": On.AWARDS, "results.totals": On.AWARDS,
    "results.total": On.AWARDS, "results.headline_total": On.AWARDS, "results.doubts": On.AWARDS,
    "results.cycles_with_awards": On.AWARDS, "results.matrix": On.AWARDS,
    "results.recipients": On.AWARDS, "data.awards": On.AWARDS,
    "data.stories": On.TEXTS, "data.narratives": On.TEXTS,
    "names.stories_of": On.TEXTS, "names.narratives_of": On.TEXTS, "names.stories": On.TEXTS,
    "gathered.updated": On.DAY, "info.updated": On.DAY, "info.updated_text": On.DAY,
    "gathered.tables": On.TABLES, "gathered.download_sizes": On.DOWNLOADS,
    "nation.indicators": On.INDICATORS, "nation.spoken": On.ENGLISH,
    "nation.compared": On.SIBLINGS, "nation.mapped": On.MAPPED,
    "nation.findings": On.FINDINGS, "nation.archives": On.ARCHIVES,
    "rows": On.ROWS, "entries": On.PAGES,
}  # fmt: skip
WHOLE = {
    On.SIBLINGS,
    On.MAPPED,
    On.INDICATORS,
}  # parts of what districts give: who depends on that has these


class Noticed:
    """Something whose parts are noticed when they are looked at."""

    def __init__(self, of: object, name: str, seen: set[str], **other: Any) -> None:
        self._told = of, name, seen, other

    def __getattr__(self, part: str) -> Any:
        of, name, seen, other = self._told
        seen.add(f"{name}.{part}")
        return other[part] if part in other else getattr(of, part)


class NoticingNation(NationContext):
    """A nation that notices when its own parts are looked at."""

    def __getattribute__(self, part: str) -> Any:
        if part in ("compared", "mapped", "findings", "indicators", "spoken", "archives"):
            self.gather.seen.add(f"nation.{part}")
        return super().__getattribute__(part)


class Gather:
    """Gives what the districts gave, and keeps what was noticed."""

    def __init__(self, gathered: Gathered) -> None:
        self.seen: set[str] = set()
        self.gathered = gathered

    def __call__(self) -> Any:
        """What the districts gave."""
        return Noticed(self.gathered, "gathered", self.seen)


def given() -> Gathered:
    """One district that gives of everything."""
    dataset = DatasetShare(
        BALANGAN, "kabupaten-balangan", "Kabupaten Balangan", "Kalimantan Selatan", "2026-01-02",
        "2025-01-01", "https://contoh.invalid/", "Tim", "2023", "2025",
    )  # fmt: skip
    changes = ChangeNews("2026-01-02", BALANGAN, "daerah/x/", "X", "teks", "2025", "s", "h")
    return Gathered(
        updated="2026-01-02",
        news=(News("2026-01-02", "J", "R", "daerah/x/", source()),),
        changes=(changes,),
        datasets=(dataset,),
        scores={BALANGAN: {"pasar": MapScore("pasar", "84.6", "84,6", "per 2025", "a")}},
        days={BALANGAN: "2026-01-02"},
        cycles={BALANGAN: "2025"},
        compared=(PAIR,),
        tables=(TableFile(address="t.csv", cycle="2025", tatanan="pasar", simulated=False,
                          lines=1, size=9),),
        download_sizes={"zip": (1, 9), "xlsx": (1, 9), "json": (1, 9)},
    )  # fmt: skip


ARCHIVED = ArchivedCycle(cycle="2025", versions=(ArchivedVersion(1, "2026-01-31", "ab" * 64, 3),))


@cache
def portal() -> PortalInput:
    """What the real portal's districts share, and two things seen early, one closed cycle."""
    data = shared()
    seen = (data.awards[0].head.folder, data.stories[0].path)
    early = (EarlyAccess(2, path, "Bupati", "Sekretariat", "2026-01-02", "s") for path in seen)
    closed = (ClosedCycle(cycle="2025", version=1),)
    return replace(data, early=tuple(early), closed=closed)


@cache
def results() -> SharedResults:
    """Their shared results."""
    return compute_shared(portal(), codes())


def looked(make: Any) -> set[On]:
    """What a maker depends on, by what it looks at."""
    gather = Gather(given())
    seen = gather.seen
    plain = SharedContext.of(results(), DAYED, Translator("en", read_catalogue("en")))
    told = vars(
        nation_of(
            plain, gather=gather, compared=(PAIR,), mapped=frozenset({"pasar"}),
            indicators=frozenset({"indikator/2025/T1.01/"}),
            rows=lambda _: seen.add("rows") or (), entries=lambda: seen.add("entries") or (),
            terms=read_terms(), words=read_words, archives=lambda: (ARCHIVED,),
        )
    )  # fmt: skip
    spied: dict[str, Any] = {
        "results": Noticed(results(), "results", seen, data=Noticed(portal(), "data", seen)),
        "names": Noticed(plain.names, "names", seen),
        "info": Noticed(DAYED, "info", seen),
    }
    nation = NoticingNation(**told | spied)
    seen.clear()
    assert list(make(nation)) is not None
    gathered = {part for part in seen if part.startswith("gathered.")} - PARTS.keys()
    return {PARTS[part] for part in seen & PARTS.keys()} | ({On.GIVEN} if gathered else set())


TYPES = [
    *(pytest.param(lambda n, o=one: o.pages(n, translated=True), one.on, id=repr(one.address))
      for one in pages.NATION),
    *(pytest.param(one.make, one.on, id=one.name) for one in files.NATION),
]  # fmt: skip


@pytest.mark.parametrize(("make", "on"), TYPES)
def test_a_maker_looks_at_nothing_else(make: Any, on: tuple[On, ...]) -> None:
    """Else it would stand although what it was made from is another."""
    assert looked(make) - set(on) - (WHOLE if On.GIVEN in on else set()) == set()


@pytest.mark.parametrize(("make", "on"), TYPES)
def test_a_maker_depends_on_what_it_looks_at_alone(make: Any, on: tuple[On, ...]) -> None:
    """Else it would be made again for nothing. Every page of a nation knows whether it is real."""
    free = {On.SCOPE} | ({On.DAY} if {On.GIVEN, On.AWARDS} <= set(on) else set())
    found = looked(make)
    assert set(on) - free <= found | ({On.GIVEN} if found & WHOLE - set(on) else set())
