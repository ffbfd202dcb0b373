"""Rule cases in YAML: answers by kecamatan, year and source; how many of how many."""

from __future__ import annotations

import pytest

from kksportal.compute.institution import coverage
from kksportal.model.claim import Agreed
from tests.builders import CODE, district, framework
from tests.rule_cases import Case, rule_cases


def rows_of(case: Case) -> list[dict[str, str]]:
    """The rows of the case: each kecamatan by a code of its own, the district by its own."""
    names = sorted({row["kecamatan"] for row in case["jawaban"]} - {"kabupaten"})
    codes = {name: f"{CODE}.{i:02}" for i, name in enumerate(names, start=1)}
    plain = {"siklus": "2025", "komponen": "forum", "butir": "sk"}
    return [
        plain
        | {"wilayah": codes.get(row["kecamatan"], CODE)}
        | {name: cell for name, cell in row.items() if name != "kecamatan"}
        for row in case["jawaban"]
    ]


@pytest.mark.parametrize("case", rule_cases("kelembagaan", "kecamatan;jawaban;berbeda"))
def test_case(case: Case) -> None:
    """The case's item is in as many kecamatan, of as many, as it states."""
    made = coverage(district(kelembagaan=rows_of(case)), framework(), int(case["kecamatan"]))
    if case["hasil"] == "belum diketahui":
        assert made == ()
        return
    assert len(made) == 1
    assert isinstance(made[0].figure, Agreed)
    for told in made[0].figure.claims:
        assert f"{told.value} dari {told.out_of}" == case["hasil"]
        differing = f"; {case['berbeda']} kecamatan tidak dihitung karena sumbernya berbeda"
        expected = differing if case["berbeda"] != "0" else ""
        assert told.note == "dihitung portal dari butir tiap kecamatan" + expected
