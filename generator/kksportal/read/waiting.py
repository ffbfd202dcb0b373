"""What is not to be published yet: packages and texts whose moment is still to come."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath

from kksportal.effects import Folders
from kksportal.model.moments import waits
from kksportal.model.package import DistrictPackage, Package, Story

_NAME = b"terbit_mulai"  # most descriptors do not have it, and are not parsed for it
_LINE = re.compile(rb"^[\"']?terbit_mulai[\"']?[ \t]*:[ \t]*[\"']?([^\"'\n#]*)", re.MULTILINE)
_TEXTS = ("inovasi/*.md", "narasi/*/*/*.md")
_DESCRIPTOR = "datapackage.json"


def starts_in(path: Path) -> str:
    """From when on a descriptor or a text may be published, as it says; "" where it says nothing.

    Of one that names the moment and cannot be understood it is "?", which is no moment.
    """
    try:
        raw = path.read_bytes()
    except OSError:
        return ""
    if _NAME not in raw:
        return ""
    if path.suffix == ".json":
        try:
            told = json.loads(raw)
        except (ValueError, RecursionError):
            return "?"
        starts = told.get("terbit_mulai", "") if isinstance(told, dict) else "?"
        return starts if isinstance(starts, str) else "?"
    found = _LINE.search(raw)
    return (found[1].decode("utf-8", "replace").strip() or "?") if found else ""


def package_waits(folder: Path, at: str | None) -> bool:
    """Whether a package is left out at a moment; of its descriptor nothing else is read."""
    return at is not None and waits(starts_in(folder / _DESCRIPTOR), at)


def without_waiting(folders: Iterable[Path], at: str | None) -> Iterator[Path]:
    """The folders of the packages that do not wait."""
    return (folder for folder in folders if not package_waits(folder, at))


def texts_that_wait(
    folders: Folders, texts: Iterable[Story]
) -> tuple[frozenset[str], frozenset[str]]:
    """The paths of the texts that are left out, and of their pictures.

    `texts` are those that could be read; one that could not, and names its moment, waits as well.
    """
    at = folders.at
    if at is None:
        return frozenset(), frozenset()
    found = (p for pattern in _TEXTS for p in folders.content.glob(pattern))
    waiting = {folders.relative(path) for path in found if waits(starts_in(path), at)}
    told = [text for text in texts if text.path in waiting or waits(text.starts, at)]
    pictures = frozenset(one for text in told for one in pictures_of(text))
    return frozenset(waiting | {text.path for text in told}), pictures


def slugs_of(paths: Iterable[str]) -> frozenset[str]:
    """The stories among some texts, as packages name them."""
    return frozenset(PurePosixPath(p).stem for p in paths if p.startswith("content/inovasi/"))


def pictures_of(text: Story) -> tuple[str, ...]:
    """The pictures and films of a text, by their paths in the portal."""
    folder = PurePosixPath(text.path).parent
    if text.path.startswith("content/narasi/"):
        folder = folder.parent
    return tuple(posixpath.normpath(str(folder / file)) for file in text.files)


def hide_stories(package: Package, slugs: Collection[str]) -> Package:
    """A package that names none of these stories: who reads its rows would learn of them."""
    if not slugs or not isinstance(package, DistrictPackage):
        return package
    rows = tuple(row._replace(cerita="") if row.cerita in slugs else row for row in package.inovasi)
    return package if rows == package.inovasi else replace(package, inovasi=rows)


def packages_that_wait(folders: Folders, packages: Iterable[Path]) -> frozenset[str]:
    """The folders of the packages that are left out."""
    return frozenset(folders.relative(one) for one in packages if package_waits(one, folders.at))
