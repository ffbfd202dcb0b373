"""Archives that must not come in: each with its kind of finding and a piece of its sentence."""

from __future__ import annotations

import hashlib
import json
import stat
import struct
import warnings
from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import Any, NamedTuple
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

FOLDER = "datapackages/daerah/S01.01-kabupaten-simulasi-001"
FACTS = f"{FOLDER}/fakta.csv"
DESCRIPTOR = f"{FOLDER}/datapackage.json"
TABLE = b"subjek,ukuran\nS01.01,odf-desa\n"
JPEG = b"\xff\xd8\xff\xe0 rekaan"
_LINK = (stat.S_IFLNK | 0o777) << 16
_DEVICE = (stat.S_IFCHR | 0o666) << 16


class Case(NamedTuple):
    """An archive, and what is to be said of it."""

    raw: bytes
    code: str
    sentence: str


def zipped(members: Iterable[tuple[str | ZipInfo, bytes]], method: int = ZIP_DEFLATED) -> bytes:
    """An archive of any members, in order."""
    out = BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that a name stands twice is what is tested
        with ZipFile(out, "w", method) as archive:
            for name, content in members:
                archive.writestr(name, content)
    return out.getvalue()


def sha(content: bytes) -> str:
    """The digest of a file."""
    return hashlib.sha256(content).hexdigest()


def record(**changes: Any) -> bytes:
    """A head that is right but for some changes."""
    plain = {
        "format": "kks-usulan/1", "daerah": "S01.01", "kantor": "Bappeda Rekaan", "nama": "",
        "surel": "", "izin": False, "pesan": "", "dibuat": "2026-11-24", "program": "0.1.0",
        "dasar": {FACTS: ""}, "berkas": {FACTS: sha(TABLE)},
    }  # fmt: skip
    return json.dumps(plain | changes).encode()


def headed(raw: bytes = b"", **changes: Any) -> bytes:
    """A proposal with one table and a head that is changed, or quite another one."""
    return zipped([("usulan.json", raw or record(**changes)), (f"isi/{FACTS}", TABLE)])


def naming(path: str, content: bytes = TABLE) -> bytes:
    """A proposal whose only file has this path; all else is right."""
    head = record(dasar={path: ""}, berkas={path: sha(content)})
    return zipped([("usulan.json", head), (f"isi/{path}", content)])


def holding(
    members: Mapping[str, bytes], before: Mapping[str, str], after: Mapping[str, str]
) -> bytes:
    """A proposal with these members and lists of files."""
    head = record(dasar=dict(before), berkas=dict(after))
    return zipped([("usulan.json", head), *members.items()])


def attributed(attributes: int) -> bytes:
    """A proposal whose table is something else than a file."""
    entry = ZipInfo(f"isi/{FACTS}")
    entry.external_attr = attributes
    return zipped([("usulan.json", record()), (entry, TABLE)])


def flagged(raw: bytes, bit: int) -> bytes:
    """An archive of which every member has a flag, as if it were encrypted."""
    changed = bytearray(raw)
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = raw.find(mark)
        while start >= 0:
            changed[start + place] |= bit
            start = raw.find(mark, start + 4)
    return bytes(changed)


def lying(size: int) -> bytes:
    """An archive that names another size for its last member than it unpacks to."""
    raw = bytearray(headed())
    struct.pack_into("<I", raw, raw.rfind(b"PK\x01\x02") + 24, size)
    return bytes(raw)


def overlapping(times: int) -> bytes:
    """An archive whose directory names the same packed bytes again and again."""
    content = bytes(range(256)) * 400
    raw = zipped([("usulan.json", record()), (f"isi/{FACTS}", content)], ZIP_STORED)
    end = raw.rfind(b"PK\x05\x06")
    last = raw[raw.rfind(b"PK\x01\x02") : end]
    directory = raw[raw.find(b"PK\x01\x02") : end] + last * times
    tail = bytearray(raw[end:])
    struct.pack_into("<HH", tail, 8, 2 + times, 2 + times)
    struct.pack_into("<I", tail, 12, len(directory))
    return raw[: raw.find(b"PK\x01\x02")] + directory + bytes(tail)


