"""How an indicator lies over the nation: the newest year, kabupaten and kota, years, provinces."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from kksportal.compute.spread import Spread, spreads
from kksportal.model.framework_rows import IndikatorRow
from kksportal.pages.nation.indicator_trend import Trend, trend
from kksportal.pages.nation.score_list import middle_text
from kksportal.pages.numbers import DISPUTED, UNLIKE, RowNumbers, is_number
from kksportal.text import join_words, lower_first
from kksportal.words.distribution import Line, spread_chart, spread_table, years_text
from kksportal.words.drawings import Chart
from kksportal.words.names import Names

SCORE = "Skor pusat"
_KINDS = {"kabupaten": "Kabupaten", "kota": "Kota"}


class IndicatorFigures(NamedTuple):
    """What the page says of all districts together."""

    sentence: str  # how many are known of how many, and why others are not
    chart: Chart | None  # all, and kabupaten and kota apart
    trend: Trend | None  # from year to year
    provinces: str  # the middle of each province, in one line
    order: str  # how the list of districts is ordered, and why
    ordered: tuple[int, ...]  # the places of its rows in that order


class _Value(NamedTuple):
    """A district's figure that can stand beside others."""

    place: int  # among the rows
    code: str
    value: Decimal
    day: str


def indicator_figures(
    row: IndikatorRow, rows: Sequence[RowNumbers], names: Names, whole: int
) -> IndicatorFigures | None:
    """The newest year's values over all districts; of a criterion the centre's scores.

    None where no district has any. `whole` is how many districts there are.
    """
    by_year: dict[str, list[_Value]] = {}
    for place, one in enumerate(rows):
        for year, value in one.values:
            if is_number(value):
                by_year.setdefault(year, []).append(_Value(place, one.code, Decimal(value), year))
    scores = [
        _Value(place, one.code, Decimal(one.score), one.day)
        for place, one in enumerate(rows)
        if is_number(one.score)
    ]
    if by_year:
        newest = max(by_year)
        shown = by_year[newest]
        marks = Counter(dict(one.values).get(newest, "") for one in rows)
        what, unit = f"Nilai {newest}", f", dalam {row.satuan}" if row.satuan else ""
    elif scores:
        newest, shown, what, unit = SCORE, scores, SCORE, ""
        marks = Counter(one.score for one in rows)
    else:
        return None
    kind = {one.code: names.districts[one.code].jenis for one in shown}
    province = {one.code: names.districts[one.code].provinsi for one in shown}
    keyed = [(("semua", ""), one.value) for one in shown]
    keyed += [(("jenis", kind[one.code]), one.value) for one in shown]
    keyed += [(("provinsi", province[one.code]), one.value) for one in shown]
    made = spreads(keyed)
    kinds = [_KINDS[one] for one in _KINDS if ("jenis", one) in made]
    lines = [_line(newest, shown, made["semua", ""])]
    if len(kinds) > 1:
        lines += [
            _line(
                f"{_KINDS[one]}, {lower_first(newest)}",
                [v for v in shown if kind[v.code] == one],
                made["jenis", one],
            )
            for one in _KINDS
        ]
    years = {y: {v.code: v.value for v in own} for y, own in by_year.items()}
    moves, earlier = trend(row, years, whole)
    chart = spread_chart(
        lines, anchor="sebaran", title=f"{what} tiap daerah{unit}", note=_note(row)
    )
    if chart and earlier:
        every = (*lines, *reversed(earlier))
        chart = chart._replace(table=spread_table(every, f"{row.nama}{unit}", 0))
    order, places = _ordered(row, rows, shown, made["semua", ""], whole)
    return IndicatorFigures(
        sentence=_sentence(what, len(shown), len(rows), marks, whole),
        chart=chart,
        trend=moves,
        provinces=_provinces({k[1]: one for k, one in made.items() if k[0] == "provinsi"}, names),
        order=order,
        ordered=places,
    )


def _line(name: str, shown: Sequence[_Value], spread: Spread) -> Line:
    """A line of figures; scores of earlier years than the newest are marked."""
    last = max(one.day[:4] for one in shown)
    return Line(
        name,
        spread,
        tuple(one.value for one in shown),
        older=tuple(one.value for one in shown if one.day[:4] != last),
        years=years_text(one.day for one in shown),
    )


def _sentence(what: str, n: int, listed: int, marks: Counter[str], whole: int) -> str:
    """Who is in and who is not, and why: together all districts."""
    why = {
        "belum punya data indikator ini": whole - listed,
        "tidak punya nilai pada tahun itu": listed - n - marks[DISPUTED] - marks[UNLIKE],
        "berbeda antar sumber": marks[DISPUTED],
        "bersatuan lain atau hanya perkiraan": marks[UNLIKE],
    }
    absent = join_words([f"{many} {words}" for words, many in why.items() if many])
    said = f"{what} diketahui di {n} dari {whole} daerah"
    return f"{said}; {absent}." if absent else f"{said}."


def _note(row: IndikatorRow) -> str:
    """Why the middle of districts is no rate of the nation."""
    if row.satuan != "persen":
        return ""
    return "Median daerah bukan angka nasional: penyebut tiap daerah tidak tercatat."


def _provinces(by_province: dict[str, Spread], names: Names) -> str:
    """The middle of each province and how many districts it is of."""
    return "; ".join(
        f"{names.provinces[slug].nama} {middle_text(one)} ({one.n})"
        for slug, one in by_province.items()
    )


def _ordered(
    row: IndikatorRow,
    rows: Sequence[RowNumbers],
    shown: Sequence[_Value],
    spread: Spread,
    whole: int,
) -> tuple[str, tuple[int, ...]]:
    """The rows by their figures, where at least half of all districts are known; else by code.

    Nobody gets a number: equal figures stand beside each other, those without one stand last.
    """
    if 2 * spread.n < whole:
        said = (
            f"Daftar menurut kode wilayah. Daerah tidak diurutkan menurut angkanya, karena baru "
            f"{spread.n} dari {whole} yang diketahui; urutan baru disusun bila sedikitnya separuh."
        )
        return said, tuple(range(len(rows)))
    sign = 1 if row.arah == "turun" else -1
    inside = [one.place for one in sorted(shown, key=lambda one: (sign * one.value, one.place))]
    known = set(inside)
    ends = "terendah" if row.arah == "turun" else "tertinggi"
    values = Counter(one.value for one in shown)
    tied = sum(many for many in values.values() if many > 1)
    said = f"Daftar dari angka {ends}"
    said += f"; {tied} daerah berangka sama dengan daerah lain" if tied else ""
    last = len(rows) - len(inside)
    said += f". {last} daerah tanpa angka yang dapat dibandingkan ada di akhir." if last else "."
    return said, (*inside, *(place for place in range(len(rows)) if place not in known))
