"""An instrument's workbook held against the framework of its cycle."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

import pytest
from openpyxl import Workbook

from kksportal.intake.instrument.book import read_instrument
from kksportal.intake.instrument.cycles import likelier_cycle, share
from kksportal.intake.instrument.framework import Wish, kind_of, plan_framework
from kksportal.intake.instrument.plan import Plan
from kksportal.intake.instrument.reading import Instrument, Level
from kksportal.intake.workbook import read_workbook
from kksportal.model.package import FrameworkPackage
from tests.builders import framework
from tests.conftest import ROOT
from tests.intake.buku import empty_instrument, filled_instrument, prose


def table(path: str) -> list[dict[str, str]]:
    """The rows of a CSV file of this portal; none where it is not there."""
    file = ROOT / "datapackages" / path
    if not file.exists():
        return []
    with file.open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


VOCABULARY = {row["id"]: row["nama"] for row in table("kosakata/tatanan.csv")}
NAMES = ("tatanan", "indikator", "skala", "butir_kelembagaan", "tahap")


@cache
def known(cycle: str) -> FrameworkPackage:
    """The framework of a cycle as this portal has it."""
    tables = {name: table(f"kerangka/{cycle}/{name}.csv") for name in NAMES}
    return framework(cycle, **{name: rows for name, rows in tables.items() if rows})


@cache
def filled() -> bytes:
    """A filled instrument of 2023 without anomalies."""
    return filled_instrument().raw()


@cache
def instrument(raw: bytes) -> Instrument:
    """What a workbook says."""
    return read_instrument(read_workbook(raw))


EMPTY = empty_instrument()


def plan(
    raw: bytes = EMPTY,
    package: FrameworkPackage | None = None,
    answers: Mapping[str, str] = {},
    *,
    rename: bool = False,
) -> Plan:
    """What an import would write."""
    wish = Wish(cycle="2025", source="a", rename=rename)
    return plan_framework(instrument(raw), package or known("2025"), VOCABULARY, wish, answers)


def keys(made: Plan) -> list[str]:
    """The keys of what is asked."""
    return [one.key for one in made.questions]


def test_official_wording_is_added_and_nothing_else() -> None:
    """Scores, order and names stay; 451 steps get their wording."""
    made = plan()
    assert made.questions == ()
    assert made.rows.keys() == {"skala"}
    before = {(r.indikator, r.langkah): r for r in known("2025").skala}
    assert len(made.rows["skala"]) == len(before) == 451
    for row in made.rows["skala"]:
        assert row.bunyi.startswith("jika syarat rekaan")
        assert row._replace(bunyi="") == before[row.indikator, row.langkah]


def test_the_same_workbook_twice_proposes_nothing() -> None:
    """What is there already is no difference."""
    first = plan()
    package = known("2025")
    again = FrameworkPackage(head=package.head, sumber=package.sumber, tatanan=package.tatanan,
                             indikator=package.indikator, skala=first.rows["skala"],
                             butir_kelembagaan=package.butir_kelembagaan)  # fmt: skip
    assert plan(EMPTY, again).rows == {}


def test_control_figures_are_told_and_not_required() -> None:
    """136 by its parts; another number is a note."""

    def change(book: Workbook) -> None:
        del book["Tatanan 9 Bencana"]

    assert "136 indikator dibaca (29, 22, 11, 13, 11, 12, 11, 13, 14)" in plan().remarks[0].what
    made = plan(empty_instrument(change))
    assert made.questions == ()
    assert any("angka kendali siklus 2025 ialah 136" in one.what for one in made.remarks)


def test_names_are_kept_unless_official_ones_are_asked_for() -> None:
    """The portal's short names stand on every page; that others exist is said."""
    made = plan()
    left = [one for one in made.remarks if one.level is Level.DITINGGALKAN]
    assert any("136 nama resmi berbeda" in one.what and "--nama-resmi" in one.advice
               for one in left)  # fmt: skip
    renamed = plan(rename=True).rows
    assert renamed["indikator"][0].nama == "Nama resmi rekaan T1.01"
    assert renamed["butir_kelembagaan"][0].nama_butir == "SK Tim Pembina"


