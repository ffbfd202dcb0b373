"""The innovations of a district, each counted once: rows of its package, and other stories."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from kksportal import addresses
from kksportal.model.package import Story
from kksportal.model.rows import Inovasi

FROM = 3  # fewer innovations are seen at a glance on the district's own page


class Counted(NamedTuple):
    """An innovation as it is counted: a row of the package, or a story that no row names."""

    title: str
    href: str  # its story, "" where it has none
    tatanan: tuple[str, ...]
    offices: tuple[str, ...]
    places: tuple[str, ...]  # codes
    source: str  # of its row, "" of a story


def counted(rows: Iterable[Inovasi], stories: Iterable[Story]) -> tuple[Counted, ...]:
    """Every innovation once: rows with their stories, then stories that no row names."""
    by_slug = {story.slug: story for story in stories}
    made, named = [], set()
    for row in rows:
        story = by_slug.get(row.cerita) or next(
            (one for one in by_slug.values() if one.innovation == row.id), None
        )
        named |= {story.slug} if story else set()
        offices = _parts(row.perangkat_daerah) or (story.offices if story else ())
        made.append(
            Counted(
                title=row.judul,
                href=addresses.STORY(story.slug) if story else "",
                tatanan=_parts(row.tatanan),
                offices=offices,
                places=_parts(row.wilayah),
                source=row.sumber,
            )
        )
    made += [
        Counted(one.title, addresses.STORY(one.slug), one.tatanan, one.offices, (), "")
        for one in by_slug.values()
        if one.slug not in named
    ]
    return tuple(made)


def has_inventory(rows: Iterable[Inovasi], stories: Iterable[Story]) -> bool:
    """Whether a district has so many innovations that grouping them says something."""
    return len(counted(rows, stories)) >= FROM


def _parts(listed: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in listed.split(";") if part.strip())
