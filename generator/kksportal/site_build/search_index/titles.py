"""The search of a site in a folder: names and titles as a script, since nothing can be fetched."""

from __future__ import annotations

from collections.abc import Iterable

from kksportal.exports.find import as_script
from kksportal.exports.search_records import Record

TITLES = "cari/judul.js"


def title_script(records: Iterable[Record]) -> bytes:
    """What each record is called, where it is and how it can be filtered; nothing of its text."""
    rows = [(one.title, one.about, one.kind, one.address, one.filters) for one in records]
    return as_script("judul", rows)
