"""The page of an indicator: its definition and all districts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kksportal import addresses
from kksportal.model.framework_rows import IndikatorRow
from kksportal.model.package import FrameworkPackage
from kksportal.pages.nation.context import NationContext
from kksportal.pages.nation.indicator_figures import IndicatorFigures, indicator_figures
from kksportal.pages.numbers import RowNumbers, is_number, unpacked
from kksportal.pages.site import Page
from kksportal.text import join_words, number
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
    told = [unpacked(one) for one in context.rows(addresses.INDICATOR(cycle, row.kode))]
    numbers = [n for n, _ in told if n]
    book.span.add_all(day for one in numbers for day in dated(one))
    figures = indicator_figures(row, numbers, names, len(context.codes))
    order = figures.ordered if figures else range(len(told))
    facts = table(
        "Tentang indikator",
        ("Hal", "Isi"),
        (
            (text("Kode"), text(f"{row.kode} (siklus {cycle})")),
            (text("Jenis"), text(row.jenis)),
            *(
                ((text("Satuan"), text(row.satuan or "tidak bersatuan")),)
                if row.satuan != row.jenis
                else ()
            ),
            (text("Arah"), text(DIRECTIONS[row.arah] or "dinilai menurut kriteria")),
            *(((text("Catatan"), text(row.catatan)),) if row.catatan else ()),
            (text("Sumber"), cited("", (link,))),
        ),
    )
    assert facts is not None
    listed = step_table(steps, wording(row.kode, package), numbers)
    view = IndicatorPage(
        code=row.kode,
        name=row.nama,
        cycle=cycle,
        tatanan=names.tatanan_link(row.tatanan),
        facts=facts,
        steps=listed,
        steps_note=_steps_note(steps, wording(row.kode, package), listed=listed is not None),
        relations=_relations(row.kode, cycle, context),
        figures=figures,
        districts=tuple(told[place][1] for place in order),
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
        figures=book.span.text,
    )


def dated(one: RowNumbers) -> Iterator[str]:
    """The years of a district's values and the day of its score, of those it has."""
    yield from (year for year, _ in one.values)
    if one.score:
        yield one.day


def wording(code: str, package: FrameworkPackage) -> dict[Decimal, str]:
    """The official wording of an indicator's steps, of those that have one."""
    return {Decimal(s.skor): s.bunyi for s in package.skala if s.indikator == code and s.bunyi}


def step_table(
    steps: Sequence[Decimal], words: Mapping[Decimal, str], numbers: Sequence[RowNumbers]
) -> Table | None:
    """Each step, its wording where it is known, and how many districts the centre put on it.

    Where neither is known a table would have heads and no cells; the note names the steps.
    """
    many = Counter(Decimal(one.score) for one in numbers if is_number(one.score))
    if not words and not many:
        return None
    heads = ("Skor", *(("Bunyi",) if words else ()), *(("Daerah, oleh pusat",) if many else ()))
    return table(
        "Langkah skor",
        heads,
        (
            (
                text(number(step)),
                *((text(words.get(step, "")),) if words else ()),
                *((text(f"{many[step]} daerah" if many[step] else "tidak ada"),) if many else ()),
            )
            for step in steps
        ),
    )


def _steps_note(steps: Sequence[Decimal], words: Mapping[Decimal, str], *, listed: bool) -> str:
    """What no table says of the steps; `listed`: whether one lists them."""
    if not steps:
        return "Langkah skor indikator ini tidak tercantum pada instrumen yang kami baca."
    if words:
        return ""
    unworded = "Bunyi resmi tiap langkah belum dimuat di portal ini."
    named = join_words([number(step) for step in steps])
    return unworded if listed else f"Langkah skor: {named}. {unworded}"


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
    steps: Table | None
    steps_note: str
    relations: tuple[Link, ...]  # counterparts in other cycles; note the relation in words
    figures: IndicatorFigures | None  # of all districts together
    districts: tuple[str, ...]  # a row a district, printed, in the order that `figures` tells
    sources: tuple[SourceView, ...]
