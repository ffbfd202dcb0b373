"""Personal data that must not be published (Law 27/2022): known by its form, in any text.

A number may be written in any groups, with any digits of Unicode, with signs or invisible
characters in between. Every search here takes time in proportion to the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kksportal.privacy.accounts import account_in
from kksportal.privacy.contacts import mail_in, phone_in
from kksportal.privacy.counts import SMALLEST, small_count_in
from kksportal.privacy.digits import plain_digits
from kksportal.privacy.identity import identity_in

__all__ = ["SMALLEST", "Personal", "personal_in", "personal_lines", "small_count_in"]


# Seven digits with nothing but signs between, and what stands before letters written for digits.
_SEVEN = re.compile(r"[0-9](?:[^0-9A-Za-z]{0,3}[0-9]){6}")
_LETTERS = re.compile(r"[Nn][Ii][Kk]|[Kk][Tt][Pp]|[Kk][Kk]\b")


class Personal(NamedTuple):
    """A part of a text that looks like personal data.

    `sentence` says so for its author in Indonesian and repeats only the first three and the last
    two characters of the part.
    """

    code: str  # of its kind of finding: D024 identity, R001 account, D025 telephone or mail
    sentence: str  # "“631…01” mirip nomor induk pegawai."


def personal_in(text: str, *, address: bool = False) -> Personal | None:
    """The gravest thing in a text that looks like personal data; only its ends are repeated.

    In an `address` (of the web, of a file) long numbers are common, so sixteen digits count only
    where someone may have been born so.
    """
    text = plain_digits(text)
    if _SEVEN.search(text) or _LETTERS.search(text):  # most texts have no number to look at
        number, name = identity_in(text, sure=address)
        if number:
            return _personal("D024", number, name)
        if account := account_in(text):
            return _personal("R001", *account)
        if part := phone_in(text):
            return _personal("D025", part, "nomor telepon")
    if part := mail_in(text):
        return _personal("D025", part, "alamat surel")
    return None


def personal_lines(text: str) -> Iterator[tuple[int, Personal]]:
    """The lines of a long text, from 0, on which such a thing begins; one may go over two lines."""
    lines = text.split("\n")
    for row, line in enumerate(lines):
        if found := personal_in(line):
            yield row, found
        elif row and line.lstrip()[:1].isdigit() and lines[row - 1].rstrip()[-1:].isdigit():
            both = f"{lines[row - 1].rstrip()} {line.lstrip()}"
            if (found := personal_in(both)) and not personal_in(lines[row - 1]):
                yield row - 1, found


def _personal(code: str, part: str, name: str) -> Personal:
    return Personal(code, f"“{part[:3]}…{part[-2:]}” mirip {name}.")
