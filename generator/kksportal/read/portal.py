"""Read a whole portal: every package and every text, with all findings at once.

The shared packages are read first (`read_shared`); each district can then be read by itself.
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from kksportal.effects import Folders, in_order
from kksportal.errors import Finding, sort_findings
from kksportal.findings import kind
from kksportal.model.package import (
    ArchivePackage,
    AwardPackage,
    BoundaryPackage,
    DistrictPackage,
    FrameworkPackage,
    Head,
    Package,
    PortalInput,
    RegionPackage,
    Story,
    VocabularyPackage,
)
from kksportal.read.archives import read_closed, without_package
from kksportal.read.content import read_narratives, read_stories
from kksportal.read.early import read_early
from kksportal.read.entries import odd_entries
from kksportal.read.folder import DESCRIPTOR, read_package
from kksportal.read.listing import Listing
from kksportal.read.markup import editorial_findings
from kksportal.read.originals import told_by_originals
from kksportal.read.permits import read_permits
from kksportal.read.published import read_published
from kksportal.read.strays import personal_names, stray_texts
from kksportal.read.waiting import (
    hide_stories,
    packages_that_wait,
    slugs_of,
    texts_that_wait,
    without_waiting,
)

_CODED = re.compile(r"(S?[0-9]{2}\.[0-9]{2})-")
Texts = tuple[tuple[Story, ...], tuple[Story, ...], tuple[Finding, ...]]

__all__ = [
    "district_folders",
    "find_doubles",
    "is_own_folder",
    "misplaced",
    "package_folders",
    "read_package",
    "read_portal",
    "read_shared",
    "read_texts",
]


def read_portal(folders: Folders) -> tuple[PortalInput | None, tuple[Finding, ...]]:
    """Everything of a portal; None when a shared package or the portal itself is unusable.

    A district package without a usable head is left out and named in `quarantined`.
    """
    shared, shared_findings = read_shared(folders)
    findings = list(shared_findings)
    districts: dict[str, DistrictPackage] = {}
    heads: list[Head] = []
    unusable: dict[str, str] = {}
    for folder in district_folders(folders):
        package, problems = read_package(folder, folders)
        findings += problems
        if package is not None and shared is not None:
            package = hide_stories(package, shared.waiting_stories)
        if isinstance(package, DistrictPackage):
            heads.append(package.head)
            kept = districts.setdefault(package.head.code, package)
            if is_own_folder(package.head.folder, package.head.code) > is_own_folder(
                kept.head.folder, kept.head.code
            ):
                districts[package.head.code] = package
        else:
            unusable[folder.name.split("-")[0]] = folders.relative(folder)
            if package is not None:
                findings.append(misplaced(package.head))
    findings += find_doubles(heads)
    if shared is None:
        return None, sort_findings(findings)
    data = replace(
        shared,
        districts=dict(sorted(districts.items())),
        quarantined=dict(sorted(unusable.items())),
    )
    return data, sort_findings(findings)


def read_texts(folders: Folders) -> Texts:
    """The stories, the narratives, and the findings about both."""
    stories, findings = read_stories(folders)
    narratives, more = read_narratives(folders)
    return stories, narratives, (*findings, *more)


def read_shared(
    folders: Folders, texts: Texts | None = None
) -> tuple[PortalInput | None, tuple[Finding, ...]]:
    """Everything but the district packages; None when a shared package is unusable.

    `texts` are the stories and narratives, where they were read before.
    """
    findings: list[Finding] = [*odd_entries(folders), *editorial_findings(folders)]
    findings += read_published(folders)[1]
    packages: list[Package] = []
    lost = False
    for folder in without_waiting(_shared_folders(folders), folders.at):
        package, problems = read_package(folder, folders)
        findings += problems
        if isinstance(package, DistrictPackage):
            findings.append(misplaced(package.head))
        elif package is not None:
            packages.append(package)
        lost = lost or package is None
    findings += [*find_doubles(p.head for p in packages), *_lacking(packages)]
    stories, narratives, more = texts or read_texts(folders)
    listing, everywhere = Listing.of(folders), package_folders(replace(folders, at=None))
    findings += [*more, *told_by_originals(folders, listing), *personal_names(listing)]
    findings += stray_texts(folders, listing, (*stories, *narratives), everywhere)
    waiting, pictures = texts_that_wait(folders, (*stories, *narratives))
    left_out = waiting | packages_that_wait(folders, everywhere)
    permits, faults = read_permits(folders)
    items = {folders.relative(folder) for folder in everywhere}
    items.update(text.path for text in (*stories, *narratives))
    early, more_faults = read_early(folders, items, left_out)
    findings += [*faults, *more_faults]
    if lost or any(f.kind.code == "KKS-P001" for f in findings):
        return None, sort_findings(findings)
    assembled = _assemble(packages)
    closed, faults = read_closed(folders, assembled.archives)
    findings += [*faults, *without_package(closed, folders, everywhere)]
    data = replace(
        assembled,
        closed=closed,
        stories=tuple(story for story in stories if story.path not in waiting),
        narratives=tuple(story for story in narratives if story.path not in waiting),
        permits=permits,
        early=early,
        waiting=tuple(sorted(left_out)),
        waiting_stories=slugs_of(waiting),
    )
    return data, sort_findings(_of_published(findings, left_out | pictures))


def _of_published(findings: Sequence[Finding], hidden: Collection[str]) -> list[Finding]:
    """The findings that do not tell of what waits; `kks validate` tells of everything."""
    inside = tuple(f"{path}/" for path in hidden)
    return [f for f in findings if f.path not in hidden and not f.path.startswith(inside)]


def district_folders(folders: Folders) -> tuple[Path, ...]:
    """The folders of the district packages, sorted, but for those that wait.

    A folder without a descriptor counts when it holds tables: its head is then missing.
    """
    found = in_order(_packages_below(folders.packages / "daerah"))
    return tuple(without_waiting(found, folders.at))


def package_folders(folders: Folders) -> tuple[Path, ...]:
    """The folders of all packages, the shared ones first, but for those that wait."""
    shared = without_waiting(_shared_folders(folders), folders.at)
    return (*shared, *district_folders(folders))


def _packages_below(parent: Path) -> Iterator[Path]:
    for path in _visible_folders(parent):
        if (path / DESCRIPTOR).exists():
            yield path
            continue
        nested = list(_packages_below(path))
        if not nested and any(path.glob("*.csv")):
            yield path
        yield from nested


def _shared_folders(folders: Folders) -> list[Path]:
    places = []
    for parent in _visible_folders(folders.packages):
        if parent.name == "daerah":
            continue
        for place, names, files in os.walk(parent):  # links are not followed
            names[:] = [name for name in names if not name.startswith(".")]
            if DESCRIPTOR in files:
                places.append(Path(place))
    return in_order(places)


def _visible_folders(parent: Path) -> list[Path]:
    if not parent.is_dir():
        return []
    with os.scandir(parent) as entries:
        return [
            parent / e.name
            for e in entries
            if not e.name.startswith(".") and e.is_dir(follow_symlinks=False)
        ]


def misplaced(head: Head) -> Finding:
    """A finding about a package in a folder that is not for its kind."""
    where = "datapackages/daerah/" if head.kind == "daerah" else f"datapackages/{head.kind}/"
    return Finding(kind=kind("KKS-P013"), path=f"{head.folder}/{DESCRIPTOR}",
                   what=f"Paket {head.kind} tersimpan di {head.folder}.",
                   advice=f"Pindahkan folder ini ke {where}")  # fmt: skip


def _lacking(packages: list[Package]) -> Iterator[Finding]:
    for what in ("kosakata", "wilayah"):
        if not any(p.head.kind == what for p in packages):
            yield Finding(kind=kind("KKS-P001"), path="datapackages",
                          what=f"Tidak ada paket {what} yang dapat dipakai.")  # fmt: skip


def find_doubles(heads: Iterable[Head]) -> Iterator[Finding]:
    """Findings about packages of a subject that another package has.

    The one in the folder of its own code is kept, else the first.
    """
    subjects: dict[tuple[object, ...], list[Head]] = {}
    for head in heads:
        subjects.setdefault(_subject(head), []).append(head)
    for alike in subjects.values():
        first = next((head for head in alike if is_own_folder(head.folder, head.code)), alike[0])
        yield from (_double(head, first) for head in alike if head is not first)


def is_own_folder(folder: str, code: str) -> bool:
    """Whether a folder is named for the district that the head in it is about."""
    return folder.rpartition("/")[2].startswith(f"{code}-")


def _double(head: Head, first: Head) -> Finding:
    """A package beside another of its subject: a copy of its head, where its folder says so."""
    own = _CODED.match(head.folder.rpartition("/")[2])
    what = f"{head.kind.capitalize()} {head.code or head.cycle} sudah ada di {first.folder}."
    advice = ""
    if head.kind == "daerah" and own and own[1] != head.code:
        what = (
            f"Kepala paket ini salinan dari {first.folder}: kks.kode-nya {head.code}, sedangkan "
            f"foldernya untuk {own[1]}."
        )
        advice = f"Isi kks.kode dengan {own[1]}, lalu title dan name dengan milik daerah itu"
    return Finding(kind=kind("KKS-P008"), path=f"{head.folder}/{DESCRIPTOR}", what=what,
                   advice=advice)  # fmt: skip


def _subject(head: Head) -> tuple[object, ...]:
    about: tuple[object, ...] = (head.kind, head.code, head.cycle)
    return (*about, head.simulated) if head.kind in ("penghargaan", "wilayah") else about


def _assemble(packages: list[Package]) -> PortalInput:
    kept: dict[tuple[object, ...], Package] = {}
    for package in packages:
        kept.setdefault(_subject(package.head), package)
    once = list(kept.values())
    frameworks = [p for p in once if isinstance(p, FrameworkPackage)]
    archives = [p for p in once if isinstance(p, ArchivePackage)]
    return PortalInput(
        vocabulary=next(p for p in once if isinstance(p, VocabularyPackage)),
        regions=tuple(p for p in once if isinstance(p, RegionPackage)),
        frameworks={p.head.cycle: p for p in sorted(frameworks, key=lambda p: p.head.cycle)},
        awards=tuple(p for p in once if isinstance(p, AwardPackage)),
        districts={},
        archives={p.head.cycle: p for p in sorted(archives, key=lambda p: p.head.cycle)},
        boundaries=next((p for p in once if isinstance(p, BoundaryPackage)), None),
    )
