"""The originals of pictures stay in the repository, so they must not tell where somebody lives."""

from __future__ import annotations

from pathlib import Path

from kksportal.effects import Folders
from kksportal.read.listing import Listing
from kksportal.read.metadata import Told
from kksportal.read.originals import told_by, told_by_originals
from tests.foto import photograph
from tests.read.files import codes, put


def test_each_original_is_looked_at(tmp_path: Path) -> None:
    """Among texts and data, in any folder and case; what is hidden is nobody's."""
    put(tmp_path / "content/inovasi/foto/a.JPG", photograph(place=True))
    put(tmp_path / "content/b.png", photograph("PNG", serial="1"))
    put(tmp_path / "datapackages/daerah/x/c.webp", photograph("WEBP", place=True))
    put(tmp_path / "content/d.jpg", photograph())
    put(tmp_path / "content/.e.jpg", photograph(place=True))
    put(tmp_path / "f.jpg", photograph(place=True))
    portal = Folders(root=tmp_path)
    found = list(told_by_originals(portal, Listing.of(portal)))
    assert codes(found) == [
        ("R004", "content/b.png"),
        ("R003", "content/inovasi/foto/a.JPG"),
        ("R003", "datapackages/daerah/x/c.webp"),
    ]
    assert found[1].mend == "Jalankan: kks bersihkan foto content/inovasi/foto/a.JPG"


def test_what_is_no_plain_file_tells_nothing(tmp_path: Path) -> None:
    """A link is not followed; a file that went meanwhile is nothing."""
    put(tmp_path / "a.jpg", photograph(place=True))
    (tmp_path / "b.jpg").symlink_to("a.jpg")
    nothing = Told(place=False, owner="")
    assert told_by(tmp_path / "b.jpg") == told_by(tmp_path / "c.jpg") == nothing
