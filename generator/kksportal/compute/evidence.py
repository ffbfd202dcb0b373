"""What is known of a district when rules are judged: claims that count, intervals, plain words.

Numbers are intervals, so a bound (">90") or an unfilled indicator is never rounded to an answer.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from kksportal.compute.forums import Forums
from kksportal.compute.resolve import StatedScore, Topic
from kksportal.compute.score import Scores
from kksportal.model.claim import Claim, Precision, shown_share
from kksportal.model.result import Verdict
from kksportal.text import date_text, number

MET, NOT_MET, UNDECIDED = Verdict.MET, Verdict.NOT_MET, Verdict.UNDECIDED
_INFINITE = Decimal("Infinity")


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What is known of a district when a cycle's rules are judged."""

    code: str
    cycle: str
    tatanan: tuple[str, ...]
    topics: tuple[Topic, ...]
    stated_scores: tuple[StatedScore, ...]
    scores: Scores
    history: Mapping[str, tuple[str, ...]]  # by cycle: the categories found (predikat)
    names: Mapping[str, str]  # of measures (ukuran)
    units: Mapping[str, str]  # names of units (satuan)
    forums: Forums | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A verdict with what was found and why, in plain words."""

    verdict: Verdict
    evidence_text: str
    reason: str
    claims: tuple[Claim, ...] = ()


def counts_for(claim: Claim, stated_cycle: str, cycle: str) -> bool:
    """Whether a claim is evidence for a cycle.

    It names the cycle; or it names none and is dated in the award year or the year before.
    """
    if stated_cycle:
        return stated_cycle == cycle
    return claim.as_of[:4] in (cycle, str(int(cycle) - 1))


def newest_claims(measure: str, evidence: Evidence) -> tuple[Claim, ...]:
    """The claims of the newest moment that count for the cycle; rival claims come together.

    A claim with a coarser date ("2025" beside "2025-06"), or without one, may be the newer, so it
    stands with the newest: a doubt about time is never settled silently.
    """
    usable = [
        claim
        for topic in evidence.topics
        if (topic.subjek, topic.ukuran, topic.sifat) == (evidence.code, measure, "capaian")
        and not topic.tatanan
        and not topic.inovasi
        for claim, cycle in topic.claims
        if counts_for(claim, cycle, evidence.cycle)
    ]
    newest = max((claim.as_of for claim in usable), default="")
    return tuple(
        sorted(
            (c for c in usable if newest.startswith(c.as_of)),
            key=lambda c: (c.source.id, c.as_of, c.value, c.locus, c.precision.value, c.speaker),
        )
    )


def interval(claim: Claim, unit: str = "persen") -> tuple[Decimal, Decimal] | None:
    """What a claim allows, lowest and highest, in the unit a rule asks in.

    A rule in percent reads the share ("160 of 202"); any other rule only a value stated in its own
    unit: 7 of 9 tatanan are 7 tatanan, not 77,8. None where it cannot be compared, and for
    "sekitar", which can be anything near.
    """
    value = claim.share if unit == "persen" else claim.value if claim.unit == unit else None
    if value is None:
        return None
    match claim.precision:
        case Precision.EXACT:
            return value, value
        case Precision.MORE_THAN | Precision.AT_LEAST:
            return value, _INFINITE
        case Precision.AT_MOST:
            return -_INFINITE, value
        case Precision.LESS_THAN:
            return -_INFINITE, value.next_minus()
        case _:
            return None


def compare(low: Decimal, high: Decimal, limit: Decimal) -> Verdict:
    """An interval against a lower limit.

    `sampai`, the upper edge of a band, is only shown: no source says that a higher score loses
    the lower category.
    """
    if low >= limit:
        return MET
    return NOT_MET if high < limit else UNDECIDED


def rounded(value: Decimal, limit: Decimal | None = None) -> str:
    """One decimal, half up; more where rounding would move it across the limit it is held to.

    70.96 under 71 prints as "70,96", never as "71,0".
    """
    for places in ("0.1", "0.01", "0.001", "0.0001"):
        near = value.quantize(Decimal(places), rounding=ROUND_HALF_UP)
        if limit is None or (near < limit) == (value < limit):
            return number(near)
    return number(value)


def claim_words(
    claim: Claim, limit: Decimal | None = None, units: Mapping[str, str] | None = None
) -> str:
    """A claim in a sentence: "160 dari 202 desa (79,2%), Oktober 2025"."""
    text = number(claim.value)
    if claim.out_of and claim.share is not None:
        unit = (units or {}).get(claim.unit, "")
        text += f" dari {number(claim.out_of)}" + (f" {unit}" if unit else "")
        shown = shown_share(claim)
        if claim.precision is Precision.EXACT:
            whole = claim.share == claim.share.to_integral()
            share = (
                number(claim.share.quantize(Decimal(1))) if whole else rounded(claim.share, limit)
            )
            text += f" ({share}%)"
        elif shown:
            text += f" ({_told(shown[0])} {number(shown[1])}%)"
    elif claim.unit == "persen":
        text += "%"
    if claim.precision is not Precision.EXACT:
        text = f"{_told(claim.precision)} {text}"
    return f"{text}, {date_text(claim.as_of)}"


def _told(precision: Precision) -> str:
    return precision.value.replace("-", " ")


def plain(
    verdict: Verdict, evidence: str, limit: str, claims: tuple[Claim, ...] = (), why: str = ""
) -> Judged:
    """A verdict against a limit, with its one sentence."""
    reason = {
        MET: f"Sudah mencapai {limit}.",
        NOT_MET: f"Belum mencapai {limit}.",
        UNDECIDED: why or f"Yang diketahui belum cukup untuk dibandingkan dengan {limit}.",
    }[verdict]
    return Judged(verdict=verdict, evidence_text=evidence, reason=reason, claims=claims)
