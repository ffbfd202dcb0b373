"""Which indicators of a tatanan stand in which office's Renstra."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from kksportal.model.rows import Renstra
from kksportal.words.renstra import plan_name, renstra_table
from tests.builders import rows
from tests.contexts import context_of

PLAN = {"siklus": "2025", "indikator": "T4.01", "perangkat_daerah": "Dinas Perdagangan"}


@pytest.mark.parametrize(
    ("cells", "name"),
    [
        ({}, "Renstra Dinas Perdagangan"),
        ({"tahun_mulai": "2021", "tahun_selesai": "2026"}, "Renstra Dinas Perdagangan 2021–2026"),
        ({"tahun_selesai": "2026"}, "Renstra Dinas Perdagangan 2026"),
        ({"dokumen": "Rencana lima tahun"}, "Rencana lima tahun"),
        (
            {"dokumen": "Renstra 2021–2026", "tahun_mulai": "2021", "tahun_selesai": "2026"},
            "Renstra 2021–2026",
        ),
        ({"letak": "hlm. 47"}, "Renstra Dinas Perdagangan, hlm. 47"),
    ],
)
def test_a_plan_is_named_with_its_years_and_the_place_in_it(
    cells: Mapping[str, str], name: str
) -> None:
    """By its title where one is told, else by its office; the years once."""
    (row,) = rows("daerah", "renstra", [PLAN | dict(cells)])
    assert isinstance(row, Renstra)
    assert plan_name(row) == name


def test_each_tatanan_has_its_own_indicators() -> None:
    """Their names, whose plan it is, how it is worded there, and who says so."""
    context = context_of("S01.01")
    made = renstra_table(context, "pasar")
    assert made is not None
    (row,) = made.rows
    assert [cell.text for cell in row] == [
        context.names.indicator("2025", "T4.01"),
        "Dinas Perdagangan",
        "Jumlah pasar rakyat yang tertata",
        "Renstra Dinas Perdagangan 2021–2026, hlm. 28",
    ]
    assert row[0].note == "T4.01, siklus 2025"
    assert len(row[-1].links) == 1
    assert renstra_table(context, "perlindungan-sosial") is None


def test_what_a_source_leaves_out_is_said() -> None:
    """Neither wording nor page were told of this one."""
    made = renstra_table(context_of("S01.01"), "pariwisata")
    assert made is not None
    assert made.rows[0][2].text == "tidak disebut"
