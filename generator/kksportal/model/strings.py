"""One rule for every text of a portal, wherever it stands: cells, heads, texts, names of files.

A text has a stated length and baku letters: Unicode in NFC, no control, direction or invisible
characters, no half of a pair, and one script in one word (a Cyrillic "а" in a Latin name looks
the same, sorts elsewhere and is not found).
"""

from __future__ import annotations

import re
import unicodedata

MOST = 5_000  # characters of a cell or of an entry of a head
LONGEST = {"kode": 100, "daftar": 2_000, "tautan": 2_000, "jalur": 1_000_000}  # by shape

# What nobody sees: control, direction, joiners, fillers, variation selectors, tags, soft hyphens.
UNSEEN = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    "\U000e0000-\U000e0fff"
)
_UNSEEN = re.compile(f"[{UNSEEN}]")
_BROKEN = re.compile("[\ud800-\udfff\ufffe\uffff]")
_OTHER = "\u0370-\u03ff\u0400-\u052f\u0531-\u058f\u13a0-\u13ff\u1c80-\u1c8f\uff21-\uff5a"
_OTHER += "\U0001d400-\U0001d7ff"  # letters of formulas
_STACKED = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0e31\u0e34-\u0e3a"
    "\u0e47-\u0e4e"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{5}"
)  # no word of any language has five accents on one letter; they would cover the lines above
_HOST = re.compile(
    r"[a-z]+://(?:[^/?#@]*@)?(\[[0-9A-Fa-f:.]+\]|[^/?#\[\]:@]+)(?::([0-9]{1,5}))?(?=[/?#]|\Z)"
)
_MIXED = re.compile(f"[A-Za-z\u00c0-\u024f][{_OTHER}]|[{_OTHER}][A-Za-z\u00c0-\u024f]")


def odd_text(text: str, most: int = MOST) -> str:
    """What is wrong with a text, as a sentence in Indonesian; empty when it is right.

    Tabs and line ends are allowed here: where they are not, another rule says so.
    """
    unseen = _UNSEEN.search(text)
    if unseen and len(text) <= most and not _BROKEN.search(text):
        return f"Ada tanda yang tidak tampak (U+{ord(unseen[0]):04X})."
    return odd_letters(text, most)


def odd_letters(text: str, most: int = MOST) -> str:
    """The same, but for what is not seen: in a cell that has its own rule, with advice."""
    if len(text) > most:
        return f"Teks ini {len(text)} huruf; paling banyak {most}."
    if text.isascii():
        return ""
    if broken := _BROKEN.search(text):
        return f"Ada huruf yang rusak (U+{ord(broken[0]):04X})."
    if not unicodedata.is_normalized("NFC", text):
        return "Ada huruf yang tersusun dari dua tanda (bukan NFC); ketik ulang hurufnya."
    if _STACKED.search(text):
        return "Ada aksen yang bertumpuk pada satu huruf."
    if mixed := _MIXED.search(text):
        word = next(w for w in text.split() if mixed[0] in w)[:40]
        return f"“{word}” mencampur dua aksara; huruf yang mirip bukan huruf yang sama."
    return ""


def odd_address(address: str) -> str:
    """What is wrong with a web address that has the form of one; empty when it can be followed."""
    host = _HOST.match(address)
    if host is None or int(host[2] or 0) > 65_535:
        return "tidak menyebut situs yang dapat dituju"
    if "@" in address[: host.end()]:
        return "memuat nama pengguna atau kata sandi"
    return ""
