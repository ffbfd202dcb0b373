"""National tables: joined anew only where a district's lines moved."""

from __future__ import annotations

import zlib
from itertools import count
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from kksportal.exports.national import head_of
from kksportal.pages.gathered import TableFile
from kksportal.site_build.incremental.cache import Cache
from kksportal.site_build.incremental.contributions import PARTS
from kksportal.site_build.incremental.last_build import ForgottenError, LastBuild
from kksportal.site_build.incremental.output import DistrictOutput
from kksportal.site_build.incremental.things import Things
from kksportal.site_build.tables import TABLE, count_downloads, make_tables
from tests.builders import framework
from tests.site_build.small import (
    FIRST,
    SECOND,
    built,
    job,
    last_build,
    output,
    shared,
    stage,
    things,
    written,
)

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


ONE = output(updated="2026-01-02", parts={MARKET: lines("63.11,1")})
TWO = output(SECOND, updated="2026-02-03", parts={MARKET: lines("63.12,2", "63.12,3")})
SCRATCH = count()


def kept(one: DistrictOutput) -> DistrictOutput:
    """A district as the last build left it: its lines lie in the cache."""
    return one._replace(parts={})


def made(
    last: LastBuild, place: Path, *outputs: DistrictOutput, anew: Any = (), simulated: bool = False
) -> tuple[tuple[TableFile, ...], Things]:
    """The tables of a build of these districts, and its things."""
    results = SimpleNamespace(simulated=simulated)
    build = built(*outputs, anew=anew, last=last, data=DATA, results=results)
    found = things(last, stage(place / f"panggung-{next(SCRATCH)}"))
    return make_tables(job(last), build, found), found


def tables(
    last: LastBuild, place: Path, *outputs: DistrictOutput, **told: Any
) -> list[tuple[TableFile, bytes | None]]:
    """The tables of a build, each with its content where it was joined anew."""
    found, all_things = made(last, place, *outputs, **told)
    contents = written(all_things.site.stage)
    assert contents.keys() <= {one.address for one in found}
    assert all_things.site.sizes == {one.address: one.size for one in found}
    assert all_things.facts(TABLE) == [(one.lines, ",".join(one.columns)) for one in found]
    return [(one, contents.get(one.address)) for one in found]


def table(address: str = MARKET, **told: Any) -> TableFile:
    """A table of the market in 2025 without a line, unless it is told otherwise."""
    plain: dict[str, Any] = {
        "address": address, "cycle": "2025", "tatanan": "pasar", "simulated": False,
        "lines": 0, "size": len(EMPTY), "updated": "",
    }  # fmt: skip
    return TableFile(**plain | told)


def remember(tmp_path: Path, *before: DistrictOutput, **told: Any) -> LastBuild:
    """A last build of these districts, whose tables are known and whose lines are kept."""
    tmp_path.mkdir(exist_ok=True)
    first = last_build(tmp_path / "ingatan")
    _, known = made(first, tmp_path, *before, anew=[one.code for one in before])
    return last_build(tmp_path / "ingatan", *before, things=known.all, **told)


def test_a_first_build_joins_all_lines(tmp_path: Path) -> None:
    """Tables stand in the order of the instrument; each has its lines, its size and its day."""
    whole = b"kode,nilai\n63.11,1\n63.12,2\n63.12,3\n"
    assert tables(last_build(), tmp_path, ONE, TWO, anew=[FIRST, SECOND]) == [
        (table(lines=3, size=len(whole), updated="2026-02-03"), whole),
        (table(SCHOOL, tatanan="sekolah"), EMPTY),
    ]


def test_a_nation_without_lines_has_empty_tables(tmp_path: Path) -> None:
    """A real nation has every table of its instruments, with a head and no line."""
    assert tables(last_build(), tmp_path) == [
        (table(), EMPTY),
        (table(SCHOOL, tatanan="sekolah"), EMPTY),
    ]


def test_a_simulated_district_has_tables_of_its_own(tmp_path: Path) -> None:
    """Its lines stand in tables that say so, beside those of the real nation."""
    fiction = output("S1.01", updated="2026-03-04", parts={FICTION: lines("S1.01,4")})
    found = tables(last_build(), tmp_path, ONE, fiction, anew=[FIRST, "S1.01"])
    assert [one.address for one, _ in found] == [
        MARKET, SCHOOL, FICTION, "unduh/nasional/2025/simulasi-sekolah.csv",
    ]  # fmt: skip
    assert [one.simulated for one, _ in found] == [False, False, True, True]
    assert [one.updated for one, _ in found] == ["2026-01-02", "", "2026-03-04", ""]
    assert found[2][1] == b"kode,nilai\nS1.01,4\n"


def test_a_simulated_nation_has_no_real_tables(tmp_path: Path) -> None:
    """Where every district is fictional the real tables are left out."""
    fiction = output("S1.01", parts={FICTION: lines("S1.01,4")})
    found = tables(last_build(), tmp_path, fiction, anew=["S1.01"], simulated=True)
    assert [one.address for one, _ in found] == [
        FICTION, "unduh/nasional/2025/simulasi-sekolah.csv",
    ]  # fmt: skip


