"""What a person takes with her: one archive for the owner, and a message to send with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from kksportal import __version__
from kksportal.errors import Finding
from kksportal.proposals.head import Head
from kksportal.proposals.proposal import changed_file, pack, unpack
from kksportal.text import date_text

MOST_LINES = 12  # of changes in the message: it is read on a phone


class Outgoing(NamedTuple):
    """The archive with its name and its message; or why there is none."""

    name: str
    content: bytes
    message: str
    faults: tuple[Finding, ...] = ()


def make_outgoing(
    head: Head,
    place: str,
    changed: Iterable[str],
    base: Mapping[str, bytes],
    files: Mapping[str, bytes],
    sentences: Sequence[str],
) -> Outgoing:
    """The proposal of an office, opened once more as its owner will open it.

    `place` is what the district is called, `sentences` say what would change.
    """
    raw = pack(head, (changed_file(one, base.get(one), files.get(one)) for one in changed))
    name = f"usulan-{head.code}-{head.day}.zip"
    opened = unpack(raw, name)
    faults = opened if isinstance(opened, tuple) else ()
    message = _message(head, place, name, sentences)
    return Outgoing(name, b"" if faults else raw, message, faults)


def _message(head: Head, place: str, name: str, sentences: Sequence[str]) -> str:
    shown = [f"- {one}" for one in sentences[:MOST_LINES]]
    more = len(sentences) - len(shown)
    lines = [
        f"Usulan data KKS {place}, dari {head.office}, {date_text(head.day)}.",
        *([head.message] if head.message else []),
        *shown,
        *([f"- dan {more} perubahan lain"] if more > 0 else []),
        f"Berkasnya terlampir: {name}. Sudah diperiksa dengan aturan portal: tidak ada galat.",
        f"Cara menerimanya: kks terima {name}",
    ]
    return "\n".join(lines)


def head_of(code: str, told: Mapping[str, object]) -> Head:
    """The head of a proposal, from what the page asked for."""
    text = {name: str(told.get(name) or "").strip() for name in ("kantor", "hari", "pesan",
                                                                  "nama", "surel")}  # fmt: skip
    return Head(
        code=code,
        office=text["kantor"],
        day=text["hari"],
        message=text["pesan"],
        version=__version__,
        name=text["nama"],
        mail=text["surel"],
        consent=bool(told.get("izin")),
    )
