"""What is told of a district, item by item: the same key alone may stand side by side."""

from __future__ import annotations

from typing import Any

import pytest

from kksportal.words.told import (
    FIGURE,
    INSTITUTION,
    STAGE,
    TATANAN,
    ToldItem,
    packed,
    told_of,
    unpacked,
)
from tests.builders import CODE
from tests.contexts import CONTOH, context_of
from tests.words.places import place


def told(**tables: Any) -> tuple[ToldItem, ...]:
    """What is told of a district with these tables."""
    return told_of(place(**tables)).items


def fact(measure: str = "odf-desa", value: str = "80", **cells: str) -> dict[str, str]:
    """A figure of the district itself."""
    plain = {"subjek": CODE, "ukuran": measure, "sifat": "capaian", "nilai": value,
             "satuan": "persen", "per_tanggal": "2025-08", "sumber": "a"}  # fmt: skip
    return plain | cells


def test_a_figure_has_its_measure_as_key_and_its_date_and_source_beside() -> None:
    """Never a bare number."""
    (item,) = told(fakta=[fact()])
    assert (item.column, item.key, item.text, item.when) == (
        FIGURE, "odf-desa", "80%", "Agustus 2025",
    )  # fmt: skip
    assert (item.percent, item.bound, item.disputed, item.year) == ("80", "", "", "2025")
    assert item.sources


def test_plans_and_figures_of_others_are_not_compared() -> None:
    """Targets, innovations, kecamatan and the programme's own numbers are not its achievement."""
    others = (
        {"sifat": "target"}, {"subjek": "kerangka"}, {"subjek": f"{CODE}.01"},
        {"inovasi": "x"}, {"tatanan": "pasar"}, {"nilai": "", "keadaan": "belum-ada"},
    )  # fmt: skip
    for other in others:
        assert told(fakta=[fact() | other]) == (), other


def test_the_newest_figure_of_a_measure_is_told() -> None:
    """Older ones are on the district's own page."""
    (item,) = told(fakta=[fact(), fact(value="60", per_tanggal="2023-01")])
    assert item.text == "80%"


def test_rival_claims_all_stand_and_give_no_dot() -> None:
    """None is chosen, so none is drawn."""
    (item,) = told(fakta=[fact(letak="1"), fact(value="90", letak="2")])
    assert item.text == "80% / 90%"
    assert (item.disputed, item.percent) == ("ya", "")


@pytest.mark.parametrize(
    ("precision", "percent", "bound"),
    [
        ("", "80", ""),
        ("lebih-dari", "80", "atas"),
        ("paling-sedikit", "80", "atas"),
        ("kurang-dari", "80", "bawah"),
        ("paling-banyak", "80", "bawah"),
        ("sekitar", "", ""),
    ],
)
def test_a_bound_is_no_point(precision: str, percent: str, bound: str) -> None:
    """ "Lebih dari 80%" is drawn from 80 on; "sekitar" is not drawn at all."""
    (item,) = told(fakta=[fact(ketepatan=precision)])
    assert (item.percent, item.bound) == (percent, bound)


def test_a_count_without_a_whole_is_no_share() -> None:
    """ "91 desa" has no place on a line of percentages."""
    (item,) = told(fakta=[fact(value="91", satuan="desa")])
    assert (item.percent, item.units) == ("", "desa")
    (item,) = told(fakta=[fact(value="44", dari="52", satuan="kelurahan")])
    assert (item.text.partition(" ")[0], item.percent, item.units) == ("44", "84.6", "persen")


def test_the_furthest_stage_is_told_with_its_cycle() -> None:
    """And its outcome, where a source says one."""
    row = {"siklus": "2025", "tahap": "verifikasi-lanjutan", "status": "selesai",
           "selesai": "2025-08-21", "sumber": "a"}  # fmt: skip
    (item,) = told(tahapan=[row])
    assert (item.column, item.label, item.year) == (STAGE, "2025", "2025")
    assert item.text == "Verifikasi lanjutan (daring): selesai, 21 Agustus 2025"
    assert item.when == ""


def test_the_example_has_every_column_and_the_assessors_apart() -> None:
    """Scores say whose they are; of every instrument the key says which."""
    items = told_of(context_of(CONTOH)).items
    assert {item.column for item in items} == {STAGE, FIGURE, INSTITUTION, TATANAN}
    scores = [item for item in items if item.column == TATANAN]
    assert scores[0].key == "semua 2025"
    assert scores[0].text.startswith("mandiri ")
    assert ", pusat " in scores[0].text
    assert len({item.key for item in items}) == len(items)
    assert {item.cycle for item in scores} >= {"2025"}


def test_what_is_told_crosses_processes_whole() -> None:
    """As one text, which comes back as it was."""
    made = told_of(context_of(CONTOH))
    assert unpacked(packed(made)) == made
