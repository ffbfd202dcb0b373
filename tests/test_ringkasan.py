"""The first sentences of a page: plain, composed from the data, each figure shown below too."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import html

from tests.conftest import Fiction

pytestmark = pytest.mark.xdist_group("rekaan")

HOME = "daerah/kabupaten-simulasi-001/index.html"


def lead(site: Path, address: str) -> list[str]:
    """The opening sentences of a page."""
    whole = html.document_fromstring((site / address).read_bytes())
    return [p.text_content() for p in whole.cssselect("p.pembuka")]


def test_a_district_answers_with_its_award(fiction: Fiction) -> None:
    """The newest award with its cycle, in one sentence."""
    sentences = lead(fiction.site, HOME)
    assert re.match(r"Pada 20\d\d Kabupaten Simulasi 001 (meraih|menerima) ", sentences[0])
    assert not any("telah melewati" in sentence for sentence in sentences)


def test_a_tatanan_tells_its_scores(fiction: Fiction) -> None:
    """How much is filled, then three scores that are never one."""
    sentences = lead(fiction.site, "daerah/kabupaten-simulasi-001/pasar/index.html")
    assert re.fullmatch(
        r"Nilainya pada siklus 2025, dari 100: [0-9,]+ menurut pusat \(per [^)]+\), [0-9,]+ "
        r"menurut provinsi \(per [^)]+\), dan [0-9,]+ menurut daerah sendiri \(per [^)]+\)\.",
        sentences[1],
    )
    assert re.search(r": \d+ dari 13 indikator terisi, siklus 2025\.$", sentences[0])


def test_every_figure_of_the_opening_stands_below_with_its_source(fiction: Fiction) -> None:
    """The sentences repeat; they never tell what the page does not show with a source."""
    file = "daerah/kabupaten-simulasi-001/pasar/index.html"
    whole = html.document_fromstring((fiction.site / file).read_bytes())
    shown = {d.text_content() for d in whole.cssselect("data[data-sumber]")}
    scores = re.findall(r"([0-9]+,[0-9]) menurut", " ".join(lead(fiction.site, file)))
    assert len(scores) == 3
    assert set(scores) <= shown


def test_a_change_is_told_over_unchanged_indicators_only(fiction: Fiction) -> None:
    """The sentence says over how many, and agrees with the chart of the district."""
    sentences = lead(fiction.site, "daerah/kabupaten-simulasi-001/pasar/index.html")[-1]
    match = re.search(r"atas (\d+) indikator yang sama (naik|turun|tetap)", sentences)
    assert match
    chart = html.document_fromstring((fiction.site / HOME).read_bytes())
    row = next(tr for tr in chart.cssselect("#grafik-perubahan tbody tr")
               if tr[0].text_content() == "Pasar")  # fmt: skip
    assert [row[1].text_content(), row[4].text_content()] == [match[1], match[2]]


def test_where_nothing_is_known_nothing_is_made_up(fiction: Fiction) -> None:
    """A district with scores of another cycle only gets no sentence of scores."""
    sentences = " ".join(lead(fiction.site, "daerah/kabupaten-simulasi-002/pasar/index.html"))
    assert "Nilainya" not in sentences
    assert "belum diketahui" in sentences
