"""The second opinion: what is shown, which packages are asked about, and what it adds."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import pytest

from kksportal.effects import Folders
from kksportal.errors import Finding
from kksportal.findings import kind
from kksportal.validate import authority
from kksportal.validate.authority import Opinion, ask, only_new, scope

DISTRICTS = "datapackages/daerah"
A, B, C = (f"{DISTRICTS}/63.1{n}-{n}" for n in "abc")
WORDS = "datapackages/kosakata"
ALL = [WORDS, A, B, C]


def finding(path: str, code: str = "KKS-D013", row: int = 0, column: str = "") -> Finding:
    """A finding in a file."""
    return Finding(kind=kind(code), path=path, row=row, column=column)


# --- what is shown

HERE, BESIDE, AWAY = finding(f"{A}/fakta.csv"), finding(f"{A}/sumber.csv"), finding(f"{B}/x.csv")
SHARED, TEXT = finding(f"{WORDS}/satuan.csv"), finding("content/inovasi/a.md")
EVERY = (TEXT, HERE, BESIDE, AWAY, SHARED)


@pytest.mark.parametrize(
    ("touched", "shown"),
    [
        ([], EVERY),
        ([f"{A}/fakta.csv"], (HERE, BESIDE)),
        ([A], (HERE, BESIDE)),
        ([f"{A}/hilang.csv"], (HERE, BESIDE)),
        ([B], (AWAY,)),
        ([A, B], (HERE, BESIDE, AWAY)),
        ([C], ()),
        ([DISTRICTS], (HERE, BESIDE, AWAY)),
        (["content/inovasi/a.md"], (TEXT,)),
        (["content"], (TEXT,)),
        (["content/inovasi/a"], ()),
        ([f"{WORDS}/satuan.csv"], EVERY),
        ([WORDS], EVERY),
        (["datapackages"], EVERY),
        ([A, WORDS], EVERY),
    ],
)
def test_findings_about_what_was_touched_are_shown(
    touched: list[str], shown: tuple[Finding, ...]
) -> None:
    """A file stands for its whole package; a shared package, and naming nothing, for all."""
    assert scope(EVERY, ALL, touched) == shown


def test_what_is_shown_is_sorted_and_each_once() -> None:
    """The order of findings never matters."""
    for touched in ([], [A]):
        assert scope([BESIDE, HERE, BESIDE], ALL, touched) == (HERE, BESIDE)


def test_a_folder_whose_name_begins_alike_is_another() -> None:
    """63.1a-a and 63.1a-a2 are two packages."""
    other = finding(f"{A}2/fakta.csv")
    assert scope([HERE, other], [A, f"{A}2"], [A]) == (HERE,)
    assert scope([HERE, other], [A, f"{A}2"], [f"{A}2/x.csv"]) == (other,)


# --- who is asked


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The packages that the standard checker is asked about; it has one remark on each."""
    folders: list[str] = []

    def explain(folder: Path, _folders: Folders, _loose: Collection[str]) -> tuple[Finding, ...]:
        place = folder.relative_to("/portal").as_posix()
        folders.append(place)
        return (finding(f"{place}/fakta.csv", "KKS-F001", 9),)

    monkeypatch.setattr(authority, "explain", explain)
    return folders


PORTAL = Folders(root=Path("/portal"))


def test_a_sound_portal_needs_no_second_opinion(asked: list[str]) -> None:
    """Without errors, and where nothing is named, nobody is asked."""
    warning = finding(f"{A}/sumber.csv", "KKS-D025")
    for findings in ([], [warning], [TEXT], [finding(f"{A}2/x.csv")]):
        assert ask(PORTAL, ALL, findings) == Opinion(findings=())
    assert asked == []


def test_a_package_with_errors_is_explained(asked: list[str]) -> None:
    """What is added to our own errors is a note; a warning alone needs no explanation."""
    warning = finding(f"{B}/sumber.csv", "KKS-D025")
    opinion = ask(PORTAL, ALL, [HERE, BESIDE, warning])
    assert asked == [A]
    assert opinion == Opinion(
        findings=(finding(f"{A}/fakta.csv", "KKS-F002", 9),), explained=1, rechecked=0, left_out=0
    )


@pytest.mark.parametrize(
    ("touched", "places"),
    [
        ([A], [A]),
        ([f"{A}/fakta.csv"], [A]),
        ([DISTRICTS], [A, B, C]),
        ([B, A], [A, B]),
        (["content/inovasi/a.md"], []),
        ([f"{A}2"], []),
    ],
)
def test_what_a_person_names_is_checked_again(
    touched: list[str], places: list[str], asked: list[str]
) -> None:
    """A sound package that is named, itself or by a file or a folder above, is asked about."""
    opinion = ask(PORTAL, ALL, [], touched=touched)
    assert asked == places
    assert opinion.findings == tuple(finding(f"{p}/fakta.csv", "KKS-F001", 9) for p in places)
    assert (opinion.explained, opinion.rechecked, opinion.left_out) == (0, len(places), 0)


