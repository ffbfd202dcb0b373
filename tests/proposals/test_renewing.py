"""A waiting branch is merged again by rows after another was taken in; nothing is lost."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kksportal.cli import main
from kksportal.errors import PortalError
from kksportal.proposals.git import open_repository
from kksportal.proposals.renewing import Waiting, find_waiting
from tests.proposals.conftest import TakeIn
from tests.proposals.portals import (
    FACTS,
    ODF,
    OFFICE,
    STORY,
    branches,
    commit_all,
    edit,
    git,
    odf,
    proposal_of,
    replaced,
    snapshot,
)

Taken = tuple[int, str, str]
FAMILIES = "capaian,5270,"


@pytest.fixture
def two(portal: Path, take_in: TakeIn) -> tuple[str, str]:
    """Two branches that wait: one changes two figures, the other one of them and a third."""
    first = odf(portal, "90").replace(b"capaian,5270,", b"capaian,5271,")
    second = odf(portal, "92").replace(b"target,100,", b"target,99,", 1)
    take_in({FACTS: first})
    (one,) = branches(portal)
    take_in({FACTS: second}, head=replace(OFFICE, office="Dinas Kesehatan Rekaan"))
    (other,) = {*branches(portal)} - {one}
    return one, other


@pytest.fixture
def renew(portal: Path, capsys: pytest.CaptureFixture[str]) -> TakeIn:
    """Renew a branch, with options of the command."""

    def run(name: str, *options: str) -> Taken:
        capsys.readouterr()
        code = main(["terima", "-C", str(portal), "--perbarui", name, *options])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run


@pytest.mark.parametrize("how", ["--no-ff", "--squash"])
@pytest.mark.parametrize("turned", [False, True])
def test_in_either_order_nothing_is_lost_and_the_clash_has_both_values(
    how: str, turned: bool, portal: Path, two: tuple[str, str], renew: TakeIn
) -> None:
    """One is merged, by a merge or squashed; the other is renewed, merged, and both stand."""
    taken, waiting = two[:: -1 if turned else 1]
    git(portal, "merge", "-q", how, *(("--no-edit",) if how == "--no-ff" else ()), taken)
    if how == "--squash":
        git(portal, "commit", "-q", "-m", "Diperas")
    code, text, said = renew(waiting)
    stands, proposed = ("92", "90") if turned else ("90", "92")
    assert code == 1  # a clash is left to be decided
    assert f"kolom nilai: semula “85”, di portal “{stands}”, diusulkan “{proposed}”" in text
    assert "diperbarui di atas keadaan portal sekarang" in text
    assert f"cabang {waiting} diperbarui dengan satu komit" in said
    git(portal, "merge", "-q", "--no-edit", waiting)  # without a conflict of git's
    after = (portal / FACTS).read_text("utf-8")
    assert ODF.replace("85", stands) in after
    assert "capaian,5271," in after
    assert "target,99," in after


def test_a_renewed_branch_grows_by_one_commit_that_keeps_what_it_was(
    portal: Path, two: tuple[str, str], renew: TakeIn
) -> None:
    """It can be pushed without force; the first parent is the branch, the second what stands."""
    taken, waiting = two
    git(portal, "merge", "-q", "--no-ff", "--no-edit", taken)
    before = git(portal, "rev-parse", waiting, "main").split()
    renew(waiting)
    assert git(portal, "show", "-s", "--format=%P", waiting).split() == before
    assert git(portal, "show", "-s", "--format=%an|%s", waiting).strip() == (
        "Dinas Kesehatan Rekaan|Perbarui usulan 63.11: Dinas Kesehatan Rekaan, 24 November 2026"
    )
    assert git(portal, "diff", "--name-only", "main", waiting).split() == [FACTS]


def test_the_proposal_may_win(portal: Path, two: tuple[str, str], renew: TakeIn) -> None:
    """`--utamakan usulan`: its value stands, both are named."""
    taken, waiting = two
    git(portal, "merge", "-q", "--ff-only", taken)
    code, text, _ = renew(waiting, "--utamakan", "usulan")
    assert code == 0
    assert "di portal “90”, diusulkan “92”" in text
    assert ODF.replace("85", "92") in git(portal, "show", f"{waiting}:{FACTS}")


def test_what_an_owner_mended_on_the_branch_is_kept(
    portal: Path, two: tuple[str, str], renew: TakeIn
) -> None:
    """The branch is merged, not its old archive."""
    taken, waiting = two
    git(portal, "checkout", "-q", waiting)
    edit(portal, FACTS, "target,99,", "target,98,")
    commit_all(portal, "Dibetulkan")
    git(portal, "checkout", "-q", "main")
    git(portal, "merge", "-q", "--ff-only", taken)
    renew(waiting)
    assert "target,98," in git(portal, "show", f"{waiting}:{FACTS}")


def test_its_archive_renews_it_as_well(
    portal: Path, take_in: TakeIn, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever has only the file; without the option the sentence says how."""
    raw = proposal_of(portal, {FACTS: odf(portal, "92")})
    take_in(raw)
    (branch,) = branches(portal)
    edit(portal, FACTS, FAMILIES, "capaian,5271,")
    commit_all(portal, "Sejak itu")
    code, _, said = take_in(raw)
    assert (code, f"kks terima --perbarui {branch}" in said) == (2, True)
    code, _, said = take_in(raw, "--perbarui")
    assert (code, f"cabang {branch} diperbarui" in said) == (0, True)
    after = git(portal, "show", f"{branch}:{FACTS}")
    assert ODF.replace("85", "92") in after
    assert "capaian,5271," in after


