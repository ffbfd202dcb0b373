"""One version of a requirement against what is known: met, not met, or cannot be judged.

Numbers are intervals, so a bound (">90") or an unfilled indicator is never rounded to an answer.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from kksportal.compute.resolve import Told, Topic
from kksportal.compute.score import Scores
from kksportal.model.claim import Agreed, Claim, Disputed, Precision
from kksportal.model.result import Verdict
from kksportal.model.shared_rows import SyaratRow
from kksportal.text import date_text, lower_first, number

MET, NOT_MET, UNDECIDED = Verdict.MET, Verdict.NOT_MET, Verdict.UNDECIDED
_INFINITE = Decimal("Infinity")


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What is known of a district when a cycle's rules are judged."""

    code: str
    cycle: str
    tatanan: tuple[str, ...]
    topics: tuple[Topic, ...]
    told: tuple[Told, ...]
    scores: Scores
    history: Mapping[str, tuple[str, ...]]  # by cycle: the categories found (predikat)
    names: Mapping[str, str]  # of measures (ukuran)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A verdict with what was found and why, in plain words."""

    verdict: Verdict
    found: str
    reason: str
    claims: tuple[Claim, ...] = ()


def judge(rule: SyaratRow, evidence: Evidence) -> Judged:
    """One rule claim against the evidence of its own measure."""
    if rule.keadaan:
        reason = {
            "tidak-disebut": "Sumber menyebut syarat ini tanpa menyebut ambangnya.",
            "belum-ditemukan": "Sumber yang merinci syarat ini belum ditemukan.",
        }.get(rule.keadaan, "Syarat ini tidak dapat diukur.")
        return Judged(verdict=UNDECIDED, found=_known(rule, evidence), reason=reason)
    return _BY_MEASURE.get(rule.ukuran, _by_fact)(rule, evidence)


def counts_for(claim: Claim, told_cycle: str, cycle: str) -> bool:
    """Whether a claim is evidence for a cycle.

    It names the cycle; or it names none and is dated in the award year or the year before.
    """
    if told_cycle:
        return told_cycle == cycle
    return claim.as_of[:4] in (cycle, str(int(cycle) - 1))


def newest_claims(measure: str, evidence: Evidence) -> tuple[Claim, ...]:
    """The claims of the newest moment that count for the cycle; rival claims come together."""
    usable: set[Claim] = set()
    newest: tuple[Claim, ...] = ()
    for topic in evidence.topics:
        if (topic.subjek, topic.ukuran, topic.sifat) != (evidence.code, measure, "capaian"):
            continue
        if topic.tatanan or topic.inovasi:
            continue
        usable |= {c for c, told in topic.claims if counts_for(c, told, evidence.cycle)}
        for figure in topic.series:
            claims = figure.claims if isinstance(figure, Agreed | Disputed) else ()
            kept = tuple(c for c in claims if c in usable)
            if kept and not newest:
                newest = kept
    return newest


def interval(claim: Claim) -> tuple[Decimal, Decimal] | None:
    """The share a claim allows, lowest and highest; None where it can be anything near."""
    share = claim.share if claim.share is not None else claim.value
    match claim.precision:
        case Precision.EXACT:
            return share, share
        case Precision.MORE_THAN | Precision.AT_LEAST:
            return share, _INFINITE
        case Precision.LESS_THAN | Precision.AT_MOST:
            return -_INFINITE, share
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


def claim_words(claim: Claim) -> str:
    """A claim in a sentence: "160 dari 202 (79,2%), Oktober 2025"."""
    text = number(claim.value)
    if claim.out_of and claim.share is not None:
        text += f" dari {number(claim.out_of)} ({number(claim.share.quantize(Decimal('0.1')))}%)"
    elif claim.unit == "persen":
        text += "%"
    if claim.precision is not Precision.EXACT:
        text = f"{claim.precision.value.replace('-', ' ')} {text}"
    return f"{text}, {date_text(claim.as_of)}"


def _by_fact(rule: SyaratRow, evidence: Evidence) -> Judged:
    claims = newest_claims(rule.ukuran, evidence)
    if not claims or not rule.nilai:
        name = lower_first(evidence.names.get(rule.ukuran, rule.ukuran))
        return Judged(
            verdict=UNDECIDED,
            found=_known(rule, evidence),
            reason=f"Belum ada sumber yang menyebut {name} daerah ini untuk siklus "
            f"{evidence.cycle}.",
        )
    limit = Decimal(rule.nilai)
    verdicts = set()
    for claim in claims:
        bounds = interval(claim)
        countable = claim.share is not None or rule.satuan != "persen"
        verdicts.add(compare(*bounds, limit) if bounds and countable else UNDECIDED)
    found = "; ".join(dict.fromkeys(claim_words(c) for c in claims))
    if len(verdicts) > 1:
        return Judged(
            verdict=UNDECIDED,
            found=found,
            claims=claims,
            reason="Sumber berbeda tentang angkanya, dan hasilnya tidak sama.",
        )
    return _plain(verdicts.pop(), found, limit, claims)


def _plain(verdict: Verdict, found: str, limit: Decimal, claims: tuple[Claim, ...]) -> Judged:
    reason = {
        MET: f"Sudah mencapai {number(limit)}.",
        NOT_MET: f"Belum mencapai {number(limit)}.",
        UNDECIDED: f"Yang diketahui belum cukup untuk dibandingkan dengan {number(limit)}.",
    }[verdict]
    return Judged(verdict=verdict, found=found, reason=reason, claims=claims)


