"""The identity of a portal and our own options, each checked: they stand on every page."""

from __future__ import annotations

import re
from typing import Any

from kksportal.model.contract import is_day
from kksportal.privacy import SMALLEST
from kksportal.settings.reader import Reader
from kksportal.words.portal import FILE, SecurityContact

REPORT_PAGE = "kontribusi/"
REPORT_DAYS = 10
LANGUAGES = ("id", "en")
ADDRESS = re.compile(r"https?://[A-Za-z0-9][A-Za-z0-9.-]*(:[0-9]{1,5})?(/[A-Za-z0-9._~/-]*)?")
AWAY = re.compile(r"(https?://|mailto:)[A-Za-z0-9][^\s<>\"'\\\x00-\x1f]*")
PAGE = re.compile(r"(?!.*//)(?!.*\.\./)[A-Za-z0-9][A-Za-z0-9_./-]*(#[A-Za-z0-9_-]+)?")
_MAIL = re.compile(r"[A-Za-z0-9][A-Za-z0-9._%+-]*@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
_CONTACT = re.compile(r"(https://|mailto:[^\s<>\"@/]+@)[A-Za-z0-9][^\s<>\"'\\\x00-\x1f]*")
_TEXT = r"[A-Za-z0-9._~/?&=:@%+,;-]*"  # no braces: there is one gap, and no fragment
_EDIT = re.compile(
    rf"https://[A-Za-z0-9][A-Za-z0-9.-]*(:[0-9]{{1,5}})?/{_TEXT}{re.escape(FILE)}{_TEXT}"
)
_LONGEST = 300
_Place = tuple[str | int, ...]


def site_address(reader: Reader) -> str:
    """The portal's own address with its last slash; "" where nobody has said it yet."""
    value = (reader.tree.value or {}).get("site_url")
    text = str(value or "").strip()
    if not text:
        return ""
    if not isinstance(value, str) or not ADDRESS.fullmatch(text):
        reader.bad(
            ("site_url",), f"berisi “{text[:60]}”, bukan alamat portal",
            "Tulis alamat lengkapnya, misalnya https://kks.contoh.go.id/",
        )  # fmt: skip
        return ""
    return with_slash(text)


def with_slash(url: str) -> str:
    """An address with its last slash; "" stays ""."""
    return url if not url or url.endswith("/") else f"{url}/"


def report(reader: Reader, place: _Place, value: Any) -> str:
    """Where errors are reported: a page of the portal, a mail or a web address; nothing else."""
    if value is None or value == "":
        return REPORT_PAGE
    if isinstance(value, str):
        if _MAIL.fullmatch(value):
            return f"mailto:{value}"
        if AWAY.fullmatch(value) or PAGE.fullmatch(value):
            return value
    reader.bad(
        place,
        f"berisi “{str(value)[:60]}”, bukan halaman portal ini, surel, atau alamat https://",
        "Tulis misalnya kontribusi/ atau surel dinas",
    )
    return REPORT_PAGE


def days(reader: Reader, place: _Place, value: Any) -> int:
    """Within how many working days reports are answered."""
    return _whole(reader, place, value, REPORT_DAYS, 365)


def smallest(reader: Reader, place: _Place, value: Any) -> int:
    """From how many persons on a count is told as it is; 1 tells all."""
    return _whole(reader, place, value, SMALLEST, 100)


def _whole(reader: Reader, place: _Place, value: Any, usual: int, most: int) -> int:
    if value is None or value == "":
        return usual
    text = str(value)
    if text.isascii() and text.isdigit() and len(text) <= 3 and 1 <= int(text) <= most:
        return int(text)
    why = f"berisi “{text[:20]}”, bukan bilangan 1 sampai {most}"
    reader.bad(place, why, f"Tulis misalnya {usual}")
    return usual


def languages(reader: Reader, place: _Place, value: Any) -> tuple[str, ...]:
    """The languages of the portal: Indonesian, and what the owner lists beside it."""
    if value is None:
        return LANGUAGES
    listed = [value] if isinstance(value, str) else value
    if not isinstance(listed, list) or not set(map(str, listed)) <= set(LANGUAGES):
        reader.bad(place, f"berisi {str(value)[:40]}; yang dikenal: {', '.join(LANGUAGES)}",
                   "Tulis misalnya bahasa: [id, en]")  # fmt: skip
        return LANGUAGES
    return tuple(code for code in LANGUAGES if code == "id" or code in listed)


def switch(reader: Reader, place: _Place, value: Any) -> bool:
    """Yes or no."""
    if value is None or isinstance(value, bool):
        return value is True
    reader.bad(place, f"berisi “{str(value)[:20]}”", "Tulis true atau false")
    return False


def edit(reader: Reader, place: _Place, value: Any) -> str:
    """Where a file may be changed at the forge of the portal; "" where no page leads there."""
    if value in (None, ""):
        return ""
    if isinstance(value, str) and len(value) <= _LONGEST and _EDIT.fullmatch(value):
        return value
    reader.bad(
        place,
        f"berisi “{str(value)[:60]}”, bukan alamat https:// dengan satu {FILE} sesudah nama "
        "situsnya",
        f"Tulis misalnya https://github.com/dinas/portal/edit/main/{FILE}",
    )
    return ""


def security(reader: Reader, place: _Place, contact: Any, until: Any) -> SecurityContact | None:
    """Whom to tell of a security fault; both the address and its last day, or neither."""
    if contact in (None, "") and until in (None, ""):
        return None
    if not isinstance(contact, str) or not _CONTACT.fullmatch(contact):
        reader.bad(
            (*place, "keamanan"),
            f"berisi “{str(contact or '')[:60]}”, bukan alamat https:// atau mailto:",
            "Tulis misalnya mailto:keamanan@contoh.go.id",
        )
        return None
    day = str(until or "")  # YAML reads a plain 2027-11-30 as a date already
    if not is_day(day):
        reader.bad(
            (*place, "keamanan_sampai"), f"berisi “{day[:20]}”, bukan tanggal",
            "Tulis sampai kapan alamat di “keamanan” berlaku, misalnya 2027-11-30, dan perbarui "
            "sebelum lewat",
        )  # fmt: skip
        return None
    return SecurityContact(contact=contact, until=day)
