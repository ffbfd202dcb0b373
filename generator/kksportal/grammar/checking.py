"""The grammar of the commands that check what people have, and put it right."""

from __future__ import annotations

from pathlib import Path

from kksportal.commands.checking import run_clean_pictures, run_tidy, run_validate
from kksportal.grammar.verbs import Verbs, safe, verb


def validate(verbs: Verbs) -> None:
    """What is checked, and against what."""
    validate = verb(
        verbs, "validate", run_validate, "periksa paket data dan naskah", "kks validate --json"
    )
    validate.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="paket atau berkas yang diubah: hanya temuan tentangnya, diperiksa juga dengan "
        "frictionless",
    )
    validate.add_argument(
        "--full", action="store_true", help="periksa juga semua paket dengan frictionless"
    )
    validate.add_argument(
        "--jobs", type=int, default=0, metavar="N", help="banyak proses (bawaan: satu tiap inti)"
    )
    validate.add_argument(
        "--no-cache", action="store_true", help="periksa semuanya lagi, tanpa ingatan"
    )
    safe(validate)
    validate.add_argument(
        "--terhadap",
        default="",
        metavar="REV|FOLDER",
        help="bandingkan dengan revisi git atau folder portal semula: nilai yang melonjak, baris "
        "yang hilang",
    )
    validate.add_argument("--json", action="store_true", help="keluaran untuk mesin")


def tidy(verbs: Verbs) -> None:
    """What spreadsheets wrote, in the form of the contract."""
    tidy = verb(
        verbs,
        "rapikan",
        run_tidy,
        "tulis ulang tabel dari lembar kerja dalam bentuk baku",
        "kks rapikan datapackages/daerah/63.11-kabupaten-balangan --dry-run",
    )
    tidy.add_argument(
        "paths",
        nargs="*",
        type=Path,
        metavar="PATH",
        help="berkas atau folder portal (bawaan: seluruh portal)",
    )
    tidy.add_argument(
        "--dry-run", action="store_true", help="sebut saja apa yang akan diubah; jangan menulis"
    )


def pictures(verbs: Verbs) -> None:
    """What is done with the originals of pictures."""
    clean = verbs.add_parser(
        "bersihkan",
        help="hapus catatan kamera dari foto",
        description="Hapus letak, nomor seri, dan catatan lain dari foto asli; gambarnya tetap.",
        epilog="Contoh: kks bersihkan foto content/inovasi/foto/posyandu.jpg",
    )
    kinds = clean.add_subparsers(dest="jenis", required=True, metavar="JENIS")
    pictures = verb(
        kinds,
        "foto",
        run_clean_pictures,
        "hapus letak dan catatan kamera dari foto asli",
        "kks bersihkan foto content/inovasi/foto/posyandu.jpg",
    )
    pictures.add_argument(
        "berkas", type=Path, nargs="+", metavar="FILE", help="foto, atau folder berisi foto"
    )
