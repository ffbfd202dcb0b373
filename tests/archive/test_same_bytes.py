"""The same cycle closed on another machine gives the same bytes, as far as Linux can play one.

There is no Windows here. What differs there and can be had here is: line ends and letters of text
files, the order of paths, what ZIPs say of their origin, a disk without links; beside what differs
from one Linux to the next.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kksportal.archive.store import open_archive, zip_archive
from kksportal.archive.tree import digests_of
from kksportal.effects import Folders
from kksportal.errors import PortalError
from kksportal.preservation.paths import odd_path
from kksportal.simulation.portal import simulate_nation
from tests.archive.other_machine import HABITS
from tests.archive.portals import close, copy_of
from tests.conftest import ROOT

PLAIN = {"PYTHONUTF8": "0", "LC_ALL": "C", "LANG": "C", "PYTHONCOERCECLOCALE": "0"}
ROOM = 120  # letters that a folder's own path may take on Windows, of 260 for a whole one
MACHINES = {
    "kelir": (
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati"},
        ("folders_backwards", "fresh_processes"),
    ),
    "polos": ({**PLAIN, "PYTHONHASHSEED": "2", "TZ": "America/Adak"}, ("closed_umask", "one_core")),
    "windows": ({"PYTHONHASHSEED": "3", "TZ": "UTC"}, tuple(HABITS.keys() - {"fresh_processes"})),
}


def _closed_there(portal: Path, place: Path, told: dict[str, str], habits: tuple[str, ...]) -> Path:
    """A copy of a portal whose cycles were closed on another machine; its files are of any age."""
    root = copy_of(portal, place / "rumah lain" / "portal")
    for number, path in enumerate(sorted(root.rglob("*"))):
        os.utime(path, (10**9 + 86_400 * number,) * 2)
        if path.is_file():
            path.chmod(0o755)
    ways = os.pathsep.join((str(ROOT), os.environ.get("PYTHONPATH", "")))
    done = subprocess.run(
        [sys.executable, "-m", "tests.archive.other_machine", str(root), str(place), *habits],
        env=os.environ | {"PYTHONPATH": ways} | told,
        capture_output=True, text=True, encoding="utf-8", errors="replace", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    return root


@pytest.mark.parametrize("name", MACHINES)
def test_another_machine_gives_the_same_archive_and_the_same_zip(
    closed_portal: Path, open_portal: Path, tmp_path: Path, name: str
) -> None:
    root = _closed_there(open_portal, tmp_path, *MACHINES[name])
    here, there = digests_of(closed_portal / "arsip"), digests_of(root / "arsip")
    assert [path for path in sorted(here.keys() | there.keys())
            if here.get(path) != there.get(path)] == []  # fmt: skip
    packed = zip_archive(open_archive(Folders(root=closed_portal), "2025"), 1, tmp_path / "sini")
    assert packed.read_bytes() == (tmp_path / packed.name).read_bytes()


@pytest.mark.berat
def test_a_portal_with_pictures_stories_and_many_texts_gives_the_same_there(tmp_path: Path) -> None:
    """Eight districts, so that they are made in several processes; names of both cases."""
    asked = tmp_path / "asal"
    simulate_nation(asked, 8, 1)
    for name in ("Zeta", "alur", "Beta"):
        (asked / "content" / f"{name}.md").write_text(f"# {name}\n\nIsi.\n", "utf-8")
    here = _closed_there(asked, tmp_path / "sini", {}, ())
    there = _closed_there(asked, tmp_path / "sana", *MACHINES["windows"])
    assert digests_of(here / "arsip") == digests_of(there / "arsip")
    packed = [tmp_path / place / "kks-2025-v1.zip" for place in ("sini", "sana")]
    assert packed[0].read_bytes() == packed[1].read_bytes()


def test_texts_with_the_line_ends_of_windows_are_frozen_as_the_others(
    closed_portal: Path, open_portal: Path, tmp_path: Path
) -> None:
    """Git may write them so on Windows: the same commit, other bytes in the folder."""
    root = copy_of(open_portal, tmp_path / "asal")
    texts = [p for p in root.rglob("*") if p.suffix in (".md", ".yml", ".json")]
    assert len(texts) > 5
    for path in texts:
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    there = digests_of(_closed_there(root, tmp_path, {}, ()) / "arsip")
    here = digests_of(closed_portal / "arsip")
    assert [path for path in sorted(here.keys() | there.keys())
            if here.get(path) != there.get(path)] == []  # fmt: skip


@pytest.mark.parametrize("folder", ["", "site_templates/awal"])
def test_git_changes_no_line_end_in_a_portal_and_none_in_an_archive(folder: str) -> None:
    """Of this repository, from which the program's wheel is made, and of every new portal."""
    lines = (ROOT / folder / ".gitattributes").read_text("utf-8").splitlines()
    assert "* text=auto eol=lf" in lines
    assert lines[-1] == "arsip/** -text"  # the last line that fits a path counts


@pytest.mark.parametrize(
    ("names", "told"),
    [(("aux.css",), "aux.css"), (("Denah.css", "denah.css"), "denah.css")],
)
def test_what_windows_cannot_unpack_is_refused_before_there_is_an_archive(
    open_portal: Path, tmp_path: Path, names: tuple[str, ...], told: str
) -> None:
    """Data and texts have findings of their own (KKS-B002, B003); a portal's styles have none."""
    root = copy_of(open_portal, tmp_path / "portal")
    for name in names:
        place = root / "site_templates" / "aset" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text("a {}", "utf-8")
    with pytest.raises(PortalError, match=f"/{told}” tidak dapat dibekukan"):
        close(root, "2025")
    assert not (root / "arsip").exists() or not list((root / "arsip").iterdir())


def test_every_name_in_an_archive_is_one_on_every_system(closed_portal: Path) -> None:
    """No reserved name, no two that differ by case alone, and none too long for Windows."""
    for cycle in ("2023", "2025"):
        paths = [one.relative_to(closed_portal).as_posix()
                 for one in (closed_portal / "arsip" / cycle).rglob("*")]  # fmt: skip
        assert [path for path in paths if odd_path(path.replace("0=ocfl", "0-ocfl"))] == []
        assert len({path.casefold() for path in paths}) == len(paths)
        assert max(map(len, paths)) < 260 - ROOM
