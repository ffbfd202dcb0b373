"""National tables: one for each cycle and tatanan, with a line for each district and indicator.

A district gives a fragment of each table, with a head of its own; joining them makes the table.
The scores of the district itself, of the province and of the centre keep columns of their own.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping, Sequence

from kksportal.addresses import INDICATOR_LIST, national_table
from kksportal.compute.score import ASSESSORS
from kksportal.exports.cells import csv_text, neutral
from kksportal.model.claim import Agreed, Claim, Disputed, Figure, Missing
from kksportal.model.package import DistrictPackage, PortalInput
from kksportal.model.result import IndicatorResult
from kksportal.model.rows import Capaian
from kksportal.words.context import DistrictContext

MARK = "data"  # the first column of simulated tables, and what each line says there
SIMULATED = "simulasi"
PLACE = ("kode", "daerah", "provinsi", "indikator")
YEAR = "capaian_"
_AFTER = ("satuan", "capaian_per_tanggal", "capaian_sumber", "capaian_keadaan")
_SCORE = ("skor", "per_tanggal", "sumber", "keadaan")
SCORES = tuple(f"{who}_{what}" for who in ASSESSORS for what in _SCORE)
INDICATOR_COLUMNS = ("siklus", "indikator", "nama", "tatanan", "nama_tatanan", "jenis", "satuan",
                     "arah", "sumber")  # fmt: skip
RIVAL = "berbeda"
_IS_YEAR = re.compile(rf"{YEAR}[0-9]{{4}}")


class Cells(tuple[str, str, str, str]):
    """A figure in four cells: value, as-of date, source ids, why empty or that sources differ."""


EMPTY = Cells(("", "", "", ""))


def head_of(years: Iterable[str], *, simulated: bool) -> tuple[str, ...]:
    """The columns of a table whose values are of these years."""
    mark = (MARK,) if simulated else ()
    return (*mark, *PLACE, *(YEAR + year for year in years), *_AFTER, *SCORES)


def fragments(context: DistrictContext) -> dict[str, str]:
    """A district's lines of every national table, by the table's address."""
    district = context.district
    grouped: dict[tuple[str, str], list[IndicatorResult]] = {}
    for key, result in district.indicators.items():
        row = context.results.indicators.get(key)
        if row is not None:
            grouped.setdefault((key[0], row.tatanan), []).append(result)
    words = _criteria(district.package)
    return {
        national_table(cycle, tatanan, simulated=district.simulated): _fragment(
            context, cycle, results, words
        )
        for (cycle, tatanan), results in grouped.items()
    }


def _fragment(
    context: DistrictContext,
    cycle: str,
    results: Sequence[IndicatorResult],
    words: Mapping[tuple[str, str, str], Cells],
) -> str:
    years = sorted({year for result in results for year in result.values})
    place = context.names.districts[context.code]
    province = context.names.provinces[place.provinsi].nama
    first = [context.code, neutral(place.nama), neutral(province)]
    if context.simulated:
        first.insert(0, SIMULATED)
    rows = []
    for result in sorted(results, key=lambda result: result.code):
        values = {
            year: words.get((cycle, result.code, year)) or figure_cells(figure)
            for year, figure in result.values.items()
        }
        scores = context.district.last_scores[cycle, result.code]
        line = [*first, result.code]
        line += [values.get(year, EMPTY)[0] for year in years]
        line.append(_units(result.values.values()))
        line += [by_year({year: cells[n] for year, cells in values.items()}) for n in (1, 2, 3)]
        for who in ASSESSORS:
            line += figure_cells(scores[who][1]) if who in scores else EMPTY
        rows.append(line)
    return csv_text(head_of(years, simulated=context.simulated), rows)


def _criteria(package: DistrictPackage) -> dict[tuple[str, str, str], Cells]:
    """Criteria met, in words, by cycle, indicator and year; differing texts are joined by "/"."""
    by_key: dict[tuple[str, str, str], list[Capaian]] = {}
    for row in package.capaian:
        if row.kriteria:
            by_key.setdefault((row.siklus, row.indikator, row.tahun), []).append(row)
    result = {}
    for key, rows in by_key.items():
        criteria = list(dict.fromkeys(row.kriteria for row in rows))
        result[key] = Cells(
            (
                neutral(" / ".join(criteria)),
                _common([row.per_tanggal for row in rows]),
                ";".join(row.sumber for row in rows),
                RIVAL if len(criteria) > 1 else "",
            )
        )
    return result


def figure_cells(figure: Figure) -> Cells:
    """A figure in cells; of rival claims all stand, in one order, parted by semicolons."""
    if isinstance(figure, Missing):
        source = figure.source.id if figure.source else ""
        return Cells(("", "", source, figure.reason.value))
    claims = figure.claims
    if len(claims) == 1:
        (claim,) = claims
        rival = RIVAL if isinstance(figure, Disputed) else ""
        return Cells((_number(claim), claim.as_of, claim.source.id, rival))
    sources = ";".join([c.source.id for c in claims])
    day = _common([c.as_of for c in claims])
    if isinstance(figure, Disputed):
        return Cells((";".join(map(_number, claims)), day, sources, RIVAL))
    return Cells((_number(claims[0]), day, sources, ""))


def _common(days: Sequence[str]) -> str:
    if len(set(days)) == 1:
        return days[0]
    return ";".join(days)


def _number(claim: Claim) -> str:
    return format(claim.value, "f")


def _units(figures: Iterable[Figure]) -> str:
    units = {c.unit: None for f in figures if isinstance(f, Agreed | Disputed) for c in f.claims}
    return ";".join(unit for unit in units if unit)


def by_year(cells: Mapping[str, str]) -> str:
    """The cells of several years as one: one value if all are equal, else "2023:a;2024:b"."""
    distinct = set(cells.values())
    if len(distinct) <= 1:
        return next(iter(distinct), "")
    return ";".join(
        f"{year}:{part}" for year, cell in sorted(cells.items()) for part in cell.split(";") if part
    )


def join_fragments(texts: Iterable[str], *, simulated: bool) -> tuple[bytes, int]:
    """A table from the fragments of its districts in order, and how many lines it has.

    Fragments mostly have the same head; where districts have values of different years, the table
    gets the columns of all years.
    """
    parts = [text.partition("\n")[::2] for text in texts]
    heads = dict.fromkeys(head for head, _ in parts)
    if not parts:
        return csv_text(head_of((), simulated=simulated), ()).encode(), 0
    if len(heads) > 1:
        columns = {name for head in heads for name in head.split(",") if _IS_YEAR.fullmatch(name)}
        years = sorted(name.removeprefix(YEAR) for name in columns)
        whole = head_of(years, simulated=simulated)
        parts = [(",".join(whole), _moved(head, body, whole)) for head, body in parts]
    body = "".join(body for _, body in parts)
    text = f"{parts[0][0]}\n{body}"
    return text.encode(), sum(text.count("\n") for _, text in parts)


def _moved(head: str, body: str, whole: Sequence[str]) -> str:
    own = head.split(",")
    if tuple(own) == tuple(whole):
        return body
    places = [own.index(name) if name in own else -1 for name in whole]
    rows = csv.reader(body.splitlines())
    text = csv_text(whole, ([row[p] if p >= 0 else "" for p in places] for row in rows))
    return text.partition("\n")[2]


def table_addresses(data: PortalInput, *, simulated: bool) -> dict[str, tuple[str, str]]:
    """Every national table by its address, with its cycle and tatanan: also empty ones."""
    return {
        national_table(cycle, row.id, simulated=simulated): (cycle, row.id)
        for cycle, framework in sorted(data.frameworks.items(), reverse=True)
        for row in sorted(framework.tatanan, key=lambda row: int(row.nomor))
        if any(one.tatanan == row.id for one in framework.indikator)
    }


def indicator_lists(data: PortalInput) -> dict[str, str]:
    """The indicators of each cycle, the key to its tables, by address."""
    lists = {}
    for cycle, framework in data.frameworks.items():
        if not framework.indikator:
            continue
        names = {row.id: row.nama for row in framework.tatanan}
        rows = (
            [cycle, row.kode, row.nama, row.tatanan, names.get(row.tatanan, row.tatanan),
             row.jenis, row.satuan, row.arah, row.sumber]
            for row in framework.indikator
        )  # fmt: skip
        lists[INDICATOR_LIST(cycle)] = csv_text(
            INDICATOR_COLUMNS, ([*map(neutral, row)] for row in rows)
        )
    return lists
