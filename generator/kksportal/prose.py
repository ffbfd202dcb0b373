"""Markdown of stories to safe HTML: data from a pull request is hostile until cleaned."""

from __future__ import annotations

import re
from functools import cache

import markdown
import nh3

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
_MARK = re.compile(r"\[@([a-z0-9-]+)\]")


@cache
def _parser() -> markdown.Markdown:
    """One parser for all stories: setting one up costs as much as a short story."""
    return markdown.Markdown(extensions=["tables", "sane_lists"])


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
    return nh3.clean(
        made,
        tags=_TAGS,
        attributes={"a": {"href"}, "td": {"align"}, "th": {"align"}},
        url_schemes={"http", "https"},
        link_rel="noopener external",
    )
