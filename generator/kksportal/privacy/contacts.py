"""Telephone numbers and mail addresses."""

from __future__ import annotations

import re

from kksportal.privacy.digits import Group, chains, gaps, groups_of, joined

_SHORTEST, _LONGEST = 10, 16  # digits of a mobile number, with 0 or with 00 62 0 before it
_TEN = re.compile(r"[0-9](?:[^0-9A-Za-z]{0,3}[0-9]){9}")  # a mobile number is as long at least
_PREFIX = re.compile(r"(?:00)?62(?:0)?(?=8)|0(?=8)")
_MOBILE = re.compile(r"8[1-9][0-9]{7,10}")
_CHAT = re.compile(r"(?:wa\.me/|phone=|tel:|sms:)\+?\Z", re.IGNORECASE)
_AREA = re.compile(
    r"(?<![0-9./-])0[2-79][0-9]{1,2}[ \-][0-9]{6,8}(?![0-9])"
    r"|\(0[2-7][0-9]{1,3}\)[ .\-]{0,2}[0-9]{3,4}[ .\-]?[0-9]{2,5}(?![0-9])"
    r"|(?<![0-9])\+62[ .\-]?\(?0?\)?[2-7][0-9]{1,2}[ .\-]?[0-9]{3,4}[ .\-]?[0-9]{2,5}(?![0-9])"
    r"|(?<![0-9+])\+(?!62)[1-9][0-9]{0,2}[ .\-]?[0-9]{2,4}(?:[ .\-]?[0-9]{2,4}){2,3}(?![0-9])"
)
_NAMED = re.compile(
    r"\b(?:no\.?[ ]?hp|hp|handphone|ponsel|seluler|te?lp|telepon|telpon|tel|phone|wa|whatsapp|"
    r"faks?|fax|kontak|hubungi|sms|cp)\b[^0-9\n]{0,12}?"
    r"(\(?\+?[0-9](?:[ .\-()]{0,2}[0-9]){6,13})(?![0-9])",
    re.IGNORECASE,
)
_DATED = re.compile(r"(?:19|20)[0-9]{2}[ .\-/]|[0-9]{1,2}[ .\-/][0-9]{1,2}[ .\-/](?:19|20)[0-9]{2}")
_CALLED = re.compile(r"\(?(?:\+|0|62|8)")  # how a number begins that somebody is called by
_MAIL = re.compile(r"@[\w-]+(\.[\w-]+)+")  # from the @ on; the part before it is matched by _BEFORE
_BEFORE = re.compile(r"[\w.+-]+$")
_AT = re.compile(r"[\[({] ?(?:at|et|@)", re.IGNORECASE)
_HIDDEN_MAIL = re.compile(
    r"([\w.+-]{1,64}) ?[\[({] ?(?:at|et|@) ?[\])}] ?([\w-]{1,64}"
    r"(?: ?(?:\.|[\[({] ?(?:dot|titik) ?[\])}]) ?[\w-]{1,64}){1,4})",
    re.IGNORECASE,
)
_OFFICES = re.compile(r"(?:^|\.)go\.id$", re.IGNORECASE)  # addresses of offices are public


def phone_in(text: str) -> str:
    """The first telephone number in a text; empty where there is none."""
    if _TEN.search(text) and (found := _mobile(groups_of(text), text)):
        return found
    if match := _AREA.search(text):
        return match[0]
    for match in _NAMED.finditer(text):
        if _CALLED.match(match[1]) and not _DATED.match(match[1]):
            return match[1]
    return ""


def _mobile(groups: list[Group], text: str) -> str:
    """A mobile number: 0, 62 or +62, then 8 and nine to eleven digits in any groups."""
    best: tuple[int, str] = -1, ""
    for chain in chains(groups, text, _SHORTEST, _LONGEST):
        start = chain[0].start
        if best[1] and start != best[0]:
            return best[1]
        digits = joined(chain)
        prefix = _PREFIX.match(digits)
        if prefix is None or _MOBILE.fullmatch(digits[prefix.end() :]) is None:
            continue
        if not (_starts(text, start) and _whole(chain, prefix.end())):
            continue
        if any("," in gap or ":" in gap for gap in gaps(chain, text)):
            continue
        best = start, text[start - (text[start - 1 : start] == "+") : chain[-1].end]
    return best[1]


def _starts(text: str, start: int) -> bool:
    """Whether a number may begin here: not within an address or a longer number."""
    before = text[max(0, start - 60) : start]
    return not before.endswith((".", "/", "-")) or _CHAT.search(before) is not None


def _whole(chain: tuple[Group, ...], prefix: int) -> bool:
    """Whether the three digits after the prefix are in one group, and no later group is single.

    08.30-10.00 is a time of day.
    """
    at = 0
    for number, group in enumerate(chain):
        end = at + len(group.digits)
        if end > prefix and at <= prefix and end - prefix < 3:
            return False
        if number and at > prefix and len(group.digits) < 2:
            return False
        at = end
    return True


def mail_in(text: str) -> str:
    """The first mail address outside go.id in a text; empty where there is none."""
    for match in _MAIL.finditer(text):
        before = _BEFORE.search(text[max(0, match.start() - 64) : match.start()])
        if before and not _OFFICES.search(match[0][1:]):
            return before[0] + match[0]
    if _AT.search(text):
        for match in _HIDDEN_MAIL.finditer(text):
            domain = re.sub(r"[\s\[\](){}]|dot|titik", ".", match[2], flags=re.IGNORECASE)
            if not re.search(r"go\.+id\.*$", domain, re.IGNORECASE):
                return match[0]
    return ""
