"""What sources tell of a district beside its awards, item by item, to be set beside others.

Items of two districts stand beside each other where their keys are the same: the same measure
over the same base, the same tatanan in the same instrument.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import NamedTuple

from kksportal.compute.odf import plain_share
from kksportal.compute.resolve import Topic
from kksportal.model.claim import Claim, Disputed, Figure, Missing
from kksportal.model.result import Score
from kksportal.text import date_text, join_words, number
from kksportal.words.cards import ORDER, one_decimal
from kksportal.words.context import DistrictContext
from kksportal.words.figures import SourceBook, claim_view, source_label
from kksportal.words.names import ASSESSORS
from kksportal.words.stages import stage_text
from kksportal.words.standing import FAMILY

AWARD = "penghargaan"
STAGE, FIGURE, INSTITUTION, TATANAN = "tahap", "angka", "kelembagaan", "tatanan"


class ToldItem(NamedTuple):
    """One thing told of a district; plain texts, as it crosses processes."""

    column: str  # penghargaan, tahap, angka, kelembagaan, tatanan
    key: str  # the same key: may be set beside each other
    label: str
    text: str
    as_of: str = ""  # as precise as stated: "2025-08"
    sources: str = ""  # who says so
    family: str = ""  # of measures: one thing over several bases
    units: str = ""
    percent: str = ""  # machine value, where there is exactly one
    bound: str = ""  # "atas": the value is this or more; "bawah": this or less
    disputed: str = ""  # "ya": sources differ
    cycle: str = ""  # of the instrument of a score
    assessors: str = ""  # by whom a score is, by id
    part: str = ""  # "12 dari 136 indikator" where a score has few of its indicators

    @property
    def when(self) -> str:
        """The date of it in words; of a stage its text says it."""
        return "" if self.column == STAGE else date_text(self.as_of)

    @property
    def year(self) -> str:
        """The year of it, "" where none is stated."""
        return self.as_of[:4]


class Told(NamedTuple):
    """What is told of one district."""

    slug: str
    day: str  # on which its data last changed
    items: tuple[ToldItem, ...]


def packed(told: Told) -> str:
    """Told things as one text, which crosses processes and lies in the cache."""
    rows = [told.slug, told.day, [list(item) for item in told.items]]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def unpacked(text: str) -> Told:
    """Told things from their text."""
    slug, day, items = json.loads(text)
    return Told(slug, day, tuple(ToldItem(*item) for item in items))


def told_of(context: DistrictContext) -> Told:
    """What is told of a district: its furthest stage, figures, kelembagaan, scores of tatanan."""
    items = (*_stage(context), *_figures(context), *_coverage(context), *_scores(context))
    return Told(context.slug, context.district.package.head.updated, items)


def _stage(context: DistrictContext) -> Iterator[ToldItem]:
    """The furthest stage that a source tells of, with its cycle; plans say so."""
    row = context.district.last_stage
    if row is None:
        return
    name = context.names.stages.get(row.tahap, row.tahap)
    yield ToldItem(
        column=STAGE,
        key="tahap",
        label=row.siklus,
        text=f"{name}: {stage_text(row)[:1].lower()}{stage_text(row)[1:]}",
        as_of=row.siklus,
        sources=source_label(context.sources[row.sumber]),
    )


def _figures(context: DistrictContext) -> Iterator[ToldItem]:
    """The newest figure of each measure of the district itself, as achieved, not as planned."""
    order = {measure: place for place, measure in enumerate(context.names.measures)}
    own = [
        topic
        for topic in context.district.topics
        if topic.subjek == context.code
        and topic.sifat == "capaian"
        and not (topic.inovasi or topic.tatanan)
        and not isinstance(topic.latest, Missing)
    ]
    for topic in sorted(own, key=lambda topic: order.get(topic.ukuran, len(order))):
        yield _figure(topic, context)


def _figure(topic: Topic, context: DistrictContext) -> ToldItem:
    family = context.names.families.get(topic.ukuran, "")
    label = context.names.measures.get(topic.ukuran, topic.ukuran)
    column = INSTITUTION if family in FAMILY else FIGURE
    return figure_item(column, topic.ukuran, label, topic.latest, context)._replace(family=family)


def figure_item(
    column: str, key: str, label: str, figure: Figure, context: DistrictContext
) -> ToldItem:
    """A figure with its date and sources; rival claims all stand in it."""
    assert not isinstance(figure, Missing)
    views = [claim_view((claim,), context.names, SourceBook()) for claim in figure.claims]
    words = [" ".join(filter(None, (v.text, v.out_of, v.share and f"({v.share})"))) for v in views]
    rival = isinstance(figure, Disputed)
    percent, bound = plain_share(figure)
    return ToldItem(
        column=column,
        key=key,
        label=label,
        text=" / ".join(dict.fromkeys(words if rival else words[:1])),
        as_of=max(claim.as_of for claim in figure.claims),
        sources=join_words(list(dict.fromkeys(source_label(c.source) for c in figure.claims))),
        units=" ".join(sorted({_unit(claim) for claim in figure.claims})),
        percent=percent,
        bound=bound,
        disputed="ya" if rival else "",
    )


def _unit(claim: Claim) -> str:
    return "persen" if claim.share is not None else claim.unit


def _coverage(context: DistrictContext) -> Iterator[ToldItem]:
    """How many kecamatan have each item of kelembagaan, counted from the district's own rows."""
    for one in context.district.coverage:
        if not isinstance(one.figure, Missing):
            key = f"{context.district.cycle} {one.label}"
            yield figure_item(INSTITUTION, key, one.label, one.figure, context)


