"""The shelf of a site: every address once, with its size."""

from __future__ import annotations

from pathlib import Path

import pytest

from kksportal.effects import Stage
from kksportal.errors import DoubleWriteError
from kksportal.site_build.incremental.digest import Written
from kksportal.site_build.shelf import Shelf, double, doubled_in
from tests.site_build.small import FIRST, SECOND, digest, stage, written


def page(file: str) -> Written:
    """A page at this file."""
    return Written(file, file.removesuffix("index.html"), "", False, 1)


def test_a_file_is_written_and_its_size_kept(tmp_path: Path) -> None:
    """What is put lies on the stage; what only stands is counted, not written."""
    shelf = Shelf(stage(tmp_path / "panggung"), {"lama.html": 7})
    shelf.put("a/index.html", b"isi")
    shelf.note("peta.svg", 9)
    assert shelf.sizes == {"lama.html": 7, "a/index.html": 3, "peta.svg": 9}
    assert shelf.doubles == []
    assert written(shelf.stage) == {"a/index.html": b"isi"}


def test_what_the_site_has_is_not_written_but_counted(tmp_path: Path) -> None:
    """A file that the published site has as it is stays off the stage."""
    (tmp_path / "situs").mkdir()
    (tmp_path / "situs" / "a.html").write_bytes(b"isi")
    (tmp_path / "panggung").mkdir()
    shelf = Shelf(Stage(tmp_path / "panggung", tmp_path / "situs"), {})
    shelf.put("a.html", b"isi")
    assert shelf.sizes == {"a.html": 3}
    assert written(shelf.stage) == {}
    shelf.put("b.html", b"isi")
    assert written(shelf.stage) == {"b.html": b"isi"}


def test_an_address_used_twice_is_noticed(tmp_path: Path) -> None:
    """However an address comes to be used again, it is told, each time."""
    shelf = Shelf(stage(tmp_path / "panggung"), {"a.html": 1})
    shelf.put("a.html", b"dua")
    shelf.note("b.html", 1)
    shelf.note("b.html", 5)
    shelf.note("b.html", 6)
    assert shelf.doubles == ["a.html", "b.html", "b.html"]
    assert shelf.sizes == {"a.html": 3, "b.html": 6}


def test_a_file_outside_the_site_is_refused(tmp_path: Path) -> None:
    """Nothing is written beside the stage."""
    with pytest.raises(DoubleWriteError):
        Shelf(stage(tmp_path / "panggung"), {}).put("../a.html", b"x")


def test_two_districts_may_not_claim_one_address() -> None:
    """Pages and other files count alike; what each has for itself is no double."""
    one = digest(FIRST, pages=(page("a/index.html"), page("b/index.html")), files=(("k.png", 1),))
    two = digest(SECOND, pages=(page("c/index.html"), page("b/index.html")), files=(("k.png", 2),))
    assert list(doubled_in([one, two])) == ["b/index.html", "k.png"]
    assert list(doubled_in([one])) == []
    assert list(doubled_in([])) == []
    assert list(doubled_in([digest(pages=(page("k"),), files=(("k", 1),))])) == ["k"]


def test_a_double_is_told_like_any_fault() -> None:
    """The finding names the address and stops the build."""
    told = double("a/index.html")
    assert (told.kind.code, told.path) == ("KKS-H001", "a/index.html")
    assert told.what == "alamat a/index.html dipakai dua kali"
    assert told.is_error
