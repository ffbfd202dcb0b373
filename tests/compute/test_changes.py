"""What changed between two states of a portal: packages by subject, rows by key."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kksportal.compute.changes import (
    PackageChange,
    RowChange,
    compare,
    compare_packages,
    compare_rows,
    subject_of,
)
from kksportal.model.contract import Resource
from kksportal.model.kinds import RESOURCES, find_resource
from kksportal.model.package import Package
from tests.builders import district, framework, head, package, rows
from tests.model.contract_files import KINDS

FACT = {"subjek": "63.11", "ukuran": "odf-desa", "sifat": "capaian", "satuan": "persen"}
OTHER = FACT | {"ukuran": "odf-rumah-tangga"}


def _resource(kind: str, name: str) -> Resource:
    found = find_resource(kind, name)
    assert found is not None
    return found


def _facts(*cells: dict[str, str]) -> tuple[Any, ...]:
    return rows("daerah", "fakta", [FACT | one for one in cells])


def _between(old: tuple[Any, ...], new: tuple[Any, ...]) -> list[RowChange]:
    return list(compare_rows(_resource("daerah", "fakta"), old, new))


def _claims(*numbers: str) -> tuple[Any, ...]:
    """Rows under one and the same key, told apart by their number."""
    return rows("daerah", "penghargaan", [{"siklus_teks": "a", "jumlah": n} for n in numbers])


def test_a_new_row_has_no_before() -> None:
    """A row under a key that was not there is new."""
    (row,) = _facts({"nilai": "85"})
    (change,) = _between((), (row,))
    assert change == RowChange(
        resource="fakta",
        key=("63.11", "odf-desa", "capaian", "", "", "", "", "", "a", ""),
        before=None,
        after=row,
        columns=(),
    )
    assert change.row is row


def test_a_row_that_is_gone_has_no_after() -> None:
    """A row whose key is no longer there is gone, and is shown as it last stood."""
    (row,) = _facts({"nilai": "85"})
    (change,) = _between((row,), ())
    assert (change.before, change.after, change.columns) == (row, None, ())
    assert change.row is row


def test_a_row_with_other_cells_says_which() -> None:
    """Under the same key the columns that differ are named, in the order of the file."""
    (was,) = _facts({"nilai": "160", "dari": "202", "catatan": "awal"})
    (now,) = _facts({"nilai": "161", "dari": "202", "catatan": "akhir", "ketepatan": "sekitar"})
    (change,) = _between((was,), (now,))
    assert (change.before, change.after) == (was, now)
    assert change.columns == ("nilai", "ketepatan", "catatan")
    assert change.row is now


def test_another_source_is_another_row() -> None:
    """The same key with another source is another claim: one is gone and one is new."""
    old, new = _facts({"nilai": "85", "sumber": "b"}), _facts({"nilai": "85", "sumber": "a"})
    found = _between(old, new)
    assert [(c.key[8], c.before, c.after) for c in found] == [
        ("a", None, new[0]),
        ("b", old[0], None),
    ]


def test_equal_states_have_no_changes() -> None:
    """Where nothing changed nothing is told; the control changes one cell."""
    assert _between((), ()) == []
    assert _between(_facts({"nilai": "85"}), _facts({"nilai": "85"})) == []
    assert len(_between(_facts({"nilai": "85"}), _facts({"nilai": "85.0"}))) == 1


def test_changes_stand_in_the_order_of_their_keys() -> None:
    """Whatever the order of the rows, changes are told by key."""
    years = [str(year) for year in range(2011, 2026, 2)]
    told = _facts(*({"siklus": year} for year in years))
    for order in (told, told[::-1], told[3:] + told[:3]):
        assert [change.key[3] for change in _between((), order)] == years
        assert _between(told, order) == []


def test_double_keys_are_paired_row_by_row() -> None:
    """Where a key stands twice, equal rows are left out and the others are paired in order."""
    res = _resource("daerah", "penghargaan")
    one, two, three, four = _claims("1", "2", "3", "4")
    found = [(c.before, c.after) for c in compare_rows(res, (one, two), (three, four))]
    assert found == [(one, three), (two, four)]
    assert list(compare_rows(res, (one, two), (two, one))) == []
    grown = [(c.before, c.after) for c in compare_rows(res, (one,), (two, three))]
    assert grown == [(one, two), (None, three)]
    shrunk = [(c.before, c.after) for c in compare_rows(res, (one, two, three), (four, two))]
    assert shrunk == [(one, four), (three, None)]


STATES = st.lists(st.sampled_from(["1", "2", "3"]), max_size=3).map(tuple)


@given(STATES, STATES)
@settings(max_examples=50, derandomize=True)
def test_the_other_way_round_is_the_opposite(old: tuple[str, ...], new: tuple[str, ...]) -> None:
    """From new to old, what was new is gone and what was gone is new."""
    one = _facts(*({"siklus": f"202{n}", "nilai": str(i)} for i, n in enumerate(old)))
    two = _facts(*({"siklus": f"202{n}", "nilai": n} for n in new))
    forth = [(c.key, c.before, c.after, c.columns) for c in _between(one, two)]
    back = [(c.key, c.after, c.before, c.columns) for c in _between(two, one)]
    assert forth == back


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"batas", "arsip"}))
def test_every_table_of_a_package_is_compared(kind: str) -> None:
    """A row that is new is noticed in each table of each kind of package, its log left out."""
    for res in RESOURCES[kind]:
        name = res.name.replace("-", "_")
        full = package(kind, **{name: [dict.fromkeys(res.columns, "x")]})
        empty = dataclasses.replace(full, **{name: ()})
        found = [(change.resource, change.after) for change in compare_packages(empty, full)]
        expected = [] if res.name == "pembaruan" else [(res.name, getattr(full, name)[0])]
        assert found == expected, res.name


def test_tables_are_told_in_the_order_of_the_contract() -> None:
    """The changes of a package stand table by table."""
    source, about = [{"id": "a", "judul": "A", "jenis": "berita"}], {"id": "x", "judul": "X"}
    full = district(sumber=source, inovasi=[about], kegiatan=[about], fakta=[FACT])
    found = [change.resource for change in compare_packages(district(sumber=source), full)]
    assert found == ["fakta", "kegiatan", "inovasi"]


PACKAGES: dict[str, Package] = {
    "63.02": package(about=head(code="63.02")),
    "63.11": district(),
    "63.11 simulasi": package(about=head(simulated=True)),
    "2023": framework("2023"),
    "2025": framework("2025"),
    "penghargaan": package("penghargaan"),
}


def test_a_package_is_about_its_kind_code_cycle_and_nature() -> None:
    """Two packages are of one subject if kind, code, cycle and being simulated are the same."""
    told = head("kerangka", cycle="2025", simulated=True)
    assert subject_of(told) == ("kerangka", "", "2025", True)
    assert subject_of(head(code="63.02")) == ("daerah", "63.02", "", False)
    assert len({subject_of(one.head) for one in PACKAGES.values()}) == len(PACKAGES)


@pytest.mark.parametrize("name", PACKAGES)
def test_a_package_that_is_new_or_gone_is_told_as_a_whole(name: str) -> None:
    """Of a package that was not there before, or is no longer, no single row is told."""
    one = PACKAGES[name]
    rest = [other for other in PACKAGES.values() if other is not one]
    assert compare(rest, [*rest, one]) == (PackageChange(head=one.head, state="baru", rows=()),)
    assert compare([one, *rest], rest) == (PackageChange(head=one.head, state="hilang", rows=()),)
    assert compare([*rest, one], [one, *rest]) == ()


def test_a_changed_package_tells_its_rows_under_its_new_head() -> None:
    """A package that stays is told with the rows that changed, and with its head of today."""
    old = package(about=head(title="Lama", folder="a"), fakta=[FACT | {"nilai": "85"}])
    new = package(about=head(title="Baru", folder="b"), fakta=[FACT | {"nilai": "86"}])
    (found,) = compare([old], [new])
    assert (found.head, found.state) == (new.head, "berubah")
    assert [(change.before, change.after, change.columns) for change in found.rows] == [
        (*_facts({"nilai": "85"}), *_facts({"nilai": "86"}), ("nilai",))
    ]
    assert compare([old], [dataclasses.replace(old, head=new.head)]) == ()


def test_changes_are_told_by_subject() -> None:
    """Whatever the order of the packages, the changes stand by kind, code and cycle."""
    codes = [f"63.{i:02}" for i in range(1, 9)]
    districts = [package(about=head(code=code), fakta=[FACT]) for code in codes]
    new = [*districts, framework("2023"), framework("2025")]
    told = [("daerah", code, "baru") for code in codes] + [("kerangka", "", "baru")] * 2
    told[1] = ("daerah", "63.02", "berubah")
    for order in (new, new[::-1], new[3:] + new[:3]):
        found = compare([PACKAGES["63.02"]], order)
        assert [(c.head.kind, c.head.code, c.state) for c in found] == told
        assert [c.head.cycle for c in found[-2:]] == ["2023", "2025"]


def test_of_two_packages_of_one_subject_the_first_counts() -> None:
    """A second package of the same subject is passed over, in the old state and the new."""
    plain, changed = district(), package(fakta=[FACT])
    assert compare([plain, changed], [plain]) == ()
    assert compare([plain], [plain, changed]) == ()
    assert [c.state for c in compare([changed, plain], [plain])] == ["berubah"]
    assert [c.state for c in compare([plain], [changed, plain])] == ["berubah"]


def test_changes_never_change() -> None:
    """A change that was found stays as found; its parts are named."""
    row = RowChange(resource="fakta", key=("a",), before=None, after="x")
    whole = PackageChange(head=head(), state="baru")
    assert (row.columns, whole.rows) == ((), ())
    for value in (row, whole):
        parts = {one.name: getattr(value, one.name) for one in dataclasses.fields(value)}
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(value, next(iter(parts)), "lain")
        with pytest.raises(TypeError):
            type(value)(*parts.values())
        assert not hasattr(value, "__dict__")
