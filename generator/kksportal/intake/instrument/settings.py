"""Which sheet is which tatanan of a framework: the number decides, and the name must not object."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kksportal.intake.instrument.plan import LEAVE, Telling
from kksportal.intake.instrument.reading import Setting
from kksportal.intake.instrument.texts import words_shared


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A tatanan as the portal knows it."""

    id: str
    name: str


def match_settings(
    settings: tuple[Setting, ...], by_number: Mapping[int, Known], telling: Telling
) -> dict[int, Known]:
    """The tatanan of each sheet by its number, as far as its name does not say another.

    A number means nothing without its version: an instrument of 2022 had another order. A sheet
    whose words fit another tatanan is asked about.
    """
    matched: dict[int, Known] = {}
    for setting in settings:
        own = by_number.get(setting.number)
        key = f"T{setting.number}/tatanan"
        said = f"{setting.title} {setting.sheet}"
        answer = telling.answer(key)
        if answer == LEAVE:
            telling.leave("lembar ini, menurut jawaban Anda", setting.sheet)
            continue
        if own is None:
            telling.ask(key, f"tatanan nomor {setting.number} tidak ada di kerangka siklus ini",
                        setting.sheet)  # fmt: skip
            continue
        other = max(by_number.values(), key=lambda one: words_shared(said, one.name))
        if not words_shared(said, own.name) and words_shared(said, other.name) and answer != "ya":
            what = (
                f"nomornya {setting.number}, yang di kerangka ini “{own.name}”, tetapi namanya "
                f"“{setting.title or setting.sheet}” lebih cocok dengan “{other.name}”"
            )
            telling.ask(key, what, setting.sheet, how=f"ya (memang {own.name}) atau {LEAVE}")
            continue
        matched[setting.number] = own
    return matched
