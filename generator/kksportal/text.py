"""Numbers, dates and words as Indonesians read them. No locale module: the same everywhere."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
# A cell that begins with one of these may run as a formula, with full-width signs in some
# languages.
_RISKY = "=+-@\t\r\n＝＋－＠"
_MAY_RUN = re.compile(f"(?:^|;) *[{re.escape(_RISKY)}]")  # whether it is worth looking closer
_PLAIN_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
ZONES = {"+07:00": "WIB", "+08:00": "WITA", "+09:00": "WIT"}


def number(value: Decimal | str) -> str:
    """A number with dots for thousands and a decimal comma: 1234.5 is "1.234,5"."""
    return _number(format(value if isinstance(value, Decimal) else Decimal(value), "f"))


# Saves 0.4 ms of the 64 that the pages of a full district take: 600 hits of 0.7 µs.
@lru_cache(maxsize=1 << 15)
def _number(text: str) -> str:
    """Cached by text, since as keys of a cache the numbers 75.0 and 75 are equal."""
    sign, text = ("-", text[1:]) if text.startswith("-") else ("", text)
    whole, _, fraction = text.partition(".")
    groups = f"{int(whole):,}".replace(",", ".")
    return sign + groups + (f",{fraction}" if fraction else "")


def percent(value: Decimal | str) -> str:
    """A percentage: 85.5 is "85,5%"."""
    return number(value) + "%"


def size_text(size: int) -> str:
    """The size of a file: "2,9 MB", "17 KB"."""
    if size >= 1_000_000:
        return f"{number(str(round(size / 1e6, 1)))} MB"
    return f"{max(1, round(size / 1000))} KB"


# Saves 0.24 ms of the 64 that the pages of a full district take: 500 hits of 0.6 µs.
@lru_cache(maxsize=1 << 13)
def date_text(day: str) -> str:
    """A date as precise as it is known: "21 Agustus 2025", "Agustus 2025", "2025"."""
    if not day:
        return "tanggal tidak disebut"
    parts = day[:10].split("-")
    if len(parts) == 1:
        return parts[0]
    month = MONTHS[int(parts[1]) - 1]
    return f"{month} {parts[0]}" if len(parts) == 2 else f"{int(parts[2])} {month} {parts[0]}"


def datetime_text(moment: str) -> str:
    """A moment with its zone: "21 Agustus 2025 pukul 10.00 WIB"."""
    day, _, rest = moment.partition("T")
    if not rest:
        return date_text(day)
    return f"{date_text(day)} pukul {rest[:5].replace(':', '.')} {ZONES.get(rest[5:], rest[5:])}"


def join_words(words: Sequence[str]) -> str:
    """Words in a sentence: "a, b, dan c"."""
    if len(words) < 2:
        return "".join(words)
    if len(words) == 2:
        return f"{words[0]} dan {words[1]}"
    return f"{', '.join(words[:-1])}, dan {words[-1]}"


def lower_first(words: str) -> str:
    """Words inside a sentence: the first letter small, unless it begins an abbreviation."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def runs(part: str) -> bool:
    """Whether a spreadsheet may run a cell as a formula; a plain number is never one."""
    first = part.lstrip(" ")[:1]
    return bool(first) and first in _RISKY and not _PLAIN_NUMBER.fullmatch(part)


def formula_in(cell: str) -> str:
    """The first part of a cell that may run as a formula, or "".

    The parts are separated by semicolons: where a spreadsheet uses those between columns, each
    part becomes a cell of its own.
    """
    if not _MAY_RUN.search(cell):
        return ""
    return next((part for part in cell.split(";") if runs(part)), "")


# Saves 0.16 ms of the 64 that the pages of a full district take: 150 hits of 1.2 µs.
@lru_cache(maxsize=1 << 13)
def slugify(words: str) -> str:
    """A permanent slug: lower case, digits, hyphens."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


_COUNTS = ("", "Satu", "Dua", "Tiga", "Empat", "Lima", "Enam", "Tujuh", "Delapan", "Sembilan")


def count_word(many: int) -> str:
    """A number that begins a sentence: "Sembilan", as far as words are short, else "24"."""
    return _COUNTS[many] if 0 < many < len(_COUNTS) else number(str(many))
