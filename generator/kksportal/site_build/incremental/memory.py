"""What the last build left, and what of it still holds: the heart of an incremental build.

A district is made anew when its files, its slice of shared data (awards, stories) or its pages
in the site are not as they were. What every district depends on (vocabularies, frameworks,
regions, templates, settings, the program) is one key, the base: another base, and all are made.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from kksportal.compute.shared import SharedResults
from kksportal.effects import Folders
from kksportal.site_build.incremental.cache import Cache
from kksportal.site_build.incremental.digest import (
    OWN_FILE,
    Digest,
    Written,
    key_in,
    keys_by_slot,
    row_key,
)
from kksportal.site_build.incremental.inputs import Inputs, Stat, code_key
from kksportal.site_build.publish import files_of
from kksportal.site_build.reading import Unit
from kksportal.site_build.target import check_strangers, made_files
from kksportal.words.names import Names
from kksportal.words.portal import PortalInfo
from kksportal.words.stories import other_stories

STATE = "keadaan"
DISTRICTS = "datapackages/daerah/"
AWARDS = "datapackages/penghargaan"
TEXTS = ("content/inovasi/", "content/narasi/")
_SLOTS = Digest._fields.index("slots")
_ROW_KEYS = Digest._fields.index("row_keys")
_PAGES = Digest._fields.index("pages")
_PART_KEYS = Digest._fields.index("part_keys")
_SLICED = (DISTRICTS, AWARDS, "content/")
_LOOSE = ("site_templates/aset/", "site_templates/awal/", "mkdocs.yml")


class ForgottenError(Exception):
    """The cache turned out to be damaged half-way: start anew without it."""


@dataclass(slots=True, kw_only=True)
class Memory:
    """The last build beside the files of today."""

    cache: Cache
    inputs: Inputs
    base: str
    state: dict[str, Any]  # of the last build; {} where none, or none of this base, is known
    site: dict[str, Stat]  # the published site as the last build left it
    standing: dict[str, Stat]  # the published site as it is
    damaged: frozenset[str]  # files of it that are not as it left them
    others: tuple[str, ...]  # files in it that another build made: they go
    ours: frozenset[str]  # the names of all files that builds made in it
    changed: set[str] = field(default_factory=set)

    @classmethod
    def recall(
        cls,
        cache: Cache,
        folders: Folders,
        info: PortalInfo,
        site: Path,
        *,
        switches: Sequence[bool] = (),
    ) -> Memory:
        """Look at the portal, the site and the cache; `switches` leave parts of a site out.

        Raises PortalError when the site holds what no build made.
        """
        state = cache.load(STATE)
        if not isinstance(state, dict):
            state = {}
        inputs = Inputs.look(folders, state.get("files", {}))
        base = _base(inputs, info, switches)
        for path in inputs.stats:  # before anything is read; districts are hashed by their makers
            if not path.startswith(DISTRICTS):
                inputs.sha(path)
        left: dict[str, Stat] = state.get("site", {})
        standing = files_of(site)
        ours = made_files(site) | left.keys()
        check_strangers(site, standing, ours)
        if state.get("base") != base:
            state = {}
        return cls(
            cache=cache,
            inputs=inputs,
            base=base,
            state=state,
            site=left,
            standing=standing if left else {},
            damaged=frozenset(f for f, stat in left.items() if standing.get(f) != stat),
            others=tuple(f for f in standing if f not in left) if left else (),
            ours=ours,
            changed=inputs.changed() if state else set(),
        )

    def without(self) -> Memory:
        """No memory, and nothing kept: for a build that leaves things out."""
        return replace(
            self,
            cache=Cache(None),
            state={},
            site={},
            standing={},
            damaged=frozenset(),
            others=(),
        )

    @property
    def idle(self) -> bool:
        """Whether nothing at all is to be done."""
        return bool(self.state) and not (self.changed or self.damaged or self.others)

    @property
    def fresh(self) -> bool:
        """Whether nothing of the last build's districts holds."""
        return not self.state

    def split(
        self, units: Sequence[Unit], slices: Mapping[str, str], known: frozenset[str]
    ) -> tuple[list[Unit], list[Digest]]:
        """The units to make, and the digests of those that are as they were.

        `known` are the stories there are: a package that names another must be checked again.
        """
        records: dict[str, Any] = self.state.get("units", {})
        touched = {f"{DISTRICTS}{p.removeprefix(DISTRICTS).split('/')[0]}"
                   for p in self.changed if p.startswith(DISTRICTS)}  # fmt: skip
        stale, kept = [], []
        for unit in units:
            record = records.get(unit.code)
            if record is None:
                stale.append(unit)
                continue
            digest = to_digest(record[1])
            if (
                digest.folder != unit.folder
                or record[0] != slices.get(unit.code)
                or unit.folder in touched
                or not known.issuperset(digest.named)
                or any(page.file in self.damaged for page in digest.pages)
                or any(file in self.damaged for file, _ in digest.files)
            ):
                stale.append(unit)
            else:
                kept.append(digest)
        return stale, kept

    def row_keys(self, code: str) -> dict[str, bytes]:
        """The keys of a district's rows on indicator pages, as the last build left them."""
        record = self.state.get("units", {}).get(code)
        return keys_by_slot(record[1][_SLOTS], record[1][_ROW_KEYS]) if record else {}

    def slots(self) -> set[str]:
        """All pages of rows that any district was on, as the last build left them."""
        owned = {record[1][_SLOTS] for record in self.state.get("units", {}).values()}
        return {slot for slots in owned for slot in slots}

    def part_keys(self, code: str) -> dict[str, str]:
        """The keys of a district's lines of national tables, as the last build left them."""
        record = self.state.get("units", {}).get(code)
        keys: dict[str, str] = record[1][_PART_KEYS] if record else {}
        return keys

    def rows(self, slot: str) -> dict[str, str]:
        """The rows of an indicator page by district, as the last build left them.

        Raises ForgottenError when they are not what the state says.
        """
        rows = self.cache.load(row_file(slot))
        if not isinstance(rows, dict):
            raise ForgottenError(slot)
        units = self.state.get("units", {})
        for code, row in rows.items():
            record = units.get(code)
            if not record or row_key(row) != key_in(record[1][_SLOTS], record[1][_ROW_KEYS], slot):
                raise ForgottenError(slot)
        return rows

    def save(
        self,
        digests: Iterable[Digest],
        slices: Mapping[str, str],
        site: Mapping[str, Stat],
        more: Mapping[str, Any],
    ) -> None:
        """Leave everything for the next build."""
        units = {}
        same: dict[tuple[str, ...], tuple[str, ...]] = {}  # marshal writes one object once
        for digest in digests:
            self.inputs.take(dict(digest.shas))
            slots = same.setdefault(digest.slots, digest.slots)
            plain = plain_digest(digest._replace(slots=slots))
            units[digest.code] = slices.get(digest.code, ""), plain
        self.cache.save(
            STATE,
            {
                "base": self.base,
                "files": self.inputs.seen(),
                "units": units,
                "site": dict(site),
                **more,
            },
        )


