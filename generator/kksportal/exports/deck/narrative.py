"""What each office can say in full sentences: for the speaker's notes, and as a text to edit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kksportal.exports.cells import neutral
from kksportal.exports.deck.holdings import Office
from kksportal.exports.deck.parts import (
    NOBODY,
    STATES,
    due_of,
    figures_of,
    held_sentence,
    repair_name,
    scores_of,
    tatanan_name,
)
from kksportal.exports.deck.told import claim_text, one_line, source_text
from kksportal.model.rows import Sumber
from kksportal.text import date_text, join_words, lower_first, number
from kksportal.words.cards import ORDER, one_decimal
from kksportal.words.context import DistrictContext
from kksportal.words.figures import source_label
from kksportal.words.names import ASSESSORS


class Said(NamedTuple):
    """Sentences of an office, a paragraph each: what is filled, what is open."""

    filled: tuple[str, ...]
    open: tuple[str, ...]


def said(context: DistrictContext, office: Office, cycle: str) -> Said:
    """The narrative of an office; nothing is left out for want of room."""
    filled = [held_sentence(context, office)]
    cited = [context.sources[row.sumber] for row in office.rows]
    whole = sum(one.whole for one in office.holdings)
    known = sum(len(one.known) for one in office.holdings)
    if whole:
        filled.append(f"Dari {whole} indikator siklus {cycle}, {known} berisi nilai atau skor.")
    for holding in office.holdings:
        told = []
        for assessor, score in zip(ORDER, scores_of(context, holding, cycle), strict=True):
            if score is not None and score.mean is not None:
                cited += score.sources
                day = f"per {date_text(score.as_of)}" if score.as_of else "tanggal tidak disebut"
                told.append(
                    f"{ASSESSORS[assessor].lower()} {number(one_decimal(score.mean))} ({day}, "
                    f"{score.filled} dari {score.total} indikator, {_by(score.sources)})"
                )
        if told:
            filled.append(f"Skor {tatanan_name(context, holding)}: {join_words(told)}.")
    for figure in figures_of(context, office):
        claims = []
        for claim in figure.claims:
            sources = [context.sources[s] for s in claim.source_ids.split()]
            cited += sources
            claims.append(f"{claim_text(claim)}, {claim.as_of}, {_by(sources)}")
        kind = f" ({figure.kind})" if figure.kind else ""
        mark = f" {figure.mark}." if figure.mark else ""
        filled.append(f"{one_line(figure.label)}{kind}: {'; '.join(claims)}.{mark}")
    return Said((*filled, *_listed(cited)), tuple(_open(context, office, cycle)))


def _open(context: DistrictContext, office: Office, cycle: str) -> list[str]:
    told, cited = [], []
    for item in office.repairs:
        by_source = [
            (STATES[row.status].lower(), context.sources[row.sumber]) for row in item.states
        ]
        cited += [source for _, source in by_source]
        states = "; ".join(f"{state} {_by((source,))}" for state, source in by_source)
        told.append(
            f"Diminta diperbaiki: {repair_name(context, item, cycle)}. Keadaan: {states}. "
            f"Tenggat: {due_of(context, item)}."
        )
    for holding in office.holdings:
        if holding.missing:
            names = [
                lower_first(one_line(name))
                if (name := context.names.indicator(cycle, code))
                else code
                for code in holding.missing
            ]
            told.append(
                f"{tatanan_name(context, holding)}: {len(names)} dari {holding.whole} indikator "
                f"belum berisi, yaitu {join_words(names)}. Tenggatnya tidak disebut sumber."
            )
    return [*told, *_listed(cited)] or [
        "Belum ada sumber yang menyebut perbaikan yang masih terbuka."
    ]


def _by(sources: Iterable[Sumber]) -> str:
    labels = dict.fromkeys(one_line(source_label(source), 80) for source in sources)
    return f"menurut {join_words(list(labels))}"


def _listed(sources: Iterable[Sumber]) -> tuple[str, ...]:
    texts = dict.fromkeys(one_line(source_text(source)) for source in sources)
    return (f"Sumber: {'; '.join(texts)}.",) if texts else ()


def narrative(title: str, about: Sequence[str], told: Iterable[tuple[Office, Said]]) -> str:
    """The narratives of all offices as one Markdown text; what data bring in is plain text."""
    lines = [f"# {_plain(title)}", "", *(_plain(one) for one in about), ""]
    for office, words in told:
        lines += [f"## {_plain(one_line(office.name) or NOBODY)}", ""]
        for head, sentences in (("Yang sudah terisi", words.filled), ("Yang belum", words.open)):
            lines += [f"### {head}", ""]
            for sentence in sentences:
                lines += [_plain(sentence), ""]
    return "\n".join(lines)


_SIGNS = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]<>#|"})


def _plain(text: str) -> str:
    """A text as Markdown shows it: no sign of it makes a link, a tag or a heading."""
    return neutral(" ".join(text.split())).translate(_SIGNS)
