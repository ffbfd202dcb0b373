"""The search index is made again only for another record; records come from pages and cache."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kksportal.compute.shared import compute_shared
from kksportal.exports.search_records import Record
from kksportal.site_build.incremental.digest import Digest, record_key
from kksportal.site_build.incremental.memory import ForgottenError
from kksportal.site_build.search_index import index as module
from kksportal.site_build.search_index.index import put_index
from kksportal.site_build.shelf import Shelf
from tests.site_build.small import (
    FIRST,
    SECOND,
    digest,
    job,
    made,
    memory,
    put,
    shared,
    stage,
    written,
)

DATA = shared()
RESULTS = compute_shared(DATA, ())
FILES = {
    "content/index.md": "Beranda",
    "content/tentang.md": "---\ntitle: Tentang portal\ndescription: Siapa kami\n---\n\nKami *ada*.",
}


def record(address: str) -> Record:
    """A record at an address."""
    return Record(f"{address}/", address.upper(), "", "daerah", "teks")


def district(code: str = FIRST, *addresses: str) -> Digest:
    """A district with records at these addresses."""
    records = tuple(record(address) for address in addresses)
    return digest(code, records=records, record_key=record_key(records))


@pytest.fixture
def indexed(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The addresses of the records of each index that was made, in their order."""
    seen: list[list[str]] = []

    def index(records: Iterable[Record]) -> Iterator[tuple[str, bytes]]:
        seen.append([one.address for one in records])
        yield "pagefind.js", b"js"

    monkeypatch.setattr(module, "make_index", index)
    return seen


def put_all(tmp_path: Path, *digests: Digest, anew: Any = (), **told: Any) -> tuple[str, Shelf]:
    """The key of the records of these districts and an editorial page, and the shelf after."""
    options = told.pop("options", {})
    folders = put(tmp_path / "portal", FILES)
    remembered = memory(tmp_path / "ingatan", folders=folders, **told)
    place = tmp_path / f"panggung-{len(list(tmp_path.iterdir()))}"
    shelf = Shelf(stage(place), {})
    build = made(*digests, anew=anew, shared=DATA, results=RESULTS)
    return put_index(job(remembered, **options), build, shelf), shelf


def test_an_index_is_made_of_all_records(tmp_path: Path, indexed: list[list[str]]) -> None:
    """Pages of the nation first, then editorial ones, then districts in their order."""
    key, shelf = put_all(
        tmp_path, district(FIRST, "a", "b"), district(SECOND, "c"), anew=[FIRST, SECOND]
    )
    assert len(key) == 64
    assert indexed == [["penghargaan/", "tentang/", "a/", "b/", "c/"]]
    assert written(shelf.stage) == {"cari/pagefind/pagefind.js": b"js"}
    assert shelf.sizes == {"cari/pagefind/pagefind.js": 2}


STANDING = {"cari/pagefind/pagefind.js": (7, 1), "index.html": (3, 1)}


def test_an_index_of_the_same_records_stands(tmp_path: Path, indexed: list[list[str]]) -> None:
    """It is counted with its sizes, and not made; files elsewhere are not of it."""
    one = district(FIRST, "a")
    key, _ = put_all(tmp_path, one, anew=[FIRST])
    again, shelf = put_all(
        tmp_path, one, state={"search": key}, site=STANDING, damaged=frozenset({"index.html"})
    )
    assert again == key
    assert len(indexed) == 1
    assert shelf.sizes == {"cari/pagefind/pagefind.js": 7}
    assert written(shelf.stage) == {}


