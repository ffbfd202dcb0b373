"""What of the nation stands: while districts give the same, only pages of moved rows are made."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kksportal.site_build.incremental.digest import Digest, Written
from kksportal.site_build.incremental.memory import ForgottenError, Memory, row_file
from kksportal.site_build.incremental.standing import kept_pages, nation_stands, own_rows
from tests.site_build.small import FIRST, SECOND, digest, left, made, memory

ROW, OTHER = "indikator/2025/T1.01/", "indikator/2025/T1.02/"
PAIR, PAIR_2, FAR = "banding/kalsel/pasar/", "banding/kalsel/sekolah/", "banding/bali/pasar/"
FOUND = (("KKS-P008", "a.csv", 1, "", "Salah.", "", ""),)
PAGE = Written("daerah/x/index.html", "daerah/x/", "2026-01-02", False, 7)
FULL = digest(
    cycle="2025", updated="2026-01-02", rows={"temuan/": "t", ROW: "satu"}, pages=(PAGE,),
    findings=FOUND, sources=(("a",),), named=("a",), record_key="k", province="provinsi/kalsel/",
)  # fmt: skip
NATIONAL = {
    "index.html": ("", "2026-01-02", False, 10),
    "indikator/2025/T1.01/index.html": (ROW, "2026-01-02", False, 20),
}


def remember(*before: Digest, place: Path | None = None, **told: Any) -> Memory:
    """A memory of a nation with two pages, an asset, a table and one finding."""
    state = {
        "units": left(*before),
        "found": FOUND,
        "assets": {"api/v1/index.json": 3},
        "tables": {"unduh/nasional/2025/pasar.csv": (3, 1)},
        "national": NATIONAL,
    }
    return memory(place, **{"state": state} | told)


def stands(after: Digest, before: Digest = FULL, found: Any = FOUND, **told: Any) -> bool:
    """Whether the nation stands when one of its two districts was made anew."""
    remembered = remember(before, digest(SECOND), **told)
    return nation_stands(remembered, made(after, digest(SECOND), anew=[FIRST]), found)


def test_the_nation_stands_while_its_districts_give_the_same() -> None:
    """A district that was made anew and gives what it gave leaves the nation as it is."""
    assert stands(FULL, changed={f"{FULL.folder}/fakta.csv"})
    assert nation_stands(remember(), made(), FOUND)


@pytest.mark.parametrize(
    "told",
    [
        {"pages": (PAGE._replace(size=8),)},
        {"findings": ()},
        {"sources": (("b",),)},
        {"named": ()},
        {"record_key": "l"},
        {"rows": {"temuan/": "t", ROW: "dua"}, "row_keys": b"12345678"},
        {"rows": {"temuan/": "t", ROW: "satu", PAIR: "x"}},
        {"parts": {"t": b"x"}},
        {"records": ("r",)},
        {"shas": (("a", "b"),)},
    ],
    ids="-".join,
)
def test_what_only_a_district_is_asked_for_moves_no_nation(told: dict[str, Any]) -> None:
    """Sizes, its own findings and sources, and rows on pages of their own are not given."""
    assert stands(FULL._replace(**told))


@pytest.mark.parametrize(
    "told",
    [
        {"pages": ()},
        {"pages": (PAGE._replace(changed="2026-02-02"),)},
        {"pages": (PAGE._replace(address="daerah/y/"),)},
        {"pages": (PAGE._replace(noindex=True),)},
        {"updated": "2026-02-02"},
        {"cycle": "2023"},
        {"folder": ""},
        {"failed": True},
        {"news": ("2026-01-02", "a", "b", "c", ())},
        {"changes": (("a",),)},
        {"dataset": ("a",)},
        {"province": ""},
        {"province_sources": (("a",),)},
        {"rows": {"temuan/": "u", ROW: "satu"}},
        {"slots": (ROW, OTHER)},
        {"scores": (("pasar",),)},
        {"files": (("kartu/x.png", 1),)},
        {"part_keys": {"t": "k"}},
    ],
    ids="-".join,
)
def test_whatever_else_a_district_gives_moves_the_nation(told: dict[str, Any]) -> None:
    """Pages, days, news, rows of shared pages, scores, files and tables: all are given."""
    assert stands(FULL._replace(**told)) is False


def test_a_district_that_was_kept_is_not_compared() -> None:
    """Only districts that were made anew can give something else."""
    moved = made(FULL._replace(cycle="2023"), digest(SECOND), anew=[SECOND])
    assert nation_stands(remember(FULL, digest(SECOND)), moved, FOUND)


@pytest.mark.parametrize(
    "told",
    [
        pytest.param({"state": {}}, id="tanpa ingatan"),
        pytest.param({"found": ()}, id="temuan lain"),
        pytest.param({"changed": {"datapackages/penghargaan/2025/penerima.csv"}}, id="penghargaan"),
        pytest.param({"changed": {"mkdocs.yml"}}, id="pengaturan"),
        pytest.param({"changed": {"content/inovasi/a.md"}}, id="cerita"),
        pytest.param({"damaged": frozenset({"api/v1/index.json"})}, id="berkas rusak"),
        pytest.param({"damaged": frozenset({"unduh/nasional/2025/pasar.csv"})}, id="tabel rusak"),
        pytest.param({"damaged": frozenset({"index.html"})}, id="halaman rusak"),
    ],
)
def test_the_nation_falls_with_what_it_is_made_of(told: dict[str, Any]) -> None:
    """Another finding, shared data that moved, or a damaged file of the nation makes all anew."""
    assert stands(FULL, **told) is False


def test_a_damaged_page_of_rows_leaves_the_nation_standing() -> None:
    """Pages of rows are made for themselves; so are pages of districts."""
    damaged = frozenset({"indikator/2025/T1.01/index.html", PAGE.file})
    assert stands(FULL, damaged=damaged)


def test_the_page_that_leads_to_comparisons_is_no_page_of_rows() -> None:
    """It is made with the nation: damaged, it makes the nation anew."""
    told = {"banding/index.html": ("banding/", "", False, 1)}
    remembered = remember(FULL)
    remembered.state["national"] = told
    assert nation_stands(remembered, made(FULL), FOUND)
    remembered.damaged = frozenset(told)
    assert not nation_stands(remembered, made(FULL), FOUND)


def test_a_nation_with_a_new_or_lost_district_falls() -> None:
    """Other districts than last time are another nation."""
    more, fewer = made(FULL, digest(SECOND), anew=[SECOND]), made(FULL)
    assert nation_stands(remember(FULL), more, FOUND) is False
    assert nation_stands(remember(FULL, digest(SECOND)), fewer, FOUND) is False


def test_the_first_build_prints_all_rows() -> None:
    """Without a memory every row on a page of its own is printed, in the order of the codes."""
    one = digest(rows={"temuan/": "t", ROW: "satu", PAIR: "p"})
    two = digest(SECOND, rows={ROW: "dua", OTHER: "lain"})
    found = own_rows(memory(), made(one, two, anew=[FIRST, SECOND]))
    assert found == {ROW: ["satu", "dua"], PAIR: ["p"], OTHER: ["lain"]}


def rows_after(
    place: Path, before: list[Digest], after: list[Digest], anew: list[str], **told: Any
) -> dict[str, list[str]]:
    """The rows to be printed; the cache has those of the last build."""
    remembered = remember(*before, place=place, **told)
    for slot in {slot for one in before for slot in one.slots}:
        mine = {one.code: one.rows[slot] for one in before if slot in one.rows}
        remembered.cache.save(row_file(slot), mine)
    return own_rows(remembered, made(*after, anew=anew))


ONE = digest(rows={ROW: "satu", OTHER: "tetap"})
TWO = digest(SECOND, rows={ROW: "dua", OTHER: "dua tetap"})
KEPT = TWO._replace(rows={})  # as it comes back from a cache


def test_only_pages_of_moved_rows_are_printed(tmp_path: Path) -> None:
    """A moved row brings the rows of all districts on its page, others stay away."""
    now = digest(rows={ROW: "satu!", OTHER: "tetap"})
    assert rows_after(tmp_path, [ONE, TWO], [now, KEPT], [FIRST]) == {ROW: ["satu!", "dua"]}
    assert memory(tmp_path).cache.load(row_file(ROW)) == {FIRST: "satu!", SECOND: "dua"}


def test_a_district_made_anew_with_its_old_rows_moves_none(tmp_path: Path) -> None:
    """The same rows as before are no reason to print a page."""
    assert rows_after(tmp_path, [ONE, TWO], [ONE, KEPT], [FIRST]) == {}


def test_a_row_that_is_new_or_gone_moves_its_page(tmp_path: Path) -> None:
    """A page with one row more or less is printed with what there is now."""
    fewer = digest(rows={OTHER: "tetap"})
    assert rows_after(tmp_path / "a", [ONE, TWO], [fewer, KEPT], [FIRST]) == {ROW: ["dua"]}
    found = rows_after(tmp_path / "b", [fewer, TWO], [ONE, KEPT], [FIRST])
    assert found == {ROW: ["satu", "dua"]}


def test_a_district_that_is_gone_takes_its_rows_along(tmp_path: Path) -> None:
    """Its pages are printed without it, also where none is left."""
    alone = digest(SECOND, rows={ROW: "dua"})
    found = rows_after(tmp_path, [ONE, alone], [alone._replace(rows={})], [])
    assert found == {ROW: ["dua"], OTHER: []}


def test_a_new_district_brings_its_rows(tmp_path: Path) -> None:
    """Rows stand in the order of the codes, whichever was made now."""
    before = ONE._replace(rows={})
    two = digest(SECOND, rows={ROW: "dua"})
    assert rows_after(tmp_path, [ONE], [before, two], [SECOND]) == {ROW: ["satu", "dua"]}


def test_a_damaged_page_of_rows_is_printed(tmp_path: Path) -> None:
    """Its rows come from the cache; damage elsewhere prints no page of rows."""
    damaged = frozenset({f"{ROW}index.html", "daerah/x/index.html", "index.html"})
    found = rows_after(tmp_path, [ONE, TWO], [ONE._replace(rows={}), KEPT], [], damaged=damaged)
    assert found == {ROW: ["satu", "dua"]}


def test_a_new_comparison_prints_those_of_its_province(tmp_path: Path) -> None:
    """Each comparison of a province names all others; other provinces are left alone."""
    before = digest(rows={PAIR: "a", ROW: "satu"})
    far = digest(SECOND, rows={FAR: "b"})
    now = digest(rows={PAIR: "a", PAIR_2: "c", ROW: "satu"})
    kept = far._replace(rows={})
    remembered = remember(before, far, place=tmp_path)
    for slot, mine in ((PAIR, {FIRST: "a"}), (FAR, {SECOND: "b"}), (PAIR_2, {})):
        remembered.cache.save(row_file(slot), mine)
    assert own_rows(remembered, made(now, kept, anew=[FIRST])) == {PAIR: ["a"], PAIR_2: ["c"]}


def test_a_comparison_that_is_gone_prints_those_of_its_province(tmp_path: Path) -> None:
    """What is left of the province no longer names it."""
    before = digest(rows={PAIR: "a", PAIR_2: "c"})
    far = digest(SECOND, rows={FAR: "b"})
    now = digest(rows={PAIR: "a"})
    found = rows_after(tmp_path, [before, far], [now, far._replace(rows={})], [FIRST])
    assert found == {PAIR: ["a"], PAIR_2: []}


def test_rows_that_the_cache_does_not_have_are_forgotten(tmp_path: Path) -> None:
    """A kept district whose row is not in the cache makes the build start anew."""
    now = digest(rows={ROW: "satu!", OTHER: "tetap"})
    remembered = remember(ONE, TWO, place=tmp_path)
    remembered.cache.save(row_file(ROW), {FIRST: "satu"})
    with pytest.raises(ForgottenError, match=ROW):
        own_rows(remembered, made(now, KEPT, anew=[FIRST]))


PAGES = {
    f"{address}index.html": (address, "2026-01-02", False, 1)
    for address in (
        "", "temuan/", "provinsi/kalsel/", ROW, OTHER, PAIR, "banding/", "kerangka/2025/",
        "penghargaan/", "penghargaan/2025/", "en/awards/", "peta/", "peta/2025/", "peta/pasar/",
        "peta/2025/pasar/", "tatanan/", "en/",
    )
}  # fmt: skip
OF_ROWS = {OTHER, PAIR}
OF_AWARDS = {"penghargaan/", "penghargaan/2025/", "en/awards/", "peta/", "peta/2025/"}


def kept(whole: bool = False, **told: Any) -> set[str]:
    """The addresses of pages that are kept, where the rows of one page moved."""
    remembered = remember(FULL, **told)
    remembered.state["national"] = PAGES
    found = kept_pages(remembered, {ROW: []}, whole=whole)
    assert all(PAGES[file] == entry for file, entry in found.items())
    return {entry[0] for entry in found.values()}


def test_all_pages_but_moved_rows_are_kept_with_a_whole_nation() -> None:
    """Where the nation stands only the page whose rows moved is made."""
    assert kept(whole=True) == {entry[0] for entry in PAGES.values()} - {ROW}


def test_pages_that_no_district_moves_are_kept_without_it() -> None:
    """Rows that did not move, frameworks and awards stand whatever districts give."""
    assert kept() == {*OF_ROWS, *OF_AWARDS, "kerangka/2025/"}


@pytest.mark.parametrize(
    "path",
    ["datapackages/penghargaan/2025/penerima.csv", "datapackages/penghargaan-simulasi/x.csv"],
)
def test_pages_of_awards_fall_when_awards_moved(path: str) -> None:
    """Another award makes the pages and the maps of awards anew, not the frameworks."""
    assert kept(changed={path, "mkdocs.yml"}) == {*OF_ROWS, "kerangka/2025/"}


def test_other_changes_leave_pages_of_awards() -> None:
    """A story, a setting or a district moves no award."""
    changed = {"content/inovasi/a.md", "mkdocs.yml", "datapackages/daerah/63.11-x/penghargaan.csv"}
    assert kept(changed=changed) == {*OF_ROWS, *OF_AWARDS, "kerangka/2025/"}


def test_a_damaged_page_is_not_kept() -> None:
    """Whatever it shows, it is made again."""
    damaged = frozenset({"kerangka/2025/index.html", f"{PAIR}index.html", "index.html"})
    assert kept(damaged=damaged) == {OTHER, *OF_AWARDS}


def test_the_first_build_keeps_no_page() -> None:
    """Without a memory no page stands."""
    assert kept_pages(memory(), {}, whole=True) == {}
