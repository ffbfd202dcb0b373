"""Which pages of rows move: only those on which a district's row is new, another or gone."""

from __future__ import annotations

from hashlib import blake2b

import pytest

from kksportal.site_build.incremental.keys import RowKeys
from kksportal.site_build.incremental.output import DistrictOutput, row_key
from tests.site_build.small import FIRST, SECOND, built, last_build, output

ROW, OTHER, THIRD = (f"indikator/2025/T1.0{n}/" for n in (1, 2, 3))
PAIR, FAR = "banding/kalsel/pasar/", "banding/bali/pasar/"
ALL = (ROW, OTHER, THIRD, PAIR, FAR)
MANY = tuple(f"indikator/2023/T{n}/" for n in range(40))
ONE = output(rows={"temuan/": "t", ROW: "satu", OTHER: "tetap", PAIR: "p"})
TWO = output(SECOND, rows={ROW: "dua", FAR: "f"})
KEPT = TWO._replace(rows={})  # as it comes back from a cache


def rows_after(
    *after: DistrictOutput,
    before: tuple[DistrictOutput, ...] = (ONE, TWO),
    anew: tuple[str, ...] = (FIRST,),
) -> RowKeys:
    """The keys of rows where some districts were built anew."""
    return RowKeys(last_build(None, *before), built(*after, anew=anew))


def moved(rows: RowKeys) -> set[str]:
    """The pages that do not have the key from before."""
    return {address for address in ALL if rows.key(address, "dulu") != "dulu"}


@pytest.mark.parametrize(
    ("after", "anew", "pages"),
    [
        pytest.param((ONE, KEPT), (), set(), id="semua tetap"),
        pytest.param((ONE, KEPT), (FIRST,), set(), id="dibuat lagi dengan baris yang sama"),
        pytest.param(
            (output(rows={**ONE.rows, "temuan/": "u"}), KEPT), (FIRST,), set(), id="baris daftar"
        ),
        pytest.param((output(rows={**ONE.rows, ROW: "satu!"}), KEPT), (FIRST,), {ROW}, id="lain"),
        pytest.param(
            (output(rows={**ONE.rows, THIRD: "x", FAR: "y"}), KEPT), (FIRST,), {THIRD, FAR},
            id="baru",
        ),
        pytest.param((output(rows={PAIR: "p"}), KEPT), (FIRST,), {ROW, OTHER}, id="hilang"),
        pytest.param(
            (output(rows={ROW: "tetap", OTHER: "satu", PAIR: "p"}), KEPT), (FIRST,), {ROW, OTHER},
            id="bertukar",
        ),
        pytest.param((ONE,), (), {ROW, FAR}, id="daerah hilang"),
        pytest.param(
            (ONE, TWO, output("63.13", rows={OTHER: "z"})), ("63.13",), {OTHER}, id="daerah baru"
        ),
        pytest.param(
            (ONE, TWO, output("63.13", rows={})), ("63.13",), set(), id="daerah baru tanpa baris"
        ),
    ],
)  # fmt: skip
def test_only_pages_of_moved_rows_have_another_key(
    after: tuple[DistrictOutput, ...], anew: tuple[str, ...], pages: set[str]
) -> None:
    """A row that is new, another or gone moves its page; the same rows as before move none."""
    assert moved(rows_after(*after, anew=anew)) == pages


def test_a_district_that_stands_is_not_compared() -> None:
    """Only districts that were built now can give something else."""
    assert moved(rows_after(output(rows={ROW: "lain"}), TWO, anew=(SECOND,))) == set()


def test_the_first_build_has_no_key_from_before() -> None:
    """Without a last build every page has the key of its rows, whatever it is told."""
    rows = RowKeys(last_build(), built(ONE, TWO, anew=[FIRST, SECOND]))
    assert moved(rows) == set(ALL)
    assert rows.key(ROW, "dulu") == rows.key(ROW, None)


def test_a_page_without_a_key_from_before_has_the_key_of_its_rows() -> None:
    """None of its rows moved, but nobody knows what key they had."""
    fresh = RowKeys(last_build(), built(ONE, TWO)).key(ROW, None)
    assert rows_after(ONE, KEPT).key(ROW, None) == fresh


def test_a_key_tells_the_districts_and_their_rows_in_order() -> None:
    """The same row of another district, or the rows exchanged, are another key."""
    whole = blake2b(digest_size=12)
    whole.update(b"63.11 " + row_key("satu") + b"63.12 " + row_key("dua"))
    assert rows_after(ONE, TWO).key(ROW, None) == whole.hexdigest()
    outputs = [
        (output(rows={ROW: "a"}),),
        (output(SECOND, rows={ROW: "a"}),),
        (output(rows={ROW: "a"}), output(SECOND, rows={ROW: "b"})),
        (output(rows={ROW: "b"}), output(SECOND, rows={ROW: "a"})),
        (),
    ]
    found = {RowKeys(last_build(), built(*these)).key(ROW, None) for these in outputs}
    assert len(found) == 5


def of_all(rows: RowKeys) -> dict[str, list[tuple[str, bytes]]]:
    """What each page has, in its order."""
    return {address: [*rows.of(address).items()] for address in (*ALL, "temuan/")}


def test_the_rows_of_a_page_are_known_by_district() -> None:
    """Whether few pages moved, many did, or all is new: each page has the keys of its rows."""
    expected = {
        ROW: [(FIRST, row_key("satu")), (SECOND, row_key("dua"))],
        OTHER: [(FIRST, row_key("tetap"))],
        THIRD: [],
        PAIR: [(FIRST, row_key("p"))],
        FAR: [(SECOND, row_key("f"))],
        "temuan/": [],
    }
    bare = output(rows={})
    assert of_all(rows_after(ONE, TWO)) == expected
    assert of_all(rows_after(ONE, TWO, before=(bare, TWO))) == expected
    assert of_all(RowKeys(last_build(), built(ONE, TWO))) == expected
    full = output(rows={**ONE.rows, **dict.fromkeys(MANY, "x")})
    many = rows_after(full, TWO)
    assert of_all(many) == expected
    assert [*many.of(MANY[-1]).items()] == [(FIRST, row_key("x"))]


@pytest.mark.parametrize(("count", "looks"), [(0, True), (16, True), (17, False), (40, False)])
def test_many_moved_pages_are_grouped_at_once(count: int, looks: bool) -> None:
    """Up to sixteen are looked up one by one; for more, all districts are gone through once."""
    full = output(rows={**ONE.rows, **dict.fromkeys(MANY[:count], "x")})
    outputs = [full, TWO]
    build = built(anew=[FIRST])
    build.outputs.extend(outputs)
    rows = RowKeys(last_build(None, ONE, TWO), build)
    before = rows.of(ROW)
    build.outputs.clear()
    assert (rows.of(ROW) == {}) is looks
    assert dict(before) == {FIRST: row_key("satu"), SECOND: row_key("dua")}
