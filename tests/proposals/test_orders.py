"""Two proposals taken in in either order: no value is lost, and each clash is named.

Random edits of one table by two offices, each starting from the same state.
"""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import replace

import pytest

from kksportal.model.contract import blank
from kksportal.model.kinds import find_resource
from kksportal.model.rows import Fakta
from kksportal.proposals.conflict import Conflict
from kksportal.proposals.head import Head
from kksportal.proposals.merge import merge_proposal
from kksportal.proposals.proposal import Proposal, changed_file, pack, unpack
from kksportal.proposals.tables import to_csv, to_table

FAKTA = find_resource("daerah", "fakta")
assert FAKTA is not None
FOLDER = "datapackages/daerah/S01.01-kabupaten-simulasi-001"
PATH = f"{FOLDER}/fakta.csv"
DESCRIPTOR = (
    b'{"name": "x", "title": "X", "diperbarui": "2026-01-01",'
    b' "kks": {"jenis": "daerah", "kode": "S01.01"}, "resources": []}\n'
)
FREE = ("nilai", "satuan", "catatan", "letak", "keadaan", "ketepatan")
Row = tuple[str, ...]
Cells = dict[tuple[Row, str], str]


def fact(number: int, **cells: str) -> Fakta:
    """A row with its number as its measure."""
    plain = {"subjek": "S01.01", "ukuran": f"u{number}", "sifat": "capaian", "sumber": "a"}
    row: Fakta = blank(Fakta, **plain | {"nilai": "85", "satuan": "persen"} | cells)
    return row


def edited(rows: list[Fakta], rng: random.Random, office: str) -> list[Fakta]:
    """Rows after an office's day: some cells changed, some rows out, some in."""
    rows = [*rows]
    for _ in range(rng.randint(1, 6)):
        what = rng.random()
        place = rng.randrange(len(rows))
        if what < 0.55:
            column = rng.choice(("nilai", "satuan", "catatan"))
            told = rng.choice((f"{rng.randint(1, 4)}", f"{office}{rng.randint(1, 9)}"))
            rows[place] = rows[place]._replace(**{column: told})
        elif what < 0.75 and len(rows) > 2:
            del rows[place]
        else:
            new = fact(rng.randint(10, 14), nilai=f"{rng.randint(1, 3)}", catatan=office)
            if all(row.ukuran != new.ukuran for row in rows):
                rows.insert(place, new)
    return rows


def cells(rows: Iterable[Fakta]) -> Cells:
    """Every cell outside the keys, by key and column."""
    assert FAKTA is not None
    return {
        (tuple(getattr(row, k) for k in FAKTA.key), name): getattr(row, name)
        for row in rows
        for name in FAKTA.columns
        if name not in FAKTA.key
    }


def proposal_of(base: list[Fakta], rows: list[Fakta], office: str) -> Proposal:
    """A proposal as it comes out of its archive."""
    changed = changed_file(PATH, to_csv(Fakta._fields, base), to_csv(Fakta._fields, rows))
    head = Head(code="S01.01", office=office, day="2026-11-24")
    made = unpack(pack(head, [changed]))
    assert isinstance(made, Proposal), made
    return made


def taken(
    state: list[Fakta], proposal: Proposal, *, wins: bool = False
) -> tuple[list[Fakta], list[Conflict]]:
    """The rows after a proposal is taken in, and its conflicts."""
    files = {PATH: to_csv(Fakta._fields, state), f"{FOLDER}/datapackage.json": DESCRIPTOR}
    merged = merge_proposal(proposal, files.get, proposal_wins=wins)
    assert merged.findings == []
    assert FAKTA is not None
    table, _ = to_table((files | merged.files)[PATH], FAKTA, PATH)
    assert table is not None
    return [*table.rows], merged.conflicts


def swapped(conflicts: Iterable[Conflict]) -> set[Conflict]:
    """The same conflicts seen from the other side; lines differ."""
    return {one._replace(row=0, ours=one.theirs, theirs=one.ours) for one in conflicts}


def two_offices(seed: int) -> tuple[list[Fakta], list[Fakta], list[Fakta]]:
    """A table, and what each office makes of it."""
    rng = random.Random(seed)
    base = [fact(number) for number in range(rng.randint(3, 8))]
    return base, edited(base, rng, "a"), edited(base, rng, "b")


SEEDS = range(300)


@pytest.mark.parametrize("seed", SEEDS)
def test_no_value_is_lost_in_either_order(seed: int) -> None:
    """What an office changed stands in the end, or is named as the proposed value of a conflict."""
    base, first, second = two_offices(seed)
    before = cells(base)
    for one, two in ((first, second), (second, first)):
        state, conflicts = taken(base, proposal_of(base, one, "Satu"))
        assert (sorted(state), conflicts) == (sorted(one), [])  # nothing stood against the first
        state, conflicts = taken(state, proposal_of(base, two, "Dua"))
        after, named = cells(state), {(c.key, c.column): c for c in conflicts}
        for place, value in cells(one).items():
            if before.get(place) != value and (cells(two).get(place) is not None or place in named):
                assert after.get(place) == value  # the portal's stands
        for place, value in cells(two).items():
            if before.get(place) not in (value, None if value else ""):
                assert after.get(place) == value or named[place].theirs == value, place
        for place in before.keys() - cells(two).keys():  # rows that the second took out
            changed = cells(one).get(place) != before[place]
            gone = place not in after
            whole = any(c.key == place[0] and c.theirs is None for c in conflicts)
            assert gone or whole or not changed or named[place].theirs is None


@pytest.mark.parametrize("seed", SEEDS)
def test_each_clash_is_named_with_both_values_in_either_order(seed: int) -> None:
    """The same places clash, whoever comes first; and without a clash the end is the same."""
    base, first, second = two_offices(seed)
    ends, clashes = [], []
    for one, two in ((first, second), (second, first)):
        state, _ = taken(base, proposal_of(base, one, "Satu"))
        state, conflicts = taken(state, proposal_of(base, two, "Dua"))
        ends.append(sorted(state))
        clashes.append(conflicts)
    assert swapped(clashes[0]) == {c._replace(row=0) for c in clashes[1]}
    if not clashes[0]:
        assert ends[0] == ends[1]


@pytest.mark.parametrize("seed", range(60))
def test_where_the_proposal_wins_its_values_stand_and_the_others_are_named(seed: int) -> None:
    """`--utamakan usulan` loses nothing either."""
    base, first, second = two_offices(seed)
    state, _ = taken(base, proposal_of(base, first, "Satu"))
    state, conflicts = taken(state, proposal_of(base, second, "Dua"), wins=True)
    before, after = cells(base), cells(state)
    named = {(c.key, c.column): c for c in conflicts}
    for place, value in cells(second).items():
        if before.get(place) not in (value, None if value else ""):
            assert after.get(place) == value, place
    for place, value in cells(first).items():
        if before.get(place, "") != value and after.get(place) != value:
            assert place in named or place not in cells(second), place


def test_the_edits_clash_often_enough() -> None:
    """The control: many of the seeds have a clash, and many have none."""
    many = 0
    for seed in SEEDS:
        base, first, second = two_offices(seed)
        many += bool(taken(first, proposal_of(base, second, "Dua"))[1])
    assert 60 < many < 270


def test_a_proposal_taken_in_twice_changes_nothing() -> None:
    """All of it stands already."""
    base, first, _ = two_offices(1)
    proposal = proposal_of(base, first, "Satu")
    state, _ = taken(base, proposal)
    again, conflicts = taken(state, replace(proposal, digest="lain"))
    assert (again, conflicts) == (state, [])
