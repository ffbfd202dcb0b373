"""Rule cases in YAML: a row of the crosswalk and the scores of two cycles; what is said of it."""

from __future__ import annotations

import pytest

from kksportal.compute.score import indicator_results, last_scores
from kksportal.compute.trend import changes
from tests.builders import district, framework
from tests.rule_cases import Case, rule_cases

OLD, NEW = "T1.02", "T3.04"


def rows_of(case: Case) -> list[dict[str, str]]:
    """The scores of the case: by the centre unless a row names another assessor."""
    plain = {"penilai": "pusat", "tahap": "verifikasi-pusat"}
    return [
        plain | {"siklus": cycle, "indikator": code} | row
        for cycle, code in (("2023", OLD), ("2025", NEW))
        for row in case[f"skor {cycle}"]
    ]


@pytest.mark.parametrize(
    "case", rule_cases("tren", "hubungan;skor 2023;skor 2025", "catatan;sebab")
)
def test_case(case: Case) -> None:
    """The case's indicator moved as it states, or cannot be compared for the cause it states."""
    row = {"siklus_lama": "2023", "kode_lama": OLD, "kode_baru": NEW}
    new = framework(padanan=[row | {k: case[k] for k in ("hubungan", "catatan") if k in case}])
    results = indicator_results(district(penilaian=rows_of(case)), {})
    standing = last_scores(results, {"2023": framework("2023"), "2025": new})
    (made,) = changes(new, standing)
    assert (made.word, made.why) == (case["hasil"], case.get("sebab", ""))
    compared = case["hasil"] != "tidak dapat dibandingkan"
    assert (made.before is not None, made.after is not None) == (compared, compared)
