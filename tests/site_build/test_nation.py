"""From the districts to the site: what is printed of the nation, and what is remembered."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from kksportal.site_build.incremental.digest import plain_finding

from kksportal.effects import Folders
from kksportal.errors import Finding
from kksportal.findings import kind
from kksportal.pages.share import PageEntry
from kksportal.pages.site import Page
from kksportal.site_build import nation as module
from kksportal.site_build.incremental.cache import Cache
from kksportal.site_build.job import BuildReport
from kksportal.site_build.nation import get_ready, unchanged
from kksportal.words.views import Frame
from tests.builders import head, package
from tests.site_build.small import FIRST, INFO, SECOND, digest, job, left, made, memory, shared

NOTE = Finding(kind=kind("KKS-D025"), path="a.csv", what="Catatan.")
TEMPLATES = Path(__file__).parents[2] / "site_templates"


def test_an_entry_is_a_page_for_the_map_of_the_site() -> None:
    """Its address, its day and whether it is hidden; its size is not told."""
    made = module._entry(("daerah/", "2026-01-02", True, 7))
    assert made == PageEntry(address="daerah/", changed="2026-01-02", noindex=True)


def test_a_portal_has_the_day_of_its_data() -> None:
    """The newest day, also in words, and whether all of it is fiction."""
    told = module._dated(INFO, "2026-01-02", simulated=True)
    assert told == replace(INFO, updated="2026-01-02", updated_text="2 Januari 2026",
                           simulated=True)  # fmt: skip
    assert not module._dated(INFO, "2026-01-02", simulated=False).simulated


def test_shared_packages_have_days_too() -> None:
    """The days of award packages count for the nation, by their folder."""
    awards = tuple(
        package("penghargaan", about=head("penghargaan", folder=f"p/{cycle}", updated=day))
        for cycle, day in (("2023", "2026-01-02"), ("2025", "2026-03-04"))
    )
    build = made(shared=shared(awards=awards))
    assert module._own_days(build) == {"p/2023": "2026-01-02", "p/2025": "2026-03-04"}


def test_an_unchanged_portal_has_the_last_report() -> None:
    """What was found and how large it is; nothing was made or written."""
    told = {"findings": (plain_finding(NOTE),), "pages": 3, "files": 5, "size": 7}
    remembered = memory(state={"report": told})
    assert unchanged(remembered) == BuildReport(
        findings=(NOTE,), built=True, pages=3, files=5, size=7, made=0, written=0
    )


def test_national_pages_are_made_ready_while_others_work() -> None:
    """The templates of every national page are compiled, and the matrix of awards is computed."""
    seen: list[Any] = []
    templates = SimpleNamespace(compile=lambda *names: seen.extend(names))
    results = SimpleNamespace(matrix=lambda: seen.append("matriks"))
    workshop: Any = SimpleNamespace(templates=templates, results=results)
    get_ready(workshop)
    assert sorted(seen) == sorted([
        "matriks",
        *(f"halaman/{name}.html" for name in (
            "banding", "banding-pilih", "beranda", "cari", "daftar-daerah", "daftar-inovasi",
            "daftar-penghargaan", "indikator", "kerangka", "pembaruan", "penghargaan-siklus",
            "peta", "provinsi", "tatanan", "temuan",
        )),
    ])  # fmt: skip
    assert all((TEMPLATES / name).is_file() for name in seen if name != "matriks")


def test_the_portals_day_stands_only_on_pages_without_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A page with a day of its own does not change when the portal's day does."""

    class Printer:
        def __init__(self, templates: object, info: Any) -> None:
            assert templates == "templat"
            self.day = f"{info.updated}|{info.updated_text}|{info.name}"

        def page(self, page: Page) -> bytes:
            return f"{page.frame.address} {self.day}".encode()

    monkeypatch.setattr(module, "Renderer", Printer)
    info = replace(INFO, updated="2026-01-02", updated_text="2 Januari 2026")
    pages = [
        Page(frame=Frame("A", "", address, "", changed, ""), template="x.html", view=None)
        for address, changed in (("a/", "2025-01-01"), ("b/", ""))
    ]
    found = list(module._printed(made(templates="templat"), info, pages))
    assert found == [
        (pages[0], b"a/ ||Portal uji"),
        (pages[1], b"b/ 2026-01-02|2 Januari 2026|Portal uji"),
    ]


