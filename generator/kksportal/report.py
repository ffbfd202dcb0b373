"""Findings for people and for machines."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable

from kksportal.errors import Finding


def as_text(findings: Iterable[Finding]) -> str:
    """Findings for a terminal: where, what, what to do now."""
    blocks = []
    for f in findings:
        place = f"  {f.place}" if f.place else ""
        blocks.append(f"{f.kind.code}  {f.path}{place}\n"
                      f"          {f.what or f.kind.title}\n          {f.mend}")  # fmt: skip
    return "\n".join(blocks)


def as_json(findings: Iterable[Finding]) -> str:
    """Findings for a machine."""
    return json.dumps(as_records(findings), ensure_ascii=False, indent=1)


def as_records(findings: Iterable[Finding]) -> list[dict[str, str | int]]:
    """Findings as a machine takes them, to stand among other things."""
    return [
        {"kode": f.kind.code, "tingkat": f.kind.severity.value, "berkas": f.path, "baris": f.row,
         "kolom": f.column, "temuan": f.what or f.kind.title, "saran": f.mend}
        for f in findings
    ]  # fmt: skip


def summary(findings: Iterable[Finding]) -> str:
    """How many findings of each severity."""
    counts = Counter(finding.kind.severity.value for finding in findings)
    told = [f"{counts[n]} {n}" for n in ("galat", "peringatan", "catatan") if n in counts]
    return ", ".join(told) or "tidak ada temuan"
