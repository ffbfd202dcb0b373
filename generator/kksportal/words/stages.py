"""The stages of an assessment cycle, each with what its sources say."""

from __future__ import annotations

from collections.abc import Mapping

from kksportal.model.rows import Sumber, Tahapan
from kksportal.text import date_text
from kksportal.words.context import DistrictContext
from kksportal.words.figures import SourceBook
from kksportal.words.views import StageVersion, StageView

STATES = {"selesai": "Selesai", "berlangsung": "Berlangsung", "rencana": "Direncanakan"}
OUTCOMES = {"lolos": "lolos", "tidak-lolos": "tidak lolos", "": ""}


def stage_views(context: DistrictContext) -> tuple[StageView, ...]:
    """The stages of the cycle in order, each with what its sources say."""
    district, names, book = context.district, context.names, context.book
    framework = context.data.frameworks.get(district.cycle)
    known = (
        {t.id: t.nama for t in sorted(framework.tahap, key=lambda t: int(t.urutan))}
        if (framework)
        else {}
    )
    rows: dict[str, list[Tahapan]] = {}
    for row in district.package.tahapan:
        if row.siklus == district.cycle:
            rows.setdefault(row.tahap, []).append(row)
    order = list(dict.fromkeys([*known, *rows]))
    return tuple(
        _stage_view(
            known.get(stage) or names.stages.get(stage, stage),
            rows.get(stage, []),
            context.sources,
            book,
        )
        for stage in order
    )


def _stage_view(
    name: str, rows: list[Tahapan], sources: Mapping[str, Sumber], book: SourceBook
) -> StageView:
    if not rows:
        return StageView(name=name, state="belum-ada", state_text="Belum ada data", versions=())
    rank = {"rencana": 0, "berlangsung": 1, "selesai": 2}
    state = max((row.status for row in rows), key=rank.__getitem__)
    grouped: dict[tuple[str, str], list[Tahapan]] = {}
    for row in rows:
        grouped.setdefault((stage_text(row), row.catatan), []).append(row)
    versions = tuple(
        StageVersion(text=text, sources=book.cite_all(sources[r.sumber] for r in group), note=note)
        for (text, note), group in grouped.items()
    )
    return StageView(name=name, state=state, state_text=STATES[state], versions=versions)


def stage_text(row: Tahapan) -> str:
    """A stage's state, dates and outcome in words."""
    days = list(dict.fromkeys(date_text(d) for d in (row.mulai, row.selesai) if d))
    parts = [STATES[row.status], " sampai ".join(days) or "tanggal tidak disebut"]
    if row.hasil:
        parts.append(OUTCOMES[row.hasil])
    return ", ".join(parts)
