"""The end of a build: what is put on the shelf, counted, reported and remembered."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from kksportal.errors import Finding
from kksportal.findings import kind
from kksportal.pages.share import PageEntry
from kksportal.pages.site import Asset, Page
from kksportal.site_build import nation as module
from kksportal.site_build.incremental.digest import Written, plain_finding
from kksportal.site_build.job import BuildReport, Made
from kksportal.site_build.nation import Planned, finish
from kksportal.words.portal import PortalInfo
from kksportal.words.views import Frame
from tests.site_build.small import (
    FIRST,
    INFO,
    SECOND,
    digest,
    job,
    made,
    memory,
    put,
    stage,
    written,
)

NOTE = Finding(kind=kind("KKS-D025"), path="b.csv", what="Catatan.")
ERROR = Finding(kind=kind("KKS-H001"), path="a", what="Salah.")
PAGE = Page(frame=Frame("A", "", "peta/", "", "2026-01-02", "", noindex=True), template="x",
            view=None)  # fmt: skip
KEPT = {"kerangka/2025/index.html": ("kerangka/2025/", "2026-01-01", False, 20)}
OWN = Written("daerah/x/index.html", "daerah/x/", "", False, 30)


class End:
    """The end of a build of two districts, whose steps are told beforehand."""

    def __init__(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        folders = put(tmp_path / "portal", {"content/peta.svg": "<svg>"})
        self.stage = stage(tmp_path / "panggung")
        self.job = job(memory(folders=folders))
        self.made = replace(
            made(
                digest(pages=(OWN,), files=(("kartu/x.png", 40),)),
                digest(SECOND),
                anew=[FIRST],
                stage=self.stage,
            ),
            pictures=(("foto/a.webp", 50),),
        )
        self.whole = False
        self.planned = Planned(
            info=replace(INFO, updated="2026-01-02"),
            pages=(PAGE,),
            noticed=(NOTE,),
            files=(
                Asset(address="aset/gaya.css", content=b"gaya"),
                Asset(address="aset/peta.svg", source="content/peta.svg"),
            ),
            assets={"api/v1/index.json": 60},
            tables={"unduh/nasional/t.csv": (70, 3)},
        )
        self.plans: list[str] = []
        self.shelf: dict[str, int] = {}
        self.left: dict[str, Any] | None = None
        plan = {
            True: lambda *_: self.plans.append("baris") or self.planned,
            False: lambda *_: self.plans.append("semua") or self.planned,
        }
        steps: dict[str, Any] = {
            "own_rows": lambda *_: {"indikator/a/": ["x"]},
            "nation_stands": lambda *_: self.whole,
            "kept_pages": self._kept,
            "_plan_rows": plan[True],
            "_plan_all": plan[False],
            "_printed": lambda _, info, pages: ((p, info.updated.encode()) for p in pages),
            "editorial_pages": lambda _, info: {"tentang/index.html": b"tentang"},
            "put_index": lambda *_: "kunci",
            "_publish": self._publish,
            "_remember": self._remember,
        }
        for name, step in steps.items():
            monkeypatch.setattr(module, name, step)

    def _kept(self, _: object, rows: Any, *, whole: bool) -> Any:
        assert rows == {"indikator/a/": ["x"]}
        assert whole is self.whole
        return KEPT

    def _publish(self, _: object, shelf: Any) -> Any:
        self.shelf = dict(shelf.sizes)
        return {"situs": (1, 2)}, 9

    def _remember(
        self, _: object, build: Made, rows: Any, site: Any, report: Any, more: Any
    ) -> None:
        assert (rows, site) == ({"indikator/a/": ["x"]}, {"situs": (1, 2)})
        self.left = {"report": report, **more}

    def run(self, *found: Finding) -> BuildReport:
        """Finish the build."""
        return finish(self.job, self.made, found)


@pytest.fixture
def end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> End:
    """An end without a fault."""
    return End(tmp_path, monkeypatch)


SIZES = {
    "daerah/x/index.html": 30, "kartu/x.png": 40, "foto/a.webp": 50, "peta/index.html": 10,
    "kerangka/2025/index.html": 20, "unduh/nasional/t.csv": 70, "api/v1/index.json": 60,
    "aset/gaya.css": 4, "aset/peta.svg": 5, "tentang/index.html": 7,
}  # fmt: skip


def test_everything_of_a_site_is_on_the_shelf(end: End) -> None:
    """Districts, pictures, the nation's pages and files, kept ones and editorial ones."""
    report = end.run(ERROR)
    assert end.shelf == SIZES
    assert written(end.stage) == {
        "peta/index.html": b"2026-01-02", "aset/gaya.css": b"gaya", "aset/peta.svg": b"<svg>",
        "tentang/index.html": b"tentang",
    }  # fmt: skip
    assert report == BuildReport(
        findings=(ERROR, NOTE), built=True, pages=4, files=10, size=sum(SIZES.values()), made=1,
        written=9,
    )  # fmt: skip