@pytest.mark.parametrize(
    "told",
    [
        {"site": {"index.html": (3, 1)}},
        {"damaged": frozenset({"cari/pagefind/pagefind.js"})},
        {"state": {}},
    ],
    ids=["tidak ada", "rusak", "tak diingat"],
)
def test_an_index_that_does_not_stand_is_made(
    tmp_path: Path, indexed: list[list[str]], told: dict[str, Any]
) -> None:
    """Where it is gone, damaged or forgotten, it is made again of the same records."""
    one = district(FIRST, "a")
    key, _ = put_all(tmp_path, one, anew=[FIRST])
    plain: dict[str, Any] = {"state": {"search": key}, "site": STANDING}
    again, _ = put_all(tmp_path, one._replace(records=()), **plain | told)
    assert again == key
    assert indexed == [["penghargaan/", "tentang/", "a/"]] * 2


def test_another_record_makes_another_index(tmp_path: Path, indexed: list[list[str]]) -> None:
    """A moved record of one district is enough; those of kept districts come from the cache."""
    one, two = district(FIRST, "a"), district(SECOND, "b", "c")
    key, _ = put_all(tmp_path, one, two, anew=[FIRST, SECOND])
    again, _ = put_all(
        tmp_path, district(FIRST, "x"), two._replace(records=()), anew=[FIRST],
        state={"search": key}, site=STANDING,
    )  # fmt: skip
    assert again != key
    assert indexed[1] == ["penghargaan/", "tentang/", "x/", "b/", "c/"]


def test_records_that_the_cache_does_not_have_are_forgotten(tmp_path: Path) -> None:
    """Where the cache and the state disagree, the build starts anew without the cache."""
    one = district(FIRST, "a")
    for known in (None, {}, {FIRST: ()}, {FIRST: (tuple(record("b")),)}, {SECOND: ()}):
        with pytest.raises(ForgottenError, match="catatan"):
            module._district_records(known, made(one))
    kept = {FIRST: (tuple(record("a")),)}
    assert module._district_records(kept, made(one)) == [(record("a"),)]
    assert module._district_records(None, made(one, anew=[FIRST])) == [(record("a"),)]
    assert module._district_records(None, made(district(SECOND))) == [()]


def test_without_search_there_is_no_index(tmp_path: Path, indexed: list[list[str]]) -> None:
    """Nothing is made, and no key is kept."""
    key, shelf = put_all(tmp_path, district(), options={"search": False})
    assert (key, shelf.sizes, indexed) == ("", {}, [])


def test_editorial_pages_are_records(tmp_path: Path) -> None:
    """Title, description and words of each page, at the address that MkDocs gives it."""
    folders = put(
        tmp_path,
        {
            **FILES,
            "content/index.md": FILES["content/tentang.md"],
            "content/panduan/index.md": FILES["content/tentang.md"],
            "content/panduan/README.md": FILES["content/tentang.md"],
            "content/panduan/cara-pakai.md": "---\nlain: x\n---\n\nIsi **tebal**.",
            "content/tanpa-kepala.md": "x",
            "content/inovasi/a.md": FILES["content/tentang.md"],
            "content/narasi/63.11/2025/pasar.md": FILES["content/tentang.md"],
            "content/.rahasia/a.md": FILES["content/tentang.md"],
            "content/panduan/_draf.md": FILES["content/tentang.md"],
            "content/rusak.md": "---\n: [\n---\n",
            "content/gambar.svg": "x",
        },
    )
    found = list(module._editorial_records(folders, simulated=False))
    assert found == [
        Record("panduan/cara-pakai/", "Cara pakai", "", "halaman", "Isi tebal ."),
        Record("tentang/", "Tentang portal", "", "halaman", "Siapa kami · Kami ada ."),
    ]
    fiction = list(module._editorial_records(folders, simulated=True))
    assert [one.title for one in fiction] == [
        "Cara pakai (data simulasi)", "Tentang portal (data simulasi)",
    ]  # fmt: skip


