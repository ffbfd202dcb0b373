"""What a district and its province wrote into an instrument, as scores and marks of the portal.

A score that is missing is missing, never 0. A number that stands beside a step of another value,
or is no step at all, is asked about. Totals and percentages are never taken.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from kksportal.intake.instrument.blocks import has_address
from kksportal.intake.instrument.framework import CONTROL, code_of
from kksportal.intake.instrument.items import place_items
from kksportal.intake.instrument.numbers import number_of_table
from kksportal.intake.instrument.plan import LEAVE, Plan, Telling, listed
from kksportal.intake.instrument.reading import Indicator, Instrument, Mark, Setting
from kksportal.intake.instrument.scale import scale_text
from kksportal.intake.instrument.settings import Known, match_settings
from kksportal.intake.instrument.texts import as_cell, names_a_person
from kksportal.model.contract import blank
from kksportal.model.package import FrameworkPackage
from kksportal.model.rows import Kelembagaan, Penilaian

_NAMES = {"mandiri": "nilai mandiri", "provinsi": "nilai provinsi"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessed:
    """Whose workbook it is, and what was asked of its import."""

    code: str
    cycle: str
    source: str
    notes: bool = False  # the province's notes are taken too


class _Verdict(NamedTuple):
    score: Decimal | None = None
    question: str = ""
    note: str = ""
    cell: str = ""


@dataclass(slots=True)
class _Count:
    taken: int = 0
    missing: list[str] = field(default_factory=list)


def plan_scores(
    instrument: Instrument,
    framework: FrameworkPackage,
    about: Assessed,
    answers: Mapping[str, str],
) -> Plan:
    """The rows that a filled instrument gives a district's package."""
    telling = Telling(answers, [*instrument.remarks])
    work = _Work(instrument, framework, about, telling)
    work.read()
    rows = {"penilaian": tuple(work.rows), "kelembagaan": work.institution()}
    return Plan(
        rows={name: made for name, made in rows.items() if made},
        remarks=tuple(telling.remarks),
        answered=frozenset(telling.used),
    )


