"""Take in a proposal: unpack, merge, check again, tell, and make a branch with one commit."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from kksportal.compute.changes import LOG
from kksportal.errors import Finding, PortalError
from kksportal.findings import kind
from kksportal.proposals.archive import MOST_PACKED
from kksportal.proposals.checking import Verdict, check_merged
from kksportal.proposals.conflict import Conflict
from kksportal.proposals.git import Author, open_repository
from kksportal.proposals.letter import Letter, commit_message, print_letter
from kksportal.proposals.merge import Merged, merge_proposal
from kksportal.proposals.others import OtherProposal, branch_name, other_proposals
from kksportal.proposals.proposal import HEAD, Proposal, unpack
from kksportal.proposals.state import Committed, Stored, changed_copy
from kksportal.proposals.told import settle_log
from kksportal.report import as_records

NOBODY = "usulan@kks.invalid"  # of an office that gave no address to be told


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What the owner asks for."""

    root: Path  # of the portal
    archive: Path
    today: str
    onto: str = "HEAD"  # the branch it is meant for
    without_git: bool = False
    dry_run: bool = False
    proposal_wins: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of it."""

    text: str = ""  # of the pull request
    findings: tuple[Finding, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    others: tuple[OtherProposal, ...] = ()
    files: Mapping[str, bytes | None] = field(default_factory=dict)
    proposal_wins: bool = False
    branch: str = ""
    commit: str = ""
    written: bool = False  # as a branch, or to the portal's folder

    @property
    def refused(self) -> bool:
        """Whether nothing of it can be taken in as it is."""
        return any(finding.is_error for finding in self.findings)

    @property
    def exit_code(self) -> int:
        """1 where something is left to be decided or mended."""
        open_ = self.conflicts and not self.proposal_wins
        return 1 if self.refused or open_ else 0

    @property
    def summary(self) -> str:
        """What was done, and what is to be done next, in Indonesian."""
        if self.refused:
            errors = sum(finding.is_error for finding in self.findings)
            return f"usulan ini tidak diterima: {errors} galat; tidak ada yang ditulis"
        open_ = f"; {len(self.conflicts)} bentrokan, lihat di atas" if self.conflicts else ""
        if not self.files and open_:
            return f"selain yang bertentangan tidak ada yang berubah; tidak ada yang ditulis{open_}"
        if not self.files:
            return "semua isi usulan ini sudah ada di portal; tidak ada yang ditulis"
        many = f"{len(self.files)} berkas"
        if not self.written:
            return f"{many} akan berubah; belum ada yang ditulis{open_}"
        if not self.branch:
            return f"{many} ditulis ke folder portal{open_}. Berikutnya: kks validate"
        return (
            f"cabang {self.branch} dibuat dengan satu komit, {many}{open_}. "
            f"Berikutnya: git push -u origin {self.branch}, lalu pakai teks di atas"
        )

    def as_json(self) -> str:
        """All of it, for a machine."""
        record: dict[str, Any] = {
            "cabang": self.branch,
            "komit": self.commit,
            "ditulis": self.written,
            "berkas": {p: "hapus" if c is None else "tulis" for p, c in self.files.items()},
            "bentrokan": [_record(one) for one in self.conflicts],
            "usulan_lain": [
                {
                    "cabang": other.branch,
                    "terbanding": other.comparable,
                    "bentrokan": [_record(one) for one in other.clashes],
                    "baris": [{"berkas": path, "kunci": list(key)} for path, key in other.shared],
                }
                for other in self.others
            ],
            "temuan": as_records(self.findings),
            "teks": self.text,
            "kode_keluar": self.exit_code,
        }
        return json.dumps(record, ensure_ascii=False, indent=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A proposal as far as it goes without writing anything."""

    outcome: Outcome
    letter: Letter | None = None
    state: Committed | Stored | None = None


