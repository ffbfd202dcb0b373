"""From every page of a district and every story a link leads to the forge's editor of its file."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from urllib.parse import unquote

import pytest

from kksportal.simulation.portal import simulate_nation
from tests.conftest import build

pytestmark = pytest.mark.xdist_group("ubah")

EDITOR = "https://github.com/dinas/portal/edit/main/sub/"
LINK = re.compile(r'<span class="ubah">(.*?)</span>')
HREF = re.compile(r'<a href="([^"]+)" rel="nofollow noopener external">([^<]+)</a>')
NARRATIVE = """---
daerah: "S01.01"
siklus: "2025"
tatanan: [pasar]
tanggal: 2026-11-24
penulis: Tim uji
simulasi: true
---
Pasar rekaan.
"""


def set_editor(root: Path, address: str) -> None:
    """Write the option into the portal's settings."""
    path = root / "mkdocs.yml"
    lines = [line for line in path.read_text("utf-8").split("\n") if "ubah:" not in line]
    at = next(n for n, line in enumerate(lines) if "- kksportal" in line)
    lines.insert(at + 1, f'      ubah: "{address}"')
    path.write_text("\n".join(lines), "utf-8")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three fictional districts: one lost its package and has award records alone."""
    root = tmp_path_factory.mktemp("ubah") / "portal"
    simulate_nation(root, 3, 1)
    gone = sorted((root / "datapackages/daerah").iterdir())[-1]
    shutil.rmtree(gone)
    code = gone.name.partition("-")[0]
    for path in (root / "content").rglob("*.md"):
        if f'daerah: "{code}"' in path.read_text("utf-8") or code in path.parts:
            path.unlink()
    narrative = root / "content/narasi/S01.01/2025/pasar.md"
    narrative.parent.mkdir(parents=True)
    narrative.write_text(NARRATIVE, "utf-8")
    return root


@pytest.fixture(scope="module")
def site(root: Path) -> Path:
    """Built without the setting, then again with it: what stands must follow."""
    site = root.parent / "site"
    made = build(site, root, "--no-downloads", "--no-search")
    assert made.returncode == 0, made.stdout + made.stderr
    assert not [page for page in site.rglob("*.html") if 'class="ubah"' in page.read_text("utf-8")]
    set_editor(root, EDITOR + "{berkas}")
    made = build(site, root, "--no-downloads", "--no-search")
    assert made.returncode == 0, made.stdout + made.stderr
    return site


def links(page: Path) -> list[tuple[str, str]]:
    """Address and words of the links of a page to the editor."""
    found = LINK.search(page.read_text("utf-8"))
    return HREF.findall(found[1]) if found else []


PLACES = ("daerah/*/index.html", "daerah/*/*/index.html", "inovasi/*/index.html",
          "en/districts/*/index.html", "tentang/index.html")  # fmt: skip


@pytest.mark.parametrize("pattern", PLACES)
def test_every_page_leads_to_a_file_that_is_there(root: Path, site: Path, pattern: str) -> None:
    """One link or two; each opens a file of the portal, and says which and where."""
    pages = list(site.glob(pattern))
    assert pages
    for page in pages:
        found = links(page)
        assert 1 <= len(found) <= 2, page.relative_to(site)
        for href, words in found:
            assert href.startswith(EDITOR)
            file = root / unquote(href.removeprefix(EDITOR))
            assert file.is_file(), href
            english = page.is_relative_to(site / "en")
            told = f"Edit {file.name} on GitHub" if english else f"Ubah {file.name} di GitHub"
            assert words == told


@pytest.mark.parametrize(
    ("page", "file"),
    [
        ("", "fakta.csv"),
        ("sumber/", "sumber.csv"),
        ("perbaikan/", "perbaikan.csv"),
        ("kelembagaan/", "kelembagaan.csv"),
        ("pasar/", "penilaian.csv"),
    ],
)
def test_the_file_is_the_one_the_page_is_made_of(
    root: Path, site: Path, page: str, file: str
) -> None:
    """Of the district's own package."""
    package = sorted((root / "datapackages/daerah").iterdir())[0]
    slug = package.name.partition("-")[2]
    found = links(site / "daerah" / slug / page / "index.html")
    assert found[0][0] == f"{EDITOR}datapackages/daerah/{package.name}/{file}"


def test_a_narrative_is_named_beside_the_table(root: Path, site: Path) -> None:
    """Whoever wants to mend a word of it finds the text."""
    text = sorted((root / "content/narasi").rglob("*.md"))[0]
    code, _, name = text.relative_to(root / "content/narasi").parts
    package = next((root / "datapackages/daerah").glob(f"{code}-*"))
    slug = package.name.partition("-")[2]
    page = site / "daerah" / slug / name.removesuffix(".md") / "index.html"
    assert links(page)[1][0] == EDITOR + text.relative_to(root).as_posix()


def test_a_story_leads_to_its_text(root: Path, site: Path) -> None:
    """The one with its name."""
    for text in (root / "content/inovasi").glob("*.md"):
        (one,) = links(site / "inovasi" / text.stem / "index.html")
        assert one[0] == f"{EDITOR}content/inovasi/{text.name}"


def test_a_district_without_a_package_leads_to_its_award_record(root: Path, site: Path) -> None:
    """It is all that its page is made of."""
    slugs = {one.name.partition("-")[2] for one in (root / "datapackages/daerah").iterdir()}
    (page,) = (p for p in site.glob("daerah/*/") if p.name not in slugs)
    (one,) = links(page / "index.html")
    assert re.search(r"/datapackages/penghargaan-simulasi/2025/penerima\.csv$", one[0])


def test_what_is_shown_in_another_site_has_no_foot(site: Path) -> None:
    """Nor do lists of the nation have one file."""
    for pattern in ("sematan/*/index.html", "index.html", "tatanan/*/index.html"):
        pages = list(site.glob(pattern))
        assert pages
        assert not [page for page in pages if links(page)]


def test_all_of_it_is_as_in_a_site_made_anew(root: Path, site: Path, tmp_path: Path) -> None:
    """The setting is part of what every page depends on."""
    made = build(tmp_path / "site", root, "--no-downloads", "--no-search", "--no-cache")
    assert made.returncode == 0, made.stdout + made.stderr
    for page in site.rglob("*.html"):
        assert page.read_bytes() == (tmp_path / "site" / page.relative_to(site)).read_bytes()
