"""What is computed once for the whole portal: ladder, places, totals, records of awards."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from kksportal.compute.awards import AwardFound, Total
from kksportal.compute.shared import SharedResults, award_packages, compute_shared
from kksportal.model.claim import Agreed, Disputed, Missing, to_figure
from tests.builders import award_package, claim, framework, portal, rows, source

PREDIKAT = [
    {"id": "wistara", "nama": "Wistara", "urutan": "10"},
    {"id": "padapa", "nama": "Padapa", "urutan": "1"},
    {"id": "wiwerda", "nama": "Wiwerda", "urutan": "9"},
    {"id": "semua", "nama": "Semua predikat"},
]
WORDS: dict[str, Any] = {
    "predikat": PREDIKAT,
    "ukuran": [{"id": "penerima", "nama": "Penerima", "dasar": "daerah"}],
}
AWARD = {"penghargaan": "swasti-saba"}
ALL = {"cakupan": "nasional", "ukuran": "penerima", "predikat": "semua"}


def shared(*codes: str, **parts: Any) -> SharedResults:
    """What is shared of a portal of these districts; one real district where none is named."""
    return compute_shared(portal(vocabulary=WORDS, **parts), codes or ("63.11",))


def test_the_ladder_has_the_steps_of_the_vocabulary_from_the_lowest() -> None:
    """Categories stand by the number of their step; one without a step is no part of it."""
    assert shared().ladder == ("padapa", "wiwerda", "wistara")
    assert compute_shared(portal(), ()).ladder == ()


def test_measures_have_their_names() -> None:
    """Every measure of the vocabulary is known by its name."""
    assert shared().measures == {"penerima": "Penerima"}


@pytest.mark.parametrize(
    ("codes", "simulated"),
    [
        ((), False),
        (("63.11",), False),
        (("S01.01",), True),
        (("S01.01", "S01.02"), True),
        (("S01.01", "63.11"), False),
    ],
)
def test_a_portal_is_simulated_when_every_district_is(
    codes: tuple[str, ...], simulated: bool
) -> None:
    """One real district makes the portal real; a portal without districts is not simulated."""
    made = compute_shared(portal(), codes)
    assert made.simulated is simulated
    assert made.packaged == frozenset(codes)


def test_kecamatan_are_counted_by_district() -> None:
    """Each district has as many kecamatan as the regions list for its id; one without has 0."""
    region = {
        "daerah": [{"id": "balangan", "kode": "63.11"}, {"id": "tapin", "kode": "63.05"}],
        "kecamatan": [
            {"id": f"balangan.{name}", "daerah": "balangan"} for name in ("awayan", "juai")
        ],
    }
    other = {
        "daerah": [{"id": "berau", "kode": "64.03"}],
        "kecamatan": [{"id": "berau.teluk", "daerah": "berau"}],
    }
    made = shared(regions=[region, other])
    assert made.kecamatan == {"63.11": 2, "63.05": 0, "64.03": 1}


def test_indicators_and_steps_stand_by_cycle_and_code() -> None:
    """The same code in two cycles is two indicators, each with its own steps."""
    made = shared(
        frameworks=[
            framework(
                cycle,
                indikator=[{"kode": "T1.01", "nama": f"Indikator {cycle}"}],
                skala=[{"indikator": "T1.01", "skor": step} for step in steps],
            )
            for cycle, steps in (("2023", ("0", "100")), ("2025", ("80",)))
        ]
    )
    assert {key: row.nama for key, row in made.indicators.items()} == {
        ("2023", "T1.01"): "Indikator 2023",
        ("2025", "T1.01"): "Indikator 2025",
    }
    assert made.steps == {
        ("2023", "T1.01"): (Decimal(100), Decimal(0)),
        ("2025", "T1.01"): (Decimal(80),),
    }


def test_awards_go_by_the_names_and_steps_of_the_vocabulary() -> None:
    """A region's history has its records by cycle, under the category's name and step."""
    made = shared(
        awards=[
            award_package("2023", penerima=[AWARD | {"wilayah": "63.11", "predikat": "padapa"}]),
            award_package("2025", penerima=[AWARD | {"wilayah": "63.11", "predikat": "wistara"}]),
        ]
    )
    history = made.history("63.11")
    assert {cycle: (one.text, one.rank) for cycle, one in history.items()} == {
        "2023": ("Padapa", 1),
        "2025": ("Wistara", 10),
    }
    assert made.history("63.10") == {}


def totals_of(**cells: str) -> tuple[Total, ...]:
    """The totals of 2025 with one row, of which these cells differ."""
    row = ALL | {"jumlah": "177"} | cells
    region = {"provinsi": [{"kode": "63", "nama": "Kalimantan Selatan"}]}
    return shared(regions=[region], awards=[award_package(ringkasan=[row])]).totals["2025"]


def test_totals_stand_by_cycle_with_places_by_name() -> None:
    """A total of a province names the province, whose name the regions give."""
    (made,) = totals_of(cakupan="63")
    assert made.label == "Penerima, Kalimantan Selatan"


def test_the_total_of_a_cycle_is_that_of_all_recipients_of_the_nation() -> None:
    """Neither a province, nor another measure, nor one category is the nation's total."""
    other = [{"cakupan": "63"}, {"ukuran": "provinsi"}, {"predikat": "padapa"}]
    made = [ALL | cells | {"jumlah": "9"} for cells in other]
    partly = shared(awards=[award_package(ringkasan=made)])
    assert partly.total("2025") == Missing()
    assert partly.headline_total("2025") == 0
    whole = shared(awards=[award_package(ringkasan=[*made, ALL | {"jumlah": "177"}])])
    figure = whole.total("2025")
    assert isinstance(figure, Agreed)
    assert [int(one.value) for one in figure.claims] == [177]
    assert whole.total("2023") == Missing()


