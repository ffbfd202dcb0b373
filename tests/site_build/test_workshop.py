"""One district from its tables to its pages: what is written, what is kept, what condemns it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kksportal.pages.share import ChangeNews, DatasetShare, MapScore, News, Share
from kksportal.pages.site import Asset, Page
from kksportal.plan import UnitPlan
from kksportal.site_build import workshop as module
from kksportal.site_build.incremental.cache import Cache
from kksportal.site_build.incremental.digest import Digest, Taken, Written, record_key, row_keys
from kksportal.site_build.reading import Unit
from kksportal.site_build.workshop import (
    Workshop,
    make_chunk,
    open_workshop,
    take_chunk,
    translator_of,
)
from kksportal.words.views import Frame
from tests.builders import district, source
from tests.site_build.shops import (
    INFO,
    NOTE,
    RECORD,
    SLUGGED,
    Printer,
    Templates,
    nation,
    order,
    workshop,
)
from tests.site_build.small import FIRST, SECOND, put, story, written
from tests.site_build.tiny import SOURCES, TWO, columns, put_head, table, tiny


@pytest.fixture(autouse=True)
def _plain_pages(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Nothing is printed here but addresses; no workshop stays open."""
    monkeypatch.setattr(module, "Templates", Templates)
    monkeypatch.setattr(module, "Renderer", Printer)
    yield
    module._OPEN.clear()


def test_a_build_leaves_out_what_it_is_told_to() -> None:
    """Stories and narratives by their path, packages by code; the rest is as it was read."""
    texts = story("a"), story("b")
    told = [story(n, path=f"content/narasi/{n}.md") for n in "cd"]
    read = nation(*texts, narratives=tuple(told))
    out = frozenset({"content/inovasi/a.md", "content/narasi/d.md"})
    left = order(Path("/x"), texts_out=out, packages_out=((FIRST, SLUGGED),)).leave_out(read)
    assert left == replace(
        read, stories=(texts[1],), narratives=(told[0],), quarantined={FIRST: SLUGGED}
    )
    assert order(Path("/x")).leave_out(read) == read


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


