"""Lines of national tables on their way from districts."""

from __future__ import annotations

import zlib
from typing import Any

import pytest

from kksportal.exports import parts as module
from kksportal.exports.parts import table_parts


def test_lines_of_tables_are_packed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Unpacked they are the district's lines, and many like lines take little room."""
    text = "kode,nilai\n" * 100
    seen: list[Any] = []
    monkeypatch.setattr(module, "fragments", lambda context: seen.append(context) or {"t": text})
    monkeypatch.setattr(module, "list_fragments", lambda _: {"u": "é"})
    context: Any = "konteks"
    parts = table_parts(context)
    assert {a: zlib.decompress(part).decode() for a, part in parts.items()} == {"t": text, "u": "é"}
    assert len(parts["t"]) < 100
    assert seen == ["konteks"]
