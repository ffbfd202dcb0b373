"""The search index is made again only for another record; records come from pages and cache."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kksportal.compute.shared import compute_shared
from kksportal.exports.search_records import Record
from kksportal.site_build.incremental.contributions import RECORDS
from kksportal.site_build.incremental.last_build import ForgottenError, LastBuild
from kksportal.site_build.incremental.output import DistrictOutput, record_key
from kksportal.site_build.incremental.state import Thing
from kksportal.site_build.incremental.things import Things
from kksportal.site_build.search_index import index as module
from kksportal.site_build.search_index.index import make_search
from kksportal.words.names import Names
from tests.site_build.small import (
    FIRST,
    SECOND,
    built,
    job,
    last_build,
    output,
    put,
    shared,
    stage,
    things,
    written,
)

DATA = shared()
RESULTS = compute_shared(DATA, ())
FILES = {
    "content/index.md": "Beranda",
    "content/tentang.md": "---\ntitle: Tentang portal\ndescription: Siapa kami\n---\n\nKami *ada*.",
}
NATION = ["penghargaan/", "tentang/"]  # the addresses of records that are no district's
MADE = "cari/pagefind/pagefind.js"


def record(address: str) -> Record:
    """A record at an address."""
    return Record(f"{address}/", address.upper(), "", "daerah", "teks")


def district(code: str = FIRST, *addresses: str) -> DistrictOutput:
    """A district with records at these addresses."""
    records = tuple(record(address) for address in addresses)
    return output(code, records=records, record_key=record_key(records))


def kept(one: DistrictOutput) -> DistrictOutput:
    """A district as it comes back from a cache: the key of its records, not the records."""
    return one._replace(records=())


@pytest.fixture
def indexed(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The addresses of the records of each index that was made, in their order."""
    seen: list[list[str]] = []

    def index(records: Iterable[Record]) -> Iterator[tuple[str, bytes]]:
        seen.append([one.address for one in records])
        yield "pagefind.js", b"js"

    monkeypatch.setattr(module, "make_index", index)
    return seen


def search(
    tmp_path: Path,
    *outputs: DistrictOutput,
    anew: Any = (),
    last: LastBuild | None = None,
    results: Any = RESULTS,
    **options: Any,
) -> Things:
    """What is made for the search over these districts and one editorial page."""
    if not (tmp_path / "portal/content").is_dir():
        put(tmp_path / "portal", FILES)
    last = last or remember(tmp_path)
    made = things(last, stage(tmp_path / f"panggung-{len(list(tmp_path.iterdir()))}"))
    told = {"data": DATA, "results": results, "names": Names(DATA)}
    make_search(job(last, **options), built(*outputs, anew=anew, **told), made)
    return made


def remember(tmp_path: Path, before: Things | None = None, **told: Any) -> LastBuild:
    """What the last build left, in a cache here."""
    told = {"things": before.all if before else None} | told
    return last_build(tmp_path / "ingatan", folders=put(tmp_path / "portal", {}), **told)


def test_an_index_is_made_of_all_records(tmp_path: Path, indexed: list[list[str]]) -> None:
    """Pages of the nation first, then editorial ones, then districts in their order."""
    made = search(tmp_path, district(FIRST, "a", "b"), district(SECOND, "c"), anew=[FIRST, SECOND])
    assert indexed == [[*NATION, "a/", "b/", "c/"]]
    assert written(made.site.stage) == {MADE: b"js"}
    assert made.site.sizes == {MADE: 2}
    thing = made.all["cari"]
    assert (thing.files, thing.facts, set(thing.uses)) == ({MADE: 2}, (), {"catatan"})


def test_an_index_of_the_same_records_stands(tmp_path: Path, indexed: list[list[str]]) -> None:
    """It is counted with its sizes and not made, also where districts were built anew."""
    one = district(FIRST, "a")
    before = search(tmp_path, one, anew=[FIRST])
    last = remember(tmp_path, before, damaged=frozenset({"index.html"}))
    for again in (kept(one), one):
        made = search(tmp_path, again, anew=[FIRST] if again.records else [], last=last)
        assert made.all == before.all
        assert made.site.sizes == {MADE: 2}
        assert written(made.site.stage) == {}
    assert len(indexed) == 1


