"""Take in a proposal: unpack, merge, check again, tell, and make a branch with one commit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from kksportal.compute.changes import LOG
from kksportal.effects import Folders
from kksportal.errors import Finding, PortalError
from kksportal.findings import kind
from kksportal.intake.cells import Codes
from kksportal.proposals.archive import MOST_PACKED
from kksportal.proposals.checking import Verdict, check_merged
from kksportal.proposals.git import Author, Repository, open_repository
from kksportal.proposals.letter import Letter, commit_message, print_letter
from kksportal.proposals.merge import Merged, merge_proposal
from kksportal.proposals.others import OtherProposal, branch_name, other_proposals
from kksportal.proposals.outcome import Outcome
from kksportal.proposals.proposal import HEAD, Proposal, unpack
from kksportal.proposals.renewing import NOBODY, Current, Waiting, find_waiting
from kksportal.proposals.settling import settle_log
from kksportal.proposals.state import Committed, Stored, changed_copy
from kksportal.proposals.tidied import TidiedProposal, tidy_proposal
from kksportal.read.portal import read_shared


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What the owner asks for."""

    root: Path  # of the portal
    archive: Path  # or, to renew, the name of a waiting branch
    today: str
    onto: str = "HEAD"  # the branch it is meant for
    without_git: bool = False
    dry_run: bool = False
    proposal_wins: bool = False
    answers: Mapping[str, str] = field(default_factory=dict)  # to what a table leaves unsure
    renew: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A proposal as far as it goes without writing anything."""

    outcome: Outcome
    letter: Letter | None = None
    state: Committed | Stored | None = None
    waiting: Waiting | None = None  # the branch that is renewed


def examine(request: Request) -> Plan:
    """Unpack, merge and check a proposal. Raises PortalError where that cannot be done as asked."""
    if request.renew and not request.archive.is_file():
        return _examine_waiting(request, request.archive.as_posix())
    proposal = unpack(_read(request.archive), request.archive.name)
    if isinstance(proposal, tuple):
        return Plan(outcome=Outcome(findings=proposal))
    if request.renew:
        return _examine_waiting(request, branch_name(proposal))
    if proposal.head.day > request.today:
        what = f"Usulan ini bertanggal {proposal.head.day}, sesudah hari ini."
        late = Finding(kind=kind("KKS-U005"), path=HEAD, column="dibuat", what=what)
        return Plan(outcome=Outcome(findings=(late,)))
    state = Stored(request.root) if request.without_git else _committed(request, proposal)
    with TemporaryDirectory(prefix="kks-") as home:
        before = Path(home, "semula")
        state.write_out(before)
        tidied = tidy_proposal(proposal, state.read, _codes(before), request.answers)
        return _examine(request, tidied, state, before)


def _examine_waiting(request: Request, name: str) -> Plan:
    """A waiting branch merged with what stands now, by rows."""
    if request.without_git:
        raise PortalError("--perbarui memperbarui cabang git; tanpa git tidak ada yang menunggu")
    repository = open_repository(request.root)
    base = _base(repository, request)
    waiting = find_waiting(repository, base, name)
    if isinstance(waiting, Current):
        return Plan(outcome=Outcome(branch=waiting.branch, current=waiting.why))
    state = Committed(repository, base)
    with TemporaryDirectory(prefix="kks-") as home:
        before = Path(home, "semula")
        state.write_out(before)
        plan = _examine(request, TidiedProposal(proposal=waiting.proposal), state, before)
    return replace(plan, waiting=waiting, outcome=replace(plan.outcome, renewed=True))


def _codes(root: Path) -> Codes:
    """The codes that cells of a portal may use; none where its shared packages are not read."""
    shared, _ = read_shared(Folders(root=root, safe=True))
    return Codes.of(shared) if shared else Codes()


def _examine(
    request: Request, tidied: TidiedProposal, state: Committed | Stored, before: Path
) -> Plan:
    """Merge and check a proposal whose tables are canonical; `before` is the portal written out."""
    proposal = tidied.proposal
    merged = merge_proposal(proposal, state.read, proposal_wins=request.proposal_wins)
    outcome = Outcome(notes=tidied.notes, asked=tidied.asked)
    if findings := (*tidied.findings, *merged.findings):
        return Plan(outcome=replace(outcome, findings=findings))
    after = before.with_name("menjadi")
    changed_copy(before, after, merged.files)
    verdict = check_merged(before, after, proposal.head.code, [*merged.files])
    if tidied.asked:  # what a doubtful cell holds here is no more than likely: it is not told
        return Plan(outcome=replace(outcome, findings=verdict.findings))
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
        notes=tidied.notes,
        renewed=request.renew,
    )
    outcome = replace(
        outcome,
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
    waiting = plan.waiting
    renews = waiting.commit if waiting else ""
    message = commit_message(letter)
    commit = repository.commit(state.commit, outcome.files, message, by, renews=renews)
    if waiting and waiting.here:
        repository.move_branch(outcome.branch, commit, waiting.commit)
    else:
        repository.make_branch(outcome.branch, commit)
    return replace(outcome, commit=commit, written=True)


def _committed(request: Request, proposal: Proposal) -> Committed:
    repository = open_repository(request.root)
    base = _base(repository, request)
    name = branch_name(proposal)
    if known := repository.commit_of(f"refs/heads/{name}"):
        raise PortalError(
            f"usulan ini sudah diterima sebagai cabang {name} (komit {known[:10]}); sesudah portal "
            f"berubah, perbarui dengan: kks terima --perbarui {name}. "
            f"Untuk mengulanginya dari awal, hapus dahulu cabang itu: git branch -D {name}"
        )
    return Committed(repository, base)


def _base(repository: Repository, request: Request) -> str:
    """The commit that a proposal is meant for."""
    base = repository.commit_of(request.onto)
    if not base:
        raise PortalError(f"“{request.onto}” bukan cabang atau revisi git portal ini")
    return base


def _read(archive: Path) -> bytes:
    """The bytes of an archive, and no more of them than are looked at."""
    if not archive.is_file():
        raise PortalError(f"tidak ada berkas {archive}")
    with archive.open("rb") as file:
        return file.read(MOST_PACKED + 1)
