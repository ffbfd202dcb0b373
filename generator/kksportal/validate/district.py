"""What a district package must hold to beyond Table Schema."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from kksportal.errors import Finding
from kksportal.findings import kind
from kksportal.model.package import DistrictPackage, PortalInput
from kksportal.validate.references import Known


def check_district(package: DistrictPackage, data: PortalInput, known: Known) -> Iterator[Finding]:
    """Identity, values or reasons, parts and wholes, places, dates, score steps."""
    yield from _identity(package, data)
    yield from _values(package)
    yield from _numbers(package)
    yield from _places(package)
    yield from _dates(package)
    yield from _instrument(package, known)


def _identity(package: DistrictPackage, data: PortalInput) -> Iterator[Finding]:
    head = package.head
    path = f"{head.folder}/datapackage.json"
    ids = {row.kode: row.id for region in data.regions for row in region.daerah}
    if head.code not in ids:
        yield Finding(
            kind=kind("KKS-D013"),
            path=path,
            column="kks.kode",
            what=f"“{head.code}” bukan kode daerah",
        )
    elif not head.folder.endswith(f"/{head.code}-{ids[head.code]}"):
        yield Finding(
            kind=kind("KKS-P013"),
            path=path,
            what=f"folder {head.folder}, seharusnya …/{head.code}-{ids[head.code]}",
        )
    told = {s.jenis for s in package.sumber}
    if head.simulated != head.code.startswith("S") or ("simulasi" in told and not head.simulated):
        yield Finding(
            kind=kind("KKS-P014"),
            path=path,
            column="kks.simulasi",
            what=f"kode {head.code}, simulasi: {str(head.simulated).lower()}",
        )


def _values(package: DistrictPackage) -> Iterator[Finding]:
    tables = (
        ("fakta", [(r.nilai, r.keadaan) for r in package.fakta]),
        ("capaian", [(r.nilai or r.kriteria, r.keadaan) for r in package.capaian]),
        ("penilaian", [(r.skor, r.keadaan) for r in package.penilaian]),
        ("kelembagaan", [(r.ada, r.keadaan) for r in package.kelembagaan]),
    )
    for name, cells in tables:
        for line, (value, reason) in enumerate(cells, start=2):
            if bool(value) == bool(reason):
                what = "nilai dan keadaan keduanya terisi" if value else "nilai dan keadaan kosong"
                yield Finding(
                    kind=kind("KKS-D014"),
                    path=f"{package.head.folder}/{name}.csv",
                    row=line,
                    column="keadaan",
                    what=what,
                )


def _numbers(package: DistrictPackage) -> Iterator[Finding]:
    path = f"{package.head.folder}/fakta.csv"
    for line, row in enumerate(package.fakta, start=2):
        try:
            value = Decimal(row.nilai) if row.nilai else None
            whole = Decimal(row.dari) if row.dari else None
        except InvalidOperation:
            continue  # told by the cell check
        if value is None:
            continue
        if whole is not None and (value > whole or whole <= 0):
            yield Finding(
                kind=kind("KKS-D015"),
                path=path,
                row=line,
                column="dari",
                what=f"{row.nilai} dari {row.dari}",
            )
        if row.satuan == "persen" and whole is None and not 0 <= value <= 100:
            yield Finding(
                kind=kind("KKS-D016"),
                path=path,
                row=line,
                column="nilai",
                what=f"{row.nilai} persen",
            )


def _places(package: DistrictPackage) -> Iterator[Finding]:
    code = package.head.code
    allowed = ("kerangka", code, code.split(".")[0])
    tables = {
        "fakta": [r.subjek for r in package.fakta],
        "pernyataan": [r.subjek for r in package.pernyataan],
        "kelembagaan": [r.wilayah for r in package.kelembagaan],
        "bukti": [r.wilayah for r in package.bukti],
    }
    for name, subjects in tables.items():
        for line, subject in enumerate(subjects, start=2):
            if subject and subject not in allowed and not subject.startswith(f"{code}."):
                column = "subjek" if name in ("fakta", "pernyataan") else "wilayah"
                yield Finding(
                    kind=kind("KKS-D017"),
                    path=f"{package.head.folder}/{name}.csv",
                    row=line,
                    column=column,
                    what=f"“{subject}”",
                )


def _dates(package: DistrictPackage) -> Iterator[Finding]:
    spans = {
        "tahapan": [(r.mulai, r.selesai) for r in package.tahapan],
        "inovasi": [(r.tahun_mulai, r.tahun_selesai) for r in package.inovasi],
    }
    for name, rows in spans.items():
        for line, (start, end) in enumerate(rows, start=2):
            size = min(len(start), len(end))
            if size and start[:size] > end[:size]:
                yield Finding(
                    kind=kind("KKS-D019"),
                    path=f"{package.head.folder}/{name}.csv",
                    row=line,
                    what=f"{start} sesudah {end}",
                )


def _instrument(package: DistrictPackage, known: Known) -> Iterator[Finding]:
    folder = package.head.folder
    for name in ("capaian", "penilaian", "perbaikan", "bukti"):
        for line, row in enumerate(getattr(package, name), start=2):
            code = row.indikator
            if code and code not in known.indicators.get(row.siklus, frozenset()):
                yield Finding(
                    kind=kind("KKS-D013"),
                    path=f"{folder}/{name}.csv",
                    row=line,
                    column="indikator",
                    what=f"“{code}” tidak ada di kerangka {row.siklus}",
                )
    for line, score in enumerate(package.penilaian, start=2):
        steps = known.steps.get((score.siklus, score.indikator))
        if score.skor and steps is not None and score.skor not in steps:
            allowed = ", ".join(sorted(steps, key=int, reverse=True))
            yield Finding(
                kind=kind("KKS-D021"),
                path=f"{folder}/penilaian.csv",
                row=line,
                column="skor",
                what=f"“{score.skor}”; langkahnya {allowed}",
            )
    for line, item in enumerate(package.kelembagaan, start=2):
        parts = known.components.get(item.siklus, frozenset())
        if (item.komponen, item.butir) not in parts:
            yield Finding(
                kind=kind("KKS-D013"),
                path=f"{folder}/kelembagaan.csv",
                row=line,
                column="butir",
                what=f"“{item.komponen} {item.butir}” tidak ada di kerangka {item.siklus}",
            )
