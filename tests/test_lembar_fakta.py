"""Fact sheets: two pages, tagged, the same bytes always, and nothing in the data can run."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

import pytest

from kksportal.addresses import FACT_SHEET
from kksportal.exports.factsheet import (
    ROOMS,
    SheetClaim,
    SheetFigure,
    SheetSource,
    SheetView,
    fact_sheet,
)
from kksportal.render.pdf import MOST_PAGES, pages_of, printable, set_sheet
from kksportal.simulation.portal import simulate_nation
from kksportal.site_build.district_builder import BuilderSetup
from kksportal.site_build.executor import make_all
from kksportal.site_build.reading import Unit
from kksportal.words.context import DistrictContext
from tests.conftest import build
from tests.contexts import BALANGAN, CONTOH, INFO, codes, context_of, contexts

pytestmark = pytest.mark.xdist_group("situs")

T = TypeVar("T")
HOSTILE = (
    '#panic("jalan") $1/0$ *tebal* @rujuk <label> `#read("pdf.py")` \\#eval("1") // 中\u202e🙂'
)


def elsewhere(task: Callable[[], T]) -> T:
    """What a task gives in a fresh process: typst must not run in one that forks later."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(task).result(timeout=60)


def contoh() -> SheetView:
    """The sheet of the fictional district."""
    return fact_sheet(context_of(CONTOH).opened(), INFO)


def claims_of(view: SheetView) -> list[SheetClaim]:
    """Every claim on a sheet."""
    rows = (*view.scores, *view.awards, *view.stages)
    return [
        *(c for figure in (*view.key, *view.figures) for c in figure.claims),
        *(c for row in rows for cell in row.cells for c in cell),
    ]


def test_every_package_has_a_sheet_of_two_pages(site: Path) -> None:
    """At its address, never longer than two pages, and linked from its district's page."""
    for context in contexts():
        sheet = (site / FACT_SHEET(context.code)).read_bytes()
        assert 1 <= pages_of(sheet) <= MOST_PAGES, context.code
        page = (site / context.link.href / "index.html").read_text("utf-8")
        assert f"../../{FACT_SHEET(context.code)}" in page
    assert len(list((site / "unduh/daerah").glob("*/lembar-fakta.pdf"))) == len(codes())


def test_a_sheet_is_tagged_titled_and_in_indonesian(site: Path) -> None:
    """PDF/UA-1: a structure tree, a title that viewers show, a language, the date of the data."""
    sheet = (site / FACT_SHEET(BALANGAN)).read_bytes()
    assert b"/StructTreeRoot" in sheet
    assert re.search(rb"/Lang ?\(id", sheet)
    assert b"pdfuaid:part>1<" in sheet
    assert b"/DisplayDocTitle true" in sheet
    assert b"Lembar fakta Kabupaten Balangan" in sheet
    day = context_of(BALANGAN).district.package.head.updated
    assert day.replace("-", "").encode() in sheet


def test_every_claim_has_its_source_and_every_source_its_place() -> None:
    """No figure without a number of a source; each number stands once; addresses are told."""
    for context in contexts():
        view = fact_sheet(context.opened(), INFO)
        numbers = [source.number for source in view.sources]
        assert numbers == list(range(1, len(numbers) + 1)), context.code
        cited = {ref for claim in claims_of(view) for ref in claim.refs}
        assert all(claim.refs for claim in claims_of(view)), context.code
        assert cited == set(numbers), context.code
    balangan = fact_sheet(context_of(BALANGAN).opened(), INFO)
    assert [source.url[:8] for source in balangan.sources] == ["https://"] * 3


def test_three_assessors_stand_in_three_columns() -> None:
    """The district's own score, the province's and the centre's are never one figure."""
    view = contoh()
    assert view.assessors[:3] == ("Penilaian mandiri", "Provinsi", "Pusat")
    row = next(row for row in view.scores if row.head == "Pasar")
    assert [cell[0].text for cell in row.cells[:3]] == ["92,3", "84,6", "84,6"]
    assert all(len(r.cells) == len(view.assessors) for r in view.scores)


