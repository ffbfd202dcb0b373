"""Records as JSON: compact, UTF-8, numbers written as they are known, not as binary fractions."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from json.encoder import encode_basestring
from typing import Any


def to_json(value: Any) -> bytes:
    """A value as compact JSON with a line end."""
    return f"{_text(value)}\n".encode()


def _text(value: Any) -> str:
    return _PRINTERS[type(value)](value)


def _list(values: Sequence[Any]) -> str:
    return f"[{','.join([_PRINTERS[type(value)](value) for value in values])}]"


def _object(values: Mapping[str, Any]) -> str:
    pairs = [f"{encode_basestring(key)}:{_text(inside)}" for key, inside in values.items()]
    return f"{{{','.join(pairs)}}}"


class _Printers(dict[type, Callable[[Any], str]]):
    """What prints a value, by its type; a type that inherits prints as what it inherits from."""

    def __missing__(self, kind: type) -> Callable[[Any], str]:
        for known, printer in [*self.items(), (Mapping, _object)]:
            if issubclass(kind, known):
                self[kind] = printer
                return printer
        raise TypeError(f"no JSON for {kind.__name__}")


_PRINTERS = _Printers(
    {
        str: encode_basestring,
        type(None): lambda _: "null",
        bool: lambda value: "true" if value else "false",
        Decimal: lambda value: format(value, "f"),
        int: str,
        list: _list,
        tuple: _list,
        dict: _object,
    }
)
