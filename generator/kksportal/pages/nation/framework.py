"""Pages of the instrument: the framework of a cycle, a tatanan nationwide, an indicator."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kksportal import addresses
from kksportal.model.package import FrameworkPackage
from kksportal.model.rows import Sumber
from kksportal.pages.nation.context import NationContext
from kksportal.pages.nation.indicator import DIRECTIONS, RELATIONS
from kksportal.pages.site import Page
from kksportal.text import date_text, number
from kksportal.words.figures import SourceBook
from kksportal.words.frames import Crumb, frame
from kksportal.words.names import ASSESSORS
from kksportal.words.readiness import requirement_views
from kksportal.words.tables import cited, counted, table, text
from kksportal.words.views import ItemView, SourceView, Table


def framework_pages(context: NationContext) -> Iterator[Page]:
    """One page a framework: the instrument and the award rules of a cycle."""
    for cycle, package in context.data.frameworks.items():
        if context.wants(addresses.FRAMEWORK(cycle)):
            yield _framework_page(package, context)


def _framework_page(package: FrameworkPackage, context: NationContext) -> Page:
    names = context.names
    cycle = package.head.cycle
    book = SourceBook()
    sources = {s.id: s for s in package.sumber}
    many = len(package.indikator)
    lead = [
        f"Yang diketahui portal ini tentang penilaian Kabupaten/Kota Sehat siklus {cycle}: "
        f"{len(package.tatanan)} tatanan dan {many} indikator."
        if many
        else f"Instrumen siklus {cycle} belum ditemukan; yang diketahui baru sebagian syaratnya."
    ]
    lead.append("Bila sumber berbeda tentang suatu syarat, semuanya ditampilkan berdampingan.")
    view = FrameworkPage(
        cycle=cycle,
        lead=tuple(lead),
        tatanan=table(
            f"Tatanan siklus {cycle}",
            ("Tatanan", "Nomor", "Indikator", "Sumber"),
            (
                (
                    text(t.nama, href=addresses.TATANAN(t.id)),
                    text(t.nomor),
                    counted(sum(1 for i in package.indikator if i.tatanan == t.id), t.sumber),
                    cited("", (book.cite(sources[t.sumber]),)),
                )
                for t in sorted(package.tatanan, key=lambda t: int(t.nomor))
            ),
        ),
        stages=table(
            f"Tahap penilaian {cycle}",
            ("Tahap", "Penilai", "Waktu", "Sumber"),
            (
                (
                    text(t.nama),
                    text(ASSESSORS.get(t.penilai, "")),
                    text(
                        " sampai ".join(dict.fromkeys(date_text(d) for d in (t.mulai, t.selesai)))
                        if t.mulai or t.selesai
                        else ""
                    ),
                    cited("", (book.cite(sources[t.sumber]),)),
                )
                for t in sorted(package.tahap, key=lambda t: int(t.urutan))
            ),
        ),
        indicators=tuple(
            (names.tatanan.get(slug, slug), listed)
            for slug in dict.fromkeys(row.tatanan for row in package.indikator)
            if (listed := _indicators(package, slug, context, book, sources))
        ),
        institution=table(
            f"Butir kelembagaan {cycle}",
            ("Komponen", "Butir", "Skor", "Sumber"),
            (
                (
                    text(b.nama_komponen),
                    text(b.nama_butir),
                    text(b.skala.replace("/", ", ")),
                    cited("", (book.cite(sources[b.sumber]),)),
                )
                for b in package.butir_kelembagaan
            ),
        ),
        requirements=requirement_views(package, names, book),
        crosswalk=_crosswalk(package, context, book, sources),
        crosswalk_note="Indikator yang sama dibandingkan antar siklus; yang lain tidak."
        if package.padanan
        else "",
        sources=book.views(),
    )
    return Page(
        frame=frame(
            addresses.FRAMEWORK(cycle),
            f"Instrumen dan syarat {cycle}",
            f"Tatanan, indikator, tahap, dan syarat penghargaan siklus {cycle}, dengan sumbernya.",
            package.head.updated,
            section="tatanan",
            crumbs=(Crumb("Tatanan", addresses.TATANAN_LIST()),),
        ),
        view=view,
    )


def _indicators(
    package: FrameworkPackage,
    slug: str,
    context: NationContext,
    book: SourceBook,
    sources: dict[str, Sumber],
) -> Table | None:
    """A row for each indicator of a tatanan, with all that is known of one without a page."""
    cycle, steps = package.head.cycle, context.results.steps
    rows = [row for row in package.indikator if row.tatanan == slug]
    links = book.cite_all(sources[row.sumber] for row in rows)
    listed = table(
        f"Indikator {context.names.tatanan.get(slug, slug)} {cycle}",
        ("Indikator", "Satuan", "Arah", "Langkah skor"),
        (
            (
                text(row.nama, href=_page_of(cycle, row.kode, context), note=row.kode),
                text(row.satuan or row.jenis),
                text(DIRECTIONS[row.arah] or "menurut kriteria"),
                text(", ".join(map(number, steps.get((cycle, row.kode), ()))) or "tidak tercantum"),
            )
            for row in rows
        ),
    )
    anchors = tuple(row.kode for row in rows)
    return listed and listed._replace(anchors=anchors, column_sources=(("", links),))


def _page_of(cycle: str, code: str, context: NationContext) -> str:
    """The page of an indicator, "" where it has none and its row is all there is."""
    address = addresses.INDICATOR(cycle, code)
    return address if address in context.indicators else ""


def _crosswalk(
    package: FrameworkPackage,
    context: NationContext,
    book: SourceBook,
    sources: dict[str, Sumber],
) -> Table | None:
    href = context.indicator_href

    def indicator(cycle: str, code: str) -> str:
        row = context.results.indicators.get((cycle, code))
        return f"{code} {row.nama}" if row else "tidak ada"

    return table(
        f"Padanan indikator ke siklus {package.head.cycle}",
        ("Indikator baru", "Indikator lama", "Hubungan", "Catatan"),
        (
            (
                text(
                    indicator(package.head.cycle, p.kode_baru),
                    href=href(package.head.cycle, p.kode_baru),
                ),
                text(indicator(p.siklus_lama, p.kode_lama), href=href(p.siklus_lama, p.kode_lama)),
                cited(RELATIONS[p.hubungan], (book.cite(sources[p.sumber]),)),
                text(p.catatan or "–"),
            )
            for p in package.padanan
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameworkPage:
    """`kerangka.html`: the instrument and award rules of a cycle."""

    cycle: str
    lead: tuple[str, ...]
    tatanan: Table | None
    stages: Table | None
    indicators: tuple[tuple[str, Table], ...]  # by tatanan; a row has the id of its code
    institution: Table | None
    requirements: tuple[tuple[str, tuple[ItemView, ...]], ...]  # by category
    crosswalk: Table | None
    crosswalk_note: str
    sources: tuple[SourceView, ...]
