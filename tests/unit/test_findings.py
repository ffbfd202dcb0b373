"""The table of kinds: codes are permanent, and how much each matters is fixed."""

from __future__ import annotations

import re

import pytest

from kksportal.errors import Severity
from kksportal.findings import KINDS, kind

FAMILIES = {
    "P": range(1, 19),
    "D": range(1, 26),
    "K": range(1, 6),
    "N": range(1, 12),
    "H": (1, 3, 4, 5, 7, 8),
    "F": (1, 2),
}
WARNINGS = {"P016", "P017", "D025", "N003", "N010", "H005", "H007"}
NOTES = {"H003", "H004", "F002"}
CODES = [f"{family}{number:03}" for family, numbers in FAMILIES.items() for number in numbers]


@pytest.mark.parametrize("code", CODES)
def test_a_code_once_given_stays_as_grave_as_it_was(code: str) -> None:
    """Warnings and notes are few and named here; every other kind stops the build."""
    severity = Severity.GALAT
    if code in WARNINGS:
        severity = Severity.PERINGATAN
    if code in NOTES:
        severity = Severity.CATATAN
    one = kind(f"KKS-{code}")
    assert (one.code, one.severity) == (f"KKS-{code}", severity)


def test_codes_are_unique_and_of_one_form() -> None:
    """A letter and three digits, each once."""
    codes = [k.code for k in KINDS]
    assert len(set(codes)) == len(codes)
    assert all(re.fullmatch(r"KKS-[A-Z][0-9]{3}", code) for code in codes)


@pytest.mark.parametrize("one", KINDS, ids=[k.code for k in KINDS])
def test_a_kind_explains_itself(one: object) -> None:
    """A title, a whole sentence of meaning, an advice and an example stand with each kind."""
    texts = [getattr(one, part) for part in ("title", "meaning", "advice", "example")]
    assert all(text and text == text.strip() for text in texts)
    assert texts[1].endswith(".")


def test_a_code_that_nobody_gave_is_our_own_fault() -> None:
    """The control: an unknown code is no kind."""
    with pytest.raises(KeyError):
        kind("KKS-P999")
