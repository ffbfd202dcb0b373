"""Offices of a district: two names that are nearly the same would be shown as two offices."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from kksportal.errors import Finding
from kksportal.findings import kind
from kksportal.model.package import Package, Story
from kksportal.validate.known import Known, plain_name

_COLUMN = "perangkat_daerah"
_TABLES = ("pengampu", "perbaikan", "renstra", "inovasi")
_SHORT = re.compile(r"\s*\([^()]*\)")  # its initials, in brackets
_LONG_ENOUGH = 6  # letters of a word in which one letter may be a slip
_SERIAL = re.compile(r".*[0-9].*|[ivx]+")  # words that tell equal offices apart
_AS_ONE = {"dan": "", "kab": "kabupaten"}

Mention = tuple[str, str, int]  # a name, its file and its line


def check_offices(package: Package, place: str) -> Iterator[Finding]:
    """Findings about names of a district's offices that differ from an earlier one by a slip.

    `place` is the district's name, which many write behind that of an office.
    """
    yield from near_names(_of_tables(package), place)


def check_told_offices(
    stories: Iterable[Story], offices: Mapping[str, tuple[str, ...]], known: Known
) -> Iterator[Finding]:
    """The same for the offices that texts name, beside those of their district's package."""
    by_place: dict[str, list[Mention]] = {}
    for story in stories:
        known_here = [(name, "", 0) for name in offices.get(story.region, ())]
        told = by_place.setdefault(story.region, known_here)
        told += [(name, story.path, 1) for name in story.offices]
    for code, mentions in by_place.items():
        place = known.districts[code].name if code in known.districts else ""
        yield from (finding for finding in near_names(mentions, place) if finding.path)


def offices_of(package: Package) -> tuple[str, ...]:
    """The names of offices in a district's package, each once."""
    return tuple(dict.fromkeys(name for name, _, _ in _of_tables(package)))


def near_names(mentions: Iterable[Mention], place: str) -> Iterator[Finding]:
    """Findings about names that are nearly an earlier one; each spelling once."""
    first: dict[str, str] = {}  # by what is left of a name without a sign, or without a letter
    seen: dict[str, None] = {}
    for name, path, line in mentions:
        if name in seen:
            continue
        seen[name] = None
        keys = _keys(name, place)
        other = next((first[key] for key in keys if key in first), None)
        if other is not None:
            yield Finding(
                kind=kind("KKS-W006"),
                path=path,
                row=line,
                column=_COLUMN,
                what=f"“{name}” hampir sama dengan “{other}”.",
            )
        for key in keys:
            first.setdefault(key, name)


def _of_tables(package: Package) -> Iterator[Mention]:
    for table in _TABLES:
        path = f"{package.head.folder}/{package.head.file_of(table)}"
        for line, row in enumerate(getattr(package, table, ()), start=2):
            parts = row.perangkat_daerah.split(";")
            yield from ((part.strip(), path, line) for part in parts if part.strip())


def _keys(name: str, place: str) -> tuple[str, ...]:
    """What two nearly equal names have in common: their plain words, or these less a letter."""
    plain = plain_name(_SHORT.sub("", name))
    for suffix in (place, place.partition(" ")[2]):
        cut = plain.removesuffix(plain_name(suffix)) if suffix else plain
        plain = cut if len(cut.split()) > 1 else plain  # Kecamatan Balangan is a name of its own
    words = [_AS_ONE.get(word, word) for word in plain.split()]
    return _word_keys(tuple(word for word in words if word))


# Saves half a millisecond a district: offices have the same names everywhere.
@lru_cache(maxsize=1 << 12)
def _word_keys(words: tuple[str, ...]) -> tuple[str, ...]:
    """Some words, and these less one letter of a long word: a slip in it gives an equal key."""
    keys = [" ".join(words)]
    if len(words) < 2:
        return tuple(keys)
    for at, word in enumerate(words):
        if len(word) < _LONG_ENOUGH or len(word) > 40 or _SERIAL.fullmatch(word):
            continue
        for letter in range(1, len(word)):
            keys.append(
                " ".join((*words[:at], f"{word[:letter]}\0{word[letter + 1 :]}", *words[at + 1 :]))
            )
            keys.append(
                " ".join((*words[:at], f"{word[:letter]}\0{word[letter:]}", *words[at + 1 :]))
            )
    return tuple(keys)
