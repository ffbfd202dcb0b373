"""Pages of the instrument: the framework of a cycle, a tatanan nationwide, an indicator."""

from __future__ import annotations

from collections.abc import Collection

from kksportal.compute.portal import Results
from kksportal.model.package import FrameworkPackage, PortalInput
from kksportal.model.rows import Sumber
from kksportal.model.shared_rows import IndikatorRow
from kksportal.plan.figures import SourceBook
from kksportal.plan.frames import Crumb, frame
from kksportal.plan.names import ASSESSORS, Names
from kksportal.plan.pages import FrameworkPage, IndicatorPage, TatananListPage, TatananPage
from kksportal.plan.readiness import requirement_views
from kksportal.plan.share import Gathered
from kksportal.plan.site import Page
from kksportal.plan.stories import newest_first, shown_stories, story_card
from kksportal.plan.tables import cited, counted, table, text
from kksportal.plan.views import Link, Table
from kksportal.text import date_text, number

RELATIONS = {
    "sama": "sama",
    "berubah": "definisi atau rumusnya berubah: tidak dibandingkan",
    "digabung": "digabung: tidak dibandingkan",
    "dihapus": "tidak dipakai lagi",
    "baru": "baru",
}
DIRECTIONS = {"naik": "makin tinggi makin baik", "turun": "makin rendah makin baik", "": ""}


def framework_pages(
    data: PortalInput, results: Results, names: Names, skip: Collection[str] = frozenset()
) -> list[Page]:
    """One page a framework, but for the files in `skip`, and the list of tatanan."""
    pages = [
        _framework_page(f, results, names)
        for cycle, f in data.frameworks.items()
        if f"kerangka/{cycle}/index.html" not in skip
    ]
    links = tuple(
        Link(label=t.nama, href=f"tatanan/{t.id}/", note=f"{_count(data, t.id, t_cycle)} indikator")
        for t_cycle in names.frameworks_newest[:1]
        for t in names.tatanan_rows(t_cycle)
    )
    view = TatananListPage(
        lead="Kabupaten/Kota Sehat dinilai lewat tatanan: tempat warga tinggal, belajar, bekerja, "
        "berbelanja, bepergian, dan dilindungi.",
        tatanan=links,
        frameworks=tuple(
            Link(label=f"Instrumen dan syarat {c}", href=f"kerangka/{c}/")
            for c in names.frameworks_newest
        ),
    )
    updated = max((f.head.updated for f in data.frameworks.values()), default="")
    pages.append(
        Page(
            frame=frame(
                "tatanan/",
                "Tatanan",
                "Sembilan tatanan Kabupaten/Kota Sehat: indikatornya, nilai daerah, dan syaratnya.",
                updated,
                section="tatanan",
            ),
            template="daftar-tatanan.html",
            view=view,
        )
    )
    return pages


def _count(data: PortalInput, tatanan: str, cycle: str) -> int:
    return sum(1 for row in data.frameworks[cycle].indikator if row.tatanan == tatanan)


def _framework_page(package: FrameworkPackage, results: Results, names: Names) -> Page:
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
                    text(t.nama, href=f"tatanan/{t.id}/"),
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
            f"kerangka/{cycle}/",
            f"Instrumen dan syarat {cycle}",
            f"Tatanan, indikator, tahap, dan syarat penghargaan siklus {cycle}, dengan sumbernya.",
            package.head.updated,
            section="tatanan",
            crumbs=(Crumb("Tatanan", "tatanan/"),),
        ),
        template="kerangka.html",
        view=view,
    )


def _crosswalk(
    package: FrameworkPackage,
    names: Names,
    results: Results,
    book: SourceBook,
    sources: dict[str, Sumber],
) -> Table | None:
    def indicator(cycle: str, code: str) -> str:
        row = results.indicators.get((cycle, code))
        return f"{code} {row.nama}" if row else "tidak ada"

    def href(cycle: str, code: str) -> str:
        return f"indikator/{cycle}/{code}/" if (cycle, code) in results.indicators else ""

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


def tatanan_pages(
    data: PortalInput, results: Results, names: Names, gathered: Gathered
) -> list[Page]:
    """One page a tatanan nationwide."""
    return [_tatanan_page(t.id, data, results, names, gathered) for t in names.tatanan_now]


