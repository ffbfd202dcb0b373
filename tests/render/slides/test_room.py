"""Nothing on a slide stands over something else, however much there is to say."""

from __future__ import annotations

from kksportal.exports.deck.views import Grid
from kksportal.render.slides.room import CAPTION, SIZES, Box, fit, lines_of

BOX = Box(0.6, 1.5, 12, 4)


def grid(rows: int, cell: str = "isi") -> Grid:
    """A table of two columns."""
    return Grid("Judul", ("Satu", "Dua"), ((cell, cell),) * rows, (1, 3))


def test_few_rows_stand_in_the_largest_text_that_is_allowed() -> None:
    """And below their caption."""
    (one,) = fit([grid(2)], BOX, largest=14)
    assert (one.size, one.left_out, len(one.rows)) == (14, 0, 3)
    assert fit([grid(2)], BOX, largest=12)[0].size == 12
    assert one.columns == (3.0, 9.0)


def test_more_rows_make_the_text_smaller_before_any_is_left_out() -> None:
    """Twelve fit in a smaller text."""
    (one,) = fit([grid(12)], BOX, largest=14)
    assert 8 <= one.size < 14
    assert one.left_out == 0


def test_what_does_not_fit_in_the_smallest_text_is_counted() -> None:
    """The head and the rows left out add up to all."""
    (one,) = fit([grid(60)], BOX, largest=14)
    assert one.size == SIZES[-1]
    assert one.left_out > 0
    assert len(one.rows) + one.left_out == 61
    assert CAPTION + sum(one.rows) <= BOX.height


def test_a_long_table_leaves_room_for_the_one_below() -> None:
    """Both have their heads, one begins where the other ends, and neither leaves the place."""
    first, second = fit([grid(60), grid(60)], BOX, largest=14)
    assert second.box.top >= first.box.top + first.box.height - 1e-9
    assert second.box.top + second.box.height <= BOX.top + BOX.height + 1e-9
    assert first.rows
    assert second.rows


def test_a_long_cell_takes_the_lines_it_needs() -> None:
    """Also a word without a space, and lines that are given."""
    assert lines_of("kata", 3, 12) == 1
    assert lines_of("satu\ndua", 3, 12) == 2
    assert lines_of("x" * 300, 3, 12) > 5
    narrow, wide = lines_of("kata " * 40, 2, 12), lines_of("kata " * 40, 6, 12)
    assert narrow > wide > 1
