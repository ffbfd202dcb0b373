"""Whether an SVG drawing is only a drawing: whoever opens it directly must not run anything."""

from __future__ import annotations

import re
from xml.parsers import expat

_SVG = "http://www.w3.org/2000/svg"
_DRAWN = frozenset({
    "svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan",
    "defs", "linearGradient", "radialGradient", "stop", "clipPath", "mask", "pattern", "use",
    "symbol", "title", "desc", "style", "metadata",
})  # fmt: skip
_NOTES = ("inkscape", "sodipodi", "22-rdf-syntax-ns", "creativecommons.org", "purl.org/dc")
_OUT = re.compile(r"@import|url\(\s*[\"']?\s*[^#\"'\s)]|expression|javascript:", re.IGNORECASE)


class _UnsafeError(Exception):
    """What is wrong, in words."""


def unsafe_in_svg(raw: bytes) -> str:
    """Why a drawing may not be published; "" where it may."""
    parser = expat.ParserCreate(namespace_separator=" ")
    styles: list[str] = []

    def doctype(*_: object) -> None:
        raise _UnsafeError("memuat DOCTYPE")

    def start(name: str, attributes: dict[str, str]) -> None:
        space, _, own = name.rpartition(" ")
        if not (space == _SVG and own in _DRAWN) and not any(n in space for n in _NOTES):
            raise _UnsafeError(f"memuat <{own[:20]}>")
        for key, value in attributes.items():
            plain = key.rpartition(" ")[2].lower()
            if plain.startswith("on") or _OUT.search(value):
                raise _UnsafeError(f"memuat perintah atau alamat luar pada “{plain[:20]}”")
            if plain == "href" and not value.startswith("#"):
                raise _UnsafeError("merujuk ke luar berkasnya")

    def text(data: str) -> None:
        styles.append(data)

    parser.StartDoctypeDeclHandler = doctype
    parser.StartElementHandler = start
    parser.CharacterDataHandler = text
    try:
        parser.Parse(raw, True)
    except _UnsafeError as why:
        return str(why)
    except expat.ExpatError:
        return "tidak terbaca sebagai XML"
    return "memuat alamat luar di gayanya" if _OUT.search("".join(styles)) else ""
