"""The ladder: a column a cycle, marks on the rungs that stood then, no line across the unknown."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from kksportal.words.awards import award_entries
from kksportal.words.drawings import Chart, Shape
from kksportal.words.figures import SourceBook
from kksportal.words.ladder import WIDTH, ladder_chart
from kksportal.words.names import Names
from kksportal.words.views import AwardEntry
from tests.builders import CODE
from tests.words.places import shared

BLANK = AwardEntry(
    cycle="",
    state="belum-ditemukan",
    text="Belum ditemukan",
    rank=0,
    sources=(),
    note="",
    href="",
)


def drawn(**awards: Any) -> Chart | None:
    """The ladder of awards given as y2025="padapa"; () if only others won, "?" if doubted."""
    results = shared({year[1:]: () if told == "?" else told for year, told in awards.items()})
    names = Names(results.data)
    entries = award_entries(CODE, results, names, SourceBook())
    known = {entry.cycle: entry for entry in entries}
    cycles = sorted((cycle[1:] for cycle in awards), reverse=True)
    columns = [
        BLANK._replace(cycle=cycle, state="diragukan")
        if awards[f"y{cycle}"] == "?"
        else known.get(cycle, BLANK._replace(cycle=cycle))
        for cycle in cycles
    ]
    return ladder_chart(columns, results, names.categories, "Kabupaten Barru")


def shapes(chart: Chart | None, look: str) -> list[Shape]:
    """The shapes of one look."""
    assert chart is not None
    return [shape for shape in chart.shapes if shape.look == look]


BARRU: dict[str, Any] = {"y2019": "wistara", "y2021": "wistara", "y2023": (), "y2025": "padapa"}


def test_a_mark_stands_on_the_rung_of_its_category() -> None:
    """Wistara is the third line from below, Padapa the lowest."""
    chart = drawn(**BARRU)
    rungs = [line.y for line in shapes(chart, "jalur")]
    assert rungs == sorted(rungs, reverse=True)
    assert [mark.y for mark in shapes(chart, "isi")] == [rungs[2], rungs[2], rungs[0]]
    years = [shape.text for shape in shapes(chart, "tengah")]
    assert years == ["2019", "2021", "2023", "2025"]


def test_without_any_rung_nothing_is_drawn() -> None:
    """A real award beside simulated districts alone: no rules and no awards make a ladder there."""
    results = replace(shared({"2009": "padapa"}), ladders={})
    entries = award_entries(CODE, results, Names(results.data), SourceBook())
    assert any(entry.won for entry in entries)
    assert ladder_chart(entries, results, {"padapa": "Padapa"}, "Kabupaten Barru") is None


def test_the_newest_mark_is_the_largest() -> None:
    """The eye goes to what the sentence begins with."""
    assert [shape.w for shape in shapes(drawn(**BARRU), "isi")] == [6, 6, 8]


def test_a_rung_begins_with_the_cycle_that_first_had_it() -> None:
    """Wistara Paripurna begins in 2025, the three others with the first column."""
    chart = drawn(**BARRU)
    starts = [shape.x for shape in shapes(chart, "jalur")]
    assert len(starts) == 4
    assert starts[0] == starts[1] == starts[2] < starts[3]
    assert starts[3] > shapes(chart, "isi")[1].x


def test_no_line_runs_through_a_cycle_that_is_not_known() -> None:
    """2019 and 2021 are joined; 2023 has an open column with a question mark at no level."""
    chart = drawn(**BARRU)
    (line,) = shapes(chart, "arah")
    first, second, _ = shapes(chart, "isi")
    assert (line.x, line.w) == (first.x, second.x)
    (mark,) = shapes(chart, "tengah redup")
    assert mark.text == "?"
    assert len(shapes(chart, "kosong")) == 1


def test_rival_categories_are_marked_on_both_rungs() -> None:
    """Neither is the award; a broken line joins them."""
    chart = drawn(y2021="wistara", y2023="wistara", y2025=("padapa", "wistara"))
    marks = shapes(chart, "beda")
    assert len(marks) == 2
    assert marks[0].y != marks[1].y
    assert len(shapes(chart, "ragu")) == 1
    assert len(shapes(chart, "arah")) == 1  # 2021 to 2023 only


def test_an_award_without_a_category_stands_at_no_level() -> None:
    """It is there, and its rung is not known."""
    assert [s.text for s in shapes(drawn(y2023="padapa", y2025=""), "tengah redup")] == ["✓"]


def test_columns_begin_with_the_first_award_and_are_four_to_seven() -> None:
    """What came before the first award is nobody's history; more than seven cannot be read."""
    chart = drawn(**{f"y{year}": () for year in range(2011, 2025, 2)} | {"y2025": "padapa"})
    assert [s.text for s in shapes(chart, "tengah")] == ["2019", "2021", "2023", "2025"]
    chart = drawn(**{f"y{year}": "padapa" for year in range(2007, 2027, 2)})
    assert next(s.text for s in shapes(chart, "tengah")) == "2013"
    assert len(shapes(chart, "tengah")) == 7


