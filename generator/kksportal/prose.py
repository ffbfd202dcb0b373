"""Markdown of stories to safe HTML: data from a pull request is hostile until cleaned.

The sanitiser is nh3, made for this machine. In a browser's Python it is absent: there a text is
escaped before Markdown sees it, so that no tag but Markdown's own can be in it (decision 30).
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from html import escape, unescape
from importlib import import_module
from types import ModuleType

import markdown
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension

_TAGS = {
    "p",
    "h2",
    "h3",
    "h4",
    "ul",
    "ol",
    "li",
    "strong",
    "em",
    "blockquote",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "a",
    "code",
    "hr",
    "br",
    "sup",
    "dl",
    "dt",
    "dd",
}
TEXT_TAGS = frozenset(_TAGS)  # what a story may hold
# An editorial page may also hold what Markdown's extensions and Material's components make.
PAGE_TAGS = TEXT_TAGS | {
    "b", "i", "u", "h1", "h5", "h6", "div", "span", "details", "summary", "figure", "figcaption",
    "img", "abbr", "kbd", "mark", "del", "ins", "sub", "pre", "small", "caption", "col",
    "colgroup", "svg", "path",
}  # fmt: skip
_PAGE_ATTRIBUTES = {
    "*": {"id", "class", "title", "lang", "role", "aria-label", "aria-hidden"},
    "a": {"href", "rel", "hreflang"},
    "img": {"src", "alt", "width", "height", "loading"},
    "th": {"style", "scope", "colspan", "rowspan"},
    "td": {"style", "colspan", "rowspan"},
    "ol": {"start", "type"},
    "details": {"open"},
    "svg": {"viewBox", "xmlns", "width", "height", "focusable"},
    "path": {"d"},
}
_HEADING_OR_TABLE = re.compile(r"<h[1-6][^>]*>(.*?)</h[1-6]>|</?table>|<th(?=[ >])", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_AWAY = re.compile(r'(<a href="https?:[^"]*")>', re.IGNORECASE)
_BLANK = re.compile(r"[\x00-\x20\x7f]+")
_MADE = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)([^<>]*)>")  # a tag that Markdown made
_HREF = re.compile(r'\shref="([^"]*)"')
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_MARK = re.compile(r"\[@([a-z0-9-]+)\]")


# Saves 80 µs a text.
@cache
def _parser() -> markdown.Markdown:
    """One parser for all stories: setting one up costs as much as a short story.

    Extensions given by name are searched in the entry points of all installed packages: slow.
    """
    return markdown.Markdown(extensions=[TableExtension(), SaneListExtension()])


def to_html(text: str, labels: dict[str, str]) -> str:
    """Clean HTML of a story; `[@id]` becomes a link to that source at the foot of the page.

    `labels` names the known sources; a mark of an unknown one stays as text, so it is seen.
    """

    def cite(match: re.Match[str]) -> str:
        source = match[1]
        if source not in labels:
            return match[0]
        label = labels[source].replace("[", "(").replace("]", ")")
        return f" [({label})](#sumber-{source})"

    marked = _MARK.sub(cite, text)
    clean = _cleaned(_parser().reset().convert(marked)) if _nh3() else escaped_html(marked)
    return name_tables(_AWAY.sub(r'\1 rel="noopener external">', clean), "Tabel")


def escaped_html(text: str) -> str:
    """HTML of a Markdown text without the sanitiser: what the text itself brings is escaped.

    Signs that begin a tag are escaped first, so every tag is one that Markdown made; of these,
    those of stories stay, and of their attributes a link's plain address.
    """
    made = _parser().reset().convert(text.replace("<", "&lt;"))
    return _MADE.sub(_own_tag, made.replace("&amp;lt;", "&lt;"))  # twice, where it is code


def _own_tag(match: re.Match[str]) -> str:
    closing, tag, rest = match[1], match[2].lower(), match[3]
    if tag not in _TAGS:
        return ""
    found = _HREF.search(rest) if tag == "a" and not closing else None
    target = unescape(found[1]) if found else ""
    if not target or _own_or_whole("a", "href", target) is None:
        return f"<{closing}{tag}>"
    scheme = _SCHEME.match(_BLANK.sub("", target))
    if scheme and scheme[0].lower() not in ("http:", "https:"):
        return f"<{closing}{tag}>"
    return f'<a href="{escape(target)}">'


@cache
def _nh3() -> ModuleType | None:
    """The sanitiser; None in a browser's Python, which has none."""
    try:
        return import_module("nh3")
    except ImportError:
        return None


def _cleaned(converted: str) -> str:
    import nh3

    return nh3.clean(
        converted,
        tags=_TAGS,
        attributes={"a": {"href"}},
        attribute_filter=_own_or_whole,
        url_schemes={"http", "https"},
        link_rel=None,
    )


def clean_page(body: str) -> str:
    """The HTML of an editorial page without code, and without content from other hosts."""
    import nh3

    return nh3.clean(
        body,
        tags=set(PAGE_TAGS),
        attributes=_PAGE_ATTRIBUTES,
        attribute_filter=_own_or_whole,
        filter_style_properties={"text-align"},
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
    )


def _own_or_whole(tag: str, name: str, value: str) -> str | None:
    """An address of this portal, or a whole one with its scheme; pictures only of this portal."""
    if name not in ("href", "src"):
        return value
    plain = _BLANK.sub("", value).replace("\\", "/")
    if plain.startswith("//") or (name == "src" and ":" in plain):
        return None
    return value


def name_tables(body: str, first: str) -> str:
    """HTML in which each table has a name, and each header cell the scope "col".

    The name is the heading above the table, or `first` without one. Screen readers announce both,
    and Markdown writes neither. The frame around a table lets a wide one scroll by itself.
    """
    heading, seen = escape(first), Counter[str]()

    def rewrite(match: re.Match[str]) -> str:
        nonlocal heading
        if match[1] is not None:
            heading = _TAG.sub("", match[1]).strip().replace('"', "&quot;") or heading
            return match[0]
        if match[0] == "<table>":
            seen[heading] += 1
            name = heading if seen[heading] == 1 else f"{heading} ({seen[heading]})"
            return (
                f'<div class="bingkai-tabel" tabindex="0" role="region" aria-label="{name}">\n'
                f'<table>\n<caption class="tersembunyi">{name}</caption>'
            )
        if match[0] == "</table>":
            return "</table>\n</div>"
        return '<th scope="col"'

    return _HEADING_OR_TABLE.sub(rewrite, body)
