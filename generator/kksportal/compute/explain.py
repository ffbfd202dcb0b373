"""The trace of readiness as text and as JSON: the same content as on the page."""

from __future__ import annotations

import json
from collections.abc import Iterable

from kksportal.model.claim import Claim
from kksportal.model.result import Trace

WORDS = {
    "memenuhi": "memenuhi",
    "belum-memenuhi": "belum memenuhi",
    "belum-dapat-dinilai": "belum dapat dinilai",
}


def explain_text(trace: Trace) -> str:
    """The trace for a terminal."""
    lines = [
        f"{trace.category.replace('-', ' ').title()} {trace.cycle}: {WORDS[trace.verdict.value]}",
        f"  {trace.reason}",
        "",
    ]
    for item in trace.items:
        lines.append(
            f"{item.name}: {WORDS[item.verdict.value]} ({item.state.value.replace('-', ' ')})"
        )
        lines.append(f"  {item.reason}")
        for rule in item.rules:
            source = rule.rule_source.penerbit or rule.rule_source.judul
            lines.append(f"  - {rule.asks}: {WORDS[rule.verdict.value]}. {rule.reason}")
            if rule.evidence_text:
                lines.append(f"    Di sini: {rule.evidence_text}")
            lines.append(f"    Syarat menurut: {source} [{rule.rule_source.id}]")
            lines += [f"    Bukti menurut: {_source_and_place(claim)}" for claim in rule.evidence]
    return "\n".join(lines)


def _source_and_place(claim: Claim) -> str:
    """Who says it, and the line of our data that holds it."""
    who = f"{claim.source.penerbit or claim.source.judul} [{claim.source.id}]"
    return f"{who}, {claim.place.path} baris {claim.place.line}" if claim.place else who


def explain_json(trace: Trace) -> str:
    """The trace for a machine."""
    record = {
        "predikat": trace.category,
        "siklus": trace.cycle,
        "hasil": trace.verdict.value,
        "alasan": trace.reason,
        "syarat": [
            {
                "butir": item.item,
                "hasil": item.verdict.value,
                "keadaan": item.state.value,
                "alasan": item.reason,
                "versi": [
                    {
                        "meminta": rule.asks,
                        "ditemukan": rule.evidence_text,
                        "hasil": rule.verdict.value,
                        "alasan": rule.reason,
                        "sumber": rule.rule_source.id,
                        "bukti": sorted({c.source.id for c in rule.evidence}),
                        "asal_bukti": _origins(rule.evidence),
                    }
                    for rule in item.rules
                ],
            }
            for item in trace.items
        ],
    }
    return json.dumps(record, ensure_ascii=False, indent=1)


def _origins(claims: Iterable[Claim]) -> list[dict[str, str | int]]:
    """The lines of our data that hold the evidence, each once; a claim without one is left out."""
    places = {(c.source.id, c.place.path, c.place.line) for c in claims if c.place}
    return [
        {"sumber": source, "berkas": path, "baris": line} for source, path, line in sorted(places)
    ]
