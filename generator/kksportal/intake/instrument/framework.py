"""An instrument's workbook held against the framework (kerangka) of its cycle.

Where the framework exists only differences are proposed: official wording is added, a scale that
differs is asked about, an indicator is never removed. Where it is new it is made of the workbook.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from kksportal.intake.instrument.items import plan_items
from kksportal.intake.instrument.plan import LEAVE, Plan, Telling, listed
from kksportal.intake.instrument.reading import Indicator, Instrument, Setting
from kksportal.intake.instrument.settings import Known, match_settings
from kksportal.intake.instrument.steps import Scales
from kksportal.intake.instrument.texts import as_cell, same_text, words_shared
from kksportal.model.contract import blank
from kksportal.model.framework_rows import IndikatorRow, TatananRow
from kksportal.model.package import FrameworkPackage

# How many indicators each tatanan has where it was counted; told, never required.
CONTROL = {
    "2023": (33, 26, 12, 12, 11, 14, 12, 13, 14),
    "2025": (29, 22, 11, 13, 11, 12, 11, 13, 14),
}
_KINDS = (
    ("persen", "persen", ("persentase", "persen", "cakupan", "proporsi", "prevalensi")),
    ("jumlah", "", ("jumlah", "banyaknya")),
    ("indeks", "", ("indeks",)),
    ("angka", "", ("angka", "rasio", "rata")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a person asked of an import of the framework."""

    cycle: str
    source: str  # the id of the source of new rows
    rename: bool = False  # official names stand in for the portal's short ones


def plan_framework(
    instrument: Instrument,
    framework: FrameworkPackage,
    settings: Mapping[str, str],
    wish: Wish,
    answers: Mapping[str, str],
) -> Plan:
    """The rows that an instrument's workbook adds to a framework, or renews in it.

    `framework` is empty where the cycle has none; `settings` are the names of tatanan by their id.
    """
    telling = Telling(answers, [*instrument.remarks])
    work = _Work(instrument, framework, wish, telling)
    work.settings(settings)
    for setting in instrument.settings:
        if setting.number in work.known:
            work.setting(setting)
    work.tell()
    items = plan_items(instrument, framework, wish.source, wish.rename, telling)
    rows = {
        "tatanan": tuple(work.tatanan),
        "indikator": tuple(work.indicators),
        "skala": tuple(work.scales.rows),
        "butir_kelembagaan": items,
    }
    return Plan(
        rows={name: made for name, made in rows.items() if made},
        dropped={"skala": tuple(work.scales.dropped)} if work.scales.dropped else {},
        remarks=tuple(telling.remarks),
        answered=frozenset(telling.used),
    )


class _Named(NamedTuple):
    code: str
    portal: str
    official: str


