"""Findings about the shape of a table, where the quick way refuses it: one for one cause."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kksportal.errors import Finding, Step
from kksportal.findings import kind
from kksportal.intake.cells import Codes
from kksportal.intake.habits import Habit, sentence
from kksportal.intake.rejoining import rejoined, written
from kksportal.intake.shapes import Shaped, read
from kksportal.intake.tidying import Tidied, tidy
from kksportal.model.contract import Resource

_CODES = {  # where a habit is alone in its file
    "cp1252": "P004",
    "utf-16": "P004",
    "cr": "P006",
    "ganti-baris": "D005",
    "tanda-gabung": "N020",
    "kutip": "P007",
    "sel-panjang": "P007",
    "bukan-teks": "P004",
    "kosong": "D001",
}
_MANY = "P019"
_WAYS = 3  # ways to write a row that are named
_NO_STEPS: tuple[Step, ...] = ()
_NOTE = "P020"


class Seen(NamedTuple):
    """A table of any shape: its header and rows, and what is wrong with the file."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    head_line: int
    findings: list[Finding]
    mended: bool  # the file is not as the contract writes it


def see_shape(raw: bytes, res: Resource, name: str) -> Seen:
    """The table in a file of any shape, with findings; without a header where it has none.

    Its rows are those that `kks rapikan` would write, so that what refers to them is not told.
    """
    shaped = read(raw, tuple(res.columns))
    if refused := shaped.refused:
        code = _CODES[refused.name]
        found = _at(code, name, refused.line, sentence((refused,)), refused.advice)
        return Seen((), (), 1, [found], mended=True)
    mended = shaped.mended
    tidied = tidy(raw, res) if mended else None
    findings = [_mended(mended, tidied, shaped, name)] if tidied else []
    if not mended and shaped.notes:
        first = shaped.notes[0]
        findings.append(_at(_NOTE, name, first.line, sentence(shaped.notes), "",
                            (Step("rapikan"),)))  # fmt: skip
    findings += _uneven(shaped, res, name)
    if shaped.uneven and tidied is None:
        tidied = tidy(raw, res)
    rows = tidied.rows if tidied else shaped.rows
    return Seen(shaped.header, rows, shaped.head_line, findings, mended=bool(mended))


def _mended(habits: tuple[Habit, ...], tidied: Tidied, shaped: Shaped, name: str) -> Finding:
    code = _CODES.get(habits[0].name, _MANY) if len(habits) == 1 else _MANY
    line = habits[0].line if shaped.in_place or code == "D005" else 0
    cells = [one for one in tidied.changes if one.column and "\n" not in one.before]
    more = f" {len(cells)} selnya juga ditulis seperti di lembar kerja." if cells else ""
    return _at(code, name, line, sentence(habits) + more, f"Jalankan: kks rapikan {name}",
               (Step("rapikan"),))  # fmt: skip


def _uneven(shaped: Shaped, res: Resource, name: str) -> Iterator[Finding]:
    """A row longer or shorter than the head, and how it is to be written where that is sure."""
    width = len(shaped.header)
    for place, cells in shaped.uneven:
        what = f"Ada {len(cells)} sel, sedangkan kepala tabel {width}."
        ways = rejoined(cells, shaped.header, res, Codes(), shaped.delimiter)
        advice, steps = "", _NO_STEPS
        joined = " atau ".join(f'"{_joined(cells, way)}"' for way in ways[:_WAYS])
        if len(ways) == 1:
            advice = f"Apit dengan tanda kutip: {joined}, atau jalankan: kks rapikan {name}"
            steps = (Step("baris", text=written(ways).rstrip("\n")),)
        elif ways:
            advice = f"Apit yang berkoma dengan tanda kutip: {joined}"
        elif len(cells) < width:
            advice = "Tambahkan koma untuk sel yang kosong, di tempatnya"
        yield _at("D004", name, shaped.lines[place], what, advice, steps)


def _joined(cells: tuple[str, ...], way: tuple[str, ...]) -> str:
    """The cell of a rejoined row that was in two parts."""
    return next((new for old, new in zip(cells, way, strict=False) if old != new), way[-1])


def _at(
    code: str, name: str, row: int, what: str, advice: str = "", fix: tuple[Step, ...] = ()
) -> Finding:
    return Finding(kind=kind(f"KKS-{code}"), path=name, row=row, what=what, advice=advice, fix=fix)
