"""Two proposals that wait for one district know of each other, in real repositories."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kksportal.cli import main
from kksportal.model.rows import Fakta
from kksportal.proposals.git import Author, Repository, open_repository
from kksportal.proposals.merge import merge_proposal
from kksportal.proposals.others import OtherProposal, branch_name, other_proposals
from kksportal.proposals.proposal import Proposal
from kksportal.proposals.tables import to_csv
from tests.proposals.portals import (
    FACTS,
    ODF,
    OFFICE,
    OWNER,
    STORY,
    commit_all,
    edit,
    git,
    proposal_of,
    replaced,
)
from tests.proposals.test_orders import DESCRIPTOR, FOLDER, PATH, edited, fact
from tests.proposals.test_orders import proposal_of as rows_proposed


@pytest.fixture
def told_in(
    portal: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> Callable[[bytes], str]:
    """Take in an archive; the part of the text about other proposals."""

    def run(raw: bytes) -> str:
        (tmp_path / "u.zip").write_bytes(raw)
        assert main(["terima", "-C", str(portal), str(tmp_path / "u.zip")]) in (0, 1)
        printed = capsys.readouterr().out
        return printed.partition("## Usulan lain yang masih menunggu\n\n")[2].partition("\n\n")[0]

    return run


def newest(portal: Path, *known: str) -> str:
    """The branch of a proposal that is not among those known."""
    form = "--format=%(refname:short)"
    (name,) = {*git(portal, "for-each-ref", form, "refs/heads/usulan/").split()} - {*known}
    return name


def values(portal: Path, one: str, two: str) -> tuple[bytes, bytes]:
    """Two offices tell two values of one figure, and each one more thing."""
    first = replaced(portal, FACTS, ODF, ODF.replace("85", one))
    second = replaced(portal, FACTS, ODF, ODF.replace("85", two))
    return (
        proposal_of(portal, {FACTS: first}),
        proposal_of(
            portal,
            {FACTS: second.replace(b"capaian,5270,", b"capaian,5271,")},
            replace(OFFICE, office="Dinas Kesehatan Rekaan"),
        ),
    )


@pytest.mark.parametrize("turned", [False, True])
def test_each_names_the_other_with_both_values(
    portal: Path, told_in: Callable[[bytes], str], turned: bool
) -> None:
    """Whichever comes second tells; rows, column, both values, and what was."""
    first, second = values(portal, "90", "92")[:: -1 if turned else 1]
    assert told_in(first) == ""
    branch = newest(portal)
    told = told_in(second)
    one, two = ("92", "90") if turned else ("90", "92")
    assert told.startswith(f"- {branch}: 1 bentrokan dengan usulan ini.")
    assert "(fakta.csv baris 2: 63.11, odf-dasar-tidak-disebut" in told
    assert f"kolom nilai: semula “85”, di cabang itu “{one}”, diusulkan “{two}” (" in told


def test_rows_that_both_touch_without_a_clash_are_named(
    portal: Path, told_in: Callable[[bytes], str]
) -> None:
    """A value here, a remark there: whoever decides knows of both."""
    value = replaced(portal, FACTS, ODF, ODF.replace("85", "92"))
    remark = replaced(portal, FACTS, "diberitakan Banua TV", "dimuat Banua TV")
    told_in(proposal_of(portal, {FACTS: value}))
    told = told_in(proposal_of(portal, {FACTS: remark}))
    assert "tanpa bentrokan dengan usulan ini" in told
    assert "dua-duanya mengubah baris ini" in told


def test_texts_that_clash_are_named(portal: Path, told_in: Callable[[bytes], str]) -> None:
    """The lines of both."""
    line = next(
        one for one in (portal / STORY).read_text("utf-8").split("\n") if one[:6] == "judul:"
    )
    for title in ("Judul satu", "Judul dua"):
        told = told_in(
            proposal_of(portal, {STORY: replaced(portal, STORY, line, f"judul: {title}")})
        )
    assert "di cabang itu “judul: Judul satu”, diusulkan “judul: Judul dua”" in told


@pytest.mark.parametrize("how", ["maju", "gabung", "peras", "hapus"])
def test_what_is_taken_in_waits_no_longer(
    portal: Path, told_in: Callable[[bytes], str], how: str
) -> None:
    """Merged forward, by a merge, squashed, or with its branch gone."""
    first, _ = values(portal, "90", "92")
    told_in(first)
    branch = newest(portal)
    if how == "gabung":
        edit(portal, STORY, "\n\n", "\n\nSementara itu.\n\n")
        commit_all(portal, "Sementara itu")
    words = {"peras": ("--squash",), "gabung": ("--no-edit",), "maju": ("--ff-only",)}.get(how)
    if words:
        git(portal, "merge", "-q", *words, branch)
    if how == "peras":
        commit_all(portal, "Diperas")
    if how == "hapus":
        git(portal, "branch", "-q", "-D", branch)
    stands = "85" if how == "hapus" else "90"
    second = replaced(portal, FACTS, ODF.replace("85", stands), ODF.replace("85", "92"))
    assert told_in(proposal_of(portal, {FACTS: second})) == ""


def test_what_the_portal_itself_clashes_with_is_not_this_proposals_doing(
    portal: Path, told_in: Callable[[bytes], str]
) -> None:
    """A waiting branch that main has left behind is told only where this proposal meets it."""
    first, _ = values(portal, "90", "92")
    told_in(first)
    edit(portal, FACTS, ODF, ODF.replace("85", "88"))
    commit_all(portal, "Sejak itu")
    other = replaced(portal, FACTS, "capaian,5270,", "capaian,5271,")
    assert told_in(proposal_of(portal, {FACTS: other})) == ""
    same = replaced(portal, FACTS, ODF.replace("85", "88"), ODF.replace("85", "92"))
    told = told_in(proposal_of(portal, {FACTS: same}))
    assert "semula “85”, di cabang itu “90”, diusulkan “92”" in told


def test_a_branch_that_cannot_be_compared_is_named(
    portal: Path, told_in: Callable[[bytes], str]
) -> None:
    """Of another history, or with a table that nobody can read."""
    name = "usulan/63.11-2026-11-24-0000000"
    git(portal, "checkout", "-q", "--orphan", f"{name}1")
    git(portal, "commit", "-q", "-m", "Lain")
    git(portal, "checkout", "-q", "-b", f"{name}2", "main")
    (portal / FACTS).write_text("rusak\n1,2\n", "utf-8")
    commit_all(portal, "Rusak")
    git(portal, "checkout", "-q", "main")
    told = told_in(values(portal, "90", "92")[0])
    assert told.split("\n") == [
        f"- {name}{number}: tidak dapat dibandingkan; periksa dengan git diff." for number in (1, 2)
    ]


def test_branches_of_other_hosts_count_too(portal: Path, told_in: Callable[[bytes], str]) -> None:
    """What was fetched waits as well; other names and other districts are nobody's business."""
    first, second = values(portal, "90", "92")
    told_in(first)
    branch = newest(portal)
    commit = git(portal, "rev-parse", branch).strip()
    git(portal, "branch", "-q", "-D", branch)
    for name in (
        "heads/usulan/63.10-2026-11-24-00000000",
        "heads/usulan/63.11-x",
        f"tags/{branch}",
    ):
        git(portal, "update-ref", f"refs/{name}", commit)
    assert told_in(second) == ""
    git(portal, "branch", "-q", "-D", newest(portal, "usulan/63.10-2026-11-24-00000000",
                                             "usulan/63.11-x"))  # fmt: skip
    git(portal, "update-ref", f"refs/remotes/origin/{branch}", commit)
    assert told_in(second).startswith(f"- {branch}: 1 bentrokan")


