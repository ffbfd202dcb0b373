"""Figures, scores and awards in English: the same claims, each with its source, none merged."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

from kksportal import addresses
from kksportal.compute.award_records import Without
from kksportal.compute.awards import AwardFound
from kksportal.compute.shared import SharedResults
from kksportal.model.claim import (
    Claim,
    Disputed,
    Figure,
    Missing,
    Precision,
    by_closeness,
    in_one_source,
    shown_share,
)
from kksportal.model.result import Score
from kksportal.pages.english.views import SpokenAward, SpokenClaim, SpokenFigure, SpokenScore
from kksportal.pages.english.words import ASSESSORS, PRECISION, REASONS, WITHOUT, as_of
from kksportal.words.figures import AHEAD, SourceBook
from kksportal.words.names import Names
from kksportal.words.translator import Translator, Word

_TENTH = Decimal("0.1")


def spoken_figure(
    label: tuple[Word, ...],
    figure: Figure,
    translator: Translator,
    names: Names,
    book: SourceBook,
    kind: str = "",
) -> SpokenFigure:
    """A labelled figure; claims that print alike share a line, rival claims are side by side."""
    kind_before, kind = kind, translator.say(kind) if kind else ""
    if isinstance(figure, Missing):
        reason = translator.say(REASONS[figure.reason.value])
        return SpokenFigure(label, kind, disputed=False, claims=(), reason=reason, note=figure.note)
    groups: dict[tuple[object, ...], list[Claim]] = {}
    for claim in by_closeness(figure.claims):
        key = (claim.value, claim.out_of, claim.unit, claim.precision, claim.as_of)
        groups.setdefault(key, []).append(claim)
    claims = tuple(_claim(group, translator, names, book) for group in groups.values())
    if kind_before not in AHEAD:
        book.span.add_all(claim.as_of for claim in figure.claims)
    return SpokenFigure(
        label, kind, isinstance(figure, Disputed), claims, mark=_mark(figure, translator)
    )


def _mark(figure: Figure, translator: Translator) -> str:
    """Who differs: sources among each other, or one source with itself; "" where none does."""
    if not isinstance(figure, Disputed):
        return ""
    if in_one_source(figure):
        return translator.say("Beberapa angka dalam satu sumber")
    return translator.say("Berbeda antar sumber")


def _claim(
    claims: list[Claim], translator: Translator, names: Names, book: SourceBook
) -> SpokenClaim:
    first = claims[0]
    text = claim_text(first, translator)
    counted = first.out_of if first.out_of is not None else first.value
    silent = first.out_of is None and first.unit in ("persen", "nilai", "")
    unit = Word("") if silent else translator.name(names.units.get(first.unit, first.unit), counted)
    share = shown_share(first)
    return SpokenClaim(
        value=format(first.value, "f"),
        text=text,
        beside=translator.say("dari {jumlah}", jumlah=translator.number(first.out_of))
        if first.out_of is not None
        else "",
        unit=unit,
        share=_qualified(share[0], f"{translator.number(share[1])}%", translator) if share else "",
        as_of=as_of(first.as_of, translator),
        sources=book.cite_all(claim.source for claim in claims),
        source_ids=" ".join(dict.fromkeys(claim.source.id for claim in claims)),
        locus=first.locus,
        speaker=first.speaker,
        note="; ".join(dict.fromkeys(claim.note for claim in claims if claim.note)),
    )


def claim_text(claim: Claim, translator: Translator) -> str:
    """A claim's number in words: "more than 4,000", "85%"."""
    text = translator.number(claim.value)
    if claim.unit == "persen" and claim.out_of is None:
        text += "%"
    return _qualified(claim.precision, text, translator)


def _qualified(precision: Precision, text: str, translator: Translator) -> str:
    if precision is Precision.EXACT:
        return text
    return f"{translator.say(PRECISION[precision])} {text}"


def spoken_score(
    assessor: str, score: Score | None, translator: Translator, book: SourceBook
) -> SpokenScore:
    """What one assessor gave; without a value where nothing is known of it."""
    label = translator.say(ASSESSORS[assessor])
    if score is None or score.mean is None:
        return SpokenScore(assessor, label, "", "", "", "", (), "")
    book.span.add(score.as_of)
    mean = score.mean.quantize(_TENTH, rounding=ROUND_HALF_UP)
    return SpokenScore(
        assessor=assessor,
        label=label,
        value=format(mean, "f"),
        text=translator.number(mean),
        filled=translator.say(
            "{terisi} dari {jumlah} indikator terisi, {kosong} kosong",
            terisi=score.filled,
            jumlah=score.total,
            kosong=score.total - score.filled,
        ),
        as_of=as_of(score.as_of, translator),
        sources=book.cite_all(score.sources),
        source_ids=" ".join(source.id for source in score.sources),
    )


def award_text(award: AwardFound, translator: Translator, names: Names) -> str:
    """The categories sources name; several of them are rivals."""
    if award.categories:
        return " / ".join(names.categories.get(c, c) for c in award.categories)
    if award.state == "diragukan":
        return translator.say("Diragukan, tidak dihitung")
    return translator.say("Swasti Saba (predikat tidak disebut)")


def spoken_awards(
    code: str,
    results: SharedResults,
    translator: Translator,
    names: Names,
    book: SourceBook,
    told: Mapping[str, Without],
) -> tuple[SpokenAward, ...]:
    """A district's award history, newest first; a cycle without a record is "not found yet"."""
    history = results.history(code)
    entries = []
    for cycle in reversed(results.cycles_with_awards):
        award, without = history.get(cycle), told.get(cycle)
        href = "" if names.simulated(code) else addresses.AWARD_CYCLE(cycle)
        rules = addresses.FRAMEWORK(cycle) if cycle in results.data.frameworks else ""
        if award is not None:
            text, links = award_text(award, translator, names), book.cite_all(award.sources)
            entry = SpokenAward(cycle, award.state, text, award.rank, links, award.note, href)
            entries.append(entry._replace(rules=rules))
        elif without is not None:
            text = " / ".join(translator.say(WITHOUT[status]) for status in without.statuses)
            links = book.cite_all(without.sources)
            entry = SpokenAward(cycle, without.state, text, 0, links, without.note, href)
            entries.append(entry._replace(rules=rules))
        else:
            text = translator.say("Belum ditemukan")
            entries.append(SpokenAward(cycle, "belum-ditemukan", text, 0, (), "", href))
    return tuple(entries)
