"""The history of a portal: asked for what was there before, never needed."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.authoring.old_portal import commit

from kksportal.authoring.repository import Repository, ask_git, merged
from kksportal.errors import PortalError


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A portal two folders below the top of its repository, with one committed file."""
    portal = tmp_path / "kantor" / "portal"
    (portal / "datapackages").mkdir(parents=True)
    (portal / "datapackages/a b.csv").write_text("lama\n", "utf-8")
    (portal / "tetap.md").write_text("tetap\n", "utf-8")
    commit(tmp_path)
    return portal


def test_what_no_commit_has(root: Path) -> None:
    """Changed, new and ignored files; a file that is as it was committed is none of them."""
    repository = Repository(root)
    names = ["datapackages/a b.csv", "tetap.md", "baru/x.md", "diabaikan.txt"]
    assert repository.uncommitted(names) == []
    (root / "datapackages/a b.csv").write_text("lain\n", "utf-8")
    (root / "baru").mkdir()
    (root / "baru/x.md").write_text("x", "utf-8")
    (root / "diabaikan.txt").write_text("x", "utf-8")
    (root / ".gitignore").write_text("diabaikan.txt\n", "utf-8")
    assert repository.uncommitted(names) == ["baru/x.md", "datapackages/a b.csv", "diabaikan.txt"]


def test_a_file_of_that_name_elsewhere_is_another_one(root: Path) -> None:
    """The repository may hold more than the portal; what is ignored as a folder is in no commit."""
    (root.parents[1] / "tetap.md").write_text("lain\n", "utf-8")
    assert Repository(root).uncommitted(["tetap.md"]) == []
    (root / ".gitignore").write_text("sementara/\n", "utf-8")
    (root / "sementara").mkdir()
    (root / "sementara/x.md").write_text("x", "utf-8")
    assert Repository(root).uncommitted(["sementara/x.md"]) == ["sementara/x.md"]


def test_what_was_committed_once(root: Path) -> None:
    """The newest content that is wanted, also from before."""
    for text in ("dua\n", "tiga\n"):
        (root / "datapackages/a b.csv").write_text(text, "utf-8")
        commit(root.parents[1])
    repository, path = Repository(root), "datapackages/a b.csv"
    assert repository.committed(path, lambda content: True) == b"tiga\n"
    assert repository.committed(path, lambda content: content == b"lama\n") == b"lama\n"
    assert repository.committed(path, lambda content: False) is None
    assert repository.committed("tiada.csv", lambda content: True) is None


def test_without_a_repository_nothing_is_known(tmp_path: Path) -> None:
    """And nothing is refused."""
    repository = Repository(tmp_path)
    assert not repository.there
    assert repository.uncommitted(["a"]) == []
    assert repository.committed("a", lambda content: True) is None


def test_without_git_nothing_is_known(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine may have none; a command that cannot do without says what to do instead."""
    monkeypatch.setenv("PATH", "")
    assert not Repository(root).there
    assert merged(b"a\n", b"a\n", b"b\n") is None
    with pytest.raises(PortalError, match="git tidak ada di mesin ini; pakai folder"):
        ask_git(root, "status", instead="; pakai folder")


def test_two_changes_join_where_they_do_not_meet() -> None:
    """Line by line; on one line they do not."""
    base = b"a\nb\nc\nd\ne\n"
    assert merged(b"A\nb\nc\nd\ne\n", base, b"a\nb\nc\nd\nE\n") == b"A\nb\nc\nd\nE\n"
    assert merged(b"A\r\nb\r\nc\r\nd\r\ne\r\n", base, b"a\nb\nc\nd\nE\n") == b"A\nb\nc\nd\nE\n"
    assert merged(b"A\nb\nc\nd\ne\n", base, b"X\nb\nc\nd\ne\n") is None
