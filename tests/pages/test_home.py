"""What is new on the home page: corrected figures first, a stage in one line, then meetings."""

from __future__ import annotations

from kksportal.pages.gathered import Gathered
from kksportal.pages.nation.home import HomePage, home_page, news
from kksportal.pages.share import ChangeNews, News
from kksportal.words.context import SharedContext
from kksportal.words.figures import SourceBook
from kksportal.words.names import Names
from kksportal.words.views import EventView
from tests.builders import source
from tests.contexts import INFO, context_of, nation_of, shared

NAMES = Names(shared())
AWARDED, VALIDATED = "Penganugerahan 2025", "Validasi lapangan 2025"


def told(day: str, place: str, what: str) -> News:
    """What a district did."""
    return News(day, f"{place}: {what}", "Aula", f"daerah/{place}/", source(place))


def changed(day: str) -> ChangeNews:
    """A corrected figure."""
    return ChangeNews(day, "Kota Z", "daerah/z/", "ODF", "dari 1 menjadi 2", "", "x", "")


def shown(*given: News, changes: tuple[ChangeNews, ...] = (), most: int = 6) -> list[EventView]:
    """The lines of the home page."""
    gathered = Gathered(news=given, changes=changes)
    return list(news(gathered, NAMES, SourceBook(), most=most))


def test_many_at_one_stage_are_one_line() -> None:
    """Whatever their days; three are named, and the page of the awards has the others."""
    lines = shown(*(told(f"2025-11-2{i}", f"Kota {i}", AWARDED) for i in range(5)))
    assert [(line.title, line.iso) for line in lines] == [
        (f"{AWARDED}: tercatat 5 daerah", "2025-11-24")
    ]
    (line,) = lines
    assert line.when == "sampai 24 November 2025"
    assert line.detail == "Kota 4, Kota 3, Kota 2, dan 2 lainnya"
    assert line.href == "penghargaan/2025/"
    assert len(line.sources) == 3


def test_one_alone_leads_to_its_district() -> None:
    """With its day and its detail."""
    (line,) = shown(told("2025-10-03", "Kota A", VALIDATED))
    assert (line.title, line.when) == (f"Kota A: {VALIDATED}", "3 Oktober 2025")
    assert (line.detail, line.href) == ("Aula", "daerah/Kota A/")


def test_corrections_then_stages_then_meetings() -> None:
    """Each newest first; corrections take at most half of the lines."""
    meeting, older = told("2025-12-05", "Kota C", "Rapat"), told("2025-01-05", "Kota D", "Rapat")
    first, last = told("2025-10-03", "Kota A", VALIDATED), told("2025-11-28", "Kota B", AWARDED)
    changes = tuple(changed(f"2026-01-0{day}") for day in (1, 3, 2, 4))
    lines = shown(older, meeting, first, last, changes=changes)
    assert [line.iso for line in lines] == [
        "2026-01-04", "2026-01-03", "2026-01-02", "2025-11-28", "2025-10-03", "2025-12-05",
    ]  # fmt: skip
    assert [line.iso for line in shown(older, meeting)] == ["2025-12-05", "2025-01-05"]


def test_recipients_are_counted_by_every_category_also_where_sources_differ() -> None:
    """Wiwerda 2025 is 41 or 42: a list without it would read as if nobody had won it."""
    context = nation_of(SharedContext.of(context_of("63.11").results, INFO))
    (page,) = home_page(context)
    view = page.view
    assert isinstance(view, HomePage)
    assert view.counts_title == "Jumlah penerima 2025 menurut sumber"
    ends = [
        count.label.removeprefix("Kabupaten/kota penerima penghargaan") for count in view.counts
    ]
    assert ends == ["", " Padapa", " Wiwerda", " Wistara", " Wistara Paripurna"]
    assert view.counts[2].status == "berbeda"


def test_a_list_of_districts_with_data_does_not_say_so_of_each() -> None:
    """Its head says it once."""
    (page,) = home_page(nation_of(SharedContext.of(context_of("63.11").results, INFO)))
    view = page.view
    assert isinstance(view, HomePage)
    assert view.featured
    assert not any("ada data" in tile.note for tile in view.featured)