def deep(levels: int) -> bytes:
    """A head that nests until a parser gives up."""
    return b"[" * levels + b"]" * levels


STORY = "content/inovasi/pasar-bersih.md"
PHOTO = "content/inovasi/foto/pasar.jpg"

NO_ARCHIVES: dict[str, Case] = {
    "kosong": Case(b"", "KKS-U001", "bukan arsip .zip"),
    "teks": Case(b"Yth. Bapak/Ibu", "KKS-U001", "bukan arsip .zip"),
    "gambar": Case(JPEG, "KKS-U001", "bukan arsip .zip"),
    "gzip": Case(b"\x1f\x8b\x08" + b"\0" * 40, "KKS-U001", "bukan arsip .zip"),
    "program-berekor-zip": Case(b"#!/bin/sh\n" + headed(), "KKS-U001", "bukan arsip .zip"),
    "arsip-kosong": Case(zipped([]), "KKS-U001", "bukan arsip .zip"),
    "terpotong": Case(headed()[:-30], "KKS-U001", "rusak, atau terpotong"),
    "isi-rusak": Case(headed().replace(b"PK\x03\x04", b"PK\x03\x05", 2).replace(
        b"PK\x03\x05", b"PK\x03\x04", 1), "KKS-U001", "rusak, atau terpotong"),
    "sandi": Case(flagged(headed(), 1), "KKS-U001", "berkata sandi"),
    "cara-lain": Case(zipped([("usulan.json", record())], ZIP_BZIP2), "KKS-U001",
                      "Cara memampatkannya tidak dikenal"),
    "buku-kerja": Case(zipped([("xl/workbook.xml", b"<x/>")]), "KKS-U001", "Tidak ada usulan.json"),
    "ukuran-palsu-kecil": Case(lying(3), "KKS-U001", "rusak, atau terpotong"),
    "ukuran-palsu-besar": Case(lying(4_000_000), "KKS-U002", "mengembang"),
}  # fmt: skip

TOO_MUCH: dict[str, Case] = {
    "bom": Case(zipped([("usulan.json", record()), (f"isi/{FACTS}", b"0" * 4_900_000)]),
                "KKS-U002", "mengembang lebih dari 300 kali"),
    "tabel-besar": Case(zipped([(f"isi/{FACTS}", bytes(range(256)) * 20_000)]),
                        "KKS-U002", "paling besar 5 MB"),
    "foto-besar": Case(zipped([(f"isi/{PHOTO}", b"\0" * 15_000_001)]),
                       "KKS-U002", "paling besar 15 MB"),
    "bom-banyak": Case(zipped((f"isi/content/inovasi/f{i}.jpg", b"\0" * 14_000_000)
                              for i in range(9)), "KKS-U002", "lebih dari 120 MB"),
    "terlalu-banyak": Case(zipped((f"isi/content/inovasi/f{i}.jpg", b"") for i in range(601)),
                           "KKS-U002", "memuat 601 berkas; paling banyak 600"),
    "menindih": Case(overlapping(5), "KKS-U002", "saling menindih"),
}  # fmt: skip

BAD_MEMBERS: dict[str, Case] = {
    "tautan": Case(attributed(_LINK), "KKS-U003", "tautan atau berkas khusus"),
    "alat": Case(attributed(_DEVICE), "KKS-U003", "tautan atau berkas khusus"),
    "folder": Case(zipped([("usulan.json", record()), ("isi/", b"")]), "KKS-U003", "dikemas ulang"),
    "ganda": Case(zipped([("usulan.json", record()), *[(f"isi/{FACTS}", TABLE)] * 2]),
                  "KKS-U003", "ada lebih dari sekali"),
    "kembar": Case(zipped([("usulan.json", record()), ("isi/content/inovasi/A.md", b""),
                           ("isi/content/inovasi/a.md", b"")]), "KKS-U003",
                   "hanya beda huruf besar"),
    "mutlak": Case(zipped([("/etc/cron.d/kks", b"")]), "KKS-U003", "mulai dari akar disk"),
    "mac": Case(zipped([("usulan.json", record()), ("__MACOSX/._usulan.json", b"")]),
                "KKS-U003", "diawali “.”"),
    "nul": Case(headed().replace(b"fakta.csv", b"fakta\0csv"), "KKS-U003",
                "tanda yang tidak dapat dipakai"),
}  # fmt: skip

