"""Records as JSON: compact, UTF-8, numbers written as they are known, not as binary fractions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from json.encoder import encode_basestring
from typing import Any

_WORDS = {None: "null", True: "true", False: "false"}


def to_json(value: Any) -> bytes:
    """A value as compact JSON with a line end."""
    return ("".join(_parts(value)) + "\n").encode()


def _parts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield encode_basestring(value)
    elif value is None or isinstance(value, bool):
        yield _WORDS[value]
    elif isinstance(value, int):
        yield str(value)
    elif isinstance(value, Decimal):
        yield format(value, "f")
    elif isinstance(value, Mapping):
        between = "{"
        for key, inside in value.items():
            yield f"{between}{encode_basestring(key)}:"
            yield from _parts(inside)
            between = ","
        yield "}" if between == "," else "{}"
    elif isinstance(value, list | tuple):
        between = "["
        for inside in value:
            yield between
            yield from _parts(inside)
            between = ","
        yield "]" if between == "," else "[]"
    else:
        raise TypeError(f"no JSON for {type(value).__name__}")
