"""Which pages are other than before, and an archive of them."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from kksportal.authoring import pages as module
from kksportal.authoring.pages import changed_pages
from kksportal.errors import PortalError


def site(root: Path, **files: str) -> Path:
    """A built site of a few pages; names have "_" for "/"."""
    for name, text in {"index": "beranda", "aset_gaya.css": "a", **files}.items():
        path = root / (name.replace("_", "/") + ("" if "." in name else ".html"))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"<title>{text}</title>", "utf-8")
    return root


def names_in(archive: bytes) -> list[str]:
    """The files of an archive."""
    return ZipFile(BytesIO(archive)).namelist()


def test_new_changed_and_gone_pages_are_named(tmp_path: Path) -> None:
    """With their titles; the archive holds those that stand, and what they need."""
    old = site(tmp_path / "a", daerah_x_index="X", daerah_y_index="Y &amp; Z")
    new = site(tmp_path / "b", daerah_x_index="X baru", daerah_z_index="Z")
    found = changed_pages(old, new)
    assert found.names == (
        "X baru (daerah/x/): berubah",
        "Y & Z (daerah/y/): tidak ada lagi",
        "Z (daerah/z/): baru",
    )
    assert names_in(found.archive) == [
        "aset/gaya.css", "daerah/x/index.html", "daerah/z/index.html",
    ]  # fmt: skip
    assert changed_pages(old, new) == found


def test_the_same_site_has_none(tmp_path: Path) -> None:
    """The control; a file that is no page is not looked at."""
    found = changed_pages(site(tmp_path / "a"), site(tmp_path / "b", **{"api_x.json": "lain"}))
    assert found.names == ()
    assert names_in(found.archive) == []


def test_a_link_in_a_site_is_not_followed(tmp_path: Path) -> None:
    """A proposal's site is built by us, but its folder may not be."""
    old, new = site(tmp_path / "a"), site(tmp_path / "b")
    (tmp_path / "rahasia.html").write_text("<title>rahasia</title>")
    (new / "bocor.html").symlink_to(tmp_path / "rahasia.html")
    assert changed_pages(old, new).names == ()


def test_an_archive_has_an_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What does not fit is named all the same."""
    monkeypatch.setattr(module, "MOST_BYTES", 10)
    found = changed_pages(site(tmp_path / "a"), site(tmp_path / "b", x="X"))
    assert found.names == ("X (x.html): baru",)
    assert names_in(found.archive) == []


def test_another_folder_is_no_site(tmp_path: Path) -> None:
    """It is named."""
    with pytest.raises(PortalError, match="bukan situs buatan kks build"):
        changed_pages(tmp_path, site(tmp_path / "b"))
