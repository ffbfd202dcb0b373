"""Pages of a site that is opened from a folder or a USB stick, where no server stands behind them.

One door: a finished page goes in, the same page for a folder comes out. Links lead to files; a
drawing in another file is put in its place, since browsers open none from `file:`; scripts lose
their digests, which cannot be checked there; and the policy names `file:` beside 'self', which
is no origin there. All else stays as it was, to the byte.
"""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from html.parser import HTMLParser
from xml.etree import ElementTree

from kksportal.policy import folder_policy
from kksportal.render.folder_links import folder_link

Attributes = list[tuple[str, str | None]]
Drawings = Callable[[str], bytes | None]  # the SVG file at an address of the site

_LINKS = frozenset({"href", "src", "action", "formaction", "poster", "data", "xlink:href"})
_WIDTHS = frozenset({"srcset", "imagesrcset"})
_DROPPED = frozenset({"integrity", "crossorigin"})
_SVG = "http://www.w3.org/2000/svg"


class FolderPages:
    """Makes pages of a site into pages of a folder; `drawings` gives the files they point into."""

    def __init__(self, url: str, drawings: Drawings) -> None:
        self._url, self._drawings = url, drawings
        self._parts: dict[str, dict[str, str]] = {}  # of each drawing, by its id

    def shape(self, address: str, content: bytes) -> bytes:
        """A file as it stands in the folder: a page changed, any other file as it is."""
        if not address.endswith(".html"):
            return content
        folder = address.rpartition("/")[0]
        return _Page(content.decode(), lambda link: folder_link(link, folder, self._url), self)(
            ).encode()  # fmt: skip

    def drawn(self, file: str, name: str) -> str | None:
        """The part of a drawing with an id, to stand in a page; None where there is none."""
        if file not in self._parts:
            self._parts[file] = _parts(self._drawings(file))
        return self._parts[file].get(name)


class _Page(HTMLParser):
    """Reads a page tag by tag and notes which of them are to be others."""

    def __init__(self, text: str, link: Callable[[str], str], pages: FolderPages) -> None:
        super().__init__(convert_charrefs=True)
        self._text, self._link, self._pages = text, link, pages
        self._out: list[str] = []
        self._done = 0  # characters of the text that are in `_out`
        self._lines = [0]
        for line in text.split("\n"):
            self._lines.append(self._lines[-1] + len(line) + 1)

    def __call__(self) -> str:
        self.feed(self._text)
        self.close()
        return "".join((*self._out, self._text[self._done :]))

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        """A tag that begins an element."""
        self._tag(tag, attrs, ">")

    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:
        """A tag that is an element, as those of drawings may be."""
        drawn = self._drawing(dict(attrs)) if tag == "use" else None
        if drawn is None:
            self._tag(tag, attrs, "/>")
        else:
            self._put(drawn)

    def _tag(self, tag: str, attrs: Attributes, end: str) -> None:
        own = [pair for name, value in attrs for pair in self._attribute(tag, name, value, attrs)]
        if tag == "html":
            own.append(("data-folder", None))
        if own != attrs:
            told = "".join(f" {n}" if v is None else f' {n}="{escape(v)}"' for n, v in own)
            self._put(f"<{tag}{told}{end}")

    def _attribute(self, tag: str, name: str, value: str | None, attrs: Attributes) -> Attributes:
        if value is None:
            return [(name, value)]
        if name in _LINKS:
            return [(name, self._link(value))]
        if name in _WIDTHS:
            each = (one.strip().partition(" ") for one in value.split(","))
            return [(name, ", ".join(f"{self._link(link)}{_}{width}" for link, _, width in each))]
        if name in _DROPPED and tag in ("script", "link"):
            return []
        if name == "data-akar":  # scripts begin every address with it
            return [(name, self._link(value).removesuffix("index.html") if value else value)]
        if name == "content" and ("http-equiv", "Content-Security-Policy") in attrs:
            return [(name, folder_policy(value))]
        return [(name, value)]

    def _drawing(self, attrs: dict[str, str | None]) -> str | None:
        """What a `<use>` of another file shows, when that file is a drawing of this site."""
        file, _, name = (attrs.get("href") or "").partition("#")
        steps = file.split("/")
        if not name or "aset" not in steps:
            return None
        return self._pages.drawn("/".join(steps[steps.index("aset") :]), name)

    def _put(self, text: str) -> None:
        """In place of the tag that was just read."""
        line, column = self.getpos()
        start = self._lines[line - 1] + column
        self._out += (self._text[self._done : start], text)
        self._done = start + len(self.get_starttag_text() or "")


def _parts(drawing: bytes | None) -> dict[str, str]:
    """Every named part of a drawing as it may stand within an `<svg>` of a page."""
    if drawing is None:
        return {}
    parts = {}
    for part in ElementTree.fromstring(drawing).iter():
        name = part.attrib.pop("id", "")
        if name:
            if part.tag == f"{{{_SVG}}}symbol":
                part.tag = f"{{{_SVG}}}svg"
            parts[name] = _plain(part)
    return parts


def _plain(element: ElementTree.Element) -> str:
    """An element of SVG as a page of HTML writes it: without a namespace."""
    tag = element.tag.rpartition("}")[2]
    own = "".join(f' {n.rpartition("}")[2]}="{escape(v)}"' for n, v in element.attrib.items())
    inner = escape(element.text or "", quote=False) + "".join(
        _plain(child) + escape(child.tail or "", quote=False) for child in element
    )
    return f"<{tag}{own}>{inner}</{tag}>"
