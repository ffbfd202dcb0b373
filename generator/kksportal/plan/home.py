"""The home page: how is my district doing, what is new, who was awarded, what this is."""

from __future__ import annotations

from kksportal.compute.portal import Results
from kksportal.model.package import PortalInput
from kksportal.plan.awards import bars, bars_note
from kksportal.plan.district import stage_text
from kksportal.plan.figures import SourceBook, figure_view
from kksportal.plan.frames import frame
from kksportal.plan.names import Names
from kksportal.plan.pages import HomePage
from kksportal.plan.regions import newest, region_tile
from kksportal.plan.site import Page
from kksportal.plan.stories import story_card
from kksportal.plan.views import EventView, Link
from kksportal.text import date_text


def home_page(data: PortalInput, results: Results, names: Names, tagline: str) -> Page:
    """The home page."""
    book = SourceBook()
    newest_cycle = names.frameworks_newest[0] if names.frameworks_newest else ""
    indicators = data.frameworks[newest_cycle].indikator if newest_cycle else ()
    cycle_totals = results.totals.get(newest_cycle, ())
    real = [s for s in data.stories if s.simulated == results.simulated]
    stories = sorted(real, key=lambda s: (s.cycle, s.date, s.slug), reverse=True)[:3]
    view = HomePage(
        lead=tagline,
        news=news(data, results, names, book),
        bars=bars(data, results),
        bars_note=bars_note(results),
        featured=tuple(
            region_tile(names.districts[code], results, names)
            for code, found in results.districts.items()
            if found.simulated == results.simulated
        ),
        tatanan=tuple(
            Link(
                label=t.nama,
                href=f"tatanan/{t.id}/",
                note=f"{sum(1 for i in indicators if i.tatanan == t.id)} indikator",
            )
            for t in names.tatanan_now
        ),
        stories=tuple(story_card(s, names) for s in stories),
        counts=tuple(figure_view(t.label, t.figure, names, book) for t in cycle_totals[:4]),
        sources=book.views(),
    )
    return Page(
        frame=frame("", "Seberapa sehat daerah Anda?", tagline, newest(data)),
        template="beranda.html",
        view=view,
    )


def news(
    data: PortalInput, results: Results, names: Names, book: SourceBook, *, most: int = 6
) -> tuple[EventView, ...]:
    """The newest dated stages and events of the districts, one a district, newest first."""
    found: list[tuple[str, EventView]] = []
    for code, district in results.districts.items():
        if district.simulated != results.simulated:
            continue
        latest: tuple[str, str, str, str] | None = None
        for row in district.package.tahapan:
            day = row.selesai or row.mulai
            if len(day) == 10 and row.status != "rencana" and (not latest or day > latest[0]):
                name = names.stages.get(row.tahap, row.tahap)
                latest = (day, f"{name} {row.siklus}", stage_text(row), row.sumber)
        for event in district.package.kegiatan:
            if (
                len(event.tanggal) == 10
                and event.status != "rencana"
                and (not latest or event.tanggal > latest[0])
            ):
                latest = (event.tanggal, event.judul, event.tempat, event.sumber)
        if latest:
            day, title, detail, source = latest
            found.append(
                (
                    day,
                    EventView(
                        when=date_text(day),
                        iso=day,
                        title=f"{names.places[code]}: {title}",
                        detail=detail,
                        state="",
                        href=names.district_href(code),
                        sources=(book.cite(district.sources[source]),),
                    ),
                )
            )
    found.sort(key=lambda item: (item[0], item[1].title), reverse=True)
    return tuple(view for _, view in found[:most])
