"""The codes that data may refer to: of vocabularies, places, frameworks and stories."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from kksportal.intake.cells import Codes
from kksportal.model.closed import ClosedCycle
from kksportal.model.contract import Shape, pattern
from kksportal.model.package import (
    FrameworkPackage,
    Package,
    PortalInput,
    RegionPackage,
    stages_of,
)
from kksportal.privacy import SMALLEST

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """What one cycle's framework (kerangka) defines."""

    indicators: frozenset[str]
    components: frozenset[str]
    items: frozenset[tuple[str, str]]
    steps: dict[str, frozenset[Decimal]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A district: its id, and the code of its province."""

    id: str
    province: str  # a code, not an id
    name: str = ""  # "Kabupaten Balangan"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Known:
    """Every code of a portal that a row may use; small enough to send to other processes."""

    words: dict[str, frozenset[str]]  # by reference: "kosakata.ukuran", "tahap", "cerita"
    areas: frozenset[str]
    districts: dict[str, Place]  # by code
    instruments: dict[str, Instrument]  # by cycle
    stories: dict[str, tuple[str, str]]  # by slug: the district and the innovation that it names
    smallest: int = SMALLEST  # a count of persons below it is told as "kurang dari"
    day: str = ""  # the newest of the shared packages
    named: dict[str, str] = field(default_factory=dict)  # codes of districts by plain names
    closed: tuple[ClosedCycle, ...] = ()  # cycles that nothing may change
    codes: Codes = field(default_factory=Codes)  # with their names, and those of earlier days

    @classmethod
    def of(cls, shared: PortalInput, smallest: int = SMALLEST) -> Known:
        """The codes that the shared packages and the stories define, without those of districts."""
        words = {
            f"kosakata.{name}": _ids(getattr(shared.vocabulary, name.replace("-", "_")))
            for name in ("ukuran", "pokok", "predikat", "satuan", "jenis-kegiatan", "tatanan")
        }
        words["kosakata.tatanan+semua"] = words["kosakata.tatanan"] | {"semua"}
        words["tahap"] = frozenset(t.id for t in stages_of(shared))
        words["cerita"] = frozenset(story.slug for story in shared.stories)
        codes = Codes.of(shared)
        areas = frozenset(codes.areas)
        districts = [
            row for r in shared.regions for row in r.daerah if not row.berlaku_sampai
        ]  # under the code now in force
        words["wilayah"] = areas | {"kerangka"}
        provinces = {row.id: row.kode for r in shared.regions for row in r.provinsi}
        return cls(
            words=words,
            areas=areas,
            districts={
                row.kode: Place(id=row.id, province=provinces.get(row.provinsi, ""), name=row.nama)
                for row in districts
            },
            stories={story.slug: (story.region, story.innovation) for story in shared.stories},
            smallest=smallest,
            day=max((p.head.updated for p in _shared(shared)), default=""),
            named={plain_name(row.nama): row.kode for row in districts},
            codes=codes,
            closed=shared.closed,
            instruments={cycle: _instrument(f) for cycle, f in shared.frameworks.items()},
        )


def plain_name(text: str) -> str:
    """A name without case and signs, to be found in a text: " kabupaten balangan "."""
    return f" {' '.join(_WORD.findall(text.casefold()))} "


def own_words(package: Package) -> dict[str, frozenset[str]]:
    """The codes that a package itself defines, by reference; "" is allowed in each."""
    words = {}
    for name in ("sumber", "inovasi", "bukti", "provinsi", "daerah", "tatanan", "keputusan"):
        rows = getattr(package, name, None)
        if rows is not None:
            words[name] = _ids(rows) | {""}
    if isinstance(package, FrameworkPackage):
        words["indikator-sini"] = frozenset(("", *(row.kode for row in package.indikator)))
    if isinstance(package, RegionPackage):
        words["bernama"] = words["provinsi"] | words["daerah"]
    return words


def decimal(text: str) -> Decimal | None:
    """The number in a cell; None when it is none (the rule on the cell reports that).

    Only the form that the contract allows: Python also accepts 1e3, 1_000 and other digits.
    """
    form = pattern(Shape.DESIMAL)
    assert form is not None  # decimals have a pattern
    return Decimal(text) if form.fullmatch(text) else None


def _shared(shared: PortalInput) -> Iterable[Package]:
    return (shared.vocabulary, *shared.regions, *shared.frameworks.values(), *shared.awards)


def _ids(rows: Iterable[object]) -> frozenset[str]:
    return frozenset(str(getattr(row, "id", "")) for row in rows)


def _instrument(package: FrameworkPackage) -> Instrument:
    steps: dict[str, set[Decimal]] = {}
    for row in package.skala:
        score = decimal(row.skor)
        if score is not None:
            steps.setdefault(row.indikator, set()).add(score)
    return Instrument(
        indicators=frozenset(row.kode for row in package.indikator),
        components=frozenset(row.komponen for row in package.butir_kelembagaan),
        items=frozenset((row.komponen, row.butir) for row in package.butir_kelembagaan),
        steps={code: frozenset(scores) for code, scores in steps.items()},
    )
