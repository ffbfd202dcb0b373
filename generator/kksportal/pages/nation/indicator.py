"""The page of an indicator: its definition and all districts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kksportal import addresses
from kksportal.model.package import FrameworkPackage
from kksportal.model.shared_rows import IndikatorRow
from kksportal.pages.nation.context import NationContext
from kksportal.pages.nation.indicator_figures import IndicatorFigures, indicator_figures
from kksportal.pages.numbers import unpacked
from kksportal.pages.site import Page
from kksportal.text import number
from kksportal.words.figures import SourceBook
from kksportal.words.frames import Crumb, frame
from kksportal.words.tables import cited, table, text
from kksportal.words.views import Link, SourceView, Table

RELATIONS = {
    "sama": "sama",
    "berubah": "definisi atau rumusnya berubah: tidak dibandingkan",
    "digabung": "digabung: tidak dibandingkan",
    "dihapus": "tidak dipakai lagi",
    "baru": "baru",
}


DIRECTIONS = {"naik": "makin tinggi makin baik", "turun": "makin rendah makin baik", "": ""}


def indicator_pages(context: NationContext) -> Iterator[Page]:
    """One page an indicator and cycle of which any district has data."""
    for package in context.data.frameworks.values():
        for row in package.indikator:
            address = addresses.INDICATOR(package.head.cycle, row.kode)
            if address in context.indicators and context.wants(address):
                yield _indicator_page(row, package, context)


def _indicator_page(row: IndikatorRow, package: FrameworkPackage, context: NationContext) -> Page:
    results, names = context.results, context.names
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
    told = [unpacked(one) for one in context.rows(addresses.INDICATOR(cycle, row.kode))]
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
        relations=_relations(row.kode, cycle, context),
        figures=indicator_figures(row, [n for n, _ in told if n], names, len(context.codes)),
        districts=tuple(printed for _, printed in told),
        sources=book.views(),
    )
    return Page(
        frame=frame(
            addresses.INDICATOR(cycle, row.kode),
            f"{row.nama} ({cycle})",
            f"Indikator {row.kode} siklus {cycle}: {row.nama}. Langkah skor dan data daerah.",
            package.head.updated,
            section="tatanan",
            crumbs=(
                Crumb("Tatanan", addresses.TATANAN_LIST()),
                Crumb(names.tatanan.get(row.tatanan, ""), addresses.TATANAN(row.tatanan)),
            ),
        ),
        view=view,
    )


def _relations(code: str, cycle: str, context: NationContext) -> tuple[Link, ...]:
    links = []
    for package in context.data.frameworks.values():
        for p in package.padanan:
            if package.head.cycle == cycle and p.kode_baru == code:
                other, other_cycle = p.kode_lama, p.siklus_lama
            elif p.siklus_lama == cycle and p.kode_lama == code:
                other, other_cycle = p.kode_baru, package.head.cycle
            else:
                continue
            note = RELATIONS[p.hubungan] + (f". {p.catatan}" if p.catatan else "")
            href = context.indicator_href(other_cycle, other)
            label = f"{other} ({other_cycle})" if other else f"Tidak ada padanan {other_cycle}"
            links.append(Link(label=label, href=href, note=note))
    return tuple(links)


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorPage:
    """`indikator.html`."""

    code: str
    name: str
    cycle: str
    tatanan: Link
    facts: Table
    steps: tuple[str, ...]
    steps_note: str
    relations: tuple[Link, ...]  # counterparts in other cycles; note the relation in words
    figures: IndicatorFigures | None  # of all districts together
    districts: tuple[str, ...]  # a row a district, printed
    sources: tuple[SourceView, ...]
