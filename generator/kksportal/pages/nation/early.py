"""The page of early access: who saw what before it was published, by role and office."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kksportal import addresses
from kksportal.model.package import EarlyAccess
from kksportal.pages.nation.context import NationContext
from kksportal.pages.site import Page
from kksportal.text import date_text, datetime_text
from kksportal.words.frames import frame
from kksportal.words.tables import table, text
from kksportal.words.views import Cell, Table

TITLE = "Akses sebelum terbit"
_HEADS = ("Yang dilihat", "Jabatan", "Lembaga", "Sejak", "Terbit", "Alasan")


def early_access(context: NationContext) -> bool:
    """Whether the portal lists anybody."""
    return bool(context.data.early)


def early_page(context: NationContext) -> Iterator[Page]:
    """`/akses-awal/`: the list as its owner keeps it, the newest first."""
    if not context.wants(addresses.EARLY()):
        return
    rows = sorted(context.data.early, key=lambda one: one.since[:10], reverse=True)
    yield Page(
        frame=frame(
            addresses.EARLY(),
            TITLE,
            "Jabatan dan kantor yang melihat isi portal ini sebelum terbit, sejak kapan, dan untuk "
            "apa.",
            "",
        ),
        view=EarlyPage(title=TITLE, rows=_listed(context, rows)),
    )


def _listed(context: NationContext, rows: list[EarlyAccess]) -> Table | None:
    timed = any(one.starts for one in rows)
    heads = _HEADS if timed else tuple(head for head in _HEADS if head != "Terbit")
    return table(
        TITLE,
        heads,
        (
            (
                _item(context, one.path),
                text(one.role),
                text(one.office),
                text(_when(one.since)),
                *((text(_when(one.starts)),) if timed else ()),
                text(one.reason),
            )
            for one in rows
        ),
    )


def _when(moment: str) -> str:
    """A day or a moment in words, without its seconds."""
    if "T" not in moment:
        return date_text(moment)
    return datetime_text(moment[:16] + ("UTC" if moment.endswith("Z") else moment[-6:]))


def _item(context: NationContext, path: str) -> Cell:
    """What was seen, by its name, with its page."""
    texts = (*context.data.stories, *context.data.narratives)
    found = next((one for one in texts if one.path == path), None)
    if found and "/narasi/" not in path:
        return text(found.title, href=addresses.STORY(found.slug))
    name = path.rpartition("/")[2]
    code = found.region if found else name.partition("-")[0]
    if code in context.names.districts:
        what = "Narasi" if found else "Data"
        address = addresses.DISTRICT(context.names.districts[code].id)
        return text(f"{what} {context.names.places[code]}", href=address)
    award = next((one for one in context.data.awards if one.head.folder == path), None)
    if award:
        return text(award.head.title, href=addresses.AWARD_CYCLE(award.head.cycle))
    return text(path)


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlyPage:
    """`akses-awal.html`: who saw what, since when, and why."""

    title: str
    rows: Table | None