def test_a_workshop_has_the_pages_of_districts_ready(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Templates of districts are compiled before forking, and kept beside the cache."""
    often = ["main.html", *(f"halaman/{name}.html" for name in (
        "daerah", "daerah-tatanan", "daerah-kelembagaan", "daerah-penghargaan", "daerah-sumber",
        "daerah-singkat", "inovasi",
    ))]  # fmt: skip
    made: Any = workshop(tmp_path).templates
    assert made.compiled == often
    assert made.told[1:] == (None, None)
    monkeypatch.setattr(module, "read_catalogue", lambda _: {})
    english = workshop(
        tmp_path, cache=str(tmp_path / "i"), info=replace(INFO, languages=("en",)), standing="/s"
    )
    made = english.templates
    assert made.compiled == [*often, "halaman/en-daerah.html"]
    assert made.told[1] == tmp_path / "i" / "templat"
    assert made.told[2] is english.translator is not None
    assert (english.stage.home, english.stage.standing) == (tmp_path / "panggung", Path("/s"))
    assert workshop(tmp_path).stage.standing is None


def test_a_district_without_a_package_has_a_short_page(tmp_path: Path) -> None:
    """Its page and its stories are written and told; it has no data and no fault."""
    made = workshop(tmp_path, nation(story(region=SECOND)))
    found = made.make(Unit(SECOND))
    assert [record.address for record in found.records] == ["daerah/banjar/", "inovasi/a/"]
    assert found == Digest(
        SECOND,
        "",
        pages=(
            Written("daerah/banjar/index.html", "daerah/banjar/", "", False, 14),
            Written("inovasi/a/index.html", "inovasi/a/", found.pages[1].changed, False, 10),
        ),
        records=found.records,
        record_key=record_key(found.records),
    )
    assert written(made.stage) == {
        "daerah/banjar/index.html": b"daerah/banjar/", "inovasi/a/index.html": b"inovasi/a/",
    }  # fmt: skip


def sound(root: Path, *sources: str) -> None:
    """A package of the first district, with these sources and no fault."""
    res = json_head()
    put_head(root / "portal", SLUGGED, "daerah", {"sumber": table(SOURCES, *sources)}, FIRST)
    put(root / "portal", {f"{SLUGGED}/datapackage.json": res})


def json_head() -> str:
    """The descriptor of the first district, with the schema of its one table."""
    import json

    from kksportal.authoring.descriptor import table_text

    told = {
        "name": "x", "title": "Balangan", "diperbarui": "2026-01-02",
        "kks": {"jenis": "daerah", "skema": "1", "kode": FIRST},
        "licenses": [{"name": "CC-BY-4.0"}], "contributors": [{"title": "Tim"}],
        "resources": [json.loads(table_text("daerah", 0, tuple(SOURCES.split(","))))],
    }  # fmt: skip
    return json.dumps(told)


def plan() -> UnitPlan:
    """A plan of one page, one file, and a share of everything."""
    frame = Frame("B", "", "daerah/balangan/", "daerah", "2026-01-02", "", noindex=True)
    share = Share(
        name=None,
        news=News("2026-01-02", "J", "R", "h", source("n")),
        changes=(ChangeNews("2026-01-02", "r", "h", "p", "t", "a", "l", "s"),),
        dataset=DatasetShare("c", "s", "n", "p", "u", "i", "l", "m", "f", "l"),
        indicators=(), told=(), province="provinsi/kalsel/", figures=(), statements=(),
        sources=(source("p"),),
    )  # fmt: skip
    return UnitPlan(
        pages=(Page(frame=frame, template="x.html", view=None),),
        files=(Asset(address="umpan/balangan.xml", content=b"umpan"),),
        share=share,
        scores=(MapScore("pasar", "1", "1", "per", "a"),),
        records=(RECORD,),
        noticed=(NOTE,),
    )


def test_a_sound_package_becomes_a_district(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pages and files are written; rows, shares, sources and contents are told."""
    sound(tmp_path, "s1,Judul,Dinas,berita,2025,,ya,")
    desks: list[Any] = []

    def planned(context: Any, *_: object) -> UnitPlan:
        desks.append((context.code, context.downloads))
        return plan()

    monkeypatch.setattr(module, "plan_district", planned)
    monkeypatch.setattr(module, "print_share", lambda *_: {"temuan/": "t", "indikator/a/": "i"})
    monkeypatch.setattr(module, "print_compared", lambda *_: {"banding/k/p/": "b"})
    made = workshop(tmp_path, info=replace(INFO, downloads=False))
    found = made.make(Unit(FIRST, SLUGGED))
    assert desks == [(FIRST, False)]
    rows = {"temuan/": "t", "indikator/a/": "i", "banding/k/p/": "b"}
    files = [f"{SLUGGED}/datapackage.json", f"{SLUGGED}/sumber.csv"]
    assert found == Digest(
        code=FIRST,
        folder=SLUGGED,
        updated="2026-01-02",
        cycle="2025",
        findings=found.findings,
        news=("2026-01-02", "J", "R", "h", tuple(source("n"))),
        changes=(("2026-01-02", "r", "h", "p", "t", "a", "l", "s"),),
        dataset=("c", "s", "n", "p", "u", "i", "l", "m", "f", "l"),
        province="provinsi/kalsel/",
        province_sources=(tuple(source("p")),),
        sources=(("s1", "Judul", "Dinas", "berita", "2025", "", "ya", ""),),
        rows=rows,
        slots=("indikator/a/", "banding/k/p/"),
        row_keys=row_keys(rows, ("indikator/a/", "banding/k/p/")),
        scores=(("pasar", "1", "1", "per", "a"),),
        shas=tuple((f, module.sha_of(tmp_path / "portal" / f)) for f in files),
        pages=(Written("daerah/balangan/index.html", "daerah/balangan/", "2026-01-02", True, 16),),
        files=(("umpan/balangan.xml", 5),),
        records=(RECORD,),
        record_key=record_key((RECORD,)),
    )
    assert found.findings[-1][0] == "KKS-D025"
    assert written(made.stage) == {
        "daerah/balangan/index.html": b"daerah/balangan/", "umpan/balangan.xml": b"umpan",
    }  # fmt: skip


def test_an_error_in_a_package_condemns_it(tmp_path: Path) -> None:
    """Nothing is written; its findings, its day and its sources are told."""
    sound(tmp_path, "s1,Judul,Dinas,gosip,2025,,ya,")
    made = workshop(tmp_path)
    found = made.make(Unit(FIRST, SLUGGED))
    assert found == Digest(
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
    found = workshop(tmp_path).make(Unit(FIRST, SLUGGED))
    assert found.failed
    assert "KKS-P009" in {told[0] for told in found.findings}


def test_an_error_in_a_text_condemns_no_package(tmp_path: Path) -> None:
    """The district is not made, but its package did not fail."""
    sound(tmp_path, "s1,Judul,Dinas,berita,2025,,ya,")
    found = workshop(tmp_path, nation(story(body="[@x]"))).make(Unit(FIRST, SLUGGED))
    assert not found.failed
    assert found.pages == ()
    assert "content/inovasi/a.md" in {told[1] for told in found.findings}
    other = workshop(tmp_path, nation(story(region=SECOND, body="[@x]")))
    assert other._check(Unit(FIRST, SLUGGED), district()) == [
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
    found = workshop(tmp_path).make(Unit(SECOND, TWO))
    assert (found.code, found.folder, found.failed, found.sources) == (SECOND, TWO, True, ())
    codes = [(told[0], told[1], told[4]) for told in found.findings]
    expected = ("KKS-P002", f"{TWO}/datapackage.json", "Ini bukan paket daerah.")
    assert (expected in codes) is kept
    assert codes


def test_what_can_be_taken_of_a_district(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of one without a package a card alone; else its files and its lines of tables."""
    sound(tmp_path, "s1,Judul,Dinas,berita,2025,,ya,")
    card = Asset(address="kartu/x.png", content=b"kartu")
    monkeypatch.setattr(module, "card_without_package", lambda *_: card)
    monkeypatch.setattr(
        module, "downloads_of", lambda context, _: [Asset(address=context.code, content=b"isi")]
    )
    monkeypatch.setattr(module, "table_parts", lambda context: {"t": context.code.encode()})
    made = workshop(tmp_path)
    assert made.take(Unit(SECOND)) == Taken(SECOND, (("kartu/x.png", 5),), {})
    found = made.take(Unit(FIRST, SLUGGED))
    assert found == Taken(FIRST, ((FIRST, 3),), {"t": FIRST.encode()})
    assert written(made.stage) == {"kartu/x.png": b"kartu", FIRST: b"isi"}


def test_an_open_workshop_is_used_by_its_chunks(tmp_path: Path) -> None:
    """Units of one order are made in the workshop that stands open for it, one after the other."""
    (tmp_path / "panggung").mkdir()
    first = open_workshop(order(tmp_path), nation())
    assert module._opened(order(tmp_path)) is first
    found = make_chunk(order(tmp_path), [Unit(SECOND), Unit(FIRST)])
    assert [digest.code for digest in found] == [SECOND, FIRST]
    other = order(tmp_path, codes=())
    assert open_workshop(other, nation()) is not first
    assert list(module._OPEN) == [other]


def test_a_process_that_inherits_no_workshop_opens_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It reads the shared packages itself; where it cannot, it says so."""
    (tmp_path / "panggung").mkdir()
    tiny(tmp_path / "portal")
    put_head(tmp_path / "portal", "datapackages/wilayah", "wilayah", {
        "provinsi": table(columns("wilayah", "provinsi"), "63,kalsel,Kalsel,,,"),
    })  # fmt: skip
    monkeypatch.setattr(Workshop, "take", lambda _, unit: Taken(unit.code, (), {}))
    assert take_chunk(order(tmp_path), [Unit(FIRST)]) == [Taken(FIRST, (), {})]
    assert list(module._OPEN) == [order(tmp_path)]
    module._OPEN.clear()
    (tmp_path / "portal/datapackages/kosakata/datapackage.json").unlink()
    with pytest.raises(RuntimeError, match="paket bersama tidak terbaca di proses pembantu"):
        take_chunk(order(tmp_path), [Unit(FIRST)])
