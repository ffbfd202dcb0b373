"""The cycle a district is shown in, the category it may strive for, the stage it has reached."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from kksportal.compute.awards import AwardFound
from kksportal.compute.district import last_stage, main_cycle, next_category
from kksportal.model.package import FrameworkPackage
from tests.builders import district, framework, portal

LADDER = ("padapa", "wiwerda", "wistara")


def instrument(cycle: str) -> FrameworkPackage:
    """A framework with an instrument, that is with tatanan."""
    return framework(cycle, tatanan=[{"id": "pasar"}])


CYCLES = (instrument("2021"), instrument("2023"), instrument("2025"), framework("2027"))


@pytest.mark.parametrize("table", ["tahapan", "penilaian", "perbaikan"])
def test_a_district_is_shown_in_the_newest_cycle_its_rows_name(table: str) -> None:
    """The newest cycle with an instrument that stages, scores or repairs name is the main one."""
    named = [{"siklus": "2021"}, {"siklus": "2023"}, {"siklus": "2019"}, {"siklus": "2027"}]
    tables: dict[str, Any] = {table: named}
    assert main_cycle(district(**tables), portal(frameworks=CYCLES)) == "2023"


def test_all_tables_are_asked_for_the_main_cycle() -> None:
    """The newest cycle counts whichever table names it."""
    for newest in ("tahapan", "penilaian", "perbaikan"):
        tables: dict[str, Any] = {
            name: [{"siklus": "2023" if name == newest else "2021"}]
            for name in ("tahapan", "penilaian", "perbaikan")
        }
        assert main_cycle(district(**tables), portal(frameworks=CYCLES)) == "2023"


@pytest.mark.parametrize("named", [[], [{"siklus": "2027"}], [{"siklus": "2019"}]])
def test_without_a_named_instrument_the_newest_one_is_shown(named: list[dict[str, str]]) -> None:
    """Where no row names a cycle with an instrument, it is the newest cycle that has one."""
    assert main_cycle(district(tahapan=named), portal(frameworks=CYCLES)) == "2025"


def test_without_any_instrument_the_newest_framework_is_shown() -> None:
    """Where no framework has an instrument, it is the newest of all, in any order."""
    bare = (framework("2023"), framework("2025"), framework("2021"))
    assert main_cycle(district(), portal(frameworks=bare)) == "2025"
    named = district(tahapan=[{"siklus": "2021"}])
    assert main_cycle(named, portal(frameworks=bare)) == "2025"


def award(*categories: str, state: str = "ada") -> AwardFound:
    """An award of these categories."""
    return AwardFound(state=state, text="", categories=categories, rank=0, sources=(), note="")


@pytest.mark.parametrize(
    ("awards", "following"),
    [
        ({}, "padapa"),
        ({"2023": award("padapa")}, "wiwerda"),
        ({"2023": award("wiwerda")}, "wistara"),
        ({"2023": award("wistara")}, "wistara"),
        ({"2025": award("wiwerda"), "2021": award("padapa")}, "wistara"),
        ({"2021": award("wiwerda"), "2023": award("padapa")}, "wiwerda"),
        ({"2023": award("lain")}, "padapa"),
        ({"2021": award("lain"), "2023": award("padapa")}, "wiwerda"),
        ({"2021": award("wiwerda"), "2023": award("lain")}, "padapa"),
        ({"2023": award()}, "padapa"),
        ({"2021": award("padapa"), "2023": award()}, "wiwerda"),
        ({"2023": award(state="diragukan")}, "padapa"),
        ({"2023": award("padapa", "wiwerda", state="berbeda")}, "padapa"),
        (
            {"2021": award("padapa"), "2023": award("wiwerda", "wistara", state="berbeda")},
            "wiwerda",
        ),
    ],
    ids=[
        "none",
        "first-step",
        "second-step",
        "top",
        "newest-of-two",
        "fell-back",
        "unknown-category",
        "unknown-before",
        "unknown-after",
        "no-category",
        "no-category-is-skipped",
        "doubted",
        "rival",
        "rival-is-skipped",
    ],
)
def test_the_next_category_is_one_above_the_last_undisputed_one(
    awards: dict[str, AwardFound], following: str
) -> None:
    """After the newest award without doubt or rival comes the next step, after the top the top."""
    assert next_category(awards, LADDER) == following


def test_without_a_ladder_there_is_no_next_category() -> None:
    """A portal whose vocabulary has no steps names no next category."""
    assert next_category({}, ()) == ""
    assert next_category({"2023": award("padapa")}, ()) == ""
    assert next_category({"2023": award("padapa")}, ("padapa",)) == "padapa"


STAGES = ("mandiri", "provinsi", "pusat", "lanjutan")


def staged(cycle: str, order: Sequence[str] = STAGES) -> FrameworkPackage:
    """A framework of these stages in this order."""
    return framework(
        cycle, tahap=[{"id": s, "urutan": str(i)} for i, s in enumerate(order, start=1)]
    )


def reached(*rows: tuple[str, str, str, str]) -> tuple[str, str, str] | None:
    """The stage reached, of rows (cycle, stage, begun, status)."""
    names = ("siklus", "tahap", "mulai", "status")
    told = district(tahapan=[dict(zip(names, row, strict=True)) for row in rows])
    row = last_stage(told, portal(frameworks=[staged("2023"), staged("2025")]))
    return (row.siklus, row.tahap, row.mulai) if row else None


@pytest.mark.parametrize("turn", [1, -1])
def test_the_furthest_stage_of_the_newest_cycle_is_reached(turn: int) -> None:
    """Cycle comes before stage, stage before date, whichever row stands first."""
    rows = [
        ("2023", "lanjutan", "2025-12", "selesai"),
        ("2025", "provinsi", "2025-09", "selesai"),
        ("2025", "pusat", "2025-07", "berlangsung"),
        ("2025", "pusat", "2025-06", "selesai"),
        ("2025", "tak-dikenal", "2025-10", "selesai"),
    ]
    assert reached(*rows[::turn]) == ("2025", "pusat", "2025-07")


def test_a_stage_without_an_order_comes_before_the_first() -> None:
    """A stage the framework does not know is passed by the first known one, whatever its date."""
    unknown, first = ("2025", "lain", "2025-12", "selesai"), ("2025", "mandiri", "", "selesai")
    assert reached(unknown, first) == ("2025", "mandiri", "")
    assert reached(unknown) == ("2025", "lain", "2025-12")


def test_a_plan_is_no_stage_reached() -> None:
    """A planned stage counts only where none took place, even one of a newer cycle."""
    plan = ("2025", "lanjutan", "2025-12", "rencana")
    done = ("2023", "provinsi", "2023-06", "selesai")
    assert reached(plan, done) == ("2023", "provinsi", "2023-06")
    assert reached(plan) == ("2025", "lanjutan", "2025-12")
    assert reached() is None


def test_of_several_plans_the_nearest_is_told() -> None:
    """Where all stages are planned, the one that comes first is told."""
    plans = [
        ("2025", "pusat", "2025-08", "rencana"),
        ("2025", "provinsi", "2025-07", "rencana"),
        ("2025", "lanjutan", "2025-10", "rencana"),
    ]
    assert reached(*plans) == ("2025", "provinsi", "2025-07")
    dated = ("2025", "provinsi", "2025-06", "rencana")
    undated = ("2025", "provinsi", "", "rencana")
    assert reached(dated, undated) == reached(undated, dated) == ("2025", "provinsi", "2025-06")
    older = ("2023", "provinsi", "2023-01", "rencana")
    assert reached(older, *plans) == ("2025", "provinsi", "2025-07")
    assert reached(*plans, older) == ("2025", "provinsi", "2025-07")


def test_stages_of_a_cycle_have_the_order_of_its_own_framework() -> None:
    """Another cycle with another order of stages does not turn this cycle's order."""
    told = district(
        tahapan=[
            {"siklus": "2021", "tahap": "pusat", "status": "selesai"},
            {"siklus": "2021", "tahap": "provinsi", "status": "selesai"},
        ]
    )
    both = [staged("2021"), staged("2023", ("pusat", "provinsi"))]
    row = last_stage(told, portal(frameworks=both))
    assert row is not None
    assert row.tahap == "pusat"
