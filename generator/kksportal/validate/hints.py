"""What to write instead: how a wrong cell, or an unknown code, is to be mended, and by a machine.

A hint at a code comes from the list of codes in force and before; a word is hinted at by another
that is like it only where neither has figures, for codes that differ in one figure are others.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from decimal import Decimal
from difflib import get_close_matches
from typing import NamedTuple

from kksportal.errors import Step
from kksportal.intake.blanks import blank, reason
from kksportal.intake.cells import Codes, read_cell
from kksportal.intake.codes import choice, code
from kksportal.intake.results import Doubt, Result, Understood
from kksportal.model.contract import Column, Shape
from kksportal.text import slugify

_NUMBERS = (Shape.DESIMAL, Shape.BULAT)
_AREAS = (Shape.WILAYAH, Shape.TEMPAT, Shape.SUBJEK)
_FIGURE = re.compile("[0-9]")
_MOST = 8  # words of one family that are listed
_NO_CODES = Codes()


class Hint(NamedTuple):
    """What to do, in words and in steps; more about the value, where something is known."""

    advice: str
    fix: tuple[Step, ...] = ()
    more: str = ""


def cell_hint(column: Column, value: str, codes: Codes, *, reasoned: bool) -> Hint | None:
    """How a cell of the wrong form is to be written; None where nothing is known of it.

    `reasoned` says that its table has a column for the reason of an empty value.
    """
    if column.shape in _NUMBERS and blank(value):
        return _blank_hint(value) if reasoned else Hint("Kosongkan selnya", (Step("sel"),))
    if column.shape is Shape.KODE and column.refers in codes.words:
        return word_hint(value, codes.words[column.refers])
    result = read_cell(column, value, {}, codes)
    if isinstance(result, Understood) and result.value != value:
        verb = _verb(column, value, result.value)
        if column.shape is Shape.DESIMAL and 0 < abs(Decimal(result.value)) < 1:
            # Nobody but its author knows whether ".85" is a share of one or of a hundred.
            share = f"{(Decimal(result.value) * 100).normalize():f}"
            return Hint(f"{verb}: {result.value}; bila maksudnya persen, tulis: {share}")
        return Hint(f"{verb}: {result.value}", _write(result.value), _named(column, result, codes))
    return _doubt_hint(result)


def area_hint(value: str, codes: Codes) -> Hint | None:
    """How the code of a region that is not in force is to be written."""
    result = code(value, areas=codes.areas, former=codes.former)
    if isinstance(result, Understood) and result.value:
        name = codes.areas.get(result.value, "")
        old = value in codes.former
        more = f" Itu kode lama {name}." if old and name else ""
        return Hint(f"Tulis: {result.value}", _write(result.value), more)
    if parent := codes.former.get(value[:5]):
        name = codes.areas.get(parent, "")
        return Hint(f"{value[:5]} kode lama {name}, yang kini {parent}: cari kode kecamatannya "
                    f"yang baru, diawali {parent}")  # fmt: skip
    return _doubt_hint(result)


def word_hint(value: str, allowed: Collection[str]) -> Hint | None:
    """A word of a list that an unknown one may stand for, or the words of its family."""
    result = choice(value, allowed)
    if isinstance(result, Understood) and result.value:
        return Hint(f"Tulis: {result.value}", _write(result.value))
    family = sorted(one for one in allowed if one.startswith(f"{slugify(value)}-"))
    if family and slugify(value):
        listed = ", ".join(family[:_MOST]) + (", …" if len(family) > _MOST else "")
        return Hint(f"Pilih salah satu: {listed}")
    if _FIGURE.search(value):
        return None
    words = sorted(one for one in allowed if not _FIGURE.search(one))
    near = get_close_matches(value.lower(), words, n=1)
    return Hint(f"Mungkin maksudnya: {near[0]}") if near else None


def _blank_hint(value: str) -> Hint:
    why = reason(value)
    steps = (Step("sel"), Step("sel", why, "keadaan")) if why else ()
    named = f"tulis {why} di kolom keadaan" if why else "sebut alasannya di kolom keadaan"
    return Hint(f"Kosongkan selnya, lalu {named}", steps)


def _doubt_hint(result: Result) -> Hint | None:
    if not isinstance(result, Doubt) or not any(result.readings):
        return None
    one = len(result.readings) == 1
    ways = " atau ".join(result.readings)
    return Hint(f"{result.question} {'Bila benar, tulis' if one else 'Tulis salah satu'}: {ways}")


def _verb(column: Column, value: str, written: str) -> str:
    """What is done to a cell: the sign that goes, or just the writing."""
    if column.shape is Shape.BULAT:
        return "Tulis angkanya saja"
    if column.shape is not Shape.DESIMAL:
        return "Tulis"
    if "%" in value:
        return "Tulis tanpa tanda persen"
    if re.search(r"[.,' ][0-9]{3}([.,' ]|$)", value) and len(written.partition(".")[0]) > 3:
        return "Tulis tanpa pemisah ribuan"
    return "Tulis dengan titik" if "," in value and "." in written else "Tulis"


def _named(column: Column, result: Understood, codes: Codes) -> str:
    name = codes.areas.get(result.value, "") if column.shape in _AREAS else ""
    return f" {result.value} ialah {name}." if name else ""


def _write(value: str) -> tuple[Step, ...]:
    return (Step("sel", value),)
