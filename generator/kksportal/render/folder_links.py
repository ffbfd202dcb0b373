"""Links for a site that is opened from a folder: no server answers for one, or knows its root."""

from __future__ import annotations

import posixpath
from functools import lru_cache
from urllib.parse import urljoin, urlsplit, urlunsplit

INDEX = "index.html"


@lru_cache(maxsize=1 << 16)
def folder_link(link: str, page: str, url: str = "") -> str:
    """A link on a page of the site, from its file to another file; what leads away stays.

    `page` is the page's folder, "daerah/kota-batu"; `url` the portal's address, which says what
    part of an absolute path is the site's own.
    """
    try:
        scheme, host, path, query, part = urlsplit(link)
    except ValueError:
        return link
    if scheme or host or not path:
        return link
    if path.startswith("/"):
        root = site_root(url)
        if not path.startswith(root):
            return urljoin(url, link)  # a neighbour at the same host
        path, below = path[len(root) :], ""
    else:
        below = page
    target = _file(below, path)
    way = posixpath.relpath(target, page or ".")
    if ":" in way.partition("/")[0]:
        way = f"./{way}"  # else it would read as a scheme
    return urlunsplit(("", "", way, query, part))


def site_root(url: str) -> str:
    """The path of the site at its host: "/kks/" of https://dinas.example/kks/."""
    return "/" + url.partition("//")[2].partition("/")[2]


def _file(below: str, path: str) -> str:
    """The file that a server would answer with; a way out of the site ends at its root."""
    steps: list[str] = [step for step in below.split("/") if step]
    names = path.split("/")
    for name in names:
        if name == "..":
            del steps[-1:]
        elif name not in ("", "."):
            steps.append(name)
    if names[-1] in ("", ".", "..") or "." not in names[-1]:
        steps.append(INDEX)
    return "/".join(steps)
