"""Names of places: codes of earlier days lead to the places of today."""

from __future__ import annotations

from kksportal.intake.cells import Codes
from kksportal.validate.known import Known
from kksportal.words.names import Names
from tests.builders import portal

PLACE = {"id": "kabupaten-merauke", "provinsi": "papua", "nama": "Kabupaten Merauke",
         "jenis": "kabupaten", "zona": "WIT"}  # fmt: skip
DATA = portal(
    regions=[
        {
            "provinsi": [{"id": "papua", "kode": "91", "nama": "Papua"}],
            "daerah": [
                PLACE | {"kode": "93.01", "sumber": "kini"},
                PLACE | {"kode": "91.01", "berlaku_sampai": "2022", "sumber": "lama"},
            ],
        }
    ]
)


def test_a_district_is_found_by_every_code_it_had() -> None:
    """Its row is the one in force, and it is counted once."""
    names = Names(DATA)
    assert names.districts["91.01"].id == names.districts["93.01"].id
    assert [row.kode for row in names.current] == ["93.01"]


def test_sources_of_former_codes_stand_on_no_page() -> None:
    """They say nothing of what a page shows."""
    assert Names(DATA).former_sources == {"lama"}


def test_a_former_code_is_no_code_of_today() -> None:
    """Data may not use it, and whoever does is told the new one."""
    known = Known.of(DATA)
    assert (set(known.districts), "91.01" in known.areas) == ({"93.01"}, False)
    assert Codes.of(DATA).former == {"91.01": "93.01"}
