"""HTML written one element a line, so that two versions of a page are compared by reading them.

Text and its order stay; white space is laid out anew, but only where a browser shows none or
one space: between blocks, at their edges, and where a sentence already has a space.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from lxml import html

WIDTH = 120
BLOCKS = frozenset(
    [
        *("main", "section", "article", "aside", "header", "footer", "nav", "div", "form"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "p", "blockquote", "hr", "details", "summary"),
        *("ul", "ol", "li", "dl", "dt", "dd", "figure", "figcaption", "fieldset", "legend"),
        *("table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"),
        *("svg", "g", "defs", "title", "desc", "path", "rect", "circle", "line", "text", "use"),
    ]
)
VOID = frozenset(["br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"])
ROWS = frozenset(["svg", "tr"])  # one line, where they fit: an icon, a row of short cells
RAW = frozenset(["pre", "script", "style", "textarea"])
Part = str | html.HtmlElement
_SPACE = re.compile(r"[ \t\r\n\f]+")  # not the no-break space: that one is text


def pretty(element: html.HtmlElement) -> str:
    """An element and all it holds, one element a line, with a line end."""
    return "\n".join(_lines(element, 0)) + "\n"


def main_of(page: bytes) -> html.HtmlElement:
    """The `<main>` of a page."""
    found = html.document_fromstring(page, html.HTMLParser(encoding="utf-8")).findall(".//main")
    assert len(found) == 1, f"halaman punya {len(found)} <main>"
    return found[0]


def _lines(element: html.HtmlElement, depth: int) -> Iterator[str]:
    pad = "  " * depth
    whole = pad + _inline(element)
    short = len(whole) <= WIDTH and (element.tag in ROWS or _is_flat(element))
    if short or element.tag in RAW | VOID:
        yield whole
        return
    yield f"{pad}<{element.tag}{_attributes(element)}>"
    for part in _parts(element):
        if isinstance(part, str):
            yield f"{pad}  {part}"
        else:
            yield from _lines(part, depth + 1)
    yield f"{pad}</{element.tag}>"


def _parts(element: html.HtmlElement) -> Iterator[Part]:
    """Blocks, and between them the sentence as lines, broken where it has a space anyway."""
    run: list[Part] = [_squeeze(element.text)]
    for child in element:
        if child.tag in BLOCKS:
            yield from _broken(run)
            yield child
            run = []
        elif isinstance(child.tag, str):  # a comment says nothing to readers
            run.append(child)
        run.append(_squeeze(child.tail))
    yield from _broken(run)


def _broken(run: list[Part]) -> Iterator[Part]:
    """A sentence as lines: a text or an element each, but none is torn from what it touches."""
    line, only = "", None  # what stands on the line, and the element that is alone on it
    for part in run:
        piece = part if isinstance(part, str) else _inline(part)
        stop = _STOP.match(piece) if line.strip() else None
        if stop:
            yield (line + stop[0]).strip()
            line, only, piece = "", None, piece[stop.end() :]
        elif line.strip() and piece.strip() and (line.endswith(" ") or piece.startswith(" ")):
            yield line.strip() if only is None else only
            line, only = "", None
        if piece.strip():
            only = None if isinstance(part, str) or line.strip() else part
        line += piece
    if line.strip():
        yield line.strip() if only is None else only


_STOP = re.compile(r"[.,;:)?!]+ ")  # what ends a sentence or a part of it stays on its line


def _is_flat(element: html.HtmlElement) -> bool:
    """Whether no block lies within."""
    return not any(child.tag in BLOCKS for child in element.iterdescendants())


def _inline(element: html.HtmlElement) -> str:
    """An element on one line."""
    start = f"<{element.tag}{_attributes(element)}>"
    if element.tag in VOID:
        return start
    squeeze = _kept if element.tag in RAW else _squeeze
    inner = squeeze(element.text)
    for child in element:
        inner += _inline(child) if isinstance(child.tag, str) else ""
        inner += squeeze(child.tail)
    if element.tag in BLOCKS:
        inner = inner.strip(" ")
    return f"{start}{inner}</{element.tag}>"


def _attributes(element: html.HtmlElement) -> str:
    return "".join(
        f' {name}="{escape(value)}"' if value else f" {name}"
        for name, value in element.attrib.items()
    )


def _squeeze(text: str | None) -> str:
    return escape(_SPACE.sub(" ", text or ""), quote=False)


def _kept(text: str | None) -> str:
    return escape(text or "", quote=False)
