"""What waits: found in a descriptor or a text without reading more, hidden in others' rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from kksportal.effects import Folders
from kksportal.model.package import Photo, Story
from kksportal.read.waiting import (
    hide_stories,
    package_waits,
    packages_that_wait,
    pictures_of,
    slugs_of,
    starts_in,
    texts_that_wait,
    without_waiting,
)
from tests.builders import district, framework


@pytest.mark.parametrize(
    ("name", "text", "starts"),
    [
        ("datapackage.json", '{"terbit_mulai": "2026-12-10"}', "2026-12-10"),
        ("datapackage.json", '{"title": "terbit_mulai"}', ""),
        ("datapackage.json", '{"terbit_mulai": 2026}', "?"),
        ("datapackage.json", '{"terbit_mulai": "2026-12-10"', "?"),
        ("datapackage.json", '["terbit_mulai"]', "?"),
        ("datapackage.json", "{}", ""),
        ("a.md", "---\nterbit_mulai: 2026-12-10\n---\n", "2026-12-10"),
        ("a.md", '---\n"terbit_mulai" : "2026-12-10T09:00+07:00" # pagi\n---\n',
         "2026-12-10T09:00+07:00"),
        ("a.md", "---\nterbit_mulai:\n---\n", "?"),
        ("a.md", "---\njudul: terbit_mulai\n---\n", ""),
    ],
)  # fmt: skip
def test_a_file_says_from_when_on(tmp_path: Path, name: str, text: str, starts: str) -> None:
    """What names the moment and cannot be understood has none that ever comes."""
    (tmp_path / name).write_text(text, "utf-8")
    assert starts_in(tmp_path / name) == starts


def test_a_package_waits_at_a_moment_only(tmp_path: Path) -> None:
    """Who checks sees everything; who builds without a moment nothing that has one."""
    one, two = tmp_path / "a", tmp_path / "b"
    for folder, text in ((one, '{"terbit_mulai": "2026-12-10"}'), (two, "{}")):
        folder.mkdir()
        (folder / "datapackage.json").write_text(text, "utf-8")
    assert [package_waits(one, at) for at in (None, "", "2026-12-10T00:00+07:00")] == [
        False, True, False,
    ]  # fmt: skip
    assert list(without_waiting((one, two), "")) == [two]
    assert packages_that_wait(Folders(root=tmp_path, at=""), (one, two)) == {"a"}
    assert not package_waits(tmp_path / "tiada", "")


def story(path: str, *photos: str, starts: str = "2026-12-10") -> Story:
    """A text with pictures."""
    shown = tuple(Photo(file=name, alt="x") for name in photos)
    return Story(slug="x", path=path, title="X", region="63.11", cycle="", tatanan=(), body="",
                 line=1, photos=shown, starts=starts)  # fmt: skip


def test_pictures_lie_beside_their_text() -> None:
    """Those of a narrative one folder above it."""
    assert pictures_of(story("content/inovasi/x.md", "foto/a.jpg")) == (
        "content/inovasi/foto/a.jpg",
    )
    assert pictures_of(story("content/narasi/63.11/2025/pasar.md", "a.jpg")) == (
        "content/narasi/63.11/a.jpg",
    )


def test_texts_wait_whether_they_could_be_read_or_not(tmp_path: Path) -> None:
    """By what the file says, and by what was read of it; with their pictures."""
    folder = tmp_path / "content/inovasi"
    folder.mkdir(parents=True)
    (folder / "rusak.md").write_text("---\nterbit_mulai: 2026-12-10\n[\n", "utf-8")
    read = (story("content/inovasi/x.md", "a.jpg"), story("content/inovasi/y.md", starts=""))
    folders = Folders(root=tmp_path, at="")
    paths, pictures = texts_that_wait(folders, read)
    assert paths == {"content/inovasi/rusak.md", "content/inovasi/x.md"}
    assert pictures == {"content/inovasi/a.jpg"}
    assert slugs_of((*paths, "content/narasi/63.11/2025/pasar.md")) == {"rusak", "x"}
    assert texts_that_wait(Folders(root=tmp_path), read) == (frozenset(), frozenset())


def test_a_package_names_no_story_that_waits() -> None:
    """The row stays; a package without such a row is the same one."""
    own = district(inovasi=[{"id": "a", "cerita": "x"}, {"id": "b", "cerita": "y"}])
    hidden = hide_stories(own, {"x"})
    assert [row.cerita for row in hidden.inovasi] == ["", "y"]  # type: ignore[union-attr]  # a district
    assert hide_stories(own, {"z"}) is own
    other = framework()
    assert hide_stories(other, {"x"}) is other
