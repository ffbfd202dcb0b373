"""Personal data that must not be published (Law 27/2022): found by its form."""

from __future__ import annotations

import re

from kksportal.validate.table import Fault

_NIK = re.compile(r"(?<![0-9])[0-9]{6}[ .-]?[0-9]{6}[ .-]?[0-9]{4}(?![0-9])")
_PHONE = re.compile(
    r"(?<![0-9./-])(\+62|62|0)[ .-]?8[0-9]{2}[ .-]?[0-9]{3,4}[ .-]?[0-9]{3,5}(?![0-9])"
)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+")


def personal_fault(text: str) -> Fault | None:
    """The first thing in a text that looks like personal data; only its ends are repeated."""
    for code, form, name in (
        ("KKS-D024", _NIK, "nomor induk kependudukan"),
        ("KKS-D025", _PHONE, "nomor telepon"),
        ("KKS-D025", _MAIL, "alamat surel"),
    ):
        found = form.search(text)
        if found:
            shown = f"{found[0][:3]}…{found[0][-2:]}"
            return Fault(code=code, what=f"“{shown}” mirip {name}.")
    return None
