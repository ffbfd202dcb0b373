"""Counts of persons so small that those who live near know who is meant."""

from __future__ import annotations

import re
from decimal import Decimal

SMALLEST = 5  # a count below it is told as “kurang dari 5”, unless an owner sets another
PERSONS = frozenset(("orang", "kepala-keluarga", "rumah-tangga", "kasus"))  # units that count them
_WORDS = {"seorang": 1, "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6,
          "tujuh": 7, "delapan": 8, "sembilan": 9}  # fmt: skip
_MANY = r"(?<![0-9.,/\-–])\b([0-9]{1,2}|" + "|".join(_WORDS) + r")\b"
_WHO = (
    r"(?:penderita|pasien|korban|pengidap|odha|odgj|penyintas|"
    r"(?:orang|jiwa|warga|anak|balita|bayi|ibu|lansia|siswa|remaja|kasus|kepala keluarga|kk)\b"
    r"[^.;\n0-9]{0,40}?\b(?:meninggal|wafat|positif|terinfeksi|menderita|mengidap|terjangkit|"
    r"keracunan|stunting|gizi buruk|tbc?|tuberkulosis|hiv|aids|kusta|dbd|malaria|covid|rabies|"
    r"bunuh diri|kekerasan|hamil di luar))\b"
)
_SMALL = re.compile(rf"{_MANY}[ ]+(?:orang |warga |jiwa |kasus )?{_WHO}", re.IGNORECASE)


def small_count_in(text: str, smallest: int = SMALLEST) -> str:
    """The first count of sick or harmed persons below `smallest` in a text; empty without one."""
    for match in _SMALL.finditer(text):
        word = match[1].lower()
        many = _WORDS.get(word) or (int(word) if word.isdigit() else 0)
        if 0 < many < smallest:
            return match[0][:60]
    return ""


def is_small(value: Decimal, unit: str, smallest: int = SMALLEST) -> bool:
    """Whether a figure counts so few persons: zero is no person."""
    return unit in PERSONS and 0 < value < smallest
