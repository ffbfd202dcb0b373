"""What stands is counted and not made; what does not is asked for, then put, then remembered."""

from __future__ import annotations

from pathlib import Path

import pytest

from kksportal.site_build.incremental.state import Thing
from kksportal.site_build.incremental.things import Things
from tests.site_build.small import last_build, stage, things, written

PAGE = Thing({"daerah": "k", "hari": "2026"}, {"index.html": 3, "lain.html": 4}, ("", "2026"))
USES = {"daerah": "k", "hari": "2026"}


def after(place: Path, *damaged: str) -> Things:
    """The things of a build whose last one left one page."""
    last = last_build(things={"halaman:": PAGE}, damaged=frozenset(damaged))
    return things(last, stage(place / "panggung"))


def test_a_thing_of_the_same_keys_stands(tmp_path: Path) -> None:
    """Its files are the site's with their sizes, nothing is written, and it is of this build."""
    made = after(tmp_path)
    assert made.stands("halaman:", USES)
    assert made.all == {"halaman:": PAGE}
    assert made.site.sizes == {"index.html": 3, "lain.html": 4}
    assert written(made.site.stage) == {}


@pytest.mark.parametrize(
    ("name", "uses", "damaged"),
    [
        ("halaman:", {**USES, "daerah": "l"}, ()),
        ("halaman:", {"daerah": "k"}, ()),
        ("halaman:", {**USES, "naskah": ""}, ()),
        ("halaman:tentang/", USES, ()),
        ("halaman:", USES, ("lain.html",)),
    ],
    ids=["kunci lain", "kurang satu", "lebih satu", "nama lain", "berkas rusak"],
)
def test_a_thing_that_is_not_as_it_was_does_not_stand(
    tmp_path: Path, name: str, uses: dict[str, str], damaged: tuple[str, ...]
) -> None:
    """Another key, one more or less, or a damaged file: it is no thing of this build yet."""
    made = after(tmp_path, *damaged)
    assert made.stands(name, uses) is False
    assert (made.all, made.site.sizes) == ({}, {})


def test_a_thing_that_was_asked_for_is_put_under_the_keys_of_the_asking(tmp_path: Path) -> None:
    """Its files are written and counted; what is told of it is kept beside the new keys."""
    made, uses = after(tmp_path), {**USES, "daerah": "l"}
    assert not made.stands("halaman:", uses)
    uses["daerah"] = "berubah sesudah ditanya"
    made.put("halaman:", {"index.html": b"baru!", "b/c.txt": b""}, ("", "2027"))
    sizes = {"index.html": 5, "b/c.txt": 0}
    assert made.all == {"halaman:": Thing({**USES, "daerah": "l"}, sizes, ("", "2027"))}
    assert made.site.sizes == sizes
    assert written(made.site.stage) == {"index.html": b"baru!", "b/c.txt": b""}


def test_each_thing_has_the_keys_it_was_asked_for_with(tmp_path: Path) -> None:
    """Two things may be asked for before either is put."""
    made = after(tmp_path)
    assert not made.stands("a", {"x": "1"})
    assert not made.stands("b", {"x": "2"})
    made.put("b", {})
    made.put("a", {})
    assert made.all == {"b": Thing({"x": "2"}, {}, ()), "a": Thing({"x": "1"}, {}, ())}


def test_nothing_is_put_that_was_not_asked_for(tmp_path: Path) -> None:
    """A thing nobody asked for, one that stands, and one that was put already are refused."""
    made = after(tmp_path)
    with pytest.raises(KeyError):
        made.put("tabel:", {})
    assert made.stands("halaman:", USES)
    with pytest.raises(KeyError):
        made.put("halaman:", {})
    assert not made.stands("gaya", {})
    made.put("gaya", {})
    with pytest.raises(KeyError):
        made.put("gaya", {})
    assert made.all == {"halaman:": PAGE, "gaya": Thing({}, {}, ())}


def test_what_was_decided_elsewhere_is_taken_with_its_files(tmp_path: Path) -> None:
    """It is of this build as it is told, whatever the last one left, and is not written here."""
    made = after(tmp_path)
    thing = Thing({"paket": "k"}, {"daerah/x/index.html": 9}, ("folder",))
    made.adopt("daerah:63.11", thing)
    assert made.all == {"daerah:63.11": thing}
    assert made.site.sizes == {"daerah/x/index.html": 9}
    assert written(made.site.stage) == {}


def test_an_address_of_two_things_is_told(tmp_path: Path) -> None:
    """Whether they stand, are put or are taken: each address is given once."""
    made = after(tmp_path)
    assert made.stands("halaman:", USES)
    assert not made.stands("a", {})
    made.put("a", {"index.html": b"x"})
    made.adopt("b", Thing({}, {"lain.html": 1}))
    assert [found.path for found in made.site.findings()] == ["index.html", "lain.html"]


def test_facts_are_those_of_all_things_whose_names_begin_so(tmp_path: Path) -> None:
    """Standing, put or taken, in the order in which they came."""
    made = after(tmp_path)
    assert not made.stands("halaman:b/", {})
    made.put("halaman:b/", {}, ("b/", 1))
    made.adopt("tabel:halaman:", Thing({}, {}, ("tabel",)))
    made.adopt("halaman:a/", Thing({}, {}, ("a/", 2)))
    assert made.stands("halaman:", USES)
    assert made.facts("halaman:") == [("b/", 1), ("a/", 2), ("", "2026")]
    assert made.facts("tabel:") == [("tabel",)]
    assert made.facts("redaksi") == []
