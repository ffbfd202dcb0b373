"""An old code page loses a sign, never the command."""

from __future__ import annotations

import io
import json
import sys

import pytest

from kksportal.console import prepare_output, print_json

SAID = "“lapor” – 63.11 → Ñandú … 中"


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        ("ascii", '"lapor" - 63.11 -> ?and? ... ?'),
        ("cp850", '"lapor" - 63.11 -> Ñandú ... ?'),
        ("cp1252", "“lapor” – 63.11 -> Ñandú … ?"),
        ("utf-8", SAID),
    ],
)
def test_what_a_terminal_cannot_show_is_shown_by_its_nearest(
    monkeypatch: pytest.MonkeyPatch, page: str, shown: str
) -> None:
    """Quotes, dashes and arrows have one; what has none is a question mark."""
    for name in ("stdout", "stderr"):
        raw = io.BytesIO()
        monkeypatch.setattr(sys, name, io.TextIOWrapper(raw, encoding=page, write_through=True))
        prepare_output()
        print(SAID, file=getattr(sys, name), end="")
        assert raw.getvalue().decode(page) == shown


def test_a_stream_that_is_none_of_ours_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows programs without a console have no stream at all."""
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    prepare_output()


@pytest.mark.parametrize("page", ["ascii", "cp850", "cp1252", "utf-8", "UTF8"])
def test_json_holds_the_same_values_in_any_code_page(
    monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    """A machine that reads a figure of a kind must not read its nearest letters."""
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding=page, write_through=True))
    prepare_output()
    print_json(json.dumps({"apa": f"{SAID} 😀"}, ensure_ascii=False))
    assert json.loads(raw.getvalue().decode(page)) == {"apa": f"{SAID} 😀"}
