"""The files of a portal by their names: visible ones, sorted, and no link is followed."""

from __future__ import annotations

from pathlib import Path

from kksportal.effects import Folders
from kksportal.read.listing import Listing, names_below


def put(root: Path, *names: str) -> None:
    """Empty files of these names."""
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).touch()


def test_texts_and_packages_are_listed_by_their_paths(tmp_path: Path) -> None:
    """Texts first; other folders of a portal are not looked at."""
    put(tmp_path, "content/a.md", "content/foto/b.jpg", "datapackages/x/y/c.csv", "alat/d.py")
    listing = Listing.of(Folders(root=tmp_path))
    assert listing.content == ("content/a.md", "content/foto/b.jpg")
    assert listing.packages == ("datapackages/x/y/c.csv",)
    assert listing.all == (*listing.content, *listing.packages)


def test_what_is_hidden_or_behind_a_link_is_not_listed(tmp_path: Path) -> None:
    """Nor what lies in a hidden folder; a link itself is, since it lies there."""
    put(tmp_path, "a/.b", "a/.c/d", "a/z", "a/B", "lain/e")
    (tmp_path / "a/tautan").symlink_to(tmp_path / "lain")
    assert list(names_below(tmp_path / "a")) == ["B", "z"]


def test_a_folder_that_is_not_there_has_no_files(tmp_path: Path) -> None:
    """A portal may have no texts yet."""
    assert list(names_below(tmp_path / "tiada")) == []
