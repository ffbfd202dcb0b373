"""Stated scores of a tatanan: by cycle and assessor, named, and never joined."""

from __future__ import annotations

from functools import cache

from kksportal.compute.nation import ToldScore
from kksportal.pages.gathered import Gathered
from kksportal.pages.nation.context import NationContext
from kksportal.pages.nation.tatanan import TatananPage, tatanan_list, tatanan_pages
from kksportal.pages.nation.told_scores import ToldScores, told_scores
from kksportal.pages.site import Page
from kksportal.words.context import SharedContext
from tests.contexts import INFO, context_of, nation_of

PLAIN = ToldScore("2025", "pasar", "pusat", "nilai", "92.31", False, "2025")


@cache
def base() -> SharedContext:
    """What the real districts share."""
    return SharedContext.of(context_of("63.11").results, INFO)


def nation(told: dict[str, list[ToldScore]]) -> NationContext:
    """The real nation with these scores."""
    return nation_of(base(), gather=lambda: Gathered(told=told))


def made(told: dict[str, list[ToldScore]]) -> ToldScores:
    """What is said of the markets."""
    found = told_scores("pasar", "Pasar", nation(told))
    assert found is not None
    return found


def drawn(found: ToldScores, look: str) -> list[str]:
    """The words of one look in the drawing."""
    assert found.chart is not None
    return [shape.text for shape in found.chart.shapes if shape.look == look]


def test_each_cycle_and_assessor_has_a_head_of_its_own() -> None:
    """The newest cycle first, one without a cycle last; each figure with its name and year."""
    found = made({
        "11.01": [PLAIN, PLAIN._replace(assessor="mandiri", value="95")],
        "11.02": [PLAIN._replace(cycle="2023", unit="persen", as_of="2023-07-12")],
        "11.03": [PLAIN._replace(cycle="", assessor="tidak-disebut", as_of="")],
    })  # fmt: skip
    assert drawn(found, "tebal") == [
        "Penilaian mandiri 2025",
        "Pusat 2025",
        "Pusat 2023",
        "Penilai dan siklus tidak disebut",
    ]
    assert drawn(found, "nama") == [
        "Kabupaten Aceh Selatan: 95 (2025)",
        "Kabupaten Aceh Selatan: 92,31 (2025)",
        "Kabupaten Aceh Tenggara: 92,31% (2023)",
        "Kabupaten Aceh Timur: 92,31 (tanpa tanggal)",
    ]
    assert len(drawn(found, "isi")) == len(drawn(found, "lama")) == 2
    assert found.chart is not None
    assert "Lingkaran kosong: bukan siklus terbaru." in found.chart.note


def test_each_figure_stands_in_one_table() -> None:
    """That of the sources, below the drawing: it has none of its own with the same figures."""
    chart = made({"11.01": [PLAIN]}).chart
    assert chart is not None
    assert chart.table is None
    assert "dengan sumbernya, ada dalam tabel di bawah" in chart.note


def test_unlike_units_are_not_joined() -> None:
    """A percentage of the points is no score of a hundred."""
    found = made({"11.01": [PLAIN], "11.02": [PLAIN._replace(unit="persen")]})
    assert drawn(found, "tebal") == ["Pusat 2025 (nilai)", "Pusat 2025 (persen)"]


def test_who_is_known_and_who_is_not_make_all() -> None:
    """What cannot be drawn is counted by its reason."""
    found = made({
        "11.01": [PLAIN],
        "11.02": [PLAIN._replace(value="", rival=True)],
        "11.03": [PLAIN._replace(value="")],
    })  # fmt: skip
    assert found.sentence == (
        "Sumber menyebut nilai tatanan ini untuk 3 dari 514 daerah; nilai 511 daerah lain belum "
        "ditemukan. Nilai ini tidak dicampur dengan skor hitungan. Tidak digambar: 1 nilai "
        "berbeda antar sumber dan 1 nilai hanya perkiraan, batas, atau poin."
    )


def test_many_are_piled_and_their_years_marked() -> None:
    """Beyond two dozen names nobody reads them; the table beside has them all."""
    told = {f"11.{n:02}": [PLAIN] for n in range(1, 19)}
    told |= {f"13.{n:02}": [PLAIN._replace(as_of="2024")] for n in range(1, 10)}
    assert drawn(made(told), "tebal") == ["Pusat 2025 (angka 2024 dan 2025): 27 dari 514 daerah"]


def test_nothing_stated_says_nothing() -> None:
    """Another tatanan's score is none of this one; rivals alone draw nothing."""
    assert told_scores("pariwisata", "Pariwisata", nation({"11.01": [PLAIN]})) is None
    assert made({"11.01": [PLAIN._replace(value="", rival=True)]}).chart is None


def page(told: dict[str, list[ToldScore]]) -> Page:
    """The page of the markets."""
    return next(p for p in tatanan_pages(nation(told)) if p.frame.address == "tatanan/pasar/")


def test_a_page_says_from_when_its_figures_are() -> None:
    """Oldest first; without figures it says nothing."""
    old = PLAIN._replace(cycle="2023", as_of="2023-07-12")
    assert page({"11.01": [PLAIN], "11.02": [old]}).figures == "dari Juli 2023 sampai 2025"
    bare = page({})
    assert isinstance(bare.view, TatananPage)
    assert (bare.figures, bare.view.told) == ("", None)


def test_the_list_says_how_many_tatanan_each_cycle_has() -> None:
    """Their number changed with the instruments."""
    (made,) = tatanan_list(nation({}))
    assert made.view.title == "Sembilan tatanan, instrumen 2025"  # type: ignore[attr-defined]
    assert "9 pada" in made.view.cycles  # type: ignore[attr-defined]
    assert "Sembilan" not in made.frame.description