class _Work:
    def __init__(
        self, instrument: Instrument, framework: FrameworkPackage, about: Assessed, telling: Telling
    ) -> None:
        self.instrument = instrument
        self.framework = framework
        self.about = about
        self.telling = telling
        self.rows: list[Penilaian] = []
        self.counts = {name: _Count() for name in _NAMES}
        self.left_notes = self.bad_notes = self.taken_notes = 0
        self.codes = {row.kode for row in framework.indikator}
        self.steps: dict[str, set[Decimal]] = {}
        for row in framework.skala:
            if (value := number_of_table(row.skor)) is not None:
                self.steps.setdefault(row.indikator, set()).add(value)
        self.stages = {
            name: next((row.id for row in framework.tahap if row.penilai == name), "")
            for name in _NAMES
        }

    def read(self) -> None:
        """Every indicator of every sheet that is known, and what is told about all of them."""
        numbered = {
            int(row.nomor): Known(id=row.id, name=row.nama)
            for row in self.framework.tatanan
            if row.nomor.isdigit()
        }
        known = match_settings(self.instrument.settings, numbered, self.telling)
        for setting in self.instrument.settings:
            if setting.number in known:
                for one in setting.indicators:
                    self._indicator(setting, one)
        self._tell()

    def _indicator(self, setting: Setting, one: Indicator) -> None:
        code = code_of(setting, one)
        if code not in self.codes:
            key = f"{code}/indikator"
            if self.telling.answer(key) == LEAVE:
                self.telling.leave(f"{code}, menurut jawaban Anda", setting.sheet, one.cell)
            else:
                self.telling.ask(key, f"{code} tidak ada di kerangka {self.about.cycle}",
                                 setting.sheet, one.cell)  # fmt: skip
            return
        note = self._note(setting, one, code)
        for assessor, marks in (("mandiri", one.own), ("provinsi", one.province)):
            self._score(setting, one, code, assessor, marks, note if assessor == "provinsi" else "")

    def _score(
        self, setting: Setting, one: Indicator, code: str, assessor: str, marks: tuple[Mark, ...],
        note: str,
    ) -> None:  # fmt: skip
        key, name = f"{code}/{assessor}", _NAMES[assessor]
        allowed = self.steps.get(code) or {s.score for s in one.steps if s.score is not None}
        verdict = judge(marks, allowed)
        cell = verdict.cell or one.cell
        if answer := self.telling.answer(key):
            verdict = _answered(answer, allowed, verdict)
        if verdict.question:
            how = ", ".join([*scale_text(sorted(allowed, reverse=True)), f"atau {LEAVE}"])
            self.telling.ask(key, f"{name} {code}: {verdict.question}", setting.sheet, cell, how)
            return
        if verdict.note:
            self.telling.note(f"{name} {code}: {verdict.note}", setting.sheet, cell)
        if verdict.score is None:
            self.counts[assessor].missing.append(code)
            if not note:
                return
        else:
            self.counts[assessor].taken += 1
        self.rows.append(
            blank(
                Penilaian,
                siklus=self.about.cycle,
                indikator=code,
                penilai=assessor,
                tahap=self.stages[assessor],
                skor=scale_text([verdict.score])[0] if verdict.score is not None else "",
                keadaan="" if verdict.score is not None else "belum-ada",
                sumber=self.about.source,
                letak=_place(setting.sheet, cell),
                catatan=note,
            )
        )

    def _note(self, setting: Setting, one: Indicator, code: str) -> str:
        """The province's note, where it was asked for and names nobody; "" else."""
        if not one.note:
            return ""
        if not self.about.notes:
            self.left_notes += 1
            return ""
        text, odd = as_cell(one.note)
        if odd or has_address(text) or names_a_person(text):
            self.bad_notes += 1
            return ""
        self.taken_notes += 1
        return text

    def _tell(self) -> None:
        telling, many = self.telling, sum(self.instrument.counts)
        telling.take(f"{many} indikator dibaca")
        control = CONTROL.get(self.about.cycle)
        if control and control != self.instrument.counts:
            counts = ", ".join(map(str, self.instrument.counts))
            telling.note(f"banyaknya indikator {counts}; angka kendali siklus {self.about.cycle} "
                         f"{', '.join(map(str, control))}")  # fmt: skip
        for assessor, count in self.counts.items():
            telling.take(f"{count.taken} {_NAMES[assessor]} dibaca")
            if count.missing:
                telling.note(f"{len(count.missing)} indikator belum ber{_NAMES[assessor]}; "
                             f"dibiarkan kosong, bukan nol: {listed(count.missing)}")  # fmt: skip
        links = sum(one.links for s in self.instrument.settings for one in s.indicators)
        if links:
            telling.leave(f"{links} sel tautan bukti, yang biasanya menuju penyimpanan pribadi",
                          advice="Bukti yang memang untuk umum ditulis di bukti.csv")  # fmt: skip
        if self.left_notes:
            telling.leave(f"{self.left_notes} catatan provinsi, karena sering menilai perangkat "
                          "daerah", advice="Pakai --dengan-catatan bila boleh terbit")  # fmt: skip
        if self.taken_notes:
            telling.note(f"{self.taken_notes} catatan provinsi diambil",
                         advice="Baca semuanya sebelum menerbitkan")  # fmt: skip
        if self.bad_notes:
            telling.leave(f"{self.bad_notes} catatan provinsi yang memuat tautan, nama orang, atau "
                          "data pribadi")  # fmt: skip

    def institution(self) -> tuple[Kelembagaan, ...]:
        """What is marked on the sheet of kelembagaan."""
        instrument, telling = self.instrument, self.telling
        sheet = instrument.institution_sheet
        if not instrument.items:
            return ()
        marked = [one for one in instrument.items if one.there is not None]
        key = "kelembagaan"
        if not marked:
            if telling.answer(key) == LEAVE:
                telling.leave("kelembagaan, menurut jawaban Anda", sheet)
            else:
                telling.ask(key, f"kolom “ada” dan “tidak ada” kosong pada semua "
                            f"{len(instrument.items)} butir; adanya tidak dapat disimpulkan",
                            sheet, mend="Tandai butirnya di buku kerja")  # fmt: skip
            return ()
        return tuple(self._marked(sheet))

    def _marked(self, sheet: str) -> list[Kelembagaan]:
        rows, empty = [], 0
        for placed in place_items(self.instrument.items, self.framework):
            item = placed.item
            key = f"kelembagaan/{placed.component}/{placed.id}"
            answer = self.telling.answer(key)
            there = {"ada": True, "tidak": False}.get(answer, item.there)
            if answer == LEAVE or (there is None and not item.odd):
                empty += 1
            elif there is None or placed.row is None:
                why = item.odd or (
                    "butir ini belum ada di kerangka; impor dahulu kerangkanya tanpa --daerah"
                )
                self.telling.ask(key, f"“{item.name[:60]}”: {why}", sheet, item.cell,
                                 how=f"ada, tidak, atau {LEAVE}")  # fmt: skip
            else:
                rows.append(
                    blank(Kelembagaan, siklus=self.about.cycle, komponen=placed.row.komponen,
                          butir=placed.row.butir, wilayah=self.about.code,
                          ada="ya" if there else "tidak", sumber=self.about.source,
                          letak=_place(sheet, item.cell))
                )  # fmt: skip
        self.telling.take(f"{len(rows)} butir kelembagaan dibaca")
        if empty:
            self.telling.note(f"{empty} butir kelembagaan tidak ditandai; dibiarkan kosong", sheet)
        return rows


