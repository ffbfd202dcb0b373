"""Text inside XML: escaped, and without the characters that no XML may hold."""

from __future__ import annotations

import re
from html import escape

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def escaped(text: str) -> str:
    """A text for an element or an attribute."""
    return escape(_FORBIDDEN.sub("", text))
