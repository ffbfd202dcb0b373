"""Markdown of stories to safe HTML: data from a pull request is hostile until cleaned."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from html import escape

import markdown
import nh3
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
_HEADING_OR_TABLE = re.compile(r"<h[1-6][^>]*>(.*?)</h[1-6]>|</?table>|<th(?=[ >])", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_MARK = re.compile(r"\[@([a-z0-9-]+)\]")


@cache
def _parser() -> markdown.Markdown:
    """One parser for all stories: setting one up costs as much as a short story.

    By name, extensions would be looked for among the entry points of all installed packages.
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

    made = _parser().reset().convert(_MARK.sub(cite, text))
    clean = nh3.clean(
        made,
        tags=_TAGS,
        attributes={"a": {"href"}},
        url_schemes={"http", "https"},
        link_rel="noopener external",
    )
    return name_tables(clean, "Tabel")


def name_tables(body: str, first: str) -> str:
    """Each table named by the heading above it (`first`: by none), each head told its column.

    Markdown knows neither, and a screen reader announces both. A wide table scrolls by itself.
    """
    heading, seen = escape(first), Counter[str]()

    def told(match: re.Match[str]) -> str:
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

    return _HEADING_OR_TABLE.sub(told, body)
