"""The scales of a workbook held against the steps of a framework.

A scale that is the same gets its official wording. One that differs is asked about, and so is one
that does not begin with 100, end with 0 and descend, unless the framework has it so too.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from kksportal.intake.instrument.numbers import number_of_table
from kksportal.intake.instrument.plan import LEAVE, Telling, listed
from kksportal.intake.instrument.reading import Indicator, Setting, Step
from kksportal.intake.instrument.scale import fault_of, scale_text
from kksportal.intake.instrument.texts import as_cell
from kksportal.model.contract import blank
from kksportal.model.framework_rows import SkalaRow


class Scales:
    """New and renewed steps, gathered indicator by indicator."""

    def __init__(self, known: Iterable[SkalaRow], source: str, telling: Telling) -> None:
        self.source = source
        self.telling = telling
        self.rows: list[SkalaRow] = []
        self.dropped: list[tuple[str, ...]] = []  # keys of steps that are no more
        self.worded = self.same = 0
        self.odd: dict[str, list[str]] = {}  # codes by a fault that the framework has too
        self.steps: dict[str, list[SkalaRow]] = {}
        for row in known:
            self.steps.setdefault(row.indikator, []).append(row)

    def scale(self, setting: Setting, one: Indicator, code: str) -> None:
        """What becomes of the scale of one indicator."""
        rows = in_order(self.steps.get(code, []))
        before = [number_of_table(row.skor) for row in rows]
        now = [step.score for step in one.steps if step.score is not None]
        fault = fault_of(one.steps)
        if one.stray:
            self._unread(setting, one, code)
        if not one.steps and not one.stray:
            kept = f"; langkah yang sudah ada ({_said(before)}) tetap" if before else ""
            self.telling.note(f"skala {code} kosong{kept}", setting.sheet, one.cell)
        if not one.steps:
            return
        if now == before and len(now) == len(one.steps):
            if fault:
                self.odd.setdefault(fault.split(" (")[0], []).append(code)
            self._word(setting, one, code, rows)
            return
        key = f"{code}/skala"
        answer = self.telling.answer(key)
        if answer == "buku" or (not before and not fault and answer != LEAVE):
            if len(now) == len(one.steps):
                self._replace(one, code, rows)
                return
        elif answer == LEAVE:
            self.telling.leave(f"skala {code}, menurut jawaban Anda", setting.sheet, one.cell)
            return
        what = f"skala {code} di buku kerja {_said(now)}"
        what += f", di kerangka {_said(before)}" if before else ""
        what += f": {fault.split(' (')[0]}" if fault else ""
        self.telling.ask(key, what, setting.sheet, one.cell, how=f"buku atau {LEAVE}")

    def _unread(self, setting: Setting, one: Indicator, code: str) -> None:
        """Lines of a scale that are no steps: left out before the first one, else asked about."""
        text = " ".join(one.stray)[:60]
        key = f"{code}/skala"
        if one.steps:
            what = f"baris sebelum langkah pertama skala {code} (“{text}”)"
            self.telling.leave(what, setting.sheet, one.cell)
        elif self.telling.answer(key) == LEAVE:
            self.telling.leave(f"skala {code}, menurut jawaban Anda", setting.sheet, one.cell)
        else:
            what = (
                f"skala {code} tidak terbaca (“{text}”); langkahnya ditulis “1. Nilai 100 jika …”"
            )
            self.telling.ask(key, what, setting.sheet, one.cell)

    def _word(self, setting: Setting, one: Indicator, code: str, rows: Sequence[SkalaRow]) -> None:
        for row, step in zip(rows, one.steps, strict=True):
            wording, odd = as_cell(step.wording)
            if odd:
                self.telling.leave(f"bunyi langkah {row.langkah} {code}: {odd}", setting.sheet,
                                   one.cell)  # fmt: skip
            elif wording and wording != row.bunyi:
                self.rows.append(row._replace(bunyi=wording))
                self.worded += 1
            else:
                self.same += 1

    def _replace(self, one: Indicator, code: str, before: Sequence[SkalaRow]) -> None:
        """The workbook's own steps in the place of those of the framework."""
        rows = [self._step(code, place, step) for place, step in enumerate(one.steps, start=1)]
        self.rows += rows
        self.worded += sum(1 for row in rows if row.bunyi)
        kept = {row.langkah for row in rows}
        self.dropped += [(code, row.langkah) for row in before if row.langkah not in kept]
        if before:
            told = "/".join(row.skor for row in rows)
            self.telling.note(f"skala {code} menjadi {told}, menurut jawaban Anda")

    def _step(self, code: str, place: int, step: Step) -> SkalaRow:
        wording, _ = as_cell(step.wording)
        assert step.score is not None
        made: SkalaRow = blank(SkalaRow, indikator=code, langkah=str(place),
                               skor=scale_text([step.score])[0], bunyi=wording,
                               sumber=self.source)  # fmt: skip
        return made

    def tell(self) -> None:
        """Sum up what was taken, and what is odd in the framework as well."""
        if self.worded or self.same:
            self.telling.take(f"bunyi {self.worded} langkah skor baru; {self.same} langkah tetap")
        for fault, codes in self.odd.items():
            self.telling.note(f"{fault}, seperti di kerangka: {listed(codes)}")


def in_order(rows: Iterable[SkalaRow]) -> list[SkalaRow]:
    """Steps in the order of their numbers."""
    return sorted(rows, key=lambda row: int(row.langkah) if row.langkah.isdecimal() else 0)


def _said(scores: Sequence[Decimal | None]) -> str:
    return "/".join(scale_text([one for one in scores if one is not None])) or "kosong"
