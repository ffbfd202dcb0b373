"""Stages and readiness in English: carried out is not passed, by the newest rules known."""

from __future__ import annotations

from collections.abc import Sequence

from kksportal.compute.readiness import ITEMS
from kksportal.model.claim import Claim
from kksportal.model.result import ItemTrace
from kksportal.model.rows import Tahapan
from kksportal.pages.english.figures import claim_text
from kksportal.pages.english.views import SpokenReadiness, SpokenRequirement, SpokenStage
from kksportal.pages.english.words import as_of, message
from kksportal.words.context import DistrictContext
from kksportal.words.names import VERDICTS
from kksportal.words.progress import open_ceremony, stage_to_tell
from kksportal.words.readiness import cycle_over, verdict_words
from kksportal.words.stages import implied_stages, stage_rows
from kksportal.words.translator import Translator, Word

_STATES = {
    "selesai": message("diikuti"),
    "berlangsung": message("sedang diikuti"),
    "rencana": message("direncanakan"),
}
_OUTCOMES = {"lolos": message("lolos"), "tidak-lolos": message("tidak lolos")}
_APART = message("Hitungan portal ini, bukan penghargaan.")
_OF = message("dari {jumlah}")
_VERDICTS = (  # what `verdict_words` says
    message("Memenuhi"),
    message("Belum memenuhi"),
    message("Belum dapat dinilai"),
    message("Memenuhi menurut sebagian sumber"),
    message("Tergantung syarat sumber mana"),
)
_ITEMS = (
    message("Bebas buang air besar sembarangan (ODF)"),
    message("Nilai"),
    message("Kelembagaan"),
    message("Forum dengan bukti dukung"),
    message("SK forum kecamatan dan pokja"),
    message("Jumlah tatanan"),
    message("Riwayat penghargaan"),
    message("Penilaian lanjutan"),
    message("Syarat lain yang belum ditemukan"),
)


def spoken_stages(context: DistrictContext, translator: Translator) -> tuple[SpokenStage, ...]:
    """The stages of the cycle of which anything is known, in order."""
    district, names = context.district, context.names
    views = []
    implied = implied_stages(context)
    for stage, rows in stage_rows(context).items():
        name = translator.name(names.stages.get(stage, stage))
        if rows:
            states = dict.fromkeys(_stage_words(row, translator) for row in rows)
            links = context.book.cite_all(context.sources[row.sumber] for row in rows)
            views.append(SpokenStage(name, " / ".join(states), links))
        elif stage in implied:
            award = district.awards[district.cycle]
            said = translator.say("selesai, tampak dari penghargaannya")
            views.append(SpokenStage(name, said, context.book.cite_all(award.sources)))
    return tuple(views)


def progress_sentence(context: DistrictContext, name: str, translator: Translator) -> str:
    """How far the district came where no award is known, and whether awards were given out."""
    stage, say = stage_to_tell(context), translator.say
    if stage is None:
        return ""
    what = translator.name(context.names.stages.get(stage.tahap, stage.tahap)).text
    first = say(
        "Pada {siklus} {daerah}: {tahap}, {keadaan}.",
        siklus=stage.siklus,
        daerah=name,
        tahap=what[:1].lower() + what[1:],
        keadaan=_stage_words(stage, translator),
    )
    day = open_ceremony(context)
    if not day:
        return first
    after = say(
        "Penghargaan {siklus} sudah diserahkan pada {hari}; apakah {daerah} menerimanya, belum "
        "diketahui.",
        siklus=stage.siklus,
        hari=translator.day(day),
        daerah=name,
    )
    return f"{first} {after}"


def _stage_words(row: Tahapan, translator: Translator) -> str:
    """ "took part, passed (21 August 2025)": passed only where the source says so."""
    words = translator.say(_STATES[row.status])
    if row.hasil:
        words += f", {translator.say(_OUTCOMES[row.hasil])}"
    day = row.selesai or row.mulai or row.per_tanggal
    return f"{words} ({as_of(day, translator)})"


def spoken_readiness(context: DistrictContext, translator: Translator) -> SpokenReadiness | None:
    """The requirements of the next category that have evidence; None where none has."""
    district = context.district
    trace = district.readiness.get((district.rules_cycle, district.next_category))
    if trace is None:
        return None
    rows = tuple(
        _requirement(context, item, translator)
        for item in trace.items
        if any(rule.evidence for rule in item.rules)
    )
    if not rows:
        return None
    say = translator.say
    if cycle_over(context):
        following = str(int(district.rules_cycle) + 2)
        head = say("Kesiapan untuk siklus berikutnya")
        rules = say(
            "Menurut aturan {siklus}; aturan {berikut} belum ditemukan.",
            siklus=district.rules_cycle,
            berikut=following,
        )
    else:
        head = say("Kesiapan untuk siklus {siklus}", siklus=district.rules_cycle)
        rules = say("Menurut aturan {siklus} yang disebut sumber.", siklus=district.rules_cycle)
    return SpokenReadiness(
        head=head,
        rules=f"{say(_APART)} {rules}",
        category=context.names.categories.get(trace.category, trace.category),
        verdict=trace.verdict.value,
        verdict_text=say(VERDICTS[trace.verdict.value]),
        rows=rows,
    )


def _requirement(
    context: DistrictContext, item: ItemTrace, translator: Translator
) -> SpokenRequirement:
    claims = [claim for rule in item.rules for claim in rule.evidence]
    scores = list(dict.fromkeys(c for c in claims if c.unit == "nilai" and c.out_of is None))
    evidence = []
    if len(scores) > 1:
        evidence.append(_scores(scores, translator))
    for claim in claims:
        if claim in scores and len(scores) > 1:
            continue
        text = claim_text(claim, translator)
        if claim.out_of is not None:
            total = translator.number(claim.out_of)
            unit = context.names.units.get(claim.unit, claim.unit)
            what = translator.name(unit, claim.out_of).text
            text += f" {translator.say(_OF, jumlah=total)} {what}"
        evidence.append(f"{text} ({as_of(claim.as_of, translator)})")
    return SpokenRequirement(
        name=Word(translator.say(ITEMS.get(item.item, item.item))),
        verdict=item.verdict.value,
        verdict_text=translator.say(verdict_words(item)),
        evidence="; ".join(dict.fromkeys(evidence)),
        sources=context.book.cite_all(claim.source for claim in claims),
    )


def _scores(claims: Sequence[Claim], translator: Translator) -> str:
    """Scores of several tatanan in one phrase: how many, lowest to highest, of when."""
    values = [claim.value for claim in claims]
    days = dict.fromkeys(as_of(claim.as_of, translator) for claim in claims)
    said = translator.say(
        "nilai {jumlah} tatanan, {rendah} sampai {tinggi}",
        jumlah=len(claims),
        rendah=translator.number(min(values)),
        tinggi=translator.number(max(values)),
    )
    return f"{said} ({', '.join(days)})"