@pytest.mark.parametrize(
    ("numbers", "headline"),
    [
        (["177"], 177),
        (["177", "174", "174"], 174),
        (["174", "177"], 177),
        (["177", "174"], 177),
        (["100", "177", "100", "177", "12", "12", "12"], 12),
    ],
)
def test_the_headline_is_the_total_that_most_sources_state(
    numbers: list[str], headline: int
) -> None:
    """Of rival totals the one with most sources draws the bar; of equals the greater."""
    told = [ALL | {"jumlah": n, "sumber": f"s{i}"} for i, n in enumerate(numbers)]
    assert shared(awards=[award_package(ringkasan=told)]).headline_total("2025") == headline


def test_rival_totals_are_shown_as_rivals() -> None:
    """The bar takes one total, the figure keeps all."""
    told = [ALL | {"jumlah": n, "sumber": s} for n, s in (("177", "a"), ("174", "b"))]
    figure = shared(awards=[award_package(ringkasan=told)]).total("2025")
    assert isinstance(figure, Disputed)
    expected = [claim("177", unit="kabupaten-kota", as_of="2025")]
    expected.append(claim("174", unit="kabupaten-kota", by="b", as_of="2025"))
    assert figure == to_figure(tuple(expected))


def both_worlds(*codes: str) -> SharedResults:
    """A portal with real awards of 2023 and simulated ones of 2025."""
    return shared(
        *codes,
        awards=[
            award_package(
                "2023",
                penerima=[
                    AWARD | {"wilayah": code, "predikat": "padapa"}
                    for code in ("63.11", "63.10", "63", "11.01")
                ],
                diragukan=[AWARD | {"wilayah": "63.09", "alasan": "ragu", "sumber": "b"}],
                ringkasan=[ALL | {"jumlah": "3"}],
            ),
            award_package(
                "2025",
                simulated=True,
                penerima=[
                    AWARD | {"wilayah": code, "predikat": "padapa"} for code in ("S01.01", "S01")
                ],
                diragukan=[AWARD | {"wilayah": "S01.02", "alasan": "simulasi"}],
                ringkasan=[ALL | {"jumlah": "1"}],
            ),
        ],
    )


@pytest.mark.parametrize(
    ("codes", "cycle", "many", "doubted"),
    [(("63.11",), "2023", 3, ("63.09", "b")), (("S01.01",), "2025", 1, ("S01.02", "a"))],
    ids=["real", "simulated"],
)
def test_a_real_portal_counts_no_simulated_awards_and_the_other_way(
    codes: tuple[str, ...], cycle: str, many: int, doubted: tuple[str, str]
) -> None:
    """Totals, cycles and doubts are those of the portal's own kind alone."""
    made = both_worlds(*codes)
    assert made.cycles_with_awards == (cycle,)
    assert list(made.totals) == [cycle]
    assert made.headline_total(cycle) == many
    ((row, origin),) = made.doubts
    assert (row.wilayah, origin) == (doubted[0], source(doubted[1]))


