"""`kks validate` for a nation: packages are checked in all processes, and not twice.

What a package's check depends on is its own files and the shared packages; while neither has
changed, the findings of last time stand.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from kksportal.effects import Folders, noting
from kksportal.errors import Finding, PortalError, sort_findings
from kksportal.model.package import DistrictPackage, Head, PortalInput
from kksportal.model.rows import Sumber
from kksportal.privacy import SMALLEST
from kksportal.read.portal import (
    district_folders,
    find_doubles,
    is_own_folder,
    misplaced,
    read_package,
    read_shared,
    read_texts,
)
from kksportal.read.published import PUBLISHED
from kksportal.site_build.closed_rows import with_rows
from kksportal.site_build.executor import CHUNKS, collect_rarely, elsewhere, processes, run_all
from kksportal.site_build.incremental.cache import Cache
from kksportal.site_build.incremental.inputs import Inputs, code_key, read_shas
from kksportal.site_build.incremental.output import PlainFinding, plain_finding, to_finding
from kksportal.site_build.links import check_texts_links
from kksportal.site_build.pictures import check_pictures
from kksportal.validate.echoes import told_once
from kksportal.validate.known import Known
from kksportal.validate.offices import offices_of
from kksportal.validate.permits import permitted
from kksportal.validate.portal import (
    all_packages,
    check_between,
    check_package,
    innovations_of,
    source_table,
)

_STATE = "periksa"
_DISTRICTS = "datapackages/daerah/"
_TEXTS = "content/"


class Checked(NamedTuple):
    """One district package, checked: plain values, as they cross processes and are kept."""

    folder: str
    code: str  # as its head says; "" where the head is unusable
    findings: tuple[PlainFinding, ...]
    read: int  # how many of them come from reading; the others from checking
    sources: tuple[tuple[str, ...], ...]
    source_file: str
    innovations: tuple[str, ...]
    offices: tuple[str, ...]
    updated: str
    shas: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class _Checker:
    """What a process needs to check packages."""

    folders: Folders
    known: Known


_HERE: list[_Checker] = []  # set before forking; a process that is started anew fills its own


def check_nation(
    folders: Folders, *, jobs: int = 0, cache: Path | None = None, smallest: int = SMALLEST
) -> tuple[Finding, ...]:
    """Every finding of a portal, all at once; counts of persons below `smallest` are among them."""
    collect_rarely()
    memory = Cache(cache)
    state = memory.load(_STATE)
    state = state if isinstance(state, dict) else {}
    inputs = Inputs.look(folders, state.get("files", {}))
    base = f"{_base(inputs)} {smallest}"
    if state.get("base") != base:
        state = {"files": state.get("files", {})}
    changed = inputs.changed() if "findings" in state else None
    if changed is not None and not changed:
        return tuple(map(to_finding, state["findings"]))
    with noting() as noted:
        shared, shared_findings = read_shared(folders, read_texts(folders))
    if shared is None:
        return sort_findings(shared_findings)
    known = Known.of(shared, smallest)
    slugs = sorted(known.stories.items())
    kept = state.get("packages", {}) if state.get("slugs") == slugs else {}
    checked = _check_all(folders, known, kept, changed or set(), processes(jobs))
    inputs.note_read({path: sha for one in checked for path, sha in one.shas})
    blurred, sound = check_pictures(folders, shared, state.get("sound", ()))
    every = (
        *shared_findings,
        *blurred,
        *check_texts_links(folders, shared),
        *_together(shared, known, checked),
    )
    findings = permitted(with_rows(folders, shared.closed, told_once(every)), shared.permits)
    if not inputs.agrees(noted):
        return findings  # saved since it was looked at: asked again the next time
    memory.save(
        _STATE,
        {
            "base": base,
            "files": inputs.seen(),
            "slugs": slugs,
            "sound": sound,
            "packages": {one.folder: tuple(one) for one in checked},
            "findings": tuple(map(plain_finding, findings)),
        },
    )
    return findings


def _base(inputs: Inputs) -> str:
    loose = (_DISTRICTS, _TEXTS, "site_templates/", "mkdocs.yml", PUBLISHED)
    paths = [path for path in inputs.stats if not path.startswith(loose)]
    return hashlib.sha256(f"{code_key()} {inputs.key(paths)}".encode()).hexdigest()


def _check_all(
    folders: Folders, known: Known, kept: dict[str, Any], changed: set[str], jobs: int
) -> list[Checked]:
    """Every district package; those that stand as they were are not opened."""
    touched = {"/".join(path.split("/")[:3]) for path in changed}
    places = [folders.relative(path) for path in district_folders(folders)]
    stale = [p for p in places if p not in kept or "/".join(p.split("/")[:3]) in touched]
    _HERE[:] = [_Checker(folders=folders, known=known)]
    made = {
        one.folder: one for chunk in _chunks(folders, known.smallest, stale, jobs) for one in chunk
    }
    return [made.get(place) or Checked(*kept[place]) for place in places]


def _chunks(
    folders: Folders, smallest: int, places: Sequence[str], jobs: int
) -> Iterator[list[Checked]]:
    if not elsewhere(len(places), jobs):
        yield check_chunk(folders, smallest, places)
        return
    size = max(1, -(-len(places) // CHUNKS))
    calls = [(folders, smallest, places[i : i + size]) for i in range(0, len(places), size)]
    for _, made in run_all(check_chunk, calls, jobs=jobs):
        yield made


def check_chunk(folders: Folders, smallest: int, places: Sequence[str]) -> list[Checked]:
    """Some packages, checked in whatever process."""
    if not _HERE or _HERE[0].folders != folders:
        shared, _ = read_shared(folders)
        if shared is None:
            raise PortalError("paket bersama berubah selagi diperiksa; periksa sekali lagi")
        _HERE[:] = [_Checker(folders=folders, known=Known.of(shared, smallest))]
    checker = _HERE[0]
    return [_check(checker, place) for place in places]


def _check(checker: _Checker, place: str) -> Checked:
    folders = checker.folders
    folder = folders.root / place
    with noting() as noted:
        package, findings = read_package(folder, folders)
    shas = read_shas(folders, place, noted)
    if not isinstance(package, DistrictPackage):
        if package is not None:
            findings = [*findings, misplaced(package.head)]
        return Checked(
            place, "", tuple(map(plain_finding, findings)), len(findings), (), "", (), (), "", shas
        )
    read = len(findings)
    findings = [*findings, *check_package(package, checker.known, findings)]
    return Checked(
        folder=place,
        code=package.head.code,
        findings=tuple(map(plain_finding, findings)),
        read=read,
        sources=tuple(map(tuple, package.sumber)),
        source_file=source_table(package)[0],
        innovations=tuple(innovations_of(package)),
        offices=offices_of(package),
        updated=package.head.updated,
        shas=shas,
    )


def _together(shared: PortalInput, known: Known, checked: Sequence[Checked]) -> list[Finding]:
    """Findings of each package, between packages, and of the shared packages."""
    usable = [one for one in checked if one.code]
    # Of two packages of one district, the one in its own folder counts, else the first.
    inorder = sorted(usable, key=lambda one: not is_own_folder(one.folder, one.code))
    first = {one.code: one.folder for one in reversed(inorder)}
    own = [
        f
        for one in checked
        for f in (one.findings if first.get(one.code) == one.folder else one.findings[: one.read])
    ]
    heads = (
        Head(folder=one.folder, kind="daerah", title="", updated="", code=one.code)
        for one in usable
    )
    tables = [
        *(source_table(package) for package in all_packages(shared)),
        *(
            (one.source_file, tuple(Sumber(*row) for row in one.sources))
            for one in usable
            if first[one.code] == one.folder
        ),
    ]
    return [
        *(f for package in all_packages(shared) for f in check_package(package, known)),
        *map(to_finding, own),
        *find_doubles(heads),
        *check_between(
            tables,
            stories=shared.stories,
            narratives=shared.narratives,
            innovations={one.code: frozenset(one.innovations) for one in usable},
            known=known,
            offices={one.code: one.offices for one in reversed(usable)},
            days={one.code: one.updated for one in reversed(usable)},
        ),
    ]
