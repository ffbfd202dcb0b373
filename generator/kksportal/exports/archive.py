"""A district's package as an archive: the same rows, in files named by district and table."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Any

from kksportal import SCHEMA_VERSION
from kksportal.exports.cells import csv_text
from kksportal.exports.narratives import narrative_files
from kksportal.exports.rows import cells_of
from kksportal.model.contract import Resource, table_schema
from kksportal.model.rows import DISTRICT
from kksportal.model.words import Term
from kksportal.text import date_text
from kksportal.words.context import DistrictContext
from kksportal.words.portal import PortalInfo
from kksportal.words.spans import span_of

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"


def archive_files(context: DistrictContext, info: PortalInfo) -> tuple[tuple[str, str], ...]:
    """The files of the archive by name: the README, the descriptor, the tables, the narratives.

    The tables are written from the rows that passed validation, so the archive holds nothing that
    the portal did not read, and every row is as its package has it.
    """
    listed, tables = [], []
    for res in DISTRICT:
        rows: Sequence[Sequence[str]] = getattr(context.district.package, res.name)
        if not rows and not res.required:
            continue
        path = table_file(context, res)
        columns = used_columns(res, rows)
        of = cells_of([list(res.columns).index(name) for name in columns])
        tables.append((path, csv_text(columns, map(of, rows))))
        listed.append(_entry(res, path, columns, context.terms))
    descriptor = json.dumps(
        _head(context, info) | {"resources": listed}, ensure_ascii=False, indent=1
    )
    told = narrative_files(context, info)
    return (
        ("README.txt", _readme(context, info, [path for path, _ in (*tables, *told)])),
        ("datapackage.json", descriptor + "\n"),
        *tables,
        *told,
    )


def table_file(context: DistrictContext, res: Resource) -> str:
    """The file of a table: kabupaten-banjar_63.03_capaian.csv."""
    return f"{context.slug}_{context.code}_{res.name}.csv"


def used_columns(res: Resource, rows: Sequence[Sequence[str]]) -> list[str]:
    """The columns that any row fills, and those that are required or part of the key."""
    keys = set(res.key) if not res.unique else set()
    return [
        name
        for place, (name, column) in enumerate(res.columns.items())
        if column.required or name in keys or any(map(itemgetter(place), rows))
    ]


def _entry(
    res: Resource, path: str, columns: Sequence[str], terms: Mapping[str, Term]
) -> dict[str, Any]:
    about = {"description": terms[res.name].meaning} if res.name in terms else {}
    return {
        "name": res.name,
        "title": res.title,
        **about,
        "path": path,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": table_schema(res, columns, terms),
    }


def _head(context: DistrictContext, info: PortalInfo) -> dict[str, Any]:
    head = context.district.package.head
    about: dict[str, Any] = {"jenis": "daerah", "skema": SCHEMA_VERSION, "kode": context.code}
    licence = {"title": head.licence or info.licence.label}
    if head.licence_url or not head.licence:
        licence["path"] = head.licence_url or info.licence.href
    else:
        licence["name"] = head.licence
    descriptor: dict[str, Any] = {
        "$schema": PROFILE,
        "name": f"kks-daerah-{context.code}-{context.slug}".replace(".", "-").lower(),
        "title": head.title or context.label,
    }
    if head.simulated:
        about["simulasi"] = True
        descriptor["description"] = "Data simulasi: daerah ini tidak ada."
    if info.url:
        descriptor["homepage"] = info.url + context.link.href
    descriptor |= {"diperbarui": head.updated, "kks": about, "licenses": [licence]}
    people = [name for name in head.contributors if name] or [info.office or info.name]
    return descriptor | {"contributors": [{"title": name} for name in people]}


def attribution(context: DistrictContext, info: PortalInfo) -> str:
    """How to name where a district's data come from."""
    head = context.district.package.head
    where = f", {info.url}{context.link.href}" if info.url else ""
    mark = "Data simulasi. " if head.simulated else ""
    return f"{mark}{context.label}, {info.name}, diperbarui {date_text(head.updated)}{where}"


def _readme(context: DistrictContext, info: PortalInfo, files: Sequence[str]) -> str:
    head = context.district.package.head
    lines = [f"Paket data Kabupaten/Kota Sehat: {context.label} ({context.code})", ""]
    if head.simulated:
        lines = ["DATA SIMULASI. Daerah ini tidak ada; semua isinya rekaan.", "", *lines]
    lines += [
        f"Data terakhir berubah: {date_text(head.updated)}",
        *([f"Angka {span}"] if (span := span_of(context.district.package).text) else []),
        f"Lisensi: {head.licence or info.licence.label} {head.licence_url}".rstrip(),
        f"Sebutkan asalnya: {attribution(context, info)}",
        "",
        "Isi paket",
        "  datapackage.json: arti setiap tabel dan kolom (standar Data Package)",
        *(f"  {name}" for name in files),
        "",
        "Cara membaca",
        "  Setiap baris menyebut sumbernya; daftar sumber ada di tabel sumber.",
        "  Sumber yang berbeda tentang hal yang sama berdiri sebagai baris sendiri-sendiri.",
        "  Skor daerah sendiri, provinsi, dan pusat adalah tiga angka, tidak pernah digabung.",
        "  Sel nilai yang kosong berarti belum diketahui, bukan nol; kolom keadaan menyebut",
        "  sebabnya.",
        "  CSV: UTF-8, pemisah koma, koma desimal ditulis titik. Pemeriksaan portal menolak sel",
        "  teks yang diawali = + - atau @, jadi tidak ada yang dapat berjalan sebagai rumus.",
        "",
    ]
    return "\n".join(lines)
