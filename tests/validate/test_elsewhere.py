"""A code that is another district's is named, and left to a person."""

from __future__ import annotations

import pytest

from kksportal.errors import Finding, Step
from kksportal.findings import kind
from kksportal.validate.elsewhere import told_elsewhere


def finding(text: str, code: str = "KKS-D008") -> Finding:
    """A finding whose advice writes a code."""
    return Finding(kind=kind(code), path="p/fakta.csv", row=2, column="subjek", what="x",
                   advice=f"Tulis: {text}", fix=(Step("sel", text),))  # fmt: skip


@pytest.mark.parametrize("text", ["63.10", "63.10.01", "63.110", "S63.11"])
def test_a_row_of_another_district_is_no_machines_to_mend(text: str) -> None:
    """63.1 is 63.10, which has no place in the package of 63.11."""
    (told,) = told_elsewhere([finding(text)], "63.11")
    if text == "63.110":  # no code at all
        assert told == finding(text)
        return
    assert told.fix == ()
    assert told.advice.startswith(f"Tulis: {text}, lalu pindahkan barisnya")


@pytest.mark.parametrize("text", ["63.11", "63.11.01", "63.11.01.2001", "bank-sampah", "63"])
def test_what_is_the_districts_own_is_advised_as_before(text: str) -> None:
    """Its own code, its kecamatan and villages, its province, and words."""
    assert [*told_elsewhere([finding(text)], "63.11")] == [finding(text)]


def test_other_kinds_are_left() -> None:
    """A code that is out of force leads to another district on purpose."""
    assert [*told_elsewhere([finding("93.01", "KKS-D013")], "63.11")] == [
        finding("93.01", "KKS-D013")
    ]
