"""The rules about scores, judged by the centre's scores: each tatanan, the mean, the sum."""

from __future__ import annotations

from decimal import Decimal

from kksportal.compute.evidence import (
    MET,
    NOT_MET,
    UNDECIDED,
    Evidence,
    Judged,
    compare,
    interval,
    plain,
    rounded,
)
from kksportal.model.claim import Agreed, Claim, Disputed
from kksportal.model.framework_rows import SyaratRow
from kksportal.model.result import Verdict
from kksportal.text import number

_EXACT = Decimal("0.000001")  # a sum is computed back from a mean; division leaves a tail


def each_tatanan(rule: SyaratRow, evidence: Evidence) -> Judged:
    """Every tatanan must reach the limit, by the centre's scores (tapin, s048, radartasik).

    Computed scores decide by their bounds. Stated ones can only fail the rule, and only when every
    moment stated for that tatanan is below: an earlier, lower score may have been repaired. Where
    the computed and the stated score of a tatanan point to different sides, neither is chosen.
    """
    limit = Decimal(rule.nilai)
    verdicts: list[Verdict] = []
    lowest: tuple[str, Decimal] | None = None
    failing: list[Claim] = []
    known: list[Claim] = []
    count = 0
    for slug in evidence.tatanan:
        score = evidence.scores.get((evidence.cycle, slug, "pusat"))
        computed = compare(score.low, score.high, limit) if score else UNDECIDED
        if score and score.mean is not None and (lowest is None or score.mean < lowest[1]):
            lowest = (slug, score.mean)
        claims = _stated_by_centre(evidence, slug)
        known += claims
        count += bool(claims)
        stated = _side(claims, limit)
        if stated is NOT_MET:
            failing += claims
        rival = {computed, stated} == {MET, NOT_MET}
        verdicts.append(UNDECIDED if rival else NOT_MET if stated is NOT_MET else computed)
    evidence_text = ""
    if lowest:
        name = lowest[0].replace("-", " ")
        evidence_text = f"nilai pusat terendah {rounded(lowest[1], limit)} ({name})"
    elif known:
        evidence_text = f"nilai pusat diketahui untuk {count} dari {len(evidence.tatanan)} tatanan"
    verdict = UNDECIDED
    if NOT_MET in verdicts:
        verdict = NOT_MET
    elif verdicts and all(v is MET for v in verdicts):
        verdict = MET
    return plain(
        verdict,
        evidence_text or "nilai dari pusat belum diketahui",
        number(limit),
        tuple(failing if verdict is NOT_MET and failing else known),
        "Nilai pusat yang lengkap untuk semua tatanan belum diketahui.",
    )


def _stated_by_centre(evidence: Evidence, slug: str) -> list[Claim]:
    """Every claim of the centre's score of a tatanan in this cycle, of all moments."""
    return [
        claim
        for score in evidence.stated_scores
        if (score.cycle, score.assessor, score.tatanan) == (evidence.cycle, "pusat", slug)
        and isinstance(score.figure, Agreed | Disputed)
        for claim in score.figure.claims
    ]


def _side(claims: list[Claim], limit: Decimal) -> Verdict:
    """The side of the limit on which all claims stand, by their bounds."""
    sides = set()
    for claim in claims:
        bounds = interval(claim, claim.unit)
        sides.add(compare(*bounds, limit) if bounds else UNDECIDED)
    return sides.pop() if len(sides) == 1 else UNDECIDED


def mean(rule: SyaratRow, evidence: Evidence) -> Judged:
    """The mean of all indicators by the centre, between its bounds (app-dki)."""
    score = evidence.scores.get((evidence.cycle, "semua", "pusat"))
    if score is None or score.mean is None:
        return _unknown()
    limit = Decimal(rule.nilai)
    evidence_text = f"rata-rata pusat {rounded(score.mean, limit)}"
    return plain(compare(score.low, score.high, limit), evidence_text, number(limit))


def total(rule: SyaratRow, evidence: Evidence) -> Judged:
    """The sum of all indicators' scores by the centre, between its bounds, unrounded (app-sumbar).

    The bands are closed below: 9656 of 13600 reaches 9656.
    """
    score = evidence.scores.get((evidence.cycle, "semua", "pusat"))
    if score is None or score.mean is None:
        return _unknown()
    limit = Decimal(rule.nilai)
    low, high = ((edge * score.total).quantize(_EXACT) for edge in (score.low, score.high))
    evidence_text = f"{number(score.points)} poin dari pusat"
    return plain(compare(low, high, limit), evidence_text, f"{number(limit)} poin")


def _unknown() -> Judged:
    return Judged(
        verdict=UNDECIDED,
        evidence_text="nilai dari pusat belum diketahui",
        reason="Belum ada sumber yang menyebut skor indikator dari pusat.",
    )


def any_basis(rule: SyaratRow, evidence: Evidence) -> Judged:
    """The source names no basis (n090): decided only when each tatanan and the mean agree."""
    one, other = each_tatanan(rule, evidence), mean(rule, evidence)
    if one.verdict is other.verdict is not UNDECIDED:
        return one
    reason = "Sumber tidak menyebut apakah ini tiap tatanan atau rata-rata."
    if one.verdict is other.verdict:
        reason = (
            "Nilai pusat belum diketahui dengan lengkap, dan sumber tidak menyebut apakah ini "
            "tiap tatanan atau rata-rata."
        )
    return Judged(
        verdict=UNDECIDED, evidence_text=one.evidence_text, claims=one.claims, reason=reason
    )
