"""Records as JSON: compact, UTF-8, numbers written as they are known, not as binary fractions."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from json.encoder import encode_basestring
from typing import Any

_WORDS = {None: "null", True: "true", False: "false"}


def to_json(value: Any) -> bytes:
    """A value as compact JSON with a line end."""
    return f"{_text(value)}\n".encode()


def _text(value: Any) -> str:
    if isinstance(value, str):
        return encode_basestring(value)
    if value is None or isinstance(value, bool):
        return _WORDS[value]
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, int):
        return str(value)
    if isinstance(value, list | tuple):
        return f"[{','.join(map(_text, value))}]"
    if isinstance(value, Mapping):
        pairs = (f"{encode_basestring(key)}:{_text(inside)}" for key, inside in value.items())
        return f"{{{','.join(pairs)}}}"
    raise TypeError(f"no JSON for {type(value).__name__}")
