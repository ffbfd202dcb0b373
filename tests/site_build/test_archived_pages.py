"""Pages of closed cycles stand online beside the present, and are made once."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from kksportal.effects import Folders, Stage
from kksportal.model.closed import ClosedCycle
from kksportal.policy import FROZEN
from kksportal.preservation.inventory import parse_inventory
from kksportal.read.archived_pages import sound_districts
from kksportal.render.html import Templates
from kksportal.site_build import archived_pages as module
from kksportal.site_build.archived_pages import THING, make_archived_pages
from kksportal.site_build.incremental.inputs import Inputs
from kksportal.site_build.incremental.things import Things
from kksportal.site_build.site_files import SiteFiles
from tests.closed_cycles import beside, erratum
from tests.conftest import ROOT
from tests.read.test_archived_pages import lay
from tests.site_build.small import last_build

PAGE = """<!doctype html>
<html lang="id" data-folder>
<head><link rel="stylesheet" href="../../aset/gaya.css">
<script src="../../aset/portal.js" data-akar="../../" defer></script></head>
<body><main><a href="../{other}/index.html">tetangga</a> <a href="../../cari/index.html">cari</a>
<a href="pasar/index.html">pasar</a> <a href="../../unduh/a.csv">csv</a>
<details><summary>x</summary>{fold}</details></main></body></html>
"""
TODAY = {"cari/index.html": 1, "daerah/kota-a/index.html": 1, "unduh/a.csv": 1}


def bag(fold: str = "isi") -> dict[str, bytes]:
    """The files of an archive of two districts."""
    return {
        "data/halaman/daerah/kota-a/index.html": PAGE.format(other="kota-b", fold=fold).encode(),
        "data/halaman/daerah/kota-b/index.html": PAGE.format(other="kota-a", fold=fold).encode(),
        "data/halaman/aset/gaya.css": b"a{}",
        "data/halaman/aset/portal.js": b'muat("aset/kutip.js")',
        "data/halaman/aset/kutip.js": b"",
        "data/halaman/aset/peta.css": b"",
        "data/halaman/aset/ikon.svg": b"<svg onload='x()'/>",
    }


class Build:
    """Builds of a portal in which 2025 is closed, one after another."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.home = root / "portal/arsip/2025"
        self.before: Any = None
        self.number = 0
        self.beside: dict[str, Any] = {}  # what was said of the cycle afterwards

    def make(self, today: dict[str, int] = TODAY) -> tuple[Things, dict[str, str]]:
        """The things of the next build, and what it wrote."""
        folders = Folders(root=self.root / "portal")
        inventory = parse_inventory((self.home / "inventory.json").read_bytes())
        closed = ClosedCycle(cycle="2025", version=1, pages=sound_districts(self.home, inventory))
        self.number += 1
        stage = Stage(self.root / f"panggung{self.number}")
        stage.home.mkdir()
        site = SiteFiles(stage)
        site.note(today)
        last = last_build(folders=folders, things=self.before)
        last.inputs.stats.update(Inputs.look(folders, {}).stats)
        things = Things(last, site)
        data = SimpleNamespace(closed=(closed,), archives=self.beside)
        builder = SimpleNamespace(data=data, templates=Templates([ROOT / "site_templates"]))
        job = SimpleNamespace(folders=folders, last=last)
        make_archived_pages(cast(Any, job), cast(Any, SimpleNamespace(builder=builder)), things)
        self.before = things.all
        paths = (path for path in sorted(stage.home.rglob("*")) if path.is_file())
        return things, {
            path.relative_to(stage.home).as_posix(): path.read_text("utf-8") for path in paths
        }


@pytest.fixture
def build(tmp_path: Path) -> Build:
    """Builds with an archive of two districts."""
    made = Build(tmp_path)
    made.home.mkdir(parents=True)
    lay(made.home, bag())
    return made


def test_a_page_a_district_stands_with_the_styles_it_needs(build: Build) -> None:
    _, made = build.make()
    assert sorted(made) == [
        "arsip/2025/aset/gaya.css",
        "arsip/2025/daerah/kota-a/index.html",
        "arsip/2025/daerah/kota-b/index.html",
    ]


