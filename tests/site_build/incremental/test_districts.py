"""Which districts are built anew, and which stand as they were."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from kksportal.site_build.drawn import Drawn
from kksportal.site_build.incremental.districts import DistrictKeys
from kksportal.site_build.incremental.inputs import Inputs, Stat
from kksportal.site_build.incremental.last_build import LastBuild
from kksportal.site_build.incremental.output import DistrictOutput
from kksportal.site_build.incremental.state import Thing
from kksportal.site_build.reading import Unit
from tests.site_build.small import FIRST, FOLDER, PAGE, SECOND, last_build, left, output, put, state

FACTS = f"{FOLDER}/fakta.csv"


def keys(last: LastBuild, shared: Mapping[str, str] | None = None) -> DistrictKeys:
    """The keys of a build that knows the story "a"."""
    return DistrictKeys(last=last, shared=shared or {FIRST: ""}, stories=frozenset({"a"}))


def split(
    last: LastBuild, folder: str = FOLDER, shared: Mapping[str, str] | None = None
) -> tuple[list[Unit], list[DistrictOutput]]:
    """What one district comes to."""
    return keys(last, shared).split([Unit(FIRST, folder)])


def test_a_district_uses_its_package_its_share_and_the_stories_it_names() -> None:
    """Each with its key: the folder's, what it takes of shared data, and the stories there are."""
    told = DistrictKeys(
        last=last_build(None, output()),
        shared={FIRST: "bagian"},
        stories=frozenset({"b", "a", "c"}),
    )
    assert told.uses(FIRST, FOLDER, ("b", "hilang", "a", "b")) == {
        "paket": FOLDER, "bersama": "bagian", "cerita": "a b", "templat": "",
    }  # fmt: skip
    bare = {"paket": "", "bersama": "", "cerita": "", "templat": ""}
    assert told.uses(SECOND, "", ()) == bare


def test_a_district_that_is_as_it_was_stands() -> None:
    """Its folder, its share, its stories and its files are the same: it is not built again."""
    before = output(pages=(PAGE,), files=(("kartu/63.11.png", 5),), named=("a",))
    last = last_build(None, before, changed={"datapackages/daerah/63.12-x/fakta.csv"},
                      damaged=frozenset({"index.html"}))  # fmt: skip
    assert split(last) == ([], [before])


@pytest.mark.parametrize(
    ("published", "damaged", "drawn"),
    [({"a.png": (3, 1)}, (), True), ({}, (), False), ({"a.png": (3, 1)}, ("a.png",), False)],
)
def test_a_drawing_that_stands_is_told_to_its_maker(
    published: dict[str, Any], damaged: tuple[str, ...], drawn: bool
) -> None:
    """So that it is not drawn again; one that is gone or was changed in the site is."""
    before = output(drawn=(("a.png", "k", 3),))
    last = last_build(None, before, published=published, damaged=frozenset(damaged))
    ((unit,), _) = split(last, shared={FIRST: "lain"})
    assert unit.drawn == ((Drawn("a.png", "k", 3),) if drawn else ())


@pytest.mark.parametrize(
    ("before", "told"),
    [
        pytest.param({}, {"changed": {FACTS}}, id="paketnya berubah"),
        pytest.param({}, {"changed": {f"{FOLDER}/dalam/lagi.csv"}}, id="isi subfolder berubah"),
        pytest.param({"pages": (PAGE,)}, {"damaged": frozenset({PAGE.file})}, id="halaman rusak"),
        pytest.param(
            {"files": (("kartu/63.11.png", 5),)}, {"damaged": frozenset({"kartu/63.11.png"})},
            id="berkas rusak",
        ),
        pytest.param({"named": ("a", "b")}, {}, id="ceritanya hilang"),
        pytest.param({"folder": "datapackages/daerah/63.11-y"}, {}, id="pindah folder"),
        pytest.param({"folder": ""}, {}, id="belum punya paket"),
        pytest.param({"code": SECOND}, {}, id="belum dikenal"),
        pytest.param({}, {"state": None}, id="tanpa bangunan lama"),
    ],
)  # fmt: skip
def test_a_district_that_is_not_as_it_was_is_built_again(
    before: dict[str, Any], told: dict[str, Any]
) -> None:
    """One difference is enough."""
    assert split(last_build(None, output(**before), **told)) == ([Unit(FIRST, FOLDER)], [])


def test_a_story_that_is_there_now_builds_the_district_that_names_it() -> None:
    """A package may have named a story before there was one."""
    before = output(named=("a",))
    thing = left(output())  # as if no such story had been there
    last = last_build(None, state=state(before, things=thing))
    assert split(last) == ([Unit(FIRST, FOLDER)], [])


def test_a_district_whose_share_moved_is_built_again() -> None:
    """Other awards or texts are another share; one that is not told is another too."""
    told = state(output(), things=left(output(), shared={FIRST: "satu"}))
    last = last_build(None, state=told)
    assert split(last, shared={FIRST: "satu"}) == ([], [output()])
    assert split(last, shared={FIRST: "dua"}) == ([Unit(FIRST, FOLDER)], [])
    assert split(last, shared={"x": "satu"}) == ([Unit(FIRST, FOLDER)], [])


