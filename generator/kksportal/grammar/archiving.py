"""The grammar of the commands that close a cycle."""

from __future__ import annotations

import argparse
from pathlib import Path

from kksportal.commands.archiving import (
    run_archive,
    run_new_erratum,
    run_new_later_find,
    run_remove,
    run_verify,
)
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
    _made(archive)
    archive.add_argument(
        "--di-luar",
        action="store_true",
        help="untuk arsip yang terlalu besar bagi git: isinya hanya di ZIP, arsip/ memuat sidiknya",
    )
    _caps(archive, signed=False)
    archive.add_argument(
        "--hanya-cap",
        action="store_true",
        help="tanpa versi baru: cap dan tanda tangan untuk versi terakhir yang sudah ada",
    )
    archive.add_argument("--json", action="store_true", help="keluaran untuk mesin")


def removal(verbs: Verbs) -> None:
    """What a removal by order of law is asked for."""
    command = verb(
        verbs,
        "keluarkan",
        run_remove,
        "keluarkan dari arsip apa yang menurut hukum harus hilang; hapus dahulu dari datanya",
        "kks keluarkan 2025 --perihal daerah/kabupaten-balangan --jenis 'nama seorang warga' "
        "--dasar 'Putusan PN Contoh Nomor 1/Pdt.G/2027' --pemutus 'Dinas Kominfo' "
        "--tanda-tangan ~/kunci.key",
    )
    command.add_argument("siklus", metavar="SIKLUS", help="siklus yang sudah ditutup")
    command.add_argument(
        "--perihal",
        action="append",
        required=True,
        metavar="PAKET",
        help="yang datanya berubah: daerah/kabupaten-…, penghargaan/2025, jalur naskah, atau "
        "arsip/2025 untuk daftar ralat; boleh beberapa kali",
    )
    command.add_argument(
        "--jenis", required=True, metavar="TEKS", help="jenis yang dikeluarkan, bukan isinya"
    )
    command.add_argument(
        "--dasar", required=True, metavar="TEKS", help="putusan atau perintah yang mendasarinya"
    )
    command.add_argument(
        "--pemutus", required=True, metavar="KANTOR", help="perangkat daerah yang memutuskan"
    )
    command.add_argument(
        "--tanggal", default="", metavar="TANGGAL", help="hari keputusannya (bawaan: hari ini)"
    )
    command.add_argument(
        "--yang-hilang",
        type=Path,
        metavar="BERKAS",
        help="berkas di luar portal, satu teks per baris, yang tidak boleh ada lagi di arsip",
    )
    _made(command)
    _caps(command, signed=True)
    command.add_argument("--json", action="store_true", help="keluaran untuk mesin")


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


def erratum(kinds: Verbs) -> None:
    """What a correction of a closed cycle is asked for."""
    command = verb(
        kinds,
        "erratum",
        run_new_erratum,
        "ralat satu sel siklus yang sudah ditutup; selnya sendiri tidak berubah",
        "kks new erratum 2025 --berkas datapackages/daerah/63.11-kabupaten-balangan/fakta.csv "
        "--baris 2 --kolom nilai --menjadi 84 --sumber tabirkota --alasan 'Salah ketik' "
        "--pemutus 'Dinas Kesehatan'",
    )
    _place(command)
    command.add_argument("--kolom", required=True, metavar="KOLOM", help="kolom yang keliru")
    command.add_argument("--menjadi", required=True, metavar="ISI", help="isi yang benar")
    command.add_argument("--sumber", required=True, metavar="ID", help="sumber isi yang benar")


def later_find(kinds: Verbs) -> None:
    """What a later find of a closed cycle is asked for."""
    command = verb(
        kinds,
        "tambahan",
        run_new_later_find,
        "nyatakan satu baris siklus yang sudah ditutup, yang baru ditemukan kemudian",
        "kks new tambahan 2025 --berkas datapackages/penghargaan/2025/penerima.csv --baris 46 "
        "--alasan 'Ditemukan di laman kementerian' --pemutus 'Tim portal'",
    )
    _place(command)


def _made(archive: argparse.ArgumentParser) -> None:
    """How a version is made."""
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
    archive.add_argument(
        "--garam",
        default="",
        metavar="HEKSA",
        help="isi data/garam.txt sebuah arsip, untuk membuatnya sekali lagi (bawaan: acak)",
    )


def _caps(archive: argparse.ArgumentParser, *, signed: bool) -> None:
    """What is to stand beside a version."""
    archive.add_argument(
        "--cap-waktu",
        action="append",
        default=[],
        metavar="URL",
        help="minta cap waktu (RFC 3161) dari lembaga di alamat ini; paling banyak dua lembaga",
    )
    archive.add_argument(
        "--akar-cap",
        action="append",
        default=[],
        type=Path,
        metavar="PEM",
        help="sertifikat akar lembaga cap, bila tidak dikenal komputer ini",
    )
    archive.add_argument(
        "--tanda-tangan",
        type=Path,
        required=signed,
        metavar="KUNCI",
        help="tanda tangani dengan berkas kunci rahasia minisign; kata sandinya ditanyakan, "
        "atau dibaca dari KKS_SANDI_KUNCI",
    )


def _place(command: argparse.ArgumentParser) -> None:
    command.add_argument("siklus", metavar="SIKLUS", help="siklus yang sudah ditutup")
    command.add_argument(
        "--berkas", required=True, metavar="BERKAS", help="jalur tabelnya dari folder portal"
    )
    command.add_argument(
        "--baris", required=True, type=int, metavar="N", help="barisnya; kepala tabel baris 1"
    )
    command.add_argument("--alasan", required=True, metavar="TEKS", help="mengapa")
    command.add_argument(
        "--pemutus", required=True, metavar="KANTOR", help="perangkat daerah yang memutuskan"
    )
    command.add_argument(
        "--tanggal", default="", metavar="TANGGAL", help="hari keputusannya (bawaan: hari ini)"
    )