def test_full_asks_about_every_package(asked: list[str]) -> None:
    """Those with errors are explained, all others checked again; each once."""
    opinion = ask(PORTAL, ALL, [HERE, AWAY], full=True)
    assert sorted(asked) == sorted(ALL)
    assert (opinion.explained, opinion.rechecked, opinion.left_out) == (2, 2, 0)
    assert [f.kind.code for f in opinion.findings] == ["KKS-F002", "KKS-F002", "KKS-F001",
                                                      "KKS-F001"]  # fmt: skip


def test_a_named_package_with_errors_is_explained_once(asked: list[str]) -> None:
    """Named and failing: it counts as explained, and is asked about once."""
    opinion = ask(PORTAL, ALL, [HERE], touched=[A])
    assert asked == [A]
    assert (opinion.explained, opinion.rechecked) == (1, 0)


MANY = [f"{DISTRICTS}/{n:02}" for n in range(25)]


@pytest.mark.parametrize(("failing", "left"), [(19, 0), (20, 0), (21, 1), (25, 5)])
def test_at_most_twenty_packages_are_explained(failing: int, left: int, asked: list[str]) -> None:
    """After a slip in a vocabulary all packages fail: the first twenty are explained."""
    errors = [finding(f"{place}/fakta.csv") for place in MANY[:failing]]
    opinion = ask(PORTAL, MANY, errors)
    assert asked == MANY[: failing - left]
    assert (opinion.explained, opinion.rechecked, opinion.left_out) == (failing - left, 0, left)


def test_named_packages_do_not_count_among_the_twenty(asked: list[str]) -> None:
    """A failing package that a person names is explained besides twenty others."""
    errors = [finding(f"{place}/fakta.csv") for place in MANY]
    opinion = ask(PORTAL, MANY, errors, touched=[MANY[24]])
    assert asked == [MANY[24], *MANY[:20]]
    assert (opinion.explained, opinion.rechecked, opinion.left_out) == (21, 0, 4)


def test_full_explains_all_that_fail(asked: list[str]) -> None:
    """Asked for in full, none is left out."""
    errors = [finding(f"{place}/fakta.csv") for place in MANY]
    opinion = ask(PORTAL, MANY, errors, full=True)
    assert len(asked) == 25
    assert (opinion.explained, opinion.rechecked, opinion.left_out) == (25, 0, 0)


@pytest.mark.parametrize(
    ("explained", "rechecked", "left_out", "summary"),
    [
        (0, 0, 0, "tidak diperlukan"),
        (1, 0, 0, "menjelaskan 1 paket bergalat"),
        (0, 2, 0, "memeriksa ulang 2 paket"),
        (1, 2, 0, "menjelaskan 1 paket bergalat, memeriksa ulang 2 paket"),
        (20, 3, 5, "menjelaskan 20 paket bergalat, melewati 5 paket bergalat lainnya "
         "(semua: --full), memeriksa ulang 3 paket"),
    ],
)  # fmt: skip
def test_what_was_asked_is_reported_in_words(
    explained: int, rechecked: int, left_out: int, summary: str
) -> None:
    """How many were explained, left out and checked again, of which only what happened."""
    opinion = Opinion(findings=(), explained=explained, rechecked=rechecked, left_out=left_out)
    assert opinion.summary == summary


# --- what it adds


def remark(row: int, column: str, code: str = "KKS-F001", path: str = "a.csv") -> Finding:
    """A finding in one file."""
    return finding(path, code, row, column)


@pytest.mark.parametrize(
    ("theirs", "kept"),
    [
        (remark(2, "nilai"), False),
        (remark(2, "satuan"), True),
        (remark(2, ""), False),
        (remark(3, "nilai"), True),
        (remark(3, ""), True),
        (remark(4, "nilai"), False),
        (remark(4, ""), False),
        (remark(5, "nilai"), False),
        (remark(5, "satuan"), False),
        (remark(5, "dari"), True),
        (remark(2, "nilai", path="b.csv"), True),
    ],
)
def test_remarks_are_kept_where_we_say_nothing(theirs: Finding, kept: bool) -> None:
    """Not on the same cell, not on a whole row with a cell of ours, nor on a cell of such a row.

    What is kept is a note, with its own place and words.
    """
    ours = [
        remark(2, "nilai", "KKS-D009"),
        remark(4, "", "KKS-D004"),
        remark(5, "nilai", "KKS-D009"),
        remark(5, "satuan", "KKS-D013"),
    ]
    note = finding(theirs.path, "KKS-F002", theirs.row, theirs.column)
    assert only_new([theirs], ours) == ([note] if kept else [])


def test_remarks_keep_their_order_and_words() -> None:
    """The words of the standard checker stay; only the kind becomes a note."""
    said = Finding(kind=kind("KKS-F001"), path="a.csv", row=7, what="not unique", advice="x")
    assert [
        (n.row, n.what, n.advice, n.kind.code) for n in only_new([said, remark(3, "")], [])
    ] == [
        (7, "not unique", "x", "KKS-F002"),
        (3, "", "", "KKS-F002"),
    ]
