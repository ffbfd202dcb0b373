"""A proposal that waits as a branch, merged again with what its portal has taken in since.

The branch is merged by rows as its archive was, from where the two went apart, and gets one commit
with two parents: what it was, and what stands now. So it can be sent on without force, and what
an owner mended on it since is kept.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from kksportal.errors import PortalError
from kksportal.proposals.git import Repository
from kksportal.proposals.head import Head
from kksportal.proposals.places import refused
from kksportal.proposals.proposal import Proposal, changed_file

NOBODY = "usulan@kks.invalid"  # of an office that gave no address to be told
_NAME = re.compile(
    r"usulan/(S?[0-9]{2}\.[0-9]{2})-([0-9]{4}-[0-9]{2}-[0-9]{2})-"
    r"([0-9a-f]{8})"
)


class Waiting(NamedTuple):
    """A branch that waits, as a proposal of what it changed since it left its portal."""

    branch: str
    commit: str
    here: bool  # a branch of this repository; else only of another host
    proposal: Proposal


class Current(NamedTuple):
    """A branch that needs no renewal, and why, as a sentence without its full stop."""

    branch: str
    why: str


def find_waiting(repository: Repository, base: str, name: str) -> Waiting | Current:
    """The waiting proposal of that name, seen from a commit.

    Raises PortalError where there is none, or it cannot be merged by rows.
    """
    told = _NAME.fullmatch(name)
    if told is None:
        raise PortalError(f"“{name}” bukan nama cabang usulan, seperti usulan/63.11-2026-11-24-…")
    commit, here = _commit_of(repository, name)
    fork = (repository.run("merge-base", base, commit) or b"").decode().strip()
    if not fork:
        raise PortalError(f"cabang {name} tidak punya riwayat bersama dengan portal ini")
    if fork == commit:
        return Current(name, "sudah diterima seluruhnya")
    if fork == repository.commit_of(base):
        return Current(name, "sudah disusun dari keadaan terbaru; tidak ada yang perlu diperbarui")
    if here and name in repository.checked_out():
        raise PortalError(f"cabang {name} sedang dibuka; pindah dahulu, misalnya: git switch main")
    code = told[1]
    paths = repository.changed(fork, commit)
    if odd := [path for path in paths if refused(path, code)]:
        raise PortalError(
            f"cabang {name} juga mengubah {odd[0]}, yang bukan bagian usulan daerah {code}; "
            "gabungkan sendiri dengan git merge"
        )
    files = tuple(
        changed_file(path, repository.read(fork, path), repository.read(commit, path))
        for path in paths
    )
    proposal = Proposal(head=_head(repository, fork, commit, code, told[2]), files=files,
                        digest=told[3])  # fmt: skip
    return Waiting(name, commit, here, proposal)


def _commit_of(repository: Repository, name: str) -> tuple[str, bool]:
    if commit := repository.commit_of(f"refs/heads/{name}"):
        return commit, True
    form = re.compile(rf"refs/remotes/[^/]+/{re.escape(name)}")
    for ref, commit in repository.branches():
        if form.fullmatch(ref):
            return commit, False
    raise PortalError(f"tidak ada cabang {name} yang menunggu; lihat: git branch --list 'usulan/*'")


def _head(repository: Repository, fork: str, commit: str, code: str, day: str) -> Head:
    """Who handed it in: the author of the first commit that the branch has of its own."""
    listed = repository.run("rev-list", "--reverse", "--first-parent", f"{fork}..{commit}") or b""
    first = listed.decode().split("\n", 1)[0]
    told = repository.run("show", "-s", "--format=%an%n%ae", first) or b""
    office, mail = [*told.decode("utf-8", "replace").splitlines(), "", ""][:2]
    known = mail not in ("", NOBODY)
    return Head(code=code, office=office or code, day=day, mail=mail if known else "",
                consent=known)  # fmt: skip
