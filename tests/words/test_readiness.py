"""Readiness: a row a requirement with evidence, by the newest rules known, disputes elsewhere."""

from __future__ import annotations

from typing import Any

from kksportal.compute.shared import SharedResults, compute_shared
from kksportal.words.readiness import REQUIREMENT_STATES, cycle_over, readiness_part
from kksportal.words.views import ReadinessPart
from tests.builders import CODE, award_package, framework, portal
from tests.words.places import LADDER, NAMES, REGION, place

RULE = {"butir": "odf", "ukuran": "odf-desa", "uji": "paling-sedikit", "satuan": "persen"}
ODF = {"subjek": CODE, "ukuran": "odf-desa", "sifat": "capaian", "satuan": "persen"}
GIVEN = {"siklus": "2025", "tahap": "penganugerahan", "status": "selesai"}


def rules(*told: dict[str, str], day: str = "", won: str = "") -> SharedResults:
    """A nation with these requirements of 2025, and maybe a ceremony and the district's award."""
    data = portal(
        vocabulary={
            "predikat": [
                {"id": one, "nama": name, "urutan": str(place)}
                for place, (one, name) in enumerate(zip(LADDER, NAMES, strict=True), start=1)
            ]
        },
        regions=[REGION],
        frameworks=[framework(syarat=[RULE | one for one in told])],
        awards=[
            award_package(
                penerima=[{"wilayah": CODE, "predikat": won}] if won else [],
                acara=[{"tanggal": day}] if day else [],
            )
        ],
    )
    return compute_shared(data, [CODE])


def part(results: SharedResults, value: str = "85", **tables: Any) -> ReadinessPart | None:
    """Readiness of a district with this share of its villages."""
    facts = [ODF | {"nilai": value, "siklus": "2025", "per_tanggal": "2025-06"}] if value else []
    return readiness_part(place(results, fakta=facts, **tables))


def test_a_row_has_a_sign_the_evidence_and_its_source() -> None:
    """One requirement of Padapa, met."""
    made = part(rules({"predikat": "padapa", "nilai": "80"}))
    assert made is not None
    assert (made.head, made.rules) == (
        "Kesiapan untuk siklus 2025",
        "Menurut aturan 2025 yang disebut sumber.",
    )
    (view,) = made.views
    assert (view.category, view.verdict) == ("Padapa", "memenuhi")
    (row,) = view.rows
    assert (row.verdict_text, row.evidence) == ("Memenuhi", "85%, Juni 2025")
    assert row.href == "kerangka/2025/#syarat-padapa-odf"
    assert [link.href for link in row.sources] == ["#sumber-a"]


def test_a_cycle_that_is_over_makes_its_rules_those_of_the_next() -> None:
    """After the award, the ceremony, or the district's own row that says it took place."""
    said = (
        "Kesiapan untuk siklus berikutnya",
        "Menurut aturan 2025; aturan 2027 belum ditemukan.",
    )
    asked = {"predikat": "padapa", "nilai": "80"}
    made = part(rules(asked, day="2025-11-28"))
    assert made is not None
    assert (made.head, made.rules) == said
    made = part(rules(asked), tahapan=[GIVEN])
    assert made is not None
    assert (made.head, made.rules) == said
    assert not cycle_over(place(rules(asked), tahapan=[GIVEN | {"status": "rencana"}]))
    assert not cycle_over(place(rules(asked), tahapan=[GIVEN | {"siklus": "2023"}]))
    made = part(rules({"predikat": "wiwerda", "nilai": "90"}, won="padapa"))
    assert made is not None
    assert (made.head, made.rules) == said
    assert made.views[0].category == "Wiwerda"


def test_without_any_evidence_nothing_is_shown() -> None:
    """A list of requirements that nobody can judge is the page of the framework."""
    assert part(rules({"predikat": "padapa", "nilai": "80"}), value="") is None


def test_requirements_without_evidence_are_one_line() -> None:
    """They are named, once."""
    made = part(
        rules({"predikat": "padapa", "nilai": "80"}, {"predikat": "setiap", "butir": "forum"})
    )
    assert made is not None
    assert made.views[0].unknown == "forum dengan bukti dukung"


def test_a_requirement_of_every_category_leads_to_its_own_part() -> None:
    """It stands once on the page of the framework, under "setiap"."""
    made = part(rules({"predikat": "padapa", "nilai": "80"}, {"predikat": "setiap", "nilai": "70"}))
    assert made is not None
    assert made.views[0].rows[0].href == "kerangka/2025/#syarat-padapa-odf"
    made = part(
        rules({"predikat": "padapa", "butir": "skor"}, {"predikat": "setiap", "nilai": "70"})
    )
    assert made is not None
    assert made.views[0].rows[0].href == "kerangka/2025/#syarat-setiap-odf"


def test_versions_that_cannot_all_be_judged_say_what_holds() -> None:
    """Met by one version, another asks a measure nobody tells: the row says both."""
    other = {"predikat": "padapa", "ukuran": "odf-kecamatan", "nilai": "80", "sumber": "b"}
    made = part(rules({"predikat": "padapa", "nilai": "80"}, other))
    assert made is not None
    (row,) = made.views[0].rows
    assert (row.verdict, row.verdict_text) == (
        "belum-dapat-dinilai",
        "Memenuhi menurut sebagian sumber",
    )
    assert row.asks == "2 versi syarat menurut sumber"
    made = part(rules(*({"predikat": "padapa", "nilai": n, "sumber": n} for n in ("80", "90"))))
    assert made is not None
    assert made.views[0].rows[0].verdict_text == "Tergantung syarat sumber mana"


def test_a_disputed_requirement_is_not_called_a_disputed_figure() -> None:
    """ "Berbeda antar sumber" speaks of a district's figure only."""
    assert "berbeda antar sumber" not in REQUIREMENT_STATES.values()
