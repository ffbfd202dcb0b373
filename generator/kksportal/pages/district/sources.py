"""Every source of a district, and every row taken from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from kksportal import addresses
from kksportal.addresses import district_files
from kksportal.pages.district.embed import embed_parts
from kksportal.pages.district.frames import subpage_frame
from kksportal.pages.site import Page
from kksportal.words.context import DistrictContext
from kksportal.words.figures import source_view
from kksportal.words.tables import text
from kksportal.words.views import Link, SourceView, Table

_LISTED = (
    "fakta",
    "pernyataan",
    "keikutsertaan",
    "kegiatan",
    "pengampu",
    "nilai_tatanan",
    "tahapan",
    "perbaikan",
    "inovasi",
    "penghargaan",
)


# Tables with hundreds of rows, which the pages of tatanan and kelembagaan show in full.
_COUNTED = {
    "capaian": "nilai indikator, pada halaman tiap tatanan",
    "penilaian": "skor indikator, pada halaman tiap tatanan",
    "kelembagaan": "butir, pada halaman kelembagaan",
    "renstra": "indikator dalam Renstra, pada halaman tiap tatanan",
    "bukti": "catatan bukti dukung, pada halaman kelembagaan",
}


_SKIP = ("sumber", "letak", "penutur", "catatan", "id", "keadaan")


def sources_page(context: DistrictContext) -> Iterator[Page]:
    """Every source of the package, every row taken from it, and the parts one may embed."""
    package = context.district.package
    sources = sorted(package.sumber, key=lambda s: s.id)
    uses: dict[str, list[tuple[str, str, str]]] = {s.id: [] for s in sources}
    for resource in _LISTED:
        for row in getattr(package, resource):
            uses[row.sumber].append((resource.replace("_", " "), _row_text(row), row.letak))
    for resource, what in _COUNTED.items():
        counts = Counter(map(attrgetter("sumber", "siklus"), getattr(package, resource)))
        for (source, cycle), many in sorted(counts.items()):
            uses[source].append((resource, f"{many} {what}, siklus {cycle}", ""))
    tables = tuple(
        Table(
            caption=f"Diambil dari {source.judul}",
            heads=("Jenis", "Isi", "Letak"),
            rows=tuple((text(a), text(b), text(c)) for a, b, c in uses[source.id]),
        )
        for source in sources
        if uses[source.id]
    )
    view = DistrictSourcesPage(
        district=context.link,
        sources=tuple(source_view(s) for s in sources),
        uses=tables,
        unused=tuple(source.judul for source in sources if not uses[source.id]),
        package=package.head.folder,
        parts=embed_parts(context),
        licence=Link(
            label=package.head.licence or "lisensi tidak disebut", href=package.head.licence_url
        ),
        downloads=download_links(context) if context.info.downloads else (),
    )
    yield Page(
        frame=subpage_frame(
            context,
            addresses.DISTRICT_SOURCES,
            "Sumber",
            "Semua sumber, dan apa yang diambil darinya",
        ),
        view=view,
    )


def download_links(context: DistrictContext) -> tuple[Link, ...]:
    """The downloads of a district, each with its use."""
    files = district_files(context.code)
    return (
        Link("Paket data (ZIP)", files.zip, "CSV dengan arti tiap kolom, untuk diolah"),
        Link("Buku kerja (Excel)", files.xlsx, "tabel yang sama, untuk dibuka dan dibaca"),
        Link("Untuk mesin (JSON)", files.json, "satu berkas dengan alamat tetap dan skema"),
    )


def _row_text(row: NamedTuple) -> str:
    """A row in one line, its empty and technical cells left out."""
    cells = row._asdict()
    return " · ".join(v for k, v in cells.items() if v and k not in _SKIP)


@dataclass(frozen=True, slots=True, kw_only=True)
class DistrictSourcesPage:
    """`daerah-sumber.html`: every source, and every row taken from it."""

    district: Link
    sources: tuple[SourceView, ...]
    uses: tuple[Table, ...]  # one a source of which any row is, in the same order
    unused: tuple[str, ...]  # titles of the others
    package: str  # the package folder
    licence: Link
    parts: tuple[Link, ...]  # of the embed page
    downloads: tuple[Link, ...]  # none where the portal makes no downloads
