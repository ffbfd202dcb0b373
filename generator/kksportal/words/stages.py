"""The stages of an assessment cycle, each with what its sources say or what follows from them."""

from __future__ import annotations

from collections.abc import Mapping

from kksportal.compute.score import stage_order
from kksportal.model.rows import Sumber, Tahapan
from kksportal.text import date_text, lower_first
from kksportal.words.context import DistrictContext
from kksportal.words.figures import SourceBook
from kksportal.words.views import StageVersion, StageView

STATES = {"selesai": "Selesai", "berlangsung": "Berlangsung", "rencana": "Direncanakan"}
_AFTER = ("penetapan", "penganugerahan")  # an award that is known has passed through these
OUTCOMES = {"lolos": "lolos", "tidak-lolos": "tidak lolos", "": ""}


def stage_views(context: DistrictContext) -> tuple[StageView, ...]:
    """The stages of the cycle in order, each with what its sources say."""
    names = context.names
    framework = context.data.frameworks.get(context.district.cycle)
    known = {t.id: t.nama for t in framework.tahap} if framework else {}
    implied = implied_stages(context)
    return tuple(
        _awarded(context, " dan ".join(lower_first(known[s]) for s in implied))
        if stage in implied
        else _stage_view(
            known.get(stage) or names.stages.get(stage, stage), rows, context.sources, context.book
        )
        for stage, rows in stage_rows(context).items()
        if stage not in implied[1:]
    )


def stage_rows(context: DistrictContext) -> dict[str, list[Tahapan]]:
    """The stages of the district's cycle in order, each with its rows, maybe none."""
    cycle = context.district.cycle
    framework = context.data.frameworks.get(cycle)
    order = stage_order(framework) if framework else {}
    rows: dict[str, list[Tahapan]] = {stage: [] for stage in sorted(order, key=order.__getitem__)}
    for row in context.district.package.tahapan:
        if row.siklus == cycle:
            rows.setdefault(row.tahap, []).append(row)
    return rows


def implied_stages(context: DistrictContext) -> tuple[str, ...]:
    """The last stages that no source tells of, but that the award of the cycle implies."""
    if not context.district.award_known:
        return ()
    return tuple(s for s, rows in stage_rows(context).items() if s in _AFTER and not rows)


def _awarded(context: DistrictContext, name: str) -> StageView:
    """A stage that no source tells of, but that the district's award of the cycle implies."""
    award = context.district.awards[context.district.cycle]
    version = StageVersion(
        text=f"Selesai, tampak dari penghargaannya: {award.text}",
        sources=context.book.cite_all(award.sources),
    )
    name = name[:1].upper() + name[1:]
    return StageView(
        name=name,
        state="selesai",
        state_text=STATES["selesai"],
        versions=(version,),
        implied=True,
    )


def known_stages(views: tuple[StageView, ...]) -> tuple[StageView, ...]:
    """The stages of which anything is known; none where all that is follows from the award.

    The award itself stands beside them.
    """
    known = tuple(view for view in views if view.state != "belum-ada")
    return known if any(not view.implied for view in known) else ()


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
    said = f"menurut keterangan {date_text(row.per_tanggal)}" if row.per_tanggal else ""
    parts = [STATES[row.status], " sampai ".join(days) or said or "tanggal tidak disebut"]
    if row.hasil:
        parts.append(OUTCOMES[row.hasil])
    return ", ".join(parts)
