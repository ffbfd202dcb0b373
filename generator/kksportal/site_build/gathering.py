"""What the districts gave, joined for the pages of the nation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kksportal.compute.nation import DistrictScore, DistrictTrend, ToldScore
from kksportal.model.rows import Sumber
from kksportal.pages.gathered import Gathered
from kksportal.pages.share import ChangeNews, DatasetShare, MapScore, News
from kksportal.site_build.incremental.output import DistrictOutput, compared_in, last_day


def gather(outputs: Sequence[DistrictOutput], own: Mapping[str, str]) -> Gathered:
    """The shares of all districts in the order of their codes; `own` are days of shared packages.

    Rows of pages of rows are not among them: they are asked for page by page.
    """
    slots: dict[str, list[str]] = {}
    news = []
    changes: list[ChangeNews] = []
    province_sources: dict[str, tuple[Sumber, ...]] = {}
    province_days: dict[str, tuple[str, ...]] = {}
    cycles: dict[str, str] = {}
    scores: dict[str, dict[str, MapScore]] = {}
    days: dict[str, str] = {}
    for output in outputs:
        of_rows = set(output.slots)
        for slot, row in output.rows.items():
            if slot not in of_rows:
                slots.setdefault(slot, []).append(row)
        if output.news is not None:
            day, title, detail, href, source = output.news
            news.append(News(day, title, detail, href, Sumber(*source)))
        changes += map(ChangeNews._make, output.changes)
        if output.province_sources:
            cited = tuple(Sumber(*row) for row in output.province_sources)
            before = province_sources.get(output.province, ())
            province_sources[output.province] = (*before, *cited)
        if output.province_days:
            days_before = province_days.get(output.province, ())
            province_days[output.province] = (*days_before, *output.province_days)
        if output.scores:
            scores[output.code] = {s[0]: MapScore(*s) for s in output.scores}
        if output.cycle:
            cycles[output.code] = output.cycle
            days[output.code] = output.updated
    return Gathered(
        updated=last_day(outputs, own),
        news=tuple(news),
        changes=tuple(changes),
        datasets=tuple(DatasetShare(*output.dataset) for output in outputs if output.dataset),
        rows=slots,
        province_sources=province_sources,
        province_days=province_days,
        cycles=cycles,
        compared=compared_in(outputs),
        scores=scores,
        days=days,
        assessed={
            one.code: tuple(map(DistrictScore._make, one.assessed)) for one in outputs if one.cycle
        },
        told={one.code: tuple(map(ToldScore._make, one.told)) for one in outputs if one.told},
        moved={
            one.code: tuple(map(DistrictTrend._make, one.moved)) for one in outputs if one.moved
        },
    )
