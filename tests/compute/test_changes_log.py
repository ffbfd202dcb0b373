"""The log of figures that changed: what it keeps, one line a cell and day, and its way back."""

from __future__ import annotations

from typing import Any

import pytest

from kksportal.compute.changes import (
    LOG,
    REMARKS,
    PackageChange,
    compare_rows,
    extend_log,
    log_of,
)
from kksportal.model.contract import Resource, blank
from kksportal.model.kinds import RESOURCES, find_resource
from kksportal.model.rows import Pembaruan
from tests.builders import head, log_line, rows

DAY, LATER = "2026-01-01", "2026-02-01"
FACT = {"subjek": "63.11", "ukuran": "odf-desa", "sifat": "capaian", "satuan": "persen"}
KEY = "63.11;odf-desa;capaian;;;;;;a;"
# What makes a figure, by table: a change of any other cell is no changed figure.
FIGURES = {
    "fakta": "nilai dari satuan ketepatan keadaan",
    "capaian": "nilai kriteria satuan keadaan",
    "penilaian": "skor keadaan",
    "nilai_tatanan": "nilai ketepatan satuan",
    "kelembagaan": "ada keadaan",
    "tahapan": "status hasil mulai selesai",
    "perbaikan": "jumlah dari ketepatan status",
    "penghargaan": "jumlah predikat",
    "keikutsertaan": "status",
}
TABLES = [res.name for res in RESOURCES["daerah"]]


def _resource(name: str) -> Resource:
    found = find_resource("daerah", name)
    assert found is not None
    return found


def _row(table: str, **cells: str) -> Any:
    (made,) = rows("daerah", table, [cells])
    return made


def _fact(**cells: str) -> Any:
    return _row("fakta", **FACT | cells)


def _log(table: str, old: tuple[Any, ...], new: tuple[Any, ...]) -> list[tuple[str, str, str]]:
    """The lines that a change makes: column, before, after."""
    found = tuple(compare_rows(_resource(table), old, new))
    change = PackageChange(head=head(), state="berubah", rows=found)
    lines = log_of(change, DAY)
    assert all((line.tanggal, line.resource) == (DAY, table) for line in lines)
    return [(line.kolom, line.semula, line.menjadi) for line in lines]


@pytest.mark.parametrize("table", TABLES)
def test_the_log_holds_figures_only(table: str) -> None:
    """Of a changed row the log keeps the cells that make its figure, and no remark beside it."""
    res = _resource(table)
    key = dict.fromkeys(res.key, "k")
    kept = []
    for column in (name for name in res.columns if name not in res.key):
        was, now = blank(res.row, **key | {column: "1"}), blank(res.row, **key | {column: "2"})
        if lines := _log(table, (was,), (now,)):
            assert lines == [(column, "1", "2")]
            kept.append(column)
    assert set(kept) == set(FIGURES.get(table, "").split())


@pytest.mark.parametrize("table", TABLES)
def test_the_cells_of_a_figure_stand_in_order(table: str) -> None:
    """Where a whole figure changed, its value is told first and what stands beside it after."""
    res = _resource(table)
    columns = FIGURES.get(table, "").split()
    key = dict.fromkeys(res.key, "k")
    was = blank(res.row, **key | dict.fromkeys(columns, "1"))
    now = blank(res.row, **key | dict.fromkeys(columns, "2"))
    assert _log(table, (was,), (now,)) == [(column, "1", "2") for column in columns]


def test_remarks_explain_a_figure_and_are_none() -> None:
    """Where in the source, who says it, and a note are remarks."""
    assert REMARKS == ("letak", "penutur", "catatan")
    assert LOG == "pembaruan"


def test_a_line_names_its_row_by_key() -> None:
    """A line of the log has its day, its table, the key of the row, its column, and both values."""
    change = PackageChange(
        head=head(),
        state="berubah",
        rows=tuple(compare_rows(_resource("fakta"), (_fact(nilai="85"),), (_fact(nilai="90"),))),
    )
    assert log_of(change, DAY) == (log_line(DAY, "fakta", KEY, "nilai", "85", "90"),)
    assert log_of(PackageChange(head=head(), state="baru"), DAY) == ()


