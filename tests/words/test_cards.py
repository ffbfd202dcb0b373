"""The offices of a district: what several have in common is said once."""

from __future__ import annotations

import pytest

from kksportal.words.cards import office_list
from tests.words.places import place


def named(*offices: tuple[str, str]) -> str:
    """What stands beside all tatanan, for offices with their roles."""
    rows = [
        {"siklus": "2025", "tatanan": "semua", "perangkat_daerah": office, "peran": role,
         "sumber": "a"}
        for office, role in offices
    ]  # fmt: skip
    made = office_list(place(pengampu=rows))
    assert made is not None
    return made.rows[0][1].text


@pytest.mark.parametrize(
    ("offices", "said"),
    [
        ([("Dinkes", "")], "Dinkes"),
        ([("Dinkes", ""), ("DLH", "")], "Dinkes; DLH"),
        ([("Dinkes", "anggota")], "Dinkes (anggota)"),
        (
            [("Dinkes", "peserta rapat"), ("DLH", "peserta rapat"), ("Bappeda", "koordinator")],
            "Bappeda (koordinator); Peserta rapat: Dinkes, DLH",
        ),
        ([("Dinkes", "anggota"), ("Dinkes", "anggota")], "Dinkes (anggota)"),
    ],
)
def test_a_role_of_several_offices_is_said_once(offices: list[tuple[str, str]], said: str) -> None:
    """Coordinators first; a role of one office stands behind it, in brackets."""
    assert named(*offices) == said


def test_an_office_of_several_roles_is_named_once() -> None:
    """Bapperida of Kotabaru did two things."""
    told = ("Bapperida", "menggelar lokakarya"), ("Bapperida", "mendampingi"), ("DLH", "")
    assert named(*told) == "Bapperida (menggelar lokakarya; mendampingi); DLH"
