"""The kinds of faults of a finished site, with their Indonesian texts.

They are not in the table of `findings.py`: that table is about data and texts, which an owner can
mend, is printed on /temuan/, and stops a build. A fault of a finished site shows after the build,
here or at the host, and is mostly a bug of the program.
"""

from __future__ import annotations

from enum import Enum

from kksportal.errors import FindingKind, Severity

MOST_BYTES = 25_000_000  # the largest file that every host accepts
_GALAT, _PERINGATAN = Severity.GALAT, Severity.PERINGATAN


def _fault(
    number: int, title: str, meaning: str, advice: str, level: Severity = _GALAT
) -> FindingKind:
    return FindingKind(
        code=f"KKS-S{number:03}", severity=level, title=title, meaning=meaning, advice=advice
    )


class Fault(Enum):
    """Each kind of fault that the audit knows; codes are permanent."""

    DEAD_LINK = _fault(
        1, "Tautan mati", "Tautan menunjuk berkas yang tidak ada di situs ini.",
        "Betulkan tautannya di naskah atau templat, lalu bangun lagi",
    )  # fmt: skip
    DEAD_PART = _fault(
        2, "Tautan ke bagian yang tidak ada", "Halamannya ada, bagian sesudah tanda # tidak.",
        "Betulkan bagian sesudah tanda #, lalu bangun lagi",
    )  # fmt: skip
    DOUBLE_ADDRESS = _fault(
        3, "Alamat ganda", "Dua berkas menjawab satu alamat: host memilih salah satunya.",
        "Hapus salah satunya, atau beri nama lain pada naskahnya",
    )  # fmt: skip
    DOUBLE_ID = _fault(
        4, "Id ganda", "Satu id dipakai dua kali pada satu halaman.",
        "Bedakan judul bagiannya, lalu bangun lagi",
    )  # fmt: skip
    NO_SOURCE = _fault(
        5, "Angka tanpa sumber", "Setiap angka menyebut sumbernya.",
        "Bangun lagi; bila tetap, laporkan halaman ini sebagai kesalahan program",
    )  # fmt: skip
    NO_VALUE = _fault(
        6, "Angka tanpa nilai", "Tanda angka tidak membawa nilai untuk mesin.",
        "Bangun lagi; bila tetap, laporkan halaman ini sebagai kesalahan program",
    )  # fmt: skip
    MISSING_WITH_VALUE = _fault(
        7, "Yang belum ada membawa nilai", "Angka yang belum ada tidak boleh bernilai.",
        "Bangun lagi; bila tetap, laporkan halaman ini sebagai kesalahan program",
    )  # fmt: skip
    OTHER_HOST = _fault(
        8, "Memuat dari host lain", "Portal tidak memuat apa pun dari situs lain.",
        "Simpan berkasnya di portal, atau hapus yang memuatnya",
    )  # fmt: skip
    LOAD_MISSING = _fault(
        9, "Memuat berkas yang tidak ada", "Gambar, gaya, atau skrip ini tidak ada di situs ini.",
        "Bangun lagi dengan kks build --no-cache",
    )  # fmt: skip
    INLINE_CODE = _fault(
        10, "Gaya atau skrip sebaris", "Gaya dan skrip hanya ada di berkasnya sendiri.",
        "Hapus dari naskah atau templat, lalu bangun lagi",
    )  # fmt: skip
    BONES = _fault(
        11, "Kerangka halaman tidak utuh", "Halaman punya satu judul, satu <main>, dan satu <h1>.",
        "Betulkan naskah atau templatnya, lalu bangun lagi",
    )  # fmt: skip
    SIMULATED_UNMARKED = _fault(
        12, "Halaman simulasi tidak bertanda lengkap",
        "Halaman simulasi bertanda bagi orang dan mesin, dan ditolak mesin pencari.",
        "Bangun lagi; jangan terbitkan halaman ini",
    )  # fmt: skip
    TOO_LARGE = _fault(
        13, "Berkas terlalu besar", "Banyak host menolak berkas di atas 25 MB.",
        "Kecilkan sumbernya, atau bangun tanpa unduhan: kks build --no-downloads",
    )  # fmt: skip
    NOT_THERE = _fault(
        14, "Berkas hilang", "Daftar berkas situs menyebut berkas yang tidak ada.",
        "Bangun lagi, atau salin situsnya seutuhnya",
    )  # fmt: skip
    NOT_LISTED = _fault(
        15, "Berkas asing", "Berkas ini tidak ada di daftar berkas situs.",
        "Pindahkan bila bukan bagian portal; kks build tidak menimpanya", _PERINGATAN,
    )  # fmt: skip
    UNREADABLE = _fault(
        16, "Berkas tidak terbaca", "Isi situs hanya berkas biasa, dan halaman berupa teks UTF-8.",
        "Bangun lagi; periksa hak baca dan tautan simbolik di folder situs",
    )  # fmt: skip
