"""A comment: what it holds, and that one from a stranger's file is read strictly."""

from __future__ import annotations

import json
from typing import Any

import pytest

from kksportal.changes.comment import Comment, Item, Section
from kksportal.errors import PortalError
from kksportal.render.comment import MOST_BYTES, as_markdown, as_record, read_comment

COMMENT = Comment(
    "Satu paket berubah.",
    (
        Section("Kota X: berubah", (Item("ODF naik."), Item("65 skor turun 1", ("satu", "dua")))),
        Section("Kesiapan yang berubah", (Item("Padapa."),), level=3),
        Section("Yang perlu dilihat", (Item("Buka sumbernya"),), boxes=True),
    ),
)


def told(comment: Comment = COMMENT, **other: Any) -> bytes:
    """A comment as JSON, with some of its values replaced."""
    return json.dumps({"komentar": as_record(comment) | other}).encode()


def test_heads_lists_and_boxes() -> None:
    """As a forge shows it."""
    assert as_markdown(COMMENT).splitlines() == [
        "Satu paket berubah.",
        "",
        "## Kota X: berubah",
        "",
        "- ODF naik.",
        "- 65 skor turun 1",
        "  - satu",
        "  - dua",
        "",
        "### Kesiapan yang berubah",
        "",
        "- Padapa.",
        "",
        "## Yang perlu dilihat",
        "",
        "- [ ] Buka sumbernya",
    ]


def test_it_is_read_back_as_it_was() -> None:
    """Through JSON nothing is lost."""
    assert read_comment(told()) == COMMENT


def test_whoever_wrote_the_file_writes_text_only() -> None:
    """No mark, mention, address, tag, line or hidden character of theirs reaches the comment."""
    bad = "<b>@semua</b>\n# Kepala\n- [x] y ![z](https://x.example) `a` \u202e\u200b\x1b\ud800"
    markdown = as_markdown(read_comment(told(Comment(bad, (Section(bad, (Item(bad, (bad,)),)),)))))
    lines = [line for line in markdown.splitlines() if line]
    assert len(lines) == 4
    for active in ("<", "@", "://", "\u202e", "\u200b", "\x1b", "\ud800", " `", " ![", " [x]"):
        assert active not in markdown


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"[]",
        b"{",
        b"\xff",
        b"[" * 100_000,
        b'{"komentar": []}',
        told(ringkasan=1),
        told(ringkasan=None),
        told(bagian="teks"),
        told(bagian={"a": 1}),
        told(bagian=[{"judul": "x"}]),
        told(bagian=[{"judul": "x", "tingkat": 1, "kotak": False, "butir": []}]),
        told(bagian=[{"judul": "x", "tingkat": "2", "kotak": False, "butir": []}]),
        told(bagian=[{"judul": "x", "tingkat": 2, "kotak": False, "butir": ["x"]}]),
        told(bagian=[{"judul": "x", "tingkat": 2, "kotak": 0, "butir": [{"teks": "x"}]}]),
    ],
)
def test_a_file_that_is_no_comment_is_refused(raw: bytes) -> None:
    """In one sentence, whatever is wrong with it."""
    with pytest.raises(PortalError, match="bukan keluaran kks diff"):
        read_comment(raw)


def test_a_huge_file_is_refused_and_a_long_comment_is_cut() -> None:
    """A forge refuses what is longer; a line is cut as well."""
    with pytest.raises(PortalError, match="2 MB"):
        read_comment(b" " * (MOST_BYTES + 1))
    many = Comment("a", (Section("b", tuple(Item("x" * 5000) for _ in range(100))),))
    read = read_comment(told(many))
    assert len(read.sections[0].items[0].text) == 2000
    markdown = as_markdown(read)
    assert len(markdown) < 65_000
    assert markdown.endswith("\n\nSelebihnya tidak muat di sini.")
    assert markdown.splitlines()[-3] == "- " + "x" * 2000
