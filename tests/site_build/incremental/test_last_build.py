"""The last build beside the files of today: what it left, and what of that still stands."""

from __future__ import annotations

import hashlib
import os
import shutil
import time
from pathlib import Path
from typing import Any

import pytest

from kksportal.effects import Folders
from kksportal.errors import PortalError
from kksportal.site_build.incremental import last_build as module
from kksportal.site_build.incremental.cache import Cache
from kksportal.site_build.incremental.inputs import Inputs
from kksportal.site_build.incremental.last_build import STATE, LastBuild
from kksportal.site_build.incremental.output import DistrictOutput, plain_output
from kksportal.site_build.incremental.state import Thing
from kksportal.site_build.publish import files_of
from kksportal.site_build.target import MANIFEST, manifest
from kksportal.words.portal import PortalInfo
from tests.conftest import ROOT
from tests.site_build.small import FIRST, FOLDER, INFO, PAGE, last_build, left, output, put, state

FILES = {
    "datapackages/kosakata/satuan.csv": "id",
    "datapackages/kerangka/2025/tatanan.csv": "id",
    "datapackages/wilayah/daerah.csv": "id",
    "datapackages/penghargaan/2025/penerima.csv": "id",
    f"{FOLDER}/fakta.csv": "id",
    "content/inovasi/a.md": "A",
    "content/narasi/a.md": "A",
    "content/tentang.md": "A",
    "site_templates/halaman/daerah.html": "<p>",
    "site_templates/aset/gaya.css": "a",
    "site_templates/awal/mkdocs.yml": "a",
    "mkdocs.yml": "a",
}


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    """A portal with one file of every sort, changed long ago."""
    made = put(tmp_path / "portal", FILES)
    long_ago = time.time_ns() - 60_000_000_000
    for path in FILES:
        os.utime(made.root / path, ns=(long_ago, long_ago))
    return made


def sha(text: str) -> str:
    """The sha256 of a text."""
    return hashlib.sha256(text.encode()).hexdigest()


def recall(folders: Folders, info: PortalInfo = INFO, **told: Any) -> LastBuild:
    """What the last build left of the portal, in a cache beside it."""
    home = folders.root.parent
    return LastBuild.recall(Cache(home / "ingatan"), folders, info, home / "situs", **told)


def build(folders: Folders, *outputs: DistrictOutput) -> None:
    """A build took place: the site has two files and their list, and the state is left."""
    site = folders.root.parent / "situs"
    put(site, {"index.html": "beranda", PAGE.file: "daerah"})
    (site / "site_templates").rmdir()
    (site / MANIFEST).write_bytes(manifest(["index.html", PAGE.file]))
    last = recall(folders)
    last.save(state(*outputs, base=last.base, inputs=last.inputs.seen(), site=files_of(site)))


def test_without_a_last_build_nothing_stands(folders: Folders) -> None:
    """The first time there is no state, no site and no damage, and there is work to do."""
    found = recall(folders)
    assert (found.state, found.left, found.published, found.changed) == (None, {}, {}, frozenset())
    assert (found.damaged, found.others, found.ours) == (frozenset(), (), frozenset())
    assert (found.things, found.outputs) == ({}, {})
    assert found.fresh
    assert not found.idle


def test_after_a_build_all_stands(folders: Folders) -> None:
    """Nothing was touched since: there is nothing to do, and what was left is found."""
    one = output(pages=(PAGE,))
    build(folders, one)
    found = recall(folders)
    assert found.idle
    assert not found.fresh
    assert found.state is not None
    assert found.state.base == found.base
    assert found.things == left(one)
    assert found.outputs == {FIRST: plain_output(one)}
    assert found.left == found.published == found.state.site
    assert set(found.left) == {"index.html", PAGE.file, MANIFEST}
    assert found.ours == {"index.html", PAGE.file, MANIFEST}
    assert (found.changed, found.damaged, found.others) == (frozenset(), frozenset(), ())


def test_a_state_that_is_no_state_is_none(folders: Folders) -> None:
    """Whatever else lies under the state's name, the build starts anew."""
    Cache(folders.root.parent / "ingatan").save(STATE, ["bukan"])
    assert recall(folders).fresh


