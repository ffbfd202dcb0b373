"""A version of a requirement against its own measure: met, not met, or not to be judged."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from kksportal.compute import evidence as words_of_evidence
from kksportal.compute import rules
from kksportal.compute.evidence import MET, NOT_MET, UNDECIDED, Judged
from kksportal.compute.rules import judge
from kksportal.model.claim import Claim
from kksportal.model.result import Verdict
from tests.builders import claim, source
from tests.compute.judging import centre, evidence, rule, score, told, topic

HISTORY = yaml.safe_load((Path(__file__).parents[1] / "aturan" / "riwayat.yaml").read_text("utf-8"))
VILLAGES = claim("160", "202", "desa-kelurahan", as_of="2025-10")


@pytest.mark.parametrize("case", HISTORY, ids=[case["nama"] for case in HISTORY])
def test_consecutive_awards(case: dict[str, Any]) -> None:
    """The history of the case has the verdict that it states, and says what was found and why."""
    asked = {"nilai": "2", "acuan": "wistara"} | case.get("syarat", {})
    judged = judge(
        rule("predikat-berturut", asked["nilai"], acuan=asked["acuan"], uji="berturut"),
        evidence(
            cycle=case.get("siklus", "2025"),
            history={cycle: tuple(found) for cycle, found in case["riwayat"].items()},
        ),
    )
    assert judged.verdict.value == case["hasil"]
    assert judged.evidence_text == case.get("ditemukan", judged.evidence_text)
    assert judged.reason == case.get("alasan", judged.reason)
    assert judged.claims == ()


CATEGORIES = st.sampled_from(["", "wistara", "padapa", "wistara-paripurna"])


@given(st.tuples(CATEGORIES, CATEGORIES, CATEGORIES), st.integers(0, 2))
@settings(max_examples=50, derandomize=True)
def test_finding_one_more_award_never_turns_an_answer(told_: tuple[str, ...], gap: int) -> None:
    """A history with a cycle unknown decides nothing that the same history, known, contradicts."""
    cycles = {c: (name,) for c, name in zip(("2025", "2023", "2021"), told_, strict=True) if name}
    less = {c: found for i, (c, found) in enumerate(cycles.items()) if i != gap}
    asked = rule("predikat-berturut", "2", acuan="wistara")
    whole = judge(asked, evidence(history=cycles)).verdict
    part = judge(asked, evidence(history=less)).verdict
    assert part is UNDECIDED or part is whole


FACTS = [
    # what is told, the limit in percent, verdict
    ([claim("80", as_of="2025")], "80", MET),
    ([claim("79.99", as_of="2025")], "80", NOT_MET),
    ([claim("80.01", as_of="2025")], "80", MET),
    ([VILLAGES], "79", MET),
    ([VILLAGES], "80", NOT_MET),
    ([claim("80", as_of="2025", precision="sekitar")], "50", UNDECIDED),
    ([claim("92", as_of="2025"), claim("88", by="b", as_of="2025")], "80", MET),
    ([claim("92", as_of="2025"), claim("88", by="b", as_of="2025")], "95", NOT_MET),
    ([claim("92", as_of="2025"), claim("88", by="b", as_of="2025")], "90", UNDECIDED),
    ([claim("92", as_of="2025"), claim("9", by="b", as_of="2025", unit="desa")], "90", UNDECIDED),
    ([claim("9", as_of="2025", unit="desa-kelurahan")], "5", UNDECIDED),
]


@pytest.mark.parametrize(("told_", "limit", "verdict"), FACTS)
def test_a_limit_is_held_to_every_claim(told_: list[Claim], limit: str, verdict: Verdict) -> None:
    """All claims of the newest moment must give the same verdict; rival ones decide nothing."""
    judged = judge(rule("odf-desa", limit), evidence(topics=(topic("odf-desa", told_),)))
    assert judged.verdict is verdict
    assert judged.claims == tuple(told_)


def test_a_decided_rule_says_what_was_found_and_which_limit() -> None:
    """The answer names the figure, the limit with its unit, and the claims it rests on."""
    known = evidence(topics=(topic("odf-desa", [VILLAGES]),))
    assert judge(rule("odf-desa", "80"), known) == Judged(
        verdict=NOT_MET,
        evidence_text="160 dari 202 (79,2%), Oktober 2025",
        reason="Belum mencapai 80%.",
        claims=(VILLAGES,),
    )
    assert judge(rule("odf-desa", "79.5"), known).reason == "Belum mencapai 79,5%."


def test_a_limit_in_another_unit_is_told_without_a_percent_sign() -> None:
    """Seven tatanan reach five; the limit is a number, not a percentage."""
    told_ = topic("jumlah-tatanan", [claim("7", unit="tatanan", as_of="2025")])
    judged = judge(rule("jumlah-tatanan", "5", satuan="tatanan"), evidence(topics=(told_,)))
    assert judged.verdict is MET
    assert judged.reason == "Sudah mencapai 5."
    assert judged.evidence_text == "7, 2025"


def test_rival_figures_are_named_side_by_side() -> None:
    """Where sources give different verdicts both figures stand, and none is chosen."""
    one, two = claim("92", as_of="2025"), claim("88", by="b", as_of="2025")
    judged = judge(rule("odf-desa", "90"), evidence(topics=(topic("odf-desa", [two, one]),)))
    assert judged == Judged(
        verdict=UNDECIDED,
        evidence_text="92%, 2025; 88%, 2025",
        reason="Sumber berbeda tentang angkanya, dan hasilnya tidak sama.",
        claims=(one, two),
    )


def test_the_same_figure_of_two_sources_is_said_once() -> None:
    """Two sources that say the same stand as one figure, with both as its evidence."""
    told_ = [claim("92", as_of="2025"), claim("92", by="b", as_of="2025")]
    judged = judge(rule("odf-desa", "90"), evidence(topics=(topic("odf-desa", told_),)))
    assert judged.evidence_text == "92%, 2025"
    assert judged.claims == tuple(told_)


def test_a_figure_is_written_on_its_side_of_the_limit() -> None:
    """79,96 % beside a limit of 80 is not written as 80,0 %."""
    near = claim("7996", "10000", "desa-kelurahan", as_of="2025")
    judged = judge(rule("odf-desa", "80"), evidence(topics=(topic("odf-desa", [near]),)))
    assert judged.evidence_text == "7.996 dari 10.000 (79,96%), 2025"
    assert judged.verdict is NOT_MET


def test_about_a_figure_cannot_be_compared() -> None:
    """A figure that is only about right is shown, and says why it decides nothing."""
    near = claim("95", as_of="2025", precision="sekitar")
    judged = judge(rule("odf-desa", "80"), evidence(topics=(topic("odf-desa", [near]),)))
    assert judged.evidence_text == "sekitar 95%, 2025"
    assert judged.reason == "Yang diketahui belum cukup untuk dibandingkan dengan 80%."


def test_nothing_told_is_unknown() -> None:
    """Where no source tells the measure, the answer says so, for which cycle, and shows nothing."""
    assert judge(rule("odf-desa", "80"), evidence()) == Judged(
        verdict=UNDECIDED,
        evidence_text="",
        reason="Belum ada sumber yang menyebut desa ODF daerah ini untuk siklus 2025.",
    )
    assert judge(rule("ukuran-baru", "80"), evidence()).reason == (
        "Belum ada sumber yang menyebut ukuran-baru daerah ini untuk siklus 2025."
    )


def test_a_measure_beside_is_named_but_never_used() -> None:
    """95 percent without a basis does not answer for villages, however high it is."""
    beside = topic("odf-dasar-tidak-disebut", [claim("95", as_of="2025-08-21")])
    judged = judge(rule("odf-desa", "80"), evidence(topics=(beside,)))
    assert judged == Judged(
        verdict=UNDECIDED,
        evidence_text="ODF tanpa dasar: 95%, 21 Agustus 2025",
        reason="Sumber menyebut ODF tanpa dasar, bukan desa ODF; ukurannya tidak disamakan.",
    )


def test_all_measures_beside_are_named() -> None:
    """Several measures of the family stand with all their figures, each once."""
    at_home, other = claim("90", as_of="2025"), claim("7", by="c", as_of="2025")
    topics = (
        topic("odf-dasar-tidak-disebut", [claim("95", as_of="2025")]),
        topic("odf-rumah-tangga", [at_home, replace(at_home, source=source("b")), other]),
        topic("odf-rumah-tangga", [claim("1", as_of="2025")], tatanan="pasar"),
        topic("odf-baru", [claim("3", as_of="2025", unit="desa")]),
    )
    judged = judge(rule("odf-desa", "80"), evidence(topics=topics))
    assert judged.evidence_text == (
        "ODF tanpa dasar: 95%, 2025; Rumah tangga ODF: 90%, 2025 / 7%, 2025; odf-baru: 3, 2025"
    )
    assert judged.reason == (
        "Sumber menyebut ODF tanpa dasar, rumah tangga ODF, dan odf-baru, bukan desa ODF; "
        "ukurannya tidak disamakan."
    )


@pytest.mark.parametrize(
    ("measure", "known", "named"),
    [
        ("odf-desa", "odf-rumah-tangga", True),
        ("odf-desa", "deklarasi-odf", False),
        ("odf-desa", "jumlah-tatanan", False),
        ("odf-desa", "odfx-rumah-tangga", False),
        ("kelembagaan-lulus", "kelembagaan-aktif", True),
        ("kelembagaan-lulus", "kecamatan-berkelembagaan", True),
        ("kelembagaan-lulus", "odf-desa", False),
        ("forum-berbukti", "kecamatan-berforum", False),
    ],
)
def test_only_measures_of_the_same_family_stand_beside(
    measure: str, known: str, named: bool
) -> None:
    """What is named beside is of the same family; for kelembagaan also what only names it."""
    beside = topic(known, [claim("95", as_of="2025")])
    assert bool(judge(rule(measure, "80"), evidence(topics=(beside,))).evidence_text) is named


def test_an_old_figure_of_another_measure_is_not_named() -> None:
    """What does not count for the cycle does not stand beside either."""
    beside = topic("odf-rumah-tangga", [claim("95", as_of="2021")])
    assert judge(rule("odf-desa", "80"), evidence(topics=(beside,))).evidence_text == ""


SPECIAL = (
    "skor-tiap-tatanan",
    "skor-rata-rata-indikator",
    "skor-jumlah-indikator",
    "skor-dasar-tidak-disebut",
    "predikat-berturut",
)
UNMEASURED = [
    ("tidak-disebut", "Sumber menyebut syarat ini tanpa menyebut ambangnya."),
    ("belum-ditemukan", "Sumber yang merinci syarat ini belum ditemukan."),
    ("tidak-berlaku", "Syarat ini tidak dapat diukur."),
    ("ditahan", "Syarat ini tidak dapat diukur."),
    ("belum-ada", "Syarat ini tidak dapat diukur."),
]


@pytest.mark.parametrize(("state", "reason"), UNMEASURED)
def test_a_requirement_without_a_limit_is_never_judged(state: str, reason: str) -> None:
    """Where no limit is told nothing can reach it; what is known is shown beside the reason."""
    known = evidence(topics=(topic("odf-desa", [claim("100", as_of="2025")]),))
    assert judge(rule("odf-desa", keadaan=state), known) == Judged(
        verdict=UNDECIDED, evidence_text="Desa ODF: 100%, 2025", reason=reason
    )
    assert judge(rule("odf-desa", "80"), known).verdict is MET


def test_a_limit_that_is_withheld_bars_scores_and_awards_too() -> None:
    """A reason for having no limit bars every measure, also those that are not facts."""
    known = evidence(
        scores=centre({"pasar": score("99"), "semua": score("99")}),
        history=dict.fromkeys(("2025", "2023", "2021"), ("wistara",)),
    )
    for measure in SPECIAL:
        asked = rule(measure, "2", keadaan="tidak-disebut")
        assert judge(asked, known).verdict is UNDECIDED
        assert judge(asked._replace(keadaan=""), known).verdict is MET


def test_scores_are_judged_each_by_its_own_basis() -> None:
    """Each tatanan fails, the mean and the sum reach: every measure reads its own basis."""
    known = evidence(
        tatanan=("pasar",),
        scores=centre({"pasar": score("60"), "semua": score("75", total=2, points="150")}),
    )
    verdicts = {m: judge(rule(m, "71"), known).verdict for m in SPECIAL}
    assert verdicts == {
        "skor-tiap-tatanan": NOT_MET,
        "skor-rata-rata-indikator": MET,
        "skor-jumlah-indikator": MET,
        "skor-dasar-tidak-disebut": UNDECIDED,
        "predikat-berturut": UNDECIDED,
    }
    assert judge(rule("skor-jumlah-indikator", "150"), known).verdict is MET
    assert judge(rule("skor-rata-rata-indikator", "150"), known).verdict is NOT_MET


def test_a_told_fact_never_answers_for_computed_scores() -> None:
    """A headline figure of a score is no score of the centre."""
    fact = topic("skor-rata-rata-indikator", [claim("99", as_of="2025")])
    assert judge(rule("skor-rata-rata-indikator", "71"), evidence(topics=(fact,))).verdict is (
        UNDECIDED
    )
    known = evidence(stated_scores=(told("pasar", claim("60", unit="nilai")),))
    assert judge(rule("skor-tiap-tatanan", "71"), known).verdict is NOT_MET


@given(st.permutations([claim("92", by=b, as_of="2025") for b in "abc"] + [VILLAGES]))
@settings(max_examples=24, derandomize=True)
def test_the_order_of_evidence_never_matters(shuffled: list[Claim]) -> None:
    """However the claims are told, the answer is the same in every word."""
    asked = rule("odf-desa", "80")
    one = judge(asked, evidence(topics=(topic("odf-desa", shuffled),)))
    other = judge(asked, evidence(topics=(topic("odf-desa", sorted(shuffled, key=repr)),)))
    assert one == other


PUBLIC = (
    *("MET", "NOT_MET", "UNDECIDED", "Evidence", "Judged", "claim_words", "compare"),
    *("counts_for", "interval", "judge", "newest_claims"),
)


def test_whoever_judges_finds_the_words_of_evidence_here_too() -> None:
    """The module offers these names, and they are those of evidence, not others of that name."""
    assert tuple(rules.__all__) == PUBLIC
    for name in set(PUBLIC) - {"judge"}:
        assert getattr(rules, name) is getattr(words_of_evidence, name)


def test_a_version_without_a_limit_or_reason_is_open() -> None:
    """Where neither a limit nor a reason for having none is told, no figure can reach it."""
    known = evidence(topics=(topic("odf-desa", [claim("100", as_of="2025")]),))
    judged = judge(rule("odf-desa"), known)
    assert judged.verdict is UNDECIDED
    assert judged.evidence_text == "Desa ODF: 100%, 2025"
