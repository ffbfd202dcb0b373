"""Changed figures of a district as a table."""

from __future__ import annotations

from kksportal.changes.words import told_changes
from kksportal.text import date_text
from kksportal.words.context import Desk
from kksportal.words.tables import cited, table, text
from kksportal.words.views import Table


def updates_table(desk: Desk) -> Table | None:
    """The figures of a district that changed in this portal, in words."""
    return table(
        "Angka yang berubah di portal ini",
        ("Tanggal", "Yang berubah", "Per", "Sumber"),
        (
            (
                text(date_text(day)),
                text(f"{told.place}: {told.text}."),
                text(told.as_of),
                cited("", (desk.book.cite(desk.sources[told.source]),))
                if told.source in desk.sources
                else text(told.label),
            )
            for day, told in told_changes(desk.found.package, desk.label, desk.names)
        ),
    )
