"""Read one CSV file by the contract: strict UTF-8, one header, a row a line."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

from kksportal.errors import Finding
from kksportal.findings import kind
from kksportal.model.contract import Resource

MAX_BYTES = 50_000_000


def read_table(path: Path, res: Resource, name: str) -> tuple[tuple[Any, ...], list[Finding]]:
    """The rows of a file as the resource's row type, and what could not be read.

    Row i stands on line i + 2: a cell with a line break is a finding.
    """
    try:
        raw = path.read_bytes()
        text = raw.decode("utf-8")
    except UnicodeDecodeError as fault:
        line = raw[: fault.start].count(b"\n") + 1
        return (), [Finding(kind=kind("KKS-P004"), path=name, row=line, what="bukan teks UTF-8")]
    except OSError:
        return (), [Finding(kind=kind("KKS-P003"), path=name, what="berkas tidak dapat dibaca")]
    found: list[Finding] = []
    if len(raw) > MAX_BYTES:
        return (), [Finding(kind=kind("KKS-P005"), path=name, what=f"{len(raw)} bita")]
    if text.startswith("\ufeff") or "\r" in text:
        found.append(
            Finding(
                kind=kind("KKS-P006"),
                path=name,
                row=1,
                what="ada tanda BOM atau akhir baris Windows",
            )
        )
        text = text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as fault:
        return (), [*found, Finding(kind=kind("KKS-P007"), path=name, what=str(fault))]
    if not lines:
        return (), [*found, Finding(kind=kind("KKS-D001"), path=name, row=1, what="berkas kosong")]
    return _rows(lines, res, name, found)


def _rows(
    lines: list[list[str]], res: Resource, name: str, found: list[Finding]
) -> tuple[tuple[Any, ...], list[Finding]]:
    header, body = lines[0], lines[1:]
    for column in dict.fromkeys(c for c in header if header.count(c) > 1):
        found.append(
            Finding(
                kind=kind("KKS-D002"),
                path=name,
                row=1,
                column=column,
                what=f"kolom “{column}” ada lebih dari sekali",
            )
        )
    for column in header:
        if column not in res.columns:
            found.append(
                Finding(
                    kind=kind("KKS-D003"),
                    path=name,
                    row=1,
                    column=column,
                    what=f"kolom “{column}” tidak dikenal dan tidak dibaca",
                )
            )
    for column, rule in res.columns.items():
        if rule.required and column not in header:
            found.append(
                Finding(
                    kind=kind("KKS-D001"),
                    path=name,
                    row=1,
                    column=column,
                    what=f"kolom wajib “{column}” tidak ada",
                )
            )
    places = [header.index(c) if c in header else -1 for c in res.columns]
    rows = []
    for number, told in enumerate(body, start=2):
        cells = told
        if len(cells) != len(header):
            found.append(
                Finding(
                    kind=kind("KKS-D004"),
                    path=name,
                    row=number,
                    what=f"{len(cells)} sel, kepala tabel {len(header)}",
                )
            )
            cells = (cells + [""] * len(header))[: len(header)]
        if any("\n" in cell for cell in cells):
            found.append(
                Finding(
                    kind=kind("KKS-D005"), path=name, row=number, what="ada baris baru di dalam sel"
                )
            )
        rows.append(res.row._make([cells[i] if i >= 0 else "" for i in places]))
    return tuple(rows), found
