"""Coverage of kelembagaan: a kecamatan counts when it has the item in every year, undisputed."""

from __future__ import annotations

from decimal import Decimal
from itertools import permutations

import pytest

from kksportal.compute.institution import Coverage, coverage
from kksportal.model.claim import Agreed, Claim
from tests.builders import district, framework, source

NOTE = "dihitung portal dari butir tiap kecamatan"
FRAME = framework(
    butir_kelembagaan=[
        {
            "komponen": "forum",
            "butir": "sk",
            "nama_komponen": "Forum kecamatan",
            "nama_butir": "SK",
        },
        {
            "komponen": "forum",
            "butir": "anggaran",
            "nama_komponen": "Forum kecamatan",
            "nama_butir": "Anggaran",
        },
    ]
)
PLAIN = {"siklus": "2025", "komponen": "forum", "butir": "sk"}


def answers(*told: tuple[str, str, str], **cells: str) -> list[dict[str, str]]:
    """Rows of one item from (kecamatan, year, answer), or of another by its cells."""
    return [
        PLAIN | {"wilayah": f"63.11.{where}", "tahun": year, "ada": has} | cells
        for where, year, has in told
    ]


def covered(rows: list[dict[str, str]], kecamatan: int = 8) -> tuple[int, int, str]:
    """How many of how many, and the note, where the rows tell of one item."""
    (made,) = coverage(district(kelembagaan=rows), FRAME, kecamatan)
    assert isinstance(made.figure, Agreed)
    one = made.figure.claims[0]
    assert one.out_of is not None
    return int(one.value), int(one.out_of), one.note


def test_a_coverage_is_a_claim_of_every_source_that_answers() -> None:
    """The count of kecamatan of all the district has is a figure of all its sources, by id."""
    rows = [
        *answers(("01", "2024", "ya"), ("02", "2024", "tidak"), sumber="dinas"),
        *answers(("03", "2024", "ya"), sumber="camat"),
    ]
    claims = tuple(
        Claim(
            value=Decimal(2),
            out_of=Decimal(8),
            unit="kecamatan",
            source=source(by),
            as_of="2025",
            note=NOTE,
        )
        for by in ("camat", "dinas")
    )
    made = coverage(district(kelembagaan=rows), FRAME, 8)
    assert made == (Coverage(label="Forum kecamatan: SK", figure=Agreed(claims=claims)),)


@pytest.mark.parametrize(
    ("told", "many"),
    [
        ([("01", "2024", "ya")], 1),
        ([("01", "2024", "tidak")], 0),
        ([("01", "2024", "ya"), ("01", "2025", "ya")], 1),
        ([("01", "2024", "ya"), ("01", "2025", "tidak")], 0),
        ([("01", "2024", "tidak"), ("01", "2025", "ya")], 0),
        ([("01", "2024", "ya"), ("02", "2025", "ya")], 2),
        ([("01", "", "ya")], 1),
    ],
    ids=["yes", "no", "both-years", "lost-it", "got-it", "two-places", "no-year"],
)
def test_a_kecamatan_counts_when_it_has_the_item_in_every_year_told(
    told: list[tuple[str, str, str]], many: int
) -> None:
    """Yes in one year is not enough where another year says no."""
    assert covered(answers(*told)) == (many, 8, NOTE)


DIFFER = f"{NOTE}; 1 kecamatan tidak dihitung karena sumbernya berbeda"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("ya", "ya", (2, 8, NOTE)),
        ("tidak", "tidak", (1, 8, NOTE)),
        ("ya", "tidak", (1, 8, DIFFER)),
        ("tidak", "ya", (1, 8, DIFFER)),
    ],
)
def test_a_kecamatan_on_which_sources_differ_is_not_counted(
    one: str, other: str, expected: tuple[int, int, str]
) -> None:
    """Rival answers of one year count as neither, and the note says how many kecamatan they are."""
    rows = [
        *answers(("01", "2024", one), ("02", "2024", "ya"), sumber="a"),
        *answers(("01", "2024", other), sumber="b"),
    ]
    assert covered(rows) == expected
    assert covered(rows[::-1]) == expected