def _tatanan_page(
    slug: str, data: PortalInput, results: Results, names: Names, gathered: Gathered
) -> Page:
    book = SourceBook()
    label = names.tatanan.get(slug, slug)
    cycles = [
        c for c in names.frameworks_newest if any(t.id == slug for t in data.frameworks[c].tatanan)
    ]
    indicators = tuple(
        (c, made) for c in cycles if (made := _indicator_list(data.frameworks[c], slug, book))
    )
    updated = max((data.frameworks[c].head.updated for c in cycles), default="")
    lead = [
        f"{label} adalah satu dari {len(names.tatanan_now)} tatanan Kabupaten/Kota Sehat; "
        f"pada {c} dinilai dengan {_count(data, slug, c)} indikator."
        for c in cycles[:1]
    ]
    view = TatananPage(
        name=label,
        icon=slug,
        lead=tuple(lead),
        names=tuple(
            Link(label=t.nama, href=f"kerangka/{c}/", note=f"siklus {c}")
            for c in cycles
            for t in data.frameworks[c].tatanan
            if t.id == slug
        ),
        indicators=indicators,
        scores=tuple(gathered.of(f"tatanan/{slug}/")),
        stories=tuple(
            story_card(s, names)
            for s in newest_first(s for s in shown_stories(data, results) if slug in s.tatanan)[:12]
        ),
        sources=book.views(),
    )
    return Page(
        frame=frame(
            f"tatanan/{slug}/",
            f"Tatanan {label}",
            f"Indikator, nilai daerah, dan inovasi tatanan {label} Kabupaten/Kota Sehat.",
            updated,
            section="tatanan",
            crumbs=(Crumb("Tatanan", "tatanan/"),),
        ),
        template="tatanan.html",
        view=view,
    )


def _indicator_list(package: FrameworkPackage, slug: str, book: SourceBook) -> Table | None:
    cycle = package.head.cycle
    sources = {s.id: s for s in package.sumber}
    return table(
        f"Indikator {cycle}",
        ("Indikator", "Kode", "Jenis", "Arah", "Sumber"),
        (
            (
                text(row.nama, href=f"indikator/{cycle}/{row.kode}/"),
                text(row.kode),
                text(row.jenis),
                text(DIRECTIONS[row.arah] or "menurut kriteria"),
                cited("", (book.cite(sources[row.sumber]),)),
            )
            for row in package.indikator
            if row.tatanan == slug
        ),
    )


def indicator_pages(
    data: PortalInput,
    results: Results,
    names: Names,
    gathered: Gathered,
    skip: Collection[str] = frozenset(),
) -> list[Page]:
    """One page an indicator and cycle, but for the files in `skip`."""
    return [
        _indicator_page(row, package, data, results, names, gathered)
        for package in data.frameworks.values()
        for row in package.indikator
        if f"indikator/{package.head.cycle}/{row.kode}/index.html" not in skip
    ]


def _indicator_page(
    row: IndikatorRow,
    package: FrameworkPackage,
    data: PortalInput,
    results: Results,
    names: Names,
    gathered: Gathered,
) -> Page:
    cycle = package.head.cycle
    book = SourceBook()
    source = next(s for s in package.sumber if s.id == row.sumber)
    link = book.cite(source)
    steps = results.steps.get((cycle, row.kode), ())
    facts = table(
        "Tentang indikator",
        ("Hal", "Isi"),
        (
            (text("Kode"), text(f"{row.kode} (siklus {cycle})")),
            (text("Jenis"), text(row.jenis)),
            (text("Satuan"), text(row.satuan or "tidak bersatuan")),
            (text("Arah"), text(DIRECTIONS[row.arah] or "dinilai menurut kriteria")),
            (text("Sumber"), cited("", (link,))),
        ),
    )
    assert facts is not None
    view = IndicatorPage(
        code=row.kode,
        name=row.nama,
        cycle=cycle,
        tatanan=names.tatanan_link(row.tatanan),
        facts=facts,
        steps=tuple(number(step) for step in steps),
        steps_note="Bunyi resmi tiap langkah belum dimuat di portal ini."
        if steps
        else "Langkah skor indikator ini tidak tercantum pada instrumen yang kami baca.",
        relations=_relations(row.kode, cycle, data),
        districts=tuple(gathered.of(f"indikator/{cycle}/{row.kode}/")),
        sources=book.views(),
    )
    return Page(
        frame=frame(
            f"indikator/{cycle}/{row.kode}/",
            f"{row.nama} ({cycle})",
            f"Indikator {row.kode} siklus {cycle}: {row.nama}. Langkah skor dan data daerah.",
            package.head.updated,
            section="tatanan",
            crumbs=(
                Crumb("Tatanan", "tatanan/"),
                Crumb(names.tatanan.get(row.tatanan, ""), f"tatanan/{row.tatanan}/"),
            ),
        ),
        template="indikator.html",
        view=view,
    )


def _relations(code: str, cycle: str, data: PortalInput) -> tuple[Link, ...]:
    found = []
    for package in data.frameworks.values():
        for p in package.padanan:
            if package.head.cycle == cycle and p.kode_baru == code:
                other, other_cycle = p.kode_lama, p.siklus_lama
            elif p.siklus_lama == cycle and p.kode_lama == code:
                other, other_cycle = p.kode_baru, package.head.cycle
            else:
                continue
            note = RELATIONS[p.hubungan] + (f". {p.catatan}" if p.catatan else "")
            href = f"indikator/{other_cycle}/{other}/" if other else ""
            label = f"{other} ({other_cycle})" if other else f"Tidak ada padanan {other_cycle}"
            found.append(Link(label=label, href=href, note=note))
    return tuple(found)
