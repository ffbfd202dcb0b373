"""Cells that say nothing: empty ones, and the words that people put there instead."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
_BLANK = frozenset((
    "", "n/a", "n.a", "n.a.", "na", "n a", "#n/a", "null", "none", "nil", "nan", "(kosong)",
    "kosong", "blank", "belum ada data", "data belum ada", "belum ada", "tidak ada data",
    "data tidak ada", "tanpa data", "data tidak tersedia", "tidak tersedia", "belum tersedia",
    "data belum tersedia", "belum diisi", "tidak diisi", "belum diketahui", "tidak diketahui",
    "belum terdata", "tidak terdata", "belum dihitung", "tidak disebut", "tidak disebutkan",
    "tidak berlaku", "belum ditemukan", "tidak relevan", "menyusul", "tbd",
))  # fmt: skip
_MARKS = re.compile(r"[-–—−_.?]{1,8}")
_REASONS = {
    "tidak berlaku": "tidak-berlaku",
    "tidak relevan": "tidak-berlaku",
    "tidak disebut": "tidak-disebut",
    "tidak disebutkan": "tidak-disebut",
    "belum ditemukan": "belum-ditemukan",
    "belum ada data": "belum-ada",
    "data belum ada": "belum-ada",
    "belum ada": "belum-ada",
    "belum tersedia": "belum-ada",
    "data belum tersedia": "belum-ada",
    "belum terdata": "belum-ada",
    "belum dihitung": "belum-ada",
}


def plain(text: str) -> str:
    """A cell with ordinary spaces, once each, and without what nobody sees."""
    told = unicodedata.normalize("NFKC", _UNSEEN.sub("", text))
    return " ".join(told.split())


def blank(text: str, answers: Collection[str] = ()) -> bool:
    """Whether a cell says nothing: "", "-", "n/a", "belum ada data".

    `answers` are words that mean something in this column. "0", "nihil" and "tidak ada" always do:
    whoever writes them may mean none, which is a number.

    >>> blank(" - "), blank("belum ada data"), blank("0"), blank("tidak ada")
    (True, True, False, False)
    """
    told = plain(text).casefold()
    if told in {plain(answer).casefold() for answer in answers}:
        return False
    return told in _BLANK or told.rstrip(". ") in _BLANK or bool(_MARKS.fullmatch(told))


def reason(text: str) -> str:
    """The reason (`keadaan`) that a blank cell itself gives: "belum ada data" is `belum-ada`.

    Empty where it gives none: "-" alone does not say why.
    """
    return _REASONS.get(plain(text).casefold().rstrip("."), "")
