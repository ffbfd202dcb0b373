"""National tables: joined anew only where a district's lines moved."""

from __future__ import annotations

import zlib
from pathlib import Path
from typing import Any

import pytest

from kksportal.exports.national import head_of
from kksportal.pages.share import TableFile
from kksportal.site_build.incremental.digest import Digest
from kksportal.site_build.incremental.memory import ForgottenError, Memory
from kksportal.site_build.tables import (
    national_tables,
    save_parts,
    taken_files,
    write_tables,
)
from tests.builders import framework
from tests.site_build.small import FIRST, SECOND, digest, made, memory, shared, stage, written

MARKET, SCHOOL = "unduh/nasional/2025/pasar.csv", "unduh/nasional/2025/sekolah.csv"
FICTION = "unduh/nasional/2025/simulasi-pasar.csv"
RULES = framework(
    tatanan=[{"id": "sekolah", "nomor": "2"}, {"id": "pasar", "nomor": "1"}],
    indikator=[
        {"kode": "T1.01", "tatanan": "pasar"},
        {"kode": "T2.01", "tatanan": "sekolah"},
    ],
)
DATA = shared(frameworks={"2025": RULES})
EMPTY = (",".join(head_of((), simulated=False)) + "\n").encode()


def lines(*rows: str) -> bytes:
    """A fragment of a table, as a district gives it."""
    return zlib.compress("\n".join(("kode,nilai", *rows, "")).encode())


ONE = digest(updated="2026-01-02", parts={MARKET: lines("63.11,1")})
TWO = digest(SECOND, updated="2026-02-03", parts={MARKET: lines("63.12,2", "63.12,3")})


def kept(one: Digest) -> Digest:
    """A district as it comes back from a cache: keys of its lines, not the lines."""
    return one._replace(parts={})


def tables(remembered: Memory, *digests: Digest, anew: Any = (), simulated: bool = False) -> Any:
    """The national tables of these districts."""

    class SharedResults:
        pass

    results = SharedResults()
    results.simulated = simulated
    build = made(*digests, anew=anew, shared=DATA, results=results)
    return list(national_tables(remembered, build))


def table(address: str = MARKET, **told: Any) -> TableFile:
    """A table of the market in 2025 without a line, unless it is told otherwise."""
    plain: dict[str, Any] = {
        "address": address, "cycle": "2025", "tatanan": "pasar", "simulated": False,
        "lines": 0, "size": len(EMPTY), "updated": "",
    }  # fmt: skip
    return TableFile(**plain | told)


def remember(tmp_path: Path, *before: Digest, **told: Any) -> Memory:
    """A last build of these districts, whose tables are known and whose lines are kept."""
    remembered = memory(tmp_path, *before, **told)
    save_parts(remembered, made(*before))
    known = {MARKET: (29, 3), SCHOOL: (len(EMPTY), 0)}
    remembered.state["tables"] = known
    return remembered


def test_a_first_build_joins_all_lines() -> None:
    """Tables stand in the order of the instrument; each has its lines, its size and its day."""
    whole = b"kode,nilai\n63.11,1\n63.12,2\n63.12,3\n"
    assert tables(memory(), ONE, TWO, anew=[FIRST, SECOND]) == [
        (table(lines=3, size=len(whole), updated="2026-02-03"), whole),
        (table(SCHOOL, tatanan="sekolah"), EMPTY),
    ]


def test_a_nation_without_lines_has_empty_tables() -> None:
    """A real nation has every table of its instruments, with a head and no line."""
    assert tables(memory()) == [(table(), EMPTY), (table(SCHOOL, tatanan="sekolah"), EMPTY)]


def test_a_simulated_district_has_tables_of_its_own() -> None:
    """Its lines stand in tables that say so, beside those of the real nation."""
    fiction = digest("S1.01", updated="2026-03-04", parts={FICTION: lines("S1.01,4")})
    found = tables(memory(), ONE, fiction, anew=[FIRST, "S1.01"])
    assert [one.address for one, _ in found] == [
        MARKET, SCHOOL, FICTION, "unduh/nasional/2025/simulasi-sekolah.csv",
    ]  # fmt: skip
    assert [one.simulated for one, _ in found] == [False, False, True, True]
    assert [one.updated for one, _ in found] == ["2026-01-02", "", "2026-03-04", ""]
    assert found[2][1] == b"kode,nilai\nS1.01,4\n"


def test_a_simulated_nation_has_no_real_tables() -> None:
    """Where every district is fictional the real tables are left out."""
    fiction = digest("S1.01", parts={FICTION: lines("S1.01,4")})
    found = tables(memory(), fiction, anew=["S1.01"], simulated=True)
    assert [one.address for one, _ in found] == [
        FICTION, "unduh/nasional/2025/simulasi-sekolah.csv",
    ]  # fmt: skip


def test_tables_of_unmoved_lines_stand(tmp_path: Path) -> None:
    """A district made anew with the same lines moves none: sizes and lines are known."""
    found = tables(remember(tmp_path, ONE, TWO), ONE, kept(TWO), anew=[FIRST])
    assert found == [
        (table(lines=3, size=29, updated="2026-02-03"), None),
        (table(SCHOOL, tatanan="sekolah"), None),
    ]


