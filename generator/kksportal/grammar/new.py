"""The grammar of the commands that begin something new."""

from __future__ import annotations

from kksportal.grammar import archiving
from kksportal.grammar.verbs import Verbs


def new(verbs: Verbs) -> None:
    """What can be begun."""
    command = verbs.add_parser(
        "new",
        help="mulai sesuatu yang baru",
        description="Mulai sesuatu yang baru.",
        epilog="Contoh: kks new erratum 2025 --help",
    )
    kinds = command.add_subparsers(dest="jenis", required=True, metavar="JENIS")
    archiving.erratum(kinds)
    archiving.later_find(kinds)
