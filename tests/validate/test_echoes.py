"""Findings that only follow from another are not told beside it."""

from __future__ import annotations

import pytest

from kksportal.errors import Finding
from kksportal.findings import kind
from kksportal.validate.echoes import told_once


def finding(code: str, path: str, row: int = 0, column: str = "", what: str = "") -> Finding:
    """A finding of a kind at a place."""
    return Finding(kind=kind(f"KKS-{code}"), path=path, row=row, column=column, what=what)


STORY = finding("D013", "B/inovasi.csv", 2, "cerita", "“bank-sampah” tidak ada.")
CUT = finding("D018", "B/sumber.csv", 7, "penerbit")
COPY = finding("P013", "datapackages/daerah/63.09-x/datapackage.json")


@pytest.mark.parametrize(
    ("cause", "echo"),
    [
        (finding("N001", "content/inovasi/bank-sampah.md", 2), STORY),
        (finding("P004", "content/inovasi/bank-sampah.md", 2), STORY),
        (finding("D004", "B/sumber.csv", 7), CUT),
        (finding("P008", "datapackages/daerah/63.09-x/datapackage.json"), COPY),
    ],
)
def test_what_follows_is_not_told(cause: Finding, echo: Finding) -> None:
    """The cause is, whichever comes first."""
    assert list(told_once([cause, echo])) == [cause]
    assert list(told_once([echo, cause])) == [cause]


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (finding("N001", "content/inovasi/lain.md", 2), STORY),
        (finding("N003", "content/inovasi/bank-sampah.md", 2), STORY),
        (finding("D004", "B/sumber.csv", 8), CUT),
        (finding("D004", "C/sumber.csv", 7), CUT),
        (finding("P008", "datapackages/daerah/63.10-x/datapackage.json"), COPY),
    ],
)
def test_what_does_not_follow_is_told(other: Finding, same: Finding) -> None:
    """The control: another story, another row, another folder."""
    assert list(told_once([other, same])) == [other, same]
