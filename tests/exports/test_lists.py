"""National lists: each row as its package has it, its district in front, its source behind."""

from __future__ import annotations

import csv
from pathlib import Path

import pandas as pd
import pytest

from kksportal.exports.cells import neutral
from kksportal.exports.lists import (
    AWARDS,
    CLAIM,
    DOUBTED,
    LISTED,
    NAMED,
    NAMES,
    REGION,
    SOURCE,
    UNDATED,
    columns_of_list,
    head_of_list,
    list_addresses,
)
from kksportal.read.portal import read_shared
from tests.paket import FOLDERS, PACKAGES, package

pytestmark = pytest.mark.xdist_group("situs")


def lines(site: Path, name: str) -> list[dict[str, str]]:
    """A list as published."""
    text = (site / f"unduh/nasional/{name}.csv").read_bytes().decode("utf-8")
    assert "\r" not in text
    assert not text.startswith("\ufeff")
    return list(csv.DictReader(text.splitlines(keepends=True), strict=True))


@pytest.mark.parametrize("table", LISTED)
def test_every_row_of_every_package_is_there_once(site: Path, table: str) -> None:
    """In the order of codes, then of the package; every column, and who says so."""
    name = LISTED[table]
    want: list[dict[str, str]] = []
    for code in sorted(PACKAGES):
        one = package(code)
        if one.head.simulated:
            continue
        sources = {row.id: row for row in one.sumber}
        for row in getattr(one, table):
            source = sources[row.sumber]
            cells = {key: neutral(cell) for key, cell in row._asdict().items()}
            want.append({"kode": code} | cells | {
                "sumber_judul": neutral(source.judul), "sumber_penerbit": neutral(source.penerbit),
                "sumber_tanggal_terbit": source.tanggal_terbit, "sumber_tautan": source.tautan,
            })  # fmt: skip
    got = [
        {key: cell for key, cell in line.items() if key not in ("daerah", "provinsi")}
        for line in lines(site, name)
    ]
    assert want or table == "renstra"  # of no real office's plan is a source known yet
    assert got == want


def test_every_claim_of_an_award_is_there_once(site: Path) -> None:
    """Counted, doubted, and those without a cycle; the doubted with the reason why."""
    data, _ = read_shared(FOLDERS)
    assert data is not None
    got = lines(site, AWARDS)
    real = [one for one in data.awards if not one.head.simulated]
    undated = [
        row for code in PACKAGES if not package(code).head.simulated
        for row in package(code).penghargaan
    ]  # fmt: skip
    counts = {kind: sum(line[CLAIM] == kind for line in got) for kind in (NAMED, DOUBTED, UNDATED)}
    assert counts == {
        NAMED: sum(len(one.penerima) for one in real),
        DOUBTED: sum(len(one.diragukan) for one in real),
        UNDATED: len(undated),
    }
    assert all(line["alasan"] for line in got if line[CLAIM] == DOUBTED)
    assert all(line["siklus"] for line in got if line[CLAIM] != UNDATED)
    assert all(line["siklus_teks"] for line in got if line[CLAIM] == UNDATED)
    assert all(line["predikat"] or line["keadaan"] for line in got)
    assert all(line["sumber_judul"] for line in got)
    barru = [line for line in got if line["kode"] == "73.11" and line["siklus"] == "2025"]
    assert {line["predikat"] for line in barru} == {"padapa"}
    assert barru[0]["provinsi"] == "Sulawesi Selatan"


@pytest.mark.parametrize("name", NAMES)
def test_simulated_rows_have_a_list_of_their_own(site: Path, name: str) -> None:
    """Named so, and marked in every line; in the real one nothing is simulated."""
    real, simulated = lines(site, name), lines(site, f"simulasi-{name}")
    assert not [line for line in real if line["kode"].startswith("S")]
    assert all(line["data"] == "simulasi" for line in simulated)
    assert all(line["kode"].startswith("S") for line in simulated)


@pytest.mark.parametrize("name", NAMES)
def test_a_list_is_read_by_pandas(site: Path, name: str) -> None:
    """One type of line, codes stay text, and what is empty is empty."""
    frame = pd.read_csv(site / f"unduh/nasional/{name}.csv", dtype=str, keep_default_na=False)
    assert tuple(frame.columns) == head_of_list(name, simulated=False)
    assert len(frame) > 0 or name == "renstra"
    assert frame["kode"].str.fullmatch(r"[0-9]{2}(\.[0-9]{2})?").all()


@pytest.mark.parametrize("name", NAMES)
def test_no_cell_runs_as_a_formula(site: Path, name: str) -> None:
    """Whatever a source's title begins with."""
    for line in lines(site, name):
        assert {cell: neutral(cell) for cell in line.values()} == {c: c for c in line.values()}


@pytest.mark.parametrize("simulated", [False, True])
def test_a_list_has_place_rows_source_in_this_order(simulated: bool) -> None:
    """The same head in every district's fragment, so that joining is adding lines."""
    for name in NAMES:
        head = head_of_list(name, simulated=simulated)
        mark = ("data",) if simulated else ()
        assert head == (*mark, *REGION, *columns_of_list(name), *SOURCE)
        assert len(set(head)) == len(head)
    assert all(("simulasi-" in one) == simulated for one in list_addresses(simulated=simulated))
