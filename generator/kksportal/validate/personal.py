"""Personal data in a cell or a head, as a fault."""

from __future__ import annotations

from kksportal.privacy import personal_in
from kksportal.validate.table import Fault


def personal_fault(text: str, *, address: bool = False) -> Fault | None:
    """The first thing in a text that looks like personal data; only its ends are repeated.

    With `address`, the text is one, or a name without spaces: long numbers are common there.
    """
    personal = personal_in(text, address=address)
    if personal is None:
        return None
    return Fault(code=f"KKS-{personal.code}", what=personal.sentence)