def _each_tatanan(rule: SyaratRow, evidence: Evidence) -> Judged:
    """Every tatanan must reach the limit, by the centre's scores; told ones can only fail it."""
    limit = Decimal(rule.nilai)
    verdicts, lowest = [], None
    for slug in evidence.tatanan:
        score = evidence.scores.get((evidence.cycle, slug, "pusat"))
        verdict = compare(score.low, score.high, limit) if score else UNDECIDED
        if score and score.mean is not None and (lowest is None or score.mean < lowest[1]):
            lowest = (slug, score.mean)
        verdicts.append(verdict)
    told = _told_centre(evidence)
    below = [t for t in told if any(c.value < limit for c in t.claims)]
    claims = tuple(c for t in (below or told) for c in t.claims)
    found = ""
    if lowest:
        slug = lowest[0].replace("-", " ")
        found = f"nilai pusat terendah {number(lowest[1].quantize(Decimal('0.1')))} ({slug})"
    elif told:
        found = f"nilai pusat diketahui untuk {len(told)} dari {len(evidence.tatanan)} tatanan"
    if NOT_MET in verdicts or below:
        return _plain(NOT_MET, found, limit, claims)
    if verdicts and all(v is MET for v in verdicts):
        return _plain(MET, found, limit, claims)
    return Judged(
        verdict=UNDECIDED,
        found=found or "nilai dari pusat belum diketahui",
        claims=claims,
        reason="Nilai pusat semua tatanan belum diketahui.",
    )


def _told_centre(evidence: Evidence) -> list[Agreed]:
    return [
        t.figure
        for t in evidence.told
        if t.cycle == evidence.cycle
        and t.assessor == "pusat"
        and t.tatanan in evidence.tatanan
        and isinstance(t.figure, Agreed)
    ]


def _mean(rule: SyaratRow, evidence: Evidence) -> Judged:
    """The mean of all indicators by the centre, between its bounds."""
    score = evidence.scores.get((evidence.cycle, "semua", "pusat"))
    if score is None or score.mean is None:
        return _unknown_scores()
    found = f"rata-rata pusat {number(score.mean.quantize(Decimal('0.1')))}"
    return _plain(
        compare(score.low, score.high, Decimal(rule.nilai)), found, Decimal(rule.nilai), ()
    )


def _sum(rule: SyaratRow, evidence: Evidence) -> Judged:
    """The sum of all indicators' scores by the centre, between its bounds."""
    score = evidence.scores.get((evidence.cycle, "semua", "pusat"))
    if score is None:
        return _unknown_scores()
    found = f"{number(score.points)} poin dari pusat"
    limit = Decimal(rule.nilai)
    return _plain(
        compare(score.low * score.total, score.high * score.total, limit), found, limit, ()
    )


def _unknown_scores() -> Judged:
    return Judged(
        verdict=UNDECIDED,
        found="nilai dari pusat belum diketahui",
        reason="Belum ada sumber yang menyebut skor indikator dari pusat.",
    )


def _any_basis(rule: SyaratRow, evidence: Evidence) -> Judged:
    """The source names no basis: decided only when each tatanan and the mean agree."""
    one, other = _each_tatanan(rule, evidence), _mean(rule, evidence)
    if one.verdict is other.verdict is not UNDECIDED:
        return one
    return Judged(
        verdict=UNDECIDED,
        found=one.found,
        claims=one.claims,
        reason="Sumber tidak menyebut apakah ini tiap tatanan atau rata-rata.",
    )


def _in_a_row(rule: SyaratRow, evidence: Evidence) -> Judged:
    """A category in consecutive cycles; whether this cycle counts is not told, so both readings."""
    many, want = int(rule.nilai or 2), rule.acuan or "wistara"
    year = int(evidence.cycle)
    readings = [[str(year - 2 * (i + shift)) for i in range(many)] for shift in (0, 1)]
    verdicts = set()
    for cycles in readings:
        known = [evidence.history.get(c) for c in cycles]
        if any(k is not None and want not in k for k in known):
            verdicts.add(NOT_MET)
        elif all(k == (want,) for k in known):
            verdicts.add(MET)
        else:
            verdicts.add(UNDECIDED)
    told = [
        f"{'/'.join(evidence.history[c])} {c}" for r in readings for c in r if c in evidence.history
    ]
    found = ", ".join(dict.fromkeys(told)) or "penghargaan sebelumnya belum ditemukan"
    verdict = verdicts.pop() if len(verdicts) == 1 else UNDECIDED
    reason = {
        MET: f"{want.capitalize()} tercatat {many} kali berturut-turut.",
        NOT_MET: f"Tidak {want.capitalize()} {many} kali berturut-turut.",
        UNDECIDED: "Riwayat penghargaan belum lengkap, atau cara menghitungnya tidak disebut.",
    }[verdict]
    return Judged(verdict=verdict, found=found, reason=reason)


def _known(rule: SyaratRow, evidence: Evidence) -> str:
    """What is known beside: claims of the same family under another measure."""
    family = rule.ukuran.split("-")[0]
    told = []
    for topic in evidence.topics:
        if topic.subjek != evidence.code or topic.sifat != "capaian" or topic.inovasi:
            continue
        if topic.ukuran.split("-")[0] == family or (
            family == "kelembagaan" and "kelembagaan" in topic.ukuran
        ):
            usable = [c for c, cycle in topic.claims if counts_for(c, cycle, evidence.cycle)]
            name = evidence.names.get(topic.ukuran, topic.ukuran)
            told += [f"{name}: {claim_words(c)}" for c in usable[:1]]
    return "; ".join(dict.fromkeys(told))


_BY_MEASURE: dict[str, Callable[[SyaratRow, Evidence], Judged]] = {
    "skor-tiap-tatanan": _each_tatanan,
    "skor-rata-rata-indikator": _mean,
    "skor-jumlah-indikator": _sum,
    "skor-dasar-tidak-disebut": _any_basis,
    "predikat-berturut": _in_a_row,
}
