"""The mark of a closed cycle's own portal: `arsip.json` in its folder, written by `kks archive`."""

from __future__ import annotations

import json
import re
from typing import Any

from kksportal.model.contract import is_day
from kksportal.settings.values import ADDRESS
from kksportal.words.portal import ArchiveMark

ARCHIVE_MARK = "arsip.json"
_CYCLE = re.compile("(19|20)[0-9]{2}")


def write_mark(mark: ArchiveMark) -> bytes:
    """The file that makes a portal one of a closed cycle."""
    told = {
        "siklus": mark.cycle,
        "versi": mark.version,
        "dibekukan": mark.day,
        "alamat": mark.url,
    }
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def read_mark(raw: bytes) -> ArchiveMark:
    """The mark as it was written; raises ValueError where it is none."""
    told: Any = json.loads(raw)
    if not isinstance(told, dict):
        raise ValueError("no mark")
    cycle, version = str(told.get("siklus")), told.get("versi")
    day, url = str(told.get("dibekukan")), str(told.get("alamat", ""))
    sound = _CYCLE.fullmatch(cycle) and is_day(day) and (not url or ADDRESS.fullmatch(url))
    if not sound or not isinstance(version, int) or not 1 <= version <= 9999:
        raise ValueError("no mark")
    return ArchiveMark(cycle=cycle, version=version, day=day, url=url)
