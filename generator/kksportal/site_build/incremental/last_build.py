"""The last build beside the files of today: what it left, and whether that still stands.

What everything depends on (vocabularies, frameworks, regions, the frame and components of pages,
settings, the program) is one key, the base: another base, and nothing stands.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from kksportal.effects import Folders
from kksportal.model.moments import waits
from kksportal.read.archives import CAPS, LOOKED
from kksportal.read.published import PUBLISHED
from kksportal.read.waiting import starts_in
from kksportal.site_build.incremental.cache import Cache
from kksportal.site_build.incremental.inputs import Inputs, Seen, Stat, program_key
from kksportal.site_build.incremental.state import State, Thing, to_state
from kksportal.site_build.publish import files_of
from kksportal.site_build.target import check_strangers, made_files
from kksportal.words.portal import PortalInfo

STATE = "keadaan"
DISTRICTS = "datapackages/daerah/"
AWARDS = "datapackages/penghargaan"
TEXTS = ("content/inovasi/", "content/narasi/")
STYLES = "site_templates/aset/"
PAGES = "site_templates/halaman/"  # each prints one type of page, and is met nowhere else
_SLICED = (DISTRICTS, AWARDS, PAGES, "content/", LOOKED, f"{CAPS}/")
_LOOSE = (STYLES, "site_templates/awal/", "mkdocs.yml", PUBLISHED)
_DESCRIPTOR = "/datapackage.json"
_PRINTED = (PAGES, "site_templates/komponen/", "site_templates/overrides/")
# One template takes from another that is no frame, no component and not the program's.
_TAKEN = re.compile(
    r"\{%[-+]?\s*(?:include|import|extends|from)\s(?!\s*[\"'](?:bawaan/|komponen/|main))"
)
_NO_THINGS: Mapping[str, Thing] = {}


class ForgottenError(Exception):
    """The cache turned out to be damaged half-way: start anew without it."""


@dataclass(kw_only=True)
class LastBuild:
    """What the last build left, beside the portal and the site as they are."""

    cache: Cache
    inputs: Inputs
    base: str
    state: State | None  # None where no build of this base is known
    left: Mapping[str, Stat]  # the published site as the last build left it, whatever its base
    published: Mapping[str, Stat]  # the published site as it is
    damaged: frozenset[str]  # files of it that are not as the last build left them
    others: tuple[str, ...]  # files in it that another build made: they go
    ours: frozenset[str]  # the names of all files that builds made in it
    changed: frozenset[str] = field(default_factory=frozenset)  # inputs that are not as they were
    # By file: from when on a package or a text may be published.
    starts: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def recall(
        cls,
        cache: Cache,
        folders: Folders,
        info: PortalInfo,
        site: Path,
        *,
        switches: Sequence[bool] = (),
    ) -> LastBuild:
        """Look at the portal, the site and the cache; `switches` leave parts of a site out.

        Raises PortalError when the site holds what no build made.
        """
        known = to_state(cache.load(STATE))
        before: Mapping[str, Seen] = known.inputs if known else {}
        inputs = Inputs.look(folders, before)
        starts = _starts(inputs, known)
        waiting = [p for p, s in starts.items() if folders.at is not None and waits(s, folders.at)]
        base = _base(inputs, info, (*switches, *waiting))
        for path in inputs.stats:  # before anything is read; districts are hashed by their makers
            if not path.startswith(DISTRICTS):
                inputs.sha(path)
        left: Mapping[str, Stat] = known.site if known else {}
        published = files_of(site)
        ours = made_files(site) | left.keys()
        check_strangers(site, published, ours)
        state = known if known and known.base == base else None
        return cls(
            cache=cache,
            inputs=inputs,
            starts=starts,
            base=base,
            state=state,
            left=left,
            published=published if left else {},
            damaged=frozenset(f for f, stat in left.items() if published.get(f) != stat),
            others=tuple(f for f in published if f not in left) if left else (),
            ours=ours,
            changed=frozenset(inputs.changed()) if state else frozenset(),
        )

    def without(self) -> LastBuild:
        """No last build, and nothing kept: for a build that leaves packages or texts out."""
        return replace(
            self,
            cache=Cache(None),
            state=None,
            left={},
            published={},
            damaged=frozenset(),
            others=(),
        )

    @property
    def idle(self) -> bool:
        """Whether nothing at all is to be done."""
        return self.state is not None and not (self.changed or self.damaged or self.others)

    @property
    def fresh(self) -> bool:
        """Whether nothing of the last build stands."""
        return self.state is None

    @property
    def things(self) -> Mapping[str, Thing]:
        """What the last build made, by name."""
        return self.state.things if self.state else _NO_THINGS

    @property
    def outputs(self) -> Mapping[str, tuple[Any, ...]]:
        """The outputs of its districts by code, as plain values."""
        return self.state.outputs if self.state else {}

    def stands(self, name: str, uses: Mapping[str, str]) -> Thing | None:
        """A thing as the last build left it: its keys are the same and its files undamaged."""
        thing = self.things.get(name)
        if thing is None or thing.uses != uses or not self.damaged.isdisjoint(thing.files):
            return None
        return thing

    def package_key(self, folder: str) -> str:
        """The key of a district's package: its files and their contents; "" where it has none.

        While none of its files changed it is the key that the last build had.
        """
        if not folder:
            return ""
        if folder not in self._touched and (known := self._package_keys.get(folder)):
            return known
        return self.read_key(folder)

    def read_key(self, folder: str) -> str:
        """The key of a package as this build read it, also where that is not as it was looked at.

        Whoever edits while a build runs, and then takes it back, finds the package made again.
        """
        return self.inputs.key(self._paths_of.get(folder, []))

    @cached_property
    def _touched(self) -> frozenset[str]:
        """Every folder below which an input changed."""
        return frozenset(folder for path in self.changed for folder in _folders_of(path))

    @cached_property
    def _package_keys(self) -> dict[str, str]:
        things = (thing for name, thing in self.things.items() if name.startswith(DISTRICT_THING))
        return {thing.facts[0]: thing.uses[PACKAGE] for thing in things}

    @cached_property
    def _paths_of(self) -> dict[str, list[str]]:
        """The inputs below each folder of districts; packages may lie in folders of folders."""
        paths: dict[str, list[str]] = {}
        for path in self.inputs.stats:
            for folder in _folders_of(path):
                paths.setdefault(folder, []).append(path)
        return paths

    def key_below(self, *beginnings: str) -> str:
        """One key of all inputs whose paths begin so: their names and contents."""
        return self.inputs.key([p for p in self.inputs.stats if p.startswith(beginnings)])

    def template_key(self, *names: str) -> str:
        """One key of the portal's own templates of pages, of these names; "" where it has none."""
        own = [path for name in names if (path := PAGES + name) in self.inputs.stats]
        return self.inputs.key(own) if own else ""

    def save(self, state: State) -> None:
        """Leave everything for the next build."""
        self.cache.save(STATE, state.plain())