SCALES = {
    "berbeda": ("1. Nilai 100 jika a\n2. Nilai 25 jika b\n3. Nilai 0 jika c", "buku"),
    "tanpa nol": ("1. Nilai 100 jika a\n2. Nilai 50 jika b", "buku"),
    "dua kali nol": (
        "1. Nilai 100 jika a\n2. Nilai 50 b\n3. Nilai 0 c\n4. Nilai 0 d",
        "buku",
    ),
    "satu langkah": ("1. Nilai 100 jika a", "buku"),
}


@pytest.mark.parametrize("name", SCALES)
def test_a_scale_that_differs_is_asked_about(name: str) -> None:
    """It is not taken; the answer "buku" takes it, "-" leaves it, and nothing is lost."""
    text, answer = SCALES[name]
    raw = empty_instrument(told={"T1.01": text})
    made = plan(raw)
    assert keys(made) == ["T1.01/skala"]
    assert not any(row.indikator == "T1.01" for row in made.rows["skala"])
    taken = plan(raw, answers={"T1.01/skala": answer})
    assert keys(taken) == []
    mine = [row.skor for row in taken.rows["skala"] if row.indikator == "T1.01"]
    assert len(mine) == text.count("Nilai")
    left = plan(raw, answers={"T1.01/skala": "-"})
    assert keys(left) == []
    assert not any(row.indikator == "T1.01" for row in left.rows["skala"])


def test_a_shorter_scale_drops_the_steps_beyond_it() -> None:
    """Only by an answer."""
    raw = empty_instrument(told={"T1.01": "1. Nilai 100 jika a\n2. Nilai 0 jika b"})
    made = plan(raw, answers={"T1.01/skala": "buku"})
    assert made.dropped == {"skala": (("T1.01", "3"),)}


def test_a_missing_scale_is_told_and_the_known_one_stays() -> None:
    """An empty cell takes nothing away."""
    made = plan(empty_instrument(told={"T1.01": ""}))
    assert keys(made) == []
    assert any("skala T1.01 kosong; langkah yang sudah ada (100/50/0) tetap" in one.what
               for one in made.remarks)  # fmt: skip


def test_a_scale_that_cannot_be_read_is_asked_about() -> None:
    """It is not empty: something stands there. Lines before the first step are told."""
    made = plan(empty_instrument(told={"T1.01": "Ada dan berfungsi"}))
    assert keys(made) == ["T1.01/skala"]
    assert "tidak terbaca" in made.questions[0].what
    assert keys(plan(empty_instrument(told={"T1.01": "Ada"}), answers={"T1.01/skala": "-"})) == []
    text = "Catatan\n1. Nilai 100 jika a\n2. Nilai 50 jika b\n3. Nilai 0 jika c"
    made = plan(empty_instrument(told={"T1.01": text}))
    assert keys(made) == []
    assert any("baris sebelum langkah pertama skala T1.01 (“Catatan”)" in one.what
               for one in made.remarks)  # fmt: skip


def test_a_framework_with_mistakes_of_its_own_is_no_crash() -> None:
    """A score that is no number, a step without one: asked, not raised."""
    package = known("2025")
    odd = tuple(r._replace(skor="5o", langkah="x") if r.indikator == "T1.01" else r
                for r in package.skala)  # fmt: skip
    broken = replace(package, skala=odd)
    assert keys(plan(EMPTY, broken)) == ["T1.01/skala"]
    assert share(instrument(EMPTY), broken) < 1


def test_an_indicator_that_is_not_known_is_asked_about() -> None:
    """And one that the workbook lacks is kept."""

    def change(book: Workbook) -> None:
        sheet = book["Tatanan 4 Pasar "]
        sheet["A19"], sheet["F19"] = 99.0, prose("T4.99", ("100", "0"), 1)

    made = plan(empty_instrument(change))
    assert keys(made) == ["T4.99/indikator"]
    assert any("tidak memuat T4.13" in one.what for one in made.remarks)
    added = plan(empty_instrument(change), answers={"T4.99/indikator": "tambah"})
    assert [row.kode for row in added.rows["indikator"]] == ["T4.99"]
    assert keys(added) == []


