"""A small RDF graph written as Turtle and as JSON-LD; it has no blank nodes."""

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
    "vcard": "http://www.w3.org/2006/vcard/ns#",
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
    """A resource: its address, its type (`dcat:Dataset`), and its properties in order."""

    address: str
    kind: str
    properties: Sequence[tuple[str, Value]]


def as_turtle(nodes: Sequence[Node]) -> str:
    """The graph as Turtle."""
    lines = [f"@prefix {name}: <{address}> ." for name, address in PREFIXES.items()]
    for node in nodes:
        properties = "".join(f" ;\n    {what} {_turtle(value)}" for what, value in node.properties)
        lines.append(f"\n<{_address(node.address)}> a {node.kind}{properties} .")
    return "\n".join(lines) + "\n"


def _turtle(value: Value) -> str:
    if isinstance(value, Iri):
        return f"<{_address(value.address)}>"
    text = _TEXT.sub(lambda match: _ESCAPES[match.group()], value.text)
    if value.language:
        return f'"{text}"@{value.language}'
    return f'"{text}"^^{value.kind}' if value.kind else f'"{text}"'


def as_jsonld(nodes: Sequence[Node]) -> str:
    """The same graph as JSON-LD, one line for each resource, with its context inside."""
    listed = ",\n".join(_encoded(_json(node)) for node in nodes)
    return f'{{"@context": {_encoded(PREFIXES)},\n"@graph": [\n{listed}\n]}}\n'


_encoded = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _json(node: Node) -> Mapping[str, object]:
    properties: dict[str, list[Mapping[str, str]]] = {}
    for what, value in node.properties:
        properties.setdefault(what, []).append(_json_value(value))
    return {
        "@id": _address(node.address),
        "@type": node.kind,
        **{what: values[0] if len(values) == 1 else values for what, values in properties.items()},
    }


def _json_value(value: Value) -> Mapping[str, str]:
    if isinstance(value, Iri):
        return {"@id": _address(value.address)}
    literal = {"@value": value.text}
    if value.language:
        literal["@language"] = value.language
    elif value.kind:
        literal["@type"] = value.kind
    return literal


def _address(address: str) -> str:
    """An address, its forbidden characters percent-encoded."""
    return _FORBIDDEN.sub(lambda match: f"%{ord(match.group()):02X}", address)
