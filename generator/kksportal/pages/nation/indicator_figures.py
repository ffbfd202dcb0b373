"""How an indicator lies over the nation: the newest year, the years before, the provinces."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from kksportal.compute.spread import Spread, spreads
from kksportal.model.shared_rows import IndikatorRow
from kksportal.pages.numbers import DISPUTED, UNLIKE, RowNumbers, is_number
from kksportal.text import join_words
from kksportal.words.distribution import Line, spread_chart, spread_table, tenth
from kksportal.words.drawings import Chart
from kksportal.words.names import Names

_YEARS = 6  # so many years stand in the table


class IndicatorFigures(NamedTuple):
    """What the page says of all districts together."""

    sentence: str  # how many are known of how many, and why others are not
    chart: Chart | None  # with the years in its table
    provinces: str  # the median of each province, in one line


def indicator_figures(
    row: IndikatorRow, rows: Sequence[RowNumbers], names: Names, whole: int
) -> IndicatorFigures | None:
    """The newest year's values over all districts; of a criterion the centre's scores.

    None where no district has any. `whole` is how many districts there are.
    """
    by_year: dict[str, list[tuple[str, Decimal]]] = {}
    for one in rows:
        for year, value in one.values:
            if is_number(value):
                by_year.setdefault(year, []).append((one.province, Decimal(value)))
    scores = [(one.province, Decimal(one.score)) for one in rows if is_number(one.score)]
    if by_year:
        newest = max(by_year)
        marks = Counter(dict(one.values).get(newest, "") for one in rows)
        what, unit = f"Nilai {newest}", f", dalam {row.satuan}" if row.satuan else ""
    elif scores:
        newest, by_year = "Skor pusat", {"Skor pusat": scores}
        marks = Counter(one.score for one in rows)
        what, unit = "Skor pusat", ""
    else:
        return None
    years = sorted(by_year, reverse=True)[:_YEARS]
    keyed = [((year, ""), value) for year in years for _, value in by_year[year]]
    keyed += [((newest, province), value) for province, value in by_year[newest]]
    made = spreads(keyed)
    lines = [
        Line(year, made[year, ""], tuple(value for _, value in by_year[year])) for year in years
    ]
    chart = spread_chart(
        lines[:1], anchor="sebaran", title=f"{what} tiap daerah{unit}", whole=whole, note=_note(row)
    )
    table = spread_table(lines, f"{row.nama}: tiap tahun{unit}", 0)
    by_province = {key[1]: one for key, one in made.items() if key[1]}
    return IndicatorFigures(
        sentence=_sentence(what, made[newest, ""].n, len(rows), marks, whole),
        chart=chart._replace(table=table) if chart else None,
        provinces=_provinces(by_province, names),
    )


def _sentence(what: str, n: int, listed: int, marks: Counter[str], whole: int) -> str:
    """Who is in and who is not, and why: together all districts."""
    why = {
        "belum ada data untuk indikator ini": whole - listed,
        "tidak punya nilai pada tahun itu": listed - n - marks[DISPUTED] - marks[UNLIKE],
        "berbeda antar sumber": marks[DISPUTED],
        "bersatuan lain atau hanya perkiraan": marks[UNLIKE],
    }
    absent = join_words([f"{many} {words}" for words, many in why.items() if many])
    said = f"{what} diketahui dari {n} dari {whole} daerah"
    return f"{said}; {absent}." if absent else f"{said}."


def _note(row: IndikatorRow) -> str:
    """Why the middle of districts is no rate of the nation."""
    if row.satuan != "persen":
        return ""
    return "Median daerah bukan angka nasional: penyebut tiap daerah tidak tercatat."


def _provinces(by_province: dict[str, Spread], names: Names) -> str:
    """The median of each province and how many districts it is of."""
    return "; ".join(
        f"{names.provinces[slug].nama} {tenth(one.median)} ({one.n})"
        for slug, one in by_province.items()
    )