def test_pages_of_moved_rows_are_planned_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the nation stands its files and findings are those of the last build."""
    asked: list[Any] = []

    def planned(*told: Any, **more: Any) -> tuple[str, ...]:
        asked.append((told, more))
        return ("halaman",)

    monkeypatch.setattr(module, "plan_rows", planned)
    state = {
        "units": left(digest()), "noticed": (plain_finding(NOTE),), "assets": {"a.json": 3},
        "tables": {"t.csv": (3, 1)},
    }  # fmt: skip
    results: Any = SimpleNamespace(simulated=True)
    one = digest(updated="2026-01-02", rows={"banding/k/p/": "x"})
    build = made(one, shared=shared(), results=results, translator="lidah")
    rows, kept = {"banding/k/p/": ["x"]}, {"a/index.html": ("a/", "", False, 1)}
    found = module._plan_rows(job(memory(state=state)), build, (), rows, kept)
    assert (found.pages, found.noticed, found.files) == (("halaman",), (NOTE,), ())
    assert (found.assets, found.tables) == ({"a.json": 3}, {"t.csv": (3, 1)})
    assert (found.info.updated, found.info.simulated) == ("2026-01-02", True)
    ((told, more),) = asked
    assert told[1:3] == (results, found.info)
    assert (told[3].updated, told[3].rows, told[3].compared) == (
        "2026-01-02", rows, ("banding/k/p/",),
    )  # fmt: skip
    assert more == {"skip": frozenset({"a/index.html"}), "translator": "lidah"}


def remember(tmp_path: Path, *before: Any) -> Cache:
    """The cache after a build of two districts that made every row and line anew."""
    one = digest(
        rows={"temuan/": "t", "indikator/a/": "satu"}, parts={"unduh/nasional/t.csv": b"x"}
    )
    two = digest(SECOND, rows={"indikator/a/": "dua", "banding/k/p/": "b"})
    folders = Folders(root=tmp_path / "tiada")
    remembered = memory(tmp_path / "ingatan", *before, folders=folders)
    build = replace(made(one, two), slices={FIRST: "irisan"})
    rows = {"indikator/a/": ["satu", "dua"], "banding/k/p/": ["b"]}
    report = BuildReport(findings=(NOTE,), pages=3, files=5, size=7)
    module._remember(job(remembered), build, rows, {"a": (1, 2)}, report, {"lebih": 1})
    return remembered.cache


def test_a_first_build_leaves_rows_and_lines(tmp_path: Path) -> None:
    """Rows by page and district, lines by table, and the state with the report."""
    cache = remember(tmp_path)
    assert cache.load("baris-indikator-a") == {FIRST: "satu", SECOND: "dua"}
    assert cache.load("baris-banding-k-p") == {SECOND: "b"}
    assert cache.load("tabel-t.csv") == {FIRST: b"x"}
    state = cache.load("keadaan")
    assert state["report"] == {
        "findings": (plain_finding(NOTE),), "pages": 3, "files": 5, "size": 7,
    }  # fmt: skip
    assert (state["site"], state["lebih"], state["base"]) == ({"a": (1, 2)}, 1, "dasar")
    assert [unit[0] for unit in state["units"].values()] == ["irisan", ""]


def test_a_later_build_leaves_only_the_state(tmp_path: Path) -> None:
    """What moved was kept when it was printed; the rest lies there already."""
    cache = remember(tmp_path, digest())
    assert cache.load("baris-indikator-a") is None
    assert cache.load("tabel-t.csv") is None
    assert set(cache.load("keadaan")["units"]) == {FIRST, SECOND}