NEW: list[tuple[str, dict[str, str], list[tuple[str, str, str]]]] = [
    ("fakta", {"nilai": "160", "dari": "202", "ketepatan": "sekitar"}, [("nilai", "", "160")]),
    ("fakta", {"keadaan": "belum-ada", "satuan": "persen"}, []),
    ("capaian", {"nilai": "7", "kriteria": "baik"}, [("nilai", "", "7")]),
    ("capaian", {"kriteria": "baik", "keadaan": "belum-ada"}, [("kriteria", "", "baik")]),
    ("tahapan", {"status": "selesai", "hasil": "lolos"}, [("status", "", "selesai")]),
    ("perbaikan", {"status": "diminta", "dari": "9"}, [("status", "", "diminta")]),
    ("perbaikan", {"jumlah": "3", "status": "diminta"}, [("jumlah", "", "3")]),
    ("penghargaan", {"predikat": "padapa"}, [("predikat", "", "padapa")]),
    ("kelembagaan", {"ada": "tidak"}, [("ada", "", "tidak")]),
    ("kegiatan", {"judul": "Rapat", "status": "rencana"}, []),
]


@pytest.mark.parametrize(("table", "cells", "lines"), NEW)
def test_of_a_new_row_the_log_keeps_its_value(
    table: str, cells: dict[str, str], lines: list[tuple[str, str, str]]
) -> None:
    """A new row has one line, its first value; what stands beside is read from the row itself."""
    assert _log(table, (), (_row(table, **cells),)) == lines


GONE: list[tuple[str, dict[str, str], list[tuple[str, str, str]]]] = [
    (
        "fakta",
        {"nilai": "160", "dari": "202", "satuan": "desa"},
        [("nilai", "160", ""), ("dari", "202", ""), ("satuan", "desa", "")],
    ),
    ("fakta", {"keadaan": "belum-ada", "satuan": "persen"}, []),
    ("fakta", {"dari": "202", "ketepatan": "sekitar"}, []),
    ("capaian", {"kriteria": "baik"}, [("kriteria", "baik", "")]),
    ("penilaian", {"skor": "70", "keadaan": "x"}, [("skor", "70", ""), ("keadaan", "x", "")]),
    ("kegiatan", {"judul": "Rapat", "status": "rencana"}, []),
]


@pytest.mark.parametrize(("table", "cells", "lines"), GONE)
def test_of_a_row_that_is_gone_the_log_keeps_the_whole_figure(
    table: str, cells: dict[str, str], lines: list[tuple[str, str, str]]
) -> None:
    """Nothing of a row that is gone can be read any more, so its whole figure is kept."""
    assert _log(table, (_row(table, **cells),), ()) == lines


def _line(was: str, now: str, column: str = "nilai", day: str = DAY, key: str = "k") -> Pembaruan:
    return log_line(day, "capaian", key, column, was, now)


EXTENDED: list[tuple[str, list[Pembaruan], list[Pembaruan], list[Pembaruan]]] = [
    ("a new line stands last", [_line("1", "2")], [_line("2", "3", day=LATER)],
     [_line("1", "2"), _line("2", "3", day=LATER)]),
    ("a second change of one day ends its line", [_line("1", "2")], [_line("2", "3")],
     [_line("1", "3")]),
    ("undone on the same day", [_line("1", "2"), _line("5", "6", key="b")], [_line("2", "1")],
     [_line("5", "6", key="b")]),
    ("undone on another day", [_line("1", "2")], [_line("2", "1", day=LATER)],
     [_line("1", "2"), _line("2", "1", day=LATER)]),
    ("another column", [_line("1", "2")], [_line("2", "3", "kriteria")],
     [_line("1", "2"), _line("2", "3", "kriteria")]),
    ("another key", [_line("1", "2")], [_line("2", "3", key="b")],
     [_line("1", "2"), _line("2", "3", key="b")]),
    ("two changes at once", [], [_line("1", "2"), _line("2", "3")], [_line("1", "3")]),
    ("undone, then changed again", [_line("1", "2")], [_line("2", "1"), _line("1", "4")],
     [_line("1", "4")]),
    ("no change at all", [], [_line("1", "1")], []),
    ("nothing more", [_line("1", "2")], [], [_line("1", "2")]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("log", "more", "whole"), [case[1:] for case in EXTENDED], ids=[case[0] for case in EXTENDED]
)
def test_a_cell_has_one_line_a_day(
    log: list[Pembaruan], more: list[Pembaruan], whole: list[Pembaruan]
) -> None:
    """The log grows at its end; of one day only the first and the last value of a cell stay."""
    assert extend_log(log, more) == tuple(whole)


def test_a_line_of_another_table_is_another_line() -> None:
    """The same key and column in another table is another cell."""
    other = _line("1", "2")._replace(resource="penilaian")
    assert extend_log([_line("1", "2")], [other]) == (_line("1", "2"), other)