DISTRICT_THING = "daerah:"  # the names of districts among things begin so
TEMPLATE = "templat"  # the identity of its template among what a page uses
PACKAGE = "paket"  # the identity of a district's own package among what it uses


def _folders_of(path: str) -> Iterator[str]:
    """The folders below that of all districts in which a file lies."""
    if path.startswith(DISTRICTS):
        at = path.find("/", len(DISTRICTS))
        while at > 0:
            yield path[:at]
            at = path.find("/", at + 1)


def _starts(inputs: Inputs, known: State | None) -> dict[str, str]:
    """The files that say from when on they may be published; one as it was is not opened."""
    before: Mapping[str, str] = known.starts if known else {}
    starts = {}
    for path, stat in inputs.stats.items():
        if path.startswith(TEXTS) or path.endswith(_DESCRIPTOR):
            size, changed, _, trusted = inputs.before.get(path, (-1, -1, "", False))
            same = trusted and (size, changed) == stat
            told = before.get(path, "") if same else starts_in(inputs.folders.root / path)
            if told:
                starts[path] = told
    return dict(sorted(starts.items()))


def _base(inputs: Inputs, info: PortalInfo, switches: Sequence[object]) -> str:
    # A script's digest stands on every page that loads it, so it is not loose as styles are;
    # a site in a folder has drawings within its pages too.
    printed = (".js", ".svg") if info.folder else (".js",)
    sliced = tuple(one for one in _SLICED if one != PAGES or _print_apart(inputs))
    loose = {
        path for path in inputs.stats if path.startswith(_LOOSE) and not path.endswith(printed)
    }
    paths = [path for path in inputs.stats if not path.startswith(sliced) and path not in loose]
    parts = f"{program_key(inputs.folders)}\n{info!r}\n{tuple(switches)}\n{inputs.key(paths)}"
    return hashlib.sha256(parts.encode()).hexdigest()


def _print_apart(inputs: Inputs) -> bool:
    """Whether each of the portal's own templates of pages prints its own page alone.

    An owner may take one into another, by its name or by what is computed: then any may be
    anywhere. The frame, components and the program's own (`bawaan/`) are in the base.
    """
    own = (path for path in inputs.stats if path.startswith(_PRINTED))
    texts = (inputs.text(path) for path in own if path.endswith(".html"))
    return not any(_TAKEN.search(text) for text in texts)


def hashed(values: object) -> str:
    """A short key of plain values."""
    return hashlib.sha256(repr(values).encode()).hexdigest()[:24]


def joined(keys: Iterable[str]) -> str:
    """One key of several, in their order."""
    return hashlib.sha256("\n".join(keys).encode()).hexdigest()[:24]
