"""A story as a file: only what differs is written anew."""

from __future__ import annotations

import pytest

from kksportal.read.frontmatter import parse_yaml, split
from kksportal.render.story_text import Fields, story_text

BEFORE = """---
# catatan penulis
judul: 'Satu: dua'   # jangan diubah
tatanan: pasar
video: https://contoh.id/v
sumber:
  - id: a
    judul: A
    jenis: berita
---

Isi.
"""


def head_of(text: str) -> dict[str, object]:
    """The head of a file, read as the program reads it."""
    told: dict[str, object] = parse_yaml("\n".join(split(text)[0]))
    return told


def test_the_same_fields_give_the_same_bytes() -> None:
    """Comments, order, quotes and spaces stay; one text counts as a list of one."""
    source = [{"id": "a", "judul": "A", "jenis": "berita"}]
    fields: Fields = {"judul": "Satu: dua", "tatanan": ["pasar"], "sumber": source}
    assert story_text(BEFORE, fields, "Isi.") == BEFORE


def test_a_field_that_differs_is_written_alone() -> None:
    """What is not given stays, also what the editor does not know."""
    text = story_text(BEFORE, {"judul": "Lain"}, "Isi.")
    assert text == BEFORE.replace("judul: 'Satu: dua'   # jangan diubah", "judul: Lain")


@pytest.mark.parametrize(
    "value",
    ["63.11", "2026-11-01", "ya: tidak", "- satu", "#tanda", "'", '"', "true", "null", "[x]"],
)
def test_a_text_is_read_back_as_it_was(value: str) -> None:
    """Whatever YAML would make of it."""
    text = story_text("", {"judul": value, "tatanan": [value], "sumber": [{"id": value}]}, "x")
    assert head_of(text) == {"judul": value, "tatanan": [value], "sumber": [{"id": value}]}


def test_a_text_cannot_end_the_head() -> None:
    """Line breaks in a field are spaces: nothing typed there is a field of its own."""
    text = story_text("", {"judul": "a\n---\nsimulasi: true"}, "Isi.")
    assert head_of(text) == {"judul": "a --- simulasi: true"}
    assert split(text)[1] == "Isi.\n"


def test_a_field_that_is_emptied_goes() -> None:
    """And one that was never there is not written."""
    text = story_text(BEFORE, {"sumber": [], "inovasi": ""}, "Isi.")
    assert set(head_of(text)) == {"judul", "tatanan", "video"}


def test_a_head_that_cannot_be_read_is_refused() -> None:
    """Nothing of it is overwritten."""
    for text in ("Isi saja.\n", "---\n- satu\n---\nIsi.\n"):
        with pytest.raises(ValueError, match=r"---|Kepala"):
            story_text(text, {"judul": "x"}, "Isi.")
