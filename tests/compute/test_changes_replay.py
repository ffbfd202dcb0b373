"""From the log and the rows of today the states in between are told again, newest first."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from kksportal.compute.changes import PackageChange, RowChange, compare_rows, log_of, replay
from kksportal.model.kinds import find_resource
from kksportal.model.rows import Pembaruan
from tests.builders import head, log_line, rows

FIRST, SECOND, THIRD = "2026-01-01", "2026-02-01", "2026-03-01"
FACT = {"subjek": "63.11", "ukuran": "odf-desa", "sifat": "capaian"}
KEY = "63.11;odf-desa;capaian;;;;;;a;"


def _row(table: str = "fakta", **cells: str) -> Any:
    (made,) = rows("daerah", table, [(FACT if table == "fakta" else {}) | cells])
    return made


def _line(day: str, column: str, was: str, now: str, key: str = KEY) -> Pembaruan:
    return log_line(day, "fakta", key, column, was, now)


def test_each_change_shows_the_row_as_it_was_on_its_day() -> None:
    """6 of 8 became 7 of 8, and then 7 of 9: walked back from today, each as it then stood."""
    today = _row(nilai="7", dari="9", catatan="tetap")
    log = [_line(FIRST, "nilai", "6", "7"), _line(SECOND, "dari", "8", "9")]
    key = tuple(KEY.split(";"))
    between = today._replace(dari="8")
    assert replay(log, {"fakta": (today,)}) == (
        (SECOND, RowChange(resource="fakta", key=key, before=between, after=today,
                           columns=("dari",))),
        (FIRST, RowChange(resource="fakta", key=key, before=between._replace(nilai="6"),
                          after=between, columns=("nilai",))),
    )  # fmt: skip


def test_the_changes_of_a_row_on_one_day_are_one() -> None:
    """Cells of one row that changed on one day are told together, in the order of the log."""
    today = _row(nilai="7", dari="9")
    log = [_line(FIRST, "dari", "8", "9"), _line(FIRST, "nilai", "6", "7")]
    ((day, change),) = replay(log, {"fakta": (today,)})
    assert (day, change.columns) == (FIRST, ("dari", "nilai"))
    assert (change.before.nilai, change.before.dari) == ("6", "8")
    assert change.after == today


def test_rows_and_tables_are_kept_apart() -> None:
    """On one day each row, and each table, has a change of its own; others stay as they are."""
    one, two = _row(nilai="1"), _row(nilai="2", sumber="b")
    score = _row("penilaian", siklus="2025", indikator="T1.01", skor="9")
    log = [
        _line(FIRST, "nilai", "0", "1"),
        _line(FIRST, "nilai", "0", "2", KEY.replace(";a;", ";b;")),
        log_line(FIRST, "penilaian", "2025;T1.01;;;a", "skor", "8", "9"),
    ]
    found = replay(log, {"fakta": (one, two), "penilaian": (score,)})
    assert {(day, change.resource, change.after) for day, change in found} == {
        (FIRST, "fakta", one),
        (FIRST, "fakta", two),
        (FIRST, "penilaian", score),
    }
    assert all(getattr(change.before, change.columns[0]) in "08" for _, change in found)


def test_the_order_of_the_log_never_matters() -> None:
    """However the lines stand, the newest day is told first, and of a day the last table first."""
    today = _row(nilai="3")
    score = _row("penilaian", siklus="2025", indikator="T1.01", skor="9")
    log = [
        _line(SECOND, "nilai", "1", "2"),
        _line(THIRD, "nilai", "2", "3"),
        _line(FIRST, "nilai", "0", "1"),
        log_line(SECOND, "penilaian", "2025;T1.01;;;a", "skor", "8", "9"),
    ]
    tables = {"fakta": (today,), "penilaian": (score,)}
    told = [(THIRD, "fakta"), (SECOND, "penilaian"), (SECOND, "fakta"), (FIRST, "fakta")]
    for lines in (log, log[::-1], sorted(log)):
        found = replay(lines, tables)
        assert [(day, change.resource) for day, change in found] == told
        assert [c.before.nilai for _, c in found if c.resource == "fakta"] == ["2", "1", "0"]


def test_a_change_says_what_the_log_says() -> None:
    """Where the row of today says otherwise, since it was not yet recorded, the log is told."""
    ((_, change),) = replay([_line(FIRST, "nilai", "80", "85")], {"fakta": (_row(nilai="90"),)})
    assert (change.before.nilai, change.after.nilai) == ("80", "85")


def test_a_row_that_is_gone_is_told_from_its_key() -> None:
    """Of a row that no longer stands only its key and what the log holds are known."""
    log = [_line(FIRST, "nilai", "85", ""), _line(FIRST, "satuan", "persen", "")]
    ((day, change),) = replay(log, {"fakta": ()})
    assert day == FIRST
    assert change.after == _row()
    assert change.before == _row(nilai="85", satuan="persen")
    assert change.key == tuple(KEY.split(";"))
    assert replay(log, {}) == ((day, change),)


def test_a_key_that_ends_in_free_text_may_hold_a_semicolon() -> None:
    """The last part of a key is taken whole; a key with too few parts names no row."""
    log = [_line(FIRST, "nilai", "85", "", f"{KEY}hlm. 2; 3")]
    ((_, change),) = replay(log, {})
    assert change.key[-1] == "hlm. 2; 3"
    assert change.before.letak == "hlm. 2; 3"
    assert replay([_line(FIRST, "nilai", "85", "", "63.11;odf-desa")], {}) == ()
    after = [_line(SECOND, "nilai", "85", "", "63.11"), *log]
    assert [day for day, _ in replay(after, {})] == [FIRST]


def test_what_this_contract_does_not_know_is_passed_over() -> None:
    """Tables and columns of another version of the contract are left out; the rest is told."""
    today = _row(nilai="2")
    log = [
        log_line(THIRD, "tabel-lama", "k", "nilai", "1", "2"),
        _line(SECOND, "kolom-lama", "x", "y"),
        _line(SECOND, "nilai", "1", "2"),
    ]
    ((day, change),) = replay(log, {"fakta": (today,)})
    assert (day, change.columns) == (SECOND, ("nilai",))
    assert (change.before.nilai, change.after.nilai) == ("1", "2")
    assert replay([], {"fakta": (today,)}) == ()


VALUES = st.lists(st.sampled_from(["1", "2", "3", "4"]), min_size=2, max_size=3)


@given(VALUES, VALUES)
@settings(max_examples=50, derandomize=True)
def test_the_log_leads_back_to_every_state(counts: list[str], totals: list[str]) -> None:
    """Logged day by day and walked back, the figures are those that stood on each day."""
    res = find_resource("daerah", "fakta")
    assert res is not None
    states = [_row(nilai=n, dari=d) for n, d in zip(counts, totals, strict=False)]
    log: list[Pembaruan] = []
    steps = []
    for i, (was, now) in enumerate(pairwise(states), start=1):
        change = tuple(compare_rows(res, (was,), (now,)))
        steps += [(f"2026-01-0{i}", was, now)] if change else []
        log += log_of(PackageChange(head=head(), state="berubah", rows=change), f"2026-01-0{i}")
    found = replay(log, {"fakta": (states[-1],)})
    assert [(day, c.before, c.after) for day, c in found] == steps[::-1]
