"""The grammar of the commands that explain a district, and tell what changed."""

from __future__ import annotations

from pathlib import Path

from kksportal.commands.telling import run_diff, run_explain
from kksportal.grammar.verbs import Verbs, verb
from kksportal.model.rows import KELAS_PEMBARUAN


def explain(verbs: Verbs) -> None:
    """Explain how ready a district is."""
    explain = verb(
        verbs, "explain", run_explain, "jelaskan kesiapan satu daerah", "kks explain 63.11 wistara"
    )
    explain.add_argument("kode", metavar="KODE", help="kode daerah, misalnya 63.11")
    explain.add_argument("predikat", metavar="PREDIKAT", help="padapa, wiwerda, atau wistara")
    explain.add_argument("--siklus", default="", metavar="TAHUN", help="siklus (bawaan: terbaru)")
    explain.add_argument("--json", action="store_true", help="keluaran untuk mesin")


def diff(verbs: Verbs) -> None:
    """What is compared, how it is told, and what is said of figures that changed."""
    diff = verb(
        verbs,
        "diff",
        run_diff,
        "bandingkan dua keadaan data, ceritakan yang berubah",
        "kks diff main --record --kelas koreksi --alasan 'salah ketik' --pemutus 'Dinas Kesehatan'",
    )
    diff.add_argument(
        "old",
        nargs="?",
        default="",
        metavar="LAMA",
        help="semula: folder portal atau paket, atau revisi git portal ini",
    )
    diff.add_argument(
        "new",
        type=Path,
        nargs="?",
        default=Path(),
        metavar="BARU",
        help="sekarang: folder portal atau paket (bawaan: portal ini)",
    )
    diff.add_argument(
        "--format", choices=("md", "json", "html"), default="md", help="bentuk (bawaan: md)"
    )
    diff.add_argument(
        "--record", action="store_true", help="catat angka yang berubah di pembaruan.csv BARU"
    )
    diff.add_argument(
        "--tanggal", default="", metavar="TANGGAL", help="tanggal catatan (bawaan: hari ini)"
    )
    diff.add_argument(
        "--kelas",
        choices=KELAS_PEMBARUAN,
        default="",
        help="koreksi: angka semula salah; pembaruan: angkanya lebih baru; metode: cara "
        "menghitungnya berubah",
    )
    diff.add_argument(
        "--situs",
        type=Path,
        nargs=2,
        metavar=("SITUS_LAMA", "SITUS_BARU"),
        help="dua situs yang sudah dibangun: sebut juga halaman yang berubah",
    )
    diff.add_argument(
        "--arsip", type=Path, metavar="F.zip", help="simpan halaman yang berubah di sini"
    )
    diff.add_argument(
        "--dari",
        type=Path,
        metavar="F.json",
        help="cetak komentar dari keluaran --format json; isinya tidak dipercaya",
    )
    diff.add_argument("--alasan", default="", metavar="TEKS", help="mengapa angkanya berubah")
    diff.add_argument(
        "--pemutus", default="", metavar="PERANGKAT", help="perangkat daerah yang memutuskan"
    )
