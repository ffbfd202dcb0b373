"""The filled instrument: an indicator is a block of rows, a row a step.

The first row of a block has its number and name; each row below a step, "a. …", with its score,
and, on the chosen step's row, what the district and the province gave. Totals follow.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal

from kksportal.intake.instrument.heads import Found
from kksportal.intake.instrument.numbers import ordinal, score
from kksportal.intake.instrument.reading import Indicator, Level, Mark, Remark, Step
from kksportal.intake.workbook import Cell, Place, Sheet

# "a. ", "a) ", "a >60", "d.Tidak ada": a letter, then a stop or a space.
_LABEL = re.compile(r"\(?([a-hA-H])(?:[.)]\s*|\s+(?=[<>≥≤=0-9A-Z]))")
_TOTAL = re.compile(
    r"(?:jumlah|total|persen|rata|nilai (?:akhir|total|maks|tatanan)|skor (?:akhir|total|maks)"
    r"|hasil akhir|rekap)",
    re.IGNORECASE,
)
_CLOSING = re.compile(r"\b(?:nip|mengetahui|menyetujui|tertanda|ttd)\b", re.IGNORECASE)
_ADDRESS = re.compile(
    r"https?://\S+|www\.\S+|\b(?:drive|docs)\.google\.\S+|\bbit\.ly/\S+|\bs\.id/\S+"
    r"|\b1drv\.ms/\S+|\bdropbox\.com/\S+",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Block:
    number: int
    name: str
    row: int
    until: int  # the last row that its merged number covers; 0 where it is not merged
    steps: list[Step] = field(default_factory=list)
    own: list[Mark] = field(default_factory=list)
    province: list[Mark] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    links: int = 0


class BlockReader:
    """Goes down one sheet, row by row."""

    def __init__(self, sheet: Sheet, found: Found) -> None:
        self.sheet = sheet
        self.at = found.columns
        self.first = found.row + 1
        self.number_at = self.at.get("nomor", max(1, self.at["nama"] - 1))
        self.blocks: list[_Block] = []
        self.remarks: list[Remark] = []
        self.totals = 0
        self.open = False  # whether a row may still belong to the last block

    def read(self) -> list[Indicator]:
        """The indicators of the sheet, in order."""
        for row in range(self.first, len(self.sheet.rows) + 1):
            self._row(row)
        return [self._indicator(block) for block in self.blocks]

    def _row(self, row: int) -> None:
        number = ordinal(self.sheet.cell(row, self.number_at))
        name = self.sheet.text(row, self.at["nama"])
        value, _ = score(self.sheet.cell(row, self.at["skala"]))
        if number is not None and name and not self._columns_numbered(row):
            self._begin(row, number, name)
            return
        if self._is_total(row, name, value):
            self.totals += 1
            self.open = False
            return
        block = self.blocks[-1] if self.blocks else None
        if block is None or number is not None or not self._belongs(block, row, name):
            self.open = False
            self._outside(row)
            return
        step = self._step(block, row, name, value)
        self._marks(block, row, step)

    def _belongs(self, block: _Block, row: int, name: str) -> bool:
        """Whether a row is still part of a block: within its merged number, or a further step."""
        labelled = bool(_LABEL.match(name))
        within = row <= block.until or not block.until or labelled
        return self.open and within and (labelled or not _CLOSING.search(name))

    def _outside(self, row: int) -> None:
        """A score that belongs to no indicator is named, and not taken."""
        for name in ("mandiri", "provinsi"):
            cell = self.sheet.cell(row, self.at[name]) if name in self.at else None
            if cell and self.blocks and not cell.formula and score(cell)[0] is not None:
                self.remarks.append(
                    Remark(
                        level=Level.DITINGGALKAN,
                        sheet=self.sheet.name,
                        cell=cell.place.address,
                        what=f"angka {cell.text} di luar baris indikator mana pun",
                    )
                )

    def _begin(self, row: int, number: int, name: str) -> None:
        merge = self.sheet.merge_at(row, self.number_at)
        until = merge.last.row if merge and merge.last.row > row else 0
        block = _Block(number=number, name=_line(name), row=row, until=until)
        self.blocks.append(block)
        self.open = True
        value, _ = score(self.sheet.cell(row, self.at["skala"]))
        step = None
        if value is not None:  # a block whose first step stands beside its name
            step = Step(score=value, wording="", row=row)
            block.steps.append(step)
        self._marks(block, row, step)

    def _columns_numbered(self, row: int) -> bool:
        """Whether a row numbers the columns: (1), (2), (3) …"""
        counted = [ordinal(cell) for cell in self.sheet.row_cells(row)]
        return len(counted) > 3 and counted == list(range(1, len(counted) + 1))

    def _is_total(self, row: int, name: str, value: Decimal | None) -> bool:
        """Whether a row sums up: by its word, or by a formula where a score would stand."""
        words = [self.sheet.text(row, c) for c in range(1, self.at["skala"] + 1)]
        said = next((w for w in words if w and _TOTAL.match(w)), "")
        if said and not _LABEL.match(name) and (value is None or self._sums(row)):
            return True
        return not name and value is None and self._sums(row)

    def _sums(self, row: int) -> bool:
        places = [Place(row, self.at[n]) for n in ("skala", "mandiri", "provinsi") if n in self.at]
        return any(
            place in self.sheet.uncomputed or ((c := self.sheet.cells.get(place)) and c.formula)
            for place in places
        )

    def _step(self, block: _Block, row: int, name: str, value: Decimal | None) -> Step | None:
        label = _LABEL.match(name)
        if value is None and not label:
            if name:  # a line that goes on: with the step before it, or with the name
                if block.steps:
                    last = block.steps[-1]
                    block.steps[-1] = Step(
                        score=last.score, wording=_line(f"{last.wording} {name}"), row=last.row
                    )
                    return block.steps[-1]
                block.name = _line(f"{block.name} {name}")
            return None
        wording = _line(name[label.end() :] if label else name)
        step = Step(score=value, wording=wording, row=row)
        block.steps.append(step)
        return step

    def _marks(self, block: _Block, row: int, step: Step | None) -> None:
        for name, marks in (("mandiri", block.own), ("provinsi", block.province)):
            if name not in self.at:
                continue
            place = Place(row, self.at[name])
            if place in self.sheet.uncomputed:
                marks.append(Mark(score=None, written="rumus", cell=place.address, step=step,
                                  odd="rumus yang belum dihitung"))  # fmt: skip
            elif (cell := self.sheet.cells.get(place)) and _says_something(cell):
                value, odd = score(cell)
                if row in self.sheet.hidden_rows:
                    odd = odd or "di baris yang tersembunyi"
                marks.append(Mark(score=value, written=_line(cell.text)[:40], cell=place.address,
                                  step=step, odd=odd))  # fmt: skip
        for cell in self.sheet.row_cells(row):
            if cell.place.column == self.at.get("catatan"):
                block.notes.append(_line(cell.text))
            elif cell.place.column == self.at.get("tautan"):
                block.links += max(1, len(_ADDRESS.findall(cell.text)))

    def _indicator(self, block: _Block) -> Indicator:
        return Indicator(
            number=block.number,
            name=block.name,
            cell=Place(block.row, self.at["nama"]).address,
            steps=tuple(block.steps),
            own=tuple(block.own),
            province=tuple(block.province),
            note=" ".join(dict.fromkeys(block.notes)),
            links=block.links,
        )


def has_address(text: str) -> bool:
    """Whether a text leads to a place on the web."""
    return bool(_ADDRESS.search(text))


def _says_something(cell: Cell) -> bool:
    return cell.text.lower() not in {"-", "–", "n/a", "na", "belum", "belum ada", "kosong", "."}


def _line(text: str) -> str:
    return " ".join(text.split())


def tell_totals(sheet: Sheet, totals: int) -> list[Remark]:
    """What is said of a sheet's totals: they are never taken."""
    if not totals:
        return []
    what = f"{totals} baris jumlah dan persen; nilai yang kosong dihitung nol di sana"
    return [Remark(level=Level.DITINGGALKAN, sheet=sheet.name, what=what)]
