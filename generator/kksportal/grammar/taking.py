"""The grammar of the commands that take in what others bring."""

from __future__ import annotations

from pathlib import Path

from kksportal.commands.taking import (
    run_import_boundaries,
    run_import_form,
    run_import_instrument,
    run_take_in,
    run_template,
)
from kksportal.grammar.verbs import Verbs, verb


def template(verbs: Verbs) -> None:
    """The form that an office fills."""
    command = verb(
        verbs,
        "template",
        run_template,
        "buat formulir isian satu daerah",
        "kks template 63.11 --siklus 2025 -o isian.xlsx",
    )
    command.add_argument("kode", metavar="KODE", help="kode daerah, misalnya 63.11")
    command.add_argument("--siklus", default="", metavar="TAHUN", help="siklus (bawaan: terbaru)")
    command.add_argument(
        "-o", dest="output", type=Path, metavar="F.xlsx", help="berkas (bawaan: isian-KODE.xlsx)"
    )


def imports(verbs: Verbs) -> None:
    """What is taken in from files of other programs."""
    imports = verbs.add_parser(
        "import",
        help="ambil data dari berkas",
        description="Ambil data dari berkas.",
        epilog="Contoh: kks import batas batas.geojson --judul 'Batas 2025' --penerbit BIG",
    )
    kinds = imports.add_subparsers(dest="jenis", required=True, metavar="JENIS")
    borders = verb(
        kinds,
        "batas",
        run_import_boundaries,
        "ambil batas wilayah dari GeoJSON resmi milik Anda",
        "kks import batas batas.geojson --judul 'Batas wilayah 2025' --penerbit BIG",
    )
    borders.add_argument("berkas", type=Path, metavar="F.geojson")
    borders.add_argument("--judul", required=True, help="judul sumber batas wilayah")
    borders.add_argument("--penerbit", required=True, help="siapa yang menerbitkannya")
    borders.add_argument("--tautan", default="", metavar="URL", help="alamat sumbernya")
    borders.add_argument("--tanggal", default="", metavar="TANGGAL", help="tanggal terbitnya")
    borders.add_argument("--kunci", default="", metavar="ATRIBUT", help="atribut kode atau nama")
    _instrument(kinds)
    _form(kinds)


def _form(kinds: Verbs) -> None:
    """The form that an office filled."""
    command = verb(
        kinds,
        "isian",
        run_import_form,
        "ambil formulir isian yang sudah diisi",
        "kks import isian isian.xlsx --dry-run",
    )
    command.add_argument("berkas", type=Path, metavar="F.xlsx")
    command.add_argument(
        "--dry-run", action="store_true", help="ceritakan yang akan berubah, tanpa menulis"
    )
    command.add_argument(
        "--partial", action="store_true", help="tulis baris yang sudah baik; lewati yang lain"
    )
    command.add_argument("--json", action="store_true", help="keluaran untuk mesin")


def _instrument(kinds: Verbs) -> None:
    """The ministry's own workbook: a framework, or what one district filled in."""
    command = verb(
        kinds,
        "instrumen",
        run_import_instrument,
        "ambil buku kerja instrumen Kementerian: bunyi resmi, atau nilai satu daerah",
        "kks import instrumen instrumen.xlsx --siklus 2025 --dry-run",
    )
    command.add_argument("berkas", type=Path, metavar="F.xlsx")
    command.add_argument(
        "--siklus", required=True, metavar="TAHUN", help="siklus instrumen, misalnya 2025"
    )
    command.add_argument(
        "--daerah",
        default="",
        metavar="KODE",
        help="daerah yang mengisinya: nilai mandiri dan provinsi diambil (bawaan: kerangka saja)",
    )
    command.add_argument(
        "--sumber", default="", metavar="ID", help="sumber yang sudah ada di sumber.csv paket itu"
    )
    command.add_argument("--judul", default="", help="judul sumber baru")
    command.add_argument("--penerbit", default="", help="penerbit sumber baru")
    command.add_argument("--tanggal", default="", metavar="TANGGAL", help="tanggal sumber baru")
    command.add_argument("--tautan", default="", metavar="URL", help="alamat sumber baru")
    command.add_argument(
        "--nama-resmi", action="store_true", help="nama resmi menggantikan nama pendek portal"
    )
    command.add_argument(
        "--dengan-catatan",
        action="store_true",
        help="catatan provinsi ikut diambil; bawaannya ditinggalkan",
    )
    command.add_argument(
        "--jawab",
        action="append",
        default=[],
        metavar="KUNCI=NILAI",
        help="jawaban atas yang ditanyakan, misalnya T1.05/mandiri=50; boleh berkali-kali",
    )
    command.add_argument(
        "--dry-run", action="store_true", help="ceritakan yang akan berubah, tanpa menulis"
    )
    command.add_argument(
        "--partial", action="store_true", help="tulis yang sudah pasti; lewati yang ditanyakan"
    )
    command.add_argument("--json", action="store_true", help="keluaran untuk mesin")


def take_in(verbs: Verbs) -> None:
    """What an office hands in."""
    take = verb(
        verbs,
        "terima",
        run_take_in,
        "terima usulan dari /periksa/ sebagai cabang dan komit",
        "kks terima usulan-63.11.zip",
    )
    take.add_argument("berkas", type=Path, metavar="BERKAS", help="usulan (.zip) dari /periksa/")
    take.add_argument(
        "--perbarui",
        action="store_true",
        help="gabungkan lagi usulan yang menunggu dengan keadaan sekarang; BERKAS boleh nama "
        "cabangnya",
    )
    take.add_argument(
        "--ke", default="HEAD", metavar="CABANG", help="cabang yang dituju (bawaan: yang sekarang)"
    )
    take.add_argument(
        "--dry-run", action="store_true", help="perlihatkan saja, tanpa menulis apa pun"
    )
    take.add_argument(
        "--utamakan",
        choices=("portal", "usulan"),
        default="portal",
        help="nilai siapa yang berlaku pada bentrokan (bawaan: portal)",
    )
    take.add_argument(
        "--tanpa-git", action="store_true", help="tulis ke folder portal, tanpa cabang dan komit"
    )
    take.add_argument(
        "--jawab",
        action="append",
        default=[],
        metavar="KUNCI=NILAI",
        help="jawaban atas yang ditanyakan, misalnya fakta/12/nilai=5270; boleh berkali-kali",
    )
    take.add_argument("--json", action="store_true", help="keluaran untuk mesin")