_PATHS = {
    "naik": ("../../../.bashrc", "keluar dari portal"),
    "naik-di-tengah": ("content/inovasi/../../mkdocs.yml", "keluar dari portal"),
    "titik": ("content/./inovasi/a.md", "keluar dari portal"),
    "garis-ganda": ("content//inovasi/a.md", "keluar dari portal"),
    "garis-balik": ("content\\inovasi\\a.md", "garis miring terbalik"),
    "huruf-disk": ("content/inovasi/C:evil.md", "“:”"),
    "alat-windows": ("content/inovasi/CON.md", "nama alat di Windows"),
    "alat-windows-kecil": ("content/inovasi/lpt1.tar.md", "nama alat di Windows"),
    "pilihan-git": ("content/inovasi/--upload-pack=sh.md", "diawali “-”"),
    "tersembunyi": ("content/inovasi/.htaccess.md", "diawali “.”"),
    "git": (".git/hooks/post-checkout", "diawali “.”"),
    "alur-kerja": (".github/workflows/a.yml", "diawali “.”"),
    "kendali": ("content/inovasi/a\x1b[2Jb.md", "tidak tampak"),
    "ganti-baris": ("content/inovasi/a\nb.md", "tab atau ganti baris"),
    "arah-baca": ("content/inovasi/a\u202egpj.md", "tidak tampak"),
    "tak-tampak": ("content/inovasi/a\u200bb.md", "tidak tampak"),
    "bukan-nfc": ("content/inovasi/cafe\u0301.md", "bukan NFC"),
    "dua-aksara": ("content/inovasi/p\u0430sar.md", "mencampur dua aksara"),
    "spasi-ujung": ("content/inovasi/a.md ", "spasi atau titik"),
    "nama-panjang": (f"content/inovasi/{'a' * 99}.md", "paling banyak 100"),
    "jalur-panjang": (f"content/inovasi/{'a' * 95}/{'b' * 95}/{'c' * 95}.md", "paling banyak 250"),
    "pengaturan": ("mkdocs.yml", "hanya boleh mengubah"),
    "halaman": ("content/tentang.md", "hanya boleh mengubah"),
    "templat": ("site_templates/halaman/daerah.html", "hanya boleh mengubah"),
    "izin": ("izin-temuan.csv", "hanya boleh mengubah"),
    "kerangka": ("datapackages/kerangka/2025/syarat.csv", "hanya boleh mengubah"),
    "penghargaan": ("datapackages/penghargaan/2025/penerima.csv", "hanya boleh mengubah"),
    "daerah-lain": ("datapackages/daerah/S01.02-kabupaten-lain/fakta.csv", "milik S01.02"),
    "narasi-lain": ("content/narasi/S01.02/2025/pasar.md", "milik S01.02"),
    "folder-tanpa-nama": ("datapackages/daerah/S01.01/fakta.csv", "KODE-nama-daerah"),
    "buku": (f"{FOLDER}/data.xlsx", "hanya tabel .csv"),
    "kepala-lain": (f"{FOLDER}/package.json", "hanya tabel .csv"),
    "tabel-di-dalam": (f"{FOLDER}/lama/fakta.csv", "hanya boleh mengubah"),
    "halaman-html": ("content/inovasi/a.html", "hanya boleh ada foto"),
    "svg": ("content/inovasi/a.svg", "hanya boleh ada foto"),
    "arsip-di-dalam": ("content/inovasi/lagi.zip", "hanya boleh ada foto"),
    "cerita-terlalu-dalam": ("content/inovasi/foto/a.md", "langsung di content/inovasi/"),
    "narasi-tanpa-siklus": ("content/narasi/S01.01/pasar.md", "folder siklusnya"),
    "folder-foto": ("content/inovasi/Foto Saya/a.jpg", "Folder foto"),
}
BAD_PATHS = {
    name: Case(naming(path), "KKS-U003", sentence) for name, (path, sentence) in _PATHS.items()
}

