"""Where a district stands in its running cycle, in dated sentences.

A stage carried out is not a stage passed: only a source that says so makes it "lolos".
"""

from __future__ import annotations

from kksportal.model.rows import Keikutsertaan, Tahapan
from kksportal.text import date_text, lower_first
from kksportal.words.context import DistrictContext

_SAID = {
    "dinilai": "disebut dinilai",
    "belum-pernah": "disebut belum pernah dinilai",
    "diusulkan": "disebut diusulkan",
    "rencana": "disebut berencana ikut dinilai",
}
_CLOSING = ("penetapan", "penganugerahan")  # stages of the nation, which no district takes part in


def cycle_sentences(context: DistrictContext) -> tuple[str, ...]:
    """How far the district came in its cycle, and whether that cycle's awards were given out.

    Nothing that a later award has overtaken: the award says more than any stage before it.
    """
    district = context.district
    if district.award_known:
        return ()
    said = []
    if stage_to_tell(context) is not None:
        said.append(stage_sentence(context))
        if day := open_ceremony(context):
            said.append(
                f"Penghargaan {district.cycle} sudah diserahkan pada {date_text(day)}; apakah "
                f"{context.label} menerimanya, belum diketahui."
            )
    rows = [
        row
        for row in district.package.keikutsertaan
        if row.subjek == context.code and _still_says(context, row)
    ]
    newest = {
        (row.status, row.siklus): row for row in sorted(rows, key=lambda row: row.per_tanggal)
    }
    said += [participation_sentence(context.label, row) for row in newest.values()]
    return tuple(dict.fromkeys(said))


def stage_to_tell(context: DistrictContext) -> Tahapan | None:
    """The furthest stage, where no award of its cycle or a later one says more."""
    stage = context.district.last_stage
    if stage is None or context.district.award_known or _overtaken(context, stage.siklus):
        return None
    return stage


def open_ceremony(context: DistrictContext) -> str:
    """The day on which the awards of the stage's cycle were given out, while ours is unknown."""
    district, stage = context.district, context.district.last_stage
    if stage is None or stage.siklus != district.cycle or district.simulated:
        return ""
    return context.results.ceremonies.get(district.cycle, "")


def _overtaken(context: DistrictContext, cycle: str) -> bool:
    """Whether an award of this cycle or a later one is known."""
    return any(c >= cycle for c, a in context.district.awards.items() if a.won)


def stage_sentence(context: DistrictContext) -> str:
    """The furthest stage: "Pada 2025 Kabupaten Balangan mengikuti verifikasi lanjutan (…)."."""
    row = context.district.last_stage
    if row is None:
        return ""
    name = lower_first(context.names.stages.get(row.tahap, row.tahap).partition(" (")[0])
    return f"Pada {row.siklus} {context.label} {_did(row, name)}{_when(row)}."


def _did(row: Tahapan, name: str) -> str:
    if row.status == "rencana":
        return f"dijadwalkan mengikuti {name}"
    if row.tahap in _CLOSING:
        return f"sampai pada tahap {name}"
    if row.status == "berlangsung":
        return f"sedang mengikuti {name}"
    return {"lolos": f"lolos {name}", "tidak-lolos": f"tidak lolos {name}"}.get(
        row.hasil, f"mengikuti {name}"
    )


def _when(row: Tahapan) -> str:
    """The day of the stage; else the day on which it was said."""
    day = row.selesai or row.mulai
    if day:
        return f" ({date_text(day)})"
    return f" (menurut keterangan {date_text(row.per_tanggal)})" if row.per_tanggal else ""


def participation_sentence(name: str, row: Keikutsertaan) -> str:
    """What a source said of taking part, with the day on which it was said.

    "Pada 21 November 2024 Kabupaten Barru disebut berencana ikut dinilai."
    """
    return f"{said_words(row, name)}."


def said_words(row: Keikutsertaan, name: str = "") -> str:
    """What a source said, with its day; a statement of the past never stands without one."""
    cycle = f" untuk siklus {row.siklus}" if row.siklus else ""
    words = f"{name} {_SAID[row.status]}{cycle}".strip()
    if row.per_tanggal:
        return f"Pada {date_text(row.per_tanggal)} {words}"
    return f"{words[:1].upper()}{words[1:]} (keterangan tanpa tanggal)"


def _still_says(context: DistrictContext, row: Keikutsertaan) -> bool:
    """Whether a statement still tells something: no later award and no stage has overtaken it."""
    if row.status not in ("belum-pernah", "rencana"):
        return False
    year = row.siklus or row.per_tanggal[:4]
    last = context.district.last_stage
    reached = [cycle for cycle, a in context.district.awards.items() if a.won]
    reached += [last.siklus] if last is not None and last.status != "rencana" else []
    return all(cycle < year for cycle in reached)
