"""Scores: per tatanan and in all, for each assessor by himself, never merged."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from kksportal.compute.resolve import decimal, source_map
from kksportal.model.claim import Agreed, Claim, Disputed, Missing, Place, Reason, to_figure
from kksportal.model.package import DistrictPackage, FrameworkPackage
from kksportal.model.result import IndicatorResult, Score
from kksportal.model.rows import Sumber

Steps = Mapping[tuple[str, str], tuple[Decimal, ...]]  # (cycle, indicator) → steps, highest first
Scores = dict[tuple[str, str, str], Score]  # (cycle, tatanan or "semua", assessor)


def steps_of(
    frameworks: Mapping[str, FrameworkPackage],
) -> dict[tuple[str, str], tuple[Decimal, ...]]:
    """Every indicator's score steps, highest first."""
    found: dict[tuple[str, str], list[Decimal]] = {}
    for cycle, framework in frameworks.items():
        for row in framework.skala:
            found.setdefault((cycle, row.indikator), []).append(decimal(row.skor))
    return {key: tuple(sorted(values, reverse=True)) for key, values in found.items()}


def indicator_results(
    package: DistrictPackage, steps: Steps
) -> dict[tuple[str, str], IndicatorResult]:
    """Each indicator of the district: values by year, criteria in words, scores by assessor."""
    sources = source_map(package)
    values: dict[tuple[str, str], dict[str, list[Claim] | Missing]] = {}
    words: dict[tuple[str, str], dict[str, str]] = {}
    for line, row in enumerate(package.capaian, start=2):
        years = values.setdefault((row.siklus, row.indikator), {})
        if row.kriteria:
            words.setdefault((row.siklus, row.indikator), {})[row.tahun] = row.kriteria
        if row.nilai:
            claim = Claim(
                value=decimal(row.nilai),
                unit=row.satuan,
                source=sources[row.sumber],
                as_of=row.per_tanggal,
                locus=row.letak,
                note=row.catatan,
                place=Place(path=f"{package.head.folder}/capaian.csv", line=line),
            )
            told = years.get(row.tahun)
            years[row.tahun] = [*told, claim] if isinstance(told, list) else [claim]
        else:
            reason = Reason(row.keadaan) if row.keadaan else Reason.NO_DATA
            years.setdefault(row.tahun, Missing(reason=reason, note=row.catatan))
    scored = _scored(package, sources)
    return {
        key: IndicatorResult(
            code=key[1],
            values={
                year: to_figure(tuple(told)) if isinstance(told, list) else told
                for year, told in values.get(key, {}).items()
            },
            criteria=words.get(key, {}),
            scores={
                at: to_figure(tuple(told)) if isinstance(told, list) else told
                for at, told in scored.get(key, {}).items()
            },
            top=steps.get(key, (Decimal(100),))[0],
        )
        for key in {**values, **scored}
    }


def _scored(
    package: DistrictPackage, sources: Mapping[str, Sumber]
) -> dict[tuple[str, str], dict[tuple[str, str], list[Claim] | Missing]]:
    found: dict[tuple[str, str], dict[tuple[str, str], list[Claim] | Missing]] = {}
    for line, row in enumerate(package.penilaian, start=2):
        at = found.setdefault((row.siklus, row.indikator), {})
        key = (row.penilai, row.tahap)
        if row.skor:
            claim = Claim(
                value=decimal(row.skor),
                unit="nilai",
                source=sources[row.sumber],
                as_of=row.tanggal,
                locus=row.letak,
                note=row.catatan,
                place=Place(path=f"{package.head.folder}/penilaian.csv", line=line),
            )
            told = at.get(key)
            at[key] = [*told, claim] if isinstance(told, list) else [claim]
        else:
            reason = Reason(row.keadaan) if row.keadaan else Reason.NO_DATA
            at.setdefault(key, Missing(reason=reason, note=row.catatan))
    return found


def scores(
    results: Mapping[tuple[str, str], IndicatorResult],
    frameworks: Mapping[str, FrameworkPackage],
    steps: Steps,
) -> Scores:
    """The unweighted mean of indicator scores by tatanan and assessor, at the latest stage.

    Where an assessor scored again at a later stage, the later score of an indicator stands and
    the others keep their earlier one. A disputed score is not chosen: it counts as unfilled.
    """
    made: Scores = {}
    for cycle, framework in frameworks.items():
        order = {t.id: int(t.urutan) for t in framework.tahap}
        groups: dict[str, list[str]] = {"semua": [row.kode for row in framework.indikator]}
        for row in framework.indikator:
            groups.setdefault(row.tatanan, []).append(row.kode)
        for assessor in ("mandiri", "provinsi", "pusat"):
            last = {
                code: latest_score(result, assessor, order)
                for (c, code), result in results.items()
                if c == cycle
            }
            if not any(last.values()):
                continue
            for tatanan, codes in groups.items():
                made[cycle, tatanan, assessor] = _score(
                    assessor,
                    codes,
                    last,
                    {code: steps.get((cycle, code), ()) for code in codes},
                    order,
                )
    return made


def latest_score(
    result: IndicatorResult, assessor: str, order: Mapping[str, int]
) -> tuple[str, Agreed | Disputed | Missing] | None:
    """The score at the latest stage that gave one; an empty row takes no earlier score away."""
    found = [
        (not isinstance(figure, Missing), order.get(stage, 0), stage)
        for (who, stage), figure in result.scores.items()
        if who == assessor
    ]
    if not found:
        return None
    stage = max(found)[2]
    return stage, result.scores[assessor, stage]


def _score(
    assessor: str,
    codes: list[str],
    last: Mapping[str, tuple[str, Agreed | Disputed | Missing] | None],
    steps: Mapping[str, tuple[Decimal, ...]],
    order: Mapping[str, int],
) -> Score:
    filled = below = disputed = 0
    points = low = high = Decimal(0)
    used: dict[str, Sumber] = {}
    stage, as_of = "", ""
    for code in codes:
        ladder = steps[code] or (Decimal(100), Decimal(0))
        told = last.get(code)
        figure = told[1] if told else None
        if isinstance(figure, Agreed):
            value = figure.claims[0].value
            filled += 1
            points += value
            low += value
            high += value
            below += value < ladder[0]
            stage = max(stage, told[0] if told else "", key=lambda s: (order.get(s, 0), s))
            as_of = max(as_of, figure.claims[0].as_of)
            used |= {c.source.id: c.source for c in figure.claims}
        elif isinstance(figure, Disputed):
            disputed += 1
            low += min(c.value for c in figure.claims)
            high += max(c.value for c in figure.claims)
        else:
            low += ladder[-1]
            high += ladder[0]
    total = len(codes)
    return Score(
        assessor=assessor,
        stage=stage,
        mean=points / filled if filled else None,
        filled=filled,
        total=total,
        below_top=below,
        low=low / total if total else Decimal(0),
        high=high / total if total else Decimal(0),
        points=points,
        disputed=disputed,
        sources=tuple(used[key] for key in sorted(used)),
        as_of=as_of,
    )
