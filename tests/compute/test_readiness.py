"""Readiness: every version of every requirement is judged, and doubts stay doubts."""

from __future__ import annotations

from itertools import product
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from kksportal.compute.district import rules_cycle
from kksportal.compute.evidence import Evidence
from kksportal.compute.readiness import (
    conjunction,
    describe_rule,
    evaluate,
    item_name,
    requirement_state,
    unanimous,
)
from kksportal.model.framework_rows import SyaratRow
from kksportal.model.package import FrameworkPackage
from kksportal.model.result import ItemTrace, RequirementState, RuleTrace, Trace, Verdict
from tests.builders import claim, framework, portal, source
from tests.compute.judging import NAMES, evidence, rule, topic
from tests.model.contract_files import load

CASES = yaml.safe_load((Path(__file__).parents[1] / "aturan" / "kesiapan.yaml").read_text("utf-8"))
MET, NOT_MET, OPEN = Verdict.MET, Verdict.NOT_MET, Verdict.UNDECIDED


def _framework(case: dict[str, Any]) -> FrameworkPackage:
    plain = {"siklus": "2025", "predikat": "padapa", "satuan": "persen", "uji": "paling-sedikit"}
    told = [plain | {"sumber": f"s{i}"} | row for i, row in enumerate(case["syarat"])]
    official = case.get("sumber", {})
    sources = [
        {"id": name, "judul": name, "jenis": "berita"} | official.get(name, {})
        for name in dict.fromkeys(row["sumber"] for row in told)
    ]
    return framework(syarat=told, sumber=sources)


def _evidence(figures: dict[str, str]) -> Evidence:
    return evidence(
        topics=tuple(topic(m, [claim(value, as_of="2025")]) for m, value in figures.items())
    )


