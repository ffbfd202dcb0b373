"""Rows become claims, claims of one moment a figure: what is told of one thing at one time."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import permutations

import pytest

from kksportal.compute.resolve import (
    Topic,
    decimal,
    moments,
    source_map,
    stated_scores,
    topics,
)
from kksportal.compute.resolve import _overlap as overlap
from kksportal.model.claim import (
    Agreed,
    Claim,
    Disputed,
    Figure,
    Missing,
    Place,
    Precision,
    Reason,
    to_figure,
)
from tests.builders import claim, district, head, source

FACT = {"subjek": "63.11", "ukuran": "odf-desa", "sifat": "capaian", "satuan": "persen"}
FOLDER = "datapackages/daerah/x"


def facts(*cells: dict[str, str]) -> tuple[Topic, ...]:
    """The topics of these facts, of ODF in Balangan unless their cells say otherwise."""
    return topics(district(fakta=[FACT | row for row in cells]))


def values(figures: Sequence[Figure]) -> list[list[str]]:
    """The values of each figure's claims."""
    return [[str(c.value) for c in f.claims] for f in figures if not isinstance(f, Missing)]


def test_a_cell_is_the_number_that_stands_in_it() -> None:
    """A number keeps the digits it was written with."""
    assert [str(decimal(cell)) for cell in ("75", "75.0", "75.00", "-1", "0")] == [
        "75",
        "75.0",
        "75.00",
        "-1",
        "0",
    ]


def test_sources_stand_by_their_ids() -> None:
    """Every source of a package is found by its id."""
    made = source_map(district(sumber=[source(name)._asdict() for name in "ba"]))
    assert made == {"b": source("b"), "a": source("a")}
    assert list(made) == ["b", "a"]


def test_a_fact_is_a_claim_with_all_its_row_says() -> None:
    """A fact is one topic with one figure, and its claim knows the file and line it came from."""
    (made,) = facts(
        {
            "nilai": "160",
            "dari": "202",
            "satuan": "desa-kelurahan",
            "ketepatan": "sekitar",
            "per_tanggal": "2025-10",
            "target_tanggal": "2029",
            "siklus": "2025",
            "tatanan": "pasar",
            "inovasi": "home-care",
            "sumber": "s1",
            "letak": "paragraf 8",
            "penutur": "Kepala Dinas",
            "catatan": "lisan",
        }
    )
    expected = Claim(
        value=Decimal(160),
        unit="desa-kelurahan",
        source=source("s1"),
        out_of=Decimal(202),
        precision=Precision.ABOUT,
        as_of="2025-10",
        locus="paragraf 8",
        speaker="Kepala Dinas",
        note="lisan",
        place=Place(path=f"{FOLDER}/fakta.csv", line=2),
    )
    assert made == Topic(
        subjek="63.11",
        ukuran="odf-desa",
        sifat="capaian",
        tatanan="pasar",
        inovasi="home-care",
        series=(Agreed(claims=(expected,)),),
        claims=((expected, "2025"),),
    )
    assert made.latest == made.series[0]


def test_each_claim_knows_its_line_and_its_own_cycle() -> None:
    """The head of a file is line 1; a claim keeps the cycle its row names, or none."""
    (made,) = facts(
        {"nilai": "1", "per_tanggal": "2023", "siklus": "2023"},
        {"nilai": "2", "per_tanggal": "2024"},
        {"nilai": "3", "per_tanggal": "2025", "siklus": "2025"},
    )
    places = [(one.place.line if one.place else 0, cycle) for one, cycle in made.claims]
    assert places == [(2, "2023"), (3, ""), (4, "2025")]
    assert values(made.series) == [["3"], ["2"], ["1"]]
    assert values([made.latest]) == [["3"]]


@pytest.mark.parametrize("column", ["subjek", "ukuran", "sifat", "tatanan", "inovasi"])
def test_facts_about_different_things_are_different_topics(column: str) -> None:
    """Another place, measure, kind, tatanan or innovation is another topic, never a dispute."""
    rows = [{"nilai": "1", column: "lain"}, {"nilai": "2"}, {"nilai": "3", column: "lain"}]
    made = facts(*rows)
    assert [getattr(one, column) == "lain" for one in made] == [True, False]
    assert [values(one.series) for one in made] == [[["1", "3"]], [["2"]]]


@pytest.mark.parametrize("column", ["satuan", "siklus", "siklus_teks", "penutur", "letak"])
def test_facts_of_one_thing_in_other_words_are_one_topic(column: str) -> None:
    """Unit, cycle, speaker and place in the source do not make another topic."""
    assert len(facts({"nilai": "1", column: "lain"}, {"nilai": "1"})) == 1


@pytest.mark.parametrize(
    ("cells", "as_of"),
    [
        ({"sifat": "capaian", "per_tanggal": "2024", "target_tanggal": "2029"}, "2024"),
        ({"sifat": "capaian", "target_tanggal": "2029"}, ""),
        ({"sifat": "target", "target_tanggal": "2029"}, "2029"),
        ({"sifat": "rencana", "target_tanggal": "2029"}, "2029"),
        ({"sifat": "ketentuan", "target_tanggal": "2029"}, "2029"),
        ({"sifat": "target", "per_tanggal": "2024", "target_tanggal": "2029"}, "2024"),
        ({"sifat": "target"}, ""),
    ],
)
def test_only_what_is_not_achieved_stands_under_its_target_date(
    cells: dict[str, str], as_of: str
) -> None:
    """A target without its own date stands at the date it is for; an achievement never does."""
    (made,) = facts({"nilai": "80"} | cells)
    assert [one.as_of for one, _ in made.claims] == [as_of]


