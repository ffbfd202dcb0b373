"""Other proposals for the same district that wait as branches: where they and this one meet."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from kksportal.model.kinds import find_resource
from kksportal.proposals.archive import TEXTS
from kksportal.proposals.conflict import Conflict
from kksportal.proposals.git import Repository
from kksportal.proposals.merge import Current, merge_proposal
from kksportal.proposals.places import is_table
from kksportal.proposals.proposal import Proposal, ProposedFile
from kksportal.proposals.rows import Key, touched_keys
from kksportal.proposals.tables import to_table

_SHORT = 8  # digits of a proposal's digest in its branch


class OtherProposal(NamedTuple):
    """A waiting proposal that touches rows or texts that this one touches too."""

    branch: str
    clashes: tuple[Conflict, ...]  # `ours` is the other proposal's value
    shared: tuple[tuple[str, Key], ...]  # rows that both change, without a clash
    comparable: bool = True  # False: of another history, or its tables cannot be read


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
    fork = (repository.run("merge-base", base, commit) or b"").decode().strip()
    if fork == commit:
        return None  # taken in already
    if not fork:
        return OtherProposal(branch, (), (), comparable=False)

    def there(path: str) -> bytes | None:
        return repository.read(commit, path)

    def here(path: str) -> bytes | None:
        return repository.read(base, path)

    before = {path: repository.read(fork, path) for path in files}
    common = [path for path in files if before[path] != there(path)]

    def since_fork(after: Current) -> Proposal:
        """The common files as a proposal of its own, from where the two went apart."""
        changed = tuple(_file(path, before[path], after(path)) for path in common)
        return replace(proposal, files=changed)

    if not common:
        return None
    theirs = merge_proposal(since_fork(there), here, proposal_wins=True)
    merged = merge_proposal(since_fork(files.get), there)
    if theirs.findings or merged.findings:
        return OtherProposal(branch, (), (), comparable=False)
    if not theirs.files:
        return None  # all of it stands already, as after a squash
    # Where it clashes with what stands here anyway, that is not this proposal's doing.
    known = {*merge_proposal(since_fork(here), there).conflicts}
    clashes = tuple(clash for clash in merged.conflicts if clash not in known)
    named = {(clash.path, clash.key) for clash in clashes}
    mine, others = _rows(common, here, files.get), _rows(common, before.get, there)
    shared = tuple(sorted((mine & others) - named))
    return OtherProposal(branch, clashes, shared) if clashes or shared else None


def _file(path: str, before: bytes | None, after: bytes | None) -> ProposedFile:
    sha = "" if before is None else hashlib.sha256(before).hexdigest()
    base = before if path.endswith(TEXTS) else None
    return ProposedFile(path=path, content=after, base=base, base_sha=sha)


def _rows(paths: list[str], before: Current, after: Current) -> set[tuple[str, Key]]:
    """The rows that changed in some tables."""
    rows: set[tuple[str, Key]] = set()
    for path in filter(is_table, paths):
        res = find_resource("daerah", path.rpartition("/")[2].removesuffix(".csv"))
        if res is None:
            continue
        was, now = (to_table(side(path), res, path)[0] for side in (before, after))
        if was is not None and now is not None:
            rows |= {(path, key) for key in touched_keys(res, was.rows, now.rows)}
    return rows
