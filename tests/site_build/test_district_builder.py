"""One district from its tables to its pages: what is written, what is kept, what condemns it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from kksportal.errors import Finding
from kksportal.exports.files import File
from kksportal.findings import kind
from kksportal.plan import UnitPlan
from kksportal.site_build import chunks, taking
from kksportal.site_build import district_builder as module
from kksportal.site_build.checker_files import own_files
from kksportal.site_build.district_builder import translator_of
from kksportal.site_build.incremental.cache import Cache
from kksportal.site_build.incremental.output import (
    DistrictOutput,
    Downloads,
    Written,
    given_key,
    record_key,
    row_keys,
    with_downloads,
)
from kksportal.site_build.reading import Unit
from tests.builders import district, head, source
from tests.site_build.plain_builders import (
    INFO,
    RECORD,
    SLUGGED,
    Printer,
    Templates,
    builder,
    json_head,
    nation,
    plan,
    setup,
    sound,
)
from tests.site_build.small import FIRST, SECOND, put, story, written
from tests.site_build.tiny import TWO, put_head, tiny

ERROR = Finding(kind=kind("KKS-P008"), path=f"{SLUGGED}/fakta.csv", what="Salah.")


@pytest.fixture(autouse=True)
def _plain_pages(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Nothing is printed here but addresses; no builder stays open."""
    monkeypatch.setattr(module, "Templates", Templates)
    monkeypatch.setattr(module, "Renderer", Printer)
    yield
    chunks._OPEN.clear()


def test_a_build_leaves_out_what_it_is_told_to(tmp_path: Path) -> None:
    """Stories and narratives by their path, packages by code; the rest is as it was read."""
    texts = story("a"), story("b")
    told = [story(n, path=f"content/narasi/{n}.md") for n in "cd"]
    read = nation(*texts, narratives=tuple(told))
    out = frozenset({"content/inovasi/a.md", "content/narasi/d.md"})
    left = setup(Path("/x"), texts_out=out, packages_out=((FIRST, SLUGGED),)).leave_out(read)
    assert left == replace(
        read, stories=(texts[1],), narratives=(told[0],), quarantined={FIRST: SLUGGED}
    )
    assert setup(Path("/x")).leave_out(read) == read
    made = builder(tmp_path, read, texts_out=out)
    assert (made.data.stories, made.names.stories_of(FIRST)) == ((texts[1],), (texts[1],))


def test_a_portal_speaks_english_only_when_it_is_told_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The catalogue is read once for its content, then taken from the cache."""
    read: list[str] = []

    def catalogue(language: str) -> dict[str, tuple[str, ...]]:
        read.append(language)
        return {"Daerah": ("Districts",)}

    monkeypatch.setattr(module, "read_catalogue", catalogue)
    cache, english = Cache(tmp_path), replace(INFO, languages=("id", "en"))
    assert translator_of(INFO, cache) is None
    for _ in range(2):
        translator = translator_of(english, cache)
        assert translator is not None
        assert (translator.language, translator.say("Daerah")) == ("en", "Districts")
    assert read == ["en"]
    monkeypatch.setattr(module, "sha_of", lambda _: "lain")
    translator_of(english, cache)
    cache.save("kata-en", ["bukan"])
    translator_of(english, cache)
    assert read == ["en"] * 3


def test_a_builder_has_the_pages_of_districts_ready(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Templates of districts are compiled before forking, and kept beside the cache."""
    often = ["main.html", *(f"halaman/{name}.html" for name in (
        "daerah", "daerah-tatanan", "daerah-kelembagaan", "daerah-kecamatan",
        "daerah-penghargaan", "daerah-perbaikan", "daerah-inovasi", "daerah-sumber", "sematan",
        "inovasi", "en-daerah", "daerah-singkat",
    ))]  # fmt: skip
    made: Any = builder(tmp_path).templates
    assert made.compiled == often
    assert made.told[1:] == (None, None)
    monkeypatch.setattr(module, "read_catalogue", lambda _: {})
    english = builder(
        tmp_path, cache=str(tmp_path / "i"), info=replace(INFO, languages=("en",)), published="/s"
    )
    made = english.templates
    assert made.compiled == often
    assert made.told[1] == tmp_path / "i" / "templat"
    assert made.told[2] is english.translator is not None
    assert (english.stage.home, english.stage.published) == (tmp_path / "panggung", Path("/s"))
    assert builder(tmp_path).stage.published is None


