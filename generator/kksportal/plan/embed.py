"""The page of a district that other sites may show in a frame: a figure, a chart, a tatanan.

The fragment chooses the part; each part names its sources and leads back to the district, where
the table of a chart stands: a part shown in another page is small.
"""

from __future__ import annotations

from kksportal.plan.awards import award_entries
from kksportal.plan.cards import all_card, tatanan_cards
from kksportal.plan.charts import award_chart, filled_chart, trend_chart
from kksportal.plan.desk import Desk
from kksportal.plan.district import other_figures
from kksportal.plan.district_pages import EmbedPage
from kksportal.plan.frames import frame
from kksportal.plan.site import Page
from kksportal.plan.views import Link


def embed_address(slug: str) -> str:
    """Where a district's embeddable parts stand."""
    return f"sematan/{slug}/"


def embed_page(desk: Desk) -> Page:
    """Every part that may be embedded; the desk's sources are listed on the district's page."""
    ladder = [desk.names.categories[category] for category in desk.results.ladder]
    awards = award_entries(desk.code, desk.results, desk.names, desk.book)
    charts = (filled_chart(desk), trend_chart(desk), award_chart(awards, ladder, desk.label))
    overall = all_card(desk)
    view = EmbedPage(
        district=desk.link,
        figures=tuple(f for f in other_figures(desk) if f.claims),
        charts=tuple(chart._replace(table=None) for chart in charts if chart),
        tatanan=(
            *((overall,) if overall else ()),
            *(card for card in tatanan_cards(desk) if card.has_data),
        ),
    )
    return Page(
        frame=frame(
            embed_address(desk.slug),
            f"{desk.label}, untuk disematkan",
            f"Angka, grafik, dan tatanan {desk.label} untuk ditampilkan di situs lain.",
            desk.found.package.head.updated,
            simulated=desk.simulated,
        )._replace(bare=True, noindex=True, crumbs=()),
        template="sematan.html",
        view=view,
    )


def embed_parts(page: Page) -> tuple[Link, ...]:
    """The parts of an embed page, each with its address."""
    view = page.view
    assert isinstance(view, EmbedPage)
    address = page.frame.address
    return (
        *(Link(label=f.label, href=f"{address}#{f.anchor}") for f in view.figures),
        *(Link(label=c.title, href=f"{address}#{c.id}") for c in view.charts),
        *(Link(label=k.name, href=f"{address}#{k.icon}") for k in view.tatanan),
    )