class _Work:
    """Goes through a workbook's sheets and gathers rows."""

    def __init__(
        self, instrument: Instrument, framework: FrameworkPackage, wish: Wish, telling: Telling
    ) -> None:
        self.instrument = instrument
        self.framework = framework
        self.wish = wish
        self.telling = telling
        self.known: dict[int, Known] = {}
        self.tatanan: list[TatananRow] = []
        self.indicators: list[IndikatorRow] = []
        self.names: list[_Named] = []
        self.by_code = {row.kode: row for row in framework.indikator}
        self.scales = Scales(framework.skala, wish.source, telling)

    def settings(self, vocabulary: Mapping[str, str]) -> None:
        """Find the tatanan of each sheet; those of a new framework come from the vocabulary."""
        numbered = {
            int(row.nomor): Known(id=row.id, name=row.nama)
            for row in self.framework.tatanan
            if row.nomor.isdecimal()
        }
        if not numbered:
            numbered = self._new_settings(vocabulary)
        self.known = match_settings(self.instrument.settings, numbered, self.telling)

    def _new_settings(self, vocabulary: Mapping[str, str]) -> dict[int, Known]:
        made: dict[int, Known] = {}
        for setting in self.instrument.settings:
            said, key = f"{setting.title} {setting.sheet}", f"T{setting.number}/tatanan"
            best = max(vocabulary, key=lambda one: words_shared(said, vocabulary[one]), default="")
            answer = self.telling.answer(key)
            chosen = answer if answer in vocabulary else best
            if not chosen or not (answer or words_shared(said, vocabulary[chosen])):
                how = f"kode tatanan dari kosakata ({listed(vocabulary)})"
                self.telling.ask(key, "tatanan lembar ini belum dikenal", setting.sheet, how=how)
                continue
            name, _ = as_cell(setting.title)
            shouted = not name or name.isupper()  # titles are in capitals: ours are for reading
            known = Known(id=chosen, name=vocabulary[chosen] if shouted else name)
            made[setting.number] = known
            self.tatanan.append(
                blank(TatananRow, id=known.id, kode=f"T{setting.number}",
                      nomor=str(setting.number), nama=known.name, sumber=self.wish.source)
            )  # fmt: skip
        return made

    def setting(self, setting: Setting) -> None:
        """The indicators of one sheet."""
        known = self.known[setting.number]
        for one in setting.indicators:
            self._indicator(setting, known, one)
        codes = {code_of(setting, one) for one in setting.indicators}
        gone = [r.kode for r in self.framework.indikator if r.tatanan == known.id
                and r.kode not in codes]  # fmt: skip
        if gone:
            self.telling.note(f"tidak memuat {listed(gone)} yang ada di kerangka; tetap "
                              "dipertahankan", setting.sheet)  # fmt: skip

    def _indicator(self, setting: Setting, known: Known, one: Indicator) -> None:
        code = code_of(setting, one)
        name, odd = as_cell(one.name)
        row = self.by_code.get(code)
        if odd:
            self.telling.leave(f"nama {code}: {odd}", setting.sheet, one.cell)
        if row is None:
            if not self._wanted(setting, one, code):
                return
            kind, unit = kind_of(name)
            self.indicators.append(
                blank(IndikatorRow, kode=code, tatanan=known.id, nomor=str(one.number),
                      nama=name or code, jenis=kind, satuan=unit, sumber=self.wish.source)
            )  # fmt: skip
        elif name and not same_text(name, row.nama):
            self.names.append(_Named(code, row.nama, name))
            if self.wish.rename:
                self.indicators.append(row._replace(nama=name))
        self.scales.scale(setting, one, code)

    def _wanted(self, setting: Setting, one: Indicator, code: str) -> bool:
        """Whether an indicator that the framework does not have is added to it."""
        if not self.by_code:
            return True
        answer = self.telling.answer(f"{code}/indikator")
        if answer == "tambah":
            return True
        if answer == LEAVE:
            self.telling.leave(f"{code}, menurut jawaban Anda", setting.sheet, one.cell)
        else:
            self.telling.ask(f"{code}/indikator", f"{code} tidak ada di kerangka ini",
                             setting.sheet, one.cell, how=f"tambah atau {LEAVE}")  # fmt: skip
        return False

    def tell(self) -> None:
        """Sum up what was taken, kept and odd."""
        instrument, telling = self.instrument, self.telling
        counts = ", ".join(map(str, instrument.counts))
        telling.take(f"{sum(instrument.counts)} indikator dibaca ({counts})")
        control = CONTROL.get(self.wish.cycle)
        if control and control != instrument.counts:
            said = ", ".join(map(str, control))
            telling.note(f"angka kendali siklus {self.wish.cycle} ialah {sum(control)} ({said})")
        self.scales.tell()
        if self.names:
            first = self.names[0]
            what = f"{len(self.names)} nama resmi berbeda dari nama pendek portal"
            what += f" (misalnya {first.code}: “{first.portal}”)"
            if self.wish.rename:
                telling.note(f"{what}; nama resmi dipakai")
            else:
                telling.leave(f"{what}; nama pendek dipertahankan",
                              advice="Pakai --nama-resmi bila ingin menggantinya")  # fmt: skip
        if instrument.filled:
            telling.note("buku kerja ini salinan yang sudah diisi; bunyinya mungkin sudah diubah",
                         advice="Bandingkan dengan instrumen asli, bila ada")  # fmt: skip
        if not self.by_code and self.indicators:
            telling.note(
                "jenis dan satuan indikator dibaca dari kata pertama namanya; arahnya belum diisi",
                advice="Periksa kolom jenis, satuan, dan arah di indikator.csv",
            )


def code_of(setting: Setting, one: Indicator) -> str:
    """The code of an indicator: tatanan 1, number 5 is T1.05."""
    return f"T{setting.number}.{one.number:02d}"


def kind_of(name: str) -> tuple[str, str]:
    """The kind and unit of an indicator by the first word of its name; criteria where none fits."""
    first = name.lower().split(" ")[0].split("-")[0]
    return next(((kind, unit) for kind, unit, words in _KINDS if first in words), ("kriteria", ""))