def test_an_index_that_does_not_stand_is_made(tmp_path: Path, indexed: list[list[str]]) -> None:
    """Where it is damaged or forgotten, it is made again of the same records."""
    one = district(FIRST, "a")
    before = search(tmp_path, one, anew=[FIRST])
    for last in (
        remember(tmp_path, before, damaged=frozenset({MADE})),
        remember(tmp_path),
        remember(tmp_path, things={"cari": Thing({"catatan": "lain"}, {MADE: 2})}),
    ):
        assert search(tmp_path, kept(one), last=last).all == before.all
    assert indexed == [[*NATION, "a/"]] * 4


def test_another_record_makes_another_index(tmp_path: Path, indexed: list[list[str]]) -> None:
    """A moved record of one district is enough; those of districts that stand are kept."""
    one, two = district(FIRST, "a"), district(SECOND, "b", "c")
    before = search(tmp_path, one, two, anew=[FIRST, SECOND])
    last = remember(tmp_path, before)
    made = search(tmp_path, district(FIRST, "x"), kept(two), anew=[FIRST], last=last)
    assert made.all["cari"].uses != before.all["cari"].uses
    assert indexed[1] == [*NATION, "x/", "b/", "c/"]
    search(tmp_path, kept(district(FIRST, "x")), kept(two), last=remember(tmp_path))
    assert indexed[2] == indexed[1]  # the cache has them as they were then


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("content/tentang.md", FILES["content/tentang.md"].replace("Kami", "Kita")),
        ("content/baru.md", FILES["content/tentang.md"]),
    ],
)
def test_another_editorial_page_makes_another_index(
    tmp_path: Path, indexed: list[list[str]], path: str, text: str
) -> None:
    """Its words are searched like those of districts."""
    before = search(tmp_path, district(FIRST, "a"), anew=[FIRST])
    put(tmp_path / "portal", {path: text})
    search(tmp_path, kept(district(FIRST, "a")), last=remember(tmp_path, before))
    assert len(indexed) == 2


def test_a_district_that_is_gone_makes_another_index(
    tmp_path: Path, indexed: list[list[str]]
) -> None:
    """Even one without a record of its own: the index is of these districts."""
    one, two = district(FIRST, "a"), district(SECOND, "b")
    before = search(tmp_path, one, two, anew=[FIRST, SECOND])
    search(tmp_path, kept(one), last=remember(tmp_path, before))
    assert indexed[1] == [*NATION, "a/"]


def test_fiction_is_told_in_every_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a simulated nation also the editorial pages say so."""
    seen: list[Record] = []
    monkeypatch.setattr(module, "make_index", lambda records: seen.extend(records) or ())
    simulated = compute_shared(DATA, ("S1.01",))
    search(tmp_path, results=simulated)
    assert [one.title for one in seen if one.address == "tentang/"] == [
        "Tentang portal (data simulasi)"
    ]


def test_records_that_the_cache_does_not_have_are_forgotten(
    tmp_path: Path, indexed: list[list[str]]
) -> None:
    """Where the cache and the state disagree, the build starts anew without the cache."""
    one = district(FIRST, "a")
    with pytest.raises(ForgottenError):
        search(tmp_path, kept(one))
    last = remember(tmp_path)
    RECORDS.save(last.cache, "", {FIRST: (record("b"),)})
    with pytest.raises(ForgottenError):
        search(tmp_path, kept(one), last=last)
    RECORDS.save(last.cache, "", {FIRST: (record("a"),)})
    search(tmp_path, kept(one), last=last)
    assert indexed == [[*NATION, "a/"]]


def test_without_search_there_is_no_index(tmp_path: Path, indexed: list[list[str]]) -> None:
    """Nothing is made, and nothing is left for the next build."""
    made = search(tmp_path, district(), search=False)
    assert (made.all, made.site.sizes, indexed) == ({}, {}, [])
