"""What is said twice must agree."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kksportal.validate.identities import check_title
from kksportal.validate.known import Known
from tests.builders import head
from tests.validate.world import DISTRICT, FRAMEWORK, judged, only, portal, regions, story

PLACES = replace(
    regions(),
    daerah=tuple(
        row._replace(nama=name)
        for row, name in zip(
            regions().daerah,
            ("Kabupaten Balangan", "Kabupaten Banjar", "Kabupaten Bone"),
            strict=True,
        )
    ),
)
KNOWN = Known.of(portal(regions=(PLACES,)))


@pytest.mark.parametrize(
    ("title", "wrong"),
    [
        ("Kabupaten Balangan", False),
        ("Data KABUPATEN BALANGAN 2025", False),
        ("Balangan", False),
        ("Kabupaten Bone", True),
        ("Paket kabupaten bone, 2025", True),
        ("Kabupaten Balangan dan Kabupaten Bone", False),
        ("Kabupaten Bonekamu", False),
    ],
)
def test_a_title_names_the_district_of_its_code(title: str, wrong: bool) -> None:
    """Another district's whole name, and not its own, is an error."""
    told = list(check_title(replace(DISTRICT, title=title), KNOWN, "x"))
    assert [f.kind.code for f in told] == (["KKS-W004"] if wrong else [])
    if wrong:
        assert "73.08" in told[0].mend
        assert "6311 mungkin kode BPS" in told[0].mend


def test_a_cycle_is_the_same_in_the_title() -> None:
    """A title with another year only is an error; with both, or none, it is not."""
    told = [
        [f.kind.code for f in check_title(replace(FRAMEWORK, title=title), KNOWN, "x")]
        for title in ("Kerangka 2023", "Kerangka 2025", "Kerangka", "Dari 2023 ke 2025")
    ]
    assert told == [["KKS-W004"], [], [], []]
    assert list(check_title(head("kosakata", title="Kosakata 2023", cycle=""), KNOWN, "x")) == []


def test_a_story_is_of_the_district_that_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another district, or another innovation, in the story's head is an error of both."""
    for told, wrong in (
        ({}, False),
        ({"region": "63.03"}, True),
        ({"innovation": "bank-sampah"}, False),
        ({"innovation": "lain"}, True),
    ):
        known = Known.of(portal(stories=(story(**told),)))
        monkeypatch.setattr("tests.validate.world.KNOWN", known)
        findings = judged("inovasi", {"cerita": "bank-sampah"})
        assert (findings != ()) is wrong
        if wrong:
            finding = only(findings)
            assert (finding.kind.code, finding.row, finding.column) == ("KKS-W005", 2, "cerita")
