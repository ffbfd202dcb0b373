"""A page of an archive as it stands online: the page that was frozen, marked, and leading on.

One door: a page of a site in a folder goes in, the same page at its address comes out. Links to
what is online are kept, others lead to the present or become plain words; the policy is the
site's own, whatever the page said. A short page has its drawings in words and leaves out what was
folded, and its menus; all else stays as it was frozen.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from html import escape
from html.parser import HTMLParser
from urllib.parse import urlsplit

Attributes = list[tuple[str, str | None]]
# From a path in the archive to the link that stands for it: "" where it is kept, None: nowhere.
Way = Callable[[str], str | None]

_VOID = frozenset({"link", "img", "source", "meta", "input", "base", "br", "hr", "area", "wbr"})
_LINKS = ("href", "src", "action", "poster", "data")
_NEVER = frozenset({"base", "iframe", "object", "embed", "form"})  # an archive may come from anyone
_ID = re.compile(r'\sid="([^"]+)"')
_FOLDED = frozenset({"svg", "details"})  # within the content of a page that is made short
_ASIDE = frozenset({"lebar", "sempit", "ambil", "arti"})  # menus, ways to take, meanings of words
_EMPTY = re.compile(r"\n\s*\n")
_MARK = "Halaman arsip"  # the label of the mark that a frozen page has of its own


def online_page(text: str, path: str, way: Way, *, head: str, mark: str, short: bool) -> str:
    """The page at a path of the archive, with `head` in its head and `mark` before its content."""

    def read(known: frozenset[str] | None) -> str:
        reader = _Reader(path, way, head, mark, short, known)
        reader.feed(text)
        reader.close()
        return "".join(reader.out)

    whole = read(None)
    return _EMPTY.sub("\n", read(frozenset(_ID.findall(whole)))) if short else whole


class _Reader(HTMLParser):
    """Reads a page piece by piece and writes those that stay."""

    def __init__(
        self,
        path: str,
        way: Way,
        head: str,
        mark: str,
        short: bool,
        known: frozenset[str] | None,  # the parts of the page that stay; None: all
    ) -> None:
        super().__init__(convert_charrefs=False)
        self.out: list[str] = []
        self._folder = posixpath.dirname(path)
        self._way, self._head, self._mark, self._short = way, head, mark, short
        self._main = False
        self._left: list[str] = []  # the open elements of one that is left out
        self._words: list[bool] = []  # of each open link, whether it is plain words
        self._title: list[str] | None = None  # of a drawing that is told in words, while open
        self._known = known

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        """A tag that begins an element."""
        raw = self.get_starttag_text() or ""
        given = dict(attrs)
        if self._left:
            if self._left == ["svg"] and tag == "title":
                self._title = []
            if tag not in _VOID:
                self._left.append(tag)
            return
        if self._leaves_out(tag, given):
            if tag not in _VOID:
                self._left.append(tag)
            return
        if tag == "main":
            self._main = True
            self.out.append(self._mark)
        made = self._linked(tag, attrs)
        if tag == "a":
            self._words.append(made is None)
        if made is not None:
            self.out.append(raw if made == attrs else _tag(tag, made))
        if tag == "head":
            self.out.append(self._head)

    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:
        """A tag that is an element, as those of drawings may be."""
        if not self._left and (made := self._linked(tag, attrs)) is not None:
            raw = self.get_starttag_text() or ""
            self.out.append(raw if made == attrs else f"{_tag(tag, made)[:-1]}/>")

    def handle_endtag(self, tag: str) -> None:
        """A tag that ends an element."""
        if self._left:
            if tag in self._left:
                while self._left.pop() != tag:
                    pass
            if tag == "title" and self._title is not None:
                self.out.append(_told("".join(self._title)))
                self._title = None
            return
        if tag == "main":
            self._main = False
        if tag == "a" and self._words and self._words.pop():
            return
        self.out.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        """Plain text, or the content of a script."""
        if not self._left:
            self.out.append(data)
        elif self._title is not None:
            self._title.append(data)

    def handle_entityref(self, name: str) -> None:
        """A character by its name."""
        self.handle_data(f"&{name};")

    def handle_charref(self, name: str) -> None:
        """A character by its number."""
        self.handle_data(f"&#{name};")

    def handle_decl(self, decl: str) -> None:
        """What kind of document it is."""
        self.out.append(f"<!{decl}>")

    def _leaves_out(self, tag: str, given: dict[str, str | None]) -> bool:
        if tag in _NEVER or (
            tag == "meta" and ("http-equiv" in given or given.get("name") == "robots")
        ):
            return True
        if tag == "script":
            return True  # an archive may come from anyone; a frozen page is whole without
        if tag == "a" and (href := given.get("href") or "").endswith(".pdf"):
            return self._link(href) is None  # a file to take, not words
        if tag == "aside" and given.get("aria-label") == _MARK:
            return True
        if not self._short:
            return False
        named = frozenset((given.get("class") or "").split())
        return (tag in _FOLDED and self._main) or (tag in ("nav", "aside") and bool(named & _ASIDE))

    def _linked(self, tag: str, attrs: Attributes) -> Attributes | None:
        """The attributes as they are online; None where the element leads nowhere."""
        made: Attributes = []
        for name, value in attrs:
            if name == "data-folder" or name.startswith("on"):
                continue
            if name == "srcset":
                ways = [self._link(one.split()[0]) for one in (value or "").split(",")]
                if None not in ways:
                    sizes = [" ".join(one.split()[1:]) for one in (value or "").split(",")]
                    told = (f"{way} {size}" for way, size in zip(ways, sizes, strict=True))
                    made.append((name, ", ".join(told)))
            elif name in _LINKS and value is not None:
                link = self._link(value)
                if link is None:
                    return None
                made.append((name, link))
            else:
                made.append((name, value))
        return made

    def _link(self, link: str) -> str | None:
        try:
            scheme, host, path, query, part = urlsplit(link)
        except ValueError:
            return None
        if scheme or host:
            return link if scheme in ("https", "http", "mailto") else None
        if not path:
            return link if self._known is None or not part or part in self._known else None
        found = self._way(posixpath.normpath(posixpath.join(self._folder, path)))
        if not found:
            return None if found is None else link
        return found + (f"?{query}" if query else "") + (f"#{part}" if part else "")


def _tag(tag: str, attrs: Attributes) -> str:
    told = "".join(f" {n}" if v is None else f' {n}="{escape(v)}"' for n, v in attrs)
    return f"<{tag}{told}>"


def _told(title: str) -> str:
    """What a drawing shows, in a line of its own."""
    return f'<p class="asal">{title}</p>'
