"""Texts of `kks init` that still wait for the owner: published, they would read as unfinished."""

from __future__ import annotations

from collections.abc import Iterator

from kksportal.effects import Folders
from kksportal.errors import Finding
from kksportal.findings import kind

# What the starter says where an owner should write; `tests/test_pengaturan.py` holds that each of
# its pages either has one of these or is complete.
WAITING = ("Halaman ini disediakan untuk Anda isi", "Tulis di sini ")


def starter_findings(folders: Folders) -> Iterator[Finding]:
    """Editorial pages in which a sentence of the starter still stands."""
    for path in sorted(folders.content.glob("*.md")):
        if path.is_symlink() or not path.is_file() or path.stat().st_size > 1_000_000:
            continue
        try:
            lines = path.read_text("utf-8", "replace").split("\n")
        except OSError:
            continue
        for row, line in enumerate(lines, start=1):
            if line.startswith(WAITING):
                what = f"Masih tertulis “{line.strip()[:60]}”."
                name = folders.relative(path)
                yield Finding(kind=kind("KKS-A006"), path=name, row=row, what=what)
                break