def test_a_sheet_whose_name_is_another_tatanan_is_asked_about() -> None:
    """A number means nothing without its version: 2022 had another order."""

    def change(book: Workbook) -> None:
        book["Tatanan 3  Pendidikan"].title = "Tatanan 3 Pasar Rakyat"
        book["Tatanan 3 Pasar Rakyat"]["A2"] = "TATANAN 3: PASAR RAKYAT"

    raw = empty_instrument(change)
    made = plan(raw)
    assert keys(made) == ["T3/tatanan"]
    assert not any(row.indikator.startswith("T3.") for row in made.rows["skala"])
    assert keys(plan(raw, answers={"T3/tatanan": "ya"})) == []
    assert keys(plan(raw, answers={"T3/tatanan": "-"})) == []


def test_a_new_cycle_is_made_of_the_workbook() -> None:
    """Tatanan by the vocabulary, indicators by the sheets; nothing about direction is guessed."""
    made = plan(EMPTY, framework("2027"))
    assert made.questions == ()
    assert [row.id for row in made.rows["tatanan"]] == [r.id for r in known("2025").tatanan]
    assert len(made.rows["indikator"]) == 136
    assert {row.arah for row in made.rows["indikator"]} == {""}
    assert len(made.rows["skala"]) == 451
    ours = known("2025").butir_kelembagaan
    assert [(r.komponen, r.butir, r.skala) for r in made.rows["butir_kelembagaan"]] == [
        (r.komponen, r.butir, r.skala) for r in ours
    ]
    assert any("dibaca dari kata pertama namanya" in one.what for one in made.remarks)


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Persentase pasar", ("persen", "persen")), ("Jumlah kasus", ("jumlah", "")),
     ("Indeks rekaan", ("indeks", "")), ("Angka rekaan", ("angka", "")),
     ("Adanya forum", ("kriteria", ""))],
)  # fmt: skip
def test_the_kind_of_a_new_indicator(name: str, expected: tuple[str, str]) -> None:
    """By its first word; else it is judged by criteria."""
    assert kind_of(name) == expected


def test_items_of_2023_come_in_by_import() -> None:
    """Twenty items of four components, under ids that stay the same."""
    raw = filled()
    made = plan(raw, known("2023"))
    rows = made.rows["butir_kelembagaan"]
    assert len(rows) == len({(row.komponen, row.butir) for row in rows}) == 20
    assert {row.komponen for row in rows} == {r.komponen for r in known("2025").butir_kelembagaan}
    assert plan(raw, known("2023")).rows["butir_kelembagaan"] == rows


def test_scales_as_odd_as_the_framework_has_them_are_only_told() -> None:
    """Three of 2023 do not end with 0, and that is known."""
    made = plan(filled(), known("2023"))
    assert keys(made) == []
    odd = [one.what for one in made.remarks if "tidak berakhir dengan 0" in one.what]
    assert odd == ["skalanya tidak berakhir dengan 0, seperti di kerangka: T1.24, T2.09, T2.23"]


def test_wording_that_no_table_may_hold_is_left_out() -> None:
    """A formula in a scale is no wording; the rest of the scale is."""
    text = "1. Nilai 100 jika a; =1+1\n2. Nilai 50 jika b\n3. Nilai 0 jika c"
    made = plan(empty_instrument(told={"T1.01": text}))
    words = {row.langkah: row.bunyi for row in made.rows["skala"] if row.indikator == "T1.01"}
    assert words == {"2": "jika b", "3": "jika c"}
    assert any("bunyi langkah 1 T1.01: dapat dijalankan sebagai rumus" in one.what
               for one in made.remarks)  # fmt: skip


def test_a_workbook_of_another_cycle_is_known_by_its_scales() -> None:
    """It is told before a hundred questions are asked."""
    frameworks = {cycle: known(cycle) for cycle in ("2023", "2025")}
    assert likelier_cycle(instrument(EMPTY), "2023", frameworks) == "2025"
    assert likelier_cycle(instrument(EMPTY), "2025", frameworks) == ""
    assert likelier_cycle(instrument(EMPTY), "2027", frameworks) == ""
    assert share(instrument(EMPTY), frameworks["2025"]) == 1