NOT_AS_LISTED: dict[str, Case] = {
    "tak-berubah": Case(holding({}, {}, {}), "KKS-U004", "tidak mengubah apa pun"),
    "isi-lain": Case(holding({f"isi/{FACTS}": TABLE + b"\n"}, {FACTS: ""}, {FACTS: sha(TABLE)}),
                     "KKS-U004", "berbeda dari sidik jarinya"),
    "dasar-lain": Case(holding({f"isi/{FACTS}": TABLE, f"dasar/{FACTS}": b"x"},
                               {FACTS: sha(TABLE)}, {FACTS: sha(TABLE)}),
                       "KKS-U004", "berbeda dari sidik jarinya"),
    "tanpa-isi": Case(holding({}, {FACTS: ""}, {FACTS: sha(TABLE)}), "KKS-U004",
                      "tidak ada di dalam arsip"),
    "tanpa-dasar": Case(holding({f"isi/{FACTS}": TABLE}, {FACTS: sha(b"x")}, {FACTS: sha(TABLE)}),
                        "KKS-U004", "tidak ada di dalam arsip"),
    "tak-terdaftar": Case(holding({f"isi/{FACTS}": TABLE, "isi/lain.txt": b""}, {FACTS: ""},
                                  {FACTS: sha(TABLE)}), "KKS-U004", "tidak disebut"),
    "hanya-dasar": Case(holding({f"isi/{FACTS}": TABLE}, {FACTS: "", STORY: ""},
                                {FACTS: sha(TABLE)}), "KKS-U004", "hanya disebut di dasar"),
    "tiada-jadi-tiada": Case(holding({}, {FACTS: ""}, {FACTS: ""}), "KKS-U004",
                             "tidak ada sebelum dan sesudah"),
    "dihapus-tapi-ada": Case(holding({f"isi/{FACTS}": TABLE, f"dasar/{FACTS}": TABLE},
                                     {FACTS: sha(TABLE)}, {FACTS: ""}), "KKS-U004",
                             "kosong menurut usulan.json"),
    "dua-folder": Case(holding({f"isi/{FACTS}": TABLE,
                                "isi/datapackages/daerah/S01.01-lain/fakta.csv": TABLE},
                               {FACTS: "", "datapackages/daerah/S01.01-lain/fakta.csv": ""},
                               {FACTS: sha(TABLE),
                                "datapackages/daerah/S01.01-lain/fakta.csv": sha(TABLE)}),
                       "KKS-U004", "dua folder paket"),
    "kembar-dihapus": Case(holding({f"isi/{STORY}": b"x\n", f"dasar/{STORY.upper()}": b""},
                                   {STORY: "", "content/inovasi/PASAR-bersih.md": sha(b"y")},
                                   {STORY: sha(b"x\n"), "content/inovasi/PASAR-bersih.md": ""}),
                           "KKS-U003", "hanya beda huruf besar"),
    "zip-bernama-tabel": Case(naming(FACTS, zipped([("a", b"\xff\xfe")])), "KKS-U004",
                              "buku kerja atau arsip"),
    "nul-di-tabel": Case(naming(FACTS, b"a,b\n1,\0\n"), "KKS-U004", "bukan teks"),
    "huruf-campur": Case(naming(FACTS, "judul\né".encode() + b"\xe9\n"), "KKS-U004",
                         "Sebagian hurufnya UTF-8"),
    "cp1252-di-kepala": Case(naming(DESCRIPTOR, b'{"title": "Pos\xe9"}\n'), "KKS-U004",
                             "bukan teks UTF-8"),
    "program-bernama-foto": Case(naming(PHOTO, b"MZ\x90\0"), "KKS-U004", "bukan gambar"),
    "svg-bernama-foto": Case(naming(PHOTO, b"<svg onload='x'/>"), "KKS-U004", "bukan gambar"),
}  # fmt: skip

