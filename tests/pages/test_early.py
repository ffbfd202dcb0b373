"""The page of early access: what was seen by its name, when in words, the newest first."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kksportal.model.package import EarlyAccess
from kksportal.pages.nation.early import EarlyPage, early_access, early_page
from kksportal.words.context import SharedContext
from tests.contexts import BALANGAN, INFO, context_of, nation_of


def rows_of(*rows: EarlyAccess) -> list[tuple[Any, ...]]:
    """The texts of the rows of the page, and the addresses of their first cells."""
    context = context_of(BALANGAN)
    results = replace(context.results, data=replace(context.results.data, early=rows))
    nation = nation_of(SharedContext.of(results, INFO))
    assert early_access(nation) is bool(rows)
    (page,) = early_page(nation)
    assert isinstance(page.view, EarlyPage)
    assert page.view.rows is not None
    return [(r[0].href, *(cell.text for cell in r)) for r in page.view.rows.rows]


def row(path: str, since: str = "2026-12-01", starts: str = "") -> EarlyAccess:
    """A row about something."""
    return EarlyAccess(2, path, "Bupati", "Sekretariat", since, "Sambutan", starts)


def test_without_a_list_there_is_no_page() -> None:
    """Most portals have none."""
    assert not early_access(nation_of(SharedContext.of(context_of(BALANGAN).results, INFO)))


def test_each_kind_of_thing_has_its_name_and_its_page() -> None:
    """A story, a narrative, a district, an award cycle; anything else by its path."""
    data = context_of(BALANGAN).data
    story, narrative, award = data.stories[0], data.narratives[0], data.awards[0]
    names = context_of(BALANGAN).names
    paths = (story.path, narrative.path, "datapackages/daerah/63.11-x", award.head.folder,
             "datapackages/kosakata")  # fmt: skip
    place = names.districts[narrative.region]
    assert [one[:2] for one in rows_of(*map(row, paths))] == [
        (f"inovasi/{story.slug}/", story.title),
        (f"daerah/{place.id}/", f"Narasi {names.places[narrative.region]}"),
        ("daerah/kabupaten-balangan/", "Data Kabupaten Balangan"),
        (f"penghargaan/{award.head.cycle}/", award.head.title),
        ("", "datapackages/kosakata"),
    ]


@pytest.mark.parametrize(
    ("moment", "told"),
    [
        ("2026-12-01", "1 Desember 2026"),
        ("2026-12-01T09:05+07:00", "1 Desember 2026 pukul 09.05 WIB"),
        ("2026-12-01T09:05:30+08:00", "1 Desember 2026 pukul 09.05 WITA"),
        ("2026-12-01T09:05Z", "1 Desember 2026 pukul 09.05 UTC"),
    ],
)
def test_a_moment_is_told_in_words(moment: str, told: str) -> None:
    """With the zone, without seconds."""
    (found,) = rows_of(row("datapackages/kosakata", moment))
    assert found[4] == told


def test_when_it_was_published_is_told_where_any_row_knows() -> None:
    """Else there is no such column; the newest stands first."""
    early = row("datapackages/kosakata", "2026-11-01")
    assert len(rows_of(early)[0]) == 6
    late = row("datapackages/daerah/63.11-x", "2026-12-01", "2026-12-10")
    found = rows_of(early, late)
    assert [one[5] for one in found] == ["10 Desember 2026", "tanggal tidak disebut"]
    assert [one[4] for one in found] == ["1 Desember 2026", "1 November 2026"]
