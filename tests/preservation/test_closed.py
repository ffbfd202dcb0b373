"""A closed cycle knows of any change of what it froze, and of nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kksportal.model.contract import Column
from kksportal.model.package import DistrictPackage
from kksportal.model.rows import DISTRICT
from kksportal.preservation.closed import (
    ClosedCycle,
    Print,
    differing,
    print_of,
    read_prints,
    row_print,
    table_prints,
    write_prints,
)
from tests.builders import district, head

ODF = {"siklus": "2025", "ukuran": "odf-desa", "nilai": "85", "sumber": "a"}
OLD = {"siklus": "2023", "ukuran": "odf-desa", "nilai": "60", "sumber": "b"}
FAKTA = next(res for res in DISTRICT if res.name == "fakta")
SUBJECT = "daerah/kabupaten-contoh"


def made(*facts: dict[str, str], folder: str = "S01.01-kabupaten-contoh") -> DistrictPackage:
    about = head(folder=f"datapackages/daerah/{folder}")
    return district(about=about, fakta=facts)


def closed(package: DistrictPackage, **more: Any) -> ClosedCycle:
    return ClosedCycle(cycle="2025", version=1, tables=table_prints(package, "2025"), **more)


FROZEN = closed(made(ODF, OLD))


@pytest.mark.parametrize(
    ("now", "told"),
    [
        ((ODF, OLD), []),
        ((OLD, ODF), []),
        ((ODF, OLD | {"nilai": "61"}), []),
        ((ODF,), []),
        ((ODF | {"nilai": "86"}, OLD), [("fakta", 1, 1)]),
        ((ODF | {"catatan": "x"}, OLD), [("fakta", 1, 1)]),
        ((OLD,), [("fakta", 1, 0), ("sumber", 1, 0)]),
        ((ODF, ODF | {"per_tanggal": "2025"}), [("fakta", 1, 2)]),
    ],
    ids=[
        "the same",
        "rows in another order",
        "a change of another cycle",
        "less of another cycle",
        "another value",
        "another note",
        "a row that is gone",
        "a row more",
    ],
)
def test_what_was_frozen_may_not_change_and_the_rest_may(
    now: tuple[dict[str, str], ...], told: list[tuple[str, int, int]]
) -> None:
    assert list(differing(FROZEN, made(*now))) == told


def test_a_source_that_a_frozen_row_names_is_frozen() -> None:
    package = made(ODF, OLD)
    sources = tuple(row._replace(judul="lain") for row in package.sumber)
    changed = DistrictPackage(head=package.head, fakta=package.fakta, sumber=sources)
    assert list(differing(FROZEN, changed)) == [("sumber", 1, 1)]


def test_a_new_code_of_the_district_is_no_change() -> None:
    assert differing(FROZEN, made(ODF, OLD, folder="S09.01-kabupaten-contoh")) == ()


def test_a_row_that_was_declared_afterwards_is_no_change_and_neither_is_its_source() -> None:
    later = ODF | {"per_tanggal": "2025-09-01", "sumber": "baru"}
    package = made(ODF, OLD, later)
    assert differing(FROZEN, package)
    declared = frozenset({row_print(FAKTA, package.fakta[2])})
    known = closed(made(ODF, OLD), added={(SUBJECT, "fakta"): declared})
    assert differing(known, package) == ()
    assert differing(known, made(ODF, OLD, later | {"nilai": "86"}))  # another than was declared


def test_a_column_of_a_newer_contract_that_no_row_fills_is_no_change() -> None:
    facts = made(ODF).fakta
    newer = replace(FAKTA, columns={"baru": Column(), **FAKTA.columns})
    assert print_of(newer, [("", *facts[0])]) == print_of(FAKTA, facts)
    assert print_of(newer, [("isi", *facts[0])]) != print_of(FAKTA, facts)


def test_two_rows_are_not_one_row_of_their_cells() -> None:
    one = made(ODF | {"catatan": "x"}).fakta
    two = made(ODF, ODF | {"catatan": "x"}).fakta
    assert print_of(FAKTA, one) != print_of(FAKTA, two)


def test_the_list_reads_as_it_was_written() -> None:
    tables = {(SUBJECT, "fakta"): Print(2, "ab"), ("kerangka/2025", "syarat"): Print(1, "cd")}
    texts = {"content/inovasi/a.md": Print(3, "ef")}
    raw = write_prints(tables, texts)
    assert read_prints(raw) == (tables, texts)
    assert raw.startswith(b"perihal,tabel,baris,sha512\n")


@pytest.mark.parametrize("raw", [b"", b"a,b\n", b"perihal,tabel,baris,sha512\nx,y\n", b"\xff"])
def test_what_is_no_list_is_refused(raw: bytes) -> None:
    with pytest.raises(ValueError, match=r"list|values|codec"):
        read_prints(raw)