def test_recipients_are_districts_of_the_portals_kind_by_code() -> None:
    """Recipients of a cycle stand by code; provinces, doubts and the other kind are left out."""
    real, simulated = both_worlds("63.11"), both_worlds("S01.01")
    assert [code for code, _ in real.recipients("2023")] == ["11.01", "63.10", "63.11"]
    assert [one.text for _, one in real.recipients("2023")] == ["Padapa"] * 3
    assert real.recipients("2025") == []
    assert [code for code, _ in simulated.recipients("2025")] == ["S01.01"]
    assert simulated.recipients("2023") == []


def test_the_table_of_the_nation_keeps_simulated_districts_out_of_a_real_portal() -> None:
    """The table has real districts in a real portal and simulated ones in a simulated one."""
    assert both_worlds("63.11").matrix() == (
        ("11.01", ("2023",)),
        ("63.10", ("2023",)),
        ("63.11", ("2023",)),
    )
    assert both_worlds("S01.01").matrix() == (("S01.01", ("2025",)),)


def test_cycles_with_awards_are_those_with_a_recipient_in_order() -> None:
    """A cycle of which only totals or doubts are known has no recipients to show."""
    recipient = [AWARD | {"wilayah": "63.11", "predikat": "padapa"}]
    made = shared(
        awards=[
            award_package("2025", penerima=recipient),
            award_package("2019", ringkasan=[ALL | {"jumlah": "5"}]),
            award_package("2021", diragukan=[AWARD | {"wilayah": "63.11", "alasan": "ragu"}]),
            *(award_package(cycle, penerima=recipient) for cycle in ("2017", "2015", "2023")),
            *(award_package(cycle, penerima=recipient) for cycle in ("2011", "2013", "2009")),
        ]
    )
    assert made.cycles_with_awards == ("2009", "2011", "2013", "2015", "2017", "2023", "2025")
    assert list(made.totals)[:4] == ["2025", "2019", "2021", "2017"]


def test_an_empty_portal_has_nothing_shared() -> None:
    """Without packages every table of the portal is empty."""
    made = compute_shared(portal(), ())
    assert (made.awards, made.totals, made.doubts, made.cycles_with_awards) == ({}, {}, (), ())
    assert (made.kecamatan, made.indicators, made.steps, made.measures) == ({}, {}, {}, {})
    assert made.matrix() == ()
    assert made.recipients("2025") == []
    assert made.headline_total("2025") == 0
    assert dict(made.history("63.11")) == {}


def test_doubts_keep_the_rows_as_they_are_told() -> None:
    """A doubt stands with its own row and the source that its row names."""
    cells = AWARD | {"wilayah": "63.11", "siklus": "2025", "alasan": "ragu", "sumber": "s2"}
    made = shared(
        awards=[award_package(diragukan=[cells | {"wilayah": "63.10", "sumber": "s1"}, cells])]
    )
    (expected,) = rows("penghargaan", "diragukan", [cells])
    assert made.doubts[1] == (expected, source("s2"))
    assert made.doubts[0][1] == source("s1")
    assert isinstance(made.history("63.11")["2025"], AwardFound)


@pytest.mark.parametrize(("code", "cycles"), [("63.11", ["2025", "2023"]), ("S01.01", ["2025"])])
def test_award_packages_are_those_that_are_shown(code: str, cycles: list[str]) -> None:
    """Of the portal's kind, real or simulated, and with a recipient; the newest cycle first."""
    awards = [
        award_package("2021", ringkasan=[ALL | {"jumlah": "36"}]),
        award_package("2023", penerima=[AWARD | {"wilayah": "63.11", "predikat": "padapa"}]),
        award_package("2025", penerima=[AWARD | {"wilayah": "63.11", "predikat": "padapa"}]),
        award_package(
            "2025",
            simulated=True,
            penerima=[AWARD | {"wilayah": "S01.01", "predikat": "padapa"}],
        ),
    ]
    data = portal(vocabulary=WORDS, awards=awards)
    shown = award_packages(data, compute_shared(data, (code,)))
    assert [cycle for cycle, _ in shown] == cycles
    assert {package.head.simulated for _, package in shown} == {code.startswith("S")}
