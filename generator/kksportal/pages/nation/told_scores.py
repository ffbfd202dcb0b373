"""Scores of a tatanan as sources state them: drawn by cycle and assessor, never joined."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kksportal.compute.nation import ToldScore
from kksportal.compute.spread import spreads
from kksportal.pages.nation.context import NationContext
from kksportal.text import join_words, number, percent
from kksportal.words.distribution import Line, spread_chart, years_text
from kksportal.words.drawings import Chart
from kksportal.words.named_dots import DotGroup, NamedDot, named_dots
from kksportal.words.names import ASSESSORS

_MOST_NAMED = 24  # so many districts have their names in the drawing; more, and they are piled
_NEITHER = "Penilai dan siklus tidak disebut"
Key = tuple[str, str, str]  # cycle, assessor, unit


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldScores:
    """What sources state of a tatanan in the nation."""

    sentence: str  # of how many districts, and who is not drawn
    chart: Chart | None
    days: tuple[str, ...]


def told_scores(slug: str, label: str, context: NationContext) -> ToldScores | None:
    """The stated scores of all districts; None where no source states any."""
    told = {
        code: own
        for code in context.codes
        if (own := [one for one in context.gathered.told.get(code, ()) if one.tatanan == slug])
    }
    if not told:
        return None
    every = [one for own in told.values() for one in own]
    return ToldScores(
        sentence=_sentence(len(told), len(context.codes), every),
        chart=_chart(_grouped(told), label, context),
        days=tuple(one.as_of for one in every),
    )


def _grouped(told: Mapping[str, Sequence[ToldScore]]) -> dict[Key, list[tuple[str, ToldScore]]]:
    """Those that can be drawn by cycle, assessor and unit; the newest cycle first, none last."""
    groups: dict[Key, list[tuple[str, ToldScore]]] = {}
    for code, own in told.items():
        for one in own:
            if one.value:
                groups.setdefault((one.cycle, one.assessor, one.unit), []).append((code, one))
    order = list(ASSESSORS)
    keys = sorted(groups, key=lambda key: (order.index(key[1]), key[2]))
    keys.sort(key=lambda key: key[0], reverse=True)
    return {key: groups[key] for key in keys}


def _chart(
    groups: Mapping[Key, Sequence[tuple[str, ToldScore]]], label: str, context: NationContext
) -> Chart | None:
    if not groups:
        return None
    newest = next(iter(groups))[0]
    heads = _heads(groups)
    title = f"Nilai {label} menurut sumber"
    if sum(map(len, groups.values())) <= _MOST_NAMED:
        names = context.names
        dots = [
            DotGroup(
                heads[key],
                [
                    NamedDot(
                        names.district_link(code).label,
                        _value(one),
                        Decimal(one.value),
                        one.as_of[:4],
                    )
                    for code, one in own
                ],
                key[0] != newest,
            )
            for key, own in groups.items()
        ]
        return named_dots("nilai-sumber", title, dots, _APART)
    lines = []
    for key, own in groups.items():
        days = [one.as_of for _, one in own]
        last = max(day[:4] for day in days)
        values = [Decimal(one.value) for _, one in own]
        lines.append(
            Line(
                heads[key],
                spreads((key, value) for value in values)[key],
                values,
                older=[v for v, day in zip(values, days, strict=True) if day[:4] != last],
                years=years_text(days),
            )
        )
    return spread_chart(
        lines, anchor="nilai-sumber", title=title, whole=len(context.codes), note=_APART
    )


_APART = "Nilai penilai atau siklus yang berbeda tidak dibandingkan."


def _heads(keys: Mapping[Key, object]) -> dict[Key, str]:
    """What each group is called; its unit is named where another group differs in that alone."""
    pairs = [key[:2] for key in keys]
    return {
        (cycle, who, unit): _head(cycle, who)
        + (f" ({unit})" if pairs.count((cycle, who)) > 1 else "")
        for cycle, who, unit in keys
    }


def _head(cycle: str, who: str) -> str:
    """ "Pusat 2025"; what no source tells is said once."""
    if cycle:
        return f"{ASSESSORS[who]} {cycle}"
    return _NEITHER if who == "tidak-disebut" else f"{ASSESSORS[who]} (siklus tidak disebut)"


def _value(one: ToldScore) -> str:
    return percent(one.value) if one.unit == "persen" else number(one.value)


def _sentence(known: int, whole: int, every: Sequence[ToldScore]) -> str:
    """Of how many districts sources state a score; what they state is no computed score."""
    rival = sum(one.rival for one in every)
    vague = sum(not one.value and not one.rival for one in every)
    undrawn = join_words(
        [
            f"{many} {why}"
            for many, why in (
                (rival, "nilai berbeda antar sumber"),
                (vague, "nilai hanya perkiraan, batas, atau poin"),
            )
            if many
        ]
    )
    said = f"Sumber menyebut nilai tatanan ini untuk {known} dari {whole} daerah"
    if whole > known:
        said += f"; nilai {whole - known} daerah lain belum ditemukan"
    said += ". Nilai ini tidak dicampur dengan skor hitungan."
    return f"{said} Tidak digambar: {undrawn}." if undrawn else said
