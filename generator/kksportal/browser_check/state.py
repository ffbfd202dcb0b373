"""The published state that a check in the browser begins with, from two archives of the site.

`periksa/portal.zip` holds what all districts share, and of each district what its published
archive does not say to the byte. Both together give back the very files of the portal. A portal
without downloads has a pack of each package for this alone.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from io import BytesIO
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Any, NamedTuple
from zipfile import ZipFile

from kksportal import addresses
from kksportal.compute.odf import OdfFact
from kksportal.model.package import Photo
from kksportal.model.rows import Sumber
from kksportal.read import film
from kksportal.read.folder import DESCRIPTOR
from kksportal.read.picture import Looked, tell
from kksportal.render.descriptor import package_text
from kksportal.validate.sources import SourceTable
from kksportal.words.portal import MenuItem, PortalInfo, SecurityContact
from kksportal.words.views import Link

STATE = "periksa.json"  # in portal.zip, beside the portal's own files


class Film(NamedTuple):
    """A published film that a text names, and what its head says."""

    file: str
    seconds: int
    width: int
    height: int
    size: int
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class District:
    """A district with a package: its folder, and its descriptor without the resources."""

    folder: str  # "datapackages/daerah/63.11-kabupaten-balangan"
    head: Mapping[str, Any] | None  # None: the whole descriptor is among the files
    published: bool  # whether its tables are in a download; else they are in a pack of their own

    def archive(self, code: str) -> str:
        """The address of what its tables are in."""
        return (addresses.DISTRICT_ARCHIVE if self.published else addresses.CHECK_PACKAGE)(code)


@dataclass(frozen=True, slots=True, kw_only=True)
class PortalState:
    """What is published: files by their paths, and what is known of districts without opening."""

    files: Mapping[str, bytes]
    districts: Mapping[str, District]  # by code
    sources: tuple[SourceTable, ...]
    photos: Mapping[str, tuple[Photo, ...]]  # of stories and narratives, by their paths
    films: Mapping[str, tuple[Film, ...]]  # likewise: their files, and what their heads say
    info: PortalInfo
    odf: tuple[OdfFact, ...]  # of all districts: a page shows those of its province

    def place(self, code: str) -> tuple[str, str] | None:
        """The slug and the name of a district, of the packages of regions; None for none."""
        for path, raw in self.files.items():
            if path.startswith("datapackages/wilayah") and path.endswith("/daerah.csv"):
                for row in csv.DictReader(io.StringIO(raw.decode("utf-8-sig"))):
                    if row.get("kode") == code:
                        return row["id"], row["nama"]
        return None

    def package(self, code: str, archive: bytes) -> dict[str, bytes]:
        """The files of a district's package; {} where it has none, or its archive is not here."""
        district = self.districts.get(code)
        if district is None or not archive:
            return {}
        if not district.published:
            with ZipFile(BytesIO(archive)) as whole:
                return {f"{district.folder}/{one}": whole.read(one) for one in whole.namelist()}
        found: dict[str, bytes] = {}
        heads: dict[str, tuple[str, ...]] = {}
        with ZipFile(BytesIO(archive)) as packed:
            for table in json.loads(packed.read(DESCRIPTOR))["resources"]:
                path = f"{district.folder}/{table['name']}.csv"
                found[path] = self.files.get(path) or packed.read(table["path"])
                heads[table["name"]] = first_line(found[path])
        name = f"{district.folder}/{DESCRIPTOR}"
        if district.head is None:
            return found | {name: self.files[name]}
        return found | {name: package_text("daerah", district.head, heads).encode()}


def read_state(raw: bytes) -> PortalState:
    """The state in `portal.zip`, which the build of the same site wrote."""
    with ZipFile(BytesIO(raw)) as packed:
        files = {name: packed.read(name) for name in packed.namelist()}
    told = json.loads(files.pop(STATE))
    return PortalState(
        files=files,
        districts={
            code: District(folder=folder, head=head, published=published)
            for code, (folder, head, published) in told["daerah"].items()
        },
        sources=tuple((path, tuple(Sumber(*row) for row in rows)) for path, rows in told["sumber"]),
        photos={
            path: tuple(Photo(**photo) for photo in photos) for path, photos in told["foto"].items()
        },
        films={path: tuple(Film(*one) for one in listed) for path, listed in told["film"].items()},
        info=_info(told["portal"]),
        odf=tuple(OdfFact(*fact) for fact in told["odf"]),
    )


def lay_down(root: Path, files: Mapping[str, bytes]) -> None:
    """Write files below a folder."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def stand_in(
    root: Path, photos: Mapping[str, tuple[Photo, ...]], films: Mapping[str, tuple[Film, ...]]
) -> None:
    """Empty files for the published photos and films of texts: what is known of them is told."""
    for text, told in films.items():
        for one in told:
            path = root / beside(text, one.file)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch()
            film.tell(path, film.Looked(*one[1:]))
    for text, listed in photos.items():
        for photo in listed:
            path = root / beside(text, photo.file)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch()
            tell(path, Looked(photo.width, photo.height, photo.key))


def beside(text: str, file: str) -> str:
    """The path of a photo as its text names it: beside a story, one folder up from a narrative."""
    folder = dirname(text)
    folder = dirname(folder) if text.startswith("content/narasi/") else folder
    return normpath(join(folder, file))


def first_line(raw: bytes) -> tuple[str, ...]:
    """The names of a table's columns, as far as they can be read; of a plain head only."""
    line = raw.partition(b"\n")[0].decode("utf-8", "replace").removeprefix("\ufeff")
    return tuple(name.strip().strip('"') for name in line.rstrip("\r").split(","))


def _info(told: dict[str, Any]) -> PortalInfo:
    """The portal's settings, back from JSON."""
    made = dict(told)
    made["licence"] = Link(*told["licence"])
    made["nav"] = tuple(MenuItem(*item) for item in told["nav"])
    if told["security"]:
        made["security"] = SecurityContact(**told["security"])
    for one in fields(PortalInfo):
        if isinstance(made[one.name], list):
            made[one.name] = tuple(made[one.name])
    return PortalInfo(**made)
