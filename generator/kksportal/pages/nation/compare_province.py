"""The districts of a province side by side: awards, stages, told figures, kelembagaan, tatanan.

A row a district, an item a key: only items of the same key may be set beside each other. Why a
comparison would mislead all the same stands above the table, in words, where it applies.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kksportal import addresses
from kksportal.compute.odf import BASES
from kksportal.model.region_rows import DaerahRow
from kksportal.pages.nation.context import NationContext
from kksportal.pages.site import Page
from kksportal.words.context import DistrictContext
from kksportal.words.dots import Dot, dot_chart
from kksportal.words.drawings import Chart
from kksportal.words.frames import Crumb, frame
from kksportal.words.misleading import warnings
from kksportal.words.names import Names
from kksportal.words.neighbours import compared_provinces, neighbourhood, short_names
from kksportal.words.odf import odf_limits
from kksportal.words.spans import Span
from kksportal.words.told import (
    AWARD,
    FIGURE,
    INSTITUTION,
    STAGE,
    TATANAN,
    Told,
    ToldItem,
    packed,
    told_of,
    unpacked,
)
from kksportal.words.views import Link

COLUMNS = (
    (AWARD, "Penghargaan"),
    (STAGE, "Tahap terjauh"),
    (FIGURE, "Angka menurut sumber"),
    (INSTITUTION, "Kelembagaan"),
    (TATANAN, "Nilai tatanan"),
)


def told_share(context: DistrictContext) -> dict[str, str]:
    """What a district gives to the comparison of its province, by address."""
    province = context.names.districts[context.code].provinsi
    return {addresses.COMPARE_PROVINCE(province): packed(told_of(context))}


def province_comparisons(context: NationContext) -> Iterator[Page]:
    """A page a province; a real portal compares no fictional district."""
    for slug in compared_provinces(context.names, simulated=context.results.simulated):
        if context.wants(addresses.COMPARE_PROVINCE(slug)):
            yield _page(slug, context)


def _page(slug: str, context: NationContext) -> Page:
    names, results = context.names, context.results
    address, province = addresses.COMPARE_PROVINCE(slug), names.provinces[slug]
    rows = names.districts_in(slug)
    told = {one.slug: one for one in map(unpacked, context.rows(address))}
    around = neighbourhood(slug, results, names)
    by_district = {
        row.id: (*_awards(row, context), *(told[row.id].items if row.id in told else ()))
        for row in rows
    }
    view = CompareProvincePage(
        name=province.nama,
        lead=around.sentence if around else "",
        warnings=warnings(
            {row.nama: by_district[row.id] for row in rows},
            names.measures,
            {cycle: results.categories(cycle) for cycle in results.cycles_with_awards},
            names.categories,
        ),
        heads=tuple(label for _, label in COLUMNS),
        rows=tuple(_row(row, by_district[row.id]) for row in rows if by_district[row.id]),
        unknown=tuple(
            Link(label=row.nama, href=addresses.DISTRICT(row.id), note=row.id)
            for row in rows
            if not by_district[row.id]
        ),
        dots=odf_chart(rows, told, names),
        tatanan=tuple(
            Link(label=t.nama, href=one)
            for t in names.tatanan_now
            if (one := addresses.COMPARE(slug, t.id)) in context.compared
        ),
        index=addresses.COMPARE_INDEX(),
    )
    span = Span()
    span.add_all(
        item.as_of
        for items in by_district.values()
        for item in items
        if item.column in (FIGURE, INSTITUTION, TATANAN)
    )
    return Page(
        frame=frame(
            address,
            f"Perbandingan daerah di {province.nama}",
            f"Penghargaan, tahap, angka, dan kelembagaan {len(rows)} kabupaten dan kota di "
            f"{province.nama}, berdampingan.",
            max(
                (*(one.day for one in told.values()), *(a.head.updated for a in results.data.awards
                 if a.head.simulated == results.simulated)),
                default="",
            ),
            section="daerah",
            crumbs=(
                Crumb("Daerah", addresses.DISTRICTS()),
                Crumb("Perbandingan", addresses.COMPARE_INDEX()),
            ),
        ),
        view=view,
        figures=span.text,
    )  # fmt: skip


def _awards(row: DaerahRow, context: NationContext) -> Iterator[ToldItem]:
    """A district's awards, the newest first; the cycle's page names the sources."""
    for cycle, award in sorted(context.results.history(row.kode).items(), reverse=True):
        yield ToldItem(
            column=AWARD,
            key=f"siklus {cycle}",
            label=cycle,
            text=award.text,
            as_of=cycle,
            disputed="ya" if award.state == "berbeda" else "",
        )


def _row(row: DaerahRow, items: Sequence[ToldItem]) -> ComparedRow:
    return ComparedRow(
        slug=row.id,
        name=row.nama,
        href=addresses.DISTRICT(row.id),
        cells=tuple(
            ComparedCell(label, tuple(item for item in items if item.column == column))
            for column, label in COLUMNS
        ),
    )


def odf_chart(rows: Sequence[DaerahRow], told: Mapping[str, Told], names: Names) -> Chart | None:
    """One row of dots of ODF: the one base of which most districts have a percentage.

    Bases are never mixed. None where fewer than two districts have one of the same base.
    """
    short = short_names(rows)
    by_base = {
        base: [
            Dot(
                short[row.kode],
                item.text,
                float(item.percent),
                item.year,
                item.bound,
                item.when,
                item.sources,
            )
            for row in rows
            if row.id in told
            for item in told[row.id].items
            if item.key == base and item.percent
        ]
        for base in BASES
    }
    base = max(BASES, key=lambda one: len(by_base[one]))
    if len(by_base[base]) < 2:
        return None
    newest = max(dot.year for dot in by_base[base])
    cycle, limits = odf_limits(base, newest, names)
    note = f"Garis putus: syarat {cycle} menurut sumber." if limits else ""
    return dot_chart("odf", names.measures.get(base, base), by_base[base], limits, note)


class ComparedCell(NamedTuple):
    """What is told of a district in one column."""

    label: str
    items: tuple[ToldItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedRow:
    """A district in the comparison of its province."""

    slug: str
    name: str
    href: str
    cells: tuple[ComparedCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareProvincePage:
    """`banding-provinsi.html`: the districts of a province side by side."""

    name: str
    lead: str
    warnings: tuple[str, ...]  # why a comparison would mislead
    heads: tuple[str, ...]
    rows: tuple[ComparedRow, ...]
    unknown: tuple[Link, ...]  # districts of which nothing is known; note = slug
    dots: Chart | None
    tatanan: tuple[Link, ...]  # the province's comparisons by tatanan
    index: str