def judge(marks: tuple[Mark, ...], allowed: set[Decimal]) -> _Verdict:
    """The score that marks give, or what must be asked about them.

    `allowed` are the steps of the scale; where they are not known nothing can be taken.
    """
    if not marks:
        return _Verdict()
    first = marks[0]
    if len({mark.score for mark in marks}) > 1:
        said = " dan ".join(f"{mark.written} ({mark.cell})" for mark in marks[:4])
        return _Verdict(question=f"ada lebih dari satu angka: {said}", cell=first.cell)
    for mark in marks:
        if mark.score is None:
            return _Verdict(question=f"“{mark.written}”: {mark.odd}", cell=mark.cell)
        if mark.step is not None and mark.step.score != mark.score:
            beside = "tanpa skor" if mark.step.score is None else _text(mark.step.score)
            return _Verdict(
                question=f"{mark.written} ditulis di baris langkah {beside}", cell=mark.cell
            )
        if mark.score not in allowed:
            steps = "/".join(scale_text(sorted(allowed, reverse=True)))
            said = f"bukan langkah skalanya ({steps})" if steps else "skalanya tidak diketahui"
            return _Verdict(question=f"{mark.written} {said}", cell=mark.cell)
    return _Verdict(score=first.score, note=_odd(first), cell=first.cell)


def _odd(mark: Mark) -> str:
    place = "ditulis di baris nama, bukan di baris langkah" if mark.beside_name else ""
    return "; ".join(part for part in (place, mark.odd) if part)


def _answered(answer: str, allowed: set[Decimal], verdict: _Verdict) -> _Verdict:
    """What a person's answer makes of a verdict; a number that is no step is asked again."""
    if answer == LEAVE:
        return _Verdict(note="dibiarkan kosong, menurut jawaban Anda", cell=verdict.cell)
    number = answer.replace(",", ".")
    value = Decimal(number) if number.replace(".", "", 1).isdigit() else None
    if value is None or (allowed and value not in allowed):
        return verdict._replace(question=f"jawaban “{answer[:20]}” bukan langkah skalanya")
    return _Verdict(score=value, note="menurut jawaban Anda", cell=verdict.cell)


def _place(sheet: str, cell: str) -> str:
    """Where a row stands in the workbook, without a sheet's name that no table may hold."""
    return as_cell(f"lembar {sheet}, sel {cell}")[0] or f"sel {cell}"


def _text(score: Decimal) -> str:
    return scale_text([score])[0]
