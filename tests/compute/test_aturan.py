"""Rule cases in YAML: versions of a requirement, evidence, verdict."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from kksportal.compute.readiness import conjunction, evaluate, unanimous
from kksportal.compute.resolve import topics
from kksportal.compute.rules import Evidence
from kksportal.model.contract import blank
from kksportal.model.framework_rows import SyaratRow
from kksportal.model.package import DistrictPackage, FrameworkPackage, Head
from kksportal.model.result import Verdict
from kksportal.model.rows import Fakta, Sumber

CASES = yaml.safe_load((Path(__file__).parents[1] / "aturan" / "syarat.yaml").read_text("utf-8"))
HEAD = Head(folder="x", kind="daerah", title="x", updated="", code="63.11")


def source(name: str) -> Sumber:
    """A source with this id."""
    made: Sumber = blank(Sumber, id=name, judul=name, jenis="berita")
    return made


def evidence_of(rows: list[dict[str, str]]) -> Evidence:
    """The evidence of a case."""
    facts = tuple(
        blank(
            Fakta,
            subjek="63.11",
            ukuran=row["ukuran"],
            sifat="capaian",
            nilai=row["nilai"],
            dari=row.get("dari", ""),
            satuan="desa-kelurahan" if "dari" in row else "persen",
            per_tanggal=row["per"],
            siklus=row.get("siklus", ""),
            ketepatan=row.get("ketepatan", ""),
            sumber=row.get("sumber", "a"),
        )
        for row in rows
    )
    names = sorted({row.sumber for row in facts})
    package = DistrictPackage(head=HEAD, sumber=tuple(map(source, names)), fakta=facts)
    return Evidence(
        code="63.11",
        cycle="2025",
        tatanan=("pasar",),
        topics=topics(package),
        stated_scores=(),
        scores={},
        history={},
        names={},
        units={},
    )


def framework_of(rules: list[dict[str, str]]) -> FrameworkPackage:
    """A framework with one requirement in several versions."""
    rows = tuple(
        blank(
            SyaratRow,
            siklus="2025",
            predikat="padapa",
            butir="odf",
            uji="paling-sedikit",
            satuan="persen",
            sumber=f"s{i}",
            **rule,
        )
        for i, rule in enumerate(rules)
    )
    return FrameworkPackage(
        head=HEAD, syarat=rows, sumber=tuple(source(row.sumber) for row in rows)
    )


@pytest.mark.parametrize("case", CASES, ids=[case["nama"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    """The requirement of the case has the verdict it states."""
    trace = evaluate(framework_of(case["syarat"]), "padapa", evidence_of(case["bukti"]))
    assert trace.items[0].verdict.value == case["hasil"]
    assert all(rule.reason for rule in trace.items[0].rules)


def test_one_failure_decides_and_success_needs_all() -> None:
    """A category is the conjunction of its requirements."""
    met, not_met, open_ = Verdict.MET, Verdict.NOT_MET, Verdict.UNDECIDED
    assert conjunction([met, not_met, open_]) is not_met
    assert conjunction([met, open_]) is open_
    assert conjunction([met, met]) is met
    assert conjunction([]) is open_
    assert unanimous([met, not_met]) is open_
