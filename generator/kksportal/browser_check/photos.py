"""Photos that a person dropped: where a text names them, and how pages show them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from posixpath import basename, splitext

from kksportal.browser_check.state import beside
from kksportal.model.package import PortalInput, Story
from kksportal.read.picture import Looked, tell
from kksportal.text import slugify
from kksportal.words.pictures import picture_source, picture_view

_NAMED = re.compile(r"^\s*(?:- +)?berkas:\s*[\"']?([^\"'\n]+?)[\"']?\s*$", re.MULTILINE)


def place_pictures(
    names: Iterable[str], files: Mapping[str, bytes]
) -> tuple[dict[str, str], list[str]]:
    """Photos by the paths at which texts name them, else beside the stories; and what to say.

    The page gives photos plain names, so names are compared as such.
    """
    wanted: dict[str, str] = {}
    for path, raw in files.items():
        if path.startswith("content/") and path.endswith(".md"):
            for name in _NAMED.findall(raw.decode("utf-8", "replace")):
                wanted.setdefault(_plain(name), beside(path, name))
    placed: dict[str, str] = {}
    notes = []
    for name in names:
        path = wanted.get(_plain(name), "")
        if not path:
            path = f"content/inovasi/{name}"
            notes.append(
                f"{name}: belum disebut cerita mana pun. Tulis di kepala cerita, di bawah foto: "
                f"berkas: {name}, lalu alt dan kredit."
            )
        placed[path] = name
    return placed, notes


def _plain(name: str) -> str:
    stem, form = splitext(basename(name))
    return slugify(stem) + form.lower().replace(".jpeg", ".jpg")


def tell_size(path: Path, raw: bytes, size: tuple[int, int] | None) -> None:
    """Take a photo as looked at, with the size that the browser found."""
    if size is not None:
        tell(path, Looked(*size, sha256(raw).hexdigest()))


def shown_pictures(data: PortalInput | None, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The photos among files, by the addresses that pages show them at."""
    return pictures_of((*data.stories, *data.narratives) if data else (), files)


def pictures_of(texts: Iterable[Story], files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The photos of some texts among files, by the addresses that pages show them at."""
    found: dict[str, bytes] = {}
    for text in texts:
        for photo in text.pictures:
            raw = files.get(picture_source(text, photo))
            if raw is not None:
                found |= {one.href: raw for one in picture_view(text, photo).files}
    return found
