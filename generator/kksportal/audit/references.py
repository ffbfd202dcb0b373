"""Resolve the links of a finished site to its files and parts, or to other sites."""

from __future__ import annotations

import re
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

_AWAY = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_HOST = re.compile(r"(?:https?|wss?|ftp):|//", re.IGNORECASE)
_IN_STYLE = re.compile(r"""url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)""", re.IGNORECASE)
_REMARK = re.compile(r"/\*.*?\*/", re.DOTALL)


class Home:
    """The address of a site, from the canonical link of its first page; "" where it has none."""

    def __init__(self, url: str = "") -> None:
        self.url = url if url.endswith("/") else ""
        try:
            self.base = urlsplit(self.url).path or "/"
        except ValueError:
            self.url, self.base = "", "/"

    def target(self, page: str, href: str) -> tuple[str, str] | None:
        """The file and the part that a link on a page means; None when it leads away.

        The file begins with "/" or "../" when the link leaves the site's own folder on its host.
        """
        if self.url and href.startswith(self.url):
            href = self.base + href[len(self.url) :]
        elif _AWAY.match(href):
            return None
        target, _, part = href.partition("#")
        target = target.partition("?")[0]
        part = unquote(part.partition(":~:")[0])
        if not target:
            return page, part
        if target.startswith(self.base):
            target = target[len(self.base) :]
            path = normpath(target) if target else "."
        else:
            path = normpath(join(dirname(page), target))
        if not target or target.rpartition("/")[2] in ("", ".", ".."):
            path = "index.html" if path == "." else f"{path}/index.html"
        return unquote(path), part

    def is_other_host(self, href: str) -> bool:
        """Whether loading an address sends a request to another host."""
        return bool(_HOST.match(href)) and not (self.url and href.startswith(self.url))


def style_addresses(text: str) -> list[str]:
    """The addresses that a style sheet loads."""
    bare = _REMARK.sub("", text)
    return [one or other for one, other in _IN_STYLE.findall(bare)]
