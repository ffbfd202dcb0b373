"""Personal data that must not be published (Law 27/2022): known by its form, in any text."""

from __future__ import annotations

import re
from typing import NamedTuple


class Personal(NamedTuple):
    """A part of a text that looks like personal data.

    `sentence` says so for its author in Indonesian and repeats only the first three and the last
    two characters of the part.
    """

    identity: bool  # an identity number; else a telephone number or a mail address
    sentence: str  # "“631…01” mirip nomor induk kependudukan."


_NIK = re.compile(r"(?<![0-9])[0-9]{6}[ .-]?[0-9]{6}[ .-]?[0-9]{4}(?![0-9])")
# In other groups, as on a card: then its place and its day of birth must be possible, since years
# and figures in a row are sixteen digits too. Matched from each digit, so matches may overlap.
_GROUPED = re.compile(r"(?<![0-9])(?=([0-9](?:[ .-]?[0-9]){15})(?![0-9]))")
_BORN = re.compile(r"[1-9][0-9]{5}(0[1-9]|[12][0-9]|3[01]|4[1-9]|[56][0-9]|7[01])(0[1-9]|1[0-2])")
_PHONE = re.compile(
    r"(?<![0-9./-])(\+62|62|0)[ .-]?8[0-9]{2}[ .-]?[0-9]{3,4}[ .-]?[0-9]{3,5}(?![0-9])"
)
_MAIL = re.compile(r"@[\w-]+(\.[\w-]+)+")  # from the @ on; the part before it is matched by _BEFORE
_BEFORE = re.compile(r"[\w.+-]+$")


def personal_in(text: str) -> Personal | None:
    """The first thing in a text that looks like personal data; only its ends are repeated."""
    for grouped in _GROUPED.finditer(text):
        if _BORN.match(re.sub(r"[^0-9]", "", grouped[1])):
            return _personal(grouped[1], "nomor induk kependudukan", identity=True)
    if match := _NIK.search(text):
        return _personal(match[0], "nomor induk kependudukan", identity=True)
    if match := _PHONE.search(text):
        return _personal(match[0], "nomor telepon")
    for match in _MAIL.finditer(text):
        before = _BEFORE.search(text[max(0, match.start() - 64) : match.start()])
        if before:
            return _personal(before[0] + match[0], "alamat surel")
    return None


def _personal(part: str, name: str, *, identity: bool = False) -> Personal:
    return Personal(identity, f"“{part[:3]}…{part[-2:]}” mirip {name}.")
