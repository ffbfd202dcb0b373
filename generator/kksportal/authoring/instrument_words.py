"""What an import of an instrument tells: for people, and for machines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from kksportal.authoring.instrument import Outcome
from kksportal.authoring.taking import Change
from kksportal.intake.instrument.reading import Level, Remark
from kksportal.report import as_records, as_text

_HEADS = {
    Level.DIAMBIL: "Diambil",
    Level.CATATAN: "Diambil, dengan catatan",
    Level.DITANYAKAN: "Ditanyakan",
    Level.DITINGGALKAN: "Ditinggalkan",
}
_SHOWN = 60  # remarks of one level; the rest is counted
_CHANGED = 20


def told(outcome: Outcome, *, written: bool, dry: bool) -> str:
    """The whole report for a terminal."""
    lines: list[str] = []
    for level, head in _HEADS.items():
        remarks = [one for one in outcome.plan.remarks if one.level is level]
        if remarks:
            lines += [f"{head} ({len(remarks)}):" if level is not Level.DIAMBIL else f"{head}:"]
            lines += _listed(remarks)
            lines.append("")
    if outcome.unknown:
        lines += ["Jawaban tanpa pertanyaan: " + ", ".join(outcome.unknown), ""]
    sentences = list(changes(outcome.draft.changes))
    if sentences:
        would = "Berubah" if written else "Akan berubah"
        lines += [f"{would} di {outcome.draft.place}/:", *(f"  {one}" for one in sentences)]
        lines.append("")
    if outcome.errors:
        lines += [as_text(outcome.errors), ""]
    lines.append(_end(outcome, written=written, dry=dry))
    return "\n".join(lines)


def _listed(remarks: Iterable[Remark]) -> Iterator[str]:
    every = list(remarks)
    for one in every[:_SHOWN]:
        place = f"{one.place}: " if one.place else ""
        yield f"  {place}{one.what}"
        if one.advice:
            yield f"      {one.advice}"
    if len(every) > _SHOWN:
        yield f"  … dan {len(every) - _SHOWN} lagi; semuanya ada di keluaran --json"


def changes(listed: Iterable[Change]) -> Iterator[str]:
    """What would change, a sentence a table, and a line a figure that another one replaces."""
    for one in listed:
        parts = [f"{one.new} baris baru"] if one.new else []
        parts += [f"{len(one.changed)} baris diubah"] if one.changed else []
        parts += [f"{one.gone} baris dihapus"] if one.gone else []
        yield f"{one.table}.csv: {', '.join(parts)}"
        if one.table != "penilaian":
            continue
        figures = [(a, b) for a, b in one.changed if a.skor != b.skor]
        for before, after in figures[:_CHANGED]:
            yield (
                f"  {after.indikator} {after.penilai}: {before.skor or 'belum ada'} → "
                f"{after.skor or 'belum ada'}"
            )
        if len(figures) > _CHANGED:
            yield f"  … dan {len(figures) - _CHANGED} angka lagi"


def _end(outcome: Outcome, *, written: bool, dry: bool) -> str:
    if outcome.errors:
        return "Tidak ada yang ditulis, karena hasilnya bergalat."
    if not outcome.draft.changes:
        why = " dan ada pertanyaan" if outcome.questions else ""
        return f"Tidak ada yang berubah{why}."
    if written:
        rest = f" {outcome.questions} hal yang ditanyakan dilewati." if outcome.questions else ""
        changed = any(one.changed for one in outcome.draft.changes if one.table == "penilaian")
        log = ", kks diff SEMULA . --record" if changed else ""
        return f"Ditulis.{rest} Berikutnya: kks validate{log}, lalu kks build"
    if dry:
        more = f"; {outcome.questions} hal masih ditanyakan" if outcome.questions else ""
        return f"Tidak ada yang ditulis (--dry-run){more}."
    return (
        f"Tidak ada yang ditulis: {outcome.questions} hal ditanyakan. Jawab dengan --jawab, "
        "betulkan buku kerjanya, atau tulis yang sudah pasti saja dengan --partial"
    )


def as_json(outcome: Outcome, *, written: bool, code: int) -> str:
    """The same for a machine."""
    record: dict[str, Any] = {
        level.value: [_record(one) for one in outcome.plan.remarks if one.level is level]
        for level in Level
    }
    record |= {
        "paket": outcome.draft.place,
        "perubahan": list(changes(outcome.draft.changes)),
        "temuan": as_records(outcome.errors),
        "jawaban_tanpa_pertanyaan": list(outcome.unknown),
        "ditulis": written,
        "kode_keluar": code,
    }
    return json.dumps(record, ensure_ascii=False, indent=1)


def _record(one: Remark) -> dict[str, str]:
    return {"lembar": one.sheet, "sel": one.cell, "perihal": one.what, "saran": one.advice,
            "kunci": one.key}  # fmt: skip
