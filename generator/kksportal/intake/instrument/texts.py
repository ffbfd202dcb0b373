"""Texts of a workbook as cells of a table: what may stand there, and what two texts share."""

from __future__ import annotations

import re
import unicodedata

from kksportal.model.strings import MOST, UNSEEN, odd_text
from kksportal.privacy import personal_in
from kksportal.text import formula_in

_UNSEEN = re.compile(f"[{UNSEEN}]")
_BULLET = re.compile(r"(^|;)\s*[-–•+]\s*")
_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_WORD = re.compile(r"[a-z]{4,}")
_COMMON = frozenset(
    ("yang", "dengan", "pada", "untuk", "dari", "oleh", "atau", "tatanan", "kabupaten", "kota",
     "jumlah", "persentase", "angka", "tahun", "adanya", "nilai", "dalam", "antara", "tidak",
     "telah", "sudah", "terhadap", "bagi", "setiap")
)  # fmt: skip
_NAMED = re.compile(
    r"\b(?:[Bb]apak|[Ii]bu|[Bb]pk|[Ss]dri?|[Dd]rs?|[Dd]ra|[Ii]r|[Hh]j?)\.?\s+[A-Z][a-z]"
)
_NIP = re.compile(r"\bNIP\b|\ba\.\s?n\.|\batas nama\b", re.IGNORECASE)


def as_cell(text: str) -> tuple[str, str]:
    """A text as a cell may hold it, and why it may not; the text is then empty."""
    made = _UNSEEN.sub("", unicodedata.normalize("NFC", text))
    made = _TAG.sub("< ", _BULLET.sub(r"\1", " ".join(made.split()))).strip()
    if not made:
        return "", ""
    if len(made) > MOST:
        return "", f"lebih dari {MOST} huruf"
    if odd_text(made):
        return "", "memuat huruf yang tidak baku"
    if formula_in(made):
        return "", "dapat dijalankan sebagai rumus"
    if personal_in(made):
        return "", "mirip memuat data pribadi"
    return made, ""


def names_a_person(text: str) -> bool:
    """Whether a text seems to name a person: by a form of address before a name, or a NIP."""
    return bool(_NAMED.search(text) or _NIP.search(text))


def words_shared(one: str, other: str) -> int:
    """How many telling words two texts have in common."""
    return len(telling_words(one) & telling_words(other))


def telling_words(text: str) -> frozenset[str]:
    """The words of a text that say what it is about."""
    return frozenset(_WORD.findall(text.lower())) - _COMMON


def same_text(one: str, other: str) -> bool:
    """Whether two texts differ in case and signs alone."""
    return _plain(one) == _plain(other)


def _plain(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())
