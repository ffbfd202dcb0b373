"""A comment as Markdown and as JSON, and read back from JSON that anybody may have written."""

from __future__ import annotations

import json
import re
from typing import Any

from kksportal.changes.comment import Comment, Item, Section
from kksportal.errors import PortalError

MARK = "<!-- kks-perubahan -->"  # by which the one comment of a pull request is found again
MOST_BYTES = 2_000_000  # of JSON that is read back
MOST_LETTERS = 60_000  # of a comment; a forge refuses more than 65,536
_LONGEST = 2_000  # characters of one line
_ACTIVE = re.compile(r"([\\`*_{}\[\]#|~!])")
_ENTITIES = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("@", "&commat;"), ("://", "&colon;//"))
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ud800-\udfff]")
_CUT = "\n\nSelebihnya tidak muat di sini."


def as_markdown(comment: Comment) -> str:
    """Heads and lists, short enough for a comment.

    Nothing in the data is read as Markdown, a mention, an address or HTML.
    """
    lines = [quiet(comment.summary)]
    for section in comment.sections:
        lines += ["", f"{'#' * section.level} {quiet(section.title)}", ""]
        mark = "- [ ]" if section.boxes else "-"
        for item in section.items:
            lines.append(f"{mark} {quiet(item.text)}")
            lines += (f"  - {quiet(text)}" for text in item.below)
    text = "\n".join(lines)
    if len(text) <= MOST_LETTERS:
        return text
    return text[: text.rfind("\n", 0, MOST_LETTERS)] + _CUT


def as_record(comment: Comment) -> dict[str, Any]:
    """A comment as plain values for JSON."""
    return {
        "ringkasan": comment.summary,
        "bagian": [
            {
                "judul": section.title,
                "tingkat": section.level,
                "kotak": section.boxes,
                "butir": [{"teks": i.text, "rincian": list(i.below)} for i in section.items],
            }
            for section in comment.sections
        ],
    }


def read_comment(raw: bytes) -> Comment:
    """The comment in what `kks diff --format json` printed, or somebody in its name.

    Raises PortalError where it is none: nothing of it is guessed.
    """
    if len(raw) > MOST_BYTES:
        raise PortalError("berkas perubahan lebih besar dari 2 MB")
    try:
        told = json.loads(raw)["komentar"]
        return Comment(_text(told["ringkasan"]), tuple(map(_section, _list(told["bagian"]))))
    except (ValueError, KeyError, TypeError, RecursionError):
        raise PortalError("berkas perubahan bukan keluaran kks diff --format json") from None


def _section(told: Any) -> Section:
    level = told["tingkat"]
    if level not in (2, 3):
        raise ValueError(level)
    items = tuple(
        Item(_text(one["teks"]), tuple(map(_text, _list(one["rincian"]))))
        for one in _list(told["butir"])
    )
    return Section(_text(told["judul"]), items, level, told["kotak"] is True)


def _list(told: Any) -> list[Any]:
    if not isinstance(told, list):
        raise TypeError(type(told))
    return told


def _text(told: Any) -> str:
    if not isinstance(told, str):
        raise TypeError(type(told))
    return told[:_LONGEST]


def plain(text: str) -> str:
    """A text on one line, without characters that are not seen or change the reading direction."""
    return _CONTROL.sub(" ", text)


def quiet(text: str) -> str:
    """A text that Markdown prints as it is."""
    text = _ACTIVE.sub(r"\\\1", plain(text))
    for active, entity in _ENTITIES:
        text = text.replace(active, entity)
    return text
