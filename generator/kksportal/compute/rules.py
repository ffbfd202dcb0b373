"""One version of a requirement against what is known: met, not met, or cannot be judged.

A rule is judged only by evidence of its own measure; `_BY_MEASURE` lists the measures that need
more than a fact.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from kksportal.compute.evidence import (
    MET,
    NOT_MET,
    UNDECIDED,
    Evidence,
    Judged,
    claim_words,
    compare,
    counts_for,
    interval,
    newest_claims,
    plain,
)
from kksportal.compute.rules_score import any_basis, each_tatanan, mean, total
from kksportal.model.claim import Claim
from kksportal.model.framework_rows import SyaratRow
from kksportal.text import join_words, lower_first, number

__all__ = [
    "MET",
    "NOT_MET",
    "UNDECIDED",
    "Evidence",
    "Judged",
    "claim_words",
    "compare",
    "counts_for",
    "interval",
    "judge",
    "newest_claims",
]


def judge(rule: SyaratRow, evidence: Evidence) -> Judged:
    """One rule claim against the evidence of its own measure."""
    if rule.keadaan:
        reason = {
            "tidak-disebut": "Sumber menyebut syarat ini tanpa menyebut ambangnya.",
            "belum-ditemukan": "Sumber yang merinci syarat ini belum ditemukan.",
        }.get(rule.keadaan, "Syarat ini tidak dapat diukur.")
        return Judged(verdict=UNDECIDED, evidence_text=_beside_words(rule, evidence), reason=reason)
    return _BY_MEASURE.get(rule.ukuran, _by_fact)(rule, evidence)


def _by_fact(rule: SyaratRow, evidence: Evidence) -> Judged:
    """A limit against every claim of the newest moment: all must give the same verdict."""
    claims = newest_claims(rule.ukuran, evidence)
    if not claims or not rule.nilai:
        return _untold(rule, evidence)
    limit = Decimal(rule.nilai)
    verdicts = set()
    for claim in claims:
        bounds = interval(claim, rule.satuan)
        verdicts.add(compare(*bounds, limit) if bounds else UNDECIDED)
    words = dict.fromkeys(claim_words(c, limit, evidence.units) for c in claims)
    evidence_text = "; ".join(words)
    if rule.butir == "skor":  # beside scores of tatanan its measure is not clear by itself
        evidence_text = (
            f"{lower_first(evidence.names.get(rule.ukuran, rule.ukuran))} {evidence_text}"
        )
    if len(verdicts) > 1:
        return Judged(
            verdict=UNDECIDED,
            evidence_text=evidence_text,
            claims=claims,
            reason="Sumber berbeda tentang angkanya, dan hasilnya tidak sama.",
        )
    unit = "%" if rule.satuan == "persen" else ""
    return plain(verdicts.pop(), evidence_text, number(limit) + unit, claims)


def _untold(rule: SyaratRow, evidence: Evidence) -> Judged:
    """No source tells this very measure; another one known beside it is named, never used."""
    name = lower_first(evidence.names.get(rule.ukuran, rule.ukuran))
    others = [lower_first(evidence.names.get(m, m)) for m in _beside(rule, evidence)]
    if others:
        reason = f"Sumber menyebut {join_words(others)}, bukan {name}; ukurannya tidak disamakan."
    else:
        reason = f"Belum ada sumber yang menyebut {name} daerah ini untuk siklus {evidence.cycle}."
    return Judged(verdict=UNDECIDED, evidence_text=_beside_words(rule, evidence), reason=reason)


def _forums(rule: SyaratRow, evidence: Evidence) -> Judged:
    """A stated share decides as any fact does; else the forums that rows name are counted.

    Those that no row names may or may not have evidence, so the share lies between two bounds.
    """
    forums = evidence.forums
    if newest_claims(rule.ukuran, evidence) or forums is None or not rule.nilai:
        return _by_fact(rule, evidence)
    text = f"{forums.evidenced} dari {forums.named} forum yang dimuat punya bukti dukung"
    claims = tuple(
        Claim(
            value=Decimal(forums.evidenced),
            unit="forum",
            out_of=Decimal(forums.named),
            source=source,
            as_of=evidence.cycle,
            note="dihitung portal",
        )
        for source in forums.sources
    )
    limit = Decimal(rule.nilai)
    if not forums.total or not forums.villages:
        reason = "Forum desa/kelurahan belum dimuat, jadi bagiannya belum dapat dihitung."
        return plain(UNDECIDED, text, "", claims, reason)
    total = max(forums.total, forums.named)
    open_ = total - forums.named
    low = Decimal(100 * forums.evidenced) / total
    high = Decimal(100 * (forums.evidenced + open_)) / total
    reason = f"{open_} dari {total} forum belum dimuat."
    return plain(
        compare(low, high, limit),
        f"{text}, dari {total} forum",
        f"{number(limit)}%",
        claims,
        reason,
    )


def _in_a_row(rule: SyaratRow, evidence: Evidence) -> Judged:
    """A category in consecutive cycles; whether this cycle counts is not stated, so both readings.

    An award not found is unknown, not a failure. A known other category in a needed cycle fails,
    except one named after the category itself: whether "wistara-paripurna" counts as Wistara is
    not known.
    """
    want = rule.acuan or "wistara"
    if rule.nilai and (Decimal(rule.nilai) < 1 or Decimal(rule.nilai) % 1):
        reason = "Sumber tidak menyebut dengan jelas berapa kali berturut-turut."
        return Judged(verdict=UNDECIDED, evidence_text=f"{rule.nilai} kali", reason=reason)
    many = int(Decimal(rule.nilai or 2))
    year = int(evidence.cycle)
    readings = [[str(year - 2 * (i + shift)) for i in range(many)] for shift in (0, 1)]
    verdicts = set()
    for cycles in readings:
        known = [evidence.history.get(c) for c in cycles]
        if any(k is not None and not any(_may_be(name, want) for name in k) for k in known):
            verdicts.add(NOT_MET)
        elif all(k == (want,) for k in known):
            verdicts.add(MET)
        else:
            verdicts.add(UNDECIDED)
    awards = [
        f"{'/'.join(evidence.history[c])} {c}" for r in readings for c in r if c in evidence.history
    ]
    evidence_text = ", ".join(dict.fromkeys(awards)) or "penghargaan sebelumnya belum ditemukan"
    verdict = verdicts.pop() if len(verdicts) == 1 else UNDECIDED
    reason = {
        MET: f"{want.capitalize()} tercatat {many} kali berturut-turut.",
        NOT_MET: f"Tidak {want.capitalize()} {many} kali berturut-turut.",
        UNDECIDED: "Riwayat penghargaan belum lengkap, atau cara menghitungnya tidak disebut.",
    }[verdict]
    return Judged(verdict=verdict, evidence_text=evidence_text, reason=reason)


def _may_be(category: str, want: str) -> bool:
    return category == want or category.startswith(f"{want}-")


def _beside(rule: SyaratRow, evidence: Evidence) -> list[str]:
    """The measures known beside: of the same family, measures of this district for this cycle."""
    family = rule.ukuran.split("-")[0]
    measures = dict.fromkeys(topic.ukuran for topic in evidence.topics)
    return [
        measure
        for measure in measures
        if (measure.split("-")[0] == family or (family == "kelembagaan" and family in measure))
        and newest_claims(measure, evidence)
    ]


def _beside_words(rule: SyaratRow, evidence: Evidence) -> str:
    parts = []
    for measure in _beside(rule, evidence):
        claims = dict.fromkeys(
            claim_words(c, units=evidence.units) for c in newest_claims(measure, evidence)
        )
        parts.append(f"{evidence.names.get(measure, measure)}: {' / '.join(claims)}")
    return "; ".join(parts)


_BY_MEASURE: dict[str, Callable[[SyaratRow, Evidence], Judged]] = {
    "skor-tiap-tatanan": each_tatanan,
    "skor-rata-rata-indikator": mean,
    "skor-jumlah-indikator": total,
    "skor-dasar-tidak-disebut": any_basis,
    "predikat-berturut": _in_a_row,
    "forum-berbukti": _forums,
}
