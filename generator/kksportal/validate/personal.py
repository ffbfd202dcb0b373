"""Personal data in a cell or a head, as a fault."""

from __future__ import annotations

from kksportal.privacy import personal_in
from kksportal.validate.table import Fault


def personal_fault(text: str) -> Fault | None:
    """The first thing in a text that looks like personal data; only its ends are repeated."""
    personal = personal_in(text)
    if personal is None:
        return None
    return Fault(code="KKS-D024" if personal.identity else "KKS-D025", what=personal.sentence)
