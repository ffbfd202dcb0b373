"""A small portal in memory for tests of the checks: two cycles, four places, and sound rows."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from kksportal.errors import Finding
from kksportal.model.package import (
    FrameworkPackage,
    Head,
    PortalInput,
    RegionPackage,
    Story,
    VocabularyPackage,
)
from kksportal.validate.known import Known
from kksportal.validate.portal import check_package
from tests.builders import head, package

CODE, FOLDER = "63.11", "datapackages/daerah/63.11-kabupaten-balangan"
DISTRICT = head("daerah", folder=FOLDER, code=CODE)
FRAMEWORK = head("kerangka", folder="datapackages/kerangka/2025")
AWARDS = head("penghargaan", folder="datapackages/penghargaan/2025")
REGIONS = head("wilayah", folder="datapackages/wilayah", cycle="")
WORDS = head("kosakata", folder="datapackages/kosakata", cycle="")
HEADS = {
    "daerah": DISTRICT,
    "kerangka": FRAMEWORK,
    "penghargaan": AWARDS,
    "wilayah": REGIONS,
    "kosakata": WORDS,
}
Cells = dict[str, str]
FindingPlace = tuple[str, str, int, str]

# One sound row for each table that a rule speaks of, by the kind of its package.
SOUND: dict[str, dict[str, Cells]] = {
    "daerah": {
        "fakta": {"subjek": CODE, "ukuran": "odf-desa", "sifat": "capaian", "nilai": "85",
                  "satuan": "persen"},
        "pernyataan": {"id": "satu", "subjek": CODE, "pokok": "tahap", "isi": "Berharap."},
        "keikutsertaan": {"subjek": CODE, "status": "dinilai"},
        "kegiatan": {"id": "rapat", "jenis": "pertemuan", "judul": "Rapat",
                     "status": "terlaksana"},
        "pengampu": {"tatanan": "semua", "perangkat_daerah": "Dinas Kesehatan"},
        "capaian": {"siklus": "2025", "indikator": "T1.01", "tahun": "2024", "nilai": "85",
                    "satuan": "persen"},
        "penilaian": {"siklus": "2025", "indikator": "T1.01", "penilai": "mandiri",
                      "tahap": "mandiri", "skor": "50"},
        "nilai_tatanan": {"tatanan": "pasar", "penilai": "pusat", "nilai": "85",
                          "satuan": "persen"},
        "kelembagaan": {"siklus": "2025", "komponen": "forum", "butir": "sk", "wilayah": CODE,
                        "ada": "ya"},
        "bukti": {"id": "sk-forum", "siklus": "2025", "jenis": "sk", "judul": "SK forum",
                  "publik": "ya"},
        "tahapan": {"siklus": "2025", "tahap": "mandiri", "status": "selesai"},
        "perbaikan": {"siklus": "2025", "status": "diminta"},
        "renstra": {"siklus": "2025", "indikator": "T1.01", "perangkat_daerah": "Dinas Kesehatan"},
        "inovasi": {"id": "bank-sampah", "judul": "Bank sampah", "tatanan": "pasar",
                    "tatanan_oleh": "sumber"},
        "penghargaan": {"siklus_teks": "tiga periode", "predikat": "padapa"},
    },
    "kerangka": {
        "tatanan": {"id": "pasar", "kode": "T1", "nomor": "1", "nama": "Pasar"},
        "indikator": {"kode": "T1.01", "tatanan": "pasar", "nomor": "1", "nama": "Kios",
                      "jenis": "persen"},
        "skala": {"indikator": "T1.01", "langkah": "1", "skor": "50"},
        "butir_kelembagaan": {"komponen": "forum", "butir": "sk", "nama_komponen": "Forum",
                              "nama_butir": "SK"},
        "tahap": {"id": "mandiri", "urutan": "1", "nama": "Mandiri"},
        "syarat": {"siklus": "2025", "predikat": "padapa", "butir": "odf", "ukuran": "odf-desa",
                   "uji": "paling-sedikit", "nilai": "80", "satuan": "persen"},
        "padanan": {"siklus_lama": "2023", "kode_lama": "T1.01", "kode_baru": "T1.02",
                    "hubungan": "berubah"},
    },
    "penghargaan": {
        "penerima": {"siklus": "2025", "tingkat": "nasional", "wilayah": CODE,
                     "penghargaan": "swasti-saba", "predikat": "padapa"},
        "diragukan": {"siklus": "2025", "tingkat": "nasional", "wilayah": CODE,
                      "penghargaan": "swasti-saba", "alasan": "Tahunnya lain."},
        "tanpa_penghargaan": {"siklus": "2025", "tingkat": "nasional", "wilayah": CODE,
                              "status": "tidak-meraih"},
        "keputusan": {"id": "sk-satu", "siklus": "2025", "nomor_keputusan": "SK 1"},
        "ringkasan": {"siklus": "2025", "cakupan": "nasional", "ukuran": "odf-desa",
                      "predikat": "padapa", "jumlah": "9"},
        "acara": {"siklus": "2025"},
        "pertentangan": {"id": "jumlah", "siklus": "2025", "wilayah": CODE, "pokok": "Jumlah",
                         "isi": "Dua angka."},
    },
    "wilayah": {
        "provinsi": {"id": "kalsel", "kode": "63", "nama": "Kalimantan Selatan"},
        "daerah": {"id": "kabupaten-balangan", "kode": CODE, "provinsi": "kalsel",
                   "nama": "Balangan", "jenis": "kabupaten", "zona": "WITA"},
        "kecamatan": {"id": "kabupaten-balangan.juai", "kode": "63.11.01",
                      "daerah": "kabupaten-balangan", "nama": "Juai"},
        "nama_lama": {"wilayah": "kabupaten-balangan", "nama": "Kabupaten Lama",
                      "berlaku_sampai": "2018"},
    },
}  # fmt: skip

# The tables of the same package that a table refers to.
NEEDS = {
    "indikator": ("tatanan",),
    "skala": ("tatanan", "indikator"),
    "daerah": ("provinsi",),
    "kecamatan": ("provinsi", "daerah"),
    "nama_lama": ("provinsi", "daerah"),
}


def _named(*ids: str) -> list[Cells]:
    return [{"id": one, "nama": one} for one in ids]


def vocabulary() -> VocabularyPackage:
    """Every word that the sound rows use, and a neighbour of some."""
    measures = {"keluarga": "odf", "dasar": "desa", "waktu": "posisi"}
    made = package(
        "kosakata",
        about=WORDS,
        ukuran=[one | measures for one in _named("odf-desa", "odf-rumah-tangga")],
        pokok=_named("tahap", "dana"),
        predikat=_named("padapa", "wiwerda"),
        satuan=_named("persen", "desa", "ton", "orang"),
        jenis_kegiatan=_named("pertemuan", "kunjungan"),
        tatanan=_named("pasar", "pariwisata"),
    )
    assert isinstance(made, VocabularyPackage)
    return made


def regions() -> RegionPackage:
    """Balangan with two kecamatan, Banjar beside it, and Bone in another province."""
    place = {"jenis": "kabupaten", "zona": "WITA"}
    made = package(
        "wilayah",
        about=REGIONS,
        provinsi=[
            {"id": "kalsel", "kode": "63", "nama": "Kalimantan Selatan"},
            {"id": "sulsel", "kode": "73", "nama": "Sulawesi Selatan"},
        ],
        daerah=[
            place | {"id": name, "kode": code, "nama": name, "provinsi": province}
            for name, code, province in (
                ("kabupaten-balangan", CODE, "kalsel"),
                ("kabupaten-banjar", "63.03", "kalsel"),
                ("kabupaten-bone", "73.08", "sulsel"),
            )
        ],
        kecamatan=[
            {"id": f"kabupaten-balangan.{name}", "kode": code, "nama": name,
             "daerah": "kabupaten-balangan"}
            for name, code in (("juai", "63.11.01"), ("halong", "63.11.02"))
        ],
    )  # fmt: skip
    assert isinstance(made, RegionPackage)
    return made


def framework(cycle: str, **tables: Any) -> FrameworkPackage:
    """The framework of a cycle in its own folder."""
    about = head("kerangka", folder=f"datapackages/kerangka/{cycle}", cycle=cycle)
    made = package("kerangka", about=about, **tables)
    assert isinstance(made, FrameworkPackage)
    return made


def frameworks() -> dict[str, FrameworkPackage]:
    """2025 in full, 2023 with indicators alone, 2021 with nothing but its package."""
    plain = SOUND["kerangka"]
    codes = (("T1.01", "1"), ("T1.02", "2"))
    items = (("forum", "sk"), ("forum", "rencana"), ("tim", "anggaran"))
    steps = (("T1.01", "1", "0"), ("T1.01", "2", "50"), ("T1.01", "3", "100"))
    return {
        "2021": framework("2021"),
        "2023": framework("2023", tatanan=[plain["tatanan"]], indikator=[plain["indikator"]]),
        "2025": framework(
            "2025",
            tatanan=[plain["tatanan"]],
            indikator=[plain["indikator"] | {"kode": k, "nomor": n} for k, n in codes],
            skala=[{"indikator": i, "langkah": step, "skor": s} for i, step, s in steps],
            butir_kelembagaan=[
                plain["butir_kelembagaan"] | {"komponen": c, "butir": b} for c, b in items
            ],
            tahap=[plain["tahap"], {"id": "provinsi", "urutan": "2", "nama": "Provinsi"}],
        ),
    }


def story(**parts: Any) -> Story:
    """A sound story of Balangan."""
    plain: dict[str, Any] = {
        "slug": "bank-sampah",
        "path": "content/inovasi/bank-sampah.md",
        "title": "Bank sampah",
        "region": CODE,
        "cycle": "2025",
        "tatanan": ("pasar",),
        "body": "Isi.",
        "line": 10,
    }
    return Story(**plain | parts)


def portal(**parts: Any) -> PortalInput:
    """The whole small portal; parts replace its own."""
    plain: dict[str, Any] = {
        "vocabulary": vocabulary(),
        "regions": (regions(),),
        "frameworks": frameworks(),
        "awards": (),
        "districts": {},
        "stories": (story(),),
    }
    return PortalInput(**plain | parts)


KNOWN = Known.of(portal())


def judged(
    table: str, *changes: Cells, kind: str = "daerah", about: Head | None = None, **others: Any
) -> tuple[Finding, ...]:
    """The findings about a package of a kind with one table: its sound row, changed so."""
    plain = SOUND[kind][table]
    tables = {name: [SOUND[kind][name]] for name in NEEDS.get(table, ())} | others
    tables[table] = [plain | one for one in changes]
    made = package(kind, about=about or HEADS[kind], **tables)
    return check_package(made, KNOWN)


def places(findings: tuple[Finding, ...]) -> list[FindingPlace]:
    """The code, file, line and column of each finding."""
    return [(f.kind.code, f.path.rpartition("/")[2], f.row, f.column) for f in findings]


def only(findings: tuple[Finding, ...]) -> Finding:
    """The one finding there is."""
    assert len(findings) == 1, findings
    return findings[0]


def simulated(about: Head, **parts: Any) -> Head:
    """The same head under the mark of simulation."""
    return replace(about, simulated=True, **parts)
