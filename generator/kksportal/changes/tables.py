"""Changed figures of a district as a table."""

from __future__ import annotations

from kksportal.changes.words import change_texts
from kksportal.text import date_text
from kksportal.words.context import DistrictContext
from kksportal.words.tables import cited, table, text
from kksportal.words.views import Table


def updates_table(context: DistrictContext) -> Table | None:
    """The figures of a district that changed in this portal, in words."""
    return table(
        "Angka yang berubah di portal ini",
        ("Tanggal", "Yang berubah", "Per", "Sumber"),
        (
            (
                text(date_text(day)),
                text(f"{change.place}: {change.text}. {change.note}".rstrip()),
                text(change.as_of),
                cited("", (context.book.cite(context.sources[change.source]),))
                if change.source in context.sources
                else text(change.label),
            )
            for day, change in change_texts(context.district.package, context.label, context.names)
        ),
    )
