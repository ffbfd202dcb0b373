"""What a district's package says of each of its kecamatan, and the folder that each one has.

A village stands in its kecamatan: its code begins with that of the kecamatan.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from kksportal.compute.resolve import Topic
from kksportal.model.claim import Missing
from kksportal.model.package import DistrictPackage
from kksportal.model.region_rows import KecamatanRow
from kksportal.model.rows import Bukti, Inovasi, Kelembagaan, Pernyataan

_PARTS = 3  # of the code of a kecamatan: "63.11.01"
_PLAIN = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST = 80  # characters of a folder's name
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True, kw_only=True)
class OfKecamatan:
    """What is said of one kecamatan and of the villages in it."""

    row: KecamatanRow
    folder: str  # of its page
    topics: list[Topic] = field(default_factory=list)
    statements: list[Pernyataan] = field(default_factory=list)
    items: list[Kelembagaan] = field(default_factory=list)
    evidence: list[Bukti] = field(default_factory=list)
    innovations: list[Inovasi] = field(default_factory=list)

    @property
    def says(self) -> bool:
        """Whether anything is known: a value that is missing says nothing, whatever the reason."""
        return bool(
            self.statements
            or self.evidence
            or self.innovations
            or any(item.ada for item in self.items)
            or any(not isinstance(one, Missing) for topic in self.topics for one in topic.series)
        )


def is_kecamatan(place: str) -> bool:
    """Whether a code is that of a kecamatan, not of a village in it nor of what it lies in."""
    return place.count(".") == _PARTS - 1


def kecamatan_of(places: Iterable[str], known: Container[str]) -> tuple[str, ...]:
    """The kecamatan of some codes, villages in theirs; none for the whole district."""
    codes = (".".join(place.split(".")[:_PARTS]) for place in places)
    return tuple(dict.fromkeys(code for code in codes if code in known))


def folders(rows: Sequence[KecamatanRow]) -> dict[str, str]:
    """The folder of each kecamatan of a district, by code: what its permanent id ends with.

    A name may change and may be another's, an id is nobody else's. It is a free text, though: one
    that is no plain slug, or that two have, gives way to the code. A code has dots and a plain
    slug has none, so the two never meet.
    """
    ends = {row.kode: row.id.removeprefix(f"{row.daerah}.") for row in rows}
    many = Counter(ends.values())
    return {
        code: end if _PLAIN.fullmatch(end) and len(end) <= _LONGEST and many[end] == 1 else code
        for code, end in ends.items()
    }


def by_kecamatan(
    package: DistrictPackage, topics: Iterable[Topic], rows: Sequence[KecamatanRow]
) -> dict[str, OfKecamatan]:
    """By code, in the order of the region's list, each kecamatan of which anything is known."""
    homes = folders(rows)
    made = {row.kode: OfKecamatan(row=row, folder=homes[row.kode]) for row in rows}

    def put(place: str, one: _T, where: str) -> None:
        for code in kecamatan_of(place.split(";"), made):
            getattr(made[code], where).append(one)

    for topic in topics:
        if not topic.inovasi:  # figures of an innovation stand with it
            put(topic.subjek, topic, "topics")
    for statement in package.pernyataan:
        put(statement.subjek, statement, "statements")
    for item in package.kelembagaan:
        put(item.wilayah, item, "items")
    for document in package.bukti:
        put(document.wilayah, document, "evidence")
    for innovation in package.inovasi:
        put(innovation.wilayah, innovation, "innovations")
    return {code: one for code, one in made.items() if one.says}