def meeting(
    repository: Repository, base: str, waiting: Proposal, proposal: Proposal
) -> list[OtherProposal]:
    """What a proposal is told of another that waits as a branch upon the same state."""

    def read(path: str) -> bytes | None:
        return repository.read(base, path)

    merged = merge_proposal(waiting, read)
    author = Author(waiting.head.office, "a@kks.invalid", "2026-11-24")
    made = repository.commit(base, merged.files, "Usulan\n", author)
    repository.make_branch(branch_name(waiting), made)
    files = merge_proposal(proposal, read, proposal_wins=True).files
    found = [*other_proposals(repository, base, proposal, files)]
    repository.run("update-ref", "-d", f"refs/heads/{branch_name(waiting)}")
    return found


@pytest.mark.parametrize("seed", range(12))
def test_random_proposals_name_the_same_clashes_in_either_order(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Which are those that they have when one is taken in after the other."""
    for name, value in OWNER.items():
        monkeypatch.setenv(name, value)
    rng = random.Random(1_000 + seed)
    base = [fact(number) for number in range(6)]
    (tmp_path / FOLDER).mkdir(parents=True)
    (tmp_path / PATH).write_bytes(to_csv(Fakta._fields, base))
    (tmp_path / FOLDER / "datapackage.json").write_bytes(DESCRIPTOR)
    git(tmp_path, "init", "-q", "-b", "main")
    commit_all(tmp_path, "Awal")
    repository = open_repository(tmp_path)
    commit = repository.commit_of("HEAD")
    offices = [rows_proposed(base, edited(base, rng, name), name) for name in ("satu", "dua")]
    state = merge_proposal(offices[0], lambda path: repository.read(commit, path))
    content = {path: repository.read(commit, path) for path in (PATH, f"{FOLDER}/datapackage.json")}
    after = merge_proposal(offices[1], (content | state.files).get)
    expected = {(c.key, c.column, c.base, c.ours, c.theirs) for c in after.conflicts}
    one = meeting(repository, commit, offices[0], offices[1])
    two = meeting(repository, commit, offices[1], offices[0])
    told = {(c.key, c.column, c.base, c.ours, c.theirs) for o in one for c in o.clashes}
    back = {(c.key, c.column, c.base, c.theirs, c.ours) for o in two for c in o.clashes}
    assert told == back == expected
