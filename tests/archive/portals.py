"""A small fictional portal of two cycles, and its archives."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

from kksportal.archive.making import Made, Making, make_archive
from kksportal.effects import Folders
from kksportal.model.package import PortalInput
from kksportal.settings import read_settings
from kksportal.site_build.site import check
from tests.portal_cases import PORTALS, lay, read_case

DISTRICT = "datapackages/daerah/S01.01-kabupaten-simulasi-001"
FACTS, SCORES = f"{DISTRICT}/fakta.csv", f"{DISTRICT}/penilaian.csv"
LISTS = "datapackages/arsip/2025"
# The program's own wheel is what `tests/archive/test_program_files.py` is about.
PROGRAM = {"kksportal-0-py3-none-any.whl": b"roda", "requirements.txt": b"# daftar\n"}
SETTINGS = """site_name: Portal uji
site_url: https://kks.contoh.example/
docs_dir: content
plugins:
  - kksportal:
      pengelola: Bappeda Simulasi
"""
ABOUT = """# Tentang

Portal uji. Lihat [kerangka 2023](../kerangka/2023/) dan [kerangka 2025](../kerangka/2025/).
"""


def new_portal(root: Path) -> Path:
    """A portal whose data have two cycles; no finding stops it."""
    lay(read_case(PORTALS / "dua-siklus"), root)
    (root / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    (root / "content").mkdir()
    (root / "content" / "tentang.md").write_text(ABOUT, "utf-8")
    return root


def copy_of(portal: Path, target: Path) -> Path:
    """A copy of a portal with its archives."""
    return Path(shutil.copytree(portal, target))


def read(root: Path) -> PortalInput:
    """The data of a portal; they must be sound."""
    data, findings = check(Folders(root=root))
    assert data is not None
    assert [one for one in findings if one.is_error] == []
    return data


def close(root: Path, cycle: str, day: str = "2026-01-31") -> Made:
    """Close a cycle, or add a version to its archive."""
    salt = hashlib.sha256(f"{cycle} {day}".encode()).hexdigest()
    making = Making(day=day, program=PROGRAM, salt=salt, target=root.parent)
    info = read_settings(root).info
    made = make_archive(Folders(root=root), info, read(root), cycle, making)
    assert made.version, [one for one in made.findings if one.is_error]
    return made


def told(root: Path) -> list[tuple[str, str, int, str]]:
    """The errors of a portal: kind, file, row, column."""
    _, findings = check(Folders(root=root))
    return [(one.kind.code, one.path, one.row, one.column) for one in findings if one.is_error]


def edit(root: Path, path: str, before: str, after: str) -> None:
    """Replace a text in a file, once."""
    place = root / path
    text = place.read_text("utf-8")
    assert before in text, text[:500]
    place.write_text(text.replace(before, after, 1), "utf-8")


def append(root: Path, path: str, line: str) -> int:
    """Add a line to a table; the number of the line."""
    place = root / path
    text = f"{place.read_text('utf-8')}{line}\n"
    place.write_text(text, "utf-8")
    return text.count("\n")
