"""What the program brings along is renewed where nobody changed it, and never written over."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.authoring.old_portal import commit

from kksportal import __version__
from kksportal.authoring.laid import lay_anew
from kksportal.authoring.moving import Moving, Outcome
from kksportal.authoring.origins import Origin, Origins, digest
from kksportal.authoring.repository import Repository

PACK = "datapackages/kosakata"
HEAD, ONE, TWO = (f"{PACK}/{name}" for name in ("datapackage.json", "satu.csv", "dua.csv"))
OLD = {HEAD: b"{}\n", ONE: b"id\na\nb\nc\n", TWO: b"id\nx\n", "alat/BACA.md": b"lama\n"}
NEW = {**OLD, ONE: b"id\na\nb\nc\nd\n", "alat/BACA.md": b"baru\n"}


def portal(root: Path, files: Mapping[str, bytes], recorded: Mapping[str, bytes] = OLD) -> Moving:
    """A portal that holds these files, laid down as recorded."""
    for name, content in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(content)
    return Moving(root=root, record={n: Origin("0.0.1", digest(c)) for n, c in recorded.items()})


def lay(moving: Moving, fresh: Mapping[str, bytes] = NEW) -> dict[str, Outcome]:
    """Bring it to these files; what became of each unit."""
    lay_anew(moving, fresh, Origins(dict(moving.record)), Repository(moving.root))
    return {note.path: note.outcome for note in moving.notes}


def test_what_nobody_changed_is_renewed(tmp_path: Path) -> None:
    """Only what differs is written; all of it is then of this version."""
    moving = portal(tmp_path, OLD)
    assert lay(moving) == {PACK: Outcome.CHANGED, "alat/BACA.md": Outcome.CHANGED}
    assert moving.files == {ONE: NEW[ONE], "alat/BACA.md": NEW["alat/BACA.md"]}
    assert moving.record == {n: Origin(__version__, digest(c)) for n, c in NEW.items()}


def test_one_edited_table_holds_its_package_back(tmp_path: Path) -> None:
    """Rows of one table name those of another; other files go their way."""
    moving = portal(tmp_path, {**OLD, TWO: b"id\nx\nmilik\n"})
    assert lay(moving) == {PACK: Outcome.FAILED, "alat/BACA.md": Outcome.CHANGED}
    assert moving.files == {"alat/BACA.md": NEW["alat/BACA.md"]}
    (note,) = (note for note in moving.notes if note.path == PACK)
    assert "dua.csv" in note.what
    assert "kks init ../pembanding" in note.mend
    assert f"kks migrate --terima {PACK}" in note.mend


@pytest.mark.parametrize("edit", ["extra", "removed"])
def test_a_table_more_or_less_is_an_edit(tmp_path: Path, edit: str) -> None:
    """Also one that the owner took out or put in."""
    files = {**OLD, f"{PACK}/milik.csv": b"id\n1\n"} if edit == "extra" else {**OLD}
    if edit == "removed":
        del files[TWO]
    assert lay(portal(tmp_path, files))[PACK] is Outcome.FAILED


def test_an_edit_is_told_only_while_the_program_has_news(tmp_path: Path) -> None:
    """Not where the program has what it had; not where all its lines stand among the owner's."""
    moving = portal(tmp_path, {**OLD, TWO: b"id\nx\nmilik\n"})
    assert lay(moving, OLD) == {}
    taken_in = {**OLD, ONE: b"id\na\nmilik\nb\nc\nd\n"}
    moving = portal(tmp_path, taken_in)
    assert PACK not in lay(moving)
    assert PACK not in {name.rpartition("/")[0] for name in moving.files}


def test_both_changes_join_where_the_former_state_is_in_git(tmp_path: Path) -> None:
    """The owner's row and the program's row; what the program had is found in the history."""
    portal(tmp_path, OLD)
    commit(tmp_path)
    moving = portal(tmp_path, {**OLD, ONE: b"id\nmilik\na\nb\nc\n"})
    commit(tmp_path)
    assert lay(moving)[PACK] is Outcome.CHANGED
    assert moving.files[ONE] == b"id\nmilik\na\nb\nc\nd\n"
    assert moving.record[ONE] == Origin(__version__, digest(NEW[ONE]))


def test_changes_of_the_same_lines_are_left_to_the_owner(tmp_path: Path) -> None:
    """Both wrote after the last row."""
    portal(tmp_path, OLD)
    commit(tmp_path)
    moving = portal(tmp_path, {**OLD, ONE: b"id\na\nb\nc\nmilik\n"})
    commit(tmp_path)
    assert lay(moving)[PACK] is Outcome.FAILED
    assert ONE not in moving.files


def test_what_the_owner_took_away_does_not_come_back(tmp_path: Path) -> None:
    """It was laid down once, and is recorded."""
    moving = portal(tmp_path, {"alat/BACA.md": OLD["alat/BACA.md"]})
    assert lay(moving) == {"alat/BACA.md": Outcome.CHANGED}


def test_what_is_new_in_the_program_is_added(tmp_path: Path) -> None:
    """A package of awards that was not there; the example and texts are the owner's choice."""
    fresh = {
        "datapackages/penghargaan/2025/datapackage.json": b"{}\n",
        "datapackages/daerah/63.11-x/datapackage.json": b"{}\n",
        "content/apa.md": b"#\n",
        ".github/workflows/periksa.yml": b"a: b\n",
        ".gitignore": b"site/\n",
    }
    assert lay(portal(tmp_path, {}, {}), fresh).keys() == {
        "datapackages/penghargaan/2025", ".gitignore",
    }  # fmt: skip
    (tmp_path / ".github/workflows").mkdir(parents=True)
    assert ".github/workflows/periksa.yml" in lay(portal(tmp_path, {}, {}), fresh)


def test_what_the_program_dropped_goes_if_nobody_changed_it(tmp_path: Path) -> None:
    """A table that a newer version has no more."""
    fresh = {name: content for name, content in OLD.items() if name != TWO}
    moving = portal(tmp_path, OLD)
    assert lay(moving, fresh) == {PACK: Outcome.CHANGED}
    assert moving.files == {TWO: None}
    assert TWO not in moving.record


def test_the_owner_s_texts_and_district_are_the_owner_s(tmp_path: Path) -> None:
    """A starter text that was written over is no failure; a district is told so."""
    head = "datapackages/daerah/63.11-x/datapackage.json"
    old = {"content/tentang.md": b"mulai\n", head: b"{}\n"}
    moving = portal(tmp_path, {"content/tentang.md": b"kami\n", head: b"[]\n"}, old)
    told = lay(moving, {"content/tentang.md": b"mulai lagi\n", head: b"{ }\n"})
    assert told == {"datapackages/daerah/63.11-x": Outcome.LEFT}
    assert moving.files == {}
