"""The command line: `kks`. Verbs in English, help and messages in Indonesian."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from kksportal import __version__
from kksportal.commands import (
    run_audit,
    run_build,
    run_clean_pictures,
    run_diff,
    run_explain,
    run_import_boundaries,
    run_import_form,
    run_import_instrument,
    run_init,
    run_migrate,
    run_publish_list,
    run_serve,
    run_simulate,
    run_take_in,
    run_template,
    run_tidy,
    run_validate,
)
from kksportal.console import prepare_output, quiet_output
from kksportal.errors import PortalError, in_words
from kksportal.model.rows import KELAS_PEMBARUAN

Handler = Callable[[argparse.Namespace], int]


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; 0 fine, 1 errors in the data, 2 wrong use, 3 partly built, 130 stopped."""
    prepare_output()
    # Nothing here computes with matrices, and its threads would each take tens of megabytes.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    parser = make_parser()
    args = parser.parse_args(argv)
    handler: Handler | None = getattr(args, "handler", None)
    if handler is None:
        parser.print_help()
        return 2
    try:
        code = handler(args)
        sys.stdout.flush()  # here a full disk is a sentence; later it would be a traceback
        return code
    except PortalError as problem:
        return _refused(str(problem))
    except BrokenPipeError:
        quiet_output()
        return 0
    except OSError as fault:
        quiet_output()
        return _refused(in_words(fault))
    except MemoryError:
        return _refused("memori tidak cukup; tutup program lain, lalu coba lagi")
    except KeyboardInterrupt:
        print(
            "kks: dihentikan sebelum selesai; situs yang sudah terbit tetap utuh", file=sys.stderr
        )
        return 130


def _refused(sentence: str) -> int:
    print(f"kks: {sentence}", file=sys.stderr)
    return 2


def make_parser() -> argparse.ArgumentParser:
    """The commands with their help; each has an example."""
    parser = argparse.ArgumentParser(
        prog="kks", description="Portal Kabupaten/Kota Sehat: dari paket data menjadi situs statis."
    )
    parser.add_argument("--version", action="version", version=f"kks {__version__}")
    verbs = parser.add_subparsers(metavar="PERINTAH", title="perintah")
    _init_options(_verb(verbs, "init", run_init, "mulai portal baru", "kks init portal-balangan"))
    _validate(verbs)
    _tidy(verbs)
    build = _verb(verbs, "build", run_build, "bangun situs", "kks build --site-dir site")
    build.add_argument("--site-dir", type=Path, metavar="FOLDER", help="tujuan (bawaan: site/)")
    build.add_argument(
        "--keep-going", action="store_true", help="lewati paket yang salah, terbitkan sisanya"
    )
    build.add_argument(
        "--jobs", type=int, default=0, metavar="N", help="banyak proses (bawaan: satu tiap inti)"
    )
    build.add_argument(
        "--scheduler",
        default="",
        metavar="URL",
        help="penjadwal Dask, misalnya tcp://10.0.0.2:8786",
    )
    build.add_argument(
        "--no-cache", action="store_true", help="bangun semuanya lagi, tanpa ingatan bangunan lalu"
    )
    build.add_argument(
        "--no-downloads", action="store_true", help="tanpa arsip, buku kerja, dan kartu"
    )
    build.add_argument("--no-search", action="store_true", help="tanpa indeks pencarian")
    build.add_argument(
        "--saat",
        default="",
        metavar="WAKTU",
        help="terbitkan juga paket dan naskah yang terbit_mulai-nya sudah lewat pada waktu ini, "
        "misalnya 2026-12-10T09:00+07:00; tanpa ini semua yang punya terbit_mulai ditinggalkan",
    )
    build.add_argument(
        "--untuk-folder",
        action="store_true",
        help="situs yang dibuka dari folder atau flash disk, tanpa server (bawaan: site-folder/)",
    )
    _safe(build)
    build.add_argument("--json", action="store_true", help="ringkasan untuk mesin")
    _of_sites(verbs)
    serve = _verb(verbs, "serve", run_serve, "bangun dan lihat di peramban", "kks serve")
    serve.add_argument("--addr", default="127.0.0.1:8000", metavar="ALAMAT", help="host:port")
    serve.add_argument("--site-dir", type=Path, metavar="FOLDER", help="tujuan (bawaan: site/)")
    _safe(serve)
    explain = _verb(
        verbs, "explain", run_explain, "jelaskan kesiapan satu daerah", "kks explain 63.11 wistara"
    )
    explain.add_argument("kode", metavar="KODE", help="kode daerah, misalnya 63.11")
    explain.add_argument("predikat", metavar="PREDIKAT", help="padapa, wiwerda, atau wistara")
    explain.add_argument("--siklus", default="", metavar="TAHUN", help="siklus (bawaan: terbaru)")
    explain.add_argument("--json", action="store_true", help="keluaran untuk mesin")
    diff = _verb(
        verbs,
        "diff",
        run_diff,
        "bandingkan dua keadaan data, ceritakan yang berubah",
        "kks diff main --record --kelas koreksi --alasan 'salah ketik' --pemutus 'Dinas Kesehatan'",
    )
    _diff_options(diff)
    simulate = _verb(
        verbs,
        "simulate",
        run_simulate,
        "buat masukan portal rekaan, untuk menguji",
        "kks simulate --daerah 60 --seed 1 -o portal-simulasi",
    )
    simulate.add_argument(
        "--daerah", type=int, default=514, metavar="N", help="banyak daerah (bawaan: 514)"
    )
    simulate.add_argument(
        "--seed", type=int, default=1, metavar="S", help="benih: benih sama, berkas sama"
    )
    simulate.add_argument(
        "-o", dest="output", type=Path, required=True, metavar="FOLDER", help="folder baru"
    )
    _of_pictures(verbs)
    _migrate(verbs)
    _take_in(verbs)
    _template(verbs)
    _imports(verbs)
    return parser