def test_a_page_says_that_it_is_archived_and_leads_to_the_present(build: Build) -> None:
    _, made = build.make()
    first = made["arsip/2025/daerah/kota-a/index.html"]
    assert "Arsip siklus 2025, ditutup 31 Januari 2026." in first
    assert '<a href="../../../../daerah/kota-a/">Keadaan sekarang</a>' in first
    assert '<a href="../../../../arsip/2025/">Tentang arsip ini</a>' in first
    assert '<link rel="original" href="../../../../daerah/kota-a/">' in first
    assert '<meta name="robots" content="noindex">' in first
    assert FROZEN.replace("'", "&#39;") in first
    assert "script-src 'none'" in FROZEN
    second = made["arsip/2025/daerah/kota-b/index.html"]
    assert "Daerah ini sekarang tidak punya halaman" in second
    assert "Keadaan sekarang" not in second
    assert 'rel="original"' not in second


def test_a_page_with_figures_that_were_corrected_later_says_so(build: Build) -> None:
    """The frozen figure stands as it was; an erratum added later makes the page anew."""
    _, made = build.make()
    assert "ralat" not in "".join(made.values())
    about = ("daerah/kota-a", "daerah/kota-a", "penghargaan/2025")
    rows = [erratum(number, perihal=one) for number, one in enumerate(about, 1)]
    build.beside = {"2025": beside(errata=tuple(rows))}
    _, made = build.make()
    link = '<a href="../../../../arsip/2025/#ralat">2 ralat sesudah ditutup</a>'
    assert link in made["arsip/2025/daerah/kota-a/index.html"]
    assert "ralat" not in made["arsip/2025/daerah/kota-b/index.html"]
    assert build.make()[1] == {}


def test_links_lead_to_the_archive_then_to_pages_of_today_then_nowhere(build: Build) -> None:
    _, made = build.make()
    page = made["arsip/2025/daerah/kota-a/index.html"]
    assert '<a href="../kota-b/index.html">tetangga</a>' in page
    assert '<a href="../../../../cari/">cari</a>' in page
    assert "\npasar csv\n" in page  # a table of today is none of that cycle
    assert 'href="../../aset/gaya.css"' in page


def test_what_runs_in_an_archive_runs_nowhere_whoever_sent_it(build: Build) -> None:
    """Its scripts are not published, nor its icons, which may hold some: those are of today."""
    files = bag('<script>x()</script><svg><use href="../../aset/ikon.svg#a"/></svg>')
    lay(build.home, files)
    _, made = build.make(TODAY | {"aset/ikon.svg": 1})
    assert not [path for path in made if path.endswith((".js", ".svg"))]
    page = made["arsip/2025/daerah/kota-a/index.html"]
    assert "script>" not in page
    assert "<script" not in page
    assert '<use href="../../../../aset/ikon.svg#a"/>' in page


def test_nothing_is_made_again_while_archive_and_addresses_are_the_same(build: Build) -> None:
    before, first = build.make()
    things, again = build.make()
    assert again == {}
    assert things.all == before.all
    _, other = build.make(TODAY | {"daerah/kota-a/pasar/index.html": 1})
    assert (
        '<a href="../../../../daerah/kota-a/pasar/">pasar</a>'
        in (other["arsip/2025/daerah/kota-a/index.html"])
    )
    assert other.keys() == first.keys()


def test_of_a_damaged_archive_no_page_stands_also_where_one_stood(build: Build) -> None:
    build.make()
    (build.home / "v1/content/data/halaman/aset/gaya.css").write_text("b{}")
    things, made = build.make()
    assert (made, THING + "2025" in things.all) == ({}, False)
    assert things.site.sizes == TODAY


def test_pages_that_are_too_many_bytes_together_are_short(
    build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    unused = ("peta.css", ".js", ".svg")
    used = sum(len(raw) for path, raw in bag().items() if not path.endswith(unused))
    monkeypatch.setattr(module, "MOST", used)
    _, made = build.make()
    assert "<details>" in made["arsip/2025/daerah/kota-a/index.html"]
    build.before = None
    monkeypatch.setattr(module, "MOST", used - 1)
    _, made = build.make()
    page = made["arsip/2025/daerah/kota-a/index.html"]
    assert "<details>" not in page
    assert "Versi ringkas; gambar dan rincian ada di arsip lengkap." in page
