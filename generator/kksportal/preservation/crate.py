"""What an archive is, for machines: RO-Crate 1.2, beside the files that it tells of."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from kksportal.model.rows import Sumber

FILE = "ro-crate-metadata.json"
PROFILE = "https://w3id.org/ro/crate/1.2"
_CONTEXT = f"{PROFILE}/context"
_TYPES = {".csv": "text/csv", ".json": "application/json", ".txt": "text/plain",
          ".whl": "application/zip", ".gz": "application/gzip", ".html": "text/html",
          ".pdf": "application/pdf"}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What is said of an archive: of which cycle, whose, when, under which licence."""

    cycle: str
    version: int
    day: str  # 2026-01-31
    portal: str
    url: str  # "https://…/" or ""
    office: str
    licence: str
    licence_url: str
    program: str  # kksportal 1.0.0
    simulated: bool = False

    @property
    def title(self) -> str:
        """The archive's name."""
        mark = "Data simulasi. " if self.simulated else ""
        version = f", versi {self.version}" if self.version > 1 else ""
        return f"{mark}Arsip Kabupaten/Kota Sehat siklus {self.cycle}{version}, {self.portal}"


def crate(
    told: Told,
    parts: Mapping[str, str],
    sizes: Mapping[str, int],
    cited: Iterable[Sumber],
    earlier: str = "",
) -> bytes:
    """`ro-crate-metadata.json` of an archive.

    `parts` are the files and folders (ending in a slash) to tell of, each with what it is; `sizes`
    of the files in bytes; `cited` the sources of its figures; `earlier` the digest of the version
    before this one.
    """
    about: list[dict[str, Any]] = [
        {
            "@id": FILE,
            "@type": "CreativeWork",
            "about": {"@id": "./"},
            "conformsTo": {"@id": PROFILE},
        },
        _root(told, parts, cited := tuple(cited), earlier),
        *(_part(path, what, sizes) for path, what in sorted(parts.items())),
        {"@id": told.licence_url, "@type": "CreativeWork", "name": told.licence,
         "description": "Lisensi data arsip ini."},
        {"@id": "#pengelola", "@type": "Organization", "name": told.office,
         **({"url": told.url} if told.url else {})},
        *(_source(row) for row in cited),
    ]  # fmt: skip
    text = json.dumps({"@context": _CONTEXT, "@graph": about}, ensure_ascii=False, indent=1)
    return f"{text}\n".encode()


def _root(
    told: Told, parts: Mapping[str, str], cited: tuple[Sumber, ...], earlier: str
) -> dict[str, Any]:
    made: dict[str, Any] = {
        "@id": "./",
        "@type": "Dataset",
        "name": told.title,
        "description": (
            f"Data, aturan, halaman, dan penghargaan siklus {told.cycle} sebagaimana dibekukan "
            f"{told.day}: paket data tiap daerah, kerangkanya, pernyataan penghargaan, naskah, "
            "halaman yang dibangun darinya, dan program yang "
            f"membangunnya ({told.program})."
        ),
        "version": str(told.version),
        "datePublished": told.day,
        "temporalCoverage": told.cycle,
        "inLanguage": "id",
        "license": {"@id": told.licence_url},
        "publisher": {"@id": "#pengelola"},
        "author": {"@id": "#pengelola"},
        "creator": {"@id": "#pengelola"},
        "hasPart": [{"@id": path} for path in sorted(parts)],
        "citation": [{"@id": _id(row)} for row in cited],
    }
    if earlier:
        made["description"] += f" Menggantikan versi {told.version - 1} (sha-512 {earlier})."
    return made


def _part(path: str, what: str, sizes: Mapping[str, int]) -> dict[str, Any]:
    if path.endswith("/"):
        return {"@id": path, "@type": "Dataset", "name": path.strip("/"), "description": what}
    kind = next((t for end, t in _TYPES.items() if path.endswith(end)), "application/octet-stream")
    return {
        "@id": path,
        "@type": "File",
        "name": path.rpartition("/")[2],
        "description": what,
        "encodingFormat": kind,
        "contentSize": str(sizes[path]),
    }


def _id(row: Sumber) -> str:
    """A source's address; RO-Crate asks for a whole URI of those without one too."""
    return row.tautan or f"urn:kks:sumber:{row.id}"


def _source(row: Sumber) -> dict[str, Any]:
    made: dict[str, Any] = {"@id": _id(row), "@type": "CreativeWork", "name": row.judul or row.id}
    if row.penerbit:
        made["publisher"] = row.penerbit
    if row.tanggal_terbit:
        made["datePublished"] = row.tanggal_terbit
    return made
