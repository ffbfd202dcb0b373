"""Units of figures: which count whole things, and which are scales with fractions."""

from __future__ import annotations

COUNTED = frozenset((
    "indikator", "tatanan", "siklus", "desa", "kelurahan", "desa-kelurahan", "kecamatan",
    "kabupaten", "kota", "kabupaten-kota", "provinsi", "kepala-keluarga", "rumah-tangga", "orang",
    "perangkat-daerah", "forum", "kelompok-kerja", "unit", "kasus", "fasilitas", "kunjungan",
    "slide", "perusahaan", "titik", "daya-tarik-wisata", "pasar", "ruas", "kantin", "sekolah",
    "kartu", "dermaga", "toilet", "kantong", "rukun-tetangga", "latihan", "inovasi",
))  # fmt: skip
SCALES = ("", "persen", "nilai", "poin")  # units in which three decimals are common
