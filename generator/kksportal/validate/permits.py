"""Findings that a person allows: they become notes with the reason, and stop nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from kksportal.errors import Finding, sort_findings
from kksportal.findings import ALLOWABLE, kind
from kksportal.model.package import Permit
from kksportal.read.permits import PERMITS


def permitted(findings: Iterable[Finding], permits: Sequence[Permit]) -> tuple[Finding, ...]:
    """The findings, those that are allowed as notes; a permit for none or for several is told.

    One permit allows one finding: the only one of its kind in its file, or the only one of these
    whose sentence holds the permit's excerpt.
    """
    listed = tuple(findings)
    if not permits:
        return sort_findings(listed)
    meant, told = _matched(listed, permits)
    kept = [_as_note(f, meant[f]) if f in meant else f for f in listed]
    return sort_findings((*kept, *told))


def forbidden(findings: Iterable[Finding], permits: Sequence[Permit]) -> bool:
    """Whether any of the findings is an error that nobody allowed."""
    listed = tuple(findings)
    allowed = _matched(listed, permits)[0] if permits else {}
    return any(finding.is_error and finding not in allowed for finding in listed)


def _matched(
    findings: Sequence[Finding], permits: Sequence[Permit]
) -> tuple[dict[Finding, Permit], list[Finding]]:
    by_place: dict[tuple[str, str], dict[Finding, None]] = defaultdict(dict)
    for finding in findings:
        if finding.kind.code in ALLOWABLE:
            by_place[finding.path, finding.kind.code][finding] = None
    meant: dict[Finding, Permit] = {}
    told = []
    for permit in permits:
        here = by_place.get((permit.path, permit.code), {})
        fitting = [f for f in here if permit.excerpt in f.what]
        if len(fitting) == 1:
            meant.setdefault(fitting[0], permit)
        else:
            told.append(_unfit(permit, len(fitting)))
    return meant, told


def _as_note(finding: Finding, permit: Permit) -> Finding:
    what = f"{finding.kind.code}: {finding.what} Diizinkan {permit.by}, {permit.day}: "
    return replace(
        finding, kind=kind("KKS-I001"), what=what + permit.reason.removesuffix(".") + ".", advice=""
    )


def _unfit(permit: Permit, many: int) -> Finding:
    place = f"{permit.code} di {permit.path}"
    what = f"Ada {many} temuan {place}." if many else f"Tidak ada temuan {place} seperti ini."
    return Finding(kind=kind("KKS-I003"), path=PERMITS, row=permit.row, what=what)
