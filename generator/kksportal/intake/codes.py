"""A code of a region, and a word of a list, as people and spreadsheets write them."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from kksportal.intake.blanks import blank, plain
from kksportal.intake.results import Doubt, NotUnderstood, Result, Understood

_SIZES = (2, 2, 2, 4)  # figures of province, district, kecamatan, village
_SIGNS = re.compile(r"[.,\-/ _]+")
_NO_FORMER: Mapping[str, str] = {}


def code(
    text: str, *, areas: Collection[str] | Mapping[str, str], former: Mapping[str, str] = _NO_FORMER
) -> Result:
    """The code of a region as the contract writes it: "6310" and "63,10" are "63.10".

    A spreadsheet takes "63.10" for a number and writes "63.1": that is "63.10", never 63.11.
    `areas` are the codes in force, where known with their names, which the note then tells and
    which are understood themselves ("Kabupaten Balangan"). `former` gives the code of today for
    one of an earlier day: "91.01" is "93.01". No code is ever taken for another that is like it.
    """
    told = plain(text)
    if blank(told):
        return Understood("", "" if not text else f"“{told}” dibaca sebagai sel kosong")
    told = told.lstrip("'’`").strip()
    if told.casefold() == "kerangka" and "kerangka" in areas:
        return Understood("kerangka", "" if text == "kerangka" else f"“{text}” dibaca kerangka")
    found = [one for one in _forms(told) if _known(one, areas)]
    if found:
        return _found(text, told, found, areas)
    for one in _forms(told):
        if one in former:
            new = former[one]
            return Understood(new, f"{one} kode lama{_named(new, areas)}; sejak pemekaran {new}")
        parent = ".".join(one.split(".")[:2])
        if parent in former:
            new = former[parent]
            return NotUnderstood(
                f"{parent} kode lama{_named(new, areas)}, yang kini {new}: cari kode kecamatan "
                f"“{told}” yang baru, diawali {new}"
            )
    if named := _by_name(told, areas):
        if len(named) == 1:
            return Understood(named[0], f"“{told}” dibaca {named[0]}")
        return Doubt(tuple(named), f"“{told}”: {' atau '.join(_told(n, areas) for n in named)}?")
    return NotUnderstood(f"“{told[:40]}” tidak ada di daftar kode wilayah")


_SIGNS_OF_WORDS = {"%": "persen"}  # what people write for a word that is listed


def choice(text: str, words: Collection[str] | Mapping[str, str]) -> Result:
    """A word of a list by its id or its name, whatever the case, spaces and hyphens between.

    "Rumah Tangga" is "rumah-tangga" and "%" is "persen"; a word that is merely like one is not
    understood.
    """
    told = plain(text)
    if blank(told, answers=words):
        return Understood("", "" if not text else f"“{told}” dibaca sebagai sel kosong")
    key = _key(_SIGNS_OF_WORDS.get(told, told))
    found = [one for one in words if _key(one) == key]
    if not found and isinstance(words, Mapping):
        found = [one for one, name in words.items() if _key(name) == key]
    if len(found) == 1:
        same = found[0] == text
        return Understood(found[0], "" if same else f"“{told}” dibaca {found[0]}")
    if found:
        return Doubt(tuple(found), f"“{told}”: {' atau '.join(found)}?")
    return NotUnderstood(f"“{told[:40]}” bukan pilihan kolom ini")


def _forms(told: str) -> tuple[str, ...]:
    """The codes that a cell may stand for: its own form first, then what spreadsheets made of it.

    >>> _forms("63.1"), _forms("631101"), _forms("63.11.1")
    (('63.10',), ('63.11.01',), ('63.11.01', '63.11.10'))
    """
    mark = "S" if told[:1] in "Ss" else ""
    parts = [part for part in _SIGNS.split(told[len(mark) :]) if part]
    if not parts or len(parts) > len(_SIZES) or not all(re.fullmatch("[0-9]+", p) for p in parts):
        return ()
    if len(parts) == 2 and parts[1] == "0" and len(parts[0]) in (2, 4, 6, 10):
        parts = parts[:1]  # a whole number that a spreadsheet wrote with a fraction: 6311.0
    if len(parts) == 1:
        parts = _cut(parts[0])
    last = parts[-1] if parts else ""
    sound = all(len(p) == size for p, size in zip(parts[:-1], _SIZES, strict=False))
    if not parts or not sound or len(last) > _SIZES[len(parts) - 1]:
        return ()
    ends: tuple[str, ...] = (last,)
    if len(last) < _SIZES[len(parts) - 1]:
        ends = (f"{last}0",) if len(parts) == 2 else (f"0{last}", f"{last}0")
        if len(parts) in (1, 4) or len(last) != 1:
            return ()
    return tuple(mark + ".".join([*parts[:-1], end]) for end in ends)


def _cut(figures: str) -> list[str]:
    """The parts of a code without dots: 631101 is 63, 11, 01."""
    if len(figures) not in (2, 4, 6, 10):
        return []
    parts, place = [], 0
    for size in _SIZES:
        if place < len(figures):
            parts.append(figures[place : place + size])
            place += size
    return parts


def _known(one: str, areas: Collection[str]) -> bool:
    if one in areas:
        return True
    parent, _, village = one.rpartition(".")
    return len(village) == _SIZES[-1] and parent in areas


def _found(text: str, told: str, found: list[str], areas: Collection[str]) -> Result:
    if len(found) > 1:
        return Doubt(
            tuple(found), f"“{told}”: {' atau '.join(_told(one, areas) for one in found)}?"
        )
    one = found[0]
    return Understood(one, "" if one == text else f"“{told}” dibaca {_told(one, areas)}")


def _by_name(told: str, areas: Collection[str]) -> list[str]:
    if not isinstance(areas, Mapping):
        return []
    key = _key(told)
    exact = [one for one, name in areas.items() if _key(name) == key]
    if exact or not key:
        return exact
    kinds = ("kabupaten", "kota", "provinsi", "kab")
    bare = [one for one, name in areas.items() if _key(name) in {f"{k}-{key}" for k in kinds}]
    if bare:
        return bare
    short = re.sub(r"^kab-", "kabupaten-", key)
    return [one for one, name in areas.items() if _key(name) == short]


def _told(one: str, areas: Collection[str]) -> str:
    name = areas.get(one, "") if isinstance(areas, Mapping) else ""
    return f"{one} ({name})" if name else one


def _named(one: str, areas: Collection[str]) -> str:
    name = areas.get(one, "") if isinstance(areas, Mapping) else ""
    return f" {name}" if name else ""


def _key(text: str) -> str:
    return re.sub(r"[\W_]+", "-", text.casefold()).strip("-")
