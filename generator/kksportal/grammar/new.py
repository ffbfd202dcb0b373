"""The grammar of the commands that begin something new."""

from __future__ import annotations

from pathlib import Path

from kksportal.commands.new import run_new_deck
from kksportal.grammar import archiving, making
from kksportal.grammar.verbs import Verbs, verb


def new(verbs: Verbs) -> None:
    """What can be begun, from a few answers or from what the portal has."""
    command = verbs.add_parser(
        "new",
        help="mulai cerita, daerah, sumber, paparan, ralat, atau tambahan",
        description="Mulai sesuatu yang baru. Jawaban yang belum disebut ditanyakan, atau disebut "
        "semuanya sekaligus; berkas yang sudah ada tidak pernah ditimpa.",
        epilog="Contoh: kks new story 63.11",
    )
    kinds = command.add_subparsers(dest="yang", required=True, metavar="JENIS")
    making.story(kinds)
    making.district(kinds)
    making.source(kinds)
    deck(kinds)
    archiving.erratum(kinds)
    archiving.later_find(kinds)


def deck(kinds: Verbs) -> None:
    """Slides and a narrative for the offices of a district."""
    command = verb(
        kinds,
        "paparan",
        run_new_deck,
        "buat salindia dan narasi tiap perangkat daerah",
        "kks new paparan 63.11 pasar --siklus 2025 --perangkat 'Dinas Perdagangan' -o pasar.pptx",
    )
    command.add_argument("kode", metavar="KODE", help="kode daerah, misalnya 63.11")
    command.add_argument(
        "tatanan", nargs="?", default="", metavar="TATANAN", help="tatanan (bawaan: semuanya)"
    )
    command.add_argument(
        "--siklus", default="", metavar="TAHUN", help="siklus (bawaan: yang terbaru di datanya)"
    )
    command.add_argument(
        "--perangkat",
        "--perangkat-daerah",
        default="",
        metavar="NAMA",
        help="satu perangkat daerah (bawaan: semuanya)",
    )
    command.add_argument(
        "-o",
        dest="output",
        type=Path,
        metavar="F.pptx",
        help="berkas salindia; narasinya di berkas .md bernama sama (bawaan: paparan-KODE.pptx)",
    )