@pytest.mark.parametrize("case", CASES, ids=[case["nama"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    """The category of the case has the verdict it states, and so has each of its requirements."""
    trace = evaluate(_framework(case), "padapa", _evidence(case["bukti"]))
    assert trace.verdict.value == case["hasil"]
    assert trace.reason == case.get("alasan", trace.reason)
    assert [(i.item, i.verdict.value) for i in trace.items] == list(case["butir"].items())
    reasons = {item.item: item.reason for item in trace.items}
    assert reasons == reasons | case.get("alasan-butir", {})
    standings = {item.item: item.state.value for item in trace.items}
    assert standings == standings | case.get("keadaan", {})


def test_a_trace_tells_all_there_is_to_a_category() -> None:
    """A trace holds what each version asks and found, why, by whom, and on which claims."""
    told = claim("160", "202", "desa-kelurahan", as_of="2025-10")
    row = {"siklus": "2025", "predikat": "padapa", "butir": "odf", "satuan": "persen"}
    asked = framework(
        syarat=[
            row | {"ukuran": "odf-desa", "nilai": "80", "sumber": "b", "catatan": "Rapat"},
            row | {"ukuran": "odf-desa", "keadaan": "tidak-disebut", "sumber": "a"},
        ]
    )
    assert evaluate(asked, "padapa", evidence(topics=(topic("odf-desa", [told]),))) == Trace(
        cycle="2025",
        category="padapa",
        verdict=OPEN,
        reason="Belum dapat dinilai: Bebas buang air besar sembarangan (ODF).",
        items=(
            ItemTrace(
                item="odf",
                name="Bebas buang air besar sembarangan (ODF)",
                verdict=OPEN,
                state=RequirementState.AS_STATED,
                reason="Menurut sebagian sumber belum memenuhi, tetapi syarat versi lain belum "
                "dapat dinilai.",
                rules=(
                    RuleTrace(
                        verdict=NOT_MET,
                        asks="Desa ODF paling sedikit 80%",
                        evidence_text="160 dari 202 (79,2%), Oktober 2025",
                        reason="Belum mencapai 80%.",
                        rule_source=source("b"),
                        rule_note="Rapat",
                        evidence=(told,),
                    ),
                    RuleTrace(
                        verdict=OPEN,
                        asks="Desa ODF",
                        evidence_text="Desa ODF: 160 dari 202 (79,2%), Oktober 2025",
                        reason="Sumber menyebut syarat ini tanpa menyebut ambangnya.",
                        rule_source=source("a"),
                        rule_note="",
                        evidence=(),
                    ),
                ),
            ),
        ),
    )


def test_a_trace_is_of_the_cycle_that_is_judged() -> None:
    """The cycle of a trace is the one whose evidence is held to the rules."""
    asked = framework(syarat=[{"predikat": "padapa", "butir": "odf", "ukuran": "odf-desa"}])
    assert evaluate(asked, "padapa", evidence(cycle="2023")).cycle == "2023"
    assert evaluate(asked, "wistara", evidence()).category == "wistara"


def test_one_failure_decides_and_success_needs_all() -> None:
    """However many requirements there are, one failed fails all; met needs every one met."""
    for size in (1, 2, 3):
        for verdicts in product((MET, NOT_MET, OPEN), repeat=size):
            expected = NOT_MET if NOT_MET in verdicts else MET if set(verdicts) == {MET} else OPEN
            assert conjunction(verdicts) is expected
    assert conjunction([]) is OPEN


def test_versions_decide_only_together() -> None:
    """A requirement has the verdict that all its versions share, else it is open."""
    for size in (1, 2, 3):
        for verdicts in product((MET, NOT_MET, OPEN), repeat=size):
            expected = verdicts[0] if len(set(verdicts)) == 1 else OPEN
            assert unanimous(verdicts) is expected


VERDICTS = st.lists(st.sampled_from([MET, NOT_MET, OPEN]), min_size=1, max_size=5)


@given(VERDICTS, st.sampled_from([MET, NOT_MET, OPEN]))
@settings(max_examples=50, derandomize=True)
def test_another_version_never_turns_a_verdict(verdicts: list[Verdict], more: Verdict) -> None:
    """One more version, or one more requirement, never makes a verdict its opposite."""
    assert {unanimous(verdicts), unanimous([*verdicts, more])} != {MET, NOT_MET}
    if conjunction(verdicts) is NOT_MET:
        assert conjunction([*verdicts, more]) is NOT_MET
    if conjunction([*verdicts, more]) is MET:
        assert conjunction(verdicts) is MET


ASKED = [
    (rule("odf-desa", "80"), "Desa ODF paling sedikit 80%"),
    (rule("odf-desa", "80", sampai="90"), "Desa ODF paling sedikit 80% (sampai 90%)"),
    (rule("skor-tiap-tatanan", "71", satuan="nilai"), "Nilai tiap tatanan paling sedikit 71"),
    (
        rule("skor-tiap-tatanan", "71", sampai="80.5", satuan="nilai"),
        "Nilai tiap tatanan paling sedikit 71 (sampai 80,5)",
    ),
    (
        rule("skor-jumlah-indikator", "9656", dari="13600", satuan="poin"),
        "skor-jumlah-indikator paling sedikit 9.656 dari 13.600",
    ),
    (
        rule("odf-desa", "80", sampai="90", dari="1000"),
        "Desa ODF paling sedikit 80% (sampai 90%) dari 1.000",
    ),
    (
        rule("predikat-berturut", "2", acuan="wistara", uji="berturut", satuan="siklus"),
        "Wistara 2 kali berturut-turut",
    ),
    (rule("predikat-berturut", uji="berturut", acuan="wistara"), "predikat-berturut"),
    (rule("kelembagaan-lulus", uji="lulus"), "Kelembagaan dinyatakan lulus"),
    (rule("kelembagaan-lulus", keadaan="tidak-disebut"), "Kelembagaan dinyatakan lulus"),
]


@pytest.mark.parametrize(("row", "words"), ASKED, ids=[words for _, words in ASKED])
def test_what_a_version_asks_in_words(row: SyaratRow, words: str) -> None:
    """A version names its measure, its limit with unit, the band's upper edge, and the whole."""
    assert describe_rule(row, NAMES) == words


def test_every_requirement_of_the_contract_has_a_name() -> None:
    """Each requirement (butir) that a framework may name has a name for people, once."""
    names = {item: item_name(item) for item in load("kata")["butir"]}
    assert names == {
        "odf": "Bebas buang air besar sembarangan (ODF)",
        "skor": "Nilai",
        "kelembagaan": "Kelembagaan",
        "forum": "Forum dengan bukti dukung",
        "sk-wilayah": "SK forum kecamatan dan pokja",
        "jumlah-tatanan": "Jumlah tatanan",
        "riwayat": "Riwayat penghargaan",
        "penilaian-lanjutan": "Penilaian lanjutan",
        "syarat-lain": "Syarat lain yang belum ditemukan",
    }
    assert item_name("lain") == "lain"


@pytest.mark.parametrize(
    ("kind", "publisher", "standing"),
    [
        ("regulasi", "Kementerian Kesehatan", RequirementState.CONFIRMED),
        ("dokumen", "Kementerian Kesehatan", RequirementState.CONFIRMED),
        ("rilis-pemerintah", "Kementerian Kesehatan", RequirementState.AS_STATED),
        ("situs-pemerintah", "Kementerian Kesehatan", RequirementState.AS_STATED),
        ("berita", "Kementerian Kesehatan", RequirementState.AS_STATED),
        ("regulasi", "Pemerintah Provinsi", RequirementState.AS_STATED),
        ("regulasi", "Eks Kementerian Kesehatan", RequirementState.AS_STATED),
        ("dokumen", "", RequirementState.AS_STATED),
    ],
)
def test_only_the_ministry_confirms(kind: str, publisher: str, standing: RequirementState) -> None:
    """A requirement is confirmed by a regulation or a document of the ministry alone."""
    by = {"n090": source("n090", jenis=kind, penerbit=publisher)}
    assert requirement_state([rule("odf-desa", "80")], by) is standing


def test_a_requirement_that_nobody_found_stands_as_such() -> None:
    """Not found is said where all versions are, and not where one names a limit."""
    by = {"n090": source("n090")}
    unfound = rule("odf-desa", keadaan="belum-ditemukan")
    assert requirement_state([unfound, unfound], by) is RequirementState.NOT_FOUND
    assert requirement_state([unfound, rule("odf-desa", "80")], by) is RequirementState.AS_STATED


def test_readiness_is_judged_by_the_newest_rules_known() -> None:
    """From the district's own cycle on: a cycle that has passed is not judged again."""
    frames = [
        framework("2021", syarat=[{"predikat": "padapa", "butir": "odf"}]),
        framework("2025", syarat=[{"predikat": "padapa", "butir": "odf"}]),
        framework("2027"),
    ]
    data = portal(frameworks=frames)
    assert rules_cycle("2021", data) == "2025"
    assert rules_cycle("2025", data) == "2025"
    assert rules_cycle("2027", data) == "2027"
