"""What a proposal says of the figures it changes, held against what it changes indeed.

`/periksa/` writes it to the district's log, as the portal stood then. Another value may stand
since, or the portal's own may be kept: then the log tells what happened, or nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from kksportal.compute.changes import LOG, PackageChange, RowChange, extend_log
from kksportal.model.kinds import find_resource
from kksportal.model.rows import Pembaruan
from kksportal.proposals.tables import to_csv, to_table

_CELL = slice(0, 4)  # the day, the table, the row and the column of a line
_KEY_CUT = ";"


def settle_log(
    before: bytes | None, after: bytes, change: PackageChange | None, serious: Collection[int]
) -> bytes | None:
    """The log of a merged proposal; None where it is right as it is, or cannot be read.

    A new line tells from which value to which its cell changes in this merge, and whether that
    crosses a threshold. A line about a cell that does not change is left out.
    """
    res = find_resource("daerah", LOG)
    assert res is not None
    old, new = to_table(before, res, LOG)[0], to_table(after, res, LOG)[0]
    if old is None or new is None:
        return None
    known = {tuple(line[_CELL]): line for line in old.rows}
    rows = {(row.resource, _KEY_CUT.join(row.key)): (row, place in serious)
            for place, row in enumerate(change.rows if change else ())}  # fmt: skip
    last = max((line.tanggal for line in old.rows), default="")
    stands: list[Pembaruan] = []
    fresh: list[Pembaruan] = []
    for line in new.rows:
        right = None if line in old.rows else _right(line, rows, last)
        if tuple(line[_CELL]) not in known:
            fresh += [right] if right else []
        else:  # a second change on the day of another, or words about it that were mended
            stands.append(line._replace(menjadi=right.menjadi) if right else line)
    log = extend_log(stands, fresh)
    if log == tuple(new.rows):
        return None
    return to_csv(new.header, log)


def _right(
    line: Pembaruan, rows: Mapping[tuple[str, str], tuple[RowChange, bool]], last: str
) -> Pembaruan | None:
    """A line as its cell changes in this merge; None where it does not change."""
    row, serious = rows.get((line.resource, line.kunci), (None, False))
    if row is None:
        return None
    was, now = _cell(row.before, line.kolom), _cell(row.after, line.kolom)
    if was == now:
        return None
    # After every line that stands: a later day in the log would tell the values in a wrong order.
    return line._replace(tanggal=max(line.tanggal, last), semula=was, menjadi=now,
                         serius="ya" if serious else "tidak")  # fmt: skip


def _cell(row: Any, column: str) -> str:
    return str(getattr(row, column, "")) if row is not None else ""
