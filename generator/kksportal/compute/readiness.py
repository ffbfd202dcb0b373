"""Readiness for a category: every version of every requirement judged, doubts kept as doubts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from kksportal.compute.rules import MET, NOT_MET, UNDECIDED, Evidence, judge
from kksportal.model.framework_rows import SyaratRow
from kksportal.model.package import FrameworkPackage
from kksportal.model.result import ItemTrace, RequirementState, RuleTrace, Trace, Verdict
from kksportal.model.rows import Sumber
from kksportal.text import join_words, number

ITEMS = {
    "odf": "Bebas buang air besar sembarangan (ODF)",
    "skor": "Nilai",
    "kelembagaan": "Kelembagaan",
    "forum": "Forum dengan bukti dukung",
    "sk-wilayah": "SK forum kecamatan dan pokja",
    "jumlah-tatanan": "Jumlah tatanan",
    "riwayat": "Riwayat penghargaan",
    "penilaian-lanjutan": "Penilaian lanjutan",
    "syarat-lain": "Syarat lain yang belum ditemukan",
}


def item_name(item: str) -> str:
    """The name of a requirement (butir) for people."""
    return ITEMS.get(item, item)


def describe_rule(rule: SyaratRow, measures: Mapping[str, str]) -> str:
    """What a rule claim asks, in words: "Desa/kelurahan ODF paling sedikit 80%"."""
    name = measures.get(rule.ukuran, rule.ukuran)
    if not rule.nilai:
        return name
    unit = "%" if rule.satuan == "persen" else ""
    if rule.uji == "berturut":
        return f"{rule.acuan.capitalize()} {rule.nilai} kali berturut-turut"
    text = f"{name} paling sedikit {number(rule.nilai)}{unit}"
    if rule.sampai:
        text += f" (sampai {number(rule.sampai)}{unit})"
    return text + (f" dari {number(rule.dari)}" if rule.dari else "")


def requirement_state(
    rules: Sequence[SyaratRow], sources: Mapping[str, Sumber]
) -> RequirementState:
    """How well a requirement is known: confirmed only by the ministry's regulation or document.

    Versions differ when they name another measure or another limit; a source that names no limit
    contradicts none.
    """
    if all(rule.keadaan == "belum-ditemukan" for rule in rules):
        return RequirementState.NOT_FOUND
    limits = {(rule.ukuran, Decimal(rule.nilai)) for rule in rules if rule.nilai}
    if len(limits) > 1:
        return RequirementState.DISPUTED
    official = all(
        source.jenis in ("regulasi", "dokumen") and source.penerbit.startswith("Kementerian")
        for source in (sources[rule.sumber] for rule in rules)
    )
    return RequirementState.CONFIRMED if official else RequirementState.AS_STATED


def evaluate(framework: FrameworkPackage, category: str, evidence: Evidence) -> Trace:
    """The trace of one category: its own requirements and those of every category.

    One requirement not met decides; met needs all. A requirement is decided only when all its
    versions give the same verdict.
    """
    sources = {s.id: s for s in framework.sumber}
    rules: dict[str, list[SyaratRow]] = {}
    for row in framework.syarat:
        if row.predikat in (category, "setiap"):
            rules.setdefault(row.butir, []).append(row)
    order = list(ITEMS)
    items = tuple(
        _item(item, rules[item], evidence, sources) for item in sorted(rules, key=order.index)
    )
    verdict = conjunction([item.verdict for item in items])
    return Trace(
        cycle=evidence.cycle,
        category=category,
        verdict=verdict,
        reason=_whole_reason(verdict, items),
        items=items,
    )


def conjunction(verdicts: Sequence[Verdict]) -> Verdict:
    """One "belum memenuhi" decides; "memenuhi" needs all; else it cannot be judged."""
    if NOT_MET in verdicts:
        return NOT_MET
    return MET if verdicts and all(v is MET for v in verdicts) else UNDECIDED


def unanimous(verdicts: Sequence[Verdict]) -> Verdict:
    """The verdict all versions share, or that it cannot be judged."""
    return verdicts[0] if len(set(verdicts)) == 1 else UNDECIDED


def _item(
    item: str, rules: list[SyaratRow], evidence: Evidence, sources: Mapping[str, Sumber]
) -> ItemTrace:
    traces = []
    for rule in rules:
        judged = judge(rule, evidence)
        traces.append(
            RuleTrace(
                verdict=judged.verdict,
                asks=describe_rule(rule, evidence.names),
                evidence_text=judged.evidence_text,
                reason=judged.reason,
                rule_source=sources[rule.sumber],
                rule_note=rule.catatan,
                evidence=judged.claims,
            )
        )
    verdict = unanimous([t.verdict for t in traces])
    verdicts = {t.verdict for t in traces}
    if verdicts >= {MET, NOT_MET}:
        reason = "Sumber menyebut syarat yang berbeda, dan hasilnya tidak sama."
    elif len(verdicts) > 1:
        word = "memenuhi" if MET in verdicts else "belum memenuhi"
        reason = f"Menurut sebagian sumber {word}, tetapi syarat versi lain belum dapat dinilai."
    else:
        reason = traces[0].reason
    return ItemTrace(
        item=item,
        name=item_name(item),
        verdict=verdict,
        state=requirement_state(rules, sources),
        reason=reason,
        rules=tuple(traces),
    )


def _whole_reason(verdict: Verdict, items: tuple[ItemTrace, ...]) -> str:
    if verdict is NOT_MET:
        names = [item.name for item in items if item.verdict is NOT_MET]
        return f"Belum terpenuhi: {join_words(names)}."
    if verdict is MET:
        return "Semua syarat terpenuhi menurut sumber."
    open_items = [item.name for item in items if item.verdict is UNDECIDED]
    return f"Belum dapat dinilai: {join_words(open_items)}."
