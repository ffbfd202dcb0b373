"""A small portal with one district that does not exist, and a hand that changes its tables."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Mapping
from pathlib import Path

from kksportal.authoring.descriptor import write_descriptor
from tests.conftest import ROOT
from tests.roda import few_districts

CODE, CYCLE = "S01.01", "2025"
NAME, OFFICE = "Kabupaten Contoh", "Diskominfo Kabupaten Contoh"
DAY = "2026-11-30"  # on which everything in the handbook happens
DISTRICT = "datapackages/daerah/S01.01-kabupaten-contoh"
REPORT = {  # a new source: what an officer has in hand
    "id": "laporan-odf-2025",
    "judul": "Laporan ODF triwulan III 2025 (simulasi)",
    "penerbit": "Dinas Kesehatan Contoh",
    "jenis": "simulasi",
    "tanggal_terbit": "2025-10-03",
}
ODF = {  # a new figure of it
    "subjek": CODE,
    "ukuran": "odf-desa",
    "sifat": "capaian",
    "nilai": "144",
    "dari": "150",
    "satuan": "desa-kelurahan",
    "per_tanggal": "2025-09-30",
    "siklus": CYCLE,
    "sumber": REPORT["id"],
}
_SHARED = ("kosakata", "kerangka", "wilayah", "penghargaan", "wilayah-simulasi",
           "penghargaan-simulasi")  # fmt: skip
_SETTINGS = """site_name: Portal Kabupaten Sehat
site_url: https://kks.contoh.example/
docs_dir: content
site_dir: site
plugins:
  - kksportal:
      pengelola: Diskominfo Provinsi Contoh
      bahasa: [id]
exclude_docs: |
  /inovasi/
  /narasi/
"""


def lay(target: Path) -> Path:
    """The portal: what all share, and Kabupaten Contoh with its stories."""
    for name in (*(f"datapackages/{one}" for one in _SHARED), DISTRICT):
        shutil.copytree(ROOT / name, target / name)
    few_districts(target)
    stories = Path("content/inovasi")
    shutil.copytree(ROOT / stories / "foto", target / stories / "foto")
    for row in rows(target, "inovasi"):
        shutil.copy(ROOT / stories / f"{row['cerita']}.md", target / stories)
    (target / "mkdocs.yml").write_text(_SETTINGS, "utf-8")
    return target


def rows(root: Path, table: str) -> list[dict[str, str]]:
    """The rows of a table of the district."""
    with (root / DISTRICT / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def table_text(listed: list[dict[str, str]], delimiter: str = ",") -> bytes:
    """Rows as a file, with every column that any of them has."""
    head = list(dict.fromkeys(name for row in listed for name in row))
    out = io.StringIO()
    end = "\n" if delimiter == "," else "\r\n"
    writer = csv.DictWriter(out, head, restval="", delimiter=delimiter, lineterminator=end)
    writer.writeheader()
    writer.writerows(listed)
    return out.getvalue().encode()


def with_row(root: Path, table: str, row: Mapping[str, str]) -> bytes:
    """A table with a row more."""
    return table_text([*rows(root, table), dict(row)])


def change(root: Path, table: str, key: Mapping[str, str], told: Mapping[str, str]) -> None:
    """Change the one row that has these cells."""
    listed = rows(root, table)
    (one,) = (row for row in listed if key.items() <= row.items())
    one.update(told)
    (root / DISTRICT / f"{table}.csv").write_bytes(table_text(listed))


def add(root: Path, table: str, row: Mapping[str, str]) -> None:
    """Add a row, and have the head of the package know its columns."""
    folder = root / DISTRICT
    (folder / f"{table}.csv").write_bytes(with_row(root, table, row))
    head = json.loads((folder / "datapackage.json").read_text("utf-8"))
    write_descriptor(folder, "daerah", head | {"diperbarui": DAY})
