"""Personal data in a cell or a head: a finding by what it looks like."""

from __future__ import annotations

from kksportal.privacy import personal_in
from kksportal.validate.table import Fault


def personal_fault(text: str) -> Fault | None:
    """The first thing in a text that looks like personal data; only its ends are repeated."""
    found = personal_in(text)
    if found is None:
        return None
    return Fault(code="KKS-D024" if found.identity else "KKS-D025", what=found.told)
