"""Other proposals for the same district that wait as branches: where they and this one meet."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from kksportal.proposals.archive import TEXTS
from kksportal.proposals.conflict import Conflict
from kksportal.proposals.git import Repository
from kksportal.proposals.merge import Current, merge_proposal
from kksportal.proposals.places import is_table
from kksportal.proposals.proposal import Proposal, ProposedFile
from kksportal.proposals.rows import Key, touched_keys
from kksportal.proposals.tables import to_table
from kksportal.model.kinds import find_resource

_SHORT = 8  # digits of a proposal's digest in its branch


class OtherProposal(NamedTuple):
    """A waiting proposal that touches rows or texts that this one touches too."""

    branch: str
    clashes: tuple[Conflict, ...]  # `ours` is the other proposal's value
    shared: tuple[tuple[str, Key], ...]  # rows that both change, without a clash


def branch_name(proposal: Proposal) -> str:
    """The branch of a proposal."""
    head = proposal.head
    return f"usulan/{head.code}-{head.day}-{proposal.digest[:_SHORT]}"


def other_proposals(
    repository: Repository, base: str, proposal: Proposal, files: Mapping[str, bytes | None]
) -> Iterator[OtherProposal]:
    """The waiting proposals for the same district that meet these changed files of `base`."""
    own = branch_name(proposal)
    form = re.compile(
        rf"refs/(?:heads|remotes/[^/]+)/(usulan/{re.escape(proposal.head.code)}"
        rf"-[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}-[0-9a-f]{{{_SHORT}}})"
    )
    seen = set()
    for ref, commit in repository.branches():
        named = form.fullmatch(ref)
        if named is None or named[1] == own or named[1] in seen:
            continue
        seen.add(named[1])
        if other := _meeting(repository, base, proposal, files, (named[1], commit)):
            yield other


def _meeting(
    repository: Repository,
    base: str,
    proposal: Proposal,
    files: Mapping[str, bytes | None],
    other: tuple[str, str],
) -> OtherProposal | None:
    branch, commit = other
    root = repository.run("merge-base", base, commit)
    fork = (root or b"").decode().strip()
    if not fork or fork == commit:
        return None  # of another history, or taken in already
    common = [
        path for path in files if repository.read(fork, path) != repository.read(commit, path)
    ]
    if not common:
        return None
    theirs = [
        _file(path, repository.read(fork, path), repository.read(commit, path)) for path in common
    ]
    again = replace(proposal, files=tuple(theirs))
    if not merge_proposal(
        again, lambda path: repository.read(base, path), proposal_wins=True
    ).files:
        return None  # all of it stands already, as after a squash
    proposed = [_file(path, repository.read(fork, path), files[path]) for path in common]
    merged = merge_proposal(
        replace(proposal, files=tuple(proposed)), lambda path: repository.read(commit, path)
    )
    mine = _rows(files, lambda path: repository.read(base, path), common)
    others = _rows(
        {path: repository.read(commit, path) for path in common},
        lambda path: repository.read(fork, path),
        common,
    )
    clashes = tuple(c for c in merged.conflicts if not c.key or (c.path, c.key) in mine)
    named = {(clash.path, clash.key) for clash in clashes}
    shared = tuple(sorted((mine & others) - named))
    return OtherProposal(branch, clashes, shared) if clashes or shared else None


def _file(path: str, before: bytes | None, after: bytes | None) -> ProposedFile:
    sha = "" if before is None else hashlib.sha256(before).hexdigest()
    base = before if path.endswith(TEXTS) else None
    return ProposedFile(path=path, content=after, base=base, base_sha=sha)


def _rows(
    files: Mapping[str, bytes | None], before: Current, paths: list[str]
) -> set[tuple[str, Key]]:
    """The rows that changed in some tables."""
    rows: set[tuple[str, Key]] = set()
    for path in filter(is_table, paths):
        res = find_resource("daerah", path.rpartition("/")[2].removesuffix(".csv"))
        if res is None:
            continue
        was, now = (to_table(content, res, path)[0] for content in (before(path), files[path]))
        if was is not None and now is not None:
            rows |= {(path, key) for key in touched_keys(res, was.rows, now.rows)}
    return rows
