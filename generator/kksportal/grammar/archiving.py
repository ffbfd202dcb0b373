"""The grammar of the commands that close a cycle."""

from __future__ import annotations

from pathlib import Path

from kksportal.commands.archiving import run_archive, run_verify
from kksportal.grammar.verbs import Verbs, verb


def archive(verbs: Verbs) -> None:
    """What closing a cycle is asked for."""
    archive = verb(
        verbs,
        "archive",
        run_archive,
        "tutup satu siklus: bekukan data, aturan, halaman, dan penghargaannya",
        "kks archive 2025",
    )
    archive.add_argument("siklus", metavar="SIKLUS", help="tahun penghargaan")
    archive.add_argument(
        "--tanggal", default="", metavar="TANGGAL", help="hari penutupan (bawaan: hari ini)"
    )
    archive.add_argument(
        "--program",
        type=Path,
        metavar="RODA",
        help="roda kksportal yang ikut disimpan; harus sama dengan program yang berjalan "
        "(bawaan: dibuat darinya)",
    )
    archive.add_argument(
        "--zip", type=Path, metavar="FOLDER", help="tempat ZIP-nya (bawaan: folder portal)"
    )
    archive.add_argument("--json", action="store_true", help="keluaran untuk mesin")


def verify(verbs: Verbs) -> None:
    """What a check of archives is asked for."""
    verify = verb(
        verbs,
        "verify",
        run_verify,
        "periksa setiap bita arsip, dan apa kata data sekarang tentang siklus yang ditutup",
        "kks verify",
    )
    verify.add_argument(
        "arsip", nargs="?", metavar="ARSIP", help="satu siklus, atau satu ZIP (bawaan: semuanya)"
    )
    verify.add_argument(
        "--sidik", metavar="SHA512", help="sidik kantong yang diumumkan, untuk sebuah ZIP"
    )
    verify.add_argument(
        "--catat", action="store_true", help="simpan hasilnya untuk halaman /arsip/"
    )
    verify.add_argument(
        "--tanggal", default="", metavar="TANGGAL", help="hari pemeriksaan (bawaan: hari ini)"
    )
    verify.add_argument("--json", action="store_true", help="keluaran untuk mesin")
