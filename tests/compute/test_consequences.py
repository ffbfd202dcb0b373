"""What follows from changed rows: verdicts, disagreements, and which row crossed a threshold."""

from __future__ import annotations

from typing import Any

import pytest

from kksportal.compute import consequences as module
from kksportal.compute.changes import compare_packages
from kksportal.compute.consequences import Consequences, consequences
from kksportal.compute.shared import compute_shared
from kksportal.model.package import DistrictPackage
from kksportal.model.result import Verdict
from tests.builders import CODE, district, framework, portal

RULE = {"siklus": "2025", "predikat": "padapa", "butir": "odf", "ukuran": "odf-desa",
        "uji": "paling-sedikit", "nilai": "80", "satuan": "persen"}  # fmt: skip
FACT = {"subjek": CODE, "ukuran": "odf-desa", "sifat": "capaian", "satuan": "persen",
        "per_tanggal": "2025-08-21"}  # fmt: skip
SHARED = compute_shared(
    portal(
        vocabulary={"predikat": [{"id": "padapa", "nama": "Padapa", "urutan": "1"}],
                    "ukuran": [{"id": "odf-desa", "nama": "ODF"}]},
        frameworks=[framework(syarat=[RULE])],
    ),
    (CODE,),
)  # fmt: skip


def facts(*values: str, **more: str) -> DistrictPackage:
    """A district with one figure by each of several sources."""
    told = [FACT | {"nilai": v, "sumber": f"s{i}"} | more for i, v in enumerate(values)]
    return district(fakta=told)


def follow(old: DistrictPackage, new: DistrictPackage) -> Consequences:
    """What follows from one package becoming another."""
    return consequences(old, new, tuple(compare_packages(old, new)), SHARED, SHARED)


def serious(old: DistrictPackage, new: DistrictPackage) -> list[str]:
    """The tables of the rows that are serious: their sources may come with them."""
    rows = tuple(compare_packages(old, new))
    return [rows[i].resource for i in sorted(follow(old, new).serious)]


def test_nothing_follows_from_a_figure_on_the_same_side() -> None:
    """70 and 75 are both below 80."""
    assert follow(facts("70"), facts("75")) == Consequences()


def test_a_figure_that_crosses_the_threshold_is_serious() -> None:
    """79 fails, 80 holds: the category's verdict is another, and the row is named."""
    found = follow(facts("79"), facts("80"))
    (change,) = found.readiness
    assert change.before is not None
    assert change.after is not None
    assert (change.before.verdict, change.after.verdict) == (Verdict.NOT_MET, Verdict.MET)
    assert change.trace is change.after
    assert found.serious == {0}


def test_only_the_row_that_crosses_is_serious() -> None:
    """A measure that no requirement asks for crosses nothing."""
    beside: dict[str, Any] = {"ukuran": "stunting", "sifat": "capaian", "satuan": "persen"}

    def both(odf: str, other: str) -> DistrictPackage:
        rows = [FACT | {"nilai": odf}, {"subjek": CODE, "nilai": other} | beside]
        return district(fakta=rows)

    old, new = both("79", "1"), both("81", "2")
    rows = tuple(compare_packages(old, new))
    (place,) = follow(old, new).serious
    assert rows[place].key[1] == "odf-desa"
    assert len(rows) == 2


def test_a_row_by_a_new_source_is_tried_with_its_source() -> None:
    """A first figure that lets a requirement be judged crosses it too."""
    found = follow(district(), facts("85"))
    assert serious(district(), facts("85")) == ["fakta"]
    assert [one.after.verdict for one in found.readiness if one.after] == [Verdict.MET]


def test_a_row_that_goes_is_tried_as_well() -> None:
    """Without its figure a requirement cannot be judged."""
    assert serious(facts("85"), district()) == ["fakta"]


def test_a_figure_of_another_day_crosses_nothing() -> None:
    """One row goes and one comes, and every verdict is as it was."""
    assert serious(facts("85"), facts("85", per_tanggal="2025-09-01")) == []


def test_many_rows_are_serious_together(monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond the most that are tried one by one, all are, if any verdict is another."""
    monkeypatch.setattr(module, "MOST_TRIED", 1)
    assert follow(facts("79", "79"), facts("81", "81")).serious == {0, 1}
    assert follow(facts("70", "70"), facts("75", "75")).serious == set()


def test_sources_that_come_to_differ_and_to_agree() -> None:
    """A second source with another figure opens a disagreement; the same figure closes it."""
    agreed, differing = facts("85", "85"), facts("85", "90")
    opened = follow(agreed, differing)
    ((matter, figure),) = opened.opened
    assert (matter.resource, matter.row.ukuran, matter.as_of) == ("fakta", "odf-desa", "2025-08-21")
    assert sorted(claim.value for claim in figure.claims) == [85, 90]
    assert opened.closed == ()
    closed = follow(differing, agreed)
    assert (closed.opened, len(closed.closed)) == ((), 1)
    assert follow(differing, differing) == Consequences()


def test_scores_and_values_of_indicators_differ_too() -> None:
    """By year, by assessor and stage, and as sources state a tatanan's score."""
    value = {"siklus": "2025", "indikator": "T1.01", "tahun": "2024", "satuan": "kasus"}
    score = {"siklus": "2025", "indikator": "T1.01", "penilai": "pusat", "tahap": "akhir"}
    told = {"siklus": "2025", "tatanan": "pasar", "penilai": "pusat", "satuan": "nilai"}

    def two(**second: str) -> DistrictPackage:
        def pair(row: dict[str, str], column: str) -> list[dict[str, str]]:
            return [row | {column: "50", "sumber": "a"},
                    row | {column: second.get(column, "50"), "sumber": "b"}]  # fmt: skip

        return district(
            capaian=pair(value, "nilai"), penilaian=pair(score, "skor"),
            nilai_tatanan=pair(told, "nilai"),
        )  # fmt: skip

    opened = follow(two(), two(nilai="75", skor="75")).opened
    assert sorted(matter.resource for matter, _ in opened) == [
        "capaian", "nilai_tatanan", "penilaian",
    ]  # fmt: skip
    assert {matter.row.siklus for matter, _ in opened} == {"2025"}
