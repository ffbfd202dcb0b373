"""Random edits on real branches that are renewed: the same as for archives in `test_orders`."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from kksportal.model.rows import Fakta
from kksportal.proposals.git import Author, Repository, open_repository
from kksportal.proposals.merge import Merged, merge_proposal
from kksportal.proposals.others import branch_name
from kksportal.proposals.proposal import Proposal
from kksportal.proposals.renewing import Current, find_waiting
from kksportal.proposals.tables import to_csv, to_table
from tests.proposals.portals import OWNER, commit_all, git
from tests.proposals.test_orders import DESCRIPTOR, FAKTA, FOLDER, PATH, cells, edited, fact
from tests.proposals.test_orders import proposal_of as rows_proposed


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
