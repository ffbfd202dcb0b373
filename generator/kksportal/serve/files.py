"""An address to what is answered. Nothing outside the site is ever read."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, unquote

from kksportal.serve.screen import Shown

OWN = "/__kks/"  # what is ours and not the portal's
SCRIPT, STYLE, ICON = f"{OWN}muat-ulang.js", f"{OWN}gaya.css", f"{OWN}ikon.svg"
WAIT = f"{OWN}tunggu"
HTML = "text/html; charset=utf-8"
# Our own table: that of a machine may call a script plain text, and then no browser runs it.
KINDS = {
    "html": HTML,
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "mjs": "text/javascript; charset=utf-8",
    "wasm": "application/wasm",
    "json": "application/json",
    "jsonld": "application/ld+json",
    "geojson": "application/geo+json",
    "ttl": "text/turtle; charset=utf-8",
    "xml": "application/xml",
    "csv": "text/csv; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "svg": "image/svg+xml",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "webp": "image/webp",
    "ico": "image/x-icon",
    "woff2": "font/woff2",
    "pdf": "application/pdf",
    "zip": "application/zip",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_FEED = re.compile(r"(^|/)feed\.xml$")
_HIDDEN = re.compile(r"\.(?!well-known$)")
_NOWHERE = re.compile(r"[\x00-\x1f\\:]")  # where a name could mean another place


class Answer(NamedTuple):
    """An answer to a request."""

    status: int
    kind: str = HTML
    body: bytes = b""
    location: str = ""


class Own(NamedTuple):
    """Pages that no site has: of a fault or of waiting, and what is laid into every page."""

    page: Callable[[Shown], bytes]
    tag: Callable[[str], bytes]


def answer(shown: Shown, target: str, own: Own) -> Answer:
    """What a request is answered: a file of the site, the way to it, or why there is none."""
    path, mark, query = target.partition("?")
    if path == "/" and shown.prefix != "/":
        return Answer(302, location=shown.prefix)
    inside = path.startswith(shown.prefix)
    place = _place(shown.site, unquote(path[len(shown.prefix) :])) if inside else None
    if place is not None and place.is_dir():
        if not path.endswith("/") and (place / "index.html").is_file():
            return Answer(302, location=quote(unquote(path)) + "/" + mark + query)
        place = place / "index.html"
    content = _content(place)
    if content is not None and place is not None and place.suffix != ".html":
        return Answer(200, kind_of(place.name), content)
    if shown.fault is not None or shown.site is None:
        return Answer(503, HTML, with_tag(own.page(shown), own.tag(shown.version)))
    status = 200 if content is not None else 404
    if content is None:
        content = _content(shown.site / "404.html") or b""
    return Answer(status, HTML, with_tag(content, own.tag(shown.version)))


def kind_of(name: str) -> str:
    """The content type of a file."""
    if _FEED.search(name):
        return "application/atom+xml"
    return KINDS.get(name.rpartition(".")[2].lower(), "application/octet-stream")


def with_tag(page: bytes, tag: bytes) -> bytes:
    """A page with a tag at the end of its body."""
    at = page.rfind(b"</body>")
    return page[:at] + tag + page[at:] if at >= 0 else page + tag


def _place(site: Path | None, path: str) -> Path | None:
    """Where an address lies in a site; None where it would lie elsewhere."""
    parts = path.split("/")
    last = parts.pop()
    names = [*parts, last] if last else parts
    if site is None or any(not name or _HIDDEN.match(name) for name in names):
        return None
    if _NOWHERE.search(path):
        return None
    place = site.joinpath(*names)
    try:
        return place if place.resolve().is_relative_to(site.resolve()) else None
    except (OSError, ValueError):
        return None


def _content(place: Path | None) -> bytes | None:
    try:
        return place.read_bytes() if place is not None and place.is_file() else None
    except (OSError, ValueError):
        return None
