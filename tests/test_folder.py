"""`kks build --untuk-folder`: every address on every page is a file that stands in the folder."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html

from kksportal.cli import main
from kksportal.read.published import HEAD, PUBLISHED
from kksportal.simulation.portal import simulate_nation
from tests.conftest import ROOT, build
from tests.properties.builds import contents
from tests.test_batas import TITLE, codes, feature, written

ATTRIBUTES = ("href", "src", "action", "srcset")
AWAY = [("href", scheme) for scheme in ("http", "https", "mailto")]


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fictional portal at a sub-path, with boundaries, a page that went, and editorial pages."""
    home = tmp_path_factory.mktemp("folder")
    root = home / "portal"
    simulate_nation(root, 3, 1)
    for text in (ROOT / "content").glob("*.md"):
        shutil.copy(text, root / "content")
    settings = re.sub(r"(?m)^site_url:.*\n", "", (root / "mkdocs.yml").read_text("utf-8"))
    (root / "mkdocs.yml").write_text(f"site_url: https://dinas.example/kks/\n{settings}", "utf-8")
    (root / PUBLISHED).write_text(f"{HEAD}\ninovasi/cerita-lama/,2026-11-30\n", "utf-8")
    shapes = (feature(code, i, i + 1) for i, code in enumerate(codes(root)))
    assert main(["import", "batas", str(written(home, *shapes)), "-C", str(root), *TITLE]) == 0
    return root


def make(portal: Path, place: Path, *options: str) -> Path:
    """Build the portal for a folder, with a memory of its own."""
    made = build(place, portal, "--untuk-folder", *options, XDG_CACHE_HOME=str(portal.parent))
    assert made.returncode == 0, made.stdout + made.stderr
    return place


@pytest.fixture(scope="module")
def folder(portal: Path) -> Path:
    """Its site in a folder, with all that can be taken along."""
    return make(portal, portal.parent / "flash disk")


@pytest.fixture(scope="module")
def pages(folder: Path) -> dict[str, html.HtmlElement]:
    """Every page by its file, parsed once."""
    return {
        path.relative_to(folder).as_posix(): html.document_fromstring(path.read_bytes())
        for path in sorted(folder.rglob("*.html"))
    }


def links(page: html.HtmlElement) -> Iterator[tuple[str, str]]:
    """Each link of a page with its attribute; of a choice of pictures, each picture."""
    for name in ATTRIBUTES:
        for value in page.xpath(f"//@*[name()='{name}']"):
            for one in value.split(",") if name == "srcset" else [value]:
                yield name, one.strip().split(" ")[0] if name == "srcset" else one


def test_every_link_of_every_page_leads_to_a_file_and_to_its_part(
    folder: Path, pages: dict[str, html.HtmlElement]
) -> None:
    """Pages, anchors, styles, scripts, pictures, forms, downloads; nothing but relative paths."""
    parts = {file: set(page.xpath("//@id | //@name")) for file, page in pages.items()}
    dead, seen = [], 0
    for file, page in pages.items():
        for name, link in links(page):
            scheme, host, path, _, part = urlsplit(link)
            if scheme or host:
                assert (name, scheme) in AWAY, (file, link)
                continue
            seen += 1
            target = (folder / file).parent / unquote(path) if path else folder / file
            inside = target.resolve().is_relative_to(folder.resolve())
            if path.startswith("/") or not inside or not target.is_file():
                dead.append((file, link))
                continue
            there = target.resolve().relative_to(folder.resolve()).as_posix()
            wanted = unquote(part).partition(":~:")[0]
            if wanted and there in parts and wanted not in parts[there]:
                dead.append((file, link))
    assert dead == []
    assert len(pages) > 100
    assert seen > 5_000