def examine(request: Request) -> Plan:
    """Unpack, merge and check a proposal. Raises PortalError where that cannot be done as asked."""
    proposal = unpack(_read(request.archive), request.archive.name)
    if isinstance(proposal, tuple):
        return Plan(outcome=Outcome(findings=proposal))
    if proposal.head.day > request.today:
        what = f"Usulan ini bertanggal {proposal.head.day}, sesudah hari ini."
        late = Finding(kind=kind("KKS-U005"), path=HEAD, column="dibuat", what=what)
        return Plan(outcome=Outcome(findings=(late,)))
    state = Stored(request.root) if request.without_git else _committed(request, proposal)
    merged = merge_proposal(proposal, state.read, proposal_wins=request.proposal_wins)
    if merged.findings:
        return Plan(outcome=Outcome(findings=tuple(merged.findings)))
    with TemporaryDirectory(prefix="kks-") as home:
        before, after = Path(home, "semula"), Path(home, "menjadi")
        state.write_out(before)
        changed_copy(before, after, merged.files)
        verdict = check_merged(before, after, proposal.head.code, [*merged.files])
    _settle(merged, state, verdict)
    others: tuple[OtherProposal, ...] = ()
    if isinstance(state, Committed):
        whole = merge_proposal(proposal, state.read, proposal_wins=True)
        others = tuple(other_proposals(state.repository, state.commit, proposal, whole.files))
    letter = Letter(
        head=proposal.head,
        names=verdict.names,
        difference=verdict.difference,
        files=merged.files,
        stale=merged.stale,
        conflicts=merged.conflicts,
        others=others,
        lasting=verdict.others,
        proposal_wins=request.proposal_wins,
    )
    outcome = Outcome(
        text=print_letter(letter, state),
        findings=verdict.findings,
        conflicts=tuple(merged.conflicts),
        others=others,
        files=merged.files,
        proposal_wins=request.proposal_wins,
        branch=branch_name(proposal) if isinstance(state, Committed) else "",
    )
    return Plan(outcome=outcome, letter=letter, state=state)


def _settle(merged: Merged, state: Committed | Stored, verdict: Verdict) -> None:
    """Have the log tell what the merge changes, and not what the proposal once started from."""
    path = next((path for path in merged.files if path.endswith(f"/{LOG}.csv")), "")
    content = merged.files.get(path)
    if content is None or any(finding.is_error for finding in verdict.findings):
        return
    before = state.read(path)
    if (settled := settle_log(before, content, verdict.change, verdict.serious)) is not None:
        merged.files[path] = settled


def carry_out(plan: Plan) -> Outcome:
    """Write what was examined: a branch with one commit, or files in the portal's folder."""
    outcome, letter, state = plan.outcome, plan.letter, plan.state
    if letter is None or state is None or outcome.refused or not outcome.files:
        return outcome
    if isinstance(state, Stored):
        state.write(outcome.files)
        return replace(outcome, written=True)
    head = letter.head
    by = Author(head.office, head.mail or NOBODY, head.day)
    repository = state.repository
    commit = repository.commit(state.commit, outcome.files, commit_message(letter), by)
    repository.make_branch(outcome.branch, commit)
    return replace(outcome, commit=commit, written=True)


def _committed(request: Request, proposal: Proposal) -> Committed:
    repository = open_repository(request.root)
    base = repository.commit_of(request.onto)
    if not base:
        raise PortalError(f"“{request.onto}” bukan cabang atau revisi git portal ini")
    name = branch_name(proposal)
    if known := repository.commit_of(f"refs/heads/{name}"):
        raise PortalError(
            f"usulan ini sudah diterima sebagai cabang {name} (komit {known[:10]}); "
            f"untuk menerimanya lagi, hapus dahulu cabang itu: git branch -D {name}"
        )
    return Committed(repository, base)


def _read(archive: Path) -> bytes:
    """The bytes of an archive, and no more of them than are looked at."""
    if not archive.is_file():
        raise PortalError(f"tidak ada berkas {archive}")
    with archive.open("rb") as file:
        return file.read(MOST_PACKED + 1)


def _record(conflict: Conflict) -> dict[str, Any]:
    return {
        "berkas": conflict.path,
        "baris": conflict.row,
        "kunci": list(conflict.key),
        "kolom": conflict.column,
        "semula": conflict.base,
        "portal": conflict.ours,
        "usulan": conflict.theirs,
    }
