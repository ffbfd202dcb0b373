"""Readiness as pages show it: the requirements judged for a district, and the bare rules."""

from __future__ import annotations

from kksportal.compute.readiness import describe_rule, item_name, requirement_state
from kksportal.model.package import FrameworkPackage
from kksportal.model.result import ItemTrace, Trace
from kksportal.words.figures import SourceBook
from kksportal.words.names import VERDICTS, Names
from kksportal.words.views import ItemView, ReadinessView, RuleView

REQUIREMENT_STATES = {
    "terkonfirmasi": "menurut dokumen resmi",
    "menurut-sumber": "menurut sumber",
    "berbeda-antar-sumber": "berbeda antar sumber",
    "belum-ditemukan": "belum ditemukan",
}


def readiness_view(
    trace: Trace, names: Names, book: SourceBook, *, is_next: bool = False
) -> ReadinessView:
    """Readiness for one category with every requirement, version and source."""
    items = tuple(_item_view(item, _rule_views(item, book)) for item in trace.items)
    return _view(trace, names, items, is_next=is_next)


def readiness_brief(trace: Trace, names: Names, *, is_next: bool) -> ReadinessView:
    """Readiness in verdicts and reasons: requirements of the next category only, versions of none.

    The page of awards and readiness shows in full what each source asks and what holds here.
    """
    items = tuple(_item_view(item, ()) for item in trace.items) if is_next else ()
    return _view(trace, names, items, is_next=is_next)


def _view(
    trace: Trace, names: Names, items: tuple[ItemView, ...], *, is_next: bool
) -> ReadinessView:
    return ReadinessView(
        category=names.categories.get(trace.category, trace.category),
        cycle=trace.cycle,
        verdict=trace.verdict.value,
        verdict_text=VERDICTS[trace.verdict.value],
        reason=trace.reason,
        items=items,
        is_next=is_next,
    )


def _item_view(item: ItemTrace, rules: tuple[RuleView, ...]) -> ItemView:
    return ItemView(
        name=item.name,
        verdict=item.verdict.value,
        verdict_text=VERDICTS[item.verdict.value],
        state_text=REQUIREMENT_STATES[item.state.value],
        reason=item.reason,
        rules=rules,
    )


def _rule_views(item: ItemTrace, book: SourceBook) -> tuple[RuleView, ...]:
    return tuple(
        RuleView(
            asks=rule.asks,
            evidence_text=rule.evidence_text,
            verdict=rule.verdict.value,
            verdict_text=VERDICTS[rule.verdict.value],
            reason=rule.reason,
            sources=book.cite_all([rule.rule_source, *(c.source for c in rule.evidence)]),
            note=rule.rule_note,
        )
        for rule in item.rules
    )


def requirement_views(
    package: FrameworkPackage, names: Names, book: SourceBook
) -> tuple[tuple[str, tuple[ItemView, ...]], ...]:
    """The requirements of a cycle by category, all versions side by side, without a verdict."""
    sources = {s.id: s for s in package.sumber}
    by_category: dict[str, dict[str, list[RuleView]]] = {}
    states: dict[tuple[str, str], str] = {}
    for row in package.syarat:
        rule = RuleView(
            asks=describe_rule(row, names.measures),
            evidence_text="",
            verdict="",
            verdict_text="",
            reason="",
            sources=(book.cite(sources[row.sumber]),),
            note=row.catatan,
        )
        by_category.setdefault(row.predikat, {}).setdefault(row.butir, []).append(rule)
        same = [r for r in package.syarat if (r.predikat, r.butir) == (row.predikat, row.butir)]
        states[row.predikat, row.butir] = REQUIREMENT_STATES[requirement_state(same, sources).value]
    order = sorted(by_category, key=lambda category: names.ranks.get(category, 0))
    return tuple(
        (
            names.categories.get(category, category),
            tuple(
                ItemView(
                    name=item_name(item),
                    verdict="",
                    verdict_text="",
                    state_text=states[category, item],
                    reason="",
                    rules=tuple(rules),
                )
                for item, rules in by_category[category].items()
            ),
        )
        for category in order
    )
