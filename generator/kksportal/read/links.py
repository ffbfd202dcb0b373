"""The links that texts make to places inside the portal, with their lines; none is judged here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from html import unescape
from urllib.parse import unquote

from kksportal.effects import Folders
from kksportal.model.package import InnerLink, PageText, Story
from kksportal.read.entries import editorial_files
from kksportal.read.limits import text_limits
from kksportal.read.markup import without_code
from kksportal.read.table import read_text

_LINK = re.compile(
    r"(?<!\\)\]\(\s*<?([^)\s>]+)|^[ \t]{0,3}\[(?!\^)[^\]\n]+\]:\s*<?([^\s>]+)"
    r"|\b(?:href|src)\s*=\s*[\"']?([^\"'\s>]+)",
    re.MULTILINE,
)
_OF_LINKS = ("](", "]:", "href", "src")  # one of these stands in whatever `_LINK` finds
_AWAY = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//|\\")
_HEADING = re.compile(r"^(?:#{1,6}[ \t]+(.+?)[ \t#]*$|(\S.*)\n(?:=+|-+)[ \t]*$)", re.MULTILINE)
_ID = re.compile(r"\{[^}\n]*#([\w.:-]+)[^}\n]*\}|\bid\s*=\s*[\"']?([\w.:-]+)")
_MARKS = re.compile(r"\{[^}]*\}\s*$|!?\[([^\]]*)\]\([^)]*\)|[*_`]|<[^>]+>")


def page_texts(folders: Folders) -> tuple[PageText, ...]:
    """The editorial pages with the parts that a link may name, and the links they make."""
    pages = []
    for path in editorial_files(folders):
        text, inner = read_text(path, "")[0], path.relative_to(folders.content)
        if text is not None and not any(text_limits(text, "")):  # such a text has a finding
            folder, name = inner.parent.as_posix(), inner.name
            start = "" if folder == "." else f"{folder}/"
            own = "" if name in ("index.md", "README.md") else f"{name.removesuffix('.md')}/"
            pages.append(
                PageText(
                    path=folders.relative(path),
                    address=start + own,
                    parts=_parts(text),
                    links=tuple(inner_links(text, 1)),
                )
            )
    return tuple(pages)


def story_links(story: Story) -> tuple[InnerLink, ...]:
    """The links that a story makes to places inside the portal."""
    return _links_of(story.body, story.line)


# Saves 0.14 s in a nation: a build asks twice, and most texts make no link at all.
@lru_cache(maxsize=10_000)
def _links_of(body: str, line: int) -> tuple[InnerLink, ...]:
    return tuple(inner_links(body, line)) if any(mark in body for mark in _OF_LINKS) else ()


def inner_links(text: str, first: int) -> Iterator[InnerLink]:
    """Every link of a Markdown text that does not lead away; `first` is the line it begins on."""
    plain = without_code(text)
    row, at = first, 0
    for link in _LINK.finditer(plain):
        row, at = row + plain.count("\n", at, link.start()), link.start()
        target = unescape(next(part for part in link.groups() if part))
        if not _AWAY.match(target):
            yield InnerLink(row, target)


def _parts(text: str) -> frozenset[str]:
    """The ids on an editorial page: of its headings, and those that its author gave."""
    from markdown.extensions.toc import slugify, unique

    taken: set[str] = {"isi"}
    plain = without_code(text)
    given = {unquote(one or two) for one, two in _ID.findall(plain)}
    for above, below in _HEADING.findall(plain):
        name = _MARKS.sub(lambda mark: mark[1] or "", above or below).strip()
        unique(slugify(name, "-"), taken)  # adds the id to those taken
    return frozenset(taken | given)
