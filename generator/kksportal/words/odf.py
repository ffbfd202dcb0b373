"""ODF of a district among those of its province, on one line with what is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from kksportal.compute.odf import BASES, OdfFact, bound_of
from kksportal.model.claim import Precision
from kksportal.model.region_rows import DaerahRow
from kksportal.text import number
from kksportal.words.dots import Dot, Limit, dot_row
from kksportal.words.drawings import Chart
from kksportal.words.figures import PRECISION
from kksportal.words.names import Names
from kksportal.words.neighbours import short_names


def odf_row(row: DaerahRow, facts: Sequence[OdfFact], names: Names) -> Chart | None:
    """One line of dots over one base, this district marked; `facts` are those of its province.

    The base is one of which this district has a share; of several, that of most districts. None
    where it has none, or no other district has one over the same base.
    """
    rows = names.districts_in(row.provinsi)
    short = short_names(rows)
    mine = {fact.base for fact in facts if fact.code == row.kode and row.kode in short}
    by_base = {
        base: [fact for fact in facts if fact.base == base and fact.code in short]
        for base in BASES
        if base in mine
    }
    base = max(by_base, key=lambda one: len(by_base[one]), default="")
    if not base or len(by_base[base]) < 2:
        return None
    dots = [_dot(fact, short[fact.code]) for fact in by_base[base]]
    _, limits = odf_limits(base, max(dot.year for dot in dots), names)
    return dot_row(
        "odf",
        f"{names.measures.get(base, base)} di {names.provinces[row.provinsi].nama}",
        short[row.kode],
        dots,
        limits,
        f"{len(dots)} dari {len(rows)} daerah, yang ukuran dan dasarnya sama.",
    )


def _dot(fact: OdfFact, name: str) -> Dot:
    precision = Precision(fact.precision)
    told = f"{PRECISION[precision]}{number(fact.percent)}%"
    return Dot(name, told, float(fact.percent), fact.year, bound_of(precision))


def odf_limits(base: str, year: str, names: Names) -> tuple[str, tuple[Limit, ...]]:
    """What the rules for figures of a year ask of a base of ODF, as sources say, with their cycle.

    Those are the first rules of that year or after it: 2024 is judged in 2025. Rules that were
    made before the figures are not drawn over them.
    """
    for cycle in sorted(cycle for cycle in names.frameworks_newest if cycle >= year):
        asked: dict[Decimal, dict[str, None]] = {}
        for row in names.portal.frameworks[cycle].syarat:
            if row.ukuran == base and row.uji == "paling-sedikit" and row.satuan == "persen":
                label = names.categories.get(row.predikat, row.predikat)
                asked.setdefault(Decimal(row.nilai), {})[label] = None
        if asked:
            return cycle, tuple(
                Limit(f"{number(value)}% {' atau '.join(asked[value])}", float(value))
                for value in sorted(asked)
            )
    return "", ()
