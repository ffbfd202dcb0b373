"""A district's other pages: kelembagaan, award history, and every source with what was taken."""

from __future__ import annotations

from collections import Counter
from operator import attrgetter

from kksportal.plan.awards import award_entries
from kksportal.plan.cards import office_table
from kksportal.plan.desk import Desk
from kksportal.plan.district_pages import DistrictAwardsPage, DistrictSourcesPage, InstitutionPage
from kksportal.plan.downloads.addresses import card_address, district_files
from kksportal.plan.figures import figure_view, source_view
from kksportal.plan.frames import frame
from kksportal.plan.institution import evidence_table, item_tables
from kksportal.plan.readiness import readiness_view
from kksportal.plan.site import Page
from kksportal.plan.tables import text
from kksportal.plan.told import statements
from kksportal.plan.views import Frame, Link, StatementView, Table

_FAMILY = ("kelembagaan", "kelembagaan-kecamatan", "forum", "sk-wilayah")
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
# Rows by the hundred, which stand in full on the pages of tatanan and kelembagaan.
_COUNTED = {
    "capaian": "nilai indikator, pada halaman tiap tatanan",
    "penilaian": "skor indikator, pada halaman tiap tatanan",
    "kelembagaan": "butir, pada halaman kelembagaan",
    "bukti": "catatan bukti dukung, pada halaman kelembagaan",
}
_SKIP = ("sumber", "letak", "penutur", "catatan", "id", "keadaan")


def institution_page(desk: Desk) -> Page:
    """Kelembagaan: coverage, items by place, evidence, offices."""
    found, names, book = desk.found, desk.names, desk.book
    family = {row.id: row.keluarga for row in desk.data.vocabulary.ukuran}
    figures = tuple(
        figure_view(
            names.measures.get(t.ukuran, t.ukuran),
            figure,
            names,
            book,
            kind="" if t.sifat == "capaian" else t.sifat,
        )
        for t in found.topics
        if family.get(t.ukuran) in _FAMILY and t.subjek == desk.code
        for figure in t.series
    )
    view = InstitutionPage(
        district=desk.link,
        lead=(
            f"Tim Pembina, Forum, dan Pokja yang menjalankan kabupaten/kota sehat di "
            f"{desk.label}, sejauh disebut sumber.",
        ),
        figures=figures,
        coverage=tuple(figure_view(c.label, c.figure, names, book) for c in found.coverage),
        tables=item_tables(desk),
        evidence=evidence_table(desk),
        offices=office_table(desk, "kelembagaan"),
        statements=statements(desk, "kelembagaan"),
        requirements=(),
        sources=book.views(),
    )
    return Page(
        frame=_frame(desk, "kelembagaan/", "Kelembagaan", "Tim Pembina, Forum, dan Pokja"),
        template="daerah-kelembagaan.html",
        view=view,
    )


def awards_page(desk: Desk) -> Page:
    """The award history across cycles, and readiness in full."""
    found, names, book = desk.found, desk.names, desk.book
    view = DistrictAwardsPage(
        district=desk.link,
        lead=(
            "Penghargaan Swasti Saba menurut sumber yang ditemukan. "
            "“Belum ditemukan” bukan berarti tidak menerima.",
        ),
        awards=award_entries(desk.code, desk.results, names, book),
        claims=tuple(
            figure_view(
                f"{names.categories.get(c.predikat, c.predikat)}, {c.siklus_teks}",
                c.figure,
                names,
                book,
            )
            for c in found.award_claims
        ),
        doubts=tuple(
            StatementView(
                topic=f"{d.siklus}: {names.categories.get(d.predikat, d.predikat)}, diragukan",
                text=d.alasan,
                when="",
                speaker="",
                locus="",
                sources=(book.cite(source),),
            )
            for d, source in desk.results.doubts
            if d.wilayah == desk.code
        ),
        readiness=tuple(
            readiness_view(trace, names, book, is_next=category == found.next_category)
            for (cycle, category), trace in found.readiness.items()
            if cycle == found.cycle
        ),
        sources=book.views(),
    )
    return Page(
        frame=_frame(desk, "penghargaan/", "Penghargaan", "Riwayat penghargaan dan kesiapan"),
        template="daerah-penghargaan.html",
        view=view,
    )


def sources_page(desk: Desk, parts: tuple[Link, ...] = ()) -> Page:
    """Every source of the package, every row taken from it, and the parts one may embed."""
    package = desk.found.package
    sources = sorted(package.sumber, key=lambda s: s.id)
    uses: dict[str, list[tuple[str, str, str]]] = {s.id: [] for s in sources}
    for resource in _LISTED:
        for row in getattr(package, resource):
            uses[row.sumber].append((resource.replace("_", " "), _told(row), row.letak))
    for resource, what in _COUNTED.items():
        counts = Counter(map(attrgetter("sumber", "siklus"), getattr(package, resource)))
        for (source, cycle), many in sorted(counts.items()):
            uses[source].append((resource, f"{many} {what}, siklus {cycle}", ""))
    tables = tuple(
        Table(
            caption=f"Diambil dari {source.judul}",
            heads=("Jenis", "Isi", "Letak"),
            rows=tuple((text(a), text(b), text(c)) for a, b, c in uses[source.id])
            or ((text("tidak dipakai"), text("belum ada baris yang memakainya"), text("")),),
        )
        for source in sources
    )
    view = DistrictSourcesPage(
        district=desk.link,
        sources=tuple(source_view(s) for s in sources),
        uses=tables,
        package=package.head.folder,
        parts=parts,
        licence=Link(
            label=package.head.licence or "lisensi tidak disebut", href=package.head.licence_url
        ),
        downloads=download_links(desk) if desk.downloads else (),
    )
    return Page(
        frame=_frame(desk, "sumber/", "Sumber", "Semua sumber, dan apa yang diambil darinya"),
        template="daerah-sumber.html",
        view=view,
    )


def download_links(desk: Desk) -> tuple[Link, ...]:
    """What can be taken of a district, each with what it is good for."""
    files = district_files(desk.code)
    return (
        Link("Paket data (ZIP)", files.zip, "CSV dengan arti tiap kolom, untuk diolah"),
        Link("Buku kerja (Excel)", files.xlsx, "tabel yang sama, untuk dibuka dan dibaca"),
        Link("Untuk mesin (JSON)", files.json, "satu berkas dengan alamat tetap dan skema"),
    )


def _told(row: object) -> str:
    """A row in one line, its empty and technical cells left out."""
    cells = row._asdict()  # type: ignore[attr-defined]  # every row is a NamedTuple
    return " · ".join(v for k, v in cells.items() if v and k not in _SKIP)


def _frame(desk: Desk, sub: str, title: str, what: str) -> Frame:
    return frame(
        f"{desk.link.href}{sub}",
        f"{title}, {desk.label}",
        f"{what} Kabupaten/Kota Sehat di {desk.label}.",
        desk.found.package.head.updated,
        section="daerah",
        crumbs=desk.crumbs(deeper=True),
        simulated=desk.simulated,
        image=card_address(desk.code),
        feed="../feed.xml",
    )
