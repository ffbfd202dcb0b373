"""The distributions on a tatanan's page: by assessor, by province, since the cycle before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from kksportal import addresses
from kksportal.compute.nation import Assessed, DistrictTrend, assessed, moved
from kksportal.compute.spread import Spread, spreads
from kksportal.pages.nation.context import NationContext
from kksportal.text import date_text, join_words, lower_first
from kksportal.words.distribution import Line, spread_chart, tenth, years_text
from kksportal.words.drawings import Chart
from kksportal.words.names import ASSESSORS
from kksportal.words.tables import table, text
from kksportal.words.views import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Distribution:
    """What is known of a tatanan's scores in the nation."""

    sentences: tuple[str, ...]  # one an assessor
    chart: Chart | None
    provinces: tuple[Table, ...]  # one an assessor
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
            years_text((one.first, one.last)),
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
        provinces=tuple(_by_province(shown, context)),
        move=move_text(moves, len(codes)),
        move_chart=_move_chart(moves, label, len(codes)),
        days=tuple(day for one in shown for day in (one.first, one.last)),
    )


def absent_text(one: Assessed) -> str:
    """Who is not in a distribution, and why: "420 belum ada data daerahnya"."""
    return join_words([f"{many} {why.value}" for why, many in one.absent.items()])


def _sentence(one: Assessed) -> str:
    who = lower_first(ASSESSORS[one.assessor])
    said = f"Skor {who} siklus {one.cycle} lengkap di {len(one.scores)} dari {one.districts} daerah"
    if one.last:
        span = date_text(one.last)
        if one.first != one.last:
            span = f"{date_text(one.first)} sampai {span}"
        said += f" ({span})"
    return f"{said}; {absent_text(one)}." if one.absent else f"{said}."


def _by_province(shown: Iterable[Assessed], context: NationContext) -> Iterable[Table]:
    names = context.names
    many = Counter(names.districts[c].provinsi for c in context.codes)
    for one in shown:
        own = spreads((names.districts[c].provinsi, v) for c, v in sorted(one.scores.items()))
        made = province_table(
            f"{ASSESSORS[one.assessor]} {one.cycle} menurut provinsi", own, many, context
        )
        if made:
            yield made


def province_table(
    caption: str,
    spreads_by_province: Mapping[str, Spread],
    many: Mapping[str, int],
    context: NationContext,
) -> Table | None:
    """By province how many districts are known of all, the median, the ends."""
    provinces = context.names.provinces
    return table(
        caption,
        ("Provinsi", "Daerah", "Median", "Terendah", "Tertinggi"),
        (
            (
                text(provinces[slug].nama, href=addresses.PROVINCE(slug)),
                text(f"{spread.n} dari {many[slug]}"),
                *map(text, map(tenth, (spread.median, spread.lowest, spread.highest))),
            )
            for slug, spread in spreads_by_province.items()
        ),
    )


def move_text(moves: tuple[DistrictTrend, ...], whole: int) -> str:
    """How districts moved since the cycle before, over the indicators that both cycles share."""
    if not moves:
        return ""
    steps = [Decimal(one.after) - Decimal(one.before) for one in moves]
    up, down = sum(s > 0 for s in steps), sum(s < 0 for s in steps)
    counts = sorted({one.shared for one in moves})
    shared = str(counts[0]) if len(counts) == 1 else f"{counts[0]} sampai {counts[-1]}"
    return (
        f"Dari siklus {moves[0].old_cycle} ke {moves[0].cycle}, {up} daerah naik, {down} turun, "
        f"dan {len(moves) - up - down} tetap menurut pusat; {len(moves)} dari {whole} daerah dapat "
        f"dibandingkan. Yang dibandingkan hanya {shared} indikator yang sama pada kedua siklus: "
        "instrumennya berubah, jadi skor keseluruhannya tidak dibandingkan."
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
