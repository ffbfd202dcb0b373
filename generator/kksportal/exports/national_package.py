"""The descriptor of the national tables: a Data Package whose every column says what it means."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kksportal.addresses import INDICATOR_LIST
from kksportal.compute.score import ASSESSORS
from kksportal.exports.archive import PROFILE
from kksportal.exports.lists import CLAIM, columns_of_list
from kksportal.exports.national import INDICATOR_COLUMNS, MARK, SCORES, SIMULATED, YEAR
from kksportal.model.contract import Column, Shape, schema_field
from kksportal.model.package import PortalInput
from kksportal.model.words import Term
from kksportal.pages.gathered import TableFile
from kksportal.words.portal import PortalInfo

FOLDER = "unduh/nasional/"
OWN = {
    "kode": Term("Kode daerah", "kode daerah, atau provinsi, menurut Kementerian Dalam Negeri"),
    "nama_tatanan": Term("Nama tatanan", "nama tatanan untuk pembaca"),
    MARK: Term("Jenis data", "hanya pada tabel simulasi: setiap baris berisi “simulasi”"),
    "daerah": Term("Daerah", "nama kabupaten atau kota; kosong bila barisnya tentang provinsi"),
    "provinsi": Term("Provinsi", "nama provinsinya"),
    "indikator": Term("Indikator", "kode indikator; namanya ada di daftar indikator siklus itu"),
    CLAIM: Term(
        "Keterangan",
        "disebut-sumber: pernyataan tentang satu siklus; diragukan: tidak dihitung, alasannya "
        "disebut; tidak-meraih: dinilai tanpa penghargaan; tidak-dinilai: menurut sumber; "
        "tanpa-siklus: pernyataan daerah yang tidak menyebut tahunnya",
    ),
    "sumber_judul": Term("Judul sumber", "judul sumber yang mengatakannya"),
    "sumber_penerbit": Term("Penerbit sumber", "yang menerbitkan sumber itu"),
    "sumber_tanggal_terbit": Term("Sumber terbit", "tanggal sumber terbit, seteliti diketahui"),
    "sumber_tautan": Term("Tautan sumber", "alamat sumber di web"),
    "capaian_per_tanggal": Term("Nilai berlaku pada", "saat keadaan yang disebut nilai berlaku"),
    "capaian_sumber": Term("Sumber nilai", "kode sumber nilai; beberapa dipisah titik koma"),
    "capaian_keadaan": Term(
        "Mengapa nilai kosong",
        "sebab nilai kosong, atau “berbeda” bila sumber menyebut nilai yang berlainan",
    ),
}
_WHO = {"mandiri": "daerah sendiri", "provinsi": "tim provinsi", "pusat": "tim pusat"}
_SCORE = {
    "skor": ("Skor dari", "skor terakhir dari"),
    "per_tanggal": ("Hari skor dari", "tanggal skor dari"),
    "sumber": ("Sumber skor dari", "kode sumber skor dari"),
    "keadaan": ("Mengapa kosong, skor dari", "sebab kosongnya skor dari"),
}


def national_package(
    data: PortalInput, tables: Sequence[TableFile], info: PortalInfo, terms: Mapping[str, Term]
) -> bytes:
    """The descriptor of every national table that there is, in the order of the page of data."""
    descriptor = {
        "$schema": PROFILE,
        "name": "kks-nasional",
        "title": f"Tabel nasional {info.name}",
        "description": "Data simulasi." if info.simulated else "Satu baris membawa kode sumbernya.",
        **({"homepage": info.url} if info.url else {}),
        "licenses": [{"title": info.licence.label, "path": info.licence.href}],
        "contributors": [{"title": info.office or info.name}],
        "resources": [*_tables(tables, terms), *_indicators(data, terms)],
    }
    return (json.dumps(descriptor, ensure_ascii=False, indent=1) + "\n").encode()


def term_of(name: str, terms: Mapping[str, Term]) -> Term:
    """A column of any national table as people read it, and what it means.

    Raises KeyError for a column that nobody explained.
    """
    if name in OWN:
        return OWN[name]
    if name in SCORES:
        who, _, what = name.partition("_")
        title, meaning = _SCORE[what]
        return Term(f"{title} {_WHO[who]}", f"{meaning} {_WHO[who]}; tidak pernah digabung")
    if name.startswith(YEAR):
        year = name.removeprefix(YEAR)
        return Term(f"Nilai {year}", f"nilai pada tahun {year}, atau kriteria yang dipenuhi")
    return terms[name]


def _tables(tables: Sequence[TableFile], terms: Mapping[str, Term]) -> Iterator[dict[str, Any]]:
    for one in tables:
        rules = {} if one.cycle else columns_of_list(one.tatanan)
        label = f"{one.tatanan} {one.cycle}".strip()
        about = f"Data simulasi: {label}" if one.simulated else label[:1].upper() + label[1:]
        yield _resource(one.address, about, one.columns, rules, terms) | (
            {SIMULATED: True} if one.simulated else {}
        )


def _indicators(data: PortalInput, terms: Mapping[str, Term]) -> Iterator[dict[str, Any]]:
    for cycle in (one for one, framework in data.frameworks.items() if framework.indikator):
        yield _resource(
            INDICATOR_LIST(cycle), f"Daftar indikator {cycle}", INDICATOR_COLUMNS, {}, terms
        )


def _resource(
    address: str,
    title: str,
    columns: Sequence[str],
    rules: Mapping[str, Column],
    terms: Mapping[str, Term],
) -> dict[str, Any]:
    path = address.removeprefix(FOLDER)
    return {
        "name": path.removesuffix(".csv").replace("/", "-"),
        "title": title,
        "path": path,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fieldsMatch": "exact",
            "missingValues": [""],
            "fields": [
                schema_field(name, _rule(name, rules), term_of(name, terms)) for name in columns
            ],
        },
    }


def _rule(name: str, rules: Mapping[str, Column]) -> Column:
    """The rule of a column; numbers of joined tables stay text, since rivals share a cell."""
    if name == "kode":
        return Column(required=True)
    rule = rules.get(name, Column())
    numeric = rule.shape in (Shape.DESIMAL, Shape.BULAT)
    return Column(shape=rule.shape if numeric else Shape.TEKS, required=rule.required)


assert len(SCORES) == len(ASSESSORS) * len(_SCORE)
