"""A district is one through time; its code, name and province are of a time."""

from __future__ import annotations

from typing import Any

import pytest

from kksportal.compute.places import PlaceHistory, PlaceThen, in_force
from tests.builders import portal
from tests.words.histories import region


def history(**tables: Any) -> PlaceHistory:
    """The fictional district: another code and province until 2022, another name until 2020."""
    return PlaceHistory.of(portal(regions=[region(**tables)]).regions)


@pytest.mark.parametrize(
    ("when", "then"),
    [
        ("2019", ("S02.01", "Kabupaten Purwa", "Simulasi Lama")),
        ("2020-11-28", ("S02.01", "Kabupaten Purwa", "Simulasi Lama")),
        ("2021", ("S02.01", "Kabupaten Contoh", "Simulasi Lama")),
        ("2022-11", ("S02.01", "Kabupaten Contoh", "Simulasi Lama")),
        ("2023", ("S01.01", "Kabupaten Contoh", "Simulasi Baru")),
    ],
)
def test_code_name_and_province_are_those_of_the_time(
    when: str, then: tuple[str, str, str]
) -> None:
    """Each changes on its own day; the last year in which it held is still its own."""
    code, name, province = then
    made = PlaceThen(code=code, name=name, province=province)
    assert history().then("kabupaten-contoh", when) == made


def test_a_province_has_its_own_former_names() -> None:
    """A district's award stands under the name of the province of that time."""
    old = [{"wilayah": "lama", "nama": "Simulasi Purba", "berlaku_sampai": "2007"}]
    told = history(nama_lama=old)
    first, second = (told.then("kabupaten-contoh", when) for when in ("2007", "2009"))
    assert first is not None
    assert second is not None
    assert (first.province, second.province) == ("Simulasi Purba", "Simulasi Lama")


def test_of_several_former_names_the_one_in_force_is_told() -> None:
    """In whatever order they stand in the file."""
    names = [
        {"wilayah": "kabupaten-misal", "nama": "Kedua", "berlaku_sampai": "2018"},
        {"wilayah": "kabupaten-misal", "nama": "Pertama", "berlaku_sampai": "2010"},
    ]
    for order in (names, names[::-1]):
        told = history(nama_lama=order)
        found = [told.then("kabupaten-misal", when) for when in ("2009", "2011", "2019")]
        assert [one.name for one in found if one] == ["Pertama", "Kedua", "Kabupaten Misal"]


def test_former_codes_and_names_are_listed_and_those_of_today_are_not() -> None:
    """They are what a district may be looked for under."""
    told = history()
    assert [row.kode for row in told.former("kabupaten-contoh")] == ["S02.01"]
    assert told.former_names("kabupaten-contoh") == ("Kabupaten Purwa",)
    assert told.former("kabupaten-misal") == told.former_names("kabupaten-misal") == ()


def test_of_a_district_that_is_not_known_nothing_is_told() -> None:
    """Nor of one that is no more, after its end."""
    assert history().then("kabupaten-lain", "2025") is None
    gone = region()["daerah"][1:2]
    assert history(daerah=gone).then("kabupaten-contoh", "2025") is None


@pytest.mark.parametrize(
    ("until", "when", "held"),
    [
        ("", "2025", True),
        ("2022", "2022-11-30", True),
        ("2022-07", "2022", True),
        ("2022-07-01", "2022-07-01", True),
        ("2022-07-01", "2022-07-02", False),
        ("2022", "2023-01-01", False),
    ],
)
def test_times_are_compared_as_far_as_both_are_known(until: str, when: str, held: bool) -> None:
    """The last day counts as one on which it held."""
    assert in_force(until, when) is held
