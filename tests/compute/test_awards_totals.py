"""Totals of a cycle as sources state them, and the table of districts by cycles."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest

from kksportal.compute.awards import AwardFound, Total, matrix, totals
from kksportal.model.claim import Agreed, Claim, Disputed, Precision
from kksportal.model.package import AwardPackage, VocabularyPackage
from tests.builders import head, package, source

BASES = ("daerah", "provinsi", "tokoh", "indikator", "campuran")


def vocabulary() -> VocabularyPackage:
    """A vocabulary with a measure for recipients, one of each base, and two categories."""
    made = package(
        "kosakata",
        about=head("kosakata", cycle=""),
        ukuran=[
            {"id": "penerima", "nama": "Penerima", "dasar": "daerah"},
            *({"id": f"ukuran-{base}", "nama": base, "dasar": base} for base in BASES),
        ],
        predikat=[{"id": "padapa", "nama": "Padapa"}, {"id": "semua", "nama": "Semua predikat"}],
    )
    assert isinstance(made, VocabularyPackage)
    return made


def computed(*rows: dict[str, str]) -> tuple[Total, ...]:
    """The totals of 2025, of all recipients of the nation unless the cells say otherwise."""
    plain = {"cakupan": "nasional", "ukuran": "penerima", "predikat": "semua", "jumlah": "177"}
    made = package("penghargaan", ringkasan=[plain | row for row in rows])
    assert isinstance(made, AwardPackage)
    return totals(made, vocabulary(), {"63": "Kalimantan Selatan"})


def test_a_total_is_a_figure_with_what_its_row_says() -> None:
    """A total has its label, what it counts, and a claim with the row's precision and place."""
    row = {"ketepatan": "lebih-dari", "letak": "paragraf 2", "catatan": "sambutan", "sumber": "s1"}
    expected = Claim(
        value=Decimal(177),
        unit="kabupaten-kota",
        source=source("s1"),
        precision=Precision.MORE_THAN,
        as_of="2025",
        locus="paragraf 2",
        note="sambutan",
    )
    assert computed(row) == (
        Total(
            label="Penerima",
            measure="penerima",
            scope="nasional",
            category="semua",
            figure=Agreed(claims=(expected,)),
        ),
    )


def test_rival_totals_stand_side_by_side() -> None:
    """Two sources of one total that differ are a dispute; those that agree are not."""
    (apart,) = computed({"sumber": "s1"}, {"sumber": "s2", "jumlah": "174"})
    (same,) = computed({"sumber": "s1"}, {"sumber": "s2"})
    assert isinstance(apart.figure, Disputed)
    assert [int(c.value) for c in apart.figure.claims] == [177, 174]
    assert isinstance(same.figure, Agreed)
    assert [c.source.id for c in same.figure.claims] == ["s1", "s2"]


@pytest.mark.parametrize(
    ("base", "unit"),
    [
        ("daerah", "kabupaten-kota"),
        ("provinsi", "provinsi"),
        ("tokoh", "orang"),
        ("indikator", "indikator"),
        ("campuran", ""),
        ("tak-dikenal", ""),
    ],
)
def test_the_unit_of_a_total_is_what_its_measure_counts(base: str, unit: str) -> None:
    """Districts, provinces, persons and indicators have units; a mixed or unknown count none."""
    (made,) = computed({"ukuran": f"ukuran-{base}"})
    assert isinstance(made.figure, Agreed)
    assert made.figure.claims[0].unit == unit


@pytest.mark.parametrize(
    ("cells", "label"),
    [
        ({}, "Penerima"),
        ({"predikat": "setiap"}, "Penerima"),
        ({"predikat": "padapa"}, "Penerima Padapa"),
        ({"predikat": "lain"}, "Penerima lain"),
        ({"cakupan": "63"}, "Penerima, Kalimantan Selatan"),
        ({"cakupan": "64"}, "Penerima, 64"),
        ({"cakupan": "63", "predikat": "padapa"}, "Penerima Padapa, Kalimantan Selatan"),
        ({"ukuran": "tak-dikenal"}, "tak-dikenal"),
    ],
    ids=[
        "all",
        "each",
        "category",
        "unknown-category",
        "province",
        "unknown-province",
        "both",
        "u",
    ],
)
def test_a_label_names_the_measure_the_category_and_the_place(
    cells: dict[str, str], label: str
) -> None:
    """All categories and the nation need no word; what has no name stands under its code."""
    assert [one.label for one in computed(cells)] == [label]


def test_the_nation_stands_first_then_recipients_then_all_categories() -> None:
    """Totals of the nation stand before others, recipients before other measures, all
    categories before one."""
    keys: Sequence[tuple[str, str, str]] = [
        (scope, measure, category)
        for scope in ("nasional", "63")
        for measure in ("penerima", "ukuran-tokoh")
        for category in ("semua", "padapa")
    ]
    rows = [
        {"cakupan": scope, "ukuran": measure, "predikat": category}
        for scope, measure, category in reversed(keys)
    ]
    assert [(t.scope, t.measure, t.category) for t in computed(*rows)] == keys


def test_totals_of_equal_standing_keep_the_order_of_their_rows() -> None:
    """Among equals the first told stands first; without rows there is no total."""
    rows = [{"cakupan": code} for code in ("64", "63", "11")]
    assert [one.scope for one in computed(*rows)] == ["64", "63", "11"]
    assert computed() == ()


def award(state: str = "ada") -> AwardFound:
    """An award in this state."""
    return AwardFound(state=state, text="", categories=(), rank=0, sources=(), note="")


def test_the_table_of_the_nation_has_districts_by_cycles() -> None:
    """Districts stand by code, each with the cycles it has a record of, the oldest first."""
    found = {
        "63.11": {"2025": award(), "2021": award()},
        "11.01": {"2023": award("berbeda")},
    }
    assert matrix(found) == (("11.01", ("2023",)), ("63.11", ("2021", "2025")))


def test_provinces_and_doubts_are_not_in_the_table() -> None:
    """A province's award and a doubted one make no record; a district with only doubts no row."""
    found = {
        "63": {"2025": award()},
        "S63": {"2025": award()},
        "63.10": {"2025": award("diragukan")},
        "63.11": {"2023": award("diragukan"), "2025": award()},
        "S01.01": {"2025": award()},
    }
    assert matrix(found) == (("63.11", ("2025",)), ("S01.01", ("2025",)))


@pytest.mark.parametrize(
    "found", [{}, {"63": {"2025": award()}}, {"63.11": {"2025": award("diragukan")}}]
)
def test_without_records_the_table_is_empty(found: dict[str, dict[str, AwardFound]]) -> None:
    """Where nothing counts, the table has no rows."""
    assert matrix(found) == ()
