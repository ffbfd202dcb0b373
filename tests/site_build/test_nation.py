"""The pages of the nation: which are made, from what, and what they show."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kksportal.addresses import INDICATOR, Address
from kksportal.errors import Finding
from kksportal.findings import kind
from kksportal.pages.nation.context import NationContext
from kksportal.pages.site import Page
from kksportal.pages.types import On, PageType
from kksportal.site_build import nation as module
from kksportal.site_build.incremental.contributions import ROWS
from kksportal.site_build.incremental.inputs import Inputs
from kksportal.site_build.incremental.last_build import ForgottenError
from kksportal.site_build.incremental.output import DistrictOutput
from kksportal.site_build.incremental.things import Things
from kksportal.site_build.nation import PAGE
from tests.site_build.small import (
    FIRST,
    SECOND,
    last_build,
    output,
    put,
)
from tests.site_build.toys import Toy

NOTE = Finding(kind=kind("KKS-D025"), path="a.csv", what="Catatan.")
OTHER = Finding(kind=kind("KKS-D025"), path="b.csv", what="Lain.")
RATE = "indikator/2025/T1.01/"
ONE = output(updated="2026-01-02", rows={"temuan/": "t", RATE: "satu"})
TWO = output(SECOND, rows={RATE: "dua"})


@pytest.fixture
def toy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Toy]:
    """A nation without pages and files."""
    made = Toy(tmp_path, monkeypatch)
    yield made
    for shelf in made.shelves:
        shelf.close()


def kept(one: Any) -> Any:
    """A district as the last build left it: its rows on pages of rows lie in the cache."""
    rows = {slot: row for slot, row in one.rows.items() if slot not in one.slots}
    return one._replace(rows=rows)


def test_pages_are_made_once(toy: Toy) -> None:
    """Each is printed and told with its day; in the next build all stand, and none is made."""
    toy.pages([toy.page("a/", changed="2026-01-01", noindex=True), toy.page("b/", On.DAY)])
    _, first, files = toy.build(ONE, TWO)
    assert files == {
        "a/index.html": b"a/ ||Uji",
        "b/index.html": b"b/ 2026-01-02|2 Januari 2026|Uji",
    }
    assert first.facts(PAGE) == [("a/", "2026-01-01", True), ("b/", "", False)]
    assert list(first.all) == ["halaman:a/", "halaman:b/", "berkas:gaya"]
    _, again, files = toy.build(ONE, TWO, last=toy.after(first))
    assert (files, again.all, again.site.sizes) == ({}, first.all, first.site.sizes)
    assert toy.asked == {"a/": 1, "b/": 1}


def test_the_portals_day_stands_only_where_it_moves(toy: Toy) -> None:
    """The portal's own day stands only on pages that have none and depend on it."""
    toy.pages([
        toy.page("a/", changed="2026-01-01"), toy.page("b/", On.DAY), toy.page("c/"),
        toy.page("d/", On.DAY, changed="2026-01-01"),
    ])  # fmt: skip
    _, first, files = toy.build(ONE)
    days = {name: content.split(b" ", 1)[1] for name, content in files.items()}
    assert days == {
        "a/index.html": b"||Uji", "b/index.html": b"2026-01-02|2 Januari 2026|Uji",
        "c/index.html": b"||Uji", "d/index.html": b"||Uji",
    }  # fmt: skip
    _, _, files = toy.build(ONE._replace(updated="2026-03-04"), last=toy.after(first))
    assert files == {
        "b/index.html": b"b/ 2026-03-04|4 Maret 2026|Uji", "d/index.html": b"d/ ||Uji",
    }  # fmt: skip


def test_a_damaged_page_is_made_again(toy: Toy) -> None:
    """What somebody edited in the site does not stand."""
    toy.pages([toy.page("a/"), toy.page("b/")])
    _, first, _ = toy.build(ONE)
    last = toy.after(first, damaged=frozenset({"b/index.html"}))
    assert toy.build(ONE, last=last)[2].keys() == {"b/index.html"}


