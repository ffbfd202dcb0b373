"""Which pages of a district stand: those that have something to say, decided here for all.

A page that would print nothing but names and definitions does not stand. Whoever links asks the
context (`href`), which holds this answer; the register asks it before a page is made. A figure
without a value says nothing, and neither does an office of all tatanan of any one of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from kksportal import addresses as at
from kksportal.compute.awards import AwardFound
from kksportal.compute.district import DistrictResult
from kksportal.compute.shared import SharedResults
from kksportal.model.claim import Figure, Missing
from kksportal.model.result import IndicatorResult
from kksportal.words.counted import has_inventory
from kksportal.words.names import Names

INSTITUTION = "kelembagaan"  # among tatanan it has a page of its own
FAMILY = ("kelembagaan", "kelembagaan-kecamatan", "forum", "sk-wilayah")  # of measures


def district_standing(
    district: DistrictResult, results: SharedResults, names: Names
) -> frozenset[str]:
    """The addresses of a district's pages that stand, and of indicators that it has data of.

    Pages that every district with a package has are not among them.
    """
    code = district.package.head.code
    slug = names.districts[code].id
    known = {key for key, result in district.indicators.items() if says(result)}
    tatanan = _tatanan(district, results, names, known)
    pages = [at.DISTRICT_TATANAN(slug, t.id) for t in names.tatanan_now if t.id in tatanan]
    for address, stands in (
        (at.DISTRICT_INSTITUTION, _institution(district, names)),
        (at.DISTRICT_AWARDS, _awards(district, results)),
        (at.DISTRICT_REPAIRS, bool(district.repairs)),
        (at.DISTRICT_INNOVATIONS, has_inventory(district.package.inovasi, names.stories_of(code))),
        (at.EMBED, _embedded(district)),
        (at.ENGLISH_DISTRICT, _english(district, names)),
    ):
        if stands:
            pages.append(address(slug))
    if not district.simulated or results.simulated:  # nothing simulated enters a real page
        pages += (page for key in known if (page := names.indicator_pages.get(key)))
    return frozenset(pages)


def place_standing(code: str, results: SharedResults, names: Names) -> frozenset[str]:
    """The same of a district without a package: of it only the English page may lack."""
    told = (
        _awarded(results.history(code))
        or bool(results.without.get(code))
        or bool(names.stories_of(code))
    )
    return frozenset((at.ENGLISH_DISTRICT(names.districts[code].id),) if told else ())


def says(result: IndicatorResult) -> bool:
    """Whether anything is known of an indicator: a value, a criterion met, or a score."""
    return bool(result.criteria) or _any((*result.values.values(), *result.scores.values()))


def _awarded(awards: Mapping[str, AwardFound]) -> bool:
    """Whether a source that is not doubted tells of any award."""
    return any(award.won for award in awards.values())


def _any(figures: Iterable[Figure]) -> bool:
    return any(not isinstance(figure, Missing) for figure in figures)


def _tatanan(
    district: DistrictResult,
    results: SharedResults,
    names: Names,
    known: Iterable[tuple[str, str]],
) -> frozenset[str]:
    """The tatanan of which anything is known here."""
    package, indicators = district.package, results.indicators
    code = package.head.code

    def found() -> Iterator[str]:
        yield from (indicators[key].tatanan for key in known if key in indicators)
        yield from (slug for (_, slug, _), score in district.scores.items() if score.filled)
        yield from (one.tatanan for one in district.stated_scores if _any((one.figure,)))
        yield from (topic.tatanan for topic in district.topics if _any(topic.series))
        for repair in package.perbaikan:
            asked = indicators.get((repair.siklus, repair.indikator))
            yield asked.tatanan if asked else repair.tatanan
            yield repair.tatanan
        yield from (row.tatanan for row in package.pengampu)
        for plan in package.renstra:
            named = indicators.get((plan.siklus, plan.indikator))
            yield named.tatanan if named else ""
        for statement in package.pernyataan:
            yield from statement.tatanan.split(";")
        for innovation in package.inovasi:
            yield from innovation.tatanan.split(";")
        for story in names.stories_of(code):
            yield from story.tatanan
        for narrative in names.narratives_of(code):
            if narrative.cycle == district.cycle:
                yield from narrative.tatanan

    return frozenset(found())


def _institution(district: DistrictResult, names: Names) -> bool:
    package = district.package
    return (
        any(row.ada for row in package.kelembagaan)
        or bool(package.bukti)
        or any(row.tatanan == INSTITUTION for row in package.pengampu)
        or any(INSTITUTION in row.tatanan.split(";") for row in package.pernyataan)
        or any(
            names.families.get(topic.ukuran) in FAMILY
            and topic.subjek == package.head.code
            and _any(topic.series)
            for topic in district.topics
        )
    )


def _awards(district: DistrictResult, results: SharedResults) -> bool:
    """Awards or none, claims, doubts, or a requirement that something known here bears on."""
    code = district.package.head.code
    return (
        bool(district.awards)
        or bool(district.award_claims)
        or bool(district.without)
        or any(row.wilayah == code for row, _ in results.doubts)
        or any(
            rule.evidence and rule.evidence_text
            for trace in district.readiness.values()
            for item in trace.items
            for rule in item.rules
        )
    )


def _headlines(district: DistrictResult) -> bool:
    """Whether sources tell a figure of the district, not of the programme or an innovation."""
    own = (topic for topic in district.topics if topic.subjek != "kerangka" and not topic.inovasi)
    return any(_any(topic.series) for topic in own)


def _scored(district: DistrictResult) -> bool:
    """Whether any tatanan has a score in the main cycle, or one as sources state it."""
    own = (one for (cycle, _, _), one in district.scores.items() if cycle == district.cycle)
    return any(score.filled for score in own) or _any(one.figure for one in district.stated_scores)


def _embedded(district: DistrictResult) -> bool:
    """Whether there is a figure, a chart or a tatanan to embed."""
    return (
        _headlines(district)
        or bool(district.trends)
        or _scored(district)
        or _awarded(district.awards)
    )


def _english(district: DistrictResult, names: Names) -> bool:
    """Whether the English page would say anything of this district."""
    package = district.package
    return bool(
        _scored(district)
        or _awarded(district.awards)
        or district.award_claims
        or package.pernyataan
        or package.keikutsertaan
        or any(row.siklus == district.cycle for row in package.tahapan)
        or names.stories_of(package.head.code)
        or _headlines(district)
        or (district.repair is not None and _any((district.repair,)))
    )