def test_tables_of_unmoved_lines_stand(tmp_path: Path) -> None:
    """A district made anew with the same lines moves none: sizes and lines are known."""
    found = tables(remember(tmp_path, ONE, TWO), tmp_path, ONE, kept(TWO), anew=[FIRST])
    assert found == [
        (table(lines=3, size=35, updated="2026-02-03"), None),
        (table(SCHOOL, tatanan="sekolah"), None),
    ]


def test_a_table_whose_lines_moved_is_joined_anew(tmp_path: Path) -> None:
    """Lines of kept districts come from the cache, in the order of the codes, and are kept."""
    new = output(SECOND, updated="2026-02-03", parts={MARKET: lines("63.12,9")})
    found = tables(remember(tmp_path, ONE, TWO), tmp_path, kept(ONE), new, anew=[SECOND])
    whole = b"kode,nilai\n63.11,1\n63.12,9\n"
    assert found == [
        (table(lines=2, size=len(whole), updated="2026-02-03"), whole),
        (table(SCHOOL, tatanan="sekolah"), None),
    ]
    parts = Cache(tmp_path / "ingatan").load("tabel-unduh-nasional-2025-pasar.csv")
    assert parts == {FIRST: ONE.parts[MARKET], SECOND: new.parts[MARKET]}


def test_a_district_that_gives_no_line_any_more_moves_its_table(tmp_path: Path) -> None:
    """Its lines go, and with them its day."""
    found = tables(remember(tmp_path, ONE, TWO), tmp_path, kept(ONE), output(SECOND), anew=[SECOND])
    assert found[0] == (
        table(lines=1, size=19, updated="2026-01-02"), b"kode,nilai\n63.11,1\n",
    )  # fmt: skip
    assert found[1][1] is None


def test_a_gone_or_new_district_moves_its_tables(tmp_path: Path) -> None:
    """With a district less or more the table of its lines is joined anew, no other."""
    gone = tables(remember(tmp_path / "a", ONE, TWO), tmp_path, kept(ONE))
    assert [content for _, content in gone] == [b"kode,nilai\n63.11,1\n", None]
    new = tables(remember(tmp_path / "b", ONE), tmp_path, kept(ONE), TWO, anew=[SECOND])
    whole = b"kode,nilai\n63.11,1\n63.12,2\n63.12,3\n"
    assert [content for _, content in new] == [whole, None]


def test_a_damaged_or_unknown_table_is_joined_anew(tmp_path: Path) -> None:
    """A file that somebody edited, or that no build made, is made again from the same lines."""
    damaged = frozenset({SCHOOL, "unduh/daerah/63.11/data.xlsx"})
    last = remember(tmp_path / "a", ONE, TWO, damaged=damaged)
    found = tables(last, tmp_path, kept(ONE), kept(TWO))
    assert [content for _, content in found] == [None, EMPTY]
    remember(tmp_path / "b", ONE)
    last = last_build(tmp_path / "b/ingatan", ONE)
    assert [content for _, content in tables(last, tmp_path, kept(ONE))] == [
        b"kode,nilai\n63.11,1\n", EMPTY,
    ]  # fmt: skip


def test_the_same_lines_of_another_district_move_a_table(tmp_path: Path) -> None:
    """Whose lines they are is part of what a table depends on."""
    last = remember(tmp_path, ONE)
    found = tables(last, tmp_path, ONE._replace(code=SECOND), anew=[SECOND])
    assert found[0][1] == b"kode,nilai\n63.11,1\n"


@pytest.mark.parametrize("parts", [None, {}, {FIRST: lines("63.11,8")}], ids=repr)
def test_lines_that_the_cache_does_not_have_are_forgotten(tmp_path: Path, parts: Any) -> None:
    """Where the cache and the state disagree, the build starts anew without the cache."""
    last = remember(tmp_path, ONE, TWO)
    last.cache.save(PARTS.file(MARKET), parts)
    with pytest.raises(ForgottenError, match=MARKET):
        tables(last, tmp_path, kept(ONE), output(SECOND), anew=[SECOND])


def test_what_can_be_taken_is_counted_by_kind() -> None:
    """How many files of a kind there are, and the largest; other files are not counted."""
    one = output(files=(
        ("unduh/daerah/63.11/datapackage.zip", 10), ("api/v1/daerah/63.11.json", 4),
        ("kartu/63.11.png", 99), ("unduh/daerah/63.12/data.xlsx", 99),
    ))  # fmt: skip
    two = output(SECOND, files=(
        ("unduh/daerah/63.12/datapackage.zip", 7), ("unduh/daerah/63.12/data.xlsx", 8),
    ))  # fmt: skip
    assert count_downloads([one, two]) == {"zip": (2, 10), "json": (1, 4), "xlsx": (1, 8)}
    assert count_downloads([two, one]) == {"zip": (2, 10), "json": (1, 4), "xlsx": (1, 8)}
    assert count_downloads([]) == {}
