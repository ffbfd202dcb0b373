"""Small stories and narratives, for tests of how texts are read."""

from __future__ import annotations

from pathlib import Path

from kksportal.effects import Folders
from kksportal.errors import Finding
from kksportal.model.package import Story
from kksportal.read.content import read_story
from tests.read.files import as_rows, put

STORY = {
    "judul": "Kisah",
    "daerah": "63.10",
    "tatanan": "pasar",
    "penulis": "Tim",
    "tanggal": "2026-11-24",
    "ringkasan": "Pendek.",
    "sumber": "[{id: a, judul: A, jenis: berita}]",
}
NARRATIVE = {
    "daerah": "63.10",
    "siklus": "2025",
    "tatanan": "pasar",
    "penulis": "Tim",
    "tanggal": "2026-11-24",
}


def text(fields: dict[str, str], body: str = "Isi\n") -> str:
    """A text with these fields in its head."""
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in fields.items()) + f"---\n{body}"


def read(
    root: Path, body: str = "Isi\n", *, narrative: bool = False, **fields: str | None
) -> tuple[Story | None, list[Finding]]:
    """A sound story with some fields changed, None for one left out."""
    made = (NARRATIVE if narrative else STORY) | fields
    place = "content/narasi/63.10/2025/pasar.md" if narrative else "content/inovasi/kisah.md"
    kept = {key: value for key, value in made.items() if value is not None}
    return read_story(put(root / place, text(kept, body)), Folders(root=root), narrative=narrative)


def faults(root: Path, body: str = "Isi\n", **fields: str | None) -> list[tuple[str, str, str]]:
    """The findings about a story: code, field, what."""
    return [(code, key, what) for code, _, key, what in as_rows(read(root, body, **fields)[1])]
