"""A language: its words from a plain mapping read elsewhere, its numbers and dates by Babel.

What is printed often is remembered by its text; a nation says the same few thousand things.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

Catalogue = Mapping[str, tuple[str, ...]]  # Indonesian text → its forms: one, many
REGIONS = {"en": "en_GB"}  # which conventions for numbers and dates


class Word(NamedTuple):
    """A text with its language where that is not the page's own."""

    text: str
    lang: str = ""


@dataclass(frozen=True)
class Translator:
    """Says things in one language. What the catalogue lacks stays Indonesian."""

    language: str
    words: Catalogue

    def say(self, text: str, /, **parts: object) -> str:
        """A text of the program, its parts filled in."""
        told = self.words.get(text, (text,))[0]
        return told.format(**parts) if parts else told

    def name(self, text: str, number: Decimal | int | None = None) -> Word:
        """A name from the data: translated, else as it is and marked as Indonesian."""
        forms = self.words.get(text)
        if forms is None:
            return Word(text, "id")
        return Word(forms[0] if number == 1 else forms[-1])

    def number(self, value: Decimal) -> str:
        """A number as precise as it was told: 1234.50 is "1,234.50"."""
        return _number(format(value, "f"), REGIONS[self.language])

    def day(self, told: str) -> str:
        """A date as precise as it is known: "21 August 2025", "August 2025", "2025", ""."""
        return _day(told, REGIONS[self.language]) if told else ""


@lru_cache(maxsize=1 << 14)
def _number(text: str, region: str) -> str:
    from babel.numbers import format_decimal

    digits = len(text.partition(".")[2])
    pattern = "#,##0" + ("." + "0" * digits if digits else "")
    return str(format_decimal(Decimal(text), format=pattern, locale=region))


@lru_cache(maxsize=1 << 12)
def _day(told: str, region: str) -> str:
    from babel.dates import format_date, format_skeleton

    parts = [int(part) for part in told[:10].split("-")]
    if len(parts) == 1:
        return told[:4]
    day = date(parts[0], parts[1], parts[2] if len(parts) > 2 else 1)
    if len(parts) == 2:
        return str(format_skeleton("yMMMM", day, locale=region))
    return str(format_date(day, "long", locale=region))
