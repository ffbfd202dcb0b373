"""What a district and its province wrote into an instrument."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

import pytest

from kksportal.intake.instrument.plan import Plan
from kksportal.intake.instrument.reading import Level
from kksportal.intake.instrument.scores import Assessed, plan_scores
from tests.intake.buku import NOTE, OWN, PROVINCE, Filled, filled_instrument
from tests.intake.instrument.test_framework import filled, instrument, keys, known


def plan(
    made: Filled | None = None, answers: Mapping[str, str] = {}, *, notes: bool = False
) -> Plan:
    """What an import would write for a district."""
    about = Assessed(code="63.11", cycle="2023", source="a", notes=notes)
    read = instrument(made.raw() if made else filled())
    return plan_scores(read, known("2023"), about, answers)


def scores(made: Plan, code: str) -> dict[str, str]:
    """The scores of an indicator by assessor."""
    return {row.penilai: row.skor for row in made.rows["penilaian"] if row.indikator == code}


def test_both_assessors_are_taken_and_a_missing_score_is_not_0() -> None:
    """146 own scores, 90 of the province; 57 without one have no row at all."""
    made = plan(answers={"kelembagaan": "-"})
    assert made.questions == ()
    rows = made.rows["penilaian"]
    assert sum(row.penilai == "mandiri" for row in rows) == 146
    assert sum(row.penilai == "provinsi" for row in rows) == 90
    assert {row.skor for row in rows if row.penilai == "provinsi"} == {"100"}
    assert any(one.what.startswith("57 indikator belum bernilai provinsi; dibiarkan kosong")
               for one in made.remarks)  # fmt: skip


def test_a_row_says_where_it_stands() -> None:
    """Stage, source and cell."""
    row = plan().rows["penilaian"][0]
    assert (row.tahap, row.sumber, row.letak) == ("mandiri", "a", "lembar 1 Sehat Mandiri, sel E10")


Change = Callable[[Filled], None]


def _put(code: str, column: int, value: Any, *, at: str = "") -> Change:
    def change(made: Filled) -> None:
        for step in made.steps[code]:
            made.put(code, column, None, at=step)
        made.put(code, column, value, at=at)

    return change


def _twice(made: Filled) -> None:
    made.put("T4.01", OWN, 0.0, at="0")


def _agreeing(made: Filled) -> None:
    made.put("T4.01", OWN, 100.0)


# What stands in the workbook, and the score that is taken, or the words of the question.
ANOMALIES: dict[str, tuple[Change, str, str]] = {
    "angka di langkah lain": (_put("T4.01", OWN, 100.0, at="0"), "", "di baris langkah 0"),
    "di baris nama": (_put("T4.01", OWN, 100.0), "100", ""),
    "bukan langkah, di baris nama": (_put("T4.01", OWN, 80.0), "", "bukan langkah skalanya"),
    "nol sebagai teks": (_put("T4.01", OWN, "0", at="0"), "0", ""),
    "teks": (_put("T4.01", OWN, "sesuai", at="0"), "", "bukan angka"),
    "persen": (_put("T4.01", OWN, "100%", at="100"), "", "bukan angka"),
    "rumus belum dihitung": (_put("T4.01", OWN, "=1+1", at="100"), "", "belum dihitung"),
    "dua angka": (_twice, "", "lebih dari satu angka"),
    "dua angka yang sama": (_agreeing, "100", ""),
    "kosong": (_put("T4.01", OWN, None), "", ""),
}


@pytest.mark.parametrize("name", ANOMALIES)
def test_each_anomaly_has_its_outcome(name: str) -> None:
    """Taken, asked, or missing: never guessed."""
    change, taken, question = ANOMALIES[name]
    made = filled_instrument(only=(4,))
    change(made)
    read = plan(made, {"kelembagaan": "-"})
    assert scores(read, "T4.01").get("mandiri", "") == taken
    asked = {one.key: one for one in read.questions}
    assert set(asked) == ({"T4.01/mandiri"} if question else set())
    if question:
        assert question in asked["T4.01/mandiri"].what
        assert asked["T4.01/mandiri"].cell


def test_an_answer_is_taken_where_it_is_a_step() -> None:
    """Any step of the scale, or "-" for nothing; another number is asked again."""
    made = filled_instrument(only=(4,))
    made.put("T4.01", OWN, "sesuai", at="100")
    base = {"kelembagaan": "-"}
    assert scores(plan(made, base | {"T4.01/mandiri": "0"}), "T4.01")["mandiri"] == "0"
    assert "mandiri" not in scores(plan(made, base | {"T4.01/mandiri": "-"}), "T4.01")
    again = plan(made, base | {"T4.01/mandiri": "80"})
    assert keys(again) == ["T4.01/mandiri"]
    assert "bukan langkah" in again.questions[0].what


def test_a_step_that_the_framework_does_not_have_is_asked_about() -> None:
    """Number and step agree, but the instrument of the cycle has no such step."""
    made = filled_instrument({"T4.01": ["100", "40", "0"]}, only=(4,), own="40")
    read = plan(made, {"kelembagaan": "-"})
    assert keys(read) == ["T4.01/mandiri"]


def test_a_score_without_any_scale_is_asked_about() -> None:
    """T1.11 has none, neither in the workbook nor in the framework."""
    made = filled_instrument(only=(1,))
    made.put("T1.11", OWN, 100.0)
    read = plan(made, {"kelembagaan": "-"})
    assert keys(read) == ["T1.11/mandiri"]
    assert "skalanya tidak diketahui" in read.questions[0].what


def test_a_block_without_scale_uses_the_one_of_the_framework() -> None:
    """T2.23 has one there."""
    made = filled_instrument({"T2.23": []}, only=(2,))
    made.put("T2.23", OWN, 100.0)
    assert scores(plan(made, {"kelembagaan": "-"}), "T2.23")["mandiri"] == "100"


def test_the_province_is_judged_by_the_same_rules() -> None:
    """And asked about apart."""
    made = filled_instrument(only=(4,), without_province=0)
    made.put("T4.01", PROVINCE, None, at="100")
    made.put("T4.01", PROVINCE, 100.0, at="0")
    made.put("T4.02", PROVINCE, None, at="100")
    made.put("T4.02", PROVINCE, 0.0)
    read = plan(made, {"kelembagaan": "-"})
    assert keys(read) == ["T4.01/provinsi"]
    assert scores(read, "T4.02") == {"mandiri": "100", "provinsi": "0"}
    assert any("nilai provinsi T4.02: ditulis di baris nama" in one.what for one in read.remarks)


def test_notes_and_links_are_left_out() -> None:
    """Notes judge offices, links lead to private drives: how many is told, no text of them."""
    made = plan(filled_instrument(only=(4,)))
    left = [one.what for one in made.remarks if one.level is Level.DITINGGALKAN]
    assert any(text.startswith("12 sel tautan bukti") for text in left)
    assert any(text.startswith("12 catatan provinsi") for text in left)
    assert "google" not in str(made)
    assert "Dinas Rekaan" not in str(made)


def test_notes_that_are_asked_for_are_taken_but_not_what_names_persons() -> None:
    """With a note and without a score the reason for that is given, and no number."""
    made = filled_instrument(only=(4,), without_province=99)
    made.put("T4.02", NOTE, "lihat https://drive.google.com/x")
    made.put("T4.03", NOTE, "sudah diserahkan Bapak Rekaan")
    made.put("T4.04", NOTE, "hubungi 0812 3456 7890")
    read = plan(made, {"kelembagaan": "-"}, notes=True)
    notes = {row.indikator: row for row in read.rows["penilaian"] if row.catatan}
    assert "T4.01" in notes
    assert (notes["T4.01"].skor, notes["T4.01"].keadaan) == ("", "belum-ada")
    assert {"T4.02", "T4.03", "T4.04"}.isdisjoint(notes)
    assert any(one.what.startswith("3 catatan provinsi yang memuat") for one in read.remarks)


def test_totals_are_never_taken() -> None:
    """No row but of an indicator, no number but a step."""
    rows = plan().rows["penilaian"]
    assert {row.indikator for row in rows} <= {row.kode for row in known("2023").indikator}


def test_kelembagaan_without_a_mark_is_asked_about() -> None:
    """Empty columns say neither yes nor no."""
    read = plan(filled_instrument(only=(4,)))
    assert keys(read) == ["kelembagaan"]
    assert "kelembagaan" not in read.rows


def _with_items(made: Filled) -> Plan:
    """A plan against a framework that has the workbook's own items."""
    from kksportal.intake.instrument.items import place_items
    from tests.builders import framework

    package = known("2023")
    placed = place_items(instrument(made.raw()).items, package)
    items = [{"komponen": one.component, "butir": one.id, "nama_komponen": "x",
              "nama_butir": one.item.name} for one in placed]  # fmt: skip
    tables = {
        name: [row._asdict() for row in getattr(package, name)]
        for name in ("tatanan", "indikator", "skala", "tahap")
    }
    about = Assessed(code="63.11", cycle="2023", source="a")
    whole = framework("2023", **tables, butir_kelembagaan=items)
    return plan_scores(instrument(made.raw()), whole, about, {})