@pytest.mark.parametrize(
    ("on", "moved"),
    [
        (On.SCOPE, {"keluar"}),
        (On.GIVEN, {"daerah", "keluar", "hari"}),
        (On.DAY, {"hari"}),
        (On.MAPPED, {"terpeta"}),
        (On.FINDINGS, {"temuan", "catatan"}),
        (On.TEXTS, {"naskah"}),
        (On.AWARDS, {"penghargaan"}),
        (On.STYLES, {"gaya"}),
        (On.DOWNLOADS, {"berkas"}),
        (On.TABLES, {"tabel"}),
    ],
)
def test_a_page_is_made_again_for_what_it_depends_on(toy: Toy, on: On, moved: set[str]) -> None:
    """Each dependency moves a page exactly when what it stands for is another.

    The template that prints it is one of every page, that of another page is none.
    """
    toy.pages([toy.page("a/", on)])
    one = ONE._replace(scores=(("sekolah", "1", "1", "", ""),), given_key="x")
    _, first, _ = build_edited(toy, "", None, one, TWO)
    outputs: dict[str, tuple[DistrictOutput, ...]] = {
        "keluar": (one,),
        "daerah": (one._replace(given_key="lain"), TWO),
        "hari": (one._replace(updated="2026-05-05", given_key="y"), TWO),
        "terpeta": (one._replace(scores=(("pasar", "1", "1", "", ""),)), TWO),
        "berkas": (one._replace(files=((f"unduh/daerah/{FIRST}/data.xlsx", 3),)), TWO),
    }
    edits = {"tetap", "temuan", "catatan", "tabel", *EDITED, *outputs}
    assert moved | {"templat"} == {
        edit for edit in edits if build_edited(toy, edit, first, *outputs.get(edit, (one, TWO)))[2]
    }


EDITED = {
    "naskah": "content/inovasi/a.md",
    "penghargaan": "datapackages/penghargaan/2025/penerima.csv",
    "gaya": "site_templates/aset/a.css",
    "templat": "site_templates/halaman/x.html",
    "templat lain": "site_templates/halaman/y.html",
}


def build_edited(toy: Toy, edit: str, before: Things | None, *outputs: DistrictOutput) -> Any:
    """A build after one edit: of a file, of the tables, or of what is found."""
    text = {path: "lain" if name == edit else "x" for name, path in EDITED.items()}
    put(toy.root / "portal", text)
    notices = (NOTE,) if edit == "catatan" else ()
    tables = ("lain" if edit == "tabel" else "t",)
    toy.patch.setattr(module, "notice_national", lambda *_: notices)
    toy.patch.setattr(module, "make_tables", lambda *_: tables)
    last = toy.after(before) if before else toy.first()
    last.inputs = Inputs.look(toy.folders, {})
    found = (NOTE,) if edit == "temuan" else ()
    told, things, files = toy.build(*outputs, last=last, found=found)
    return told, things, files.keys() & {"a/index.html"}


def test_a_page_of_rows_has_those_of_all_districts(toy: Toy, tmp_path: Path) -> None:
    """Rows of districts built now, and of others from the cache, in the order of the codes."""
    toy.pages([toy.page(RATE, On.ROWS)])
    shown = []

    def made(last: Any, *outputs: Any, **told: Any) -> Any:
        _, found, files = toy.build(*outputs, last=last, **told)
        assert toy.context is not None
        shown.append(list(toy.context.rows(RATE)) if files else None)
        return found

    first = made(toy.first(), ONE, TWO)
    assert rows_kept(tmp_path) == {FIRST: "satu", SECOND: "dua"}
    last = toy.after(first, ONE, TWO)
    made(last, kept(ONE), TWO._replace(updated="2026-09-09"), anew=[SECOND])
    other = output(SECOND, rows={RATE: "dua lagi"})
    made(last, kept(ONE), other, anew=[SECOND])
    made(last, kept(ONE), anew=[])
    assert shown == [["satu", "dua"], None, ["satu", "dua lagi"], ["satu"]]


def rows_kept(tmp_path: Path) -> object:
    """The rows of the page of rows as the cache has them."""
    return last_build(tmp_path / "ingatan").cache.load(ROWS.file(RATE))


def test_rows_that_the_cache_lacks_are_forgotten(toy: Toy, tmp_path: Path) -> None:
    """Only what was built now is taken at its word: else the build starts anew without cache."""

    def make(context: NationContext) -> Iterator[Page]:
        context.wants(RATE)
        context.rows(RATE)
        yield from ()

    toy.pages([PageType(address=INDICATOR, template="x", make=make)])
    with pytest.raises(ForgottenError, match=RATE):
        toy.build(ONE, TWO, last=toy.first(), anew=[FIRST])


def test_other_comparisons_of_a_province_move_one(toy: Toy) -> None:
    """A comparison leads to the others of its province, and to none elsewhere."""
    here, other, far = "banding/kalsel/pasar/", "banding/kalsel/sekolah/", "banding/jabar/pasar/"
    toy.pages([toy.page(here, On.SIBLINGS)])
    one = output(rows={here: "x"})
    _, first, _ = toy.build(one)
    assert not toy.build(one, output(SECOND, rows={far: "x"}), last=toy.after(first))[2]
    assert toy.build(one, output(SECOND, rows={other: "x"}), last=toy.after(first))[2]


def test_a_page_without_a_type_is_our_own_fault(toy: Toy) -> None:
    """Nobody may ask for a page that the register does not know."""

    def make(context: NationContext) -> Iterator[Page]:
        context.wants("lain/")
        yield from ()

    toy.pages([PageType(address=Address("a/"), template="x", make=make)])
    with pytest.raises(AssertionError, match="lain/"):
        toy.build(ONE)