def _template(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The form that an office fills."""
    command = _verb(
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


def _imports(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """What is taken in from files of other programs."""
    imports = verbs.add_parser(
        "import",
        help="ambil data dari berkas",
        description="Ambil data dari berkas.",
        epilog="Contoh: kks import batas batas.geojson --judul 'Batas 2025' --penerbit BIG",
    )
    kinds = imports.add_subparsers(dest="jenis", required=True, metavar="JENIS")
    borders = _verb(
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


def _form(kinds: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The form that an office filled."""
    command = _verb(
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


def _instrument(kinds: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The ministry's own workbook: a framework, or what one district filled in."""
    command = _verb(
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


def _validate(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """What is checked, and against what."""
    validate = _verb(
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
    _safe(validate)
    validate.add_argument(
        "--terhadap",
        default="",
        metavar="REV|FOLDER",
        help="bandingkan dengan revisi git atau folder portal semula: nilai yang melonjak, baris "
        "yang hilang",
    )
    validate.add_argument("--json", action="store_true", help="keluaran untuk mesin")


def _tidy(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """What spreadsheets wrote, in the form of the contract."""
    tidy = _verb(
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


def _safe(command: argparse.ArgumentParser) -> None:
    """A portal that may come from anybody."""
    command.add_argument(
        "--aman",
        action="store_true",
        help="untuk usulan dari siapa saja: tanpa hook, plugin lain, dan templat portal itu",
    )


def _of_sites(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """What is done with a site once it is built."""
    audit = _verb(
        verbs, "audit", run_audit, "periksa situs yang sudah dibangun", "kks audit site --json"
    )
    audit.add_argument(
        "site",
        nargs="?",
        type=Path,
        metavar="SITUS",
        help="folder situs (bawaan: tujuan kks build di portal ini)",
    )
    audit.add_argument("--json", action="store_true", help="keluaran untuk mesin")
    publish = _verb(
        verbs,
        "publish-list",
        run_publish_list,
        "catat alamat halaman yang sudah terbit, supaya tetap menjawab",
        "kks publish-list site",
    )
    publish.add_argument("site", type=Path, metavar="SITUS", help="folder situs yang diterbitkan")
    publish.add_argument(
        "--tanggal", default="", metavar="TANGGAL", help="tanggal terbit (bawaan: hari ini)"
    )


def _of_pictures(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """What is done with the originals of pictures."""
    clean = verbs.add_parser(
        "bersihkan",
        help="hapus catatan kamera dari foto",
        description="Hapus letak, nomor seri, dan catatan lain dari foto asli; gambarnya tetap.",
        epilog="Contoh: kks bersihkan foto content/inovasi/foto/posyandu.jpg",
    )
    kinds = clean.add_subparsers(dest="jenis", required=True, metavar="JENIS")
    pictures = _verb(
        kinds,
        "foto",
        run_clean_pictures,
        "hapus letak dan catatan kamera dari foto asli",
        "kks bersihkan foto content/inovasi/foto/posyandu.jpg",
    )
    pictures.add_argument(
        "berkas", type=Path, nargs="+", metavar="FILE", help="foto, atau folder berisi foto"
    )


def _diff_options(diff: argparse.ArgumentParser) -> None:
    """What is compared, how it is told, and what is said of figures that changed."""
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


def _migrate(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """What is done when a newer program comes."""
    migrate = _verb(
        verbs,
        "migrate",
        run_migrate,
        "bawa portal ke versi program ini",
        "kks migrate --dry-run",
    )
    migrate.add_argument(
        "--dry-run", action="store_true", help="ceritakan saja; tidak ada yang ditulis"
    )
    migrate.add_argument(
        "--terima",
        action="append",
        default=[],
        metavar="BERKAS",
        help="berkas atau paket yang sudah Anda bandingkan dengan bawaan program: jangan disebut "
        "lagi sampai bawaannya berubah",
    )
    migrate.add_argument("--json", action="store_true", help="keluaran untuk mesin")


def _take_in(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """What an office hands in."""
    take = _verb(
        verbs,
        "terima",
        run_take_in,
        "terima usulan dari /periksa/ sebagai cabang dan komit",
        "kks terima usulan-63.11.zip",
    )
    take.add_argument("berkas", type=Path, metavar="BERKAS", help="usulan (.zip) dari /periksa/")
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
    take.add_argument("--json", action="store_true", help="keluaran untuk mesin")


def _init_options(init: argparse.ArgumentParser) -> None:
    """What a new portal is asked for."""
    init.add_argument("dir", type=Path, metavar="FOLDER", help="folder portal yang akan dibuat")
    init.add_argument(
        "--alamat",
        metavar="URL",
        help="alamat portal kelak, misalnya https://kks.contoh.go.id/ (bawaan: ditanyakan)",
    )
    init.add_argument(
        "--program",
        metavar="ALAMAT#SIDIK",
        help="roda kksportal yang dipasang mesin portal: alamat https atau berkas .whl, lalu # dan "
        "sidik SHA-256-nya; tanpa ini alur kerjanya berhenti dengan satu kalimat",
    )


def _verb(
    verbs: argparse._SubParsersAction[argparse.ArgumentParser],
    name: str,
    handler: Handler,
    summary: str,
    example: str,
) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = verbs.add_parser(
        name, help=summary, description=f"{summary.capitalize()}.", epilog=f"Contoh: {example}"
    )
    command.add_argument(
        "-C", dest="root", type=Path, default=Path(), metavar="PORTAL", help="folder portal"
    )
    command.set_defaults(handler=handler)
    return command