def test_the_note_counts_all_kecamatan_that_differ() -> None:
    """Three kecamatan with rival answers are three that are not counted."""
    places = ("01", "02", "03")
    rows = [
        *answers(*((p, "2024", "ya") for p in places), ("04", "2024", "ya"), sumber="a"),
        *answers(*((p, "2024", "tidak") for p in places), sumber="b"),
    ]
    assert covered(rows) == (
        1,
        8,
        f"{NOTE}; 3 kecamatan tidak dihitung karena sumbernya berbeda",
    )


@pytest.mark.parametrize(
    ("second_year", "expected"), [("tidak", (0, 8, NOTE)), ("ya", (0, 8, DIFFER))]
)
def test_a_plain_no_in_one_year_decides_a_dispute_in_another(
    second_year: str, expected: tuple[int, int, str]
) -> None:
    """With a year of plain no a kecamatan lacks the item; with a plain yes it stays in dispute."""
    rows = [
        *answers(("01", "2024", "ya"), ("01", "2025", second_year), sumber="a"),
        *answers(("01", "2024", "tidak"), sumber="b"),
    ]
    for order in permutations(rows):
        assert covered(list(order)) == expected


@pytest.mark.parametrize(
    "left_out",
    [
        {"siklus": "2023"},
        {"wilayah": "63.11"},
        {"ada": "", "keadaan": "belum-ada"},
    ],
    ids=["another-cycle", "the-district-itself", "no-answer"],
)
def test_rows_of_another_cycle_of_the_district_or_without_answer_count_nowhere(
    left_out: dict[str, str],
) -> None:
    """Only answers of this cycle about kecamatan are counted; alone, other rows make nothing."""
    (row,) = answers(("02", "2024", "ya"), sumber="b")
    other = row | left_out
    kept = answers(("01", "2024", "ya"))
    assert covered([*kept, row]) == (2, 8, NOTE)
    assert covered([other, *kept]) == (1, 8, NOTE)
    (made,) = coverage(district(kelembagaan=[other, *kept]), FRAME, 8)
    assert isinstance(made.figure, Agreed)
    assert [one.source.id for one in made.figure.claims] == ["a"]
    assert coverage(district(kelembagaan=[other]), FRAME, 8) == ()


@pytest.mark.parametrize(("kecamatan", "out_of"), [(8, 8), (2, 2), (1, 1), (0, 2)])
def test_the_whole_is_all_kecamatan_of_the_district(kecamatan: int, out_of: int) -> None:
    """Kecamatan without an answer are in the whole; if none is known, it is those answered for."""
    rows = answers(("01", "2024", "ya"), ("01", "2025", "ya"), ("02", "2024", "tidak"))
    assert covered(rows, kecamatan) == (1, out_of, NOTE)


def test_each_item_of_each_component_has_a_coverage_of_its_own() -> None:
    """Items stand in order of first mention, by name; one the framework lacks under its codes."""
    rows = [
        *answers(("01", "2024", "ya"), butir="anggaran", sumber="b"),
        *answers(("01", "2024", "ya"), ("02", "2024", "ya")),
        *answers(("02", "2024", "tidak"), butir="anggaran", sumber="c"),
        *answers(("01", "2024", "tidak"), komponen="tim-pembina"),
    ]
    made = coverage(district(kelembagaan=rows), FRAME, 8)
    told = [
        (one.label, [(str(c.value), c.source.id) for c in one.figure.claims])
        for one in made
        if isinstance(one.figure, Agreed)
    ]
    assert told == [
        ("Forum kecamatan: Anggaran", [("1", "b"), ("1", "c")]),
        ("Forum kecamatan: SK", [("2", "a")]),
        ("tim-pembina: sk", [("0", "a")]),
    ]


def test_a_district_that_tells_of_no_item_has_no_coverage() -> None:
    """Without rows nothing is counted, not even as 0."""
    assert coverage(district(), FRAME, 8) == ()


def test_a_village_is_no_kecamatan() -> None:
    """Twelve pokja of one kecamatan would be "12 dari 8 kecamatan"."""
    villages = answers(*((f"01.20{n:02}", "", "ya") for n in range(12)))
    assert coverage(district(kelembagaan=villages), FRAME, 8) == ()
    told = coverage(district(kelembagaan=[*villages, *answers(("02", "", "ya"))]), FRAME, 8)
    (figure,) = (one.figure for one in told)
    assert isinstance(figure, Agreed)
    assert [(c.value, c.out_of) for c in figure.claims] == [(Decimal(1), Decimal(8))]
