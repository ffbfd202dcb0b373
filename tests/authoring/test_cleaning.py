"""kks bersihkan foto: what cameras write goes, the picture stays."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.foto import photograph
from tests.read.files import put

from kksportal.authoring.cleaning import clean_pictures
from kksportal.cli import main
from kksportal.errors import PortalError
from kksportal.read.metadata import told_in


def test_files_and_folders_are_cleaned_in_place(tmp_path: Path) -> None:
    """A picture that tells nothing is not written again; what is no picture is left."""
    bad = put(tmp_path / "a.jpg", photograph(place=True))
    deep = put(tmp_path / "sub/b.png", photograph("PNG", place=True))
    note = put(tmp_path / "catatan.txt", "x")
    made = clean_pictures([tmp_path])
    assert [(one.path, one.place, one.lost > 0, one.fault) for one in made] == [
        (bad, True, True, ""), (deep, True, True, ""),
    ]  # fmt: skip
    assert not told_in(bad.read_bytes()).place
    assert note.read_text() == "x"
    before = bad.stat().st_mtime_ns
    assert [one.lost for one in clean_pictures([bad])] == [0]
    assert bad.stat().st_mtime_ns == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.jpg", "catatan.txt", "sub"]


def test_what_cannot_be_cleaned_stays_as_it_is(tmp_path: Path) -> None:
    """A broken file keeps its bytes, with a sentence."""
    raw = photograph(place=True)[:200]
    broken = put(tmp_path / "a.jpg", raw)
    (one,) = clean_pictures([broken])
    assert one.fault
    assert broken.read_bytes() == raw
    with pytest.raises(PortalError):
        clean_pictures([tmp_path / "tiada.jpg"])


def test_the_command_says_what_it_did(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """How many, and that the history still has the place; 1 where a file could not be cleaned."""
    put(tmp_path / "a.jpg", photograph(place=True))
    assert main(["bersihkan", "foto", str(tmp_path / "a.jpg")]) == 0
    told = capsys.readouterr().out
    assert "1 foto diperiksa, 1 dibersihkan." in told
    assert "riwayat git" in told
    put(tmp_path / "b.jpg", b"x")
    assert main(["bersihkan", "foto", str(tmp_path / "b.jpg")]) == 1
