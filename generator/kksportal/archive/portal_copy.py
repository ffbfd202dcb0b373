"""The portal of a closed cycle: a portal like any other, of its frozen rows alone."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from kksportal import SCHEMA_VERSION
from kksportal.effects import Folders, in_order
from kksportal.errors import Finding
from kksportal.exports.archive import used_columns
from kksportal.exports.cells import csv_text
from kksportal.model.kinds import RESOURCES
from kksportal.model.package import ArchivePackage, Head, Package, PortalInput, Story
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

_DEAD, _TARGET = "KKS-N022", re.compile("“([^”]+)”")
_SETTINGS = "mkdocs.yml"
_PICTURES = (".jpg", ".jpeg", ".png", ".webp")
# Their lines end alike in every archive: git may write them another way on Windows.
_TEXTS = (".md", ".yml", ".yaml", ".html", ".css", ".js", ".svg", ".txt", ".json", ".csv", ".xml")
_PAGES = ("inovasi", "narasi")  # folders of texts that are no editorial pages


def portal_files(folders: Folders, data: PortalInput, cycle: str) -> Iterator[tuple[str, bytes]]:
    """The files of a cycle's portal by their paths in it, each once.

    Tables are written anew from the rows that passed the checks; texts are as they stand, but for
    the ends of their lines; pictures without what a camera writes beside them.
    """
    for package in all_packages(data):
        kept = frozen_package(package, cycle)
        if kept is not None and not isinstance(kept, ArchivePackage):
            yield from _package_files(folders, kept)
    if (beside := _beside(data, cycle)) is not None:
        yield from _package_files(folders, beside)
    for path in _texts(folders, texts_of(data, cycle)):
        raw = _kept(folders.root / path)
        yield path, cleaned(raw) if path.lower().endswith(_PICTURES) else raw
    yield from _surroundings(folders)


def _beside(data: PortalInput, cycle: str) -> ArchivePackage | None:
    """The lists beside the archive, and the stages that frozen rows name by another framework."""
    own = data.frameworks.get(cycle)
    known = {row.id for row in own.tahap} if own else set()
    named = {
        getattr(row, "tahap", "")
        for package in data.districts.values()
        for rows in frozen_rows(package, cycle).values()
        for row in rows
    } - known
    others = [one for key, one in sorted(data.frameworks.items()) if key != cycle]
    stages = {row.id: (row, one) for one in others for row in one.tahap if row.id in named}
    before = data.archives.get(cycle)
    if before is None and not stages:
        return None
    head = Head(
        folder=f"datapackages/arsip/{cycle}",
        kind="arsip",
        title=f"Arsip siklus {cycle}",
        updated=max((told.head.updated for _, told in stages.values()), default=""),
        cycle=cycle,
    )
    package = before or ArchivePackage(head=head)
    sources = {row.id: row for row in package.sumber}
    for _, framework in stages.values():
        sources |= {row.id: row for row in framework.sumber}
    rows = tuple(row for row, _ in stages.values())
    wanted = {row.sumber for row in rows} | {row.sumber for row in package.errata}
    kept = tuple(row for key, row in sorted(sources.items()) if key in wanted)
    return replace(package, tahap=rows, sumber=kept)


def texts_of(data: PortalInput, cycle: str) -> tuple[Story, ...]:
    """The stories and narratives that a cycle freezes."""
    named = frozenset[str]().union(
        *(stories_named(frozen_rows(package, cycle)) for package in data.districts.values())
    )
    return frozen_texts(data.stories, data.narratives, cycle, named)


def unlink_dead(portal: Path, findings: Iterable[Finding]) -> bool:
    """Make plain words of links in texts that lead to pages which this cycle does not have.

    An editorial page speaks of the whole portal; its words are kept as they stood. True where
    something was unlinked.
    """
    done = False
    for finding in findings:
        target = _TARGET.search(finding.what) if finding.kind.code == _DEAD else None
        if target:
            path = portal / finding.path
            link = re.compile(rf"\[([^\]]*)\]\({re.escape(target[1])}\)")
            text, count = link.subn(r"\1", path.read_text("utf-8"))
            path.write_bytes(text.encode())
            done = done or count > 0
    return done


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
    path = folders.root / head.folder / "datapackage.json"
    keep: Mapping[str, Any] = {
        "name": f"kks-arsip-{head.cycle}",
        "title": head.title,
        "diperbarui": head.updated,
        "kks": {"jenis": head.kind, "skema": SCHEMA_VERSION, "siklus": head.cycle},
    }
    if path.is_file():
        keep = json.loads(path.read_bytes().decode("utf-8-sig"))
    yield f"{head.folder}/datapackage.json", package_text(head.kind, keep, heads).encode()


def _surroundings(folders: Folders) -> Iterator[tuple[str, bytes]]:
    """The settings, the editorial pages, and the portal's own templates."""
    yield _SETTINGS, _kept(folders.root / _SETTINGS)
    for path in in_order(folders.content.rglob("*")):
        name = path.relative_to(folders.content)
        if path.is_file() and name.parts[0] not in _PAGES and not _hidden(name):
            yield f"content/{name.as_posix()}", _kept(path)
    own = folders.own_templates
    if own is not None and folders.shipped_below is not None:
        for path in in_order(own.rglob("*")):
            name = path.relative_to(own)
            if path.is_file() and not _hidden(name):
                yield f"site_templates/{name.as_posix()}", _kept(path)


def _kept(path: Path) -> bytes:
    """A file as an archive keeps it."""
    raw = path.read_bytes()
    return raw.replace(b"\r\n", b"\n") if path.suffix.lower() in _TEXTS else raw


def _hidden(name: Path) -> bool:
    return any(part.startswith((".", "__pycache__")) for part in name.parts)
