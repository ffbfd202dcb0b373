"""A link among the inputs: among data it is refused, in templates it is the file it leads to."""

from __future__ import annotations

import os
from pathlib import Path

from kksportal.effects import Folders
from kksportal.site_build.incremental.inputs import Inputs

OLD = 1_000_000_000


def put(path: Path, text: str) -> Path:
    """A file that was written long ago."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    os.utime(path, (OLD, OLD))
    return path


def linked(path: Path, target: Path) -> None:
    """A link in the place of a file, to one of the same size and time."""
    path.unlink()
    path.symlink_to(target)


def changed(root: Path, path: str) -> bool:
    """Whether a file is told as changed once it is a link to an equal file elsewhere."""
    there = put(root / path, "isi")
    (root / "site_templates").mkdir(exist_ok=True)
    before = Inputs.look(Folders(root=root), {}).seen()
    linked(there, put(root / "lain" / "isi.txt", "isi"))
    return path in Inputs.look(Folders(root=root), before).changed()


def test_a_table_that_became_a_link_has_changed(tmp_path: Path) -> None:
    """Its size and time are those of before: it is no less another file, and is refused."""
    assert changed(tmp_path, "datapackages/daerah/63.11-x/fakta.csv")


def test_a_text_that_became_a_link_has_changed(tmp_path: Path) -> None:
    """The same for stories and editorial pages."""
    assert changed(tmp_path, "content/inovasi/cerita.md")


def test_a_template_that_became_a_link_is_the_same(tmp_path: Path) -> None:
    """Templates are the owner's: what the link leads to is printed, and that is the same."""
    assert not changed(tmp_path, "site_templates/aset/gaya.css")


def test_a_template_changes_with_what_its_link_leads_to(tmp_path: Path) -> None:
    """The link stays, the file behind it does not."""
    told = put(tmp_path / "lain.css", "satu")
    (tmp_path / "site_templates").mkdir()
    (tmp_path / "site_templates" / "gaya.css").symlink_to(told)
    before = Inputs.look(Folders(root=tmp_path), {}).seen()
    told.write_text("dua!", "utf-8")
    assert Inputs.look(Folders(root=tmp_path), before).changed() == {"site_templates/gaya.css"}
