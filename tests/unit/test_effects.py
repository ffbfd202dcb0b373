"""The edge to disk: where a portal keeps its things, and how a site is written aside."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
from tests.conftest import ROOT

from kksportal.effects import Folders, Stage, in_order
from kksportal.errors import DoubleWriteError
from kksportal.shipped import shipped_templates


def test_paths_have_the_order_of_linux_on_windows_too() -> None:
    """There they sort without regard to case by themselves."""
    names = ["b/a", "a-b/c", "B/c", "a/c", "C"]
    there = in_order(map(PureWindowsPath, names))
    assert sorted(map(PureWindowsPath, names)) != there
    assert [path.as_posix() for path in there] == ["B/c", "C", "a/c", "a-b/c", "b/a"]
    assert [str(path) for path in in_order(map(PurePosixPath, names))] == sorted(
        names, key=lambda name: name.split("/")
    )


def test_a_portal_keeps_its_things_in_named_folders(tmp_path: Path) -> None:
    """Data packages, content, and templates of its own where it has them."""
    folders = Folders(root=tmp_path)
    assert folders.packages == tmp_path / "datapackages"
    assert folders.content == tmp_path / "content"
    (tmp_path / "site_templates").mkdir()
    assert folders.templates == (tmp_path / "site_templates", shipped_templates())


def test_a_portal_without_templates_uses_those_that_came_with_us(tmp_path: Path) -> None:
    """The folder beside the program, also where the portal has a file of that name."""
    (tmp_path / "site_templates").write_text("x", "utf-8")
    assert Folders(root=tmp_path).templates == (shipped_templates(),)


def test_a_portal_from_anybody_has_no_templates_of_its_own(tmp_path: Path) -> None:
    """They would run."""
    (tmp_path / "site_templates/aset").mkdir(parents=True)
    (tmp_path / "site_templates/aset/x.js").write_text("x")
    safe = Folders(root=tmp_path, safe=True)
    assert safe.templates == (shipped_templates(),)
    assert "x.js" not in safe.assets()
    assert "x.js" in Folders(root=tmp_path).assets()


def test_a_checkout_has_one_folder_of_templates() -> None:
    """There the program's own are the portal's."""
    assert Folders(root=ROOT).templates == (ROOT / "site_templates",)
    assert Folders(root=ROOT).shipped_below is None


def test_own_files_stand_over_those_of_the_program(tmp_path: Path) -> None:
    """File by file, in folders too; hidden ones are nobody's."""
    own = tmp_path / "site_templates/aset"
    (own / "huruf").mkdir(parents=True)
    for name in ("gaya.css", "huruf/a.woff2", ".lock"):
        (own / name).write_text("milik")
    assets = Folders(root=tmp_path).assets()
    assert assets["gaya.css"] == own / "gaya.css"
    assert assets["huruf/a.woff2"] == own / "huruf/a.woff2"
    assert assets["portal.js"] == shipped_templates() / "aset/portal.js"
    assert ".lock" not in assets
    assert list(assets) == sorted(assets)


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("/p/datapackages/a.csv", "datapackages/a.csv"),
        ("/p", "."),
        ("/lain/a.csv", "/lain/a.csv"),
        ("/px/a.csv", "/px/a.csv"),
    ],
)
def test_a_path_is_reported_from_the_portals_folder(path: str, shown: str) -> None:
    """A path elsewhere is shown whole."""
    assert Folders(root=Path("/p")).relative(Path(path)) == shown


