"""The items of kelembagaan in a workbook held against those of the framework."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from kksportal.intake.instrument.institution import COMPONENTS, component_of, item_of
from kksportal.intake.instrument.plan import LEAVE, Telling
from kksportal.intake.instrument.reading import Instrument, Item
from kksportal.intake.instrument.scale import scale_text
from kksportal.intake.instrument.texts import as_cell, same_text
from kksportal.model.contract import blank
from kksportal.model.framework_rows import ButirKelembagaanRow
from kksportal.model.package import FrameworkPackage
from kksportal.text import slugify

_NAMES = {one[0]: one[1] for one in COMPONENTS}
Row = ButirKelembagaanRow


class Placed(NamedTuple):
    """An item of a workbook under the ids it has in the framework, or would have."""

    item: Item
    component: str
    id: str
    row: Row | None  # of the framework


def place_items(items: Iterable[Item], framework: FrameworkPackage) -> tuple[Placed, ...]:
    """Every item with its permanent ids: those of the framework where it has the item already."""
    listed = list(items)
    placed, used = [], set()
    kinds = Counter((component_of(i.component), item_of(i.name)) for i in listed)
    for item in listed:
        component = component_of(item.component) or slugify(item.component)[:40].strip("-")
        known = [row for row in framework.butir_kelembagaan if row.komponen == component]
        kind = item_of(item.name)
        short = kind if kind and kinds[component, kind] == 1 else ""
        name = short or slugify(item.name)[:48].strip("-") or "butir"
        same = [row for row in known if same_text(row.nama_butir, item.name)]
        row = next(iter(same), None) or next((r for r in known if r.butir == name), None)
        made = row.butir if row else name
        while (component, made) in used:
            made = f"{made}-2"
        used.add((component, made))
        placed.append(Placed(item, component, made, row))
    return tuple(placed)


def plan_items(
    instrument: Instrument, framework: FrameworkPackage, source: str, rename: bool, telling: Telling
) -> tuple[Row, ...]:
    """The items that a workbook adds to a framework, or renews in it."""
    placed = place_items(instrument.items, framework)
    rows: list[Row] = []
    new = not framework.butir_kelembagaan
    for one in placed:
        name, odd = as_cell(one.item.name)
        if odd or not name:
            telling.leave(f"butir kelembagaan: {odd or 'kosong'}", instrument.institution_sheet,
                          one.item.cell)  # fmt: skip
        elif one.row is not None:
            if made := _renewed(one, one.row, name, rename, instrument, telling):
                rows.append(made)
        elif new or _wanted(one, instrument, telling):
            component, _ = as_cell(one.item.component)
            rows.append(
                blank(Row, komponen=one.component, butir=one.id,
                      nama_komponen=_NAMES.get(one.component, component), nama_butir=name,
                      skala=_scale(one.item), sumber=source)
            )  # fmt: skip
    if placed:
        many = len({one.component for one in placed})
        telling.take(f"{len(placed)} butir kelembagaan dari {many} komponen dibaca")
    return tuple(rows)


def _renewed(
    one: Placed, row: Row, name: str, rename: bool, instrument: Instrument, telling: Telling
) -> Row | None:
    scale = _scale(one.item)
    key = f"kelembagaan/{row.komponen}/{row.butir}/skala"
    if scale and row.skala and scale != row.skala:
        answer = telling.answer(key)
        if answer == "buku":
            row = row._replace(skala=scale)
        elif answer != LEAVE:
            what = f"skala butir “{row.nama_butir}” {scale}, di kerangka {row.skala}"
            telling.ask(key, what, instrument.institution_sheet, one.item.cell,
                        how=f"buku atau {LEAVE}")  # fmt: skip
    if rename and not same_text(row.nama_butir, name):
        row = row._replace(nama_butir=name)
    return row if row != one.row else None


def _wanted(one: Placed, instrument: Instrument, telling: Telling) -> bool:
    key = f"kelembagaan/{one.component}/{one.id}"
    answer = telling.answer(key)
    if answer not in ("tambah", LEAVE):
        what = f"butir kelembagaan “{one.item.name[:60]}” tidak ada di kerangka ini"
        telling.ask(key, what, instrument.institution_sheet, one.item.cell,
                    how=f"tambah atau {LEAVE}")  # fmt: skip
    return answer == "tambah"


def _scale(item: Item) -> str:
    return "/".join(scale_text([step.score for step in item.steps if step.score is not None]))
