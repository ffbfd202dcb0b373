"""Numbers of identity (NIK) and of family cards (KK): sixteen digits; tax and staff numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate

from kksportal.privacy.digits import Group, chains, gaps, groups_of, joined

_LENGTH = 16
_FIFTEEN = re.compile(r"[0-9](?:[^0-9A-Za-z]{0,3}[0-9]){14}")  # a number of taxes is the shortest
# Province, regency, kecamatan; day (a woman's is 40 more), month, year; a serial number.
_BORN = re.compile(
    r"(?:1[1-9]|21|3[1-6]|5[1-3]|6[1-5]|7[1-6]|8[12]|9[1-7])[0-9]{4}"
    r"(?:0[1-9]|[12][0-9]|3[01]|4[1-9]|[56][0-9]|7[01])(?:0[1-9]|1[0-2])[0-9]{6}"
)
_PLAIN_GAPS = ("", " ", ".", "-")
_CUTS = {6, 12, 16}  # where 631101 010190 0001 is cut
_NAMED = re.compile(
    r"(?:\b|(?<=_))(?:e-?ktp|n\.?i\.?k\.?|ktp|no\.?[ ]?kk|kk|kartu keluarga|nomor keluarga|kitas|"
    r"identitas|kependudukan)(?![a-z])[^0-9]{0,20}\Z",
    re.IGNORECASE,
)
# The letters that people and scanners write for digits, after the name of the number.
_LETTERED = re.compile(
    r"\b(?:nik|ktp|kk)\b[^0-9a-z]{1,5}"
    r"((?=[0-9OolI .\-]{0,30}[0-9]{3})[0-9OolI](?:[ .\-]?[0-9OolI]){15})\b",
    re.IGNORECASE,
)
_TAX = re.compile(r"(?<![0-9])[0-9]{2}\.[0-9]{3}\.[0-9]{3}\.[0-9][-.][0-9]{3}\.[0-9]{3}(?![0-9])")
_STAFF = re.compile(
    r"(?<![0-9])(?:19[3-9][0-9]|200[0-9])(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[ .\-]?"
    r"(?:19[6-9][0-9]|20[0-9]{2})(?:0[1-9]|1[0-2]|21)[ .\-]?[12][ .\-]?[0-9]{3}(?![0-9])"
)
_PERSON = "nomor induk kependudukan atau nomor kartu keluarga"
_SEARCHED = 40  # characters before a number in which its name may stand


def identity_in(text: str, *, sure: bool = False) -> tuple[str, str]:
    """The first number of identity in a text as it is written, and what it is called; else empty.

    With `sure`, sixteen digits count only where someone may have been born so.
    """
    if _FIFTEEN.search(text):
        groups = groups_of(text)
        for chain in chains(groups, text, _LENGTH, _LENGTH):
            if _is_identity(chain, text, sure=sure):
                return text[chain[0].start : chain[-1].end], _PERSON
        for form, name in ((_TAX, "nomor pokok wajib pajak"), (_STAFF, "nomor induk pegawai")):
            if match := form.search(text):
                return match[0], name
    if match := _LETTERED.search(text):
        return match[1], _PERSON
    return "", ""


def _is_identity(chain: Sequence[Group], text: str, *, sure: bool) -> bool:
    """Whether sixteen digits are a person's: by the name before them, or by their form."""
    start, between = chain[0].start, gaps(chain, text)
    if _NAMED.search(text[max(0, start - _SEARCHED) : start]):
        return True
    born = _BORN.fullmatch(joined(chain)) is not None
    plain = all(gap in _PLAIN_GAPS for gap in between)
    sizes = [len(group.digits) for group in chain]
    if plain and set(accumulate(sizes)) <= _CUTS:
        return born or not sure
    return born and (plain or len(set(between)) == 1)  # lists of figures have several signs
