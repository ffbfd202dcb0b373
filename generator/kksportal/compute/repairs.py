"""What was sent back for repair: how many, what remains, until when, and the state of each item."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

from kksportal.compute.resolve import decimal, source_map
from kksportal.model.claim import Claim, Figure, Missing, Precision, Reason, to_figure
from kksportal.model.package import DistrictPackage
from kksportal.model.rows import Perbaikan, Sumber
from kksportal.text import datetime_text


def repairs(
    package: DistrictPackage, cycle: str, order: Mapping[str, int] = MappingProxyType({})
) -> Figure | None:
    """How many indicators were sent back in a cycle: as told, or counted from the list.

    Of several stages the one asked last, and at one time the later by the `order` of stages. Each
    source counts by itself. A sum over tatanan of which some are named without a number is a
    lower bound; a request without any number stays unknown.
    """
    rows = sorted(row for row in package.perbaikan if row.siklus == cycle)
    if not rows:
        return None
    stage = max(rows, key=lambda r: (_asked(r), order.get(r.tahap, 0), r.tahap)).tahap
    rows = [row for row in rows if row.tahap == stage]
    sources = source_map(package)
    told = [row for row in rows if row.jumlah and not row.tatanan]
    if told:
        return to_figure(tuple(_repair_claim(row, int(row.jumlah), sources) for row in told))
    by_source: dict[str, list[Perbaikan]] = {}
    for row in rows:
        by_source.setdefault(row.sumber, []).append(row)
    counted = (_counted(mine, sources) for mine in by_source.values())
    missing = Missing(reason=Reason.NOT_TOLD, note=rows[0].catatan, source=sources[rows[0].sumber])
    return to_figure(tuple(c for c in counted if c is not None), missing)


def _asked(row: Perbaikan) -> tuple[str, str]:
    """When a repair was asked, to compare: its day, and the moment of that day where it is told."""
    from datetime import UTC, datetime

    if "T" not in row.diminta:
        return row.diminta, ""
    moment = datetime.fromisoformat(row.diminta).astimezone(UTC)
    return row.diminta[:10], moment.isoformat()


def _counted(rows: list[Perbaikan], sources: dict[str, Sumber]) -> Claim | None:
    """The count one source's rows make, or None where they tell no number."""
    parts = [row for row in rows if row.jumlah]
    listed = {row.indikator for row in rows if row.indikator}
    many = sum(int(row.jumlah) for row in parts) if parts else len(listed)
    if not many:
        return None
    whole = all(row.jumlah or (row.indikator and not parts) for row in rows)
    return Claim(
        value=Decimal(many),
        unit="indikator",
        source=sources[rows[0].sumber],
        precision=Precision.EXACT if whole else Precision.AT_LEAST,
        as_of=rows[0].diminta[:10],
        note="dijumlahkan dari tatanan yang disebut" if parts else "dihitung dari daftarnya",
    )


def _repair_claim(row: Perbaikan, many: int, sources: dict[str, Sumber]) -> Claim:
    return Claim(
        value=Decimal(many),
        unit="indikator",
        source=sources[row.sumber],
        out_of=decimal(row.dari) if row.dari else None,
        precision=Precision(row.ketepatan),
        as_of=row.diminta[:10],
        locus=row.letak,
        speaker=row.penutur,
        note=row.catatan,
    )


def deadline(row: Perbaikan) -> str:
    """When a repair is due, as an absolute local time; or the hours given, start not told."""
    if row.tenggat:
        return datetime_text(row.tenggat)
    if "T" in row.diminta and row.batas_jam:
        return datetime_text(_later(row.diminta, int(row.batas_jam)))
    if not row.batas_jam:
        return "tenggat tidak disebut"
    hours = int(row.batas_jam)
    span = f"{hours // 24} × 24 jam" if hours % 24 == 0 else f"{hours} jam"
    return f"{span}, waktu mulai tidak disebut"


def _later(moment: str, hours: int) -> str:
    from datetime import datetime, timedelta

    later = datetime.fromisoformat(moment) + timedelta(hours=hours)
    return later.isoformat(timespec="minutes")
