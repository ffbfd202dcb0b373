"""The page of a district that other sites may show in a frame: a figure, a chart, a tatanan.

The fragment chooses the part; each part names its sources and links back to the district, which
has the table of a chart: a part shown in another page is small.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kksportal import addresses
from kksportal.pages.district.main import other_figures
from kksportal.pages.site import Page
from kksportal.words.awards import award_entries
from kksportal.words.cards import all_card, tatanan_cards
from kksportal.words.charts import filled_chart
from kksportal.words.context import DistrictContext
from kksportal.words.drawings import Chart
from kksportal.words.frames import frame
from kksportal.words.ladder import ladder_chart
from kksportal.words.slopes import trend_chart
from kksportal.words.views import FigureView, Link, TatananCard


def embed_page(context: DistrictContext) -> Iterator[Page]:
    """Every part that may be embedded; the sources are listed on the district's page."""
    yield Page(
        frame=frame(
            addresses.EMBED(context.slug),
            f"{context.label}, untuk disematkan",
            f"Angka, grafik, dan tatanan {context.label} untuk ditampilkan di situs lain.",
            context.district.package.head.updated,
            simulated=context.simulated,
        )._replace(bare=True, noindex=True, crumbs=()),
        view=_view(context),
    )


# The page of sources lists the parts too: saves 0.7 ms of the 64 that a full district's pages take.
@lru_cache(maxsize=1)
def _view(context: DistrictContext) -> EmbedPage:
    context = context.opened(context.link.href)
    awards = award_entries(
        context.code, context.results, context.names, context.book, context.district.without
    )
    charts = (
        filled_chart(context),
        trend_chart(context),
        ladder_chart(awards, context.results, context.names.categories, context.label),
    )
    overall = all_card(context)
    return EmbedPage(
        district=context.link,
        figures=tuple(f for f in other_figures(context) if f.claims),
        charts=tuple(chart._replace(table=None) for chart in charts if chart),
        tatanan=(
            *((overall,) if overall else ()),
            *(card for card in tatanan_cards(context) if card.has_data),
        ),
    )


def embed_parts(context: DistrictContext) -> tuple[Link, ...]:
    """The parts of a district's embed page, each with its address."""
    view, address = _view(context), addresses.EMBED(context.slug)
    return (
        *(Link(label=_named(f), href=f"{address}#{f.anchor}") for f in view.figures),
        *(Link(label=c.title, href=f"{address}#{c.id}") for c in view.charts),
        *(Link(label=k.name, href=f"{address}#{k.icon}") for k in view.tatanan),
    )


def _named(figure: FigureView) -> str:
    """A figure by what it measures, its kind and its day: one measure may stand there often."""
    kind = f" ({figure.kind})" if figure.kind else ""
    return f"{figure.label}{kind}, {figure.claims[0].as_of}"


@dataclass(frozen=True, slots=True, kw_only=True)
class EmbedPage:
    """`sematan.html`: parts of a district for other sites, chosen by the fragment."""

    district: Link
    figures: tuple[FigureView, ...]
    charts: tuple[Chart, ...]
    tatanan: tuple[TatananCard, ...]
