"""The distributions on a tatanan's page: by assessor, by province, since the cycle before.

How a score is a figure to compare, or why not, is decided in `compute/nation.py`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from kksportal.compute.nation import Assessed, DistrictTrend, assessed, moved
from kksportal.compute.spread import spreads
from kksportal.pages.nation.context import NationContext
from kksportal.pages.nation.score_list import SIGNS, by_province, province_scores, score_table
from kksportal.text import date_text, join_words, lower_first
from kksportal.words.distribution import Line, spread_chart, tenth, years_text
from kksportal.words.drawings import Chart
from kksportal.words.names import ASSESSORS
from kksportal.words.strips import strip_chart
from kksportal.words.views import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Distribution:
    """What is known of a tatanan's scores in the nation."""

    sentences: tuple[str, ...]  # one an assessor
    chart: Chart | None
    signs: str  # what stands in it in place of a figure
    districts: Table | None  # each district by all assessors
    provinces: Table | None  # each province likewise
    strips: Chart | None  # the districts of each province on a line of dots, by one assessor
    move: str  # how it moved, in a sentence; "" where no two cycles can be compared
    move_chart: Chart | None
    days: tuple[str, ...]


def distribution(slug: str, label: str, context: NationContext) -> Distribution | None:
    """The scores of a tatanan over all districts; None where no district has any."""
    codes, gathered = context.codes, context.gathered
    made = assessed(slug, codes, gathered.assessed)
    if not made:
        return None
    shown = [one for one in made if one.scores]
    moves = moved(slug, codes, gathered.moved)
    by_assessor = spreads((one.assessor, v) for one in shown for v in one.scores.values())
    lines = [
        Line(
            f"{ASSESSORS[one.assessor]} {one.cycle}",
            by_assessor[one.assessor],
            tuple(one.scores.values()),
            absent_text(one),
            one.older,
            years_text(one.days.values()),
        )
        for one in shown
    ]
    return Distribution(
        sentences=tuple(map(_sentence, made)),
        chart=spread_chart(
            lines,
            anchor="sebaran-skor",
            title=f"Skor {label} tiap daerah, menurut penilai",
            whole=len(codes),
            note="Ketiga penilai tidak dicampur. Hanya skor yang semua indikatornya terisi dan "
            "disepakati sumber; dihitung portal, sumbernya ada di halaman tiap daerah.",
        ),
        signs=SIGNS,
        districts=score_table(slug, label, made, context),
        provinces=province_scores(label, shown, context),
        strips=_strips(shown[-1], label, context) if shown else None,
        move=move_text(moves, len(codes)),
        move_chart=_move_chart(moves, label, len(codes)),
        days=tuple(day for one in made for day in _days(one)),
    )


def absent_text(one: Assessed) -> str:
    """Who is not in a distribution, and why: "420 belum ada data daerahnya"."""
    return join_words([f"{many} {why.value}" for why, many in one.absent.items()])


def _sentence(one: Assessed) -> str:
    who = lower_first(ASSESSORS[one.assessor])
    said = f"Skor {who} siklus {one.cycle} lengkap di {len(one.scores)} dari {one.districts} daerah"
    if one.dated:
        first, last = date_text(one.dated[0]), date_text(one.dated[-1])
        said += f" ({first})" if first == last else f" ({first} sampai {last})"
    return f"{said}; {absent_text(one)}." if one.absent else f"{said}."


def _days(one: Assessed) -> Iterable[str]:
    """The days of all that the page prints of an assessor, those of earlier cycles too."""
    return {given.as_of for code, given in one.given.items() if given.mean}


def _strips(one: Assessed, label: str, context: NationContext) -> Chart | None:
    """Where each district lies among those of its province; by the last assessor of the three."""
    who = f"{ASSESSORS[one.assessor]} {one.cycle}"
    years = years_text(one.days.values())
    return strip_chart(
        tuple(by_province(one.scores, context)),
        anchor="sebaran-provinsi",
        title=f"Skor {label} tiap daerah menurut provinsi: {who}"
        + (f" (angka {years})" if years else ""),
    )


def move_text(moves: tuple[DistrictTrend, ...], whole: int) -> str:
    """How districts moved since the cycle before, over the indicators that both cycles share."""
    if not moves:
        return ""
    steps = [Decimal(one.after) - Decimal(one.before) for one in moves]
    up, down = sum(s > 0 for s in steps), sum(s < 0 for s in steps)
    kinds = ((up, "naik"), (down, "turun"), (len(moves) - up - down, "tetap"))
    said = join_words([f"{many} daerah {what}" for many, what in kinds if many])
    counts = sorted({one.shared for one in moves})
    shared = str(counts[0]) if len(counts) == 1 else f"{counts[0]} sampai {counts[-1]}"
    return (
        f"Dari siklus {moves[0].old_cycle} ke {moves[0].cycle}, {said} menurut pusat; {len(moves)} "
        f"dari {whole} daerah dapat dibandingkan. Yang dibandingkan hanya {shared} indikator yang "
        "sama pada kedua siklus: instrumennya berubah, jadi skor keseluruhannya tidak dibandingkan."
    )


def _move_chart(moves: tuple[DistrictTrend, ...], label: str, whole: int) -> Chart | None:
    if not moves:
        return None
    old, new = f"Siklus {moves[0].old_cycle}", f"Siklus {moves[0].cycle}"
    ends = {
        old: [Decimal(one.before) for one in moves],
        new: [Decimal(one.after) for one in moves],
    }
    made = spreads((name, value) for name, values in ends.items() for value in values)
    step = made[new].median - made[old].median
    return spread_chart(
        [Line(name, made[name], values) for name, values in ends.items()],
        anchor="sebaran-perubahan",
        title=f"{label} pada dua siklus, hanya indikator yang sama",
        whole=whole,
        note=f"Skor pusat; daerah yang sama pada kedua garis. Beda kedua median: {tenth(step)}.",
    )
