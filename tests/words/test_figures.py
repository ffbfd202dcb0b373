"""Figures in words: shares as precise as their counts, the exact first, who differs from whom."""

from __future__ import annotations

import pytest

from kksportal.model.claim import Agreed, Claim, Disputed, Figure, to_figure
from kksportal.pages.district.main import other_figures
from kksportal.words.figures import SourceBook, figure_view, rival_text, share_text
from kksportal.words.quotes import quotable
from kksportal.words.tables import figure_cell
from kksportal.words.views import FigureView
from tests.builders import claim, source
from tests.contexts import BALANGAN, context_of


def view(figure: Figure, kind: str = "", book: SourceBook | None = None) -> FigureView:
    """A figure as a page shows it."""
    return figure_view("X", figure, context_of(BALANGAN).names, book or SourceBook(), kind=kind)


@pytest.mark.parametrize(
    ("one", "told"),
    [
        (claim("6", "8", "desa-kelurahan"), "75%"),
        (claim("33", "136", "indikator"), "24,3%"),
        (claim("33", "136", "indikator", precision="sekitar"), "sekitar 24%"),
        (claim("1", "300", "indikator", precision="sekitar"), ""),
        (claim("3", "4", "desa-kelurahan", precision="lebih-dari"), "lebih dari 75%"),
        (claim("5", "7", "desa-kelurahan", precision="paling-sedikit"), "paling sedikit 71%"),
        (claim("5", "7", "desa-kelurahan", precision="kurang-dari"), "kurang dari 72%"),
        (claim("1", "300", "desa-kelurahan", precision="paling-banyak"), "paling banyak 1%"),
        (claim("1", "300", "desa-kelurahan", precision="lebih-dari"), ""),
        (claim("1999", "2000", "desa-kelurahan"), "lebih dari 99,9%"),
        (claim("1", "3000", "desa-kelurahan"), "kurang dari 0,1%"),
        (claim("8", "8", "desa-kelurahan"), "100%"),
        (claim("75"), ""),
    ],
)
def test_a_share_is_no_preciser_than_its_count(one: Claim, told: str) -> None:
    """Rough counts have rough shares, bounds stay bounds, a part is never the whole."""
    assert share_text(one) == told


def test_the_exact_figure_stands_before_the_rough_one() -> None:
    """Exact, then bounds, then rough; the newest first among equals, the undated last."""
    claims = (
        claim("30", "136", precision="sekitar", by="a", as_of="2025-09"),
        claim("20", "136", precision="lebih-dari", by="b", as_of="2025-09"),
        claim("33", "136", by="c", as_of="2025-07"),
        claim("34", "136", by="d", as_of="2025-08"),
        claim("35", "136", by="e"),
    )
    made = view(to_figure(claims))
    assert [one.value for one in made.claims] == ["34", "33", "35", "20", "30"]


def test_a_cell_tells_the_exact_figure_too() -> None:
    """ "About 33" and 33 agree: the cell says 33."""
    claims = (
        claim("33", unit="indikator", precision="sekitar"),
        claim("33", unit="indikator", by="b"),
    )
    cell = figure_cell(Agreed(claims=claims), context_of(BALANGAN).names, SourceBook())
    assert (cell.text, cell.source_ids) == ("33", "b a")


@pytest.mark.parametrize(
    ("claims", "mark"),
    [
        ((claim("52", "52"), claim("44", "52", by="b")), "Berbeda antar sumber"),
        ((claim("52", "52"), claim("44", "52")), "Dua angka dalam satu sumber"),
        (tuple(map(claim, "123")), "Tiga angka dalam satu sumber"),
        (
            (claim("10", unit="kabupaten"), claim("10", unit="kabupaten-kota")),
            "Dua angka dalam satu sumber",
        ),
        ((claim("52"), claim("52", by="b")), ""),
    ],
)
def test_who_differs_is_told(claims: tuple[Claim, ...], mark: str) -> None:
    """Two sources, or one source with itself; the machine word stays the same."""
    figure = to_figure(claims)
    assert rival_text(figure) == mark
    made = view(figure)
    assert made.mark == mark
    assert made.status == ("berbeda" if mark else "sepakat")


@pytest.mark.parametrize(
    ("by", "told"), [("a", "dalam sumber yang sama: 44"), ("b", "menurut sumber lain: 44")]
)
def test_a_quote_says_whose_the_other_figure_is(by: str, told: str) -> None:
    """Another number of the same source is not "another source"."""
    figure = Disputed(
        claims=(claim("52", "52", "desa-kelurahan"), claim("44", "52", "desa-kelurahan", by=by))
    )
    assert told in quotable(view(figure), "angka", "Kota X").quote


@pytest.mark.parametrize(("kind", "told"), [("", "dari 2029"), ("target", ""), ("rencana", "")])
def test_what_lies_ahead_is_not_in_the_span(kind: str, told: str) -> None:
    """The day of a target is no day of a figure."""
    book = SourceBook()
    view(to_figure((claim("100", as_of="2029"),)), kind, book)
    assert book.span.text == told


def test_a_figure_of_the_province_is_not_quoted_as_the_district_s() -> None:
    """Kotabaru tells of 3 districts in its province: its own name is no part of that figure."""
    (own,) = (f for f in other_figures(context_of("63.02").opened()) if "Selatan" in f.label)
    assert own.quote.startswith("Kabupaten/kota yang belum pernah dinilai, Kalimantan Selatan: 3 ")


def test_sources_of_one_publisher_are_told_apart_by_their_years() -> None:
    """Two links of the same words would lead to two places."""
    one, two, three = (
        source(name, penerbit=who, tanggal_terbit=day)
        for name, who, day in (("a", "X", "2023-01"), ("b", "X", "2025"), ("c", "Y", "2025"))
    )
    labels = [link.label for link in SourceBook().cite_all((one, two, three))]
    assert labels == ["X (2023)", "X (2025)", "Y"]
