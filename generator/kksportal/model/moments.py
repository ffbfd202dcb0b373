"""Moments: from when on something may be read, and whether a moment has come. No clock is asked."""

from __future__ import annotations

import re
from datetime import datetime

from kksportal.model.contract import is_day

_WHOLE = re.compile(
    r"([0-9-]{10})T(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?(?:Z|[+-][01][0-9]:[0-5][0-9])"
)
_FIRST = "T00:00+07:00"  # a day without a time begins when it has begun in all of Indonesia


def is_moment(text: str) -> bool:
    """Whether a text is a day, or a day and time with its offset, that is in the calendar."""
    whole = _WHOLE.fullmatch(text)
    return is_day(whole[1] if whole else text)


def waits(starts: str, at: str) -> bool:
    """Whether what starts at a moment is still to come at another; at "" everything that starts is.

    A text that is no moment waits: what was written wrongly is not shown by mistake.
    """
    if not starts:
        return False
    if not at or not is_moment(starts):
        return True
    return _moment(starts) > _moment(at)


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text if "T" in text else text + _FIRST)
