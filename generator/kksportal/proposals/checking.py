"""Check a merged proposal by the site's own rules: what it brings along that was not there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from kksportal.authoring.states import read_state
from kksportal.changes.report import Difference, describe_difference
from kksportal.changes.suspicions import lost_texts, suspicions
from kksportal.compute.changes import compare
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
    """What a merged proposal changes and brings along."""

    difference: Difference
    findings: tuple[Finding, ...]  # that the portal did not have before
    names: Names
    others: int  # errors that the portal had before, and has still

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that stop it."""
        return tuple(finding for finding in self.findings if finding.is_error)


def check_merged(before: Path, after: Path, code: str, touched: Sequence[str]) -> Verdict:
    """Compare a portal with itself after a merge; nothing of either runs."""
    was, now = (Folders(root=root, safe=True) for root in (before, after))
    later = _own(now)
    earlier: tuple[Finding, ...] = ()
    remarks = _authority(now, later, touched)
    if later or remarks:  # a portal without a finding now had none that matters before
        earlier = _own(was)
    if remarks:
        earlier = (*earlier, *_authority(was, earlier, touched))
    later = (*later, *remarks)
    states = [read_state(root) for root in (before, after)]
    names = Names(states[1].words)
    old, new = states[0].packages, states[1].packages
    came = sort_findings(
        (
            *_only_in(later, earlier),
            *suspicions(old, new, names),
            *lost_texts(path for path in touched if _is_lost(path, before, after)),
            *_others_texts(was, now, code, touched),
        )
    )
    lasting = [f for f in _only_in(later, came) if f.is_error]
    return Verdict(
        difference=describe_difference(compare(old, new), old, new, names),
        findings=came,
        names=names,
        others=len(lasting),
    )


def _own(folders: Folders) -> tuple[Finding, ...]:
    """What `kks validate` finds in a portal."""
    settings = read_settings(folders.root, safe=True)
    return (*settings.findings, *check_nation(folders, smallest=settings.info.smallest))


def _authority(
    folders: Folders, own: Sequence[Finding], touched: Sequence[str]
) -> tuple[Finding, ...]:
    """What frictionless finds beyond that in the package that is touched."""
    packages = [folders.relative(folder) for folder in package_folders(folders)]
    return ask(folders, packages, scope(own, packages, touched), touched=touched).findings


def _only_in(findings: Iterable[Finding], others: Iterable[Finding]) -> Iterator[Finding]:
    """The findings that are not among others, wherever their rows have moved to."""
    known = Counter(_essence(finding) for finding in others)
    for finding in findings:
        essence = _essence(finding)
        if known[essence]:
            known[essence] -= 1
        else:
            yield finding


def _essence(finding: Finding) -> tuple[str, ...]:
    return finding.kind.code, finding.path, finding.column, finding.what


def _others_texts(
    was: Folders, now: Folders, code: str, touched: Sequence[str]
) -> Iterator[Finding]:
    """Findings about stories and pictures of other districts that a proposal touches."""
    before, after = (_texts(folders) for folders in (was, now))
    for path in touched:
        owners = {story.region for story in (*before, *after) if story.path == path}
        owners |= {story.region for story in before if path in _pictures(story)}
        for owner in sorted(owners - {code}):
            yield Finding(
                kind=kind("KKS-U006"),
                path=path,
                what=f"Ini milik {owner or 'daerah lain'}, bukan {code}.",
            )


def _is_lost(path: str, before: Path, after: Path) -> bool:
    return path.endswith(".md") and (before / path).exists() and not (after / path).exists()


def _texts(folders: Folders) -> tuple[Story, ...]:
    stories, narratives, _ = read_texts(folders)
    return (*stories, *narratives)


def _pictures(story: Story) -> set[str]:
    folder = story.path.rpartition("/")[0]
    if story.path.startswith("content/narasi/"):
        folder = folder.rpartition("/")[0]
    return {f"{folder}/{photo.file.removeprefix('./')}" for photo in story.photos}
