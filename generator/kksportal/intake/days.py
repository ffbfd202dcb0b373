"""A date as people write it, in a cell of a table."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from kksportal.intake.blanks import blank, plain
from kksportal.intake.results import Doubt, NotUnderstood, Result, Understood
from kksportal.text import date_text

_NAMES = (
    "januari jan january", "februari feb peb pebruari february", "maret mar mrt march",
    "april apr", "mei may", "juni jun june", "juli jul july",
    "agustus agu ags agt agst aug august", "september sep sept", "oktober okt oct october",
    "november nov nop nopember", "desember des dec december",
)  # fmt: skip
_MONTHS = {name: i for i, names in enumerate(_NAMES, start=1) for name in names.split()}
_WEEKDAY = re.compile(
    r"^(?:(?:senin|selasa|rabu|kamis|jum'?at|jumaat|sabtu|minggu|ahad)\b[ ,/]*)?"
    r"(?:(?:tanggal|tgl|per)\b[ .:]*)*",
    re.IGNORECASE,
)
_ISO = re.compile(r"([12][0-9]{3})[-/. ]([0-9]{1,2})(?:[-/. ]([0-9]{1,2}))?")
_CLOSE = re.compile(r"([12][0-9]{3})([0-9]{2})([0-9]{2})")
_FIGURES = re.compile(r"([0-9]{1,2}) ?([-/. ]) ?([0-9]{1,2}) ?\2 ?([0-9]{4}|[0-9]{2})")
_WORDS = re.compile(r"(?:([0-9]{1,2})(?: |-|/|\. ?))?([a-z]+)\.?(?: |-|/|, ?)'?([0-9]{4}|[0-9]{2})")
_MONTH_YEAR = re.compile(r"([0-9]{1,2})[-/.]([12][0-9]{3})")
_CLOCK = re.compile(r"[ T,]+(?:pukul |jam )?([0-9]{1,2})[:.]([0-9]{2})(?:[:.]([0-9]{2}))?(?:\.0+)?")
_ZONE = re.compile(r" ?(wib|wita|wit|z|[+-][0-9]{2}:?[0-9]{2})$", re.IGNORECASE)
_ZONES = {"wib": "+07:00", "wita": "+08:00", "wit": "+09:00", "z": "+00:00"}
_SERIAL = re.compile(r"([0-9]{5})(?:[.,][0-9]+)?")
_FIRST, _LAST = 32_874, 73_415  # 1990-01-01 and 2100-12-31 as spreadsheets count days
_EPOCH = date(1899, 12, 30)


def day(text: str, *, order: str = "", clock: bool = False) -> Result:
    """A date as the contract writes it, as precise as it is told: "21 Ags 2025" is "2025-08-21".

    Also "21/08/2025", "21/8/25", "Agustus 2025" ("2025-08"), "2025", and the day numbers of
    spreadsheets ("45890"). "05/08/2025" is a doubt, unless `order` ("dmy" or "mdy") says what
    other cells of the column show (`order_of`). With `clock` a time and its zone are kept:
    "21/08/2025 10.00 WIB" is "2025-08-21T10:00+07:00".
    """
    told = plain(text)
    if blank(told):
        return Understood("", "" if not text else f"“{told}” dibaca sebagai sel kosong")
    told = _WEEKDAY.sub("", told.lstrip("'’`").strip()).strip(" .")
    bare, time, fault = _split_clock(told)
    if fault and clock:
        return NotUnderstood(fault)
    result = _date(bare, order)
    if isinstance(result, Understood):
        value = result.value
        if time and clock:
            if len(value) < 10:
                return NotUnderstood(f"“{told}” menyebut jam tanpa tanggal yang lengkap")
            value += time
        same = value == text
        note = result.note or ("" if same else f"“{_short(text)}” dibaca {value}")
        return Understood(value, "" if same else note)
    return result


def order_of(texts: Iterable[str]) -> str:
    """In which order the dates of a column are written: "dmy", "mdy", or "" where none tells."""
    found = set()
    for text in texts:
        figures = _FIGURES.match(plain(text))
        if figures:
            first, second = int(figures[1]), int(figures[3])
            if first > 12 >= second:
                found.add("dmy")
            elif second > 12 >= first:
                found.add("mdy")
    return found.pop() if len(found) == 1 else ""


def _date(told: str, order: str) -> Result:
    if re.fullmatch(r"[12][0-9]{3}", told):
        return _real(told, int(told))
    if (form := _ISO.fullmatch(told)) or (form := _CLOSE.fullmatch(told)):
        return _real(told, int(form[1]), int(form[2]), int(form[3]) if form[3] else 0)
    if form := _FIGURES.fullmatch(told):
        return _ordered(told, int(form[1]), int(form[3]), _year(form[4]), order)
    if form := _MONTH_YEAR.fullmatch(told):
        return _real(told, int(form[2]), int(form[1]))
    if serial := _SERIAL.fullmatch(told):
        number = int(serial[1])
        if _FIRST <= number <= _LAST:
            value = (_EPOCH + timedelta(days=number)).isoformat()
            return Understood(value, f"“{told}” ialah nomor hari lembar kerja: {value}")
    form = _WORDS.fullmatch(told.casefold())
    if form and form[2] in _MONTHS:
        month = _MONTHS[form[2]]
        if form[1] is None and len(form[3]) == 2:
            return Doubt(
                (f"{_year(form[3])}-{month:02d}",),
                f"“{told}”: bulan dan tahun, atau tanggal dan bulan tanpa tahun?",
            )
        return _real(told, _year(form[3]), month, int(form[1]) if form[1] else 0)
    return NotUnderstood(f"“{_short(told)}” bukan tanggal: tulis seperti 2025-08-21")


def _ordered(told: str, first: int, second: int, year: int, order: str) -> Result:
    """A date in figures alone: the order is told by what can be a month, or by the column."""
    ways = {"dmy": (second, first), "mdy": (first, second)}
    possible = {way: pair for way, pair in ways.items() if 1 <= pair[0] <= 12}
    if order in possible:
        possible = {order: possible[order]}
    dates = {f"{year}-{m:02d}-{d:02d}": (m, d) for m, d in possible.values() if _exists(year, m, d)}
    if len(dates) > 1:
        one, two = dates
        return Doubt((one, two), f"“{told}”: {date_text(one)}, atau {date_text(two)}?")
    if dates:
        (value,) = dates
        return _real(told, year, *dates[value])
    return NotUnderstood(f"“{_short(told)}” tidak ada di kalender")


def _real(told: str, year: int, month: int = 0, number: int = 0) -> Result:
    """The date, where the calendar has it and the contract its year."""
    if not 1900 <= year <= 2099:
        return NotUnderstood(f"“{_short(told)}” bertahun {year}")
    if not month:
        return Understood(f"{year}")
    if (number and not _exists(year, month, number)) or not 1 <= month <= 12:
        return NotUnderstood(f"“{_short(told)}” tidak ada di kalender")
    return Understood(f"{year}-{month:02d}" + (f"-{number:02d}" if number else ""))


def _exists(year: int, month: int, number: int) -> bool:
    try:
        date(year, month, number)
    except ValueError:
        return False
    return True


def _year(text: str) -> int:
    number = int(text)
    return number if len(text) == 4 else (2000 if number < 60 else 1900) + number


def _split_clock(told: str) -> tuple[str, str, str]:
    """The date of a cell, its time as the contract writes it, and what is wrong with the time.

    Midnight without a zone is how spreadsheets write a day.
    """
    zone = _ZONE.search(told)
    body = told[: zone.start()] if zone else told
    clock = re.search(rf"{_CLOCK.pattern}$", body, re.IGNORECASE)
    if clock is None or not re.search(r"[0-9]{4}|/|-", body[: clock.start()]):
        return told, "", ""
    bare, hour, minute = body[: clock.start()].strip(" ,"), int(clock[1]), clock[2]
    if hour > 23 or int(minute) > 59:
        return bare, "", f"“{told}” bukan jam yang ada"
    if zone is None:
        midnight = hour == 0 and minute == "00"
        return bare, "", "" if midnight else f"“{told}” tanpa WIB, WITA, atau WIT"
    said = zone[1].casefold()
    offset = _ZONES.get(said) or (said if ":" in said else f"{said[:3]}:{said[3:]}")
    return bare, f"T{hour:02d}:{minute}{offset}", ""


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"
