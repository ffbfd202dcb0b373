"""The owner's editorial pages: sentences of `kks init` that still wait, and heads that do nothing.

Published, an unfilled starter page reads as unfinished. What a page's own head may say is its title
and its description; it chooses no template.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kksportal.effects import Folders
from kksportal.errors import Finding
from kksportal.findings import kind
from kksportal.read.entries import editorial_files

# What the starter says where an owner should write.
WAITING = ("Halaman ini disediakan untuk Anda isi", "Tulis di sini ")
HEAD = ("title", "description")
_MOST_BYTES = 1_000_000
_FIELD = re.compile(r"([A-Za-z_][A-Za-z0-9_-]*)\s*:")


def text_findings(folders: Folders) -> Iterator[Finding]:
    """Findings about the editorial pages of a portal."""
    for path in editorial_files(folders):
        if path.is_symlink() or not path.is_file():
            continue
        try:
            if path.stat().st_size <= _MOST_BYTES:
                lines = path.read_text("utf-8-sig", "replace").split("\n")
                yield from _page_findings(lines, folders.relative(path))
        except OSError:
            continue


def _page_findings(lines: list[str], name: str) -> Iterator[Finding]:
    for row, line in enumerate(_head(lines), start=2):
        field = _FIELD.match(line)
        if field and field[1] not in HEAD:
            what = f"Isian “{field[1]}” tidak dibaca di halaman redaksi."
            yield Finding(kind=kind("KKS-N003"), path=name, row=row, what=what,
                          advice="Hapus isian itu")  # fmt: skip
    for row, line in enumerate(lines, start=1):
        if line.startswith(WAITING):
            what = f"Masih tertulis “{line.strip()[:60]}”."
            yield Finding(kind=kind("KKS-A006"), path=name, row=row, what=what)
            return


def _head(lines: list[str]) -> list[str]:
    if not lines or lines[0].rstrip() != "---":
        return []
    ends = (n for n, line in enumerate(lines[1:], start=1) if line.rstrip() in ("---", "..."))
    return lines[1 : next(ends, 1)]
