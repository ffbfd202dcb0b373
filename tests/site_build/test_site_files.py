"""The files of a site: every address once, with its size."""

from __future__ import annotations

from pathlib import Path

import pytest

from kksportal.effects import Stage
from kksportal.errors import DoubleWriteError
from kksportal.site_build.site_files import SiteFiles
from tests.site_build.small import stage, written


def test_a_file_is_written_and_its_size_kept(tmp_path: Path) -> None:
    """What is put lies on the stage; what only stands is counted, not written."""
    site = SiteFiles(stage(tmp_path / "panggung"))
    site.note({"lama.html": 7, "peta.svg": 9})
    site.put("a/index.html", b"isi")
    assert site.sizes == {"lama.html": 7, "peta.svg": 9, "a/index.html": 3}
    assert (site.doubles, site.findings()) == ([], ())
    assert written(site.stage) == {"a/index.html": b"isi"}


def test_what_the_site_has_is_not_written_but_counted(tmp_path: Path) -> None:
    """A file that the published site has as it is stays off the stage."""
    (tmp_path / "situs").mkdir()
    (tmp_path / "situs" / "a.html").write_bytes(b"isi")
    (tmp_path / "panggung").mkdir()
    site = SiteFiles(Stage(tmp_path / "panggung", tmp_path / "situs"))
    site.put("a.html", b"isi")
    assert site.sizes == {"a.html": 3}
    assert written(site.stage) == {}
    site.put("b.html", b"isi")
    assert written(site.stage) == {"b.html": b"isi"}


def test_an_address_used_twice_is_noticed(tmp_path: Path) -> None:
    """However an address comes to be used again, it is told, each time."""
    site = SiteFiles(stage(tmp_path / "panggung"))
    site.note({"a.html": 1})
    site.put("a.html", b"dua")
    site.put("b.html", b"x")
    site.note({"b.html": 5, "c.html": 1})
    site.note({"b.html": 6})
    assert site.doubles == ["a.html", "b.html", "b.html"]
    assert site.sizes == {"a.html": 3, "b.html": 6, "c.html": 1}


def test_a_file_outside_the_site_is_refused(tmp_path: Path) -> None:
    """Nothing is written beside the stage."""
    with pytest.raises(DoubleWriteError):
        SiteFiles(stage(tmp_path / "panggung")).put("../a.html", b"x")


def test_a_double_is_told_like_any_fault(tmp_path: Path) -> None:
    """The finding names the address and stops the build."""
    site = SiteFiles(stage(tmp_path / "panggung"), doubles=["a/index.html", "b.json"])
    told, other = site.findings()
    assert (told.kind.code, told.path) == ("KKS-H001", "a/index.html")
    assert told.what == "alamat a/index.html dipakai dua kali"
    assert told.is_error
    assert other.path == "b.json"
