"""The search page: its filters, and what works without JavaScript: lists and names A–Z."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kksportal import addresses
from kksportal.model.region_rows import DaerahRow
from kksportal.pages.nation.context import NationContext
from kksportal.pages.site import Page
from kksportal.words.frames import frame
from kksportal.words.names import Names
from kksportal.words.views import Link

KIND_LABELS = (
    ("daerah", "Daerah"),
    ("inovasi", "Inovasi"),
    ("indikator", "Indikator"),
    ("tatanan", "Tatanan"),
    ("penghargaan", "Penghargaan"),
    ("halaman", "Halaman lain"),
)
LISTS = (
    Link(label="Kabupaten dan kota menurut provinsi", href=addresses.DISTRICTS()),
    Link(label="Tatanan dan indikatornya", href=addresses.TATANAN_LIST()),
    Link(label="Cerita inovasi", href=addresses.STORIES()),
    Link(label="Penghargaan menurut daerah dan siklus", href=addresses.AWARDS()),
)


def bare_name(name: str) -> str:
    """A district's name without its kind: Kabupaten Banjar and Kota Banjar are both Banjar."""
    for kind in ("Kabupaten ", "Kota "):
        if name.startswith(kind):
            return name.removeprefix(kind).removeprefix("Administrasi ")
    return name


def search_page(context: NationContext) -> Iterator[Page]:
    """The page `/cari/`."""
    if not context.wants(addresses.SEARCH()):
        return
    data, results, names = context.data, context.results, context.names
    changed = context.info.updated
    letters: dict[str, list[Link]] = {}
    simulated = []
    for row in sorted(names.current, key=lambda r: (bare_name(r.nama).casefold(), r.nama, r.kode)):
        link = _district(row, names)
        if names.simulated(row.kode) and not results.simulated:
            simulated.append(link)
        else:
            letters.setdefault(bare_name(row.nama)[:1].upper(), []).append(link)
    slugs = dict.fromkeys([*(t.id for t in names.tatanan_now), "kelembagaan"])
    years = {
        *data.frameworks,
        *results.cycles_with_awards,
        *(story.cycle or story.date[:4] for story in data.stories),
    }
    view = SearchPage(
        letters=tuple((letter, tuple(links)) for letter, links in sorted(letters.items())),
        simulated=tuple(simulated),
        lists=LISTS,
        kinds=KIND_LABELS,
        provinces=tuple(
            sorted({names.provinces[row.provinsi].nama for row in names.current}, key=str.casefold)
        ),
        tatanan=tuple(names.tatanan.get(slug, slug) for slug in slugs),
        years=tuple(sorted(filter(None, years), reverse=True)),
    )
    yield Page(
        frame=frame(
            addresses.SEARCH(),
            "Cari",
            "Cari daerah, inovasi, indikator, dan tatanan di portal ini.",
            changed,
            section="cari",
        ),
        view=view,
    )


def _district(row: DaerahRow, names: Names) -> Link:
    return Link(
        label=row.nama, href=addresses.DISTRICT(row.id), note=names.provinces[row.provinsi].nama
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage:
    """`cari.html`: the search, and what works without JavaScript."""

    letters: tuple[tuple[str, tuple[Link, ...]], ...]  # districts A–Z; note: the province
    simulated: tuple[Link, ...]
    lists: tuple[Link, ...]
    kinds: tuple[tuple[str, str], ...]  # value and label of the filter by kind
    provinces: tuple[str, ...]
    tatanan: tuple[str, ...]
    years: tuple[str, ...]
