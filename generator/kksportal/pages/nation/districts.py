"""Every district and province has a page: lists, provinces, and districts without a package."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kksportal import addresses
from kksportal.pages.nation.context import NationContext
from kksportal.pages.site import Page
from kksportal.words.frames import frame
from kksportal.words.regions import region_tile
from kksportal.words.views import Link, RegionTile


def district_list(context: NationContext) -> Iterator[Page]:
    """The list of all districts by province."""
    if not context.wants(addresses.DISTRICTS()):
        return
    results, names = context.results, context.names
    by_province: dict[str, list[RegionTile]] = {}
    simulated = []
    for row in names.current:
        tile = region_tile(row, results, names)
        if names.simulated(row.kode):
            simulated.append(tile)
        else:
            by_province.setdefault(row.provinsi, []).append(tile)
    view = RegionListPage(
        provinces=tuple(
            (Link(label=names.provinces[p].nama, href=addresses.PROVINCE(p)), tuple(tiles))
            for p, tiles in by_province.items()
        ),
        simulated=tuple(simulated),
        total=str(sum(len(tiles) for tiles in by_province.values())),
    )
    yield Page(
        frame=frame(
            addresses.DISTRICTS(),
            "Semua kabupaten dan kota",
            "Semua kabupaten dan kota di Indonesia menurut provinsi, dan apa yang diketahui.",
            context.info.updated,
            section="daerah",
        ),
        view=view,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionListPage:
    """`daftar-daerah.html`: all districts by province."""

    provinces: tuple[tuple[Link, tuple[RegionTile, ...]], ...]
    simulated: tuple[RegionTile, ...]
    total: str