@pytest.mark.parametrize(
    ("here", "name", "meant"),
    [
        ("", "data/ada.csv", "data/ada.csv"),
        ("data", "ada.csv", "data/ada.csv"),  # of the portal there is none, and here one
        ("data", "data/ada.csv", "data/ada.csv"),  # as a finding names it
        ("data", "baca.md", "baca.md"),  # both are there: the portal's
        ("data", "data/hilang.csv", "data/hilang.csv"),  # gone: its folder is the portal's
        ("", "data/hilang.csv", "data/hilang.csv"),
        ("..", "portal/data/hilang.csv", "data/hilang.csv"),  # gone: its folder is seen from here
        ("..", "portal/data/ada.csv", "data/ada.csv"),
        ("..", "jalan/data/ada.csv", "../jalan/data/ada.csv"),  # a link that leads into the portal
        ("data", "tautan.csv", "data/tautan.csv"),  # a link that leads out of it: not followed
        ("..", "data/ada.csv", "data/ada.csv"),  # what is seen is outside
        ("data", "../../ada.csv", "../../ada.csv"),  # both outside: as the portal sees it
        ("data", "../baca.md", "baca.md"),  # the portal would see it outside
        ("data", "../hilang.md", "hilang.md"),
    ],
)
def test_a_path_is_named_from_the_portal_or_from_where_one_is(
    here: str, name: str, meant: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is in the portal by that name, then what would be; outside only where nothing is in."""
    root = tmp_path / "portal"
    (root / "data").mkdir(parents=True)
    for file in ("data/ada.csv", "baca.md", "data/baca.md"):
        (root / file).write_text("x")
    (tmp_path / "jalan").symlink_to(root)
    (root / "data/tautan.csv").symlink_to(tmp_path)
    monkeypatch.chdir(root / here)
    expected = Path(os.path.normpath(root / meant))
    assert Folders(root=root).named(Path(name)) == expected
    assert Folders(root=root).named(expected) == expected


def test_a_file_is_written_with_its_folders(tmp_path: Path) -> None:
    """A stage makes the folders a file needs, and a later write replaces it."""
    stage = Stage(home=tmp_path / "a")
    assert stage.write("b/c/d.html", b"satu") is True
    assert (tmp_path / "a/b/c/d.html").read_bytes() == b"satu"
    assert stage.write("b/c/d.html", b"2") is True
    assert (tmp_path / "a/b/c/d.html").read_bytes() == b"2"


def test_a_stage_that_is_gone_is_not_made_again(tmp_path: Path) -> None:
    """A machine that wakes when the build is over leaves nothing beside the site."""
    stage = Stage(home=tmp_path / "kamar" / "situs")
    with pytest.raises(FileNotFoundError):
        stage.write("b/d.html", b"satu")
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_whole_while_it_is_written_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two machines that make one page write the same bytes: no reader meets it emptied."""
    stage = Stage(home=tmp_path)
    stage.write("a.html", b"sama")
    real, seen = os.open, []

    def slow(path: str, flags: int, mode: int = 0o777) -> int:
        opened = real(path, flags, mode)
        seen.append((tmp_path / "a.html").read_bytes())
        return opened

    monkeypatch.setattr(os, "open", slow)
    assert stage.write("a.html", b"sama") is True
    assert seen == [b"sama"]
    assert (tmp_path / "a.html").stat().st_mode & 0o777 == _plain_mode(tmp_path)


def _plain_mode(folder: Path) -> int:
    (folder / "b").write_bytes(b"")
    return (folder / "b").stat().st_mode & 0o777


@pytest.mark.parametrize("address", ["/x.html", "../x.html", "a/../../x.html", "a/.."])
def test_an_address_never_leaves_the_stage(address: str, tmp_path: Path) -> None:
    """An address from the root or upwards is refused, and nothing is written."""
    with pytest.raises(DoubleWriteError, match=r"^alamat keluar dari situs: "):
        Stage(home=tmp_path / "a").write(address, b"x")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("address", ["a..b/x.html", "..x.html", "a/x..html"])
def test_dots_in_a_name_are_no_way_up(address: str, tmp_path: Path) -> None:
    """The control: only a whole part of two dots leads upwards."""
    assert Stage(home=tmp_path).write(address, b"x")
    assert (tmp_path / address).read_bytes() == b"x"


@pytest.mark.parametrize(
    ("published", "written"),
    [(b"sama", False), (b"lain", True), (b"sama ", True), (b"sam", True), (None, True)],
    ids=["sama", "lain", "lebih-panjang", "lebih-pendek", "tidak-ada"],
)
def test_only_what_differs_from_the_published_site_is_written(
    published: bytes | None, written: bool, tmp_path: Path
) -> None:
    """A file that the published site has byte for byte is left out of the stage."""
    standing = tmp_path / "situs"
    standing.mkdir()
    if published is not None:
        (standing / "a.html").write_bytes(published)
    stage = Stage(home=tmp_path / "calon", published=standing)
    assert stage.write("a.html", b"sama") is written
    assert (tmp_path / "calon/a.html").exists() is written


def test_without_a_published_site_all_is_written(tmp_path: Path) -> None:
    """A stage knows nothing of what stands in its own folder."""
    (tmp_path / "a.html").write_bytes(b"sama")
    assert Stage(home=tmp_path).write("a.html", b"sama") is True


def test_a_stage_of_another_form_shapes_what_is_put_and_tells_that_size(tmp_path: Path) -> None:
    """What a build remembers of a file is what stands, not what was made."""
    stage = Stage(home=tmp_path, shape=lambda address, content: content + address.encode())
    assert stage.put("a.html", b"isi ") == len(b"isi a.html")
    assert (tmp_path / "a.html").read_bytes() == b"isi a.html"
    assert Stage(home=tmp_path).put("b.html", b"isi") == 3
    assert (tmp_path / "b.html").read_bytes() == b"isi"