def test_it_fits_a_phone_and_is_told_in_words() -> None:
    """328 wide, so that its words keep their size; the description names awards and gaps."""
    chart = drawn(**BARRU)
    assert chart is not None
    assert chart.width == WIDTH == 328
    assert chart.description == "2019 Wistara, 2021 Wistara, 2025 Padapa. Belum ditemukan: 2023."
    assert [link.label[-6:] for link in chart.sources] == ["(2025)", "(2021)", "(2019)"]


def test_a_doubted_award_is_not_told_as_one_of_which_nothing_was_found() -> None:
    """A source stands below on the page: the drawing says that it is doubted, and of which year."""
    chart = drawn(y2019="wistara", y2021=(), y2023="?", y2025="padapa")
    assert chart is not None
    assert chart.description.endswith("Belum ditemukan: 2021. Diragukan: 2023.")
    assert chart.note == (
        "“?” belum ditemukan atau diragukan (2023); bukan berarti tidak menerima."
    )
    alone = drawn(y2019="wistara", y2021="wistara", y2023="?", y2025="padapa")
    assert alone is not None
    assert alone.note == "“?” diragukan (2023)."


def test_where_no_award_is_known_there_is_no_ladder() -> None:
    """An empty drawing would say nothing."""
    assert drawn(y2023=(), y2025=()) is None


def test_a_cycle_without_an_award_is_a_dash_and_not_a_question() -> None:
    """Sources know of it: it is told apart from what was not found."""
    known = drawn(y2019="padapa", y2021=(), y2023=(), y2025=())
    assert known is not None
    results = shared({"2019": "padapa", "2021": (), "2023": (), "2025": ()})
    names = Names(results.data)
    entries = award_entries(CODE, results, names, SourceBook())
    columns = [
        one._replace(state="tidak-meraih", text="Dinilai, tidak meraih penghargaan")
        if one.cycle == "2025"
        else one._replace(state="tidak-dinilai", text="Tidak dinilai")
        if one.cycle == "2023"
        else one
        for one in (
            BLANK._replace(cycle="2025"),
            BLANK._replace(cycle="2023"),
            BLANK._replace(cycle="2021"),
            *(entry for entry in entries if entry.cycle == "2019"),
        )
    ]
    chart = ladder_chart(columns, results, names.categories, "Kabupaten Contoh")
    assert chart is not None
    assert sorted(shape.text for shape in shapes(chart, "tengah redup")) == ["?", "–", "–"]
    assert "Belum ditemukan: 2021." in chart.description
    assert "2023 tidak dinilai, 2025 dinilai, tidak meraih penghargaan" in chart.description
    assert chart.note == (
        "“?” belum ditemukan sumbernya; bukan berarti tidak menerima. “–” 2023 tidak dinilai dan "
        "2025 dinilai, tidak meraih penghargaan."
    )
