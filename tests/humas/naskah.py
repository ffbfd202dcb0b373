"""The texts of the program that the handbook quotes, each between two marks in a page.

    <!-- dari program: pesan skor -->
    …
    <!-- sampai di sini -->

Nobody writes between the marks by hand; `tests/humas/test_naskah.py` compares.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.conftest import ROOT
from tests.humas.pesan import messages
from tests.humas.usulan import comment

PAGES = ROOT / "docs" / "humas"
BLOCK = re.compile(
    r"(<!-- dari program: (?P<name>[^\n]+?) -->\n)(?P<text>.*?)(<!-- sampai di sini -->)", re.DOTALL
)
RENEW = "make naskah-humas"


def texts(place: Path) -> dict[str, str]:
    """Every text that a page may quote, by its name; `place` is an empty folder to work in."""
    said, letter = messages(place / "pesan"), comment(place / "usulan")
    told = {f"pesan {name}": fenced(text) for name, text in said.items()}
    (correction,) = (line for line in letter.splitlines() if "Koreksi:" in line)
    told["koreksi"] = quoted(correction.removeprefix("- "))
    return told | {"komentar": quoted(letter)}


def fenced(text: str) -> str:
    """A text that is shown letter by letter."""
    return f"```\n{text}\n```\n"


def quoted(markdown: str) -> str:
    """Markdown that is shown as a reader of the pull request sees it, set off from the page."""
    return "".join(f"> {line}".rstrip() + "\n" for line in markdown.splitlines())


def filled(page: str, told: Mapping[str, str]) -> str:
    """A page with its quotes anew. Raises KeyError for a name that no text has."""
    return BLOCK.sub(lambda found: f"{found[1]}{told[found['name']]}{found[4]}", page)


def quotes(page: str) -> Iterator[tuple[str, str]]:
    """The names and the texts that stand in a page."""
    for found in BLOCK.finditer(page):
        yield found["name"], found["text"]


def renew(place: Path) -> list[str]:
    """Write every page whose quotes are others; their names."""
    told, written = texts(place), []
    for path in sorted(PAGES.glob("*.md")):
        before = path.read_text("utf-8")
        if (after := filled(before, told)) != before:
            path.write_text(after, "utf-8")
            written.append(path.name)
    return written
