"""Texts that go into a deck: on whole lines, without what no XML holds and nobody sees."""

from __future__ import annotations

import re

from kksportal.model.strings import UNSEEN

_OUT = re.compile(f"[{UNSEEN}\ud800-\udfff\ufffe\uffff]")


def plain(text: str) -> str:
    """A text without control, direction and invisible signs; lines stay lines."""
    return _OUT.sub("", text.replace("\r\n", "\n").replace("\t", " "))
