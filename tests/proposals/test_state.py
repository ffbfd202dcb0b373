"""The portal as it stands in its folder: written only where it is still what was read."""

from __future__ import annotations

from pathlib import Path

import pytest

from kksportal.errors import PortalError
from kksportal.proposals.state import Stored, changed_copy

ONE, TWO = "content/inovasi/a.md", "content/inovasi/b.md"


@pytest.fixture
def stored(tmp_path: Path) -> Stored:
    """A folder with one text."""
    (tmp_path / "content/inovasi").mkdir(parents=True)
    (tmp_path / ONE).write_bytes(b"Satu.\n")
    return Stored(tmp_path)


def test_files_are_written_and_taken_out(stored: Stored) -> None:
    """Nothing else is left behind."""
    assert stored.read(ONE) == b"Satu.\n"
    assert stored.read(TWO) is None
    stored.write({ONE: None, TWO: b"Dua.\n"})
    left = {path.name: path.read_bytes() for path in (stored.root / "content/inovasi").iterdir()}
    assert left == {"b.md": b"Dua.\n"}


def test_what_changed_since_it_was_read_stops_all_of_it(stored: Stored) -> None:
    """Somebody saved the file meanwhile: neither it nor any other is written."""
    stored.read(ONE)
    (stored.root / ONE).write_bytes(b"Disimpan.\n")
    with pytest.raises(PortalError, match="berubah selagi diperiksa"):
        stored.write({TWO: b"Dua.\n", ONE: b"Usulan.\n"})
    assert (stored.root / ONE).read_bytes() == b"Disimpan.\n"
    assert not (stored.root / TWO).exists()


def test_a_copy_that_is_checked_leaves_the_original(stored: Stored, tmp_path: Path) -> None:
    """Files may be shared on disk; a changed one never is."""
    before, after = tmp_path / "semula", tmp_path / "menjadi"
    stored.write_out(before)
    changed_copy(before, after, {ONE: b"Usulan.\n"})
    assert (before / ONE).read_bytes() == (stored.root / ONE).read_bytes() == b"Satu.\n"
    assert (after / ONE).read_bytes() == b"Usulan.\n"
