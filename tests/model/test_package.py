"""A package as read has a place for each of its tables, empty until something is read."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from kksportal.model.package import (
    AwardPackage,
    BoundaryPackage,
    DistrictPackage,
    Film,
    FrameworkPackage,
    Head,
    Photo,
    PortalInput,
    RegionPackage,
    Story,
    VocabularyPackage,
)
from tests.builders import head
from tests.model.contract_files import kept_tables

KINDS: dict[str, type[Any]] = {
    "daerah": DistrictPackage,
    "kerangka": FrameworkPackage,
    "penghargaan": AwardPackage,
    "wilayah": RegionPackage,
    "kosakata": VocabularyPackage,
    "batas": BoundaryPackage,
}


def _made(kind: str) -> Any:
    return KINDS[kind](head=head("daerah"))


@pytest.mark.parametrize("kind", KINDS)
def test_a_package_has_a_place_for_each_table_of_its_contract(kind: str) -> None:
    """A package holds its head and the tables of its contract, in that order, and nothing else."""
    tables = [table.name.replace("-", "_") for table in kept_tables(kind)]
    assert [one.name for one in dataclasses.fields(KINDS[kind])] == ["head", *tables]


@pytest.mark.parametrize("kind", KINDS)
def test_a_table_that_is_left_out_is_empty(kind: str) -> None:
    """Tables are left out where there is nothing to say, and stand as empty then."""
    made = _made(kind)
    assert all(getattr(made, one.name) == () for one in dataclasses.fields(made)[1:])
    assert made.head == head("daerah")


@pytest.mark.parametrize("kind", KINDS)
def test_a_package_needs_a_head(kind: str) -> None:
    """A package without a head is about nothing and cannot be made."""
    with pytest.raises(TypeError):
        KINDS[kind]()


def test_a_head_is_neither_simulated_nor_licensed_unless_it_says_so() -> None:
    """What a head does not say is empty, and a package is real unless it says it is simulated."""
    plain = Head(folder="f", kind="daerah", title="X", updated="2026-01-02")
    assert dataclasses.asdict(plain) == {
        "folder": "f",
        "kind": "daerah",
        "title": "X",
        "updated": "2026-01-02",
        "name": "",
        "code": "",
        "cycle": "",
        "simulated": False,
        "licence": "",
        "licence_url": "",
        "contributors": (),
        "created": "",
        "personal": (),
        "files": {},
        "starts": "",
    }


def test_a_table_stands_in_the_file_that_the_head_lists() -> None:
    """A head may list another file for a table; else the file has the table's name."""
    listed = head(files={"fakta": "data/angka.csv"})
    assert listed.file_of("fakta") == "data/angka.csv"
    assert listed.file_of("capaian") == "capaian.csv"


def test_heads_do_not_share_their_lists_of_files() -> None:
    """What one head lists says nothing of another."""
    one, other = head(), head()
    assert one.files is not other.files


STORY: dict[str, Any] = {
    "slug": "s",
    "path": "content/inovasi/s.md",
    "title": "Pasar bersih",
    "region": "63.11",
    "cycle": "2025",
    "tatanan": ("pasar",),
    "body": "Isi.",
    "line": 7,
}


def test_a_story_is_real_and_says_no_more_than_its_file() -> None:
    """What the front matter of a story leaves out is empty, and a story is real."""
    assert dataclasses.asdict(Story(**STORY)) == STORY | {
        "summary": "",
        "tatanan_by": "",
        "offices": (),
        "innovation": "",
        "date": "",
        "author": "",
        "sources": (),
        "photos": (),
        "films": (),
        "simulated": False,
        "starts": "",
    }


def test_a_photo_has_no_size_until_it_is_measured() -> None:
    """A picture has its file and what it shows; maker, size and key are known later or not."""
    assert dataclasses.asdict(Photo(file="a.jpg", alt="Pasar pagi")) == {
        "file": "a.jpg",
        "alt": "Pasar pagi",
        "credit": "",
        "width": 0,
        "height": 0,
        "key": "",
        "consent": "",
    }


PORTAL: dict[str, Any] = {
    "vocabulary": _made("kosakata"),
    "regions": (),
    "frameworks": {},
    "awards": (),
    "districts": {},
}


def test_a_portal_may_do_without_stories_and_outlines() -> None:
    """A portal has vocabularies, regions, frameworks, awards and districts; the rest is extra."""
    made = PortalInput(**PORTAL)
    assert {one.name: getattr(made, one.name) for one in dataclasses.fields(made)} == PORTAL | {
        "stories": (),
        "narratives": (),
        "boundaries": None,
        "quarantined": {},
        "waiting": (),
        "waiting_stories": frozenset(),
        "permits": (),
        "archives": {},
        "early": (),
        "closed": (),
    }


MADE = [
    *(_made(kind) for kind in KINDS),
    head(),
    Story(**STORY),
    Photo(file="a", alt="b"),
    PortalInput(**PORTAL),
]


@pytest.mark.parametrize("value", MADE, ids=[type(value).__name__ for value in MADE])
def test_what_is_read_never_changes(value: Any) -> None:
    """What was read stays as it was read: no part is set anew and none is added."""
    name = dataclasses.fields(value)[0].name
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(value, name, "lain")
    assert not hasattr(value, "__dict__")


@pytest.mark.parametrize("value", MADE, ids=[type(value).__name__ for value in MADE])
def test_the_parts_of_what_is_read_are_named(value: Any) -> None:
    """Each part is named when a value is made, so that none slips into the place of another."""
    given = {one.name: getattr(value, one.name) for one in dataclasses.fields(value)}
    first, *rest = given
    assert type(value)(**given) == value
    with pytest.raises(TypeError):
        type(value)(given[first], **{name: given[name] for name in rest})


def test_a_text_names_its_pictures_and_films() -> None:
    """Posters of films are pictures too; a film at another site is no file of the portal."""
    poster, photo = Photo(file="p.jpg", alt="P"), Photo(file="a.jpg", alt="A")
    own = Film(title="V", seconds=5, file="v.mp4", poster=poster)
    text = Story(
        **STORY, photos=(photo,), films=(own, Film(title="W", seconds=5, href="https://x.id"))
    )
    assert text.pictures == (photo, poster)
    assert text.files == ("a.jpg", "p.jpg", "v.mp4")