@pytest.mark.parametrize(
    ("other", "mixed"),
    [
        ("{% include 'halaman/daerah.html' %}", True),
        ('{%- extends "halaman/daerah.html" %}', True),
        ("{% from nama import x %}", True),
        ('{% import "bawaan/komponen/angka.html" as a %}', False),
        ('{% extends "bawaan/halaman/peta.html" %}', False),
        ('{% from "komponen/tabel.html" import tabel %}', False),
        ("include halaman/daerah.html", False),
    ],
)
def test_a_template_that_another_takes_is_of_the_base(
    folders: Folders, other: str, mixed: bool
) -> None:
    """Then it may be on any page; the frame, components and the program's own are known to be."""
    place = folders.root / "site_templates/halaman"
    (place / "peta.html").write_text(other, "utf-8")
    build(folders, output(pages=(PAGE,)))
    assert not recall(folders).fresh
    (place / "daerah.html").write_text("<p>lain", "utf-8")
    assert recall(folders).fresh is mixed


def test_templates_of_this_program_print_apart() -> None:
    """Its own pages never take from one another, so a change of one makes that page alone."""
    assert module._print_apart(Inputs.look(Folders(root=ROOT), {}))


@pytest.mark.parametrize(
    ("path", "base"),
    [
        ("datapackages/kosakata/satuan.csv", True),
        ("datapackages/kerangka/2025/tatanan.csv", True),
        ("datapackages/wilayah/daerah.csv", True),
        ("datapackages/batas/batas.csv", True),
        ("site_templates/komponen/tabel.html", True),
        ("site_templates/halaman/daerah.html", False),
        ("site_templates/overrides/main.html", True),
        ("datapackages/penghargaan/2025/penerima.csv", False),
        ("datapackages/penghargaan-simulasi/2025/penerima.csv", False),
        (f"{FOLDER}/fakta.csv", False),
        ("content/inovasi/a.md", False),
        ("content/narasi/a.md", False),
        ("content/tentang.md", False),
        ("site_templates/aset/gaya.css", False),
        ("site_templates/aset/portal.js", True),
        ("site_templates/awal/mkdocs.yml", False),
        ("mkdocs.yml", False),
    ],
)
def test_what_every_district_depends_on_is_the_base(
    folders: Folders, path: str, base: bool
) -> None:
    """Vocabularies, frameworks, regions and templates start anew; the rest only changed."""
    build(folders, output())
    put(folders.root, {path: "lain sama sekali"})
    found = recall(folders)
    assert found.fresh is base
    assert not found.idle
    assert found.changed == (set() if base else {path})


def test_a_new_base_keeps_what_stands_in_the_site(folders: Folders) -> None:
    """With another base the districts are forgotten, but not which files of the site are ours."""
    build(folders, output())
    put(folders.root, {"datapackages/kosakata/satuan.csv": "lain"})
    site = folders.root.parent / "situs"
    (site / "index.html").unlink()
    found = recall(folders)
    assert set(found.left) == {"index.html", PAGE.file, MANIFEST}
    assert (found.damaged, found.others) == (frozenset({"index.html"}), ())


@pytest.mark.parametrize("lost", ["", MANIFEST, "ingatan"])
def test_what_no_build_made_is_refused(folders: Folders, lost: str) -> None:
    """A stranger in the site stops the build; the list, or the memory, tells who made the rest."""
    build(folders, output())
    home = folders.root.parent
    if lost == "ingatan":
        shutil.rmtree(home / lost)
    elif lost:
        (home / "situs" / lost).unlink()
    found = recall(folders)
    assert not found.others
    assert bool(found.published) is (lost != "ingatan")
    (home / "situs" / "asing.html").write_text("asing", "utf-8")
    with pytest.raises(PortalError, match=r"memuat 1 berkas .* \(asing\.html\)"):
        recall(folders)


def test_a_site_that_nobody_remembers_is_refused(folders: Folders) -> None:
    """Without a list and without a memory, every file is a stranger."""
    put(folders.root.parent / "situs", {"index.html": "beranda"})
    with pytest.raises(PortalError, match=r"memuat 1 berkas .* \(index\.html\)"):
        recall(folders)


