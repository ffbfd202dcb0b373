"""What the pages and files of the nation are made from, and the files that are made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from kksportal.addresses import INDICATOR
from kksportal.errors import Finding
from kksportal.exports.files import File
from kksportal.exports.register import FileType
from kksportal.findings import kind
from kksportal.pages.gathered import PageEntry
from kksportal.pages.nation.context import NationContext
from kksportal.pages.site import Page
from kksportal.pages.types import On, PageType
from kksportal.read.glossary import read_words
from kksportal.site_build import nation as module
from kksportal.site_build.incremental.inputs import Inputs
from kksportal.site_build.incremental.output import Written
from kksportal.site_build.incremental.things import Things
from kksportal.words.views import Frame
from tests.builders import head, package
from tests.site_build.plain_builders import INFO
from tests.site_build.small import (
    FIRST,
    SECOND,
    output,
    put,
)
from tests.site_build.toys import ANY, Toy

NOTE = Finding(kind=kind("KKS-D025"), path="a.csv", what="Catatan.")
OTHER = Finding(kind=kind("KKS-D025"), path="b.csv", what="Lain.")
ONE = output(updated="2026-01-02", rows={"temuan/": "t"})
TWO = output(SECOND)


@pytest.fixture
def toy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Toy]:
    """A nation without pages and files."""
    made = Toy(tmp_path, monkeypatch)
    yield made
    for shelf in made.shelves:
        shelf.close()


def test_all_pages_are_listed_once_they_are_made(toy: Toy) -> None:
    """Pages of the nation that were made or stand, of districts, and editorial ones."""
    entries: list[Any] = []

    def make(context: NationContext) -> Iterator[File]:
        entries.append(context.entries())
        yield from ()

    toy.pages([toy.page("a/", changed="2026-01-01", noindex=True), toy.page("b/", On.DAY)])
    toy.files([FileType(name="x", addresses=(ANY,), make=make, on=(On.PAGES,), download=False)])
    put(toy.root / "portal", {"content/tentang.md": "x"})
    own = Written("daerah/x/index.html", "daerah/x/", "2026-01-02", True, 7)

    def build(day: str, before: Things | None = None) -> Things:
        last = toy.after(before) if before else toy.first()
        last.inputs = Inputs.look(toy.folders, {})
        return toy.build(ONE._replace(pages=(own,), updated=day), last=last)[1]

    first = build("2026-01-02")
    assert sorted(entries[0], key=lambda e: e.address) == [
        PageEntry(address="a/", changed="2026-01-01", noindex=True),
        PageEntry(address="b/", changed="", noindex=False),
        PageEntry(address="daerah/x/", changed="2026-01-02", noindex=True),
        PageEntry(address="tentang/", changed="", noindex=False),
    ]
    build("2026-05-05", first)  # one page stands, the other is made: the list is the same
    assert len(entries) == 1
    put(toy.root / "portal", {"content/tentang2.md": "x"})
    build("2026-05-05", first)
    assert {e.address for e in entries[1]} == {"a/", "b/", "daerah/x/", "tentang/", "tentang2/"}


def test_in_whatever_order_pages_come_they_are_the_same(toy: Toy) -> None:
    """A page that stands may come before one that is made: the map of the site stands too."""
    one, two = "indikator/2025/a/", "indikator/2025/b/"

    def make(context: NationContext) -> Iterator[Page]:
        for address in [address for address in (one, two) if context.wants(address)]:
            yield Page(frame=Frame("J", "", address, "", "2026-01-02", ""), view=None)

    toy.pages([PageType(address=INDICATOR, template="x", make=make, on=(On.ROWS,))])
    toy.files([toy.file("peta", On.PAGES)])
    _, first, _ = toy.build(output(rows={one: "x", two: "y"}))
    last = toy.after(first, output(rows={one: "x", two: "y"}))
    _, again, files = toy.build(output(rows={one: "lain", two: "y"}), last=last)
    assert files.keys() == {"indikator/2025/a/index.html"}
    assert [*again.all] != [*first.all]
    assert toy.asked["peta"] == 1


def test_editorial_pages_of_a_simulated_nation_are_hidden(toy: Toy) -> None:
    """Search engines shall not take fiction for fact."""
    toy.codes = ("S01.01",)
    entries: list[Any] = []

    def make(context: NationContext) -> Iterator[File]:
        entries.extend(context.entries())
        yield from ()

    toy.files([FileType(name="x", addresses=(ANY,), make=make, download=False)])
    put(toy.root / "portal", {"content/a.md": ""})
    last = toy.first()
    last.inputs = Inputs.look(toy.folders, {})
    toy.build(last=last)
    assert entries == [PageEntry(address="a/", changed="", noindex=True)]


def test_what_the_nation_shows_of_itself(toy: Toy) -> None:
    """The day of its data, also in words, and whether all of it is fiction."""
    awards = package("penghargaan", about=head("penghargaan", folder="p", updated="2026-03-04"))
    toy.data = replace(toy.data, awards=(awards,))
    told, _, _ = toy.build(ONE, TWO)
    assert told.info == replace(
        INFO, updated="2026-03-04", updated_text="4 Maret 2026", simulated=False
    )
    assert told.notices == ()
    toy.patch.setattr(module, "notice_national", lambda *_: (NOTE,))
    assert toy.build(ONE)[0].notices == (NOTE,)


def test_a_nation_of_simulated_districts_alone_says_so(toy: Toy) -> None:
    """Its pages know it from the results."""
    toy.codes = ("S01.01",)
    assert toy.build(ONE)[0].info.simulated


def test_notices_see_the_cycles_of_districts(toy: Toy) -> None:
    """Only districts with a cycle are looked at."""
    seen: list[Any] = []
    toy.patch.setattr(module, "notice_national", lambda *told: seen.extend(told) or ())
    toy.build(ONE._replace(cycle="2025"), TWO)
    assert seen[0] is toy.data
    assert seen[2] == {FIRST: "2025"}


def test_a_maker_sees_what_the_nation_is_made_from(toy: Toy) -> None:
    """What is shared, what was found, and what the districts gave: joined once, when asked."""
    joined: list[int] = []
    gather = module.gather
    toy.patch.setattr(module, "gather", lambda *told: joined.append(1) or gather(*told))
    toy.pages([toy.page("a/")])
    toy.patch.setattr(module, "notice_national", lambda *_: (OTHER,))
    pair = "banding/kalsel/pasar/"
    one = ONE._replace(rows={"temuan/": "t", pair: "x"}, slots=(pair,), scores=(("pasar",) * 5,))
    zipped = (f"unduh/daerah/{FIRST}/datapackage.zip", 9)
    awards = package("penghargaan", about=head("penghargaan", folder="p", updated="2026-03-04"))
    toy.data = replace(toy.data, awards=(awards,))
    speaks: Any = SimpleNamespace(language="en")
    toy.build(one._replace(files=(zipped,)), found=(NOTE,), translator=speaks)
    context = toy.context
    assert context is not None
    assert context.findings == (NOTE, OTHER)
    assert (context.compared, context.mapped) == ((pair,), {"pasar"})
    assert (context.translator, context.info.updated) == (speaks, "2026-03-04")
    assert context.data is toy.data
    assert context.words() == read_words()
    assert context.entries() is context.entries()
    assert joined == []
    assert context.gathered is context.gathered
    assert joined == [1]
    assert context.gathered.rows == {"temuan/": ["t"]}
    assert context.gathered.updated == "2026-03-04"
    assert context.gathered.download_sizes == {"zip": (1, 9)}


def test_files_are_made_once(toy: Toy) -> None:
    """Each type is a thing of its own: it stands, or all its files are made."""

    def two(_: object) -> Iterator[File]:
        yield File(address="api/a.json", content={"a": 1})
        yield File(address="api/b.json", content=b"b")

    toy.files([FileType(name="dua", addresses=(ANY,), make=two), toy.file("hari", On.DAY)])
    _, first, files = toy.build(ONE)
    assert files == {"api/a.json": b'{"a":1}\n', "api/b.json": b"b", "hari.txt": b"hari"}
    assert first.all["berkas:dua"].files == {"api/a.json": 8, "api/b.json": 1}
    later = ONE._replace(updated="2026-05-05")
    _, again, files = toy.build(later, last=toy.after(first))
    assert files == {"hari.txt": b"hari"}
    assert again.site.sizes == first.site.sizes
    assert toy.build(ONE, last=toy.after(first, damaged=frozenset({"api/b.json"})))[2] == {
        "api/a.json": b'{"a":1}\n', "api/b.json": b"b",
    }  # fmt: skip


@pytest.mark.parametrize("downloads", [True, False])
def test_without_downloads_there_is_nothing_to_take(toy: Toy, downloads: bool) -> None:
    """No tables, no files to take along, and nothing that could be taken of districts."""
    toy.patch.setattr(module, "make_tables", lambda *_: ("tabel",))
    toy.pages([toy.page("a/")])
    toy.files([toy.file("unduhan", download=True), toy.file("umpan")])
    taken = ONE._replace(files=((f"unduh/daerah/{FIRST}/datapackage.zip", 9),))
    _, _, files = toy.build(taken, downloads=downloads)
    assert ("unduhan.txt" in files, "umpan.txt" in files) == (downloads, True)
    assert toy.context is not None
    gathered = toy.context.gathered
    assert gathered.tables == (("tabel",) if downloads else ())
    assert gathered.download_sizes == ({"zip": (1, 9)} if downloads else {})


def test_styles_go_with_the_site(toy: Toy) -> None:
    """All files of the templates' folder `aset`, without hidden ones, while they are the same."""
    names = ("a.css", "b.js", ".hidden")
    put(toy.root / "portal", {f"site_templates/aset/{name}": name for name in names})

    def build(before: Things | None = None) -> Any:
        last = toy.after(before) if before else toy.first()
        last.inputs = Inputs.look(toy.folders, {})
        return toy.build(ONE, last=last)

    _, first, files = build()
    assert files == {"aset/a.css": b"a.css", "aset/b.js": b"b.js"}
    assert list(first.all["berkas:gaya"].files) == ["aset/a.css", "aset/b.js"]
    assert build(first)[2] == {}
    put(toy.root / "portal", {"site_templates/aset/a.css": "lain"})
    assert build(first)[2] == {"aset/a.css": b"lain", "aset/b.js": b"b.js"}
