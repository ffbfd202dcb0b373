"""The smallest portal that can be checked: a few words, one province, districts with a source."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from kksportal.effects import Folders
from kksportal.model.kinds import RESOURCES
from tests.site_build.small import FIRST, SECOND, put

ONE, TWO = f"datapackages/daerah/{FIRST}-satu", f"datapackages/daerah/{SECOND}-dua"
SOURCES = "id,judul,penerbit,jenis,tanggal_terbit,tautan,judul_pasti,catatan"
REGIONS = "kode,id,nama,provinsi,berlaku_sampai"


def put_head(root: Path, folder: str, kind: str, tables: Mapping[str, str], code: str = "") -> None:
    """A package folder: its descriptor, and its tables as text."""
    about = {"jenis": kind, "skema": "1"} | ({"kode": code} if code else {})
    told = {
        "name": "x",
        "title": f"Paket {code or kind}",
        "diperbarui": "2026-01-02",
        "kks": about,
        "licenses": [{"name": "CC-BY-4.0"}],
        "contributors": [{"title": "Tim"}],
        "resources": [{"name": name, "path": f"{name}.csv"} for name in tables],
    }
    files = {f"{folder}/{name}.csv": text for name, text in tables.items()}
    put(root, {f"{folder}/datapackage.json": json.dumps(told), **files})


def district(root: Path, folder: str, code: str, *sources: str) -> None:
    """A district's package with these lines of sources."""
    put_head(root, folder, "daerah", {"sumber": table(SOURCES, *sources)}, code)


def table(head: str, *lines: str) -> str:
    """The text of a table."""
    return "\n".join((head, *lines, ""))


def columns(kind: str, name: str) -> str:
    """The head of a table as the contract has it."""
    res = next(res for res in RESOURCES[kind] if res.name == name)
    return ",".join(res.columns)


def tiny(root: Path) -> Folders:
    """Vocabularies, regions and two districts, each of one source."""
    put_head(root, "datapackages/kosakata", "kosakata", {})
    put_head(root, "datapackages/wilayah", "wilayah", {})
    for folder, code in ((ONE, FIRST), (TWO, SECOND)):
        district(root, folder, code, f"s{code},Judul,Dinas,berita,2025,,ya,")
    return put(root, {})
