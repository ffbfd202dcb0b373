"""A portal on its way: changes lie over the disk, and no link is followed."""

from __future__ import annotations

from pathlib import Path

import pytest

from kksportal.authoring.moving import Moving, Outcome


@pytest.fixture
def moving(tmp_path: Path) -> Moving:
    """A portal with one file, beside a folder that is not its own."""
    root = tmp_path / "portal"
    (root / "data/dalam").mkdir(parents=True)
    (root / "data/a.csv").write_bytes(b"a\r\nb\r\n")
    (tmp_path / "luar").mkdir()
    (tmp_path / "luar/rahasia").write_text("rahasia", "utf-8")
    return Moving(root=root, record={})


def test_a_change_is_seen_before_it_is_written(moving: Moving) -> None:
    """And one that makes no difference is none."""
    assert moving.content("data/a.csv") == b"a\r\nb\r\n"
    assert not moving.write("data/a.csv", b"a\nb\n")
    assert moving.files == {}
    assert moving.write("data/a.csv", b"a\n")
    assert moving.content("data/a.csv") == b"a\n"
    moving.remove("data/a.csv")
    assert moving.content("data/a.csv") is None
    assert moving.files == {"data/a.csv": None}


def test_no_link_is_read_through(moving: Moving) -> None:
    """Neither at the place of a file nor on the way to it."""
    luar = moving.root.parent / "luar"
    (moving.root / "data/b.csv").symlink_to(luar / "rahasia")
    (moving.root / "data/lain").symlink_to(luar)
    for path in ("data/b.csv", "data/lain/rahasia", "data/a.csv/x"):
        assert moving.is_behind_link(path), path
        assert moving.content(path) is None
    assert not moving.is_behind_link("data/a.csv")
    assert not moving.is_behind_link("data/baru/x.csv")
    assert list(moving.below("data")) == ["data/a.csv", "data/b.csv", "data/lain"]


def test_what_is_no_file_is_not_read(moving: Moving) -> None:
    """A folder, a pipe, and what a system leaves beside files."""
    import os

    os.mkfifo(moving.root / "data/pipa")
    assert moving.is_behind_link("data/pipa")
    assert moving.content("data/pipa") is None
    assert moving.content("data/dalam") is None
    (moving.root / "data/.tersembunyi").write_text("x", "utf-8")
    assert "data/.tersembunyi" not in list(moving.below("data"))


def test_sentences_are_kept_with_their_outcome(moving: Moving) -> None:
    """In the order in which they were told."""
    moving.changed("a", "satu")
    moving.failed("b", "dua", "begini", 4)
    moving.left("c", "tiga")
    assert [(n.outcome, n.path, n.what, n.mend, n.row) for n in moving.notes] == [
        (Outcome.CHANGED, "a", "satu", "", 0),
        (Outcome.FAILED, "b", "dua", "begini", 4),
        (Outcome.LEFT, "c", "tiga", "", 0),
    ]
