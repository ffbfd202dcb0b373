"""The filled instrument: an indicator is a block of rows, a row a step.

The first row of a block has its number and name; each row below a step, "a. …", with its score,
and, on the chosen step's row, what the district and the province gave. Totals follow.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import NamedTuple

from kksportal.intake.instrument.heads import Found
from kksportal.intake.instrument.numbers import ordinal, score
from kksportal.intake.instrument.reading import Indicator, Level, Mark, Remark, Step
from kksportal.intake.instrument.scale import read_scale
from kksportal.intake.workbook import Cell, Place, Sheet

# "a. ", "a) ", "a >60", "d.Tidak ada": a letter, then a stop or a space.
_LABEL = re.compile(r"\(?([a-hA-H])(?:[.)]\s*|\s+(?=[<>≥≤=0-9A-Z]))")
_LETTER = re.compile(r"\(?[a-hA-H][.)]?")
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
    prose: bool = False  # its whole scale stands in one cell


class _Left(NamedTuple):
    text: str
    score: Decimal | None


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
        right = self.at["mandiri"]
        self.until_column = right if right > self.at["nama"] else 1_000

    def read(self) -> list[Indicator]:
        """The indicators of the sheet, in order."""
        for row in range(self.first, self.sheet.last_row + 1):
            self._row(row)
        return [self._indicator(block) for block in self.blocks]

    def _row(self, row: int) -> None:
        number = ordinal(self.sheet.cell(row, self.number_at))
        if number is not None and self._begins(row):
            self._begin(row, number)
            return
        left = self._left(row)
        if self._is_total(row, left):
            self.totals += 1
            self.open = False
            return
        block = self.blocks[-1] if self.blocks else None
        if block is None or number is not None or not self._belongs(block, row, left):
            self.open = False
            self._outside(row)
            return
        step = self._step(block, row, left)
        self._marks(block, row, step)

    def _left(self, row: int) -> _Left:
        """What stands left of the scores: words, and the score of a step.

        The score stands under "SKALA", or in a column beside it that has no head of its own.
        """
        cells = [
            cell
            for cell in self.sheet.row_cells(row)
            if self.at["nama"] <= cell.place.column < self.until_column
            and cell.place.column != self.number_at
        ]
        scored = next(
            (c for c in cells if c.place.column == self.at["skala"] and _is_score(c)), None
        )
        if scored is None:
            plain = [c for c in cells if isinstance(c.value, Decimal) and _is_score(c)]
            scored = plain[-1] if plain else None
        words = [cell.text for cell in cells if cell is not scored]
        if len(words) > 1 and _LETTER.fullmatch(words[0]):  # the letter in a cell of its own
            words[0] = f"{words[0].strip('(.)')}."
        text = " ".join(words)
        return _Left(_line(text), score(scored)[0])

    def _belongs(self, block: _Block, row: int, left: _Left) -> bool:
        """Whether a row is still part of a block: within its merged number, or a further step."""
        labelled = bool(_LABEL.match(left.text))
        says = bool(left.text) or left.score is not None
        within = row <= block.until or (not block.until and says) or labelled
        return self.open and within and (labelled or not _CLOSING.search(left.text))

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

    def _begins(self, row: int) -> bool:
        """Whether a numbered row begins an indicator: it has a name, and does not count columns."""
        return bool(self.sheet.text(row, self.at["nama"])) and not self._columns_numbered(row)

    def _begin(self, row: int, number: int) -> None:
        merge = self.sheet.merge_at(row, self.number_at)
        until = merge.last.row if merge and merge.last.row > row else 0
        name = self.sheet.text(row, self.at["nama"])
        block = _Block(number=number, name=_line(name), row=row, until=until)
        self.blocks.append(block)
        self.open = True
        written, _ = read_scale(self.sheet.text(row, self.at["skala"]))
        value = self._left(row).score if self.at["skala"] != self.at["nama"] else None
        step = None
        if len(written) > 1:  # the whole scale stands in one cell, as in the empty instrument
            block.steps += [replace(one, row=row) for one in written]
            block.prose = True
        elif value is not None:  # a block whose first step stands beside its name
            step = Step(score=value, wording="", row=row)
            block.steps.append(step)
        self._marks(block, row, step)

    def _columns_numbered(self, row: int) -> bool:
        """Whether a row numbers the columns: (1), (2), (3) …"""
        counted = [ordinal(cell) for cell in self.sheet.row_cells(row)]
        return len(counted) > 3 and counted == list(range(1, len(counted) + 1))

    def _is_total(self, row: int, left: _Left) -> bool:
        """Whether a row sums up: by its word, or by a formula where a score would stand."""
        words = (self.sheet.text(row, self.number_at), left.text)
        if any(map(_TOTAL.match, words)) and not _LABEL.match(left.text):
            return left.score is None or self._sums(row)
        return not left.text and left.score is None and self._sums(row)

    def _sums(self, row: int) -> bool:
        places = [Place(row, self.at[n]) for n in ("skala", "mandiri", "provinsi") if n in self.at]
        return any(
            place in self.sheet.uncomputed or ((c := self.sheet.cells.get(place)) and c.formula)
            for place in places
        )

    def _step(self, block: _Block, row: int, left: _Left) -> Step | None:
        label = _LABEL.match(left.text)
        if left.score is not None or label:
            wording = left.text[label.end() :] if label else left.text
            block.steps.append(Step(score=left.score, wording=wording, row=row))
            return block.steps[-1]
        if left.text and block.steps:  # a line that goes on with the step before it
            last = block.steps[-1]
            block.steps[-1] = replace(last, wording=_line(f"{last.wording} {left.text}"))
            return block.steps[-1]
        if left.text:  # or with the name
            block.name = _line(f"{block.name} {left.text}")
        return None

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
                marks.append(
                    Mark(score=value, written=_line(cell.text)[:40], cell=place.address, step=step,
                         odd=odd, beside_name=step is None and not block.prose)
                )  # fmt: skip
        for cell in self.sheet.row_cells(row):
            if cell.place.column == self.at.get("catatan"):
                block.notes.append(_line(cell.text))
            elif cell.place.column == self.at.get("tautan"):
                block.links += 1

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


def _is_score(cell: Cell) -> bool:
    return score(cell)[0] is not None