def test_another_portal_starts_anew(folders: Folders) -> None:
    """Another name, a switch that is turned, or another program is another base."""
    build(folders, output())
    assert not recall(folders).fresh
    assert recall(folders, PortalInfo(name="Lain")).fresh
    assert recall(folders, switches=(True,)).fresh
    on, off = recall(folders, switches=(True, False)), recall(folders, switches=(False, True))
    assert on.base != off.base


def test_another_program_starts_anew(folders: Folders, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever was edited in the program, its key is in the base."""
    build(folders, output())
    monkeypatch.setattr(module, "program_key", lambda _: "lain")
    assert recall(folders).fresh


def test_a_site_that_was_edited_is_damaged(folders: Folders) -> None:
    """Files edited or gone are damaged; those of another build, by its list, are others."""
    build(folders, output())
    site = folders.root.parent / "situs"
    (site / "index.html").write_text("diubah orang", "utf-8")
    (site / PAGE.file).unlink()
    (site / "lain.html").write_text("lain", "utf-8")
    (site / MANIFEST).write_bytes(manifest(["index.html", "lain.html"]))
    found = recall(folders)
    assert found.damaged == {"index.html", PAGE.file, MANIFEST}
    assert found.others == ("lain.html",)
    assert not found.idle


@pytest.mark.parametrize(
    "told",
    [{"changed": {"a"}}, {"damaged": frozenset({"a"})}, {"others": ("a",)}, {"state": None}],
    ids=["berkas berubah", "situs rusak", "berkas asing", "tanpa keadaan"],
)
def test_any_difference_is_work(told: dict[str, Any]) -> None:
    """A build is idle only when nothing changed, nothing is damaged and nothing is strange."""
    assert last_build(None, output()).idle
    assert not last_build(None, output(), **told).idle


def test_a_build_that_leaves_things_out_has_no_last_build(tmp_path: Path) -> None:
    """It keeps nothing, takes nothing as standing, and sees the same files."""
    full = last_build(
        tmp_path, output(), left={"a": (1, 1)}, published={"a": (1, 1)}, damaged=frozenset({"a"}),
        others=("b",), changed=frozenset({"c"}), ours=frozenset({"a", "b"}),
    )  # fmt: skip
    bare = full.without()
    bare.cache.save("x", 1)
    assert bare.cache.load("x") is None
    assert (bare.state, bare.left, bare.published) == (None, {}, {})
    assert (bare.damaged, bare.others) == (frozenset(), ())
    assert (bare.inputs, bare.base, bare.changed) == (full.inputs, "dasar", {"c"})
    assert bare.ours == {"a", "b"}  # what builds made in the site may be replaced all the same
    assert not full.fresh


PAGE_THING = Thing({"daerah": "k"}, {"index.html": 3, "lain.html": 4}, ("fakta",))


@pytest.mark.parametrize(
    ("name", "uses", "damaged", "stands"),
    [
        ("halaman:", {"daerah": "k"}, (), True),
        ("halaman:", {"daerah": "k"}, ("asing.html",), True),
        ("halaman:", {"daerah": "l"}, (), False),
        ("halaman:", {}, (), False),
        ("halaman:", {"daerah": "k", "hari": ""}, (), False),
        ("halaman:a/", {"daerah": "k"}, (), False),
        ("halaman:", {"daerah": "k"}, ("index.html",), False),
        ("halaman:", {"daerah": "k"}, ("lain.html", "asing.html"), False),
    ],
)
def test_a_thing_stands_with_its_keys_and_its_files(
    name: str, uses: dict[str, str], damaged: tuple[str, ...], stands: bool
) -> None:
    """The same keys, no more and no fewer, and none of its files damaged: it stands as it is."""
    last = last_build(things={"halaman:": PAGE_THING}, damaged=frozenset(damaged))
    assert last.stands(name, uses) == (PAGE_THING if stands else None)
    assert last.without().stands(name, uses) is None


def test_the_contents_of_all_but_districts_are_read_at_once(folders: Folders) -> None:
    """What is edited while a build runs is not taken for what the build began with."""
    found = recall(folders)
    for path in FILES:
        (folders.root / path).write_text("diubah sewaktu membangun", "utf-8")
    own = f"{FOLDER}/fakta.csv"
    assert {p for p in FILES if p != own and found.inputs.sha(p) != sha(FILES[p])} == set()
