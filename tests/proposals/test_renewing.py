"""A waiting branch is merged again by rows after another was taken in; nothing is lost."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

from kksportal.cli import main
from kksportal.errors import PortalError
from kksportal.model.rows import Fakta
from kksportal.proposals.git import Author, Repository, open_repository
from kksportal.proposals.merge import Merged, merge_proposal
from kksportal.proposals.others import branch_name
from kksportal.proposals.proposal import Proposal
from kksportal.proposals.renewing import Current, Waiting, find_waiting
from kksportal.proposals.tables import to_csv, to_table
from tests.proposals.conftest import TakeIn
from tests.proposals.portals import (
    FACTS,
    ODF,
    OFFICE,
    OWNER,
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
from tests.proposals.test_orders import DESCRIPTOR, FAKTA, FOLDER, PATH, cells, edited, fact
from tests.proposals.test_orders import proposal_of as rows_proposed

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


# Random edits, with real branches: the same as for archives in `test_orders`.


def a_repository(home: Path, base: list[Fakta]) -> Repository:
    """A portal with one table."""
    (home / FOLDER).mkdir(parents=True)
    (home / PATH).write_bytes(to_csv(Fakta._fields, base))
    (home / FOLDER / "datapackage.json").write_bytes(DESCRIPTOR)
    git(home, "init", "-q", "-b", "main")
    commit_all(home, "Awal")
    return open_repository(home)


def wait(repository: Repository, proposal: Proposal) -> str:
    """A proposal as a waiting branch upon main."""
    base = repository.commit_of("main")
    files = merge_proposal(proposal, lambda path: repository.read(base, path)).files
    by = Author(proposal.head.office, "a@kks.invalid", proposal.head.day)
    name = branch_name(proposal)
    repository.make_branch(name, repository.commit(base, files, "Usulan\n", by))
    return name


def rows_at(repository: Repository, commit: str) -> list[Fakta]:
    """The rows in a commit."""
    assert FAKTA is not None
    table, _ = to_table(repository.read(commit, PATH), FAKTA, PATH)
    assert table is not None
    return [*table.rows]


def renewed(repository: Repository, name: str) -> tuple[str, Merged]:
    """A branch merged again upon main, and what the merge came to."""
    base = repository.commit_of("main")
    waiting = find_waiting(repository, base, name)
    if isinstance(waiting, Current):
        return repository.commit_of(name), Merged()
    merged = merge_proposal(waiting.proposal, lambda path: repository.read(base, path))
    by = Author(waiting.proposal.head.office, "a@kks.invalid", waiting.proposal.head.day)
    commit = repository.commit(base, merged.files, "Perbarui\n", by, renews=waiting.commit)
    repository.move_branch(name, commit, waiting.commit)
    return commit, merged


@pytest.mark.parametrize("seed", range(24))
@pytest.mark.parametrize("turned", [False, True])
def test_random_branches_in_either_order_lose_no_value(
    seed: int, turned: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What an office changed stands after both, or is named as the proposed value of a clash."""
    for name, value in OWNER.items():
        monkeypatch.setenv(name, value)
    rng = random.Random(2_000 + seed)
    base = [fact(number) for number in range(6)]
    offices = [edited(base, rng, name) for name in ("a", "b")]
    repository = a_repository(tmp_path, base)
    names = [
        wait(repository, rows_proposed(base, rows, who))
        for rows, who in zip(offices, ("Satu", "Dua"), strict=True)
    ]
    order = (1, 0) if turned else (0, 1)
    first, second = (offices[place] for place in order)
    git(tmp_path, "merge", "-q", "--no-ff", "--no-edit", names[order[0]])
    _, merged = renewed(repository, names[order[1]])
    git(tmp_path, "merge", "-q", "--no-edit", names[order[1]])  # git itself meets no conflict
    before, after = cells(base), cells(rows_at(repository, repository.commit_of("main")))
    named = {(one.key, one.column): one for one in merged.conflicts}
    for place, value in cells(second).items():
        if before.get(place) not in (value, None if value else ""):
            assert after.get(place) == value or named[place].theirs == value, place
    for place, value in cells(first).items():
        if before.get(place) != value and (cells(second).get(place) is not None or place in named):
            assert after.get(place) == value, place


@pytest.mark.parametrize("seed", range(8))
def test_a_branch_renewed_again_tells_no_clash_twice(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was decided at the first renewal is the base of the next."""
    for name, value in OWNER.items():
        monkeypatch.setenv(name, value)
    rng = random.Random(3_000 + seed)
    base = [fact(number) for number in range(6)]
    repository = a_repository(tmp_path, base)
    first, second = (
        wait(repository, rows_proposed(base, edited(base, rng, who), who)) for who in "ab"
    )
    git(tmp_path, "merge", "-q", "--no-ff", "--no-edit", first)
    commit, merged = renewed(repository, second)
    if not merged.files:
        return
    (tmp_path / "lain.txt").write_text("sejak itu\n", "utf-8")
    commit_all(tmp_path, "Lain")
    _, again = renewed(repository, second)
    assert again.conflicts == []
    assert rows_at(repository, repository.commit_of(second)) == rows_at(repository, commit)


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