def test_what_the_next_build_compares_with_is_left(end: End) -> None:
    """National pages with day and size, tables, files, findings and the key of the records."""
    report = end.run(ERROR)
    assert end.left == {
        "report": report,
        "national": {**KEPT, "peta/index.html": ("peta/", "2026-01-02", True, 10)},
        "tables": {"unduh/nasional/t.csv": (70, 3)},
        "assets": {"api/v1/index.json": 60, "aset/gaya.css": 4, "aset/peta.svg": 5},
        "found": (plain_finding(ERROR),),
        "noticed": (plain_finding(NOTE),),
        "search": "kunci",
    }


@pytest.mark.parametrize(("whole", "plan"), [(True, "baris"), (False, "semua")])
def test_a_standing_nation_is_planned_by_its_rows(end: End, whole: bool, plan: str) -> None:
    """Where the nation stands only pages of moved rows are planned, else all."""
    end.whole = whole
    end.run()
    assert end.plans == [plan]


def test_an_error_of_the_nation_publishes_nothing(end: End) -> None:
    """What is noticed at the end and is an error stops the build, with all findings."""
    end.planned = replace(end.planned, noticed=(ERROR,))
    report = end.run(NOTE)
    assert report == BuildReport(findings=(ERROR, NOTE))
    assert (end.shelf, end.left) == ({}, None)


def test_a_double_address_publishes_nothing(end: End) -> None:
    """Two districts, or a district and the nation, may not claim one address."""
    end.made.digests[1] = digest(SECOND, pages=(OWN,))
    assert [f.path for f in end.run().errors] == ["daerah/x/index.html"]
    end.made.digests[1] = digest(SECOND, files=(("peta/index.html", 1), ("aset/gaya.css", 1)))
    assert [f.path for f in end.run().errors] == ["aset/gaya.css", "peta/index.html"]
    assert end.left is None


def test_a_build_in_part_is_not_remembered(end: End) -> None:
    """A site without some packages is published and told; the next build starts anew."""
    end.made = replace(end.made, failed={FIRST: "datapackages/daerah/x"})
    report = end.run()
    assert (report.built, report.quarantined) == (True, {FIRST: "datapackages/daerah/x"})
    assert report.exit_code == 3
    assert end.left is None


def planned_all(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, downloads: bool
) -> tuple[Planned, dict[str, Any]]:
    """A plan of all national pages, and what it was asked with."""
    folders = put(tmp_path, {"content/tentang.md": "x", "site_templates/aset/b.css": "b",
                             "site_templates/aset/a.css": "a"})  # fmt: skip
    asked: dict[str, Any] = {}

    def planned(*told: Any, **more: Any) -> Any:
        asked.update(more, info=told[2], gathered=told[3], found=told[4])
        plan = SimpleNamespace(pages=(PAGE,), assets=(Asset(address="feed.xml"),))
        return plan, (NOTE,)

    table = SimpleNamespace(address="t.csv", size=3, lines=1)
    monkeypatch.setattr(module, "plan_national", planned)
    monkeypatch.setattr(module, "write_tables", lambda *_: (table,))
    monkeypatch.setattr(module, "taken_files", lambda _: {"zip": (1, 2)})
    monkeypatch.setattr(module, "national_files", lambda *_: [Asset(address="api.json")])
    results: Any = SimpleNamespace(simulated=True)
    award = SimpleNamespace(head=SimpleNamespace(folder="p", updated="2026-02-03"))
    shared: Any = SimpleNamespace(awards=(award,))
    build = made(digest(updated="2026-01-02", pages=(OWN,)), shared=shared, results=results,
                 names="nama", translator="lidah")  # fmt: skip
    remembered = memory(folders=folders)
    remembered.inputs.stats["content/tentang.md"] = (1, 1)
    under_way = job(remembered, downloads=downloads)
    return module._plan_all(under_way, build, (ERROR,), {"r/": ["x"]}, KEPT), asked


def test_all_of_the_nation_is_planned_from_its_districts(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Pages of districts, kept and editorial ones are listed; files come in one order."""
    found, asked = planned_all(monkeypatch, tmp_path, downloads=True)
    assert (found.pages, found.noticed) == ((PAGE,), (NOTE,))
    assert [asset.address for asset in found.files] == [
        "api.json", "feed.xml", "aset/a.css", "aset/b.css",
    ]  # fmt: skip
    assert [asset.content for asset in found.files][2:] == [b"a", b"b"]
    assert (found.assets, found.tables) == ({}, {"t.csv": (3, 1)})
    gathered = asked["gathered"]
    assert gathered.pages == (
        PageEntry(address="daerah/x/", changed="", noindex=False),
        PageEntry(address="kerangka/2025/", changed="2026-01-01", noindex=False),
        PageEntry(address="tentang/", changed="", noindex=True),
    )
    assert (gathered.rows, gathered.download_sizes) == ({"r/": ["x"]}, {"zip": (1, 2)})
    info: PortalInfo = asked["info"]
    assert found.info == info
    assert (info.updated, info.simulated) == ("2026-02-03", True)
    assert (asked["skip"], asked["translator"]) == (frozenset(KEPT), "lidah")
    assert asked["found"] == (ERROR,)


def test_without_downloads_none_are_planned(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Then there are no tables and no files to take along."""
    found, asked = planned_all(monkeypatch, tmp_path, downloads=False)
    assert [asset.address for asset in found.files] == ["feed.xml", "aset/a.css", "aset/b.css"]
    assert (found.tables, asked["gathered"].download_sizes) == ({}, {})
