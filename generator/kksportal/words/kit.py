"""The planning office's working paper in words: for the console, the printed sheet, the tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kksportal.compute.deadlines import NO_DEADLINE
from kksportal.compute.kit import (
    BY_RENSTRA,
    BY_TATANAN,
    EMPTY,
    EVERY,
    FILLED,
    PARTLY,
    Kit,
    KitItem,
    SentBack,
)
from kksportal.compute.repairs import RepairRound
from kksportal.model.claim import Figure, Missing, Precision
from kksportal.model.package import DistrictPackage, FrameworkPackage
from kksportal.model.rows import Renstra
from kksportal.text import date_text, join_words, number
from kksportal.words.kit_institution import institution_lines
from kksportal.words.names import Names
from kksportal.words.renstra import plan_name

NOBODY = "Perangkat daerah belum disebut"
_STATES = {FILLED: "terisi", PARTLY: "sebagian", EMPTY: "kosong"}
_WHY = {BY_RENSTRA: "menurut Renstra", BY_TATANAN: "pengampu tatanannya"}
_STATUS = {"diminta": "diminta", "dikirim": "sudah dikirim", "diterima": "diterima"}


class KitLine(NamedTuple):
    """One indicator."""

    code: str
    name: str
    tatanan: str
    offices: tuple[str, ...]
    office_note: str  # what says that it is theirs
    state: str  # terisi, sebagian, kosong
    have: str
    missing: str
    sent_back: str  # "diminta", "sudah dikirim"; "" where it was not sent back
    open: bool  # still asked for
    deadline: str  # as people read it
    due: str  # as a machine reads it
    renstra: str


class KitGroup(NamedTuple):
    """The lines of a tatanan, or of an office."""

    title: str
    summary: str
    notes: tuple[str, ...]
    lines: tuple[KitLine, ...]

    @property
    def asked(self) -> tuple[KitLine, ...]:
        """What was sent back and is still asked for, what is due first above."""
        mine = (line for line in self.lines if line.open)
        return tuple(sorted(mine, key=lambda line: (line.due or "9", line.code)))

    @property
    def lacking(self) -> tuple[KitLine, ...]:
        """What is not whole, and not among what is asked for."""
        return tuple(line for line in self.lines if line.missing and not line.open)

    @property
    def whole(self) -> tuple[KitLine, ...]:
        """What is filled, and not asked for."""
        return tuple(line for line in self.lines if not line.missing and not line.open)


class KitView(NamedTuple):
    """The whole paper."""

    label: str
    code: str
    cycle: str
    simulated: bool
    day: str  # of its data, in words
    summary: str
    rounds: tuple[str, ...]  # what each stage sent back, a sentence or two each
    tatanan: tuple[KitGroup, ...]
    offices: tuple[KitGroup, ...]
    institution: tuple[str, ...]
    coordinators: tuple[str, ...]  # the offices of all tatanan

    @property
    def title(self) -> str:
        """What stands above it."""
        return f"Kit {self.label}, siklus {self.cycle}"


def kit_view(
    kit: Kit, package: DistrictPackage, framework: FrameworkPackage, names: Names
) -> KitView:
    """The paper of a district in words."""
    lines = tuple(_line(item, names) for item in kit.items)
    return KitView(
        label=names.places.get(package.head.code, package.head.code),
        code=package.head.code,
        cycle=kit.cycle,
        simulated=package.head.simulated,
        day=date_text(package.head.updated),
        summary=_summary(lines),
        rounds=tuple(_round(one, names) for one in kit.rounds),
        tatanan=tuple(
            KitGroup(
                title=f"{row.kode} {row.nama}",
                summary=_summary(mine),
                notes=_notes(kit, row.id),
                lines=mine,
            )
            for row in framework.tatanan
            if (mine := tuple(x for x, i in zip(lines, kit.items, strict=True)
                              if i.tatanan == row.id))
        ),
        offices=_offices(lines),
        institution=institution_lines(kit, framework),
        coordinators=kit.holders.get(EVERY, ()),
    )  # fmt: skip


def _line(item: KitItem, names: Names) -> KitLine:
    back = item.sent_back
    return KitLine(
        code=item.code,
        name=item.name,
        tatanan=names.tatanan.get(item.tatanan, item.tatanan),
        offices=item.offices,
        office_note=_WHY.get(item.offices_by, ""),
        state=_STATES[item.state],
        have=join_words(_years(item.have)),
        missing=join_words(_years(item.missing)),
        sent_back=" / ".join(_STATUS[one] for one in back.statuses) if back else "",
        open=bool(back and back.open),
        deadline=until(back) if back and back.open else "",
        due=back.due if back and back.open else "",
        renstra="; ".join(map(plan_text, item.renstra)),
    )


def _years(parts: Sequence[str]) -> list[str]:
    """ "nilai 2023" and "nilai 2024" as one: "nilai 2023 dan 2024"."""
    years = [part.removeprefix("nilai ") for part in parts if part.startswith("nilai ")]
    rest = [part for part in parts if not part.startswith("nilai ")]
    return [f"nilai {' dan '.join(years)}", *rest] if years else rest


def plan_text(plan: Renstra) -> str:
    """Where an indicator stands, and how: "Renstra Dinas Kesehatan 2021–2026, hlm. 47: …"."""
    told = plan_name(plan)
    return f"{told}: {plan.indikator_renstra}" if plan.indikator_renstra else told


def until(back: SentBack) -> str:
    """Until when it is asked for: each deadline that is told, or that none is."""
    return join_words(list(back.deadlines)) or NO_DEADLINE


def _summary(lines: Sequence[KitLine]) -> str:
    """What there is of some indicators, without what there is none of.

    "29 indikator: 20 terisi, 5 sebagian, 4 kosong. Dikembalikan 3, masih diminta 1."
    """
    many = {word: sum(x.state == word for x in lines) for word in _STATES.values()}
    told = ", ".join(f"{count} {word}" for word, count in many.items() if count)
    summary = f"{len(lines)} indikator: {told}."
    back = [line for line in lines if line.sent_back]
    if not back:
        return summary
    asked = sum(line.open for line in back)
    left = f"masih diminta {asked}" if asked else "semuanya sudah dikirim atau diterima"
    return f"{summary} Dikembalikan {len(back)}, {left}."


def _round(one: RepairRound, names: Names) -> str:
    stage = names.stages.get(one.stage, one.stage) or "Tahap yang tidak disebut"
    known = [text for text in one.deadlines if text != NO_DEADLINE]
    when = f"Tenggat: {join_words(known)}." if known else "Tenggatnya tidak disebut."
    left = ""
    if one.remaining != one.requested:
        left = f" Belum diterima: {_many(one.remaining)}."
    return f"{stage}: {_many(one.requested)}.{left} {when}"


def _many(figure: Figure) -> str:
    """How many indicators; of claims that agree the exact one, of rivals each."""
    if isinstance(figure, Missing):
        return "banyaknya indikator tidak disebut"
    by_value: dict[str, str] = {}
    for claim in sorted(figure.claims, key=lambda claim: claim.precision is Precision.EXACT):
        value = number(claim.value)
        by_value[value] = f"{claim.precision.value.replace('-', ' ')} {value}".strip()
    return f"{' atau '.join(by_value.values())} indikator"


def _notes(kit: Kit, tatanan: str) -> tuple[str, ...]:
    """Who holds the tatanan, and what of it was sent back as a number alone."""
    holders = kit.holders.get(tatanan, ())
    notes = [f"Pengampu: {join_words(list(holders))}."] if holders else []
    for back in kit.by_tatanan.get(tatanan, ()):
        many = f"{back.many} indikator" if back.many else "sejumlah indikator"
        states = " / ".join(_STATUS[one] for one in back.statuses)
        due = f" Tenggat: {until(back)}." if back.open else ""
        notes.append(f"Dikembalikan tanpa nama: {many}, {states}.{due}")
    return tuple(notes)


def _offices(lines: Iterable[KitLine]) -> tuple[KitGroup, ...]:
    """A group for each office, that of which most is asked first; what nobody holds is last."""
    held: dict[str, list[KitLine]] = {}
    for line in lines:
        for office in line.offices or (NOBODY,):
            held.setdefault(office, []).append(line)

    def place(office: str) -> tuple[bool, int, str]:
        return office == NOBODY, -sum(line.open for line in held[office]), office

    return tuple(
        KitGroup(title=office, summary=_summary(held[office]), notes=(), lines=tuple(held[office]))
        for office in sorted(held, key=place)
    )
