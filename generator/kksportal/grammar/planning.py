"""The grammar of the commands for the planning office: what is missing, and what became of it."""

from __future__ import annotations

from pathlib import Path

from kksportal.commands.planning import run_kit, run_status
from kksportal.grammar.verbs import Verbs, verb


def kit(verbs: Verbs) -> None:
    """The working paper of one week."""
    command = verb(
        verbs,
        "kit",
        run_kit,
        "yang terisi, yang belum, dan yang dikembalikan, menurut tatanan dan perangkat daerah",
        "kks kit 63.11 -o kit-63.11",
    )
    command.add_argument("kode", metavar="KODE", help="kode daerah, misalnya 63.11")
    command.add_argument("--siklus", default="", metavar="TAHUN", help="siklus (bawaan: terbaru)")
    command.add_argument(
        "-o",
        dest="output",
        type=Path,
        metavar="FOLDER",
        help="tulis juga lembar cetak (HTML) dan berkas tiap perangkat daerah (.xlsx, .csv)",
    )
    command.add_argument("--json", action="store_true", help="keluaran untuk mesin")


def status(verbs: Verbs) -> None:
    """What became of an indicator that was sent back."""
    command = verb(
        verbs,
        "status",
        run_status,
        "catat perbaikan yang dikirim atau diterima",
        "kks status 63.11 T1.04 T1.10 --menjadi dikirim --tanggal 2025-08-22",
    )
    command.add_argument("kode", metavar="KODE", help="kode daerah, misalnya 63.11")
    command.add_argument(
        "perihal",
        nargs="+",
        metavar="INDIKATOR",
        help="kode indikator; kode tatanan atau “semua” bila hanya jumlahnya yang disebut",
    )
    command.add_argument(
        "--menjadi", required=True, choices=("dikirim", "diterima"), help="keadaan yang baru"
    )
    command.add_argument(
        "--tanggal", default="", metavar="TANGGAL", help="sejak kapan (bawaan: hari ini)"
    )
    command.add_argument(
        "--sumber",
        default="",
        metavar="ID",
        help="sumber yang menyebutnya, dari sumber.csv (bawaan: sumber keadaan sebelumnya)",
    )
    command.add_argument(
        "--siklus", default="", metavar="TAHUN", help="siklus (bawaan: perbaikan terbaru)"
    )
    command.add_argument(
        "--tahap", default="", metavar="TAHAP", help="tahap (bawaan: yang terakhir meminta)"
    )
    command.add_argument(
        "--dry-run", action="store_true", help="ceritakan saja; tidak ada yang ditulis"
    )
    command.add_argument("--json", action="store_true", help="keluaran untuk mesin")
