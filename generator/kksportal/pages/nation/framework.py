"""Pages of the instrument: the framework of a cycle, a tatanan nationwide, an indicator."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kksportal import addresses
from kksportal.compute.shared import SharedResults
from kksportal.model.package import FrameworkPackage
from kksportal.model.rows import Sumber
from kksportal.pages.nation.context import NationContext
from kksportal.pages.nation.indicator import RELATIONS
from kksportal.pages.site import Page
from kksportal.text import date_text
from kksportal.words.figures import SourceBook
from kksportal.words.frames import Crumb, frame
from kksportal.words.names import ASSESSORS, Names
from kksportal.words.readiness import requirement_views
from kksportal.words.tables import cited, counted, table, text
from kksportal.words.views import ItemView, SourceView, Table


def framework_pages(context: NationContext) -> Iterator[Page]:
    """One page a framework: the instrument and the award rules of a cycle."""
    for cycle, package in context.data.frameworks.items():
        if context.wants(addresses.FRAMEWORK(cycle)):
            yield _framework_page(package, context.results, context.names)


def _framework_page(package: FrameworkPackage, results: SharedResults, names: Names) -> Page:
    cycle = package.head.cycle
    book = SourceBook()
    sources = {s.id: s for s in package.sumber}
    many = len(package.indikator)
    lead = [
        f"Yang diketahui portal ini tentang penilaian Kabupaten/Kota Sehat siklus {cycle}."
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
        crosswalk=_crosswalk(package, names, results, book, sources),
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


def _crosswalk(
    package: FrameworkPackage,
    names: Names,
    results: SharedResults,
    book: SourceBook,
    sources: dict[str, Sumber],
) -> Table | None:
    def indicator(cycle: str, code: str) -> str:
        row = results.indicators.get((cycle, code))
        return f"{code} {row.nama}" if row else "tidak ada"

    def href(cycle: str, code: str) -> str:
        return addresses.INDICATOR(cycle, code) if (cycle, code) in results.indicators else ""

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
    institution: Table | None
    requirements: tuple[tuple[str, tuple[ItemView, ...]], ...]  # by category
    crosswalk: Table | None
    crosswalk_note: str
    sources: tuple[SourceView, ...]
