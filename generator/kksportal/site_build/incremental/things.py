"""What a build makes, thing by thing: what stands as it was is not made again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from kksportal.site_build.incremental.last_build import LastBuild
from kksportal.site_build.incremental.state import Thing
from kksportal.site_build.site_files import SiteFiles


@dataclass(slots=True)
class Things:
    """The things of this build: those that stand, and those that are made.

    Each is asked for by name with the keys of what it depends on, and then put if it does not
    stand. This is the one place that decides.
    """

    last: LastBuild
    site: SiteFiles
    all: dict[str, Thing] = field(default_factory=dict)
    _asked: dict[str, dict[str, str]] = field(default_factory=dict)

    def stands(self, name: str, uses: Mapping[str, str]) -> bool:
        """Whether a thing stands as the last build left it; its files are then the site's."""
        known = dict(uses)
        thing = self.last.stands(name, known)
        if thing is None:
            self._asked[name] = known
            return False
        self.site.note(thing.files)
        self.all[name] = thing
        return True

    def put(self, name: str, files: Mapping[str, bytes], facts: tuple[Any, ...] = ()) -> None:
        """Write the files of a thing that was asked for; raises KeyError for another."""
        sizes = {address: self.site.put(address, content) for address, content in files.items()}
        self.all[name] = Thing(self._asked.pop(name), sizes, facts)

    def adopt(self, name: str, thing: Thing) -> None:
        """A thing that was decided on elsewhere: districts, in whatever process."""
        self.site.note(thing.files)
        self.all[name] = thing

    def facts(self, beginning: str) -> list[tuple[Any, ...]]:
        """The facts of all things whose names begin so, in the order in which they came."""
        return [thing.facts for name, thing in self.all.items() if name.startswith(beginning)]
