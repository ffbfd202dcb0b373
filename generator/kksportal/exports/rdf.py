"""A small graph written twice: as Turtle and as JSON-LD. Nothing in it is without a name."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

PREFIXES = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_FORBIDDEN = re.compile(r"[\x00-\x20<>\"{}|^`\\]")  # in an address
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_TEXT = re.compile(r"[\\\"\n\r\t]")


class Iri(NamedTuple):
    """An address, absolute or relative to the document."""

    address: str


class Text(NamedTuple):
    """Words, in a language or of a type (`xsd:date`); neither: plain."""

    text: str
    language: str = ""
    kind: str = ""


Value = Iri | Text


class Node(NamedTuple):
    """A thing: its address, what it is (`dcat:Dataset`), and what is said of it, in order."""

    address: str
    kind: str
    said: Sequence[tuple[str, Value]]


def as_turtle(nodes: Sequence[Node]) -> str:
    """The graph as Turtle."""
    lines = [f"@prefix {name}: <{address}> ." for name, address in PREFIXES.items()]
    for node in nodes:
        said = "".join(f" ;\n    {what} {_turtle(value)}" for what, value in node.said)
        lines.append(f"\n<{_address(node.address)}> a {node.kind}{said} .")
    return "\n".join(lines) + "\n"


def _turtle(value: Value) -> str:
    if isinstance(value, Iri):
        return f"<{_address(value.address)}>"
    text = _TEXT.sub(lambda found: _ESCAPES[found.group()], value.text)
    if value.language:
        return f'"{text}"@{value.language}'
    return f'"{text}"^^{value.kind}' if value.kind else f'"{text}"'


def as_jsonld(nodes: Sequence[Node]) -> str:
    """The same graph as JSON-LD, a line a thing; its context stands inside."""
    listed = ",\n".join(_encoded(_json(node)) for node in nodes)
    return f'{{"@context": {_encoded(PREFIXES)},\n"@graph": [\n{listed}\n]}}\n'


_encoded = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _json(node: Node) -> Mapping[str, object]:
    told: dict[str, list[Mapping[str, str]]] = {}
    for what, value in node.said:
        told.setdefault(what, []).append(_json_value(value))
    return {
        "@id": _address(node.address),
        "@type": node.kind,
        **{what: values[0] if len(values) == 1 else values for what, values in told.items()},
    }


def _json_value(value: Value) -> Mapping[str, str]:
    if isinstance(value, Iri):
        return {"@id": _address(value.address)}
    made = {"@value": value.text}
    if value.language:
        made["@language"] = value.language
    elif value.kind:
        made["@type"] = value.kind
    return made


def _address(address: str) -> str:
    """An address without what may not stand in one."""
    return _FORBIDDEN.sub(lambda found: f"%{ord(found.group()):02X}", address)
