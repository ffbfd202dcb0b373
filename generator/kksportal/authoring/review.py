"""What a reviewer reads of a proposal: two states of a portal, what changed, what follows."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from kksportal.authoring.earlier import earlier_state
from kksportal.authoring.states import State, read_state
from kksportal.changes.report import Beside, Difference, describe_difference
from kksportal.changes.suspicions import suspicions
from kksportal.compute.changes import PackageChange, compare
from kksportal.compute.consequences import Consequences, consequences
from kksportal.compute.shared import SharedResults, compute_shared
from kksportal.effects import Folders
from kksportal.errors import Finding, PortalError, sort_findings
from kksportal.model.package import DistrictPackage, PortalInput
from kksportal.read.content import read_narratives, read_stories
from kksportal.read.waiting import texts_that_wait
from kksportal.words.names import Names

Check = Callable[[Folders], tuple[Finding, ...]]
_PICTURES = (".jpg", ".jpeg", ".png", ".webp")


@contextmanager
def two_states(root: Path, old: str, new: Path) -> Iterator[tuple[State, State]]:
    """Both states, read: `old` is a folder, or a revision of the repository that holds `new`.

    Raises PortalError where one is neither, or a portal would be compared with a package.
    """
    after = read_state(root / new)
    with earlier_state(after.folders, old, root) as place:
        before = read_state(place)
        if before.whole != after.whole:
            raise PortalError("bandingkan portal dengan portal, atau paket dengan paket")
        yield before, after


class Review(NamedTuple):
    """All that changed between two states, in words, and which rows cross a threshold."""

    changes: tuple[PackageChange, ...]
    difference: Difference
    serious: Mapping[str, Collection[int]]  # by folder: places among the changed rows


def review(before: State, after: State, check: Check, pages: Sequence[str] = ()) -> Review:
    """What a reviewer reads of two states.

    `check` gives every finding about a portal; `pages` are the names of changed pages, if known.
    """
    changes = compare(before.packages, after.packages)
    names = Names(after.words)
    follows: Mapping[str, Consequences] = {}
    findings: tuple[Finding, ...] = ()
    texts: tuple[str, ...] = ()
    if after.whole:
        found, known = (check(state.folders) for state in (after, before))
        errors = [finding for finding in (*known, *found) if finding.is_error]
        follows = _consequences(before, after, changes, errors)
        leaps = suspicions(before.packages, after.packages, names)
        findings = sort_findings((*_new(known, found), *leaps))
        texts = tuple(_texts(before.folders, after.folders))
    difference = describe_difference(
        changes, before.packages, after.packages, names,
        follows=follows, beside=Beside(tuple(pages), texts, findings),
    )  # fmt: skip
    return Review(changes, difference, {folder: one.serious for folder, one in follows.items()})


def _consequences(
    before: State, after: State, changes: Sequence[PackageChange], errors: Sequence[Finding]
) -> dict[str, Consequences]:
    """What follows for each changed district, by the folder of its package.

    Where what all share has errors, or its own package has any, nothing is computed.
    """
    old, new = (
        {p.head.code: p for p in state.packages if isinstance(p, DistrictPackage)}
        for state in (before, after)
    )
    bad = {finding.path for finding in errors}
    if any(not path.startswith(("datapackages/daerah/", "content/")) for path in bad):
        return {}
    shared = _shared(before.words, old), _shared(after.words, new)
    return {
        change.head.folder: consequences(
            old[change.head.code], new[change.head.code], change.rows, *shared
        )
        for change in changes
        if change.state == "berubah"
        and change.head.code in old
        and change.head.code in new
        and not any(path.startswith(f"{change.head.folder}/") for path in bad)
    }


def _shared(words: PortalInput, packages: Mapping[str, DistrictPackage]) -> SharedResults:
    return compute_shared(words, tuple(packages))


def _new(known: Sequence[Finding], found: Sequence[Finding]) -> Iterator[Finding]:
    """Findings that the earlier state had not; lines move, so a line alone makes none new."""

    def key(finding: Finding) -> tuple[str, str, str, str]:
        return finding.kind.code, finding.path, finding.column, finding.what

    left = Counter(map(key, known))
    for finding in found:
        if left[key(finding)]:
            left[key(finding)] -= 1
        else:
            yield finding


def _texts(before: Folders, after: Folders) -> Iterator[str]:
    """The texts and pictures that are new, gone or of other bytes."""
    was, now = _contents(before), _contents(after)
    titles = _titles(before) | _titles(after)
    for path in sorted(was.keys() | now.keys()):
        if was.get(path) == now.get(path):
            continue
        what = "Foto" if path.lower().endswith(_PICTURES) else "Naskah"
        how = "baru" if path not in was else "tidak ada lagi" if path not in now else "berubah"
        title = titles.get(path, "")
        yield f"{what} {how}: {f'“{title}” ({path})' if title else path}"


def _titles(folders: Folders) -> dict[str, str]:
    """The titles of stories and narratives, by their paths."""
    texts = (*read_stories(folders)[0], *read_narratives(folders)[0])
    return {text.path: text.title for text in texts}


def _contents(folders: Folders) -> dict[str, str]:
    found: dict[str, str] = {}
    texts = (*read_stories(folders)[0], *read_narratives(folders)[0])
    hidden = frozenset[str]().union(*texts_that_wait(folders, texts))
    for path in folders.content.rglob("*") if folders.content.is_dir() else ():
        plain = path.is_file() and not path.is_symlink() and not path.name.startswith(".")
        if plain and folders.relative(path) not in hidden:
            with path.open("rb") as file:
                found[folders.relative(path)] = hashlib.file_digest(file, "sha256").hexdigest()
    return found
