"""No text of the data can break a deck, or show another text than it holds."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from kksportal.render.slides.clean import plain


@pytest.mark.parametrize("sign", ["\x00", "\x0b", "\x1b", "\u202e", "\u200b", "\ufffe", "\ud800"])
def test_signs_that_no_xml_holds_or_nobody_sees_are_left_out(sign: str) -> None:
    """What remains is a text of XML."""
    text = plain(f"a{sign}b")
    assert text == "ab"
    ElementTree.fromstring(f"<a>{text}</a>")


def test_lines_stay_and_tabs_are_spaces() -> None:
    """And letters of other languages stay as they are."""
    assert plain("a\r\nb\tc é") == "a\nb c é"
