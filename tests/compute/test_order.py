"""Rows have no order: whoever sorts a table, or names sources otherwise, changes no answer."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kksportal.compute.awards import award_map
from kksportal.compute.district import DistrictResult, compute_district
from kksportal.compute.shared import compute_shared
from kksportal.model.claim import Agreed, Disputed
from kksportal.model.package import AwardPackage, DistrictPackage, PortalInput
from tests.builders import CODE, district, framework, head, package

FACT = {"subjek": CODE, "ukuran": "odf-desa", "sifat": "capaian", "satuan": "persen"}
SCORE = {"siklus": "2025", "penilai": "pusat", "tahap": "pusat"}
DISTRICT = district(
    fakta=[
        FACT | {"nilai": "79", "per_tanggal": "2025-10", "sumber": "a"},
        FACT | {"nilai": "79.21", "per_tanggal": "2025-10-22", "sumber": "b"},
        FACT | {"nilai": "160", "dari": "202", "satuan": "desa-kelurahan", "sumber": "c"},
        FACT | {"nilai": "78.9", "per_tanggal": "2025-10", "sumber": "d"},
        FACT | {"ukuran": "odf-dusun", "keadaan": "belum-ada", "catatan": "x", "sumber": "b"},
        FACT | {"ukuran": "odf-dusun", "keadaan": "ditahan", "catatan": "y", "sumber": "a"},
    ],
    capaian=[
        {"siklus": "2025", "indikator": "T1.01", "tahun": "2025", "kriteria": "Ada"},
        {"siklus": "2025", "indikator": "T1.01", "tahun": "2025", "kriteria": "Tidak ada",
         "sumber": "b"},
        {"siklus": "2025", "indikator": "T1.02", "tahun": "2025", "keadaan": "ditahan",
         "sumber": "b"},
        {"siklus": "2025", "indikator": "T1.02", "tahun": "2025", "keadaan": "belum-ada"},
    ],
    penilaian=[
        SCORE | {"indikator": "T1.01", "skor": "70"},
        SCORE | {"indikator": "T1.01", "skor": "75", "sumber": "b"},
        SCORE | {"indikator": "T1.02", "skor": "100"},
        SCORE | {"indikator": "T1.02", "skor": "50", "tahap": "mandiri"},
    ],
    nilai_tatanan=[
        {"siklus": "2025", "tatanan": "pasar", "penilai": "pusat", "nilai": "91", "sumber": "b"},
        {"siklus": "2025", "tatanan": "pasar", "penilai": "pusat", "nilai": "91.2"},
    ],
    kelembagaan=[
        {"siklus": "2025", "komponen": "forum", "butir": "sk", "wilayah": f"{CODE}.0{n}",
         "tahun": year, "ada": told, "sumber": by}
        for n, year, told, by in (
            (1, "2024", "ya", "a"), (1, "2025", "ya", "b"), (2, "2025", "ya", "a"),
            (2, "2025", "tidak", "b"), (3, "2024", "tidak", "a"), (3, "2025", "ya", "b"),
        )
    ],
    tahapan=[
        {"siklus": "2025", "tahap": "pusat", "status": "berlangsung", "per_tanggal": "2025-08"},
        {"siklus": "2025", "tahap": "pusat", "status": "selesai", "per_tanggal": "2025-09"},
        {"siklus": "2025", "tahap": "pusat", "status": "selesai", "per_tanggal": "2025-09",
         "sumber": "b", "selesai": "2025-09-03"},
        {"siklus": "2025", "tahap": "mandiri", "status": "selesai"},
    ],
    perbaikan=[
        {"siklus": "2025", "tahap": "pusat", "jumlah": "33", "diminta": "2025-08-21"},
        {"siklus": "2025", "tahap": "pusat", "jumlah": "31", "diminta": "2025-08-21",
         "sumber": "b", "batas_jam": "48"},
        {"siklus": "2025", "tahap": "mandiri", "jumlah": "5", "diminta": "2025-08-21",
         "tenggat": "2025-08-30"},
    ],
)  # fmt: skip
KERANGKA = framework(
    tatanan=[{"id": "pasar", "kode": "T1", "nomor": "1", "nama": "Pasar"}],
    indikator=[
        {"kode": f"T1.0{n}", "tatanan": "pasar", "nomor": str(n), "nama": "X", "jenis": "persen"}
        for n in (1, 2)
    ],
    tahap=[
        {"id": "mandiri", "urutan": "1", "nama": "Mandiri"},
        {"id": "pusat", "urutan": "2", "nama": "Pusat"},
    ],
    padanan=[
        {"siklus_lama": "2023", "kode_lama": "T1.01", "kode_baru": "T1.01", "hubungan": "sama"},
        {"siklus_lama": "2023", "kode_lama": "T1.02", "kode_baru": "T1.01", "hubungan": "digabung"},
    ],
    syarat=[
        {"siklus": "2025", "predikat": "padapa", "butir": "odf", "ukuran": "odf-desa",
         "uji": "paling-sedikit", "nilai": limit, "satuan": "persen", "sumber": by}
        for limit, by in (("79", "a"), ("80", "b"))
    ],
)  # fmt: skip
AWARD = {"siklus": "2023", "tingkat": "nasional", "penghargaan": "swasti-saba", "wilayah": CODE}
DOUBT = AWARD | {"wilayah": "63.12"}
AWARDS = package(
    "penghargaan",
    about=head("penghargaan", cycle="2023"),
    penerima=[
        AWARD | {"predikat": "wiwerda", "catatan": "pertama"},
        AWARD | {"predikat": "padapa", "sumber": "b", "catatan": "kedua"},
        AWARD | {"predikat": "harapan", "sumber": "c"},
        AWARD | {"predikat": "lain", "sumber": "d"},
    ],
    diragukan=[
        DOUBT | {"predikat": "padapa", "alasan": "tahunnya tidak jelas"},
        DOUBT | {"predikat": "wistara", "alasan": "hanya usulan", "sumber": "b"},
    ],
)
WORDS = package(
    "kosakata",
    about=head("kosakata", cycle=""),
    predikat=[
        {"id": name, "nama": name.capitalize(), "urutan": str(n)}
        for n, name in enumerate(("padapa", "wiwerda", "wistara"), start=1)
    ],
    ukuran=[{"id": "odf-desa", "nama": "Desa ODF"}],
)


def answers(own: DistrictPackage, awards: AwardPackage, kerangka: Any = KERANGKA) -> DistrictResult:
    """What is computed of the district."""
    data = PortalInput(
        vocabulary=WORDS,
        regions=(),
        frameworks={"2025": kerangka},
        awards=(awards,),
        districts={CODE: own},
    )
    return compute_district(own, compute_shared(data, data.districts))


def told(found: DistrictResult) -> dict[str, object]:
    """The answers, where the order of a list is only the order of first mention, without it."""
    coverage = sorted(map(repr, found.coverage))
    return {
        "angka": sorted(
            repr((t.ukuran, [replace_place(f) for f in t.series])) for t in found.topics
        ),
        "nilai": sorted(repr((t.tatanan, replace_place(t.figure))) for t in found.stated_scores),
        "indikator": found.indicators,
        "skor": found.scores,
        "kesiapan": {key: (t.verdict, t.reason) for key, t in found.readiness.items()},
        "penghargaan": found.awards,
        "kelembagaan": coverage,
        "perbaikan": found.repair,
        "tenggat": found.deadline,
        "tahap": found.last_stage,
        "perubahan": found.change_of("T1.01"),
        "kriteria": found.criterion_sources,
    }


def replace_place(figure: Any) -> Any:
    """A figure without the lines its claims stand on: these do move."""
    if not isinstance(figure, Agreed | Disputed):
        return figure
    return type(figure)(claims=tuple(replace(c, place=None) for c in figure.claims))


def shuffled(one: Any, random: Random) -> Any:
    """A package with the rows of each table in another order."""
    tables = {}
    for name in one.__dataclass_fields__:
        value = getattr(one, name)
        if isinstance(value, tuple):
            tables[name] = tuple(random.sample(value, len(value)))
    return replace(one, **tables)


@settings(max_examples=30, derandomize=True, deadline=None)
@given(st.integers(0, 10_000))
def test_the_order_of_rows_never_matters(seed: int) -> None:
    """Tables in any order of their rows give the same answers, each list of sources in order."""
    random = Random(seed)
    mixed = answers(shuffled(DISTRICT, random), shuffled(AWARDS, random))
    assert told(mixed) == told(answers(DISTRICT, AWARDS))


@pytest.mark.parametrize("names", ["abcd", "dcba", "bdac"])
def test_the_ids_of_sources_never_decide(names: str) -> None:
    """Sources under other ids: agreement, counts, verdicts and states stay as they are."""
    other = dict(zip("abcd", names, strict=True))

    def renamed(one: Any) -> Any:
        tables = {}
        for name in one.__dataclass_fields__:
            rows = getattr(one, name)
            if isinstance(rows, tuple):
                column = "id" if name == "sumber" else "sumber"
                tables[name] = tuple(
                    row._replace(**{column: other[getattr(row, column)]}) for row in rows
                )
        return replace(one, **tables)

    def kinds(found: DistrictResult) -> object:
        return (
            {t.ukuran: [type(f) for f in t.series] for t in found.topics},
            [type(t.figure) for t in found.stated_scores],
            {
                key: {at: type(f) for at, f in i.scores.items()}
                for key, i in found.indicators.items()
            },
            {key: (s.mean, s.low, s.high, s.disputed, s.filled) for key, s in found.scores.items()},
            {key: t.verdict for key, t in found.readiness.items()},
            {cycle: (a.state, a.text, a.rank) for cycle, a in found.awards.items()},
            [[c.value for c in c.figure.claims][:1] for c in found.coverage],
            type(found.repair),
        )

    plain = answers(DISTRICT, AWARDS)
    assert kinds(answers(renamed(DISTRICT), renamed(AWARDS))) == kinds(plain)


def test_the_answers_that_rows_could_sway_are_the_right_ones() -> None:
    """The control: disputes stand, the later stage counts, rival criteria are both told."""
    found = answers(DISTRICT, AWARDS)
    assert [type(f) for f in found.topics[0].series] == [Disputed, Agreed]
    assert found.indicators["2025", "T1.01"].criteria == {"2025": "Ada / Tidak ada"}
    assert [s.id for s in found.criterion_sources["2025", "T1.01", "2025"]] == ["a", "b"]
    assert found.awards["2023"].state == "berbeda"
    assert found.awards["2023"].text == "Harapan / Lain / Padapa / Wiwerda"
    assert found.awards["2023"].note == "pertama; kedua"
    assert isinstance(found.repair, Disputed)
    assert [c.value for c in found.repair.claims] == [33, 31]
    assert found.last_stage is not None
    assert (found.last_stage.status, found.last_stage.selesai) == ("selesai", "2025-09-03")
    change = found.change_of("T1.01")
    assert change is not None
    assert change.relation == "sama"


def test_doubts_of_one_region_stand_together() -> None:
    """Two doubted statements about one award are both told, in whatever order they stand."""
    names = {"padapa": "Padapa", "wistara": "Wistara"}
    for awards in (AWARDS, replace(AWARDS, diragukan=AWARDS.diragukan[::-1])):
        found = award_map([awards], names, {})["63.12"]["2023"]
        assert (found.state, found.text) == ("diragukan", "Padapa / Wistara, diragukan")
        assert found.note == "tahunnya tidak jelas; hanya usulan"
        assert [s.id for s in found.sources] == ["a", "b"]
        assert (found.categories, found.rank) == ((), 0)
