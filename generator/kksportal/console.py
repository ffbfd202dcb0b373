"""What a terminal can show, in one place: an old code page must not end a command."""

from __future__ import annotations

import codecs
import os
import sys
from contextlib import suppress

_NEAREST = "kks-terdekat"  # the name of our way out, as codecs know it
_PLAIN = str.maketrans(
    {
        "“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "...", "→": "->",
        "×": "x", "≥": ">=", "≤": "<=", "−": "-", "·": "-", "\u00a0": " ", "\u202f": " ",
    }
)  # fmt: skip


def prepare_output() -> None:
    """Let a character that the terminal or the pipe cannot hold be written by its nearest."""
    codecs.register_error(_NEAREST, _nearest)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)  # a test's or an editor's has none
        if reconfigure is not None:
            with suppress(ValueError, OSError):
                reconfigure(errors=_NEAREST)


def quiet_output() -> None:
    """Nobody reads any more: what is still to be written goes nowhere, without a word."""
    with suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def _nearest(fault: UnicodeError) -> tuple[str, int]:
    if not isinstance(fault, UnicodeEncodeError):
        raise fault
    lost = fault.object[fault.start : fault.end]
    return "".join(one if one.isascii() else "?" for one in lost.translate(_PLAIN)), fault.end
