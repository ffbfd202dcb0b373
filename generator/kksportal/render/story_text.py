"""A story as a file: its head, and its Markdown. What stays the same stays to the byte."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import yaml

from kksportal.read.frontmatter import parse_yaml, split

Fields = Mapping[str, str | list[str] | list[dict[str, str]]]  # by their names in the head

_ORDER = ("judul", "daerah", "siklus", "tatanan", "tatanan_oleh", "perangkat_daerah", "inovasi",
          "tanggal", "penulis", "ringkasan", "sumber", "foto")  # fmt: skip
_NAME = re.compile(r"([^\s#\-:][^:\n]*):(?=\s|$)")
_WIDE = 1 << 20  # a value is never broken into lines


def story_text(before: str, fields: Fields, body: str) -> str:
    """A story's file with other fields and another text; `before` is "" for a new one.

    Only fields that differ are written anew; those that are not given stay. Raises ValueError,
    YAMLError or RecursionError where the head of the file cannot be read.
    """
    lines, old_body, _ = split(before) if before else ([], "", 0)
    had = parse_yaml("\n".join(lines)) if lines else {}
    if not isinstance(had, dict):
        raise ValueError("Kepala naskah kosong")
    blocks = _blocks(lines)
    for name in sorted(fields, key=_place):
        value = fields[name]
        if _single(had.get(name)) == _single(value):
            continue
        if value or name in blocks:
            blocks[name] = _written(name, value) if value else ""
    head = "".join(f"{block}\n" for block in blocks.values() if block)
    same = _lines_of(old_body).strip() == _lines_of(body).strip()
    text = old_body if before and same else f"{_lines_of(body).strip()}\n"
    return f"---\n{head}---\n{text}"


def plain(value: Any) -> Any:
    """A value of the head as the page shows it: texts, lists of texts, lists of maps of texts."""
    if isinstance(value, dict):
        return {str(key): plain(one) for key, one in value.items() if plain(one)}
    if isinstance(value, list):
        return [plain(one) for one in value]
    return "" if value is None else " ".join(str(value).split())


def _single(value: Any) -> Any:
    """One text counts as a list of one."""
    told = plain(value)
    return told[0] if isinstance(told, list) and len(told) == 1 and told[0] != "" else told or ""


def _blocks(lines: list[str]) -> dict[str, str]:
    """The lines of each field, as they are written; those before the first stand at "" ."""
    found: dict[str, list[str]] = {}
    name = ""
    for line in lines:
        match = _NAME.match(line)
        name = match[1] if match else name
        found.setdefault(name, []).append(line.rstrip("\r"))
    return {name: "\n".join(block) for name, block in found.items()}


def _written(name: str, value: Any) -> str:
    texts = isinstance(value, list) and not any(isinstance(one, dict) for one in value)
    told: str = yaml.safe_dump(
        {name: plain(value)}, allow_unicode=True, sort_keys=False, width=_WIDE,
        default_flow_style=None if texts else False,
    )  # fmt: skip
    return told.rstrip("\n")


def _lines_of(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _place(name: str) -> int:
    return _ORDER.index(name) if name in _ORDER else len(_ORDER)
