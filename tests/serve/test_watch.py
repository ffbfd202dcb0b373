"""When a portal is built again: each change once, whatever comes together, nothing for nothing."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kksportal.effects import Folders
from kksportal.errors import PortalError
from kksportal.serve.watch import PATIENCE, Look, follow, look_at


def look(name: str) -> Look:
    """A portal in some state."""
    return Look("program", {name: (1, 1)})


class Told:
    """A portal whose looks are told beforehand; what is built of it is noted."""

    def __init__(self, *names: str) -> None:
        self.names: Iterator[str] = iter(names)
        self.now = ""
        self.site = 0
        self.built: list[str] = []
        self.while_building: Callable[[], None] = lambda: None
        self.over = False

    def look(self) -> Look:
        """The next look; after the last one the portal stays as it is, and the end is near."""
        self.now = next(self.names, self.now)
        self.over = self.names.__length_hint__() == 0  # type: ignore[attr-defined]
        return look(self.now)

    def build(self, seen: Look) -> None:
        """Note what was built."""
        self.built += seen.inputs
        self.while_building()

    def run(self) -> list[str]:
        """Follow until the looks are used up; what was built."""
        follow(self.look, lambda: self.site, self.build, lambda seconds: self.over)
        return self.built


def test_it_is_built_at_once_and_then_left_alone() -> None:
    """Nothing changes, nothing is done."""
    assert Told("a", "a", "a").run() == ["a"]


def test_a_change_is_built_once() -> None:
    """And so is the next."""
    assert Told("a", "b", "b", "b", "c", "c", "c").run() == ["a", "b", "c"]


def test_changes_that_come_together_are_one_build() -> None:
    """An editor writes two files, git a thousand: it is built when nobody writes any more."""
    assert Told("a", "b", "c", "d", "d", "d").run() == ["a", "d"]


def test_what_changes_while_a_build_runs_is_built_once_more() -> None:
    """However often it was saved meanwhile."""
    told = Told("a", "a", "b", "b", "d", "d", "d")

    def save_twice() -> None:
        if told.built == ["a", "b"]:
            next(told.names)  # saved once, and at the next look a second time: seen as one

    told.while_building = save_twice
    assert told.run() == ["a", "b", "d"]


def test_whoever_writes_without_end_is_built_in_between() -> None:
    """A file that grows all day keeps nobody waiting."""
    names = [str(i) for i in range(PATIENCE + 3)]
    assert len(Told(*names).run()) >= 2


def test_a_site_that_somebody_else_made_or_removed_is_looked_after() -> None:
    """`kks build` by hand, `rm -r site`: built again though no input changed."""
    told = Told("a", "a", "a", "a", "a")
    seen: list[int] = []

    def mark() -> int:
        seen.append(1)
        return 2 if len(seen) > 2 else 1

    follow(told.look, mark, told.build, lambda seconds: told.over)
    assert told.built == ["a", "a"]


def test_building_leaves_another_site_and_is_no_change() -> None:
    """Its own site does not keep it building."""
    told = Told("a", "a", "a", "a")

    def publish() -> None:
        told.site += 1

    told.while_building = publish
    assert told.run() == ["a"]


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    """A portal of four files."""
    root = tmp_path / "portal"
    for name in ("datapackages/a.csv", "content/tentang.md", "site_templates/x.html", "mkdocs.yml"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("a", "utf-8")
    return Folders(root=root)


@pytest.mark.parametrize(
    "name", ["datapackages/a.csv", "content/tentang.md", "site_templates/x.html", "mkdocs.yml"]
)
def test_data_texts_templates_and_settings_are_looked_at(folders: Folders, name: str) -> None:
    """Each kind of input: another size is another look, and back again the same."""
    before = look_at(folders)
    assert look_at(folders) == before
    (folders.root / name).write_text("ab", "utf-8")
    changed = look_at(folders)
    assert changed != before
    (folders.root / name).unlink()
    assert look_at(folders) not in (before, changed)


def test_what_no_build_reads_is_no_change(folders: Folders) -> None:
    """Locks of editors, the site itself."""
    before = look_at(folders)
    (folders.root / "content/.#tentang.md").write_text("x", "utf-8")
    (folders.root / "site").mkdir()
    assert look_at(folders) == before


def test_a_portal_that_vanishes_is_one_sentence(folders: Folders) -> None:
    """It ends the command: there is nothing left to serve."""
    shutil.rmtree(folders.root)
    with pytest.raises(PortalError, match="tidak ada lagi; pelayanan berhenti"):
        look_at(folders)
