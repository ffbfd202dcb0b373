"""The corpus of badly filled cells: each case of `kasus.yaml` has the outcome that it states."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from kksportal.intake.form.reading import Taken
from kksportal.intake.form.remarks import Level
from tests.intake.form.formulir import Hand

GROUPS: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "kasus.yaml").read_text("utf-8")
)
CASES = [(g, n) for g, group in enumerate(GROUPS) for n in range(len(group["kasus"]))]
LEAST = 250


def _table(group: dict[str, Any]) -> str:
    column: str = group["kolom"]
    return column.partition(".")[0] if "." in column else group["tabel"]


def _field(group: dict[str, Any], name: str) -> str:
    return name if "." in name or name == "nama" else f"{group['tabel']}.{name}"


@cache
def _taken(number: int) -> tuple[Taken, dict[int, str], dict[int, int]]:
    """A group's lines in one form, each with a source of its own; where each cell stands."""
    group = GROUPS[number]
    key, table = group["tabel"], _table(group)
    hand = Hand()
    cells, lines = {}, {}
    for n, (value, _) in enumerate(group["kasus"]):
        row = max(hand.last(key) + 1, 5) if n == 0 else lines[n - 1] + 1
        sign = group.get("penanda", "letak")
        sign = f"{table}.{sign}"
        hand.put(key, row, sign, f"kasus {n}")
        if table != "sumber":
            hand.put(key, row, f"{table}.sumber", f"Sumber {n % 80 + 1}")
        for name, other in group["sel"].items():
            told = other.format(n=n) if isinstance(other, str) else other
            hand.put(key, row, _field(group, name), told)
        cells[n] = hand.put(key, row, _field(group, group["kolom"]), value)
        lines[n] = row
    return hand.read(), cells, lines


def _outcome(number: int, n: int) -> tuple[str, str]:
    """What became of a case: its sign, and its value or sentence."""
    group = GROUPS[number]
    taken, cells, _ = _taken(number)
    mine = [r for r in taken.remarks if r.cell == cells[n]]
    for level, sign in ((Level.REFUSED, "!"), (Level.ASKED, "?")):
        for remark in mine:
            if remark.level is level:
                return sign, remark.what
    column = group["kolom"].rpartition(".")[2]
    sign = group.get("penanda", "letak")
    rows = taken.tables.get(_table(group), ())
    (row,) = (row for row in rows if getattr(row, sign) == f"kasus {n}" or
              (column == sign and n == _line_of(number, taken, row)))  # fmt: skip
    value = getattr(row, column)
    if not value:
        return "-", getattr(row, "keadaan", "") if column != "keadaan" else ""
    return ("~" if mine else "="), value


def _line_of(number: int, taken: Taken, row: Any) -> int:
    _, _, lines = _taken(number)
    places = {(t, p): e for (t, p), e in taken.places.items() if t == _table(GROUPS[number])}
    rows = taken.tables[_table(GROUPS[number])]
    return next((n for (_, p), e in places.items() for n, line in lines.items()
                 if rows[p] is row and e.row == line), -1)  # fmt: skip


@pytest.mark.parametrize(("number", "n"), CASES, ids=str)
def test_a_cell_has_its_outcome(number: int, n: int) -> None:
    """Taken as it is, taken with a note, asked, or refused with its sentence."""
    value, wanted = GROUPS[number]["kasus"][n]
    sign, _, rest = wanted.partition(" ")
    got, told = _outcome(number, n)
    assert got == sign, (value, wanted, got, told)
    if sign in "!?":
        assert rest in told, (value, wanted, told)
    else:
        assert told == rest, (value, wanted, told)


def test_the_corpus_is_large() -> None:
    """As many cases as were promised."""
    assert len(CASES) >= LEAST


def test_no_case_stands_twice() -> None:
    """A case that repeats another would only make the corpus look larger."""
    seen = [(g["tabel"], g["kolom"], str(g["sel"]), repr(c[0])) for g in GROUPS for c in g["kasus"]]
    assert len(seen) == len(set(seen))
