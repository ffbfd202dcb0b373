"""What taking in a form tells: for people, and for machines."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from kksportal.authoring.form import Outcome
from kksportal.intake.form.remarks import Level, Remark
from kksportal.report import as_records, as_text

_HEADS = {
    Level.REFUSED: "Belum dapat diambil",
    Level.ASKED: "Ditanyakan",
    Level.NOTE: "Catatan",
}
_SHOWN = 100  # remarks of one level, and sentences; the rest is counted


def told(outcome: Outcome, *, written: bool, dry: bool) -> str:
    """The whole report for a terminal."""
    lines: list[str] = []
    for level, head in _HEADS.items():
        remarks = [one for one in outcome.remarks if one.level is level]
        if remarks:
            lines += [f"{head} ({len(remarks)}):", *_listed(remarks), ""]
    sentences = changes(outcome)
    if sentences:
        would = "Berubah" if written else "Akan berubah"
        lines += [f"{would} di {outcome.draft.place}/:"]
        lines += [f"  {one}" for one in sentences[:_SHOWN]]
        if len(sentences) > _SHOWN:
            lines.append(f"  … dan {len(sentences) - _SHOWN} lagi; semuanya ada di keluaran --json")
        lines.append("")
    if outcome.errors:
        lines += [as_text(outcome.errors), ""]
    lines.append(_end(outcome, written=written, dry=dry))
    return "\n".join(lines)


def changes(outcome: Outcome) -> list[str]:
    """What would change, in sentences."""
    return [
        text.sentence
        for package in outcome.difference.packages
        for row in package.rows
        for text in row.sentences
    ] + [f"{p.title}: {p.state_text}." for p in outcome.difference.packages if not p.rows]


def _listed(remarks: Sequence[Remark]) -> Iterator[str]:
    for one in remarks[:_SHOWN]:
        yield from (f"  {line}" for line in as_lines(one))
    if len(remarks) > _SHOWN:
        yield f"  … dan {len(remarks) - _SHOWN} lagi; semuanya ada di keluaran --json"


def as_lines(one: Remark) -> Iterator[str]:
    """A remark as it is read: where and what, and how it is mended."""
    what = one.what if one.what.endswith("?") else f"{one.what.rstrip('.')}."
    yield f"{one.place}: {what}" if one.place else what
    if one.how:
        yield f"    {one.how.rstrip('.')}."


def _end(outcome: Outcome, *, written: bool, dry: bool) -> str:
    many = sum(one.level is not Level.NOTE for one in outcome.remarks)
    if outcome.errors:
        return "Tidak ada yang ditulis, karena hasilnya bergalat."
    if written:
        rest = f" {many} hal di atas dilewati." if many else ""
        return (
            f"Ditulis.{rest} Berikutnya: kks validate, kks diff SEMULA . --record, lalu kks build"
        )
    if not outcome.draft.tables:
        return "Tidak ada yang berubah" + (
            f"; {many} hal di atas perlu dibetulkan." if many else "."
        )
    if dry:
        return "Tidak ada yang ditulis (--dry-run)."
    return (
        f"Tidak ada yang ditulis: {many} hal di atas perlu dibetulkan di formulirnya. Baris yang "
        "sudah baik saja: --partial"
    )


def as_json(outcome: Outcome, *, written: bool, code: int) -> str:
    """The same for a machine."""
    record: dict[str, Any] = {
        "daerah": outcome.code,
        "siklus": outcome.cycle,
        "paket": outcome.draft.place,
    }
    for level in Level:
        record[level.value] = [
            {"lembar": one.sheet, "sel": one.cell, "perihal": one.what, "saran": one.how}
            for one in outcome.remarks
            if one.level is level
        ]
    record |= {
        "perubahan": changes(outcome),
        "temuan": as_records(outcome.errors),
        "ditulis": written,
        "kode_keluar": code,
    }
    return json.dumps(record, ensure_ascii=False, indent=1)
