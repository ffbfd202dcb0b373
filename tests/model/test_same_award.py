"""Records of one award: what belongs together, and what counts as another wording."""

from __future__ import annotations

import pytest

from kksportal.model.award_rows import KeputusanRow, PenerimaRow
from kksportal.model.same_award import by_award, differing, numbers_of
from tests.builders import rows

HERE = {
    "siklus": "2023",
    "tingkat": "nasional",
    "wilayah": "S01.01",
    "penghargaan": "swasti-saba",
}


def records(*cells: dict[str, str]) -> tuple[PenerimaRow, ...]:
    """Records of the award of a fictional district."""
    return rows("penghargaan", "penerima", [HERE | one for one in cells])


@pytest.mark.parametrize("column", ["siklus", "tingkat", "wilayah", "penghargaan"])
def test_another_cycle_level_region_or_award_is_another_award(column: str) -> None:
    """An award of the province is none of the nation's, though its category is the same."""
    assert len(by_award(records({"sumber": "a"}, {"sumber": "b"}))) == 1
    assert len(by_award(records({"sumber": "a"}, {"sumber": "b", column: "lain"}))) == 2


@pytest.mark.parametrize(
    ("column", "one", "other"),
    [
        ("predikat", "padapa", "wiwerda"),
        ("sebutan", "Wistara", "Swasti Saba Wistara"),
        ("peringkat", "terbaik 1", "terbaik 2"),
        ("keputusan", "sk-1", "sk-2"),
    ],
)
def test_another_word_differs_and_silence_does_not(column: str, one: str, other: str) -> None:
    """What a record does not say contradicts none."""
    assert differing(records({column: one}, {column: other}), {}) == (column,)
    assert differing(records({column: one}, {}), {}) == ()
    assert differing(records({column: one}, {column: one}), {}) == ()


def test_case_spaces_and_signs_are_no_other_wording() -> None:
    """A decision is written in many ways; two ids of one number are one decision."""
    decisions: tuple[KeputusanRow, ...] = rows(
        "penghargaan",
        "keputusan",
        [
            {"id": "a", "nomor_keputusan": "HK.01.07/MENKES/1/2023 (data simulasi)"},
            {"id": "b", "nomor_keputusan": "HK 01.07 / Menkes / 1 / 2023, data simulasi"},
            {"id": "c", "nomor_keputusan": "HK.01.07/MENKES/2/2023 (data simulasi)"},
        ],
    )
    numbers = numbers_of(decisions)
    same = records(
        {"keputusan": "a", "sebutan": "Wistara"}, {"keputusan": "b", "sebutan": "wistara "}
    )
    assert differing(same, numbers) == ()
    assert differing(records({"keputusan": "a"}, {"keputusan": "c"}), numbers) == ("keputusan",)