def test_rival_claims_stand_side_by_side() -> None:
    """Two sources, two figures, both with their day and source."""
    rival = next(figure for figure in contoh().key if figure.rival)
    assert [claim.text for claim in rival.claims] == ["138", "132"]
    assert rival.claims[0].refs != rival.claims[1].refs


def test_what_nobody_tells_is_said_in_a_word() -> None:
    """No award found is said to be not found; a tatanan without data is named as such."""
    view = fact_sheet(context_of(BALANGAN).opened(), INFO)
    assert not view.scores
    assert view.no_scores == "Belum ada data."
    assert view.no_awards.startswith("Belum ditemukan: 2025")
    assert "bukan berarti tidak menerima" in view.no_awards.lower()


def test_a_portal_without_an_address_says_where_its_pages_are() -> None:
    """An empty site address never prints as a bare path."""
    view = fact_sheet(context_of(BALANGAN).opened(), replace(INFO, url=""))
    assert view.address == "Portal uji, daerah/kabupaten-balangan/"
    assert view.report.startswith("Portal uji, kontribusi/")


def hostile_context() -> DistrictContext:
    """A district whose names and notes try to be typst."""
    context = context_of(CONTOH)
    package = context.district.package
    facts = tuple(row._replace(catatan=HOSTILE, penutur=HOSTILE) for row in package.fakta)
    sources = tuple(row._replace(judul=HOSTILE, penerbit=HOSTILE) for row in package.sumber)
    hostile = replace(context.district, package=replace(package, fakta=facts, sumber=sources))
    names = context.names
    names.places[CONTOH] = HOSTILE
    return replace(context, district=hostile)


def _hostile() -> tuple[int, str, bool]:
    import typst

    from kksportal.render import pdf

    view = fact_sheet(hostile_context(), INFO)
    made = set_sheet(lambda _: view)
    data = pdf.data_of(view)
    compiler = typst.Compiler(str(pdf.SOURCE), ignore_system_fonts=True, sys_inputs={"data": data})
    heading = compiler.query("heading.where(level: 1)", field="body", one=True)
    try:
        typst.compile(f"= {HOSTILE}".encode(), format="pdf", ignore_system_fonts=True)
    except typst.TypstError as fault:
        return pages_of(made), heading, "jalan" in str(fault)
    return pages_of(made), heading, False


def test_hostile_data_is_only_text() -> None:
    """A name that is typst source is printed as it is; as source it would have run."""
    pages, heading, runs_as_source = elsewhere(_hostile)
    assert pages
    assert json.loads(heading) == {"func": "text", "text": printable(HOSTILE)}
    assert runs_as_source


def test_letters_that_the_font_lacks_are_replaced() -> None:
    """Hidden signs go, unknown letters become a box, Latin ones stay."""
    assert printable("Ngawi – “é” 5 ≥ 3") == "Ngawi – “é” 5 ≥ 3"
    assert printable("a\u202eb\u200bc\x07d") == "abcd"
    assert printable("中🙂") == "□□"
    assert printable("ﬁ\u2009x") == "fi x"


def flood(room: int) -> SheetView:
    """A sheet with far more on it than two pages hold, in long words."""
    words = "kata yang panjang sekali " * 6
    claim = SheetClaim("123", "dari 456 desa", "per 2025", words, (1,))
    figure = SheetFigure(words, "Berbeda antar sumber", (claim, claim, claim), "")
    sources = (SheetSource(1, words, words, "https://contoh.invalid/" + "a" * 200),)
    return contoh()._replace(figures=(figure,) * room, sources=sources * (3 + room))


def _flood() -> list[int]:
    return [pages_of(set_sheet(lambda _: flood(ROOMS[0]))), pages_of(set_sheet(flood))]


