"""Sources across packages: one id, one content."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kksportal.model.package import Story
from kksportal.validate.sources import SourceTable, check_sources
from tests.builders import source
from tests.validate.world import story

HERE, THERE = "datapackages/penghargaan/2025/sumber.csv", "datapackages/daerah/x/sumber.csv"


def differences(
    tables: list[SourceTable], stories: tuple[Story, ...] = ()
) -> list[tuple[str, int, str, str]]:
    """Where and what is found."""
    findings = list(check_sources(tables, stories))
    assert {f.kind.code for f in findings} <= {"KKS-D018"}
    return [(f.path, f.row, f.column, f.what) for f in findings]


def test_the_same_row_in_two_packages_passes() -> None:
    """The control: two packages cite one source in the same words, and others besides."""
    assert (
        differences([(HERE, (source("a"), source("b"))), (THERE, (source("c"), source("a")))]) == []
    )
    assert differences([]) == []


@pytest.mark.parametrize(
    "column",
    ["judul", "penerbit", "jenis", "tanggal_terbit", "tautan", "judul_pasti", "catatan"],
)
def test_every_cell_of_a_source_is_the_same_in_all_packages(column: str) -> None:
    """The package that comes later is reported, with both words and where the first stands."""
    one, other = source("a", **{column: "lama"}), source("a", **{column: "baru"})
    tables: list[SourceTable] = [(HERE, (one,)), (THERE, (source("z"), other))]
    what = f"Sumber “a” berbeda pada {column}: “baru” di sini, “lama” di {HERE}."
    assert differences(tables) == [(THERE, 3, column, what)]


def test_all_cells_that_differ_are_named_and_the_first_is_shown() -> None:
    """Two differences are one finding on the first of them."""
    other = source("a", penerbit="Koran", tautan="https://contoh.id")
    ((path, row, column, what),) = differences([(HERE, (source("a"),)), (THERE, (other,))])
    assert (path, row, column) == (THERE, 2, "penerbit")
    assert what == f"Sumber “a” berbeda pada penerbit, tautan: “Koran” di sini, “” di {HERE}."


def test_doubles_within_one_package_are_reported_by_its_key() -> None:
    """Two rows of one id in one file are a fault of that file's key (KKS-D012)."""
    assert differences([(HERE, (source("a"), source("a", judul="B")))]) == []


def test_each_later_package_is_compared_with_the_first() -> None:
    """Three packages of which one differs: only that one is reported."""
    third = "datapackages/daerah/y/sumber.csv"
    tables: list[SourceTable] = [
        (HERE, (source("a"),)),
        (THERE, (source("a", judul="B"),)),
        (third, (source("a"),)),
    ]
    assert [row[0] for row in differences(tables)] == [THERE]
    tables[2] = (third, (source("a", judul="B"),))
    assert [row[0] for row in differences(tables)] == [THERE, third]


def test_a_story_may_leave_cells_of_a_listed_source_empty() -> None:
    """What a story says of a source is compared; what it leaves out is not."""
    tables: list[SourceTable] = [(HERE, (source("a", penerbit="Koran"),))]
    assert differences(tables, (story(sources=(source("a"),)),)) == []
    assert differences(tables, (story(sources=(source("a", penerbit="Koran"),)),)) == []
    assert differences(tables, (story(sources=(source("b", penerbit="Lain"),)),)) == []


def test_a_story_does_not_contradict_a_listed_source() -> None:
    """Another word is reported at the head of the story."""
    tables: list[SourceTable] = [(HERE, (source("a", penerbit="Koran"),))]
    ((path, row, column, what),) = differences(
        tables, (story(sources=(source("b"), source("a", penerbit="Blog"))),)
    )
    assert (path, row, column) == ("content/inovasi/bank-sampah.md", 1, "penerbit")
    assert what == f"Sumber “a” berbeda pada penerbit: “Blog” di sini, “Koran” di {HERE}."


def test_a_story_does_not_add_to_a_listed_source() -> None:
    """A cell that the list leaves empty is filled in the list, not in a story."""
    findings = differences(
        [(HERE, (source("a"),))], (story(sources=(source("a", penerbit="Blog"),)),)
    )
    assert [row[2] for row in findings] == ["penerbit"]


def test_two_stories_tell_the_same_of_a_source_that_no_package_lists() -> None:
    """The first story to use an id sets its content."""
    one = story(path="content/inovasi/a.md", sources=(source("n"),))
    other = story(path="content/inovasi/b.md", sources=(source("n", judul="Lain"),))
    assert differences([], (one, one)) == []
    assert differences([], (one, other)) == [
        ("content/inovasi/b.md", 1, "judul",
         "Sumber “n” berbeda pada judul: “Lain” di sini, “n” di content/inovasi/a.md.")
    ]  # fmt: skip


def test_only_what_a_story_contradicts_is_named() -> None:
    """An empty cell of a story is no difference, so it is not reported as one."""
    tables: list[SourceTable] = [(HERE, (source("a", penerbit="Koran"),))]
    ((_, _, column, _),) = differences(tables, (story(sources=(source("a", jenis="blog"),)),))
    assert column == "jenis"


def test_the_order_of_stories_does_not_matter() -> None:
    """Of two stories with one source, the one that says less may come first or last."""
    less = story(path="content/inovasi/a.md", sources=(source("n"),))
    more = story(path="content/inovasi/b.md", sources=(source("n", penerbit="Koran"),))
    assert differences([], (more, less)) == []
    assert differences([], (less, more)) == []


def test_what_two_stories_tell_together_holds_for_a_third() -> None:
    """Of a source that no package lists, what any story gives must hold in the next."""
    less = story(path="content/inovasi/a.md", sources=(source("n"),))
    more = story(path="content/inovasi/b.md", sources=(source("n", penerbit="Koran"),))
    other = story(path="content/inovasi/c.md", sources=(source("n", penerbit="Radio"),))
    assert [row[:3] for row in differences([], (less, more, other))] == [
        ("content/inovasi/c.md", 1, "penerbit")
    ]


def test_a_story_never_changes_what_a_package_lists() -> None:
    """A listed source stays as it is listed, whatever stories leave out or add."""
    less = story(path="content/inovasi/a.md", sources=(source("a"),))
    other = story(path="content/inovasi/b.md", sources=(source("a", penerbit="Koran"),))
    listed: list[SourceTable] = [(HERE, (source("a", penerbit="Koran"),))]
    assert differences(listed, (less, other)) == []
    bare: list[SourceTable] = [(HERE, (source("a"),))]
    assert [row[0] for row in differences(bare, (other, other))] == ["content/inovasi/b.md"] * 2


@settings(max_examples=50, derandomize=True)
@given(titles=st.lists(st.sampled_from("ab"), min_size=1, max_size=5))
def test_packages_that_agree_are_never_reported(titles: list[str]) -> None:
    """There is a finding exactly for each package that differs from the first."""
    tables: list[SourceTable] = [
        (f"{n}.csv", (source("s", judul=title),)) for n, title in enumerate(titles)
    ]
    assert len(differences(tables)) == sum(title != titles[0] for title in titles)
