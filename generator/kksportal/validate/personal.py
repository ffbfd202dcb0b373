"""Personal data that must not be published (Law 27/2022): found by its form."""

from __future__ import annotations

import re

from kksportal.validate.table import Fault

_NIK = re.compile(r"(?<![0-9])[0-9]{6}[ .-]?[0-9]{6}[ .-]?[0-9]{4}(?![0-9])")
_PHONE = re.compile(
    r"(?<![0-9./-])(\+62|62|0)[ .-]?8[0-9]{2}[ .-]?[0-9]{3,4}[ .-]?[0-9]{3,5}(?![0-9])"
)
_MAIL = re.compile(r"@[\w-]+(\.[\w-]+)+")  # from the @ on: what stands before is looked at after
_BEFORE = re.compile(r"[\w.+-]+$")


def personal_fault(text: str) -> Fault | None:
    """The first thing in a text that looks like personal data; only its ends are repeated."""
    for code, form, name in (
        ("KKS-D024", _NIK, "nomor induk kependudukan"),
        ("KKS-D025", _PHONE, "nomor telepon"),
    ):
        found = form.search(text)
        if found:
            return _fault(code, found[0], name)
    for found in _MAIL.finditer(text):
        before = _BEFORE.search(text[max(0, found.start() - 64) : found.start()])
        if before:
            return _fault("KKS-D025", before[0] + found[0], "alamat surel")
    return None


def _fault(code: str, told: str, name: str) -> Fault:
    return Fault(code=code, what=f"“{told[:3]}…{told[-2:]}” mirip {name}.")