def test_what_does_not_fit_stays_on_the_page() -> None:
    """Too many figures for two pages: fewer are set, and the sheet has two pages."""
    free, fitted = elsewhere(_flood)
    assert free > MOST_PAGES
    assert fitted <= MOST_PAGES


def test_what_was_left_out_is_told() -> None:
    """A sheet with less room says how many figures it leaves out, and where they are."""
    all_of_it, little = contoh(), fact_sheet(context_of(CONTOH).opened(), INFO, 2)
    assert len(little.figures) == 2
    left = len(all_of_it.figures) - 2
    assert (
        little.more == f"{left} angka lain menurut sumber ada di {INFO.url}daerah/kabupaten-contoh/"
    )
    assert not all_of_it.more


def _banners() -> tuple[list[int], list[int]]:
    """Of each page of a simulated and of a real sheet: dots of the banner's ground at its top."""
    from io import BytesIO

    import typst
    from PIL import Image

    from kksportal.render import pdf

    ground, top = (0xFF, 0xF1, 0xD9), 20  # `rawat-dasar`; the upper 14 mm, above any figure

    def dots(view: SheetView) -> list[int]:
        pages = typst.compile(
            str(pdf.SOURCE),
            format="png",
            ppi=36,
            ignore_system_fonts=True,
            sys_inputs={"data": pdf.data_of(view)},
        )
        counts = []
        for page in pages:
            image = Image.open(BytesIO(page)).convert("RGB")
            strip = image.crop((0, 0, image.width, top))
            counts.append(sum(n for n, colour in strip.getcolors(1 << 20) if colour == ground))
        return counts

    return dots(flood(8)), dots(flood(8)._replace(simulated=False))


def test_every_page_of_a_simulated_sheet_says_so() -> None:
    """The banner stands on top of every page, and on no page of a real district."""
    simulated, real = elsewhere(_banners)
    assert len(simulated) > 1
    assert min(simulated) > 200
    assert len(real) > 1
    assert max(real) == 0


def _pid(_: BuilderSetup, units: object) -> list[int]:
    return [os.getpid()]


def test_downloads_are_made_apart_from_the_process_that_forks(tmp_path: Path) -> None:
    """Even one unit: typst's threads would not survive the next fork."""
    setup = BuilderSetup(root=str(tmp_path), stage="", published="", info=INFO, codes=())
    made = list(make_all(_pid, setup, [Unit("63.11", "x")], jobs=1, apart=True))
    assert made != [[os.getpid()]]


def test_a_sheet_in_a_forked_process_is_refused_not_hung() -> None:
    """A process forked from one that set a sheet says what is wrong instead of waiting forever."""
    script = (
        "import os, signal\n"
        "from tests.test_lembar_fakta import contoh, set_sheet\n"
        "set_sheet(lambda _: contoh())\n"
        "if os.fork() == 0:\n"
        "    signal.alarm(20)\n"
        "    try: set_sheet(lambda _: contoh())\n"
        "    except RuntimeError: os._exit(7)\n"
        "    os._exit(1)\n"
        "raise SystemExit(os.waitstatus_to_exitcode(os.wait()[1]))\n"
    )
    done = subprocess.run([sys.executable, "-W", "ignore", "-c", script], timeout=60, check=False)
    assert done.returncode == 7


def test_without_downloads_no_page_offers_them(tmp_path: Path) -> None:
    """`--no-downloads` leaves out the files and the links to them."""
    portal = tmp_path / "portal"
    simulate_nation(portal, 2, seed=5)
    made = build(tmp_path / "site", portal, "--no-downloads", "--no-cache")
    assert made.returncode == 0, made.stderr
    assert not (tmp_path / "site/unduh").exists()
    assert not (tmp_path / "site/kartu").exists()
    pages = (tmp_path / "site/daerah").glob("*/index.html")
    assert all("lembar-fakta" not in page.read_text("utf-8") for page in pages)