@pytest.mark.parametrize(
    ("template", "built"),
    [
        ("halaman/daerah.html", True),
        ("halaman/daerah-singkat.html", True),
        ("halaman/en-daerah.html", True),
        ("halaman/inovasi.html", True),
        ("halaman/glosarium.html", False),
        ("halaman/peta.html", False),
    ],
)
def test_a_template_of_districts_builds_them_again(
    tmp_path: Path, template: str, built: bool
) -> None:
    """One that the portal has of its own; a page of the nation has nothing to do with them."""
    path = f"site_templates/{template}"
    folders = put(tmp_path, {path: "satu"})
    inputs = Inputs.look(folders, {})
    told = keys(last_build(None, inputs=inputs)).uses(FIRST, "", ())
    thing = {"daerah:63.11": Thing({**told, "paket": FOLDER}, {}, (FOLDER,))}
    last = last_build(None, state=state(output(), things=thing), inputs=inputs)
    assert split(last) == ([], [output()])
    put(tmp_path, {path: "lain"})
    last.inputs = Inputs.look(folders, {})
    assert (split(last)[0] == [Unit(FIRST, FOLDER)]) is built


def test_a_folder_whose_name_begins_alike_is_not_touched() -> None:
    """Only the district's own folder counts, not one whose name continues it."""
    last = last_build(None, output(), changed={f"{FOLDER}yz/fakta.csv", f"docs/{FOLDER}/a"})
    assert split(last) == ([], [output()])


def test_a_district_without_a_package_is_not_touched_by_others() -> None:
    """Where there is no folder, a loose file among the packages is no reason to build it again."""
    bare = DistrictOutput(FIRST, "")
    last = last_build(None, bare, changed={"datapackages/daerah/baca.md"})
    assert split(last, folder="") == ([], [bare])
    assert split(last) == ([Unit(FIRST, FOLDER)], [])


def test_a_district_stands_only_in_the_folder_it_was_built_from() -> None:
    """Two folders without a file have the same key, and findings name the folder."""
    empty = last_build().read_key("tidak-ada")
    moved = {
        "daerah:63.11": Thing(
            {"paket": empty, "bersama": "", "cerita": "", "templat": ""}, {}, ("lain",)
        )
    }
    last = last_build(None, state=state(output(), things=moved))
    assert split(last) == ([Unit(FIRST, FOLDER)], [])


def test_a_district_of_which_only_the_output_or_only_the_thing_is_known_is_built() -> None:
    """Both are needed."""
    no_thing = last_build(None, state=state(outputs=state(output()).outputs))
    no_output = last_build(None, state=state(output(), outputs={}))
    assert split(no_thing) == split(no_output) == ([Unit(FIRST, FOLDER)], [])


def test_districts_part_in_their_order() -> None:
    """Each is built or stands for itself; unknown ones are built."""
    both = output(FIRST), output(SECOND)
    units = [Unit(c, f"datapackages/daerah/{c}-x") for c in ("63.10", FIRST, SECOND, "63.13")]
    shared = dict.fromkeys([FIRST, SECOND], "")
    stale, kept = keys(last_build(None, *both, changed={FACTS}), shared).split(units)
    assert stale == [units[0], units[1], units[3]]
    assert kept == [both[1]]
    assert keys(last_build()).split(units) == (units, [])


def test_a_district_of_this_build_is_a_thing_that_stands_in_the_next() -> None:
    """Its keys, its files with their sizes and its folder are all that is needed."""
    one = output(pages=(PAGE,), files=(("kartu/63.11.png", 5),), named=("a", "hilang"))
    thing = keys(last_build(), {FIRST: "satu"}).thing(one)
    assert thing == Thing(
        {"paket": last_build().read_key(FOLDER), "bersama": "satu", "cerita": "a", "templat": ""},
        {PAGE.file: 7, "kartu/63.11.png": 5},
        (FOLDER,),
    )
    last = last_build(None, state=state(one, things={"daerah:63.11": thing}))
    assert split(last, shared={FIRST: "satu"}) == ([], [one])


def told_of(last: LastBuild, content: str, **told: Any) -> Thing:
    """A district as a thing, when its file is read with this content."""
    here: Stat = (1, 1)
    last.inputs.stats[FACTS] = here
    last.inputs.note_read({FACTS: content})
    return keys(last).thing(output(**told))


def test_a_package_edited_while_the_build_runs_has_the_key_of_what_was_read() -> None:
    """Else an edit that is taken back again would find the pages of the edit standing."""
    shas = ((FACTS, "sementara"),)
    now = told_of(last_build(None, output()), "sementara", shas=shas)
    then = last_build(None, state=state(output(), things={"daerah:63.11": now}), changed={FACTS})
    then.inputs.stats[FACTS] = (1, 1)
    then.inputs.note_read({FACTS: "semula"})
    assert split(then) == ([Unit(FIRST, FOLDER)], [])
    then.inputs.note_read({FACTS: "sementara"})
    assert len(split(then)[1]) == 1


def test_a_district_that_stands_keeps_the_key_of_its_package() -> None:
    """Its files were not read in this build, and are not for its key."""
    assert told_of(last_build(None, output()), "lain").uses["paket"] == FOLDER
