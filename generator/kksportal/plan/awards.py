"""Awards: a district's timeline, a cycle's recipients and totals, the matrix of all cycles."""

from __future__ import annotations

from collections.abc import Sequence

from kksportal.compute.portal import AwardFound, Results
from kksportal.model.claim import Agreed, Disputed, Figure
from kksportal.model.package import AwardPackage, PortalInput
from kksportal.plan.figures import SourceBook, figure_view
from kksportal.plan.frames import Crumb, frame
from kksportal.plan.names import Names
from kksportal.plan.pages import AwardCyclePage, AwardListPage
from kksportal.plan.site import Page
from kksportal.plan.tables import cited, table, text
from kksportal.plan.views import AwardEntry, Bar, Cell, Link, StatementView, Table
from kksportal.text import date_text, join_words

NOT_FOUND = "belum-ditemukan"


def award_entries(
    code: str, results: Results, names: Names, book: SourceBook
) -> tuple[AwardEntry, ...]:
    """A district's award history, newest first; a cycle without a record is "belum ditemukan"."""
    history = results.history(code)
    entries = []
    for cycle in reversed(results.cycles_with_awards):
        found = history.get(cycle)
        href = "" if names.simulated(code) else f"penghargaan/{cycle}/"
        if found is None:
            entries.append(
                AwardEntry(
                    cycle=cycle,
                    state=NOT_FOUND,
                    text="Belum ditemukan",
                    rank=0,
                    sources=(),
                    note="",
                    href=href,
                )
            )
        else:
            entries.append(
                AwardEntry(
                    cycle=cycle,
                    state=found.state,
                    text=found.text,
                    rank=found.rank,
                    sources=book.cite_all(found.sources),
                    note=found.note,
                    href=href,
                )
            )
    return tuple(entries)


def parted(
    entries: Sequence[AwardEntry],
) -> tuple[tuple[AwardEntry, ...], tuple[Link, ...]]:
    """The cycles of a history that sources speak of, and those in which nothing was found."""
    return (
        tuple(entry for entry in entries if entry.state != NOT_FOUND),
        tuple(Link(label=e.cycle, href=e.href) for e in entries if e.state == NOT_FOUND),
    )


def award_cell(found: AwardFound | None, names: Names, book: SourceBook | None) -> Cell:
    """An award in a matrix: category, rival categories, or not found."""
    if found is None:
        return Cell(text="belum ditemukan", status="belum-ada")
    links = book.cite_all(found.sources) if book else ()
    status = "berbeda" if found.state == "berbeda" else ""
    return Cell(text=found.text, status=status, links=links, note=found.note)


def bars(data: PortalInput, results: Results) -> tuple[Bar, ...]:
    """Recipients a cycle as sources state the total; "?" where none does."""
    cycles = [c for c in results.cycles_with_awards if c >= "2007"]
    totals = {c: results.total(c) for c in cycles}
    numbers = {
        c: int(f.claims[0].value) for c, f in totals.items() if isinstance(f, Agreed | Disputed)
    }
    most = max(numbers.values(), default=1)
    made = []
    for cycle in cycles:
        figure = totals[cycle]
        value = results.headline_total(cycle)
        told = figure.claims if isinstance(figure, Agreed | Disputed) else ()
        others = other_totals(figure, value)
        made.append(
            Bar(
                label=cycle,
                text=f"{value}*" if others else str(value) if value else "?",
                value=value,
                height=round(100 * value / max(most, value)) if value else 0,
                href=f"penghargaan/{cycle}/",
                note=f"sumber lain: {', '.join(map(str, others))}" if others else "",
                source_ids=" ".join(dict.fromkeys(c.source.id for c in told)),
            )
        )
    return tuple(made)


def other_totals(figure: Figure, value: int) -> list[int]:
    """The totals that other sources state beside the one a bar is drawn for."""
    told = figure.claims if isinstance(figure, Agreed | Disputed) else ()
    return sorted({int(c.value) for c in told} - {value})


def bars_note(results: Results) -> str:
    """What the bars leave out: unknown totals, and what other sources state."""
    said = []
    for cycle in results.cycles_with_awards:
        others = other_totals(results.total(cycle), results.headline_total(cycle))
        if others:
            said.append(f"{cycle}: {join_words([str(o) for o in others])}")
    note = "Jumlah penerima menurut sumber. Tanda ? berarti jumlahnya belum ditemukan."
    return note + (f" * Sumber lain menyebut jumlah lain ({'; '.join(said)})." if said else "")


def award_pages(data: PortalInput, results: Results, names: Names) -> list[Page]:
    """One page a cycle, and the matrix of all."""
    pages = [
        _cycle_page(package, results, names)
        for package in data.awards
        if package.head.simulated == results.simulated
    ]
    return [*pages, _matrix_page(data, results, names)]


