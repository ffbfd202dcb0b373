"""Checks of a region package: each code once, and each place inside the one it belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from kksportal.errors import Finding
from kksportal.findings import kind
from kksportal.model.package import RegionPackage

_WITHIN = {"daerah": "provinsi", "kecamatan": "daerah"}


def check_regions(package: RegionPackage) -> Iterator[Finding]:
    """Findings about codes that stand twice, and codes that lie outside their parent's."""
    codes = {name: {row.id: row.kode for row in getattr(package, name) if not row.berlaku_sampai}
             for name in ("provinsi", "daerah")}  # fmt: skip
    for name in ("provinsi", "daerah", "kecamatan"):
        path = f"{package.head.folder}/{package.head.file_of(name)}"
        rows: Iterable[Any] = getattr(package, name)
        first: dict[tuple[str, str], int] = {}
        for line, row in enumerate(rows, start=2):
            begun = getattr(row, "berlaku_dari", "")  # a code may have been another's before
            before = first.setdefault((row.kode, begun), line)
            if before != line:
                yield Finding(kind=kind("KKS-D012"), path=path, row=line, column="kode",
                              what=f"Kode “{row.kode}” sudah dipakai baris {before}.",
                              advice="Betulkan salah satu kodenya")  # fmt: skip
            above = codes.get(_WITHIN.get(name, ""), {}).get(
                getattr(row, _WITHIN.get(name, ""), "")
            )
            if above and not row.kode.startswith(f"{above}."):
                yield Finding(kind=kind("KKS-D017"), path=path, row=line, column="kode",
                              what=f"“{row.kode}” bukan bagian dari {above}.",
                              advice=f"Kodenya diawali {above}.")  # fmt: skip
