"""Each district by three assessors, each province: what is no comparable score says why."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from kksportal.compute.nation import Assessed, DistrictScore, assessed
from kksportal.pages.nation.context import NationContext
from kksportal.pages.nation.score_list import SIGNS, by_province, province_scores, score_table
from kksportal.words.context import SharedContext
from kksportal.words.views import Table
from tests.contexts import INFO, context_of, nation_of

PLAIN = DistrictScore("2025", "pasar", "pusat", "80.0", 10, 0, 10, "2025-08-28")
BALANGAN, BANJAR, BATU = "63.11", "63.03", "35.79"


@cache
def nation() -> NationContext:
    """The real nation, whose districts gave nothing."""
    one = context_of(BALANGAN)
    return nation_of(SharedContext.of(one.results, INFO))


def made(given: dict[str, list[DistrictScore]]) -> tuple[Assessed, ...]:
    """The distributions of these scores of markets."""
    return assessed("pasar", nation().codes, given)


def rows(table: Table | None) -> dict[str, list[tuple[str, str]]]:
    """Its rows by their heads: texts and notes."""
    assert table is not None
    return {row[0].text: [(cell.text, cell.note) for cell in row[1:]] for row in table.rows}


def test_three_assessors_are_three_figures() -> None:
    """Beside each other and never one; the cycle stands in the title."""
    own = [PLAIN._replace(assessor=who, mean=mean) for who, mean in
           (("mandiri", "95.0"), ("provinsi", "88.5"), ("pusat", "80.0"))]  # fmt: skip
    table = score_table("pasar", "Pasar", made({BALANGAN: own}), nation())
    assert table is not None
    assert table.caption == "Skor Pasar tiap daerah, siklus 2025"
    assert table.heads == ("Daerah", "Mandiri", "Provinsi", "Pusat")
    assert rows(table) == {"Kabupaten Balangan": [("95", ""), ("88,5", ""), ("80", "")]}
    assert table.rows[0][0].href == "daerah/kabupaten-balangan/pasar/"


def test_what_is_no_comparable_score_says_why() -> None:
    """Partly scored, rival, of an earlier cycle or year; the signs are explained."""
    given = {
        "11.01": [PLAIN],
        "11.02": [PLAIN._replace(filled=9)],
        "11.03": [PLAIN._replace(filled=9, disputed=1)],
        "11.04": [PLAIN._replace(cycle="2023", mean="70.0")],
        "11.05": [PLAIN._replace(as_of="2024-12-01")],
        "11.06": [PLAIN._replace(as_of="")],
        "11.07": [PLAIN._replace(assessor="mandiri")],
    }
    told = rows(score_table("pasar", "Pasar", made(given), nation()))
    assert [cells[1] for cells in told.values()] == [
        ("80", ""),
        ("*", ""),
        ("beda", ""),
        ("70", "siklus 2023"),
        ("80", "2024"),
        ("80", "tanpa tanggal"),
        ("–", ""),
    ]
    assert all(sign in SIGNS for sign in ("*", "Beda", "–", "siklus atau tahun sebelumnya"))


def test_unlike_cycles_stand_in_the_heads() -> None:
    """Where one assessor is a cycle behind, no title speaks for all."""
    own = [PLAIN, PLAIN._replace(assessor="mandiri", cycle="2023")]
    table = score_table("pasar", "Pasar", made({BALANGAN: own}), nation())
    assert table is not None
    assert table.heads == ("Daerah", "Mandiri 2023", "Pusat 2025")


def test_a_province_has_its_median_from_five_districts_and_says_of_how_many() -> None:
    """Of fewer the ends; a district that is not comparable is not in it."""
    given = {f"63.0{n}": [PLAIN._replace(mean=f"8{n}.0")] for n in range(1, 6)}
    given |= {
        BATU: [PLAIN],
        "35.78": [PLAIN._replace(mean="90.0")],
        "35.01": [PLAIN._replace(filled=1)],
    }
    told = rows(province_scores("Pasar", made(given), nation()))
    assert told == {
        "Jawa Timur": [("80 sampai 90", "2 dari 38 daerah")],
        "Kalimantan Selatan": [("median 83", "5 dari 13 daerah")],
    }


def test_scores_are_grouped_under_the_names_of_provinces() -> None:
    """For the strips."""
    scores = {BANJAR: Decimal(70), BALANGAN: Decimal(80)}
    assert list(by_province(scores, nation())) == [("Kalimantan Selatan", [70, 80])]
