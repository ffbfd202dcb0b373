"""Every figure of a closed cycle with its source, as one table for any spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from kksportal.compute.changes import REMARKS, VALUES
from kksportal.exports.cells import csv_text
from kksportal.model.kinds import RESOURCES
from kksportal.model.package import Package, PortalInput
from kksportal.model.rows import Sumber
from kksportal.preservation.frozen import frozen_rows
from kksportal.validate.portal import all_packages

HEAD = (
    "paket", "kode", "nama", "tabel", "perihal", "nilai", "satuan", "per_tanggal", "siklus",
    "letak", "penutur", "catatan", "sumber", "sumber_judul", "sumber_penerbit",
    "sumber_tanggal", "sumber_tautan",
)  # fmt: skip
# What makes a figure in tables that the log does not keep: those of rules and awards.
_MORE: dict[str, tuple[str, ...]] = {
    "syarat": ("nilai", "sampai", "dari", "satuan", "keadaan"),
    "penerima": ("predikat", "peringkat", "keadaan", "sebutan", "keputusan"),
    "tanpa_penghargaan": ("status",),
    "diragukan": ("predikat", "keadaan", "alasan"),
    "ringkasan": ("jumlah", "ketepatan"),
}
_APART = {"satuan", "per_tanggal", "siklus", "sumber", *REMARKS}


def figures_csv(data: PortalInput, cycle: str) -> bytes:
    """The table: a line a row that states a figure, a score, a rule or an award of the cycle."""
    rows = (line for package in all_packages(data) for line in _of_package(package, cycle))
    return csv_text(HEAD, rows).encode()


def _of_package(package: Package, cycle: str) -> Iterator[Sequence[str]]:
    frozen = frozen_rows(package, cycle)
    sources: dict[str, Sumber] = {row.id: row for row in frozen.get("sumber", ())}
    head = package.head
    for res in RESOURCES[head.kind]:
        values = {**VALUES, **_MORE}.get(res.name) or {**VALUES, **_MORE}.get(
            res.name.replace("-", "_")
        )
        if values is None:
            continue
        keys = [name for name in res.columns if name not in values and name not in _APART]
        for row in frozen.get(res.name, ()):
            source = sources.get(_cell(row, "sumber"))
            yield (
                head.name or head.folder,
                head.code,
                head.title,
                res.name,
                _told(row, keys),
                _told(row, [name for name in values if name != "satuan"]),
                *(_cell(row, name) for name in ("satuan", "per_tanggal", "siklus", *REMARKS)),
                _cell(row, "sumber"),
                *((source.judul, source.penerbit, source.tanggal_terbit, source.tautan)
                  if source else ("",) * 4),
            )  # fmt: skip


def _told(row: Any, names: Sequence[str]) -> str:
    """The filled cells of a row as one text; a single value stands alone."""
    told = [(name, _cell(row, name)) for name in names]
    filled = [(name, text) for name, text in told if text]
    if len(filled) == 1 and filled[0][0] in ("nilai", "skor", "ada", "predikat", "jumlah"):
        return filled[0][1]
    return "; ".join(f"{name}={text}" for name, text in filled)


def _cell(row: Any, name: str) -> str:
    text: str = getattr(row, name, "")
    return text