BAD_HEADS: dict[str, Case] = {
    "bukan-json": Case(headed(b"halo"), "KKS-U005", "bukan JSON"),
    "daftar": Case(headed(b"[1]"), "KKS-U005", "bukan JSON"),
    "terlalu-dalam": Case(headed(deep(100_000)), "KKS-U005", "bukan JSON"),
    "angka-panjang": Case(headed(b'{"a": ' + b"9" * 5_000 + b"}"), "KKS-U005", "bukan JSON"),
    "dua-kali": Case(headed(record()[:-1] + b', "kantor": "Lain"}'), "KKS-U005", "dua kali"),
    "bentuk-lain": Case(headed(format="kks-usulan/9"), "KKS-U005", "membaca kks-usulan/1"),
    "isian-lain": Case(headed(hook="curl"), "KKS-U005", "tidak dikenal"),
    "bukan-teks": Case(headed(kantor=["a"]), "KKS-U005", "harus teks"),
    "tanpa-kantor": Case(headed(kantor=" "), "KKS-U005", "kosong"),
    "kantor-dua-baris": Case(headed(kantor="Bappeda\nCo-authored-by: X"), "KKS-U005", "satu baris"),
    "kantor-bersurel": Case(headed(kantor="Bappeda <a@b.id>"), "KKS-U005", "alamat surel"),
    "kantor-bertanda": Case(headed(kantor="Bappeda <b>"), "KKS-U005", "tanda baca biasa"),
    "kantor-pilihan": Case(headed(kantor="--amend"), "KKS-U005", "tanda baca biasa"),
    "kantor-menyebut": Case(headed(kantor="Bappeda @semua"), "KKS-U005", "tanda baca biasa"),
    "kantor-terbalik": Case(headed(kantor="Bappeda\u202e"), "KKS-U005", "tidak tampak"),
    "kantor-bernomor": Case(headed(kantor="Budi 081234567890"), "KKS-U005", "nomor telepon"),
    "kantor-panjang": Case(headed(kantor="a" * 151), "KKS-U005", "paling banyak 150"),
    "pesan-panjang": Case(headed(pesan="a" * 2_001), "KKS-U005", "paling banyak 2000"),
    "pesan-rusak": Case(headed(pesan="\ud800"), "KKS-U005", "huruf yang rusak"),
    "kode": Case(headed(daerah="63"), "KKS-U005", "bukan kode daerah"),
    "kode-jalur": Case(headed(daerah="../S01"), "KKS-U005", "bukan kode daerah"),
    "tanggal": Case(headed(dibuat="2026-02-31"), "KKS-U005", "tidak ada di kalender"),
    "tanggal-lama": Case(headed(dibuat="1969-12-31"), "KKS-U005", "sebelum program ini ada"),
    "daftar-panjang": Case(
        headed(dasar={f"a{i}": "" for i in range(601)}), "KKS-U005", "lebih dari 600 berkas"
    ),
    "surel": Case(headed(surel="a@b --x", izin=True), "KKS-U005", "bukan alamat surel"),
    "izin": Case(headed(izin="ya"), "KKS-U005", "true atau false"),
    "berkas-daftar": Case(headed(berkas=[FACTS]), "KKS-U005", "harus daftar berkas"),
    "sidik-jari": Case(headed(berkas={FACTS: "abc"}), "KKS-U005", "heksadesimal"),
}
CASES = {
    **NO_ARCHIVES, **TOO_MUCH, **BAD_MEMBERS, **BAD_PATHS, **NOT_AS_LISTED, **BAD_HEADS
}  # fmt: skip
