"""A file that a text names lies beside the text, as a plain file, or it is not used."""

from __future__ import annotations

from pathlib import Path

import pytest

from kksportal.read.beside import file_beside, picture_beside
from kksportal.read.picture import PictureError
from tests.foto import photograph


def test_a_file_in_the_folder_or_below_is_found(tmp_path: Path) -> None:
    """Also by a way that goes round."""
    (tmp_path / "foto").mkdir()
    (tmp_path / "foto/a.jpg").write_bytes(photograph())
    assert file_beside(tmp_path, "foto/../foto/a.jpg") == tmp_path / "foto/a.jpg"
    assert picture_beside(tmp_path, "foto/a.jpg")[:2] == (24, 16)


@pytest.mark.parametrize("name", ["../x.jpg", "/etc/passwd", "tidak.jpg", "a\0.jpg", "x" * 5000])
def test_no_other_file_is(name: str, tmp_path: Path) -> None:
    """Neither above, nor elsewhere, nor one of a name that none can have."""
    (tmp_path / "dalam").mkdir()
    (tmp_path / "x.jpg").write_bytes(photograph())
    with pytest.raises(PictureError):
        file_beside(tmp_path / "dalam", name)


def test_a_link_of_the_disk_is_refused(tmp_path: Path) -> None:
    """Even where it stays inside."""
    (tmp_path / "a.jpg").write_bytes(photograph())
    (tmp_path / "b.jpg").symlink_to(tmp_path / "a.jpg")
    with pytest.raises(PictureError, match="tautan simbolik"):
        file_beside(tmp_path, "b.jpg")


@pytest.mark.parametrize(("name", "why"), [("a.heic", "HEIC"), ("a.gif", "bukan jpg")])
def test_only_forms_that_browsers_show_are_pictures(name: str, why: str, tmp_path: Path) -> None:
    """What to do is in the advice of the finding."""
    with pytest.raises(PictureError, match=why):
        picture_beside(tmp_path, name)
