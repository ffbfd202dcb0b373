"""Figures of different years are never joined in a chart without a mark.

Every mark of every chart knows of which year its figure is. Where these are several, the drawing
itself, its words and its table must each say all of them: HTML, SVG and picture alike.
"""

from __future__ import annotations

import csv
import dataclasses
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kksportal.effects import Folders
from kksportal.exports.national import fragments
from kksportal.pages.site import Page
from kksportal.plan import plan_district
from kksportal.render.html import Renderer
from kksportal.simulation.portal import simulate_nation
from kksportal.site_build.job import Options
from kksportal.site_build.site import build_portal
from kksportal.words.dots import Dot, dot_chart
from kksportal.words.drawings import Chart, Shape
from kksportal.words.portal import PortalInfo
from tests.contexts import CONTOH, context_of

pytestmark = pytest.mark.xdist_group("tahun-grafik")
KINDS = {
    "grafik-penghargaan", "grafik-isian", "grafik-perubahan",
    "sebaran", "sebaran-skor", "sebaran-perubahan",
}  # fmt: skip
# Of many districts at once: a line of words says the years, not each mark.
OF_MANY = ("sebaran", "tren")
YEAR = re.compile(r"\d{4}")


def charts(value: Any) -> Iterator[Chart]:
    """All charts inside a view."""
    if isinstance(value, Chart):
        yield value
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from charts(getattr(value, field.name))
    elif isinstance(value, tuple | list):
        for one in value:
            yield from charts(one)


def figures(chart: Chart) -> list[Shape]:
    """The marks that stand for figures; hollow boxes stand for none."""
    return [
        shape
        for shape in chart.shapes
        if shape.kind == "bulat" or (shape.kind == "kotak" and shape.look in ("isi", "titik"))
    ]


def unmarked(chart: Chart) -> list[str]:
    """What a chart joins without saying so; nothing where its figures are of one year."""
    named = {shape.text for shape in chart.shapes} | {chart.title}
    if chart.id.startswith(OF_MANY):
        one_cycle = chart.title.startswith("Skor pusat")  # the page is of one instrument
        return [] if one_cycle or YEAR.search(" ".join(named)) else ["tahunnya tidak disebut"]
    wrong = [f"tanda tanpa tahun di {s.x},{s.y}" for s in figures(chart) if not s.year]
    years = {year for s in figures(chart) for year in YEAR.findall(s.year)}
    if len(years) < 2:
        return wrong
    table = chart.table
    told = {
        "gambar": [s.text for s in chart.shapes],
        "uraian": [chart.description],
        "tabel": [*table.heads, *(f"{c.text} {c.note}" for row in table.rows for c in row)]
        if table
        else [chart.description],
    }
    for where, words in told.items():
        wrong += [f"{where} tidak menyebut {y}" for y in sorted(years) if y not in " ".join(words)]
    return wrong


def shift(package: Path) -> None:
    """Half of the scores of a district's newest cycle were given a year earlier."""
    table = package / "penilaian.csv"
    with table.open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    day, code = head.index("tanggal"), head.index("indikator")
    for row in rows:
        if row[code] < "T5":
            row[day] = row[day].replace("2025", "2024")
    with table.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([head, *rows])


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Page]:
    """All pages of a fictional portal of five districts, one of them scored over two years."""
    folder = tmp_path_factory.mktemp("tahun-grafik")
    simulate_nation(folder / "portal", 5, 1)
    shift(next((folder / "portal/datapackages/daerah").glob("S13*")))
    made: dict[str, Page] = {}
    print_page = Renderer.page

    def spy(renderer: Renderer, page: Page) -> bytes:
        made[page.frame.address] = page
        return print_page(renderer, page)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Renderer, "page", spy)
        report = build_portal(
            Folders(root=folder / "portal"),
            PortalInfo(name="Portal uji"),
            folder / "site",
            Options(jobs=1, downloads=False, search=False),
        )
    assert report.built
    return made


def test_no_chart_of_a_portal_joins_years_without_a_mark(pages: dict[str, Page]) -> None:
    """On every page, national and of a district."""
    seen, several = set(), set()
    for address, page in pages.items():
        for chart in charts(page.view):
            assert not unmarked(chart), (address, chart.id, unmarked(chart))
            seen.add(chart.id)
            if len({y for s in figures(chart) for y in YEAR.findall(s.year)}) > 1:
                several.add(chart.id)
    assert seen >= KINDS
    # Some of each were seen where years differ; else this test would hold by chance.
    assert several >= {"grafik-isian", "grafik-perubahan", "grafik-penghargaan"}


def test_a_distribution_of_two_years_says_both(pages: dict[str, Page]) -> None:
    """One district's market scores are a year older than those of the others; two cycles differ."""
    told = {chart.id: chart for chart in charts(pages["tatanan/pasar/"].view)}
    for kind, years in (("sebaran-skor", "2024 2025"), ("sebaran-perubahan", "2023 2025")):
        chart = told[kind]
        assert chart.table
        cells = [c.text for row in chart.table.rows for c in row]
        for words in ([s.text for s in chart.shapes], [chart.description], cells):
            for year in years.split():
                assert year in " ".join(words), (kind, year)


def test_no_chart_of_kabupaten_contoh_joins_years_without_a_mark() -> None:
    """The same of the district that shows every page."""
    seen = set()
    for page in plan_district(context_of(CONTOH)).pages:
        for chart in charts(page.view):
            assert not unmarked(chart), (page.frame.address, chart.id, unmarked(chart))
            seen.add(chart.id)
    assert seen == {"grafik-penghargaan", "grafik-isian", "grafik-perubahan"}


def test_tables_to_take_part_the_years_too() -> None:
    """A column holds values of one year, named in its head, or has its days beside it."""
    tables = fragments(context_of(CONTOH))
    assert tables
    for text in tables.values():
        head, *rows = csv.reader(text.splitlines())
        values = [
            c for c in head if c.startswith("capaian") and c.removeprefix("capaian_").isdigit()
        ]
        assert values
        assert "capaian" not in head
        scores = [c for c in head if c.endswith("_skor")]
        assert scores
        for row in rows:
            told = dict(zip(head, row, strict=True))
            for score in scores:
                day = told[score.replace("_skor", "_per_tanggal")]
                assert not told[score] or YEAR.search(day), told


def test_dots_of_several_years_each_say_theirs() -> None:
    """Districts of a province on one line, as their comparison draws them."""
    dots = [
        Dot("Barru", "100%", 100, "2025", date="30 Juni 2025"),
        Dot("Gowa", "60%", 60, "2023", date="1 Mei 2023"),
        Dot("Maros", "50%", 50, ""),
    ]
    assert unmarked(dot_chart("odf", "ODF desa", dots, (), "")) == []


def test_a_chart_that_joins_years_is_found() -> None:
    """The walk has teeth: words without one of the years, or a mark without any."""
    marks = (Shape("bulat", 0, 0, 4, year="2023"), Shape("bulat", 9, 0, 4, year="2025"))
    plain = Chart("x", "x", "2023 dan 2025", 9, 9, (*marks, Shape("teks", 0, 0, text="2025")))
    assert unmarked(plain) == ["gambar tidak menyebut 2023"]
    said = plain._replace(shapes=(*plain.shapes, Shape("teks", 0, 0, text="2023")))
    assert unmarked(said) == []
    assert unmarked(said._replace(description="2023")) != []
    assert unmarked(said._replace(shapes=(*said.shapes, Shape("bulat", 5, 5, 4)))) == [
        "tanda tanpa tahun di 5,5"
    ]
