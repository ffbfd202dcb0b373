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
    """Findings as JSON, for a machine."""
    return json.dumps(as_records(findings), ensure_ascii=False, indent=1)


def as_records(findings: Iterable[Finding]) -> list[dict[str, str | int]]:
    """Findings as records for JSON, to be put into a larger object."""
    return [
        {"kode": f.kind.code, "tingkat": f.kind.severity.value, "berkas": f.path, "baris": f.row,
         "kolom": f.column, "temuan": f.what or f.kind.title, "saran": f.mend}
        for f in findings
    ]  # fmt: skip


def summary(findings: Iterable[Finding]) -> str:
    """The number of findings of each severity, in Indonesian."""
    counts = Counter(finding.kind.severity.value for finding in findings)
    parts = [f"{counts[n]} {n}" for n in ("galat", "peringatan", "catatan") if n in counts]
    return ", ".join(parts) or "tidak ada temuan"