def test_marked_items_are_taken_and_others_stay_empty() -> None:
    """Yes, no, and nothing; a mark that cannot be read is asked about."""
    made = filled_instrument(only=(4,))
    sheet = made.book["Kelembagaan"]
    sheet["C8"], sheet["D9"], sheet["C10"] = "v", "v", "lihat berkas"
    read = _with_items(made)
    assert [(row.ada, row.wilayah) for row in read.rows["kelembagaan"]] == [
        ("ya", "63.11"), ("tidak", "63.11"),
    ]  # fmt: skip
    assert len(read.questions) == 1
    assert read.questions[0].cell == "B10"
    assert any("17 butir kelembagaan tidak ditandai" in one.what for one in read.remarks)


def test_items_that_the_framework_lacks_are_asked_about() -> None:
    """The framework is imported first."""
    made = filled_instrument(only=(4,))
    made.book["Kelembagaan"]["C8"] = "v"
    read = plan(made)
    assert "kelembagaan" not in read.rows
    assert "impor dahulu kerangkanya" in read.questions[0].what


def test_an_indicator_that_the_framework_lacks_is_asked_about() -> None:
    """Its score is not written."""
    made = filled_instrument({"T4.13": ["100", "0"]}, only=(4,))
    read = plan(made, {"kelembagaan": "-"})
    assert keys(read) == ["T4.13/indikator"]
    assert scores(read, "T4.13") == {}
    assert keys(plan(made, {"kelembagaan": "-", "T4.13/indikator": "-"})) == []


def test_a_sheet_with_a_name_no_table_may_hold_still_says_its_cell() -> None:
    """The place is then the cell alone."""
    made = filled_instrument(only=(4,))
    made.sheet_of["T4.01"].title = "4 Pasar; =1+1"
    row = plan(made).rows["penilaian"][0]
    assert row.letak == "sel E11"
    assert Decimal(row.skor) == 100
