"""The grammar of the commands that build a site, show it, and look at what was built."""

from __future__ import annotations

from pathlib import Path

from kksportal.commands.building import run_audit, run_build, run_publish_list, run_serve
from kksportal.grammar.verbs import Verbs, safe, verb


def build(verbs: Verbs) -> None:
    """Build a site."""
    build = verb(verbs, "build", run_build, "bangun situs", "kks build --site-dir site")
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
        "--buktikan",
        action="store_true",
        help="bangun dari nol di tempat lain, dan bandingkan situs yang ada dengannya; situs itu "
        "tidak diubah",
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
        "--from-archive",
        type=Path,
        metavar="ARSIP",
        help="bangun lagi halaman sebuah arsip (ZIP), dan bandingkan dengan yang ada di dalamnya",
    )
    build.add_argument(
        "--program",
        type=Path,
        metavar="RODA",
        help="bersama --from-archive: roda di dalam arsip; harus sama dengan program yang berjalan",
    )
    build.add_argument(
        "--untuk-folder",
        action="store_true",
        help="situs yang dibuka dari folder atau flash disk, tanpa server (bawaan: site-folder/)",
    )
    safe(build)
    build.add_argument("--json", action="store_true", help="ringkasan untuk mesin")


def serve(verbs: Verbs) -> None:
    """Build and show it."""
    serve = verb(verbs, "serve", run_serve, "bangun dan lihat di peramban", "kks serve")
    serve.add_argument("--addr", default="127.0.0.1:8000", metavar="ALAMAT", help="host:port")
    serve.add_argument("--site-dir", type=Path, metavar="FOLDER", help="tujuan (bawaan: site/)")
    safe(serve)


def sites(verbs: Verbs) -> None:
    """What is done with a site once it is built."""
    audit = verb(
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
    publish = verb(
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
