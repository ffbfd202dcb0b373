"""Among data and texts there are ordinary files and folders; all else is refused at one door."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kksportal.effects import Folders
from kksportal.read.content import read_narratives, read_stories
from kksportal.read.entries import is_hidden, odd_entries
from kksportal.read.portal import read_shared
from kksportal.read.table import read_text

SECRET = "sandi: rahasia"
STORY = '---\njudul: X\ndaerah: "63.11"\n---\n' + SECRET


@pytest.fixture
def portal(tmp_path: Path) -> Path:
    """Folders of a portal, and beside it a file that is nobody's business."""
    root = tmp_path / "portal"
    for folder in ("datapackages/daerah/63.11-x", "content/inovasi", "content/narasi/63.11/2025"):
        (root / folder).mkdir(parents=True)
    (root / "content/tentang.md").write_text("# Tentang\n")
    (tmp_path / "rahasia").write_text(STORY)
    return root


def odd(root: Path) -> list[tuple[str, str]]:
    """The findings: where, and what."""
    findings = odd_entries(Folders(root=root))
    assert all(f.kind.code == "KKS-B001" and f.is_error for f in findings)
    return [(f.path, f.what) for f in findings]


def test_ordinary_files_are_no_fault(portal: Path) -> None:
    """The control: files and folders, and a portal without either folder."""
    assert odd(portal) == []
    assert odd(portal / "tidak-ada") == []


@pytest.mark.parametrize(
    "place",
    [
        "content/a.md",
        "content/inovasi/a.md",
        "content/inovasi/foto",
        "content/narasi/63.11/2025/pasar.md",
        "datapackages/daerah/63.11-x/fakta.csv",
        "datapackages/daerah/63.11-x/datapackage.json",
        "datapackages/daerah/63.12-y",
        "datapackages/lain",
    ],
)
@pytest.mark.parametrize("to", ["../rahasia", "/proc/self/environ", "tidak-ada"])
def test_a_link_is_reported_wherever_it_leads(portal: Path, place: str, to: str) -> None:
    """A link to a file, to a folder, out of the portal or nowhere, at any depth."""
    target = to if to.startswith("/") else os.path.relpath(portal / to, (portal / place).parent)
    (portal / place).symlink_to(target)
    name = place.rpartition("/")[2]
    assert odd(portal) == [(place, f"“{name}” tautan simbolik, bukan berkas biasa.")]


def test_a_link_to_a_folder_is_not_followed(portal: Path) -> None:
    """Neither what lies behind it nor a circle of links is looked at."""
    (portal / "content/lingkar").symlink_to(portal)
    assert [path for path, _ in odd(portal)] == ["content/lingkar"]


@pytest.mark.parametrize("name", ["content", "datapackages"])
def test_a_whole_folder_behind_a_link_is_reported(tmp_path: Path, portal: Path, name: str) -> None:
    """The folder of all texts, or of all data, may be no link either."""
    (portal / name).rename(tmp_path / "asli")
    (portal / name).symlink_to(tmp_path / "asli")
    assert [path for path, _ in odd(portal)] == [name]


def test_a_pipe_is_reported_and_nobody_waits_for_it(portal: Path) -> None:
    """A special file never ends; it is reported, and no reader opens it."""
    os.mkfifo(portal / "content/inovasi/a.md")
    os.mkfifo(portal / "datapackages/daerah/63.11-x/fakta.csv")
    assert odd(portal) == [
        ("content/inovasi/a.md", "“a.md” berkas khusus, bukan berkas biasa."),
        ("datapackages/daerah/63.11-x/fakta.csv", "“fakta.csv” berkas khusus, bukan berkas biasa."),
    ]
    stories, findings = read_stories(Folders(root=portal))
    assert stories == ()
    assert [f.kind.code for f in findings] == ["KKS-P003"]


def test_what_is_hidden_is_nobody_s_data(portal: Path) -> None:
    """An editor's lock is a link that leads nowhere: it is passed over, and so is what it hides."""
    (portal / "content/inovasi/.#a.md").symlink_to("orang@mesin.123")
    (portal / "content/.simpanan").mkdir()
    (portal / "content/.simpanan/b").symlink_to("/etc/passwd")
    (portal / "content/inovasi/.c.md").symlink_to(portal.parent / "rahasia")
    (portal / "content/narasi/63.11/2025/.d.md").write_text(STORY)
    assert odd(portal) == []
    assert read_stories(Folders(root=portal)) == ((), [])
    assert read_narratives(Folders(root=portal)) == ((), [])
    assert is_hidden(Path("a/.b"))
    assert not is_hidden(Path(".a/b"))


def test_no_reader_follows_a_link(portal: Path) -> None:
    """Also where the door was passed: a link reads as no file, and says nothing of its target."""
    link = portal / "content/inovasi/a.md"
    link.symlink_to(portal.parent / "rahasia")
    text, findings = read_text(link, "a.md")
    assert text is None
    assert [(f.kind.code, f.what) for f in findings] == [("KKS-P003", "Ini bukan berkas biasa.")]
    stories, findings = read_stories(Folders(root=portal))
    assert stories == ()
    assert SECRET not in repr(findings)


def test_reading_a_portal_goes_through_the_door(portal: Path) -> None:
    """Whoever reads the shared packages and the texts gets a finding for every odd entry."""
    (portal / "content/a.md").symlink_to(portal.parent / "rahasia")
    _, findings = read_shared(Folders(root=portal))
    assert ("KKS-B001", "content/a.md") in [(f.kind.code, f.path) for f in findings]