def test_a_record_is_a_page_in_which_data_are_no_marks() -> None:
    """Title, place, kind and filters are attributes; everything is escaped."""
    one = Record("a/", 'A "x" <b>', "Kalsel", "daerah", "a < b & c", (("tahun", "20<25"),))
    assert module._page(one).decode() == (
        '<!doctype html><html lang="id"><body data-pagefind-body>'
        '<i title="A &quot;x&quot; &lt;b&gt;" data-pagefind-meta="title[title]"></i>'
        '<i title="Kalsel" data-pagefind-meta="letak[title]"></i>'
        '<i title="daerah" data-pagefind-meta="jenis[title]"></i>'
        '<i title="daerah" data-pagefind-filter="jenis[title]"></i>'
        '<i title="20&lt;25" data-pagefind-filter="tahun[title]"></i>'
        "<p>a &lt; b &amp; c</p></body></html>"
    )


def test_a_record_without_a_place_has_no_mark_of_it() -> None:
    """What is empty is left out."""
    assert b"letak" not in module._page(Record("a/", "A", "", "daerah", "x"))


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("pagefind.js", True), ("pagefind-entry.json", True), ("wasm.id.pagefind", True),
        ("wasm.unknown.pagefind", True), ("id_1.pf_fragment", True), ("id_1.pf_index", True),
        ("pagefind.id_1.pf_meta", True), ("id_1.pf_filter", True), ("pagefind-ui.js", False),
        ("pagefind-ui.css", False), ("pagefindXjs", False), ("pagefind-highlight.js", False),
        ("pagefind-entryXjson", False), ("wasmXid", False),
    ],
)  # fmt: skip
def test_only_what_a_search_needs_is_published(name: str, kept: bool) -> None:
    """Pagefind's own interface is left out of the site."""
    assert bool(module._KEPT.fullmatch(name)) is kept


def program(place: Path, text: str) -> Path:
    """A program in the place of Pagefind."""
    place.write_text(f"#!/bin/sh\n{text}\n", "utf-8")
    place.chmod(0o755)
    return place


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("echo salah >&2; exit 1", "pagefind gagal: salah."),
        ("echo sudah; exit 1", "pagefind gagal: sudah."),
        ("echo lain; exit 0", "pagefind gagal: lain."),
    ],
    ids=["keluar dengan galat", "hanya keluaran", "tanpa hasil"],
)
def test_a_failed_run_says_why_and_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, said: str
) -> None:
    """What Pagefind said is told, also when it says it went well but made nothing."""
    told = program(tmp_path / "program", text)
    monkeypatch.setattr("pagefind.service.get_executable", lambda: told)
    with pytest.raises(module.PortalError) as fault:
        list(module.make_index([]))
    assert str(fault.value) == f"{said} Bangun tanpa pencarian: kks build --no-search"


def test_pagefind_runs_in_a_place_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing of the environment reaches it; every record is a page, in Indonesian."""
    text = (
        f'echo "$@" > {tmp_path}/arguments; /usr/bin/env > {tmp_path}/variables; '
        f"/bin/ls -R $2 > {tmp_path}/pages; pwd >> {tmp_path}/pages; "
        "/bin/mkdir $4; echo '{}' > $4/pagefind-entry.json; echo x > $4/pagefind-ui.js"
    )
    told = program(tmp_path / "program", text)
    monkeypatch.setenv("PAGEFIND_SITE", "lain")
    monkeypatch.setattr("pagefind.service.get_executable", lambda: told)
    assert list(module.make_index([record("a")])) == [("pagefind-entry.json", b"{}\n")]
    arguments = (tmp_path / "arguments").read_text("utf-8").split()
    assert [arguments[i] for i in (0, 2, 4, 5, 6)] == [
        "--site", "--output-path", "--force-language", "id", "--quiet",
    ]  # fmt: skip
    assert "PAGEFIND_SITE" not in (tmp_path / "variables").read_text("utf-8")
    pages = (tmp_path / "pages").read_text("utf-8")
    assert "a:\nindex.html" in pages
    assert pages.splitlines()[-1] == str(Path(arguments[1]).parent)
    assert not Path(arguments[1]).exists()
