"""Every district and province has a page: lists, provinces, and districts without a package."""

from __future__ import annotations

import json

from kksportal.compute.portal import Results
from kksportal.model.package import PortalInput
from kksportal.model.shared_rows import DaerahRow
from kksportal.plan.awards import award_cell, award_entries, parted
from kksportal.plan.district_pages import ShortDistrictPage
from kksportal.plan.downloads.addresses import card_address
from kksportal.plan.figures import SourceBook, missing_view
from kksportal.plan.frames import Crumb, frame
from kksportal.plan.names import Names
from kksportal.plan.pages import ProvincePage, RegionListPage
from kksportal.plan.share import Gathered
from kksportal.plan.site import Asset, Page
from kksportal.plan.stories import story_card
from kksportal.plan.tables import table, text
from kksportal.plan.views import FigureView, Link, RegionTile, StatementView
from kksportal.text import join_words


def region_tile(row: DaerahRow, results: Results, names: Names) -> RegionTile:
    """A district in a list: its newest award found, or whether there are data."""
    found = results.history(row.kode)
    newest = next((f for _, f in sorted(found.items(), reverse=True) if f.state == "ada"), None)
    cycle = next((c for c, f in sorted(found.items(), reverse=True) if f.state == "ada"), "")
    has = row.kode in results.packaged
    parts = [f"{newest.text} {cycle}"] if newest else []
    if has:
        parts.append("ada paket data")
    return RegionTile(
        name=row.nama,
        href=f"daerah/{row.id}/",
        note=" · ".join(parts) or "Belum ada data",
        has_data=has or newest is not None,
        rank=newest.rank if newest else 0,
    )


def region_list(results: Results, names: Names, gathered: Gathered) -> list[Page]:
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


def find_index(names: Names) -> Asset:
    """Names, provinces and addresses of all districts, for finding by name."""
    rows = [
        [row.nama, names.provinces[row.provinsi].nama, f"daerah/{row.id}/", row.provinsi]
        for row in names.current
    ]
    content = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
    return Asset(address="aset/daerah.json", content=content.encode())


def short_page(row: DaerahRow, data: PortalInput, results: Results, names: Names) -> Page:
    """A district without a package: what award records and stories say, or that nothing does."""
    book = SourceBook()
    province = names.provinces[row.provinsi]
    entries = award_entries(row.kode, results, names, book)
    known = [e for e in entries if e.state in ("ada", "berbeda")]
    found, unfound = parted(entries) if known else ((), ())
    stories = names.stories_of(row.kode)
    for story in stories:
        book.cite_all(story.sources)
    left_out = data.quarantined.get(row.kode, "")
    if known:
        told = join_words([f"{e.text} {e.cycle}" for e in known[:3]])
        lead = (f"Penghargaan {row.nama} yang ditemukan sumbernya: {told}.",)
    else:
        lead = (f"Belum ada data tentang {row.nama} di portal ini.",)
    figures: tuple[FigureView, ...] = (
        ()
        if known
        else (
            missing_view(
                "Capaian dan penghargaan",
                "belum-ada",
                explain="Punya sumbernya? Kirimkan kepada kami.",
                href="kontribusi/",
            ),
        )
    )
    kecamatan = len(names.kecamatan.get(row.id, ()))
    view = ShortDistrictPage(
        name=row.nama,
        code=row.kode,
        facts=f"Kode {row.kode} · {kecamatan} kecamatan · {province.nama}",
        lead=lead,
        awards=found,
        unfound=unfound if known else (),
        stories=tuple(story_card(s, names) for s in stories),
        figures=figures,
        quarantined="Paket data daerah ini sedang diperbaiki, jadi belum ditampilkan."
        if left_out
        else "",
        sources=book.views(),
    )
    return Page(
        frame=frame(
            f"daerah/{row.id}/",
            row.nama,
            f"Penghargaan dan data Kabupaten/Kota Sehat {row.nama}, {province.nama}.",
            max((a.head.updated for a in data.awards), default=""),
            section="daerah",
            crumbs=(Crumb("Daerah", "daerah/"), Crumb(province.nama, f"provinsi/{province.id}/")),
            simulated=names.simulated(row.kode),
            image=card_address(row.kode),
        ),
        template="daerah-singkat.html",
        view=view,
    )


def province_pages(results: Results, names: Names, gathered: Gathered) -> list[Page]:
    """One page a province."""
    rows: dict[str, list[DaerahRow]] = {}
    for row in names.current:
        rows.setdefault(row.provinsi, []).append(row)
    return [_province_page(p, rows[p], results, names, gathered) for p in rows]


def _province_page(
    slug: str, rows: list[DaerahRow], results: Results, names: Names, gathered: Gathered
) -> Page:
    book = SourceBook()
    province = names.provinces[slug]
    simulated = names.simulated(province.kode)
    address = f"provinsi/{slug}/"
    book.note(gathered.province_sources.get(address, ()))
    cycles = results.cycles_with_awards
    known = [row for row in rows if results.history(row.kode)]
    awarded = [
        row
        for row in known
        if any(found.state != "diragukan" for found in results.history(row.kode).values())
    ]
    awards = table(
        f"Penghargaan di {province.nama} menurut sumber yang ditemukan",
        ("Daerah", *cycles),
        (
            [
                text(row.nama, href=f"daerah/{row.id}/"),
                *(award_cell(results.history(row.kode).get(c), names, book) for c in cycles),
            ]
            for row in known
        ),
        compare=True,
    )
    provincial = results.history(province.kode)
    extra = tuple(
        StatementView(
            topic=f"Penghargaan provinsi {c}",
            text=f.text,
            when=c,
            speaker="",
            locus="",
            sources=book.cite_all(f.sources),
        )
        for c, f in sorted(provincial.items(), reverse=True)
    )
    stories = [s for row in rows for s in names.stories_of(row.kode)]
    view = ProvincePage(
        name=province.nama,
        slug=slug,
        on_map=simulated == results.simulated,
        lead=(
            f"{len(rows)} kabupaten dan kota; {len(awarded)} di antaranya tercatat pernah menerima "
            "penghargaan menurut sumber yang kami temukan.",
        ),
        tiles=tuple(region_tile(row, results, names) for row in rows),
        compared=tuple(
            Link(label=t.nama, href=href)
            for t in names.tatanan_now
            if (href := f"banding/{slug}/{t.id}/") in gathered.compared
        ),
        awards=awards,
        figures=tuple(gathered.of(f"{address}#angka")),
        statements=extra,
        told=tuple(gathered.of(f"{address}#kata")),
        stories=tuple(story_card(s, names) for s in stories),
        sources=book.views(),
    )
    return Page(
        frame=frame(
            address,
            province.nama,
            f"Kabupaten dan kota sehat di {province.nama}: penghargaan, angka, dan inovasi.",
            max(
                (
                    *(gathered.days.get(row.kode, "") for row in rows),
                    *(a.head.updated for a in results.data.awards if a.head.simulated == simulated),
                    *(s.date for s in stories),
                ),
                default="",
            ),
            section="daerah",
            crumbs=(Crumb("Daerah", "daerah/"),),
            simulated=simulated,
        ),
        template="provinsi.html",
        view=view,
    )
