"""Readiness as pages show it: a row for each requirement of which anything is known here.

What sources ask differently stands once, on the page of the framework; a row leads there.
"""

from __future__ import annotations

from kksportal import addresses
from kksportal.compute.readiness import describe_rule, item_name, requirement_state
from kksportal.model.package import FrameworkPackage
from kksportal.model.result import ItemTrace, Trace, Verdict
from kksportal.text import join_words, lower_first
from kksportal.words.context import DistrictContext
from kksportal.words.figures import SourceBook
from kksportal.words.names import VERDICTS, Names
from kksportal.words.views import (
    ItemView,
    ReadinessPart,
    ReadinessRow,
    ReadinessView,
    RuleView,
)

APART = "Hitungan portal ini, bukan penghargaan."
REQUIREMENT_STATES = {
    "terkonfirmasi": "menurut dokumen resmi",
    "menurut-sumber": "menurut sumber",
    "berbeda-antar-sumber": "sumber menyebut syarat yang berbeda",
    "belum-ditemukan": "belum ditemukan",
}


def readiness_part(context: DistrictContext, *, whole: bool = False) -> ReadinessPart | None:
    """Readiness by the newest rules known; None where no requirement has evidence.

    Of the next category only; of every category where `whole` is asked. Once the cycle is over
    its rules are those of the next one, as far as is known.
    """
    district = context.district
    views = tuple(
        _view(context, trace)
        for (_, category), trace in district.readiness.items()
        if whole or category == district.next_category
    )
    shown = tuple(view for view in views if view.rows)
    if not shown:
        return None
    cycle = district.rules_cycle
    if cycle_over(context):
        following = str(int(cycle) + 2)
        head = "Kesiapan untuk siklus berikutnya"
        rules = f"Menurut aturan {cycle}; aturan {following} belum ditemukan."
    else:
        head = f"Kesiapan untuk siklus {cycle}"
        rules = f"Menurut aturan {cycle} yang disebut sumber."
    return ReadinessPart(
        head=head,
        rules=rules,
        views=shown,
        framework=addresses.FRAMEWORK(cycle),
        cycle=cycle,
        apart=APART,
    )


def cycle_over(context: DistrictContext) -> bool:
    """Whether the awards of the cycle whose rules are known were given out: then it is decided."""
    district = context.district
    cycle = district.rules_cycle
    ceremony = "" if district.simulated else context.results.ceremonies.get(cycle, "")
    given = any(
        (row.siklus, row.tahap, row.status) == (cycle, "penganugerahan", "selesai")
        for row in district.package.tahapan
    )
    return district.won_in(cycle) or bool(ceremony) or given


def _view(context: DistrictContext, trace: Trace) -> ReadinessView:
    names = context.names
    known = [item for item in trace.items if _evidence(item)]
    rest = [lower_first(item.name) for item in trace.items if not _evidence(item)]
    return ReadinessView(
        category=names.categories.get(trace.category, trace.category),
        verdict=trace.verdict.value,
        verdict_text=VERDICTS[trace.verdict.value],
        rows=tuple(_row(context, trace, item) for item in known),
        unknown=join_words(rest),
    )


def _row(context: DistrictContext, trace: Trace, item: ItemTrace) -> ReadinessRow:
    asked = list(dict.fromkeys(rule.asks for rule in item.rules))
    rows = context.data.frameworks[trace.cycle].syarat
    own = any((r.predikat, r.butir) == (trace.category, item.item) for r in rows)
    part = requirement_anchor(trace.category if own else "setiap", item.item)
    where = f"{addresses.FRAMEWORK(trace.cycle)}#{part}"
    return ReadinessRow(
        name=item.name,
        verdict=item.verdict.value,
        verdict_text=verdict_words(item),
        asks=asked[0] if len(asked) == 1 else f"{len(asked)} versi syarat menurut sumber",
        href=where,
        evidence="; ".join(_evidence(item)),
        reason=item.reason if item.verdict is Verdict.UNDECIDED else "",
        sources=context.book.cite_all(c.source for rule in item.rules for c in rule.evidence),
    )


def verdict_words(item: ItemTrace) -> str:
    """The verdict; where only some versions of the requirement can be judged, that they hold."""
    verdicts = {rule.verdict for rule in item.rules}
    if item.verdict is Verdict.UNDECIDED and Verdict.MET in verdicts:
        if Verdict.NOT_MET not in verdicts:
            return "Memenuhi menurut sebagian sumber"
        return "Tergantung syarat sumber mana"
    return VERDICTS[item.verdict.value]


def _evidence(item: ItemTrace) -> list[str]:
    """What is known here, each once; a rule without claims names at most what stands beside."""
    return list(
        dict.fromkeys(r.evidence_text for r in item.rules if r.evidence_text and r.evidence)
    )


def requirement_anchor(category: str, item: str) -> str:
    """The permanent id of a requirement on the page of its framework."""
    return f"syarat-{category}-{item}"


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
                    anchor=requirement_anchor(category, item),
                    state_text=states[category, item],
                    rules=tuple(rules),
                )
                for item, rules in by_category[category].items()
            ),
        )
        for category in order
    )