def _scores(context: DistrictContext) -> Iterator[ToldItem]:
    """Scores of tatanan by cycle, the three assessors apart: computed ones, then stated ones."""
    district, names = context.district, context.names
    for slug in ("semua", *(t.id for t in names.tatanan_now)):
        by_assessor = {
            who: score
            for who in ORDER
            if (score := district.scores.get((district.cycle, slug, who)))
            and score.mean is not None
        }
        if by_assessor:
            yield _computed(district.cycle, slug, by_assessor, context)
    for stated in district.stated_scores:
        if not isinstance(stated.figure, Missing):
            who = ASSESSORS.get(stated.assessor, stated.assessor)
            name = _tatanan(stated.tatanan, context)
            key = f"{stated.tatanan} {stated.cycle_text} {stated.assessor}"
            label = f"{name}, {who[:1].lower()}{who[1:]}, {stated.cycle_text}"
            item = figure_item(TATANAN, key, label, stated.figure, context)
            yield item._replace(
                family=stated.tatanan, cycle=stated.cycle, assessors=stated.assessor
            )


def _computed(
    cycle: str, slug: str, scores: dict[str, Score], context: DistrictContext
) -> ToldItem:
    parts: list[str] = []
    sources: dict[str, None] = {}
    fewest: Score | None = None
    for who, score in scores.items():
        assert score.mean is not None
        parts.append(f"{ASSESSORS[who].removeprefix('Penilaian ').lower()} "
                     f"{number(one_decimal(score.mean))}")  # fmt: skip
        sources |= {source_label(source): None for source in score.sources}
        if fewest is None or score.filled < fewest.filled:
            fewest = score
    assert fewest is not None
    short = fewest.filled < fewest.total
    return ToldItem(
        column=TATANAN,
        key=f"{slug} {cycle}",
        label=f"{_tatanan(slug, context)}, {cycle}",
        text=", ".join(parts),
        as_of=max(score.as_of for score in scores.values()),
        sources=join_words(list(sources)),
        family=slug,
        cycle=cycle,
        assessors=" ".join(scores),
        part=f"{fewest.filled} dari {fewest.total} indikator" if short else "",
    )


def _tatanan(slug: str, context: DistrictContext) -> str:
    return "Semua tatanan" if slug == "semua" else context.names.tatanan.get(slug, slug)