def _matrix_page(data: PortalInput, results: Results, names: Names) -> Page:
    cycles = results.cycles_with_awards
    rows = []
    for code, categories in results.matrix():
        history = results.history(code)
        cells = [
            award_cell(history.get(c), names, None)
            if c in categories
            else Cell(text="–", status="belum-ada")
            for c in cycles
        ]
        rows.append((text(names.places.get(code, code), href=names.district_href(code)), *cells))
    view = AwardListPage(
        lead=(
            f"Portal ini memuat penghargaan {len(rows)} kabupaten dan kota yang sumbernya "
            "ditemukan. Daftarnya belum lengkap.",
            "Tanda – berarti belum ditemukan, bukan tidak menerima.",
        ),
        bars=bars(data, results),
        bars_note=bars_note(results),
        categories=tuple(
            Link(label=row.nama, href="", note=row.kualifikasi)
            for row in data.vocabulary.predikat
            if row.urutan
        ),
        cycles=tuple(Link(label=c, href=f"penghargaan/{c}/") for c in reversed(cycles)),
        matrix=table(
            "Penghargaan menurut daerah dan siklus", ("Daerah", *cycles), rows, compare=True
        )
        or Table(caption="Penghargaan", heads=("Daerah",), rows=()),
        sources=(),
    )
    return Page(
        frame=frame(
            "penghargaan/",
            "Penghargaan Swasti Saba",
            "Penerima Swasti Saba menurut daerah dan siklus, dengan sumbernya.",
            max((a.head.updated for a in data.awards), default=""),
            section="penghargaan",
        ),
        template="daftar-penghargaan.html",
        view=view,
    )


def _cycle_page(package: AwardPackage, results: Results, names: Names) -> Page:
    cycle = package.head.cycle
    book = SourceBook()
    sources = {s.id: s for s in package.sumber}
    totals = tuple(
        figure_view(t.label, t.figure, names, book) for t in results.totals.get(cycle, ())
    )
    found = results.recipients(cycle)
    many = len(found)
    view = AwardCyclePage(
        cycle=cycle,
        lead=(
            f"Kami menemukan sumber untuk {many} daerah penerima tahun {cycle}. Daerah yang tidak "
            "tercantum belum tentu tidak menerima.",
        ),
        totals=totals,
        ceremony=table(
            "Penganugerahan menurut sumber",
            ("Tanggal", "Tempat", "Dasar hukum", "Sumber"),
            (
                (
                    text(date_text(a.tanggal)),
                    text(a.tempat),
                    text(a.dasar_hukum),
                    cited("", (book.cite(sources[a.sumber]),)),
                )
                for a in package.acara
            ),
        ),
        recipients=table(
            f"Penerima {cycle} yang ditemukan sumbernya",
            ("Daerah", "Predikat"),
            (
                (
                    text(names.places.get(code, code), href=names.district_href(code)),
                    award_cell(award, names, book),
                )
                for code, award in found
            ),
        )
        or Table(caption="Penerima: belum ditemukan", heads=("Daerah", "Predikat"), rows=()),
        provinces=table(
            "Penghargaan untuk provinsi",
            ("Provinsi", "Penghargaan", "Sumber"),
            (
                (
                    text(
                        names.places.get(p.wilayah, p.wilayah),
                        href=f"provinsi/{names.provinces[p.wilayah].id}/"
                        if p.wilayah in names.provinces
                        else "",
                    ),
                    text(f"Tim Pembina Provinsi Terbaik {p.peringkat}".strip()),
                    cited("", (book.cite(sources[p.sumber]),)),
                )
                for p in package.penerima
                if p.penghargaan != "swasti-saba"
            ),
        ),
        doubts=table(
            "Diragukan, tidak dihitung",
            ("Daerah", "Predikat disebut", "Alasan"),
            (
                (
                    text(
                        names.places.get(d.wilayah, d.wilayah), href=names.district_href(d.wilayah)
                    ),
                    text(names.categories.get(d.predikat, d.predikat)),
                    cited(d.alasan, (book.cite(sources[d.sumber]),)),
                )
                for d in package.diragukan
            ),
        ),
        conflicts=tuple(
            StatementView(
                topic=p.pokok,
                text=p.isi,
                when=f"siklus {p.siklus}",
                speaker="",
                locus="",
                sources=book.cite_all(sources[s] for s in p.sumber.split(";") if s in sources),
            )
            for p in package.pertentangan
        ),
        sources=book.views(),
    )
    return Page(
        frame=frame(
            f"penghargaan/{cycle}/",
            f"Penghargaan {cycle}",
            f"Penerima Swasti Saba {cycle}, jumlah, dan penganugerahannya menurut sumber.",
            package.head.updated,
            section="penghargaan",
            crumbs=(Crumb("Penghargaan", "penghargaan/"),),
        ),
        template="penghargaan-siklus.html",
        view=view,
    )