def test_a_district_without_a_package_has_a_short_page(tmp_path: Path) -> None:
    """Its page and its stories are written and told; it has no data and no fault."""
    made = builder(tmp_path, nation(story(region=SECOND)))
    found = made.build(Unit(SECOND))
    assert [record.address for record in found.records] == ["daerah/banjar/", "inovasi/a/"]
    assert found.given_key == given_key(DistrictOutput(SECOND, ""))
    assert found == DistrictOutput(
        SECOND,
        "",
        pages=(
            Written("daerah/banjar/index.html", "daerah/banjar/", "", False, 14),
            Written("inovasi/a/index.html", "inovasi/a/", found.pages[1].changed, False, 10),
        ),
        records=found.records,
        record_key=record_key(found.records),
        given_key=found.given_key,
    )
    assert written(made.stage) == {
        "daerah/banjar/index.html": b"daerah/banjar/", "inovasi/a/index.html": b"inovasi/a/",
    }  # fmt: skip


def test_a_sound_package_becomes_a_district(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pages and files are written; rows, shares, sources and contents are told."""
    sound(tmp_path, "s1,Judul,Dinas,berita,2025,,ya,")
    planned_of: list[Any] = []

    def planned(context: Any) -> UnitPlan:
        planned_of.append((context.code, context.info.downloads))
        return plan()

    monkeypatch.setattr(module, "plan_district", planned)
    monkeypatch.setattr(
        module, "print_share", lambda *_: {"temuan/": "t", "indikator/2025/a/": "i"}
    )
    monkeypatch.setattr(module, "print_compared", lambda *_: {"banding/k/p/": "b"})
    made = builder(tmp_path, info=replace(INFO, downloads=False))
    found = made.build(Unit(FIRST, SLUGGED))
    assert planned_of == [(FIRST, False)]
    rows = {"temuan/": "t", "indikator/2025/a/": "i", "banding/k/p/": "b"}
    files = [f"{SLUGGED}/datapackage.json", f"{SLUGGED}/sumber.csv"]
    assert found == DistrictOutput(
        code=FIRST,
        folder=SLUGGED,
        updated="2026-01-02",
        cycle="2025",
        findings=found.findings,
        news=("2026-01-02", "J", "R", "h", tuple(source("n"))),
        changes=(("2026-01-02", "r", "h", "p", "t", "a", "l", "s", ""),),
        dataset=("c", "s", "n", "p", "u", "i", "l", "m", "f", "l"),
        province="provinsi/kalsel/",
        province_sources=(tuple(source("p")),),
        sources=(("s1", "Judul", "Dinas", "berita", "2025", "", "ya", ""),),
        rows=rows,
        slots=("indikator/2025/a/", "banding/k/p/"),
        row_keys=row_keys(rows, ("indikator/2025/a/", "banding/k/p/")),
        scores=(("pasar", "1", "1", "per", "a", "2025"),),
        shas=tuple((f, module.sha_of(tmp_path / "portal" / f)) for f in files),
        pages=(Written("daerah/balangan/index.html", "daerah/balangan/", "2026-01-02", True, 16),),
        files=(("umpan/balangan.xml", 5),),
        records=(RECORD,),
        record_key=record_key((RECORD,)),
        given_key=found.given_key,
    )
    assert found.given_key == given_key(found)
    assert found.findings[-1][0] == "KKS-D025"
    assert written(made.stage) == {
        "daerah/balangan/index.html": b"daerah/balangan/", "umpan/balangan.xml": b"umpan",
    }  # fmt: skip


def test_the_stories_that_a_package_names_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An innovation without a story names none; the others are told in their order."""
    cells = [{"id": "i", "cerita": "b"}, {"id": "j"}, {"id": "k", "cerita": "a"}]
    made = replace(district(inovasi=cells), head=head(updated="2026-01-02"))
    monkeypatch.setattr(module, "read_package", lambda *_: (made, []))
    monkeypatch.setattr(module, "check_package", lambda *_: [])
    monkeypatch.setattr(module, "check_stories", lambda *_: [])
    monkeypatch.setattr(module, "plan_district", lambda _: plan())
    monkeypatch.setattr(module, "print_share", lambda *_: {})
    monkeypatch.setattr(module, "print_compared", lambda *_: {})
    assert builder(tmp_path).build(Unit(FIRST, SLUGGED)).named == ("b", "a")


def test_an_error_in_a_package_condemns_it(tmp_path: Path) -> None:
    """Nothing is written; its findings, its day and its sources are told."""
    sound(tmp_path, "s1,Judul,Dinas,gosip,2025,,ya,")
    made = builder(tmp_path)
    found = made.build(Unit(FIRST, SLUGGED))
    assert found == DistrictOutput(
        FIRST, SLUGGED, failed=True, updated="2026-01-02", findings=found.findings,
        sources=(("s1", "Judul", "Dinas", "gosip", "2025", "", "ya", ""),),
    )  # fmt: skip
    assert {told[3] for told in found.findings} >= {"jenis"}
    assert written(made.stage) == {}


def test_what_reading_tells_is_told_too(tmp_path: Path) -> None:
    """An error that only reading finds, a resource nobody knows, condemns a package as well."""
    sound(tmp_path, "s1,Judul,Dinas,berita,2025,,ya,")
    told = json_head().replace('"resources": [', '"resources": [{"name": "asing"}, ')
    put(tmp_path / "portal", {f"{SLUGGED}/datapackage.json": told})
    found = builder(tmp_path).build(Unit(FIRST, SLUGGED))
    assert found.failed
    assert "KKS-P009" in {told[0] for told in found.findings}


@pytest.mark.parametrize("path", ["content/inovasi/a.md", "content/narasi/a.md"])
def test_an_error_in_a_text_condemns_no_package(tmp_path: Path, path: str) -> None:
    """The district is not made, but its package did not fail."""
    sound(tmp_path, "s1,Judul,Dinas,berita,2025,,ya,")
    text = story(body="[@x]", path=path)
    read = nation(narratives=(text,)) if "narasi" in path else nation(text)
    found = builder(tmp_path, read).build(Unit(FIRST, SLUGGED))
    assert not found.failed
    assert found.pages == ()
    assert path in {told[1] for told in found.findings}
    other = builder(tmp_path, nation(story(region=SECOND, body="[@x]")))
    assert other._check(Unit(FIRST, SLUGGED), district(), []) == [
        *module.check_package(district(), other.known)
    ]


@pytest.mark.parametrize("kept", [True, False], ids=["jenis lain", "kepala rusak"])
def test_what_is_no_district_package_fails(tmp_path: Path, kept: bool) -> None:
    """A package of another kind is told as one; a head that cannot be used has its own finding."""
    tiny(tmp_path / "portal")
    if kept:
        put_head(tmp_path / "portal", TWO, "kosakata", {})
    else:
        put(tmp_path / "portal", {f"{TWO}/datapackage.json": "{"})
    found = builder(tmp_path).build(Unit(SECOND, TWO))
    assert (found.code, found.folder, found.failed, found.sources) == (SECOND, TWO, True, ())
    codes = [(told[0], told[1], told[4]) for told in found.findings]
    expected = ("KKS-P002", f"{TWO}/datapackage.json", "Ini bukan paket daerah.")
    assert (expected in codes) is kept
    assert codes


def test_what_can_be_taken_of_a_district(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of one without a package a card alone; else its files and its lines of tables."""
    sound(tmp_path, "s1,Judul,Dinas,berita,2025,,ya,")
    monkeypatch.setattr(
        taking, "downloads_of", lambda of: [File(address=f"{of.code}.txt", content=b"isi")]
    )
    monkeypatch.setattr(taking, "table_parts", lambda context: {"t": context.code.encode()})
    made = builder(tmp_path)
    assert made.download(Unit(SECOND)) == Downloads(SECOND, (("63.12.txt", 3),), {})
    found = made.download(Unit(FIRST, SLUGGED))
    assert found == Downloads(FIRST, (("63.11.txt", 3),), {"t": FIRST.encode()})
    assert written(made.stage) == {"63.11.txt": b"isi", "63.12.txt": b"isi"}


def test_what_can_be_taken_is_made_of_the_same_reading(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A district is built with what it would get afterwards, and read once."""
    sound(tmp_path, "s1,Judul,Dinas,berita,2025,,ya,")
    monkeypatch.setattr(
        taking, "downloads_of", lambda of: [File(address=f"{of.code}.txt", content=b"isi")]
    )
    monkeypatch.setattr(module, "print_share", lambda *_: {})
    monkeypatch.setattr(module, "print_compared", lambda *_: {})
    monkeypatch.setattr(taking, "table_parts", lambda context: {"t": context.code.encode()})
    made, read = builder(tmp_path), module.read_package
    units = [Unit(FIRST, SLUGGED), Unit(SECOND)]
    after = [with_downloads(made.build(unit), made.download(unit)) for unit in units]
    seen: list[object] = []
    monkeypatch.setattr(module, "read_package", lambda *told: seen.append(1) or read(*told))
    assert [made.build(unit, taking=True) for unit in units] == after
    assert (len(seen), [one.taken for one in after]) == (1, [True, True])
    assert not made.build(units[0]).taken


@pytest.mark.parametrize("packs", [False, True])
def test_a_package_is_packed_for_who_checks_in_a_browser(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, packs: bool
) -> None:
    """To the byte, where no download tells it; a file that names what waits stays out."""
    monkeypatch.setattr(module, "print_share", lambda *_: {})
    monkeypatch.setattr(module, "print_compared", lambda *_: {})
    sound(tmp_path, "s1,Judul,Dinas,berita,2025,,ya,", "s2,nanti,Dinas,berita,2025,,ya,")
    whole = dict(own_files(tmp_path / "portal" / SLUGGED))
    for hidden, kept in ((frozenset(), whole), (frozenset({"nanti"}), ["datapackage.json"])):
        made = builder(tmp_path, nation(waiting_stories=hidden), packs=packs).build(
            Unit(FIRST, SLUGGED)
        )
        address = "periksa/daerah/63.11.zip"
        assert (address in dict(made.files)) is packs
        if packs:
            with ZipFile(tmp_path / "panggung" / address) as packed:
                assert sorted(packed.namelist()) == sorted(kept)
                assert all(packed.read(name) == whole[name] for name in kept)


def test_after_an_error_nothing_is_made_to_be_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Such a build ends without a site; until it is known, its pages go on being made."""
    sound(tmp_path, "s1,Judul,Dinas,berita,2025,,ya,")
    monkeypatch.setattr(taking, "downloads_of", lambda _: ())
    monkeypatch.setattr(module, "print_share", lambda *_: {})
    monkeypatch.setattr(module, "print_compared", lambda *_: {})
    monkeypatch.setattr(taking, "table_parts", lambda _: {})
    unread = builder(tmp_path)
    unsound = builder(tmp_path)
    monkeypatch.setattr(unsound, "_check", lambda *_: [ERROR])
    (tmp_path / "portal/datapackages/daerah/tiada").mkdir()
    assert unread.build(Unit(SECOND, "datapackages/daerah/tiada"), taking=True).failed
    assert unsound.build(Unit(FIRST, SLUGGED), taking=True).findings
    for made in (unread, unsound):
        found = made.build(Unit(SECOND), taking=True)
        assert (found.failed, found.taken) == (False, False)
