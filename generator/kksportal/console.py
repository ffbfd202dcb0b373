"""What a terminal can show, in one place: an old code page must not end a command."""

from __future__ import annotations

import codecs
import json
import os
import re
import sys
from contextlib import suppress

_NEAREST = "kks-terdekat"  # the name of our way out, as codecs know it
_BEYOND = re.compile(r"[^\x00-\x7f]")  # in JSON only inside texts
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


def print_json(text: str) -> None:
    """Print JSON whole: where the output is not UTF-8, what is beyond ASCII is escaped.

    A machine reads the same values then; the nearest letters, good for people, would be others.
    """
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    print(text if codecs.lookup(encoding).name == "utf-8" else _BEYOND.sub(_escaped, text))


def _escaped(letter: re.Match[str]) -> str:
    return json.dumps(letter[0])[1:-1]


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
