"""Own templates and styles: whole copies go, changes join, and what is gone is named."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.authoring.old_portal import KEPT, commit

from kksportal import __version__
from kksportal.authoring.moving import Moving, Outcome
from kksportal.authoring.origins import Origin, Origins, digest
from kksportal.authoring.own_layer import lay_over
from kksportal.authoring.repository import Repository
from kksportal.shipped import shipped_templates

PAGE = "site_templates/halaman/cari.html"
OURS = (shipped_templates() / "halaman/cari.html").read_bytes()
BEFORE = OURS + b"\n<p>dahulu</p>\n"  # as if an earlier program had had it
KNOWN = Origin("0.0.1", digest(BEFORE))


def lay(root: Path, files: dict[str, bytes], record: dict[str, Origin] | None = None) -> Moving:
    """A portal with these own files, looked at."""
    for name, content in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(content)
    moving = Moving(root=root, record=dict(record or {}))
    lay_over(moving, shipped_templates(), Origins(dict(moving.record)), Repository(root))
    return moving


def outcomes(moving: Moving) -> dict[str, Outcome]:
    """What became of each file."""
    return {note.path: note.outcome for note in moving.notes}


@pytest.mark.parametrize("content", [OURS, OURS.replace(b"\n", b"\r\n"), BEFORE])
def test_a_whole_copy_is_taken_away(tmp_path: Path, content: bytes) -> None:
    """Of this version or of an earlier one: it would keep the portal from every later one."""
    moving = lay(tmp_path, {PAGE: content}, {PAGE: KNOWN})
    assert moving.files == {PAGE: None}
    assert outcomes(moving) == {PAGE: Outcome.CHANGED}
    assert PAGE not in moving.record


def test_a_whole_copy_of_the_first_days_is_known(tmp_path: Path) -> None:
    """By the table of earlier versions, without any record."""
    name = "site_templates/halaman/tidak-ditemukan.html"
    assert lay(tmp_path, {name: (KEPT / name).read_bytes()}).files == {name: None}


def test_where_it_is_from_is_said_once(tmp_path: Path) -> None:
    """A changed copy of unknown origin: told, recorded, and quiet until the program changes."""
    own = OURS + b"<p>kami</p>\n"
    moving = lay(tmp_path, {PAGE: own})
    (note,) = moving.notes
    assert note.outcome is Outcome.LEFT
    assert "tidak diketahui dibuat dari versi program yang mana" in note.what
    assert moving.record == {PAGE: Origin(__version__, digest(OURS))}
    assert lay(tmp_path, {PAGE: own}, moving.record).notes == []


def test_a_change_of_the_program_s_is_told_until_it_is_taken_in(tmp_path: Path) -> None:
    """What it was is in no git here, so only the owner can compare."""
    moving = lay(tmp_path, {PAGE: OURS + b"<p>kami</p>\n"}, {PAGE: KNOWN})
    (note,) = moving.notes
    assert note.outcome is Outcome.FAILED
    assert "berubah sejak 0.0.1" in note.what
    assert str(shipped_templates() / "halaman/cari.html") in note.mend
    assert (moving.files, moving.record) == ({}, {PAGE: KNOWN})


def test_both_changes_join(tmp_path: Path) -> None:
    """The program took its last line away, the owner put one at the front."""
    lay(tmp_path, {PAGE: BEFORE}, {PAGE: KNOWN})
    commit(tmp_path)
    moving = lay(tmp_path, {PAGE: b"<!-- kami -->\n" + BEFORE}, {PAGE: KNOWN})
    assert outcomes(moving) == {PAGE: Outcome.CHANGED}
    assert moving.files == {PAGE: b"<!-- kami -->\n" + OURS}
    assert moving.record == {PAGE: Origin(__version__, digest(OURS))}


def test_a_template_that_extends_ours_follows_by_itself(tmp_path: Path) -> None:
    """There is nothing to compare."""
    name = "site_templates/overrides/main.html"
    text = b'{% extends "bawaan/main.html" %}{% block kaki %}x{% endblock %}'
    moving = lay(tmp_path, {name: text}, {name: KNOWN})
    assert (moving.files, moving.notes) == ({}, [])


def test_a_template_that_the_program_has_no_more(tmp_path: Path) -> None:
    """It stands for nothing; an own file that never did is the owner's."""
    gone = "site_templates/halaman/lama.html"
    moving = lay(tmp_path, {gone: b"x", "site_templates/aset/kami.svg": b"<svg/>"}, {gone: KNOWN})
    assert outcomes(moving) == {gone: Outcome.FAILED}
    assert "tidak ada lagi" in moving.notes[0].what


def test_what_is_named_and_gone_is_told_with_its_line(tmp_path: Path) -> None:
    """Blocks, macros and fields of templates, classes of styles."""
    moving = lay(tmp_path, {
        "site_templates/overrides/main.html":
            b'{% extends "bawaan/main.html" %}\n{% block kakii %}x{% endblock %}\n',
        "site_templates/aset/gaya-sendiri.css": b".nama { color: red; }\n.tiada-lagi { top: 0; }\n",
    })  # fmt: skip
    assert [(n.path, n.row, n.what) for n in moving.notes] == [
        ("site_templates/aset/gaya-sendiri.css", 2,
         "kelas “.tiada-lagi” tidak ada di templat mana pun"),
        ("site_templates/overrides/main.html", 2, "blok “kakii” tidak ada lagi"),
    ]  # fmt: skip


def test_links_are_not_followed(tmp_path: Path) -> None:
    """Neither a file nor the whole folder."""
    (tmp_path / "luar").mkdir()
    (tmp_path / "luar/cari.html").write_bytes(OURS)
    root = tmp_path / "portal"
    (root / "site_templates/halaman").mkdir(parents=True)
    (root / PAGE).symlink_to(tmp_path / "luar/cari.html")
    assert outcomes(lay(root, {})) == {PAGE: Outcome.FAILED}
    other = tmp_path / "lain"
    other.mkdir()
    (other / "site_templates").symlink_to(tmp_path / "luar")
    moving = lay(other, {})
    assert (moving.files, outcomes(moving)) == ({}, {"site_templates": Outcome.FAILED})
