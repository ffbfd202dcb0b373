"""Which districts stand as the last build left them: each is a thing with keys of its own."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from kksportal.pages import register
from kksportal.site_build.drawn import Drawn
from kksportal.site_build.incremental.last_build import DISTRICT_THING, PACKAGE, TEMPLATE, LastBuild
from kksportal.site_build.incremental.output import DistrictOutput, plain_field, to_output
from kksportal.site_build.incremental.state import Thing
from kksportal.site_build.reading import Unit
from kksportal.words.context import SharedContext
from kksportal.words.neighbours import neighbourhood
from kksportal.words.stories import other_stories

_SHARED, _STORIES = "bersama", "cerita"
_CAME = "berubah selagi dibaca"  # the key of no package


@dataclass(frozen=True, kw_only=True)
class DistrictKeys:
    """The keys of what districts depend on in this build."""

    last: LastBuild
    shared: Mapping[str, str]  # by code: what it takes from shared data that may change
    stories: frozenset[str]  # the stories there are: a package may name one
    told: Mapping[str, object] = field(default_factory=dict)  # by story, whose it says it is

    def uses(self, code: str, folder: str, named: Collection[str]) -> dict[str, str]:
        """What a district depends on; `named` are the stories that its package names."""
        return {
            PACKAGE: self.last.package_key(folder),
            _SHARED: self.shared.get(code, ""),
            _STORIES: " ".join(map(self._story, sorted(self.stories.intersection(named)))),
            TEMPLATE: self._templates,
        }

    @cached_property
    def _templates(self) -> str:
        return self.last.template_key(*register.templates(register.DISTRICT, register.PLACE))

    def _story(self, slug: str) -> str:
        return f"{slug} {self.told[slug]}" if slug in self.told else slug

    def split(self, units: Sequence[Unit]) -> tuple[list[Unit], list[DistrictOutput]]:
        """The units to build, and the outputs of those that stand."""
        stale, kept = [], []
        for unit in units:
            plain = self.last.outputs.get(unit.code)
            if plain is not None:
                uses = self.uses(unit.code, unit.folder, plain_field(plain, "named"))
                thing = self.last.stands(DISTRICT_THING + unit.code, uses)
                if thing is not None and thing.facts == (unit.folder,):
                    kept.append(to_output(plain))
                    continue
                stale.append(replace(unit, drawn=tuple(self._drawn(plain))))
            else:
                stale.append(unit)
        return stale, kept

    def _drawn(self, plain: tuple[Any, ...]) -> Iterator[Drawn]:
        """What the last build drew of a district, and still stands in the site."""
        for one in map(Drawn._make, plain_field(plain, "drawn")):
            if one.address in self.last.published and one.address not in self.last.damaged:
                yield one

    def thing(self, output: DistrictOutput) -> Thing:
        """A district of this build as a thing for the next."""
        uses = self.uses(output.code, output.folder, output.named)
        if output.shas:
            uses[PACKAGE] = self.last.read_key(output.folder)
            if any(path not in self.last.inputs.stats for path, _ in output.shas if _shown(path)):
                uses[PACKAGE] = _CAME  # a file that came after the look, and may go again
        return Thing(uses, output.sizes, (output.folder,))


def _shown(path: str) -> bool:
    """Whether a file is one of those that are looked at: no reader opens the others."""
    return not any(part.startswith(".") or part == "__pycache__" for part in path.split("/"))


def shared_keys(context: SharedContext, units: Sequence[Unit]) -> dict[str, str]:
    """By district a key of what it takes from shared data that may change: awards and texts.

    Awards and ODF of the other districts of its province are among them, and who is alike: its
    page shows them.
    """
    results, names = context.results, context.names
    doubts: dict[str, list[object]] = {}
    for row, source in results.doubts:
        doubts.setdefault(row.wilayah, []).append((row, source))
    records = [(one.head.folder, sorted(one.head.files.items())) for one in results.data.awards]
    common = f"{results.simulated} {results.cycles_with_awards} {records}"
    around: dict[str, str] = {}  # by province: what its districts show of each other
    made = {}
    for unit in units:
        stories = names.stories_of(unit.code)
        province = names.districts[unit.code].provinsi if unit.code in names.districts else ""
        if province not in around:
            around[province] = repr(neighbourhood(province, results, names))
        parts = (
            common,
            sorted(results.history(unit.code).items()),
            doubts.get(unit.code),
            stories,
            names.narratives_of(unit.code),
            [other_stories(story, names) for story in stories],
            results.data.quarantined.get(unit.code),
            around[province],
            results.alike.get(unit.code),
            context.odf.get(province) if unit.folder else None,
        )
        made[unit.code] = hashlib.sha256(repr(parts).encode()).hexdigest()
    return made