def test_a_table_whose_lines_moved_is_joined_anew(tmp_path: Path) -> None:
    """Lines of kept districts come from the cache, in the order of the codes, and are kept."""
    new = digest(SECOND, updated="2026-02-03", parts={MARKET: lines("63.12,9")})
    found = tables(remember(tmp_path, ONE, TWO), kept(ONE), new, anew=[SECOND])
    whole = b"kode,nilai\n63.11,1\n63.12,9\n"
    assert found == [
        (table(lines=2, size=len(whole), updated="2026-02-03"), whole),
        (table(SCHOOL, tatanan="sekolah"), None),
    ]
    parts = memory(tmp_path).cache.load("tabel-2025-pasar.csv")
    assert parts == {FIRST: ONE.parts[MARKET], SECOND: new.parts[MARKET]}


def test_a_district_that_gives_no_line_any_more_moves_its_table(tmp_path: Path) -> None:
    """Its lines go, and with them its day."""
    found = tables(remember(tmp_path, ONE, TWO), kept(ONE), digest(SECOND), anew=[SECOND])
    assert found[0] == (
        table(lines=1, size=19, updated="2026-01-02"), b"kode,nilai\n63.11,1\n",
    )  # fmt: skip
    assert found[1][1] is None


def test_a_gone_or_new_district_moves_its_tables(tmp_path: Path) -> None:
    """With a district less or more the table of its lines is joined anew, no other."""
    gone = tables(remember(tmp_path / "a", ONE, TWO), kept(ONE))
    assert [content for _, content in gone] == [b"kode,nilai\n63.11,1\n", None]
    new = tables(remember(tmp_path / "b", ONE), kept(ONE), TWO, anew=[SECOND])
    whole = b"kode,nilai\n63.11,1\n63.12,2\n63.12,3\n"
    assert [content for _, content in new] == [whole, None]


def test_a_damaged_or_unknown_table_is_joined_anew(tmp_path: Path) -> None:
    """A file that somebody edited, or that no build made, is made again from the same lines."""
    damaged = frozenset({SCHOOL, "unduh/daerah/63.11/data.xlsx"})
    found = tables(remember(tmp_path / "a", ONE, TWO, damaged=damaged), kept(ONE), kept(TWO))
    assert [content for _, content in found] == [None, EMPTY]
    remembered = remember(tmp_path / "b", ONE)
    del remembered.state["tables"]
    assert [content for _, content in tables(remembered, kept(ONE))] == [
        b"kode,nilai\n63.11,1\n", EMPTY,
    ]  # fmt: skip


@pytest.mark.parametrize("parts", [None, {}, {FIRST: lines("63.11,8")}], ids=repr)
def test_lines_that_the_cache_does_not_have_are_forgotten(tmp_path: Path, parts: Any) -> None:
    """Where the cache and the state disagree, the build starts anew without the cache."""
    remembered = remember(tmp_path, ONE, TWO)
    remembered.cache.save("tabel-2025-pasar.csv", parts)
    with pytest.raises(ForgottenError, match=MARKET):
        tables(remembered, kept(ONE), digest(SECOND), anew=[SECOND])


def test_moved_tables_are_written(tmp_path: Path) -> None:
    """Only what was joined anew goes on the stage; all are told."""
    remembered = remember(tmp_path / "ingatan", ONE, TWO)
    place = stage(tmp_path / "panggung")
    new = digest(SECOND, updated="2026-02-03", parts={MARKET: lines("63.12,9")})

    class SharedResults:
        simulated = False

    build = made(kept(ONE), new, anew=[SECOND], shared=DATA, results=SharedResults(), stage=place)
    told = write_tables(remembered, build)
    assert [one.address for one in told] == [MARKET, SCHOOL]
    assert written(place) == {MARKET: b"kode,nilai\n63.11,1\n63.12,9\n"}


def test_lines_are_kept_by_table_and_district(tmp_path: Path) -> None:
    """After a first build each table's lines lie in a cache file of their own."""
    more = digest(parts={MARKET: b"a", SCHOOL: b"b"})
    remembered = memory(tmp_path)
    save_parts(remembered, made(more, TWO))
    assert remembered.cache.load("tabel-2025-pasar.csv") == {FIRST: b"a", SECOND: TWO.parts[MARKET]}
    assert remembered.cache.load("tabel-2025-sekolah.csv") == {FIRST: b"b"}


def test_what_can_be_taken_is_counted_by_kind() -> None:
    """How many files of a kind there are, and the largest; other files are not counted."""
    one = digest(files=(
        ("unduh/daerah/63.11/datapackage.zip", 10), ("api/v1/daerah/63.11.json", 4),
        ("kartu/63.11.png", 99), ("unduh/daerah/63.12/data.xlsx", 99),
    ))  # fmt: skip
    two = digest(SECOND, files=(
        ("unduh/daerah/63.12/datapackage.zip", 7), ("unduh/daerah/63.12/data.xlsx", 8),
    ))  # fmt: skip
    assert taken_files([one, two]) == {"zip": (2, 10), "json": (1, 4), "xlsx": (1, 8)}
    assert taken_files([two, one]) == {"zip": (2, 10), "json": (1, 4), "xlsx": (1, 8)}
    assert taken_files([]) == {}
