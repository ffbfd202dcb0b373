"""Every district and province has a page: lists, provinces, and districts without a package."""

from __future__ import annotations

from dataclasses import dataclass

from kksportal.compute.shared import SharedResults
from kksportal.pages.share import Gathered
from kksportal.pages.site import Page
from kksportal.words.frames import frame
from kksportal.words.names import Names
from kksportal.words.regions import region_tile
from kksportal.words.views import (
    Link,
    RegionTile,
)


def region_list(results: SharedResults, names: Names, gathered: Gathered) -> list[Page]:
    """The list of all districts by province."""
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
            (Link(label=names.provinces[p].nama, href=f"provinsi/{p}/"), tuple(tiles))
            for p, tiles in by_province.items()
        ),
        simulated=tuple(simulated),
        total=str(sum(len(tiles) for tiles in by_province.values())),
    )
    page = Page(
        frame=frame(
            "daerah/",
            "Semua kabupaten dan kota",
            "Semua kabupaten dan kota di Indonesia menurut provinsi, dan apa yang diketahui.",
            gathered.updated,
            section="daerah",
        ),
        template="daftar-daerah.html",
        view=view,
    )
    return [page]


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionListPage:
    """`daftar-daerah.html`: all districts by province."""

    provinces: tuple[tuple[Link, tuple[RegionTile, ...]], ...]
    simulated: tuple[RegionTile, ...]
    total: str