def test_the_other_one_is_named_with_what_renews_it(
    portal: Path, take_in: TakeIn, two: tuple[str, str]
) -> None:
    """Whoever takes a proposal in reads what to do with those that wait."""
    story = replaced(portal, FACTS, ODF, ODF.replace("85", "91"))
    _, text, _ = take_in({FACTS: story})
    for name in two:
        assert f"kks terima --perbarui {name}" in text.replace("\\", "")


def test_texts_are_merged_by_lines(portal: Path, take_in: TakeIn, renew: TakeIn) -> None:
    """A story of which two offices changed two ends."""
    text = (portal / STORY).read_bytes()
    take_in({STORY: text + b"\nPenutup rekaan.\n"})
    (branch,) = branches(portal)
    title = next(line for line in text.decode().split("\n") if line.startswith("judul:"))
    edit(portal, STORY, title, "judul: Judul rekaan")
    commit_all(portal, "Sejak itu")
    assert renew(branch)[0] == 0
    after = git(portal, "show", f"{branch}:{STORY}")
    assert "judul: Judul rekaan" in after
    assert "Penutup rekaan." in after


def test_what_needs_no_renewal_is_said(portal: Path, two: tuple[str, str], renew: TakeIn) -> None:
    """Of the newest state, merged already, squashed already: a sentence, and nothing moves."""
    one, other = two
    at = git(portal, "rev-parse", one, other)
    code, _, said = renew(one)
    assert (code, "keadaan terbaru" in said) == (0, True)
    git(portal, "merge", "-q", "--ff-only", one)
    assert "sudah diterima seluruhnya" in renew(one)[2]
    assert git(portal, "rev-parse", one, other) == at


def test_what_was_squashed_is_there_already(portal: Path, take_in: TakeIn, renew: TakeIn) -> None:
    """All of it stands: nothing to write."""
    take_in({FACTS: odf(portal, "92")})
    (branch,) = branches(portal)
    git(portal, "merge", "-q", "--squash", branch)
    git(portal, "commit", "-q", "-m", "Diperas")
    code, _, said = renew(branch)
    assert (code, "sudah ada di portal" in said) == (0, True)


def test_no_working_tree_is_touched_and_an_open_branch_is_left(
    portal: Path, two: tuple[str, str], renew: TakeIn
) -> None:
    """A branch that a folder has open would change under it."""
    taken, waiting = two
    git(portal, "merge", "-q", "--ff-only", taken)
    before = snapshot(portal)
    renew(waiting, "--dry-run")
    assert git(portal, "log", "-1", "--format=%s", waiting).startswith("Usulan 63.11")
    renew(waiting)
    assert snapshot(portal) == before
    edit(portal, FACTS, "capaian,5271,", "capaian,5279,")
    commit_all(portal, "Lagi")
    git(portal, "checkout", "-q", waiting)
    code, _, said = renew(waiting, "--ke", "main")
    assert (code, "sedang dibuka" in said) == (2, True)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("main", "bukan nama cabang usulan"),
        ("usulan/63.11-2026-11-24-0123abcd", "tidak ada cabang"),
        ("--output=x", "bukan nama cabang usulan"),
    ],
)
def test_what_is_no_waiting_branch_is_said(
    name: str, said: str, portal: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A sentence, never git's own words."""
    words = ["terima", "-C", str(portal), "--perbarui", "--", name]
    assert main(words) == 2
    assert said in capsys.readouterr().err


def test_a_branch_that_changes_more_than_a_proposal_may_is_refused(
    portal: Path, two: tuple[str, str], renew: TakeIn
) -> None:
    """Rows of one district alone are merged; the rest is for git."""
    taken, waiting = two
    git(portal, "checkout", "-q", waiting)
    edit(portal, "mkdocs.yml", "site_name:", "site_name: X #")
    commit_all(portal, "Pengaturan")
    git(portal, "checkout", "-q", "main")
    git(portal, "merge", "-q", "--ff-only", taken)
    code, _, said = renew(waiting)
    assert (code, "juga mengubah mkdocs.yml" in said) == (2, True)


def test_a_branch_of_another_host_is_renewed_here(
    portal: Path, two: tuple[str, str], renew: TakeIn
) -> None:
    """What was only fetched becomes a branch here, upon what it was."""
    taken, waiting = two
    git(portal, "merge", "-q", "--ff-only", taken)
    commit = git(portal, "rev-parse", waiting).strip()
    git(portal, "update-ref", f"refs/remotes/origin/{waiting}", commit)
    git(portal, "branch", "-q", "-D", waiting)
    renew(waiting)
    assert git(portal, "rev-parse", f"{waiting}^1").strip() == commit


def test_find_waiting_reads_who_handed_it_in(portal: Path, two: tuple[str, str]) -> None:
    """The first commit of the branch has the office's name; nobody's address is made up."""
    taken, waiting = two
    git(portal, "merge", "-q", "--ff-only", taken)
    repository = open_repository(portal)
    found = find_waiting(repository, repository.commit_of("main"), waiting)
    assert isinstance(found, Waiting)
    head = found.proposal.head
    assert (head.office, head.day, head.mail) == ("Dinas Kesehatan Rekaan", "2026-11-24", "")
    with pytest.raises(PortalError):
        find_waiting(repository, repository.commit_of("main"), "usulan/x")
