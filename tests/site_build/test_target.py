"""A build removes only what a build made: where a site may stand, and what may be in its way."""

from __future__ import annotations

from pathlib import Path

import pytest

from kksportal.effects import Folders
from kksportal.errors import PortalError
from kksportal.site_build.target import (
    MANIFEST,
    check_strangers,
    check_target,
    made_files,
    manifest,
)


@pytest.fixture
def portal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A portal that is a repository, in a home, beside somebody's documents."""
    root = tmp_path / "rumah" / "portal"
    for folder in ("datapackages/daerah", "content/inovasi", "site_templates/aset", ".git/objects"):
        (root / folder).mkdir(parents=True)
    (root / "mkdocs.yml").write_text("site_name: X\n")
    (tmp_path / "rumah" / "dokumen").mkdir()
    (tmp_path / "rumah" / "repo" / ".git").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(tmp_path / "rumah"))
    return root


@pytest.mark.parametrize(
    "place",
    [
        "site",
        "keluaran/situs",
        "../situs",
        "../dokumen/situs",
        "../dokumen",
        "../dokumen/../situs-kks",
    ],
)
def test_a_new_or_empty_folder_of_its_own_is_fine(portal: Path, place: str) -> None:
    """In the portal's folder or beside it, a site may have a folder that holds nothing else."""
    check_target(Folders(root=portal), (portal / place).resolve())


@pytest.mark.parametrize(
    ("place", "why"),
    [
        (".", "memuat bahan portal"),
        ("..", "memuat bahan portal"),
        ("../..", "memuat bahan portal"),
        ("/", "memuat bahan portal"),
        ("content", "di dalam bahan portal"),
        ("content/inovasi", "di dalam bahan portal"),
        ("content/baru/lagi", "di dalam bahan portal"),
        ("datapackages", "di dalam bahan portal"),
        ("datapackages/daerah/63.11-x", "di dalam bahan portal"),
        ("site_templates", "di dalam bahan portal"),
        (".git", "di dalam bahan portal"),
        (".git/situs", "di dalam bahan portal"),
        ("../repo", "sebuah repositori git"),
        ("../repo/.git/situs", "di dalam folder repositori git"),
        ("mkdocs.yml", "bukan folder"),
    ],
)
def test_sources_repositories_and_homes_are_refused(portal: Path, place: str, why: str) -> None:
    """A place that is, holds or lies in what a portal is made from is told in one sentence."""
    with pytest.raises(PortalError, match=why) as told:
        check_target(Folders(root=portal), (portal / place).resolve())
    assert "pilih folder lain, misalnya --site-dir site" in str(told.value)


@pytest.mark.parametrize("name", ["HOME", "USERPROFILE"])
def test_a_home_is_refused_and_so_is_what_holds_it(
    portal: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Not even an empty home is a place for a site; a folder in it is."""
    home = tmp_path / "rumah-lain" / "ibu"
    home.mkdir(parents=True)
    monkeypatch.setenv("HOME", "/nonexistent")
    monkeypatch.setenv(name, str(home))
    for place in (home, home.parent):
        with pytest.raises(PortalError, match="memuat folder rumah"):
            check_target(Folders(root=portal), place)
    check_target(Folders(root=portal), home / "situs")


def test_another_name_of_a_source_is_the_same_place(portal: Path, tmp_path: Path) -> None:
    """A link to the portal's folder hides nothing, whichever of the two names is used."""
    (tmp_path / "pintu").symlink_to(portal)
    with pytest.raises(PortalError, match="di dalam bahan portal"):
        check_target(Folders(root=portal), tmp_path / "pintu" / "content")
    with pytest.raises(PortalError, match="memuat bahan portal"):
        check_target(Folders(root=tmp_path / "pintu"), portal)


def test_the_program_itself_is_a_source(portal: Path) -> None:
    """Nothing is published into the program."""
    import kksportal

    with pytest.raises(PortalError, match="di dalam bahan portal"):
        check_target(Folders(root=portal), Path(kksportal.__file__).parent / "situs")


@pytest.mark.parametrize(
    ("standing", "told"),
    [
        ([], ""),
        (["index.html", "daerah/a/index.html"], ""),
        (["index.html", ".DS_Store", "daerah/Thumbs.db", "daerah/a/desktop.ini"], ""),
        (["catatan.txt"], r"memuat 1 berkas .* \(catatan\.txt\)"),
        (["index.html", "daerah/a/CNAME"], r"memuat 1 berkas .* \(daerah/a/CNAME\)"),
        ([".git/config"], r"memuat 1 berkas"),
        (["d", "b", "c"], r"memuat 3 berkas .* \(b, c, d\)"),
        (["d", "b", "c", "a"], r"memuat 4 berkas .* \(a, b, c, …\)"),
    ],
)
def test_what_no_build_made_is_in_the_way(standing: list[str], told: str) -> None:
    """Files that no build made are named and stay; what file managers leave is nobody's work."""
    made = {"index.html", "daerah/a/index.html"}
    if not told:
        check_strangers(Path("situs"), standing, made)
        return
    with pytest.raises(PortalError, match=told) as fault:
        check_strangers(Path("situs"), standing, made)
    assert "bukan buatan kks build" in str(fault.value)


def test_a_site_knows_its_files(tmp_path: Path) -> None:
    """The list a build leaves is what the next one knows: every file, the list included."""
    assert made_files(tmp_path) == frozenset()
    (tmp_path / MANIFEST).write_bytes(manifest(["b/index.html", "a.html", MANIFEST]))
    assert made_files(tmp_path) == {"a.html", "b/index.html", MANIFEST}
    lines = (tmp_path / MANIFEST).read_text("utf-8").split("\n")
    assert lines[1:] == ["a.html", "b/index.html"]


@pytest.mark.parametrize("content", [b"", b"a.html\nb.html", b"\xff\xfe", b"kksportal\na.html"])
def test_another_s_list_is_no_list(tmp_path: Path, content: bytes) -> None:
    """Only a list that begins as ours gives anything away."""
    (tmp_path / MANIFEST).write_bytes(content)
    assert made_files(tmp_path) == frozenset()
