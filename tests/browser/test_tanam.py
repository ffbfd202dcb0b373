"""Payloads in every text of every kind of input reach the pages, and nothing of them runs.

The checks that refuse such texts are taken away here: what stands between a text and a reader's
browser is then only that pages print it as text.
"""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from kksportal.effects import Folders
from kksportal.mkdocs_plugin import editorial_pages
from kksportal.model.contract import Shape
from kksportal.model.kinds import RESOURCES, find_resource
from kksportal.settings import read_settings
from kksportal.site_build.job import Options
from kksportal.site_build.site import build_portal
from tests.browser.pelayan import served
from tests.browser.tanda import PERAMBAN
from tests.conftest import ROOT

pytestmark = [*PERAMBAN, pytest.mark.xdist_group("tanam")]

MARK = "tanaman"
PAYLOAD = (
    f" {MARK}\"'></title></script></svg></style><img src=//contoh.invalid/x onerror=alert(1)>"
    "<script>alert(2)</script><a href='javascript:alert(3)'>y</a>&lt;b&gt;{{7*7}}"
)
KEPT = ("S01.01-kabupaten-contoh", "63.11-kabupaten-balangan", "63.72-kota-banjarbaru")
FREE = (Shape.TEKS,)
# Its texts are matched with one another, or print in no page.
LEFT = {("penghargaan", "ringkasan"), ("wilayah", "kecamatan")}


def _plant_table(path: Path, kind: str) -> int:
    """Add the payload to every filled text that is free and no part of a key."""
    res = find_resource(kind, path.stem)
    if res is None or (kind, path.stem) in LEFT:
        return 0
    rows = list(csv.reader(io.StringIO(path.read_text("utf-8"))))
    free = [
        place
        for place, name in enumerate(rows[0])
        if (rule := res.columns.get(name)) is not None
        and rule.shape in FREE
        and not (rule.values or rule.refers or name in res.key)
    ]
    planted = 0
    for row in rows[1:]:
        for place in free:
            if row[place]:
                row[place] += PAYLOAD
                planted += 1
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    path.write_text(out.getvalue(), "utf-8")
    return planted


def _plant_text(path: Path) -> None:
    """Add it to the title and to the text of a page or story, written as Markdown and as HTML."""
    lines = path.read_text("utf-8").split("\n")
    for number, line in enumerate(lines):
        for key in ("judul: ", "ringkasan: ", "penulis: "):
            if line.startswith(key):
                quoted = json.dumps(line.removeprefix(key).strip("'\"") + PAYLOAD)
                lines[number] = f"{key}{quoted}"
    links = "[x](javascript:alert(4)) ![x](//contoh.invalid/y)"
    more = f"\n\n{PAYLOAD}\n\n{links}\n\n`{PAYLOAD}`\n"
    path.write_text("\n".join(lines) + more, "utf-8")


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of a few districts in whose every text the payload stands."""
    root = tmp_path_factory.mktemp("tanam") / "portal"
    skip = shutil.ignore_patterns("*.git")
    for name in ("content", "datapackages"):
        shutil.copytree(ROOT / name, root / name, ignore=skip)
    shutil.copy(ROOT / "mkdocs.yml", root)
    for folder in (root / "datapackages/daerah").iterdir():
        if folder.name not in KEPT:
            shutil.rmtree(folder)
    many = 0
    for head in sorted((root / "datapackages").rglob("datapackage.json")):
        told = json.loads(head.read_text("utf-8"))
        kind = told["kks"]["jenis"]
        assert kind in RESOURCES
        told["title"] += PAYLOAD
        for person in told["contributors"]:
            person["title"] += PAYLOAD
        head.write_text(json.dumps(told, ensure_ascii=False), "utf-8")
        many += sum(_plant_table(path, kind) for path in sorted(head.parent.glob("*.csv")))
    assert many > 1_000
    for path in (root / "content").rglob("*.md"):
        _plant_text(path)
    with pytest.MonkeyPatch.context() as patch:
        for name in ("read.markup.unsafe_parts", "read.content.unsafe_parts"):
            patch.setattr(f"kksportal.{name}", lambda *_, **__: iter(()))
        patch.setattr("kksportal.errors.Finding.is_error", property(lambda _: False))
        site, settings = root.parent / "situs", read_settings(root)
        options = Options(
            jobs=1,
            downloads=False,
            search=False,
            editorial=lambda info: editorial_pages(Folders(root=root), info, settings.mkdocs),
        )
        report = build_portal(Folders(root=root), settings.info, site, options)
        assert report.built
    return site


def test_what_is_planted_is_printed_as_text(planted: Path) -> None:
    """It arrives on pages of most types; nowhere does it open a tag, an attribute or a template."""
    pages = {p: p.read_text("utf-8") for p in planted.rglob("*.html")}
    seen = {p for p, text in pages.items() if MARK in text}
    assert len(seen) > 60
    for path, text in pages.items():
        for sign in (
            "<img src=//contoh",
            "<script>alert",
            "<a href='javascript",
            'href="javascript',
            ";49",
        ):
            assert sign not in text, (path, sign)


def test_nothing_planted_runs(browser: Browser, planted: Path) -> None:
    """In a real browser: no dialog, no request for it, no error, no element of its making."""
    files = sorted(p for p in planted.rglob("*.html") if MARK in p.read_text("utf-8"))
    kinds: dict[str, list[Path]] = {}
    for path in files:
        kinds.setdefault(path.relative_to(planted).parts[0], []).append(path)
    chosen = [one for group in kinds.values() for one in group[:6]]
    assert len(chosen) > 20
    page = browser.new_page()
    wrong: list[str] = []
    page.on("dialog", lambda box: (wrong.append(box.message), box.dismiss()))
    page.on("console", lambda m: wrong.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda fault: wrong.append(str(fault)))
    with served(planted) as address:
        page.on("request", lambda r: None if r.url.startswith(address) else wrong.append(r.url))
        for path in chosen:
            where = path.relative_to(planted).as_posix().removesuffix("index.html")
            page.goto(f"{address}{where}", wait_until="load")
            made = page.locator(
                'img[src*="contoh.invalid"], script:not([src]):not([type]), [onerror], [onclick]'
            )
            assert made.count() == 0, where
            assert page.locator('a[href^="javascript:"]').count() == 0, where
            assert wrong == [], where
    page.close()
