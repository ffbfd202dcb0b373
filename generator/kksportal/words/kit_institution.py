"""Kelembagaan on the working paper: each item by component, and forums that have evidence."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kksportal.compute.forums import KECAMATAN, VILLAGE
from kksportal.compute.kit import Kit, KitPlaces
from kksportal.model.package import FrameworkPackage
from kksportal.text import join_words, lower_first
from kksportal.words.forums import forum_sentences

# Pokja are told of villages one by one, or of all in a kecamatan.
_PLACES = {KECAMATAN: "kecamatan", VILLAGE: "wilayah"}


def institution_lines(kit: Kit, framework: FrameworkPackage) -> tuple[str, ...]:
    """A line for each component of which anything is told, the rest at once; then forums."""
    rows = {(row.komponen, row.butir): row for row in framework.butir_kelembagaan}
    names = {row.komponen: row.nama_komponen for row in rows.values()}
    by_component: dict[str, list[KitPlaces]] = {}
    for one in kit.institution:
        if one.told:
            by_component.setdefault(one.component, []).append(one)

    def item(one: KitPlaces) -> str:
        return lower_first(rows[one.component, one.item].nama_butir)

    lines = [f"{names[one]}: {_told(one, told, item)}." for one, told in by_component.items()]
    untold = [name for component, name in names.items() if component not in by_component]
    if untold:
        lines.append(f"Belum dimuat: {join_words(untold)}.")
    return (*lines, *forum_sentences(kit.forums, framework))


def _told(component: str, told: Sequence[KitPlaces], item: Callable[[KitPlaces], str]) -> str:
    """Which items are there; of places in how many, with their number once where it is one."""
    where = _PLACES.get(component)
    if where is None:
        return join_words([f"{item(one)} {'ada' if one.there else 'tidak ada'}" for one in told])
    many = {one.told for one in told}
    if len(many) == 1:
        parts = [f"{item(one)} ada di {one.there}" for one in told]
        return f"dari {many.pop()} {where} yang dimuat, {join_words(parts)}"
    parts = [f"{item(one)} ada di {one.there} dari {one.told} {where}" for one in told]
    return join_words(parts)
