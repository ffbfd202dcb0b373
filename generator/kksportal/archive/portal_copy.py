"""The portal of a closed cycle: a portal like any other, of its frozen rows alone."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from kksportal.effects import Folders
from kksportal.exports.archive import used_columns
from kksportal.exports.cells import csv_text
from kksportal.model.kinds import RESOURCES
from kksportal.model.package import Package, PortalInput, Story
from kksportal.preservation.frozen import (
    frozen_package,
    frozen_rows,
    frozen_texts,
    stories_named,
)
from kksportal.read.metadata import cleaned
from kksportal.read.waiting import pictures_of
from kksportal.render.descriptor import package_text
from kksportal.validate.portal import all_packages

_SETTINGS = "mkdocs.yml"
_PAGES = ("inovasi", "narasi")  # folders of texts that are no editorial pages


def portal_files(folders: Folders, data: PortalInput, cycle: str) -> Iterator[tuple[str, bytes]]:
    """The files of a cycle's portal by their paths in it, each once.

    Tables are written anew from the rows that passed the checks; texts are as they stand;
    pictures without what a camera writes beside them.
    """
    for package in all_packages(data):
        if (kept := frozen_package(package, cycle)) is not None:
            yield from _package_files(folders, kept)
    for path in _texts(folders, texts_of(data, cycle)):
        raw = (folders.root / path).read_bytes()
        picture = PurePosixPath(path).suffix.lower() in (".jpg", ".jpeg", ".png", ".webp")
        yield path, cleaned(raw) if picture else raw
    yield from _surroundings(folders)


def texts_of(data: PortalInput, cycle: str) -> tuple[Story, ...]:
    """The stories and narratives that a cycle freezes."""
    named = frozenset[str]().union(
        *(stories_named(frozen_rows(package, cycle)) for package in data.districts.values())
    )
    return frozen_texts(data.stories, data.narratives, cycle, named)


def _texts(folders: Folders, texts: tuple[Story, ...]) -> list[str]:
    paths = {path for text in texts for path in (text.path, *pictures_of(text))}
    return sorted(path for path in paths if (folders.root / path).is_file())


def _package_files(folders: Folders, package: Package) -> Iterator[tuple[str, bytes]]:
    head = package.head
    heads: dict[str, tuple[str, ...]] = {}
    for res in RESOURCES[head.kind]:
        rows: tuple[Any, ...] = getattr(package, res.name.replace("-", "_"))
        if not rows and not res.required:
            continue
        columns = used_columns(res, rows)
        places = [list(res.columns).index(name) for name in columns]
        heads[res.name] = tuple(columns)
        text = csv_text(columns, ([row[place] for place in places] for row in rows))
        yield f"{head.folder}/{res.name}.csv", text.encode()
    keep: Mapping[str, Any] = json.loads(
        (folders.root / head.folder / "datapackage.json").read_bytes().decode("utf-8-sig")
    )
    yield f"{head.folder}/datapackage.json", package_text(head.kind, keep, heads).encode()


def _surroundings(folders: Folders) -> Iterator[tuple[str, bytes]]:
    """The settings, the editorial pages, and the portal's own templates."""
    yield _SETTINGS, (folders.root / _SETTINGS).read_bytes()
    for path in sorted(folders.content.rglob("*")):
        name = path.relative_to(folders.content)
        if path.is_file() and name.parts[0] not in _PAGES and not _hidden(name):
            yield f"content/{name.as_posix()}", path.read_bytes()
    own = folders.own_templates
    if own is not None and folders.shipped_below is not None:
        for path in sorted(own.rglob("*")):
            name = path.relative_to(own)
            if path.is_file() and not _hidden(name):
                yield f"site_templates/{name.as_posix()}", path.read_bytes()


def _hidden(name: Path) -> bool:
    return any(part.startswith((".", "__pycache__")) for part in name.parts)