def _base(inputs: Inputs, info: PortalInfo, switches: Sequence[bool]) -> str:
    paths = [
        path
        for path in inputs.stats
        if not path.startswith(_SLICED) and not path.startswith(_LOOSE)
    ]
    told = f"{code_key()}\n{info!r}\n{tuple(switches)}\n{inputs.key(paths)}"
    return hashlib.sha256(told.encode()).hexdigest()


def slices_of(results: SharedResults, names: Names, units: Sequence[Unit]) -> dict[str, str]:
    """By district a key of what it takes from shared data that may change: awards and texts."""
    doubts: dict[str, list[object]] = {}
    for row, source in results.doubts:
        doubts.setdefault(row.wilayah, []).append((row, source))
    common = f"{results.simulated} {results.cycles_with_awards}"
    made = {}
    for unit in units:
        stories = names.stories_of(unit.code)
        told = (
            common,
            sorted(results.history(unit.code).items()),
            doubts.get(unit.code),
            stories,
            names.narratives_of(unit.code),
            [other_stories(story, names) for story in stories],
            results.data.quarantined.get(unit.code),
        )
        made[unit.code] = hashlib.sha256(repr(told).encode()).hexdigest()
    return made


def row_file(slot: str) -> str:
    """The cache file of an indicator page's rows."""
    return "baris-" + slot.strip("/").replace("/", "-")


def plain_digest(digest: Digest) -> tuple[Any, ...]:
    """A digest as marshal keeps it, without what lies elsewhere: rows, records, files' contents."""
    rows = {slot: row for slot, row in digest.rows.items() if not slot.startswith(OWN_FILE)}
    plain: list[Any] = [*digest._replace(rows=rows, parts={}, records=(), shas=())]
    plain[_PAGES] = tuple(map(tuple, digest.pages))
    return tuple(plain)


def to_digest(plain: tuple[Any, ...]) -> Digest:
    """The digest that plain values stand for."""
    digest = Digest(*plain)
    return digest._replace(pages=tuple(map(Written._make, digest.pages)))
