"""Until when a repair is due: an absolute local time, a day, or what the source tells of it.

How long a window is stands in the data: hours (2 × 24), days, or a last day. Nothing is added
that no source says: neither when the hours began, nor which days are holidays.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from kksportal.model.contract import is_day
from kksportal.model.rows import Perbaikan
from kksportal.text import date_text, datetime_text

NO_DEADLINE = "tenggat tidak disebut"


def deadline(row: Perbaikan) -> str:
    """When a repair is due, as people read it.

    A last day that is told stands before one that would be computed.
    """
    due = due_at(row)
    if row.tenggat or (due and not row.batas_hari):
        return datetime_text(due)
    if due:
        return f"{date_text(due)} ({_window(row)} sejak {date_text(row.diminta[:10])})"
    if not row.batas_jam and not row.batas_hari:
        return NO_DEADLINE
    if row.batas_hari and is_day(row.diminta[:10]):
        return f"{_window(row)} sejak {date_text(row.diminta[:10])}"
    return f"{_window(row)}, waktu mulai tidak disebut"


def due_at(row: Perbaikan) -> str:
    """The same as a date, or a date-time with its offset; "" where it cannot be told.

    Days end with the last of them, and the day of the request is not counted. Working days have
    no end here: which days are holidays, no package tells.
    """
    if row.tenggat:
        return row.tenggat
    if row.batas_hari:
        day = row.diminta[:10]
        if row.hari_kerja == "ya" or not is_day(day):
            return ""
        return (date.fromisoformat(day) + timedelta(days=int(row.batas_hari))).isoformat()
    if "T" in row.diminta and row.batas_jam:
        later = datetime.fromisoformat(row.diminta) + timedelta(hours=int(row.batas_jam))
        return later.isoformat(timespec="minutes")
    return ""


def _window(row: Perbaikan) -> str:
    """How long it is: "7 hari", "3 hari kerja", "2 × 24 jam", "30 jam"."""
    if row.batas_hari:
        return f"{int(row.batas_hari)} hari{' kerja' if row.hari_kerja == 'ya' else ''}"
    hours = int(row.batas_jam)
    return f"{hours // 24} × 24 jam" if hours % 24 == 0 else f"{hours} jam"
