"""The real portal, built and walked as a stranger would."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kksportal.audit.page import page_faults, read_page
from kksportal.audit.report import audit_text
from kksportal.audit.site import audit_site
from tests.conftest import ROOT, build

pytestmark = pytest.mark.xdist_group("situs")

FIVE = (
    "kabupaten-balangan",
    "kabupaten-banjar",
    "kabupaten-barru",
    "kabupaten-kotabaru",
    "kabupaten-batang",
)
SUBPAGES = ("", "sumber/")


def tree_hash(site: Path) -> dict[str, str]:
    """The digest of every file of a site."""
    return {
        p.relative_to(site).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest()
        for p in sorted(site.rglob("*"))
        if p.is_file()
    }


def test_every_page_keeps_its_bones(site: Path) -> None:
    """No figure without a source, no dead link, no page without main or title, no other host."""
    audit = audit_site(site)
    assert not audit.problems, audit_text(audit)
    assert audit.links > 50_000


@pytest.mark.parametrize("slug", FIVE)
@pytest.mark.parametrize("sub", SUBPAGES)
def test_the_five_districts_have_their_full_set(site: Path, slug: str, sub: str) -> None:
    """Each of the five districts has its two pages, and its main page shows sourced figures."""
    page = site / "daerah" / slug / sub / "index.html"
    facts = read_page(page.read_text(encoding="utf-8"))
    assert facts.title
    if not sub:
        assert facts.figures


def test_every_district_of_the_nation_has_a_page(site: Path) -> None:
    """514 districts, and the fictional one, answer at their permanent address."""
    pages = [page.parent.name for page in (site / "daerah").glob("*/index.html")]
    assert len([name for name in pages if "." not in name]) == 515
    assert len([name for name in pages if "." in name]) == 26  # codes that districts had before
    assert len(list((site / "provinsi").glob("*/index.html"))) == 39


def test_no_page_stands_without_data(site: Path) -> None:
    """Of types that may be empty, each page cites a source or leads to a district that does.

    `tests/pages/test_says_something.py` asks each page of a district by its view.
    """
    patterns = ("daerah/*/*", "sematan/*", "indikator/*/*", "banding/*/*", "en/districts/*")
    pages = [page for one in patterns for page in site.glob(f"{one}/index.html")]
    pages = [page for page in pages if page.parent.name not in ("sumber", "perbaikan")]
    assert len(pages) > 300
    for page in pages:
        main = page.read_text("utf-8").partition("<main")[2].partition("</main>")[0]
        says = re.search(r'data-sumber="|href="[^"]*#sumber-|/sumber/"|/inovasi/[^"]', main)
        assert says, page.relative_to(site)


def test_an_indicator_without_data_is_a_row_of_its_framework(site: Path) -> None:
    """With its unit, direction and steps; only one that has a page is a link."""
    for path in sorted((ROOT / "datapackages/kerangka").glob("*/indikator.csv")):
        cycle = path.parent.name
        page = (site / f"kerangka/{cycle}/index.html").read_text("utf-8")
        codes = [line.split(",")[0] for line in path.read_text("utf-8").splitlines()[1:]]
        for code in codes:
            (row,) = re.findall(rf'<tr id="{re.escape(code)}">.*?</tr>', page)
            stands = (site / f"indikator/{cycle}/{code}/index.html").exists()
            assert (f'href="../../indikator/{cycle}/{code}/"' in row) is stands


def test_simulated_pages_say_so(site: Path) -> None:
    """Every page of the fictional district carries the simulation mark and banner."""
    pages = list((site / "daerah" / "kabupaten-contoh").rglob("index.html"))
    assert len(pages) >= 13
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert read_page(text).simulated
        assert "Data simulasi" in text


def test_nothing_simulated_reaches_a_real_list(site: Path) -> None:
    """The fictional district stands in no national award list or tatanan page."""
    for page in [*(site / "penghargaan").rglob("index.html"), *(site / "tatanan").rglob("*.html")]:
        assert "Kabupaten Contoh" not in page.read_text(encoding="utf-8"), page


def test_disagreement_stands_side_by_side(site: Path) -> None:
    """Banjar's seven tatanan and the instrument's nine, 2019's 177 and 174, are both shown."""
    banjar = (site / "daerah/kabupaten-banjar/index.html").read_text(encoding="utf-8")
    assert 'value="7"' in banjar
    cycle = (site / "penghargaan/2019/index.html").read_text(encoding="utf-8")
    assert 'value="177"' in cycle
    assert 'value="174"' in cycle
    assert 'data-status="berbeda"' in cycle


def test_two_builds_are_the_same_bytes(site: Path, tmp_path: Path) -> None:
    """Another folder, time zone, locale and hash seed give the same bytes."""
    copy = tmp_path / "lain"
    copy.mkdir()
    for name in ("content", "datapackages", "site_templates"):
        shutil.copytree(ROOT / name, copy / name)
    shutil.copy(ROOT / "mkdocs.yml", copy)
    other = tmp_path / "site-lain"
    made = build(other, copy, TZ="Pacific/Auckland", LC_ALL="C", PYTHONHASHSEED="7", LANG="C")
    assert made.returncode == 0, made.stderr
    assert tree_hash(other) == tree_hash(site)


def test_mkdocs_build_gives_the_same_portal(site: Path, tmp_path: Path) -> None:
    """`mkdocs build` and `kks build` write the same files with the same bytes."""
    other = tmp_path / "site-mkdocs"
    subprocess.run(
        [
            sys.executable,
            "-m",
            "mkdocs",
            "build",
            "-q",
            "-f",
            str(ROOT / "mkdocs.yml"),
            "-d",
            str(other),
        ],
        check=True,
        capture_output=True,
    )
    assert tree_hash(other) == tree_hash(site)


def test_the_audit_can_fail() -> None:
    """A page with a bare figure, two mains and an inline script is found out."""
    bad = (
        "<title>x</title><main><h1>a</h1><data value='3'>3</data></main>"
        "<main></main><script>1</script>"
    )
    faults = list(page_faults(read_page(bad)))
    assert len(faults) == 3


def test_rival_claims_in_a_cell_keep_their_own_sources(site: Path) -> None:
    """In a disputed cell each value is its own element and credits only who said it."""
    page = (site / "daerah/kabupaten-contoh/pasar/index.html").read_text(encoding="utf-8")
    cells = [part.split("</span>")[0] for part in page.split('<span data-status="berbeda">')[1:]]
    assert cells
    for cell in cells:
        figures = read_page(cell).figures
        assert len(figures) == 2
        assert len({value for value, _ in figures}) == 2
        assert len({source for _, source in figures}) == 2
