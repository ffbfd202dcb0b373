"""The grammar of `kks new`: every answer may be an option; what is missing is asked."""

from __future__ import annotations

import argparse

from kksportal.commands.making import run_new_district, run_new_source, run_new_story
from kksportal.grammar.verbs import Verbs, verb


def story(kinds: Verbs) -> None:
    """What a new story is asked for."""
    command = verb(kinds, "story", run_new_story, "mulai cerita inovasi", "kks new story 63.11")
    _code(command)
    command.add_argument("--judul", metavar="TEKS", help="judul cerita; namanya nama berkasnya")
    command.add_argument("--tatanan", metavar="DAFTAR", help="tatanannya, dipisah koma")
    command.add_argument(
        "--tatanan-oleh", metavar="SIAPA", help="sumber, atau tim-portal (bawaan: tim-portal)"
    )
    command.add_argument("--ringkasan", metavar="TEKS", help="satu atau dua kalimat")
    command.add_argument(
        "--perangkat-daerah", metavar="DAFTAR", help="yang menjalankannya, dipisah titik koma"
    )
    command.add_argument("--penulis", metavar="KANTOR", help="bawaan: pengelola portal")
    command.add_argument("--tanggal", metavar="TANGGAL", help="bawaan: hari ini")
    _several(command, "sumber", "ID", "sumber di sumber.csv daerah itu")
    for name, what in (
        ("judul", "judul sumber baru, yang belum ada di sumber.csv"),
        ("jenis", "jenis sumber baru, misalnya berita"),
        ("penerbit", "penerbit sumber baru"),
        ("tanggal", "tanggal terbit sumber baru"),
        ("tautan", "alamat sumber baru"),
        ("id", "kode tetap sumber baru (bawaan: dibuat dari penerbitnya)"),
    ):
        _several(command, f"sumber-{name}", "TEKS", what)
    _several(command, "foto", "BERKAS", "foto; disalin, dikecilkan, tanpa letak")
    _several(command, "kredit", "TEKS", "siapa yang memotret")
    _several(command, "alt", "TEKS", "apa yang tampak di foto")
    _several(command, "izin", "TEKS", "siapa yang mengizinkan foto dimuat, dan kapan")
    _start(command)


def district(kinds: Verbs) -> None:
    """What a new district is asked for."""
    command = verb(kinds, "daerah", run_new_district, "mulai paket satu daerah",
                   "kks new daerah 63.11")  # fmt: skip
    _code(command)
    command.add_argument("--penyusun", metavar="KANTOR", help="bawaan: pengelola portal")
    _start(command)


def source(kinds: Verbs) -> None:
    """What a new source is asked for."""
    command = verb(kinds, "sumber", run_new_source, "tambah sumber ke paket satu daerah",
                   "kks new sumber 63.11")  # fmt: skip
    _code(command)
    command.add_argument("--judul", metavar="TEKS", help="judul sumber")
    command.add_argument("--jenis", metavar="JENIS", help="misalnya berita, regulasi, dokumen")
    command.add_argument("--penerbit", metavar="TEKS", help="siapa yang menerbitkannya")
    command.add_argument("--tanggal", metavar="TANGGAL", help="kapan terbit, seteliti yang tahu")
    command.add_argument("--tautan", metavar="URL", help="alamatnya; tidak dibuka")
    command.add_argument("--id", metavar="ID", help="kode tetap (bawaan: dibuat dari penerbitnya)")


def _several(command: argparse.ArgumentParser, name: str, meta: str, what: str) -> None:
    command.add_argument(
        f"--{name}", metavar=meta, action="append", default=[], help=f"{what}; boleh beberapa"
    )


def _code(command: argparse.ArgumentParser) -> None:
    command.add_argument("kode", nargs="?", metavar="KODE", help="kode daerah, misalnya 63.11")


def _start(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--terbit-mulai", metavar="WAKTU", help="jangan terbit sebelum ini: 2026-12-10T09:00+07:00"
    )
