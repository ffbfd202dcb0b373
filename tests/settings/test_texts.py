"""Editorial pages: what still waits to be written, and heads that do nothing."""

from __future__ import annotations

from pathlib import Path

from kksportal.effects import Folders
from kksportal.settings.texts import WAITING, text_findings
from kksportal.shipped import shipped_templates
from tests.settings.portals import put, told


def findings(root: Path) -> list[tuple[str, int, str]]:
    """What is said about the editorial pages of a portal."""
    return told(tuple(text_findings(Folders(root=root))))


def test_starter_texts_warn_until_they_are_written(tmp_path: Path) -> None:
    """Each page once, in the line that waits."""
    put(tmp_path, {
        "content/a.md": "---\ntitle: A\n---\n# A\n\nHalaman ini disediakan untuk Anda isi.\n",
        "content/b.md": "# B\n\nTulis di sini siapa pengelolanya.\nTulis di sini yang lain.\n",
        "content/c.md": "# C\n\nKami menulisnya sendiri.\n",
    })  # fmt: skip
    assert findings(tmp_path) == [
        ("A006", 6, "Masih tertulis “Halaman ini disediakan untuk Anda isi.”."),
        ("A006", 3, "Masih tertulis “Tulis di sini siapa pengelolanya.”."),
    ]


def test_every_page_of_the_starter_waits_or_is_complete() -> None:
    """A new sentence that waits must be recognised: all others are read as finished."""
    for path in sorted((shipped_templates() / "awal/content").glob("*.md")):
        lines = path.read_text("utf-8").split("\n")
        waiting = [line for line in lines if " Anda isi" in line or "ulis di sini" in line]
        assert all(line.startswith(WAITING) for line in waiting), path.name


def test_a_head_says_title_and_description(tmp_path: Path) -> None:
    """A template, a layout or anything else is named in its line; a rule in the text is no head."""
    put(tmp_path, {
        "content/a.md": "---\ntitle: A\ntemplate: x.html\nhide:\n  - toc\n---\n# A\n\nkami: kita\n",
        "content/b.md": "# B\n---\ntemplate: x\n---\n",
        "content/c.md": "---\ntemplate: x\n",
        "content/inovasi/d.md": "---\njudul: D\n---\n",
    })  # fmt: skip
    assert findings(tmp_path) == [
        ("N003", 3, "Isian “template” tidak dibaca di halaman redaksi."),
        ("N003", 4, "Isian “hide” tidak dibaca di halaman redaksi."),
    ]
