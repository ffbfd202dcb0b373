"""The stages of an assessment cycle, each with what its sources say or what follows from them."""

from __future__ import annotations

from collections.abc import Mapping

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
    implied = implied_stages(context)
    return tuple(
        _awarded(context, " dan ".join(lower_first(known[s]) for s in implied))
        if stage in implied
        else _stage_view(
            known.get(stage) or names.stages.get(stage, stage),
            rows.get(stage, []),
            context.sources,
            book,
        )
        for stage in order
        if stage not in implied[1:]
    )


def stage_ids(context: DistrictContext) -> tuple[str, ...]:
    """The stages of the district's cycle by id, in order."""
    framework = context.data.frameworks.get(context.district.cycle)
    rows = framework.tahap if framework else ()
    return tuple(row.id for row in sorted(rows, key=lambda row: int(row.urutan)))


def implied_stages(context: DistrictContext) -> tuple[str, ...]:
    """The last stages that no source tells of, but that the award of the cycle implies."""
    district = context.district
    framework = context.data.frameworks.get(district.cycle)
    if framework is None or not district.award_known:
        return ()
    told = {row.tahap for row in district.package.tahapan if row.siklus == district.cycle}
    stages = sorted(framework.tahap, key=lambda stage: int(stage.urutan))
    return tuple(t.id for t in stages if t.id in _AFTER and t.id not in told)


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
