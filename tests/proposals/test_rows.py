"""Two changed tables become one: by rows, by figures, and with every clash named."""

from __future__ import annotations

import pytest

from kksportal.compute.changes import VALUES
from kksportal.model.contract import blank
from kksportal.model.kinds import RESOURCES, find_resource
from kksportal.model.rows import Fakta
from kksportal.proposals.conflict import Conflict
from kksportal.proposals.rows import merge_header, merge_rows, touched_keys

FAKTA = find_resource("daerah", "fakta")
assert FAKTA is not None
PATH = "fakta.csv"


def fact(measure: str, value: str = "85", **cells: str) -> Fakta:
    """A row of Balangan's with this measure and value."""
    known = {"subjek": "63.11", "ukuran": measure, "sifat": "capaian", "sumber": "a"}
    row: Fakta = blank(Fakta, **known | {"nilai": value, "satuan": "persen"} | cells)
    return row


A, B, C = fact("a"), fact("b"), fact("c")


def merged(
    base: list[Fakta], ours: list[Fakta], theirs: list[Fakta], *, wins: bool = False
) -> tuple[list[Fakta], list[Conflict]]:
    """The rows and the conflicts."""
    assert FAKTA is not None
    rows, conflicts = merge_rows(FAKTA, PATH, (base, ours, theirs), proposal_wins=wins)
    return [*rows], [*conflicts]


def test_what_nobody_changed_stands() -> None:
    """The control."""
    assert merged([A, B], [A, B], [A, B]) == ([A, B], [])


def test_changes_of_different_rows_both_stand() -> None:
    """One row was changed here, another there; one is new, another gone."""
    here, there = fact("a", "90"), fact("b", "70")
    assert merged([A, B, C], [here, B, C], [A, there, C]) == ([here, there, C], [])
    assert merged([A, B], [A, B, C], [A]) == ([A, C], [])


def test_changes_of_different_cells_of_a_row_both_stand() -> None:
    """A value here, a remark there."""
    here, there = fact("a", "90"), fact("a", catatan="Dihitung ulang.")
    assert merged([A], [here], [there]) == ([fact("a", "90", catatan="Dihitung ulang.")], [])


def test_the_cells_of_a_figure_are_one() -> None:
    """A value from here and a unit from there would be a figure that nobody has told."""
    here, there = fact("a", "90"), fact("a", satuan="desa")
    rows, conflicts = merged([A], [here], [there])
    assert rows == [here]
    assert conflicts == [
        Conflict(PATH, 2, key(A), "nilai", "85", "90", "85"),
        Conflict(PATH, 2, key(A), "satuan", "persen", "persen", "desa"),
    ]


def key(row: Fakta) -> tuple[str, ...]:
    """The key of a row."""
    assert FAKTA is not None
    return tuple(getattr(row, name) for name in FAKTA.key)


def test_two_values_of_one_cell_are_a_conflict_and_the_portals_stands() -> None:
    """Named with line, key, column, what was, and both values."""
    rows, conflicts = merged([B, A], [B, fact("a", "90")], [B, fact("a", "92")])
    assert rows == [B, fact("a", "90")]
    assert conflicts == [Conflict(PATH, 3, key(A), "nilai", "85", "90", "92")]


def test_the_proposal_wins_if_its_owner_says_so() -> None:
    """Its value stands; the conflict is told all the same."""
    rows, conflicts = merged([A], [fact("a", "90")], [fact("a", "92")], wins=True)
    assert rows == [fact("a", "92")]
    assert [(one.ours, one.theirs) for one in conflicts] == [("90", "92")]


def test_the_same_change_on_both_sides_is_no_conflict() -> None:
    """Two offices send the same figure."""
    assert merged([A], [fact("a", "90")], [fact("a", "90")]) == ([fact("a", "90")], [])
    assert merged([], [A], [A]) == ([A], [])


def test_two_new_rows_of_one_key_are_a_conflict_where_they_differ() -> None:
    """There was nothing; two things are told; each beyond the other's stands."""
    rows, conflicts = merged([], [fact("a", "90")], [fact("a", "92", catatan="x")])
    assert rows == [fact("a", "90", catatan="x")]
    assert [(c.column, c.base, c.ours, c.theirs) for c in conflicts] == [("nilai", "", "90", "92")]


@pytest.mark.parametrize("wins", [False, True])
def test_a_row_that_one_side_took_out_and_the_other_changed(wins: bool) -> None:
    """Both directions, and what stands."""
    new = fact("a", "92")
    rows, conflicts = merged([A], [], [new], wins=wins)
    assert rows == ([new] if wins else [])
    assert [(c.column, c.base, c.ours, c.theirs) for c in conflicts] == [
        ("nilai", "85", None, "92")
    ]
    rows, conflicts = merged([A], [new], [], wins=wins)
    assert rows == ([] if wins else [new])
    assert [(c.column, c.base, c.ours, c.theirs) for c in conflicts] == [
        ("nilai", "85", "92", None)
    ]


def test_a_new_row_stands_after_the_one_it_followed() -> None:
    """A proposal's order is kept where it can be; without a neighbour it is the last."""
    assert merged([A, B], [A, B], [A, C, B])[0] == [A, C, B]
    assert merged([A, B], [B], [A, C, B])[0] == [B, C]
    assert merged([A], [A], [C, A])[0] == [A, C]


def test_rows_that_share_a_key_are_kept_apart() -> None:
    """Such a table has a fault of its own, but no row of it is lost here."""
    assert merged([], [A, fact("a", "90")], [])[0] == [A, fact("a", "90")]


def test_columns_are_those_that_stand_and_new_ones_with_something_in_them() -> None:
    """In the contract's order where the file is; an empty new column is left out."""
    assert FAKTA is not None
    ours = ("subjek", "ukuran", "nilai", "sumber")
    rows = [fact("a", catatan="x")]
    assert merge_header(FAKTA, ours, (*ours, "catatan", "letak"), rows) == (*ours, "catatan")
    assert merge_header(FAKTA, ("nilai", "subjek"), ("subjek", "ukuran"), rows) == (
        "nilai", "subjek", "ukuran",
    )  # fmt: skip
    assert merge_header(FAKTA, (), ("subjek", "letak"), rows) == ("subjek", "letak")


def test_touched_rows_are_those_that_differ() -> None:
    """New, gone and changed rows, by key."""
    assert FAKTA is not None
    touched = touched_keys(FAKTA, [A, B], [A, fact("b", "1"), C])
    assert touched == {key(B), key(C)}


def test_every_cell_of_a_figure_is_a_column_of_its_table() -> None:
    """What is merged as one is there, and no part of a key."""
    for res in RESOURCES["daerah"]:
        unit = VALUES.get(res.name, ())
        assert set(unit) <= set(res.columns) - set(res.key), res.name
