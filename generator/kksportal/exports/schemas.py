"""The JSON Schemas of our records, made from the data contract. Keys stay as they are.

The meanings of columns and tables come from the glossary (docs/glosarium.csv), as an argument.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from kksportal.addresses import SCHEMA
from kksportal.compute.score import ASSESSORS
from kksportal.exports.rows import MEANS
from kksportal.exports.schema_words import (
    Meanings,
    Schema,
    choice,
    group,
    many,
    record,
    table,
    text,
    whole,
    yes_no,
)
from kksportal.model.award_rows import PENGHARGAAN, TANPA
from kksportal.model.contract import PATTERNS, Shape
from kksportal.model.rows import DISTRICT
from kksportal.model.words import Term
from kksportal.words.portal import PortalInfo

DRAFT = "https://json-schema.org/draft/2020-12/schema"
_STABLE = (
    "Kunci yang ada tidak berganti nama atau arti selama alamatnya api/v1; kunci baru dapat "
    "bertambah, jadi abaikan kunci yang tidak dikenal. Kunci yang tidak ada berarti tidak "
    "disebut. Alamat tanpa https:// dihitung dari “dasar”, atau dari akar situs bila kosong."
)
_CYCLE = PATTERNS[Shape.SIKLUS]
_CODE = r"S?[0-9]{2}\.[0-9]{2}"
_DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_SOURCE_IDS = many("kode sumber; lihat tabel sumber", text("kode sumber", PATTERNS[Shape.KODE]))


def schemas(info: PortalInfo, terms: Mapping[str, Term]) -> dict[str, Schema]:
    """Every published schema by its address; each of its keys has a title and a description."""
    meanings = {name: term.meaning for name, term in terms.items()}
    bodies = {
        "index": _index(meanings),
        "daerah": _district(meanings),
        "penghargaan": _awards(meanings),
    }
    return {
        SCHEMA(name): {"$schema": DRAFT, "$id": f"{info.url or '/'}{SCHEMA(name)}"}
        | titled(body, terms)
        for name, body in bodies.items()
    }


def titled(schema: Any, terms: Mapping[str, Term]) -> Any:
    """A schema whose keys all have titles: their terms, or else their names as words."""
    if isinstance(schema, list):
        return [titled(one, terms) for one in schema]
    if not isinstance(schema, dict):
        return schema
    whole = {key: titled(value, terms) for key, value in schema.items() if key != "properties"}
    if "properties" in schema:
        whole["properties"] = {
            name: {"title": title_of(name, terms)} | titled(own, terms)
            for name, own in schema["properties"].items()
        }
    return {key: whole[key] for key in schema}


def title_of(name: str, terms: Mapping[str, Term]) -> str:
    """A key as people read it."""
    plain = name.replace("_", " ").replace("-", " ")
    return terms[name].title if name in terms else plain[:1].upper() + plain[1:]


def _head(meaning: str, keys: Schema, optional: Iterable[str] = ()) -> Schema:
    first = {
        "skema": text("alamat skema berkas ini"),
        "simulasi": yes_no("true bila isinya data simulasi (rekaan)"),
        "dasar": text("alamat dasar portal; kosong bila portal tidak tahu alamatnya sendiri"),
        "portal": text("nama portal"),
        "lisensi": record(
            "lisensi data", {"nama": text("nama lisensi"), "tautan": text("alamat lisensi")}
        ),
    }
    return record(f"{meaning} {_STABLE}", first | keys, optional) | {"title": meaning}


def _region() -> Schema:
    return {
        "kode": text("kode daerah; SNN.NN untuk daerah simulasi", _CODE),
        "slug": text("kode tetap dan alamat daerah", PATTERNS[Shape.KODE]),
        "nama": text("nama daerah"),
        "jenis": choice("jenis daerah", ("kabupaten", "kota")),
        "provinsi": record(
            "provinsi daerah",
            {
                "kode": text("kode provinsi", "S?[0-9]{2}"),
                "slug": text("kode tetap provinsi", PATTERNS[Shape.KODE]),
                "nama": text("nama provinsi"),
            },
        ),
    }


def _files() -> Schema:
    return record(
        "berkas yang dapat diambil",
        {"zip": text("paket data: CSV dan datapackage.json"), "xlsx": text("buku kerja Excel")},
    )


def _index(meanings: Meanings) -> Schema:
    listed = _region() | {
        "simulasi": yes_no("true bila daerah rekaan"),
        "ada_paket": yes_no("apakah daerah punya paket data; bila tidak, tidak ada unduhannya"),
        "halaman": text("halaman daerah"),
        "diperbarui": text("hari data daerah terakhir berubah", _DAY),
        "data": text("catatan daerah untuk mesin (JSON)"),
        "unduhan": _files(),
    }
    one_table = {
        "tatanan": text("kode tetap tatanan", PATTERNS[Shape.KODE]),
        "nama": text("nama tatanan"),
        "simulasi": yes_no("true bila isinya data simulasi"),
        "alamat": text("alamat CSV"),
        "baris": whole("banyak baris tanpa kepala"),
        "bita": whole("ukuran berkas"),
    }
    cycle = {
        "siklus": text(meanings["siklus"], _CYCLE),
        "kerangka": text("halaman instrumen dan syarat siklus"),
        "penghargaan": text("catatan hasil penghargaan (JSON)"),
        "indikator": text("CSV daftar indikator siklus"),
        "tabel": many("tabel nasional per tatanan", record("satu tabel nasional", one_table)),
    }
    return _head(
        "Daftar semua daerah dan siklus.",
        {
            "diperbarui": text("hari data terakhir berubah", f"({_DAY})?"),
            "atribusi": text("cara menyebut asal data"),
            "skema_terbitan": {
                "description": "alamat skema tiap jenis berkas",
                "type": "object",
                "additionalProperties": text("alamat skema"),
            },
            "siklus": many("siklus, terbaru dahulu", record(
                "satu siklus", cycle, ("kerangka", "penghargaan", "indikator", "tabel"))),
            "daftar": many("daftar nasional semua siklus", record("satu daftar nasional", {
                "nama": text("isi daftar", PATTERNS[Shape.KODE]),
                "simulasi": yes_no("true bila isinya data simulasi"),
                "alamat": text("alamat CSV"),
                "baris": whole("banyak baris tanpa kepala"),
                "bita": whole("ukuran berkas"),
            })),
            "daerah": many("semua daerah", record(
                "satu daerah", listed, ("diperbarui", "data", "unduhan"))),
        },
    )  # fmt: skip


def _award(more: Schema, meanings: Meanings) -> Schema:
    keys = more | {
        "keadaan": choice("ada; berbeda: sumber menyebut predikat yang berlainan; diragukan; "
                          "tidak-meraih: dinilai tanpa penghargaan; atau tidak-dinilai",
                          ("ada", "berbeda", "diragukan", *TANPA)),
        "teks": text("penghargaan dengan kata-kata"),
        "predikat": many(meanings["predikat"], text("kode predikat", PATTERNS[Shape.KODE])),
        "sumber": _SOURCE_IDS,
        "catatan": text("keterangan"),
        "keputusan": many("keputusan yang mendasarinya; tidak ada bila belum ditemukan", record(
            "satu keputusan", {
                "nomor": text("jenis dan nomornya"),
                "tanggal": text("tanggalnya", PATTERNS[Shape.TANGGAL]),
                "sumber": text("kode sumber yang menyebutnya", PATTERNS[Shape.KODE]),
            }, ("tanggal",))),
        "kerangka": text("halaman instrumen dan syarat siklus itu; tidak ada bila belum diketahui"),
        "saat_itu": record("sebutan daerah waktu itu, bila kini berbeda", {
            "kode": text("kode daerah waktu itu", _CODE),
            "nama": text("nama daerah waktu itu"),
            "provinsi": text("nama provinsinya waktu itu"),
        }),
    }  # fmt: skip
    optional = ("catatan", "keputusan", "kerangka", "saat_itu")
    return record("penghargaan menurut sumber", keys, optional)


def _district(meanings: Meanings) -> Schema:
    tables = {
        ("klaim_penghargaan" if res.name == "penghargaan" else res.name): table(
            res, meanings, "pernyataan daerah tentang penghargaan tanpa tahun"
            if res.name == "penghargaan" else "")
        for res in DISTRICT
    }  # fmt: skip
    score = {
        "siklus": text(meanings["siklus"], _CYCLE),
        "tatanan": text("kode tetap tatanan, atau semua", PATTERNS[Shape.KODE]),
        "penilai": choice(meanings["penilai"], ASSESSORS),
        "terisi": whole("banyak indikator yang berskor"),
        "dari": whole("banyak indikator dalam instrumen"),
        "nilai": {"description": "rerata skor yang terisi", "type": "number"},
        "berbeda": whole("banyak skor yang sumbernya berbeda; tidak ikut dihitung"),
        "tahap": text("tahap terakhir yang memberi skor", PATTERNS[Shape.KODE]),
        "per_tanggal": text(meanings["per_tanggal"], PATTERNS[Shape.TANGGAL]),
        "sumber": _SOURCE_IDS,
    }
    pages = {
        name: text(f"halaman {name}")
        for name in ("utama", "kelembagaan", "penghargaan", "inovasi", "sumber")
    }
    pages["tatanan"] = {
        "description": "halaman tiap tatanan",
        "type": "object",
        "additionalProperties": text("alamat halaman"),
    }
    own = {
        "diperbarui": text("hari data terakhir berubah", _DAY),
        "siklus": text("siklus yang ditampilkan", _CYCLE),
        "atribusi": text("cara menyebut asal data"),
        "halaman": record(
            "alamat tetap halaman daerah; yang tidak berisi tidak ada",
            pages,
            optional=("kelembagaan", "penghargaan", "inovasi", "tatanan"),
        ),
        "unduhan": _files(),
        "narasi": _narratives(meanings),
        "nilai_hitungan": many(
            "rerata hitungan portal, tiap penilai sendiri; tidak dicampur dengan nilai_tatanan",
            group(score, MEANS, ("tahap", "per_tanggal")),
        ),
        "penghargaan": many("penghargaan menurut sumber; yang tidak ada berarti belum ditemukan",
            _award({"siklus": text(meanings["siklus"], _CYCLE),
                    "berkas": text("catatan penghargaan siklus itu; ada bila nyata")}, meanings)),
    }  # fmt: skip
    optional = ["narasi", *(name for name in tables if name != "sumber")]
    return _head("Semua yang dikatakan portal tentang satu daerah.",
                 _region() | own | tables, optional)  # fmt: skip


def _narratives(meanings: Meanings) -> Schema:
    photo = {
        "alamat": text("alamat fotonya"),
        "alt": text("yang tampak di foto"),
        "kredit": text("yang membuatnya; kosong bila tidak disebut"),
    }
    film = {
        "judul": text("judul video"),
        "alamat": text("alamat videonya, di portal ini atau di situs lain"),
        "detik": whole("lamanya"),
        "transkrip": text("isinya dengan kata-kata, atau alamat teks itu"),
    }
    own = {
        "siklus": text(meanings["siklus"], _CYCLE),
        "tatanan": text(meanings["tatanan"], PATTERNS[Shape.KODE]),
        "penulis": text("yang menulis"),
        "tanggal": text("hari ditulis", _DAY),
        "isi": text("narasinya, dalam Markdown"),
        "perangkat_daerah": many(meanings["perangkat_daerah"], text("perangkat daerah")),
        "foto": many("foto narasi", record("satu foto", photo)),
        "video": many("video narasi", record("satu video", film, ("transkrip",))),
    }
    return many(
        "narasi tatanan, satu tiap siklus dan tatanan",
        record("satu narasi", own, ("perangkat_daerah", "foto", "video")),
    )


def _awards(meanings: Meanings) -> Schema:
    region = {"kode": text("kode daerah", _CODE), "nama": text("nama daerah")}
    own = {
        "siklus": text(meanings["siklus"], _CYCLE),
        "diperbarui": text("hari data terakhir berubah", _DAY),
        "halaman": text("halaman penghargaan siklus"),
        "kerangka": text("halaman instrumen dan syarat siklus itu"),
        "catatan": text("cara membaca daftar ini"),
        "cakupan": record(
            "tiap daerah dihitung sekali; bagian-bagiannya berjumlah semua daerah",
            {
                "daerah": whole("semua kabupaten dan kota"),
                "ditemukan": whole("penerima menurut sumber"),
                "berbeda": whole("penerima yang predikatnya berbeda antar sumber"),
                "diragukan": whole("disebut, tetapi diragukan; tidak dihitung"),
                "tidak_meraih": whole("menurut sumber dinilai, tetapi tidak meraih"),
                "tidak_dinilai": whole("menurut sumber tidak dinilai"),
                "belum_ditemukan": whole("belum ditemukan sumbernya; belum tentu tidak menerima"),
            },
        ),
        "daerah": many(
            "penerima menurut sumber, satu catatan tiap daerah", _award(region, meanings)
        ),
    }
    tables = {res.name: table(res, meanings) for res in PENGHARGAAN}
    return _head("Hasil penghargaan satu siklus menurut sumber.", own | tables,
                 ["kerangka", *(name for name in tables if name != "sumber")])  # fmt: skip
