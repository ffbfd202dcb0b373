"""Figures, scores and awards in English: the same claims, each with its source, none merged."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from kksportal.compute.awards import AwardFound
from kksportal.compute.shared import SharedResults
from kksportal.model.claim import Claim, Disputed, Figure, Missing, Precision
from kksportal.model.result import Score
from kksportal.pages.english.tongue import Tongue, Word
from kksportal.pages.english.views import SpokenAward, SpokenClaim, SpokenFigure, SpokenScore
from kksportal.pages.english.words import ASSESSORS, PRECISION, REASONS, as_of
from kksportal.words.figures import SourceBook
from kksportal.words.names import Names

_TENTH = Decimal("0.1")


def spoken_figure(
    label: tuple[Word, ...],
    figure: Figure,
    tongue: Tongue,
    names: Names,
    book: SourceBook,
    kind: str = "",
) -> SpokenFigure:
    """A labelled figure; claims that print alike share a line, rival claims stand apart."""
    kind = tongue.say(kind) if kind else ""
    if isinstance(figure, Missing):
        reason = tongue.say(REASONS[figure.reason.value])
        return SpokenFigure(label, kind, disputed=False, claims=(), reason=reason, note=figure.note)
    groups: dict[tuple[object, ...], list[Claim]] = {}
    for claim in figure.claims:
        key = (claim.value, claim.out_of, claim.unit, claim.precision, claim.as_of)
        groups.setdefault(key, []).append(claim)
    claims = tuple(_claim(group, tongue, names, book) for group in groups.values())
    return SpokenFigure(label, kind, isinstance(figure, Disputed), claims)


def _claim(claims: list[Claim], tongue: Tongue, names: Names, book: SourceBook) -> SpokenClaim:
    first = claims[0]
    text = claim_text(first, tongue)
    counted = first.out_of if first.out_of is not None else first.value
    silent = first.out_of is None and first.unit in ("persen", "nilai", "")
    unit = Word("") if silent else tongue.name(names.units.get(first.unit, first.unit), counted)
    share = first.share if first.out_of else None
    return SpokenClaim(
        value=format(first.value, "f"),
        text=text,
        beside=tongue.say("dari {jumlah}", jumlah=tongue.number(first.out_of))
        if first.out_of is not None
        else "",
        unit=unit,
        share=f"{tongue.number(share.quantize(_TENTH))}%" if share is not None else "",
        as_of=as_of(first.as_of, tongue),
        sources=book.cite_all(claim.source for claim in claims),
        source_ids=" ".join(dict.fromkeys(claim.source.id for claim in claims)),
        locus=first.locus,
        speaker=first.speaker,
        note="; ".join(dict.fromkeys(claim.note for claim in claims if claim.note)),
    )


def claim_text(claim: Claim, tongue: Tongue) -> str:
    """A claim's number in words: "more than 4,000", "85%"."""
    text = tongue.number(claim.value)
    if claim.unit == "persen" and claim.out_of is None:
        text += "%"
    if claim.precision is Precision.EXACT:
        return text
    return f"{tongue.say(PRECISION[claim.precision])} {text}"


def spoken_score(
    assessor: str, score: Score | None, tongue: Tongue, book: SourceBook
) -> SpokenScore:
    """What one assessor gave; an assessor who gave nothing still has his column."""
    label = tongue.say(ASSESSORS[assessor])
    if score is None or score.mean is None:
        return SpokenScore(assessor, label, "", "", "", "", (), "")
    mean = score.mean.quantize(_TENTH, rounding=ROUND_HALF_UP)
    return SpokenScore(
        assessor=assessor,
        label=label,
        value=format(mean, "f"),
        text=tongue.number(mean),
        filled=tongue.say(
            "{terisi} dari {jumlah} indikator terisi, {kosong} kosong",
            terisi=score.filled,
            jumlah=score.total,
            kosong=score.total - score.filled,
        ),
        as_of=as_of(score.as_of, tongue),
        sources=book.cite_all(score.sources),
        source_ids=" ".join(source.id for source in score.sources),
    )


def award_text(found: AwardFound, tongue: Tongue, names: Names) -> str:
    """The categories sources name; several of them are rivals."""
    if found.categories:
        return " / ".join(names.categories.get(c, c) for c in found.categories)
    if found.state == "diragukan":
        return tongue.say("Diragukan, tidak dihitung")
    return tongue.say("Swasti Saba (predikat tidak disebut)")


def spoken_awards(
    code: str, results: SharedResults, tongue: Tongue, names: Names, book: SourceBook
) -> tuple[SpokenAward, ...]:
    """A district's award history, newest first; a cycle without a record was not found yet."""
    history = results.history(code)
    made = []
    for cycle in reversed(results.cycles_with_awards):
        found = history.get(cycle)
        href = "" if names.simulated(code) else f"penghargaan/{cycle}/"
        if found is None:
            text = tongue.say("Belum ditemukan")
            made.append(SpokenAward(cycle, "belum-ditemukan", text, 0, (), "", href))
            continue
        text, links = award_text(found, tongue, names), book.cite_all(found.sources)
        made.append(SpokenAward(cycle, found.state, text, found.rank, links, found.note, href))
    return tuple(made)
