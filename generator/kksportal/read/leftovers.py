"""Findings about what is left in a text by an unfinished merge, and what YAML leaves out of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from kksportal.errors import Finding
from kksportal.findings import kind

_MERGED = re.compile(r"^(<{7}|>{7}|\|{7})(?: .*)?$", re.MULTILINE)
_TEXT_KEYS = ("judul", "ringkasan", "penulis", "penerbit", "catatan", "alt", "kredit", "title",
              "description", "perangkat_daerah")  # fmt: skip
_KEY = re.compile(r"^[ \t]*(?:- +)*([A-Za-z_]+)[ \t]*:")
_DROPPED = re.compile(r"[ \t]+#([^\n]*)")


def merge_marks(text: str, name: str, first: int) -> Iterator[Finding]:
    """Findings about the marks of a merge; a row of = alone underlines a heading."""
    for mark in _MERGED.finditer(text):
        row = first + text.count("\n", 0, mark.start())
        yield Finding(kind=kind("KKS-N020"), path=name, row=row,
                      what=f"Baris ini diawali {mark[1]}.")  # fmt: skip


def cut_values(lines: list[str], name: str) -> Iterator[Finding]:
    """Findings about values of a head that end before a # which was part of the text.

    A remark stands after a space: `tanggal: 2026-11-24 # hari terbit` loses nothing.
    """
    if not any(" #" in line or "\t#" in line for line in lines):
        return
    text = "\n".join(lines)
    try:
        plain = [t for t in yaml.scan(text, Loader=yaml.SafeLoader)
                 if isinstance(t, yaml.ScalarToken) and t.plain]  # fmt: skip
    except (yaml.YAMLError, RecursionError):
        return  # told where the head is read
    key = ""
    for token in plain:
        line = lines[token.start_mark.line]
        if named := _KEY.match(line):
            key = named[1]
        dropped = _DROPPED.match(text, token.end_mark.index)
        if dropped is None or not dropped[1].strip():
            continue
        if key in _TEXT_KEYS or not dropped[1].startswith(" "):
            yield Finding(
                kind=kind("KKS-N021"),
                path=name,
                row=token.end_mark.line + 2,
                column=key,
                what=f"“#{dropped[1].strip()[:60]}” tidak terbaca, sebab didahului spasi.",
                advice=f"Tulis: {key}: '{token.value} #{dropped[1].rstrip()}'"
                if len(token.value) < 80
                else "",
            )