def test_nothing_on_a_page_needs_a_server(pages: dict[str, html.HtmlElement]) -> None:
    """No module, no digest that cannot be checked, no drawing in another file."""
    for file, page in pages.items():
        assert page.xpath("//script[@type='module' or @integrity] | //*[@crossorigin]") == [], file
        assert page.xpath("//use") == [], file
        (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert "script-src 'self' file:;" in policy
        assert "connect-src 'none'" in policy
    assert pages["index.html"].xpath("//svg[contains(@class, 'ikon')]/svg/path")


def test_the_owners_boundaries_are_drawn_in_the_page(
    folder: Path, pages: dict[str, html.HtmlElement]
) -> None:
    """Each outline once, as the file beside the pages has it."""
    drawn = html.fromstring((folder / "aset/batas.svg").read_bytes())
    outlines = sorted(drawn.xpath("//path/@d"))
    assert sorted(pages["peta/index.html"].xpath("//figure[@class='batas']/svg/g/path/@d")) == (
        outlines
    )
    assert len(outlines) == 3


def test_scripts_are_classic_ones(folder: Path) -> None:
    """A module does not load from `file:`; only the search of a served site fetches and imports."""
    for path in (folder / "aset").glob("*.js"):
        text = path.read_text("utf-8")
        assert not re.search(r"(?m)^\s*(import|export)\b|import\.meta", text), path.name
        assert ("import(" in text) == (path.name == "cari.js"), path.name
    assert not (folder / "cari/pagefind").exists()


def test_names_and_titles_are_carried_as_scripts(folder: Path) -> None:
    """Districts by name, and what each page is called; a script is a call away from its data."""
    names = (folder / "aset/daerah.js").read_text("utf-8")
    served = json.loads((folder / "aset/daerah.json").read_text("utf-8"))
    assert json.loads(names.removeprefix("kks.daerah=").removesuffix(";\n")) == served
    titles = (folder / "cari/judul.js").read_text("utf-8")
    rows = json.loads(titles.removeprefix("kks.judul=").removesuffix(";\n"))
    kinds = {kind for _, _, kind, _, _ in rows}
    assert kinds >= {"daerah", "inovasi", "tatanan", "penghargaan", "indikator", "halaman"}
    for _, _, _, address, _ in rows:
        path = address.partition("#")[0]
        assert (folder / path / "index.html").is_file(), address


def test_what_a_folder_cannot_do_is_said_once(pages: dict[str, html.HtmlElement]) -> None:
    """On the page of the search and on that of comparisons, and where it can be done."""
    for file, link in (("cari/index.html", "cari/"), ("banding/index.html", "banding/")):
        (told,) = pages[file].xpath("//p[@class='catatan'][contains(., 'Di dalam folder ini')]")
        assert told.xpath(".//a/@href") == [f"https://dinas.example/kks/{link}"]


def test_a_page_that_went_still_answers(pages: dict[str, html.HtmlElement]) -> None:
    """And leads on, to files."""
    assert pages["inovasi/cerita-lama/index.html"].xpath("//main//a/@href")


def test_what_is_remembered_gives_the_same_folder(
    portal: Path, folder: Path, tmp_path: Path
) -> None:
    """After a changed icon and a changed text: as one that was built from nothing."""
    own = portal / "site_templates/aset/ikon-tatanan.svg"
    text = portal / "content/tentang.md"
    own.parent.mkdir(parents=True, exist_ok=True)
    before, icons = text.read_bytes(), (ROOT / "site_templates/aset/ikon-tatanan.svg").read_text()
    try:
        own.write_text(icons.replace('viewBox="0 0 32 32"', 'viewBox="0 0 31 31"'))
        text.write_bytes(before + b"\nSatu kalimat lagi, [beranda](../).\n")
        make(portal, folder)
        assert 'viewBox="0 0 31 31"' in (folder / "tatanan/pasar/index.html").read_text("utf-8")
        assert contents(folder) == contents(make(portal, tmp_path / "dingin", "--no-cache"))
    finally:
        own.unlink()
        text.write_bytes(before)
    make(portal, folder)  # as other tests look at it


def test_a_folder_and_a_served_site_do_not_spoil_each_other(portal: Path, tmp_path: Path) -> None:
    """In one target, one after the other, each is whole; what is remembered is never mixed."""
    quick = ("--no-downloads", "--no-search", "--aman", "--jobs", "1")
    made = []
    for more in ((), ("--untuk-folder",), ()):
        ran = build(tmp_path / "site", portal, *quick, *more, XDG_CACHE_HOME=str(tmp_path))
        assert ran.returncode == 0, ran.stdout + ran.stderr
        made.append(contents(tmp_path / "site"))
    served, in_folder, again = made
    assert again == served
    assert in_folder == contents(make(portal, tmp_path / "f", *quick))
    assert {f for f in in_folder if f not in served} == {"aset/daerah.js"}
    assert not any(f.startswith("unduh/") for f in in_folder)
    assert b"data-folder" in in_folder["index.html"]
    assert b"data-folder" not in served["index.html"]


def test_without_a_named_place_it_stands_beside_the_site(portal: Path) -> None:
    """So that neither replaces the other."""
    arguments = ["build", "-C", str(portal), "--untuk-folder", "--no-cache"]
    assert main([*arguments, "--no-downloads", "--no-search"]) == 0
    assert (portal / "site-folder/index.html").is_file()
    assert not (portal / "site").exists()
    shutil.rmtree(portal / "site-folder")
