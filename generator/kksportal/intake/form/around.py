"""What stands around the values of a sheet: which indicator, totals, formulas, missing columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from kksportal.intake.blanks import plain
from kksportal.intake.form.choices import Choices
from kksportal.intake.form.finding import Found
from kksportal.intake.form.layout import CODE, NAME, Block
from kksportal.intake.form.remarks import Level, Remark
from kksportal.intake.results import Understood

_TOTAL = re.compile(r"(jumlah|total|rata-?rata|subtotal|sub total|grand total)\b", re.IGNORECASE)


def not_filled(found: Found, block: Block, lines: Sequence[int]) -> Remark:
    """Lines that have a source or a year, and neither value nor reason."""
    name = block.resource.title.lower()
    what = f"{len(lines)} baris {name} belum berisi nilai atau alasan (baris {_spans(lines)}); "
    return Remark(level=Level.NOTE, sheet=found.sheet.name, cell="", what=f"{what}tidak diambil")


def indicator_of(found: Found, row: int, lists: Mapping[str, Choices]) -> tuple[str | None, Remark]:
    """The indicator of a line of a tatanan, by its code and its name, which must agree."""
    nobody = Remark(level=Level.REFUSED, sheet=found.sheet.name, cell="", what="")
    if not found.plan.lead:
        return "", nobody
    tatanan = found.plan.choices_of_lead
    known = lists[tatanan]
    code = found.sheet.text(row, found.columns.get(CODE, 0))
    name = found.sheet.text(row, found.columns.get(NAME, 0))
    at = found.address(row, NAME) or found.address(row, CODE) or f"A{row}"
    by_code = known.read(code) if code else None
    by_name = known.read(name) if name else None
    one = by_code.value if isinstance(by_code, Understood) else ""
    two = by_name.value if isinstance(by_name, Understood) else ""
    if one and two and one != two:
        what = f"Kode {one} dan nama “{name[:60]}” ({two}) menunjuk indikator berbeda"
        how = "Pakai baris indikator yang benar, atau kosongkan kodenya"
        return None, Remark(
            level=Level.ASKED, sheet=found.sheet.name, cell=at, what=what, row=row, how=how
        )
    if one or two:
        return one or two, nobody
    what = "Indikator baris ini tidak disebut"
    if code or name:
        what = f"“{(name or code)[:60]}” bukan indikator tatanan ini"
    return None, Remark(level=Level.REFUSED, sheet=found.sheet.name, cell=at, what=what, row=row,
                        how="Pilih indikatornya dari daftar")  # fmt: skip


def stray(found: Found, row: int) -> Remark | None:
    """A line that is no row of the table: a total, or a remark at the foot of the sheet."""
    cells = list(found.sheet.row_cells(row))
    shown_cells = [c for c in cells if c.place.column in found.columns.values()]
    for cell in shown_cells[:2]:
        if isinstance(cell.value, str) and _TOTAL.match(plain(cell.value)):
            return Remark(level=Level.NOTE, sheet=found.sheet.name, cell=cell.place.address,
                          what=f"Baris “{plain(cell.value)[:40]}” dihitung sendiri oleh portal; "
                          "tidak diambil")  # fmt: skip
    named = found.columns.get(f"{found.plan.blocks[0].table}.judul")
    if len(cells) == 1 and not found.plan.lead and cells[0].place.column != named:
        only = cells[0]
        return Remark(level=Level.NOTE, sheet=found.sheet.name, cell=only.place.address,
                      what=f"Baris ini hanya berisi “{only.text[:60]}”; dianggap catatan, tidak "
                      "diambil")  # fmt: skip
    return None


def told_of_sheet(found: Found, block: Block) -> Iterator[Remark]:
    fields = {found.columns[f.key] for f in block.fields if f.key in found.columns}
    formulas = sorted(
        place
        for place, cell in found.sheet.cells.items()
        if cell.formula and place.column in fields and place.row >= found.first
    )
    if formulas:
        where = ", ".join(place.address for place in formulas[:5])
        more = f" dan {len(formulas) - 5} lagi" if len(formulas) > 5 else ""
        what = f"{len(formulas)} rumus dibaca menurut nilai tersimpannya ({where}{more})"
        yield Remark(level=Level.NOTE, sheet=found.sheet.name, cell="", what=what)
    missing = [f.title for f in block.fields if f.key not in found.columns and not f.locked]
    if missing:
        listed = ", ".join(f"“{title}”" for title in missing)
        yield Remark(level=Level.NOTE, sheet=found.sheet.name, cell="",
                     what=f"Kolom {listed} tidak ada; isinya di portal tetap")  # fmt: skip


def _spans(rows: Sequence[int]) -> str:
    """Line numbers as people list them: 5–9, 12."""
    spans: list[list[int]] = []
    for row in rows:
        if spans and row == spans[-1][1] + 1:
            spans[-1][1] = row
        else:
            spans.append([row, row])
    shown_spans = [f"{a}–{b}" if b > a else f"{a}" for a, b in spans[:6]]
    return ", ".join(shown_spans) + (", …" if len(spans) > 6 else "")