def test_a_fact_without_a_number_is_missing_with_its_reason() -> None:
    """An empty fact says why it is empty, who says so and its note; no reason means no data."""
    (made,) = facts({"keadaan": "ditahan", "catatan": "belum diumumkan", "sumber": "s1"})
    expected = Missing(reason=Reason.WITHHELD, note="belum diumumkan", source=source("s1"))
    assert (made.series, made.claims, made.latest) == ((expected,), (), expected)
    (plain,) = facts({})
    assert plain.series == (Missing(reason=Reason.NO_DATA, source=source("a")),)


def test_an_empty_fact_stands_only_where_no_number_does() -> None:
    """Beside a number the empty row is not told; of two empty rows the first is."""
    (made,) = facts({"keadaan": "ditahan"}, {"nilai": "80"}, {"keadaan": "belum-ada"})
    assert values(made.series) == [["80"]]
    assert len(made.series) == 1
    (empty,) = facts({"keadaan": "ditahan"}, {"keadaan": "belum-ada", "sumber": "b"})
    assert empty.series == (Missing(reason=Reason.WITHHELD, source=source("a")),)


def test_without_facts_there_is_no_topic() -> None:
    """A package without facts tells of nothing."""
    assert topics(district()) == ()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2025-10", "2025-10", True),
        ("2025-10", "2025-10-22", True),
        ("2025-10-22", "2025-10", True),
        ("2025-10-21", "2025-10-22", False),
        ("2025-10", "2025-11", False),
        ("2025-01", "2025-10", False),
        ("2025", "2025", True),
        ("2025", "2024", False),
        ("2025", "2025-10", False),
        ("2025", "2025-10-22", False),
        ("", "", True),
        ("", "2025", False),
        ("", "2025-10", False),
    ],
)
def test_dates_that_overlap_are_one_moment(one: str, other: str, same: bool) -> None:
    """A day and its month are one moment; a bare year and a missing date say too little."""
    pair = [claim("79", as_of=one), claim("79", as_of=other, by="b")]
    assert len(moments(pair)) == (1 if same else 2)
    assert moments(pair) == moments(pair[::-1])
    assert (overlap(one, other), overlap(other, one)) == (same, same)


def test_another_moment_is_no_dispute_and_the_same_moment_may_be() -> None:
    """Growth over time is a series, newest first; two values of one moment differ."""
    made = moments(
        [
            claim("71", as_of="2025-09"),
            claim("79", as_of="2025-10"),
            claim("80", as_of="2025-10-22", by="b"),
        ]
    )
    assert [type(one) for one in made] == [Disputed, Agreed]
    assert values(made) == [["79", "80"], ["71"]]


def test_moments_stand_newest_first_and_undated_last() -> None:
    """Every moment stands once, the newest first; claims without a date are one last moment."""
    dates = ["", "2024", "2025-10-22", "2025-10", "2025", "2023-12-31", ""]
    made = moments(claim(str(i), as_of=day, by=f"s{i}") for i, day in enumerate(dates))
    days = [sorted(c.as_of for c in one.claims) for one in made if not isinstance(one, Missing)]
    assert days == [["2025-10", "2025-10-22"], ["2025"], ["2024"], ["2023-12-31"], ["", ""]]


def test_two_days_of_a_month_stay_apart_beside_the_bare_month() -> None:
    """A claim of the month joins the newest of its days; the days do not become one moment."""
    made = moments(claim("1", as_of=day) for day in ("2025-10-03", "2025-10", "2025-10-22"))
    days = [[c.as_of for c in one.claims] for one in made if not isinstance(one, Missing)]
    assert days == [["2025-10", "2025-10-22"], ["2025-10-03"]]


def test_no_claims_make_no_moment() -> None:
    """Where nothing is claimed there is no series."""
    assert moments([]) == ()


CLAIMS = (
    claim("79", as_of="2025-10", by="a"),
    claim("80", as_of="2025-10-22", by="b"),
    claim("71", as_of="2025", by="a"),
    claim("60", by="c"),
)


@pytest.mark.parametrize("order", list(permutations(CLAIMS)))
def test_the_order_of_claims_never_matters(order: tuple[Claim, ...]) -> None:
    """Any order of the same claims makes the same series."""
    assert moments(order) == (
        to_figure((CLAIMS[0], CLAIMS[1])),
        to_figure((CLAIMS[2],)),
        to_figure((CLAIMS[3],)),
    )


SCORE = {"siklus": "2025", "tatanan": "pasar", "penilai": "pusat", "tahap": "v", "satuan": "nilai"}


def test_a_claim_stands_in_the_file_that_the_head_names() -> None:
    """A table may lie in a file of another name than its own."""
    about = head(files={"fakta": "angka.csv", "nilai_tatanan": "nilai.csv"})
    package = district(
        about=about, fakta=[FACT | {"nilai": "1"}], nilai_tatanan=[SCORE | {"nilai": "80"}]
    )
    ((one, _),) = topics(package)[0].claims
    figure = stated_scores(package)[0].figure
    assert isinstance(figure, Agreed)
    assert one.place == Place(path=f"{FOLDER}/angka.csv", line=2)
    assert figure.claims[0].place == Place(path=f"{FOLDER}/nilai.csv", line=2)
