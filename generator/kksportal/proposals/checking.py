"""Check a merged proposal by the site's own rules: what it brings along that was not there."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from kksportal.authoring.review import Check, review
from kksportal.authoring.states import read_state
from kksportal.changes.report import Difference
from kksportal.changes.suspicions import lost_texts
from kksportal.compute.changes import PackageChange
from kksportal.effects import Folders
from kksportal.errors import Finding, sort_findings
from kksportal.findings import kind
from kksportal.model.package import Story
from kksportal.read.portal import package_folders, read_texts
from kksportal.settings import read_settings
from kksportal.site_build.checking import check_nation
from kksportal.validate.authority import ask, scope
from kksportal.words.names import Names


class Verdict(NamedTuple):
    """What a merged proposal changes, what follows from it, and what it brings along."""

    difference: Difference  # with the findings that the portal did not have before
    names: Names
    others: int  # errors that the portal had before, and has still
    change: PackageChange | None = None  # of the district's package
    serious: Collection[int] = ()  # of its changed rows: those that cross a threshold

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings that the portal did not have before."""
        return self.difference.findings


def check_merged(before: Path, after: Path, code: str, touched: Sequence[str]) -> Verdict:
    """Compare a portal with itself after a merge; nothing of either runs."""
    old, new = (read_state(root) for root in (before, after))
    seen: list[tuple[Finding, ...]] = []
    found = review(old, new, _check(touched, seen))
    difference = found.difference
    change = next((one for one in found.changes if one.head.code == code), None)
    came = (
        *difference.findings,
        *lost_texts(path for path in touched if _is_lost(path, before, after)),
        *_others_texts(old.folders, new.folders, code, touched),
    )
    errors = sum(finding.is_error for finding in seen[0])
    return Verdict(
        difference=difference._replace(findings=sort_findings(came)),
        names=Names(new.words),
        others=errors - sum(finding in seen[0] for finding in came if finding.is_error),
        change=change,
        serious=found.serious.get(change.head.folder, ()) if change else (),
    )


def _check(touched: Sequence[str], seen: list[tuple[Finding, ...]]) -> Check:
    """What is found in a portal, as `kks validate --aman` finds it; `seen` keeps it.

    Frictionless takes most of the time: the second portal that is asked about, the one before, has
    it look only where the first has a remark of it.
    """

    def check(folders: Folders) -> tuple[Finding, ...]:
        settings = read_settings(folders.root, safe=True)
        own = check_nation(replace(folders, safe=True), smallest=settings.info.smallest)
        found = (*settings.findings, *own)
        if not seen or any(finding.kind.code.startswith("KKS-F") for finding in seen[0]):
            packages = [folders.relative(folder) for folder in package_folders(folders)]
            about = scope(own, packages, touched)
            found = (*found, *ask(folders, packages, about, touched=touched).findings)
        seen.append(found)
        return found

    return check


def _others_texts(
    was: Folders, now: Folders, code: str, touched: Sequence[str]
) -> Iterator[Finding]:
    """Findings about stories and pictures of other districts that a proposal touches."""
    before, after = (_texts(folders) for folders in (was, now))
    for path in touched:
        owners = {story.region for story in (*before, *after) if story.path == path}
        owners |= {story.region for story in before if path in _pictures(story)}
        for owner in sorted(owners - {code}):
            what = f"Ini milik {owner or 'daerah lain'}, bukan {code}."
            yield Finding(kind=kind("KKS-U006"), path=path, what=what)


def _is_lost(path: str, before: Path, after: Path) -> bool:
    return path.endswith(".md") and (before / path).exists() and not (after / path).exists()


def _texts(folders: Folders) -> tuple[Story, ...]:
    stories, narratives, _ = read_texts(folders)
    return (*stories, *narratives)


def _pictures(story: Story) -> set[str]:
    folder = story.path.rpartition("/")[0]
    if story.path.startswith("content/narasi/"):
        folder = folder.rpartition("/")[0]
    return {f"{folder}/{file.removeprefix('./')}" for file in story.files}
