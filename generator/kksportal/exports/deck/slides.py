"""The deck of a district: a title, then two slides an office, told from what the portal knows."""

from __future__ import annotations

from collections.abc import Sequence

from kksportal.exports.deck.holdings import Holding, Office, offices
from kksportal.exports.deck.narrative import Said, narrative, said
from kksportal.exports.deck.parts import (
    figures_of,
    held_sentence,
    lacking_text,
    repair_row,
    scores_of,
    tatanan_name,
    title_of,
)
from kksportal.exports.deck.told import Numbered, figure_rows, one_line, score_column
from kksportal.exports.deck.views import Bar, Deck, Grid, Slide
from kksportal.text import count_word, date_text, datetime_text
from kksportal.words.cards import ORDER
from kksportal.words.context import DistrictContext
from kksportal.words.names import ASSESSORS
from kksportal.words.spans import span_of

FIGURES, REPAIRS = 8, 5  # rows that fit beside the others; the note tells all


def deck(context: DistrictContext, cycle: str, tatanan: str = "", office: str = "") -> Deck:
    """The deck of a district in a cycle; of one tatanan, or one office, where that is given."""
    context = context.opened()
    head = context.district.package.head
    held = offices(context.district, context.data.frameworks[cycle], tatanan)
    held = tuple(one for one in held if office in ("", one.name))
    title = f"Paparan Kabupaten/Kota Sehat {cycle}: {context.label}"
    about = _about(context, cycle, tatanan)
    told = [(one, said(context, one, cycle)) for one in held]
    where = f" · {context.info.url}{context.link.href}" if context.info.url else ""
    return Deck(
        title=one_line(title, 120),
        about=tuple(map(one_line, about)),
        maker=one_line(context.info.office or context.info.name),
        day=head.updated,
        simulated=context.simulated,
        foot=one_line(f"{context.label} · data per {date_text(head.updated)}") + where,
        slides=tuple(slide for one, words in told for slide in _pair(context, one, cycle, words)),
        narrative=narrative(title, about, told),
    )


def _about(context: DistrictContext, cycle: str, tatanan: str) -> list[str]:
    """What the deck is, from which data, and since when its figures are."""
    head = context.district.package.head
    about = ["Data simulasi: daerah ini tidak ada, semua isinya rekaan."] * context.simulated
    about += [
        f"Bahan paparan tiap perangkat daerah untuk siklus {cycle}: yang sudah terisi, yang belum "
        "ada, dan tenggatnya.",
        f"Dibuat dari data {context.info.name}, yang terakhir berubah {date_text(head.updated)}.",
    ]
    if span := span_of(context.district.package).text:
        about.append(f"Angka {span}. Sumbernya bernomor di tiap salindia.")
    if tatanan:
        about.append(f"Hanya tatanan {context.names.tatanan.get(tatanan, tatanan)}.")
    if head.starts:
        about.append(f"Belum untuk umum sebelum {datetime_text(head.starts)}.")
    return about


def _pair(context: DistrictContext, office: Office, cycle: str, words: Said) -> tuple[Slide, ...]:
    """Two slides of an office; what is nobody's has the first only where it holds a tatanan."""
    opened = _open(context, office, cycle, words)
    if not office.name and not office.holdings:
        return (opened,)
    return _filled(context, office, cycle, words), opened


def _filled(context: DistrictContext, office: Office, cycle: str, words: Said) -> Slide:
    """What is known of an office's tatanan: how many indicators, scores, figures of sources."""
    book = Numbered()
    who = book.mark(context.sources[row.sumber] for row in office.rows)
    scored = [one for one in office.holdings if any(scores_of(context, one, cycle))]
    grids = []
    if scored:
        grids.append(_scores(context, scored, cycle, book))
    told = [row for figure in figures_of(context, office) for row in figure_rows(figure)]
    room = max(0, FIGURES - len(scored))
    shown = tuple(
        (label, f"{value} {book.mark(context.sources[s] for s in ids)}", day)
        for label, value, day, ids in told[:room]
    )
    if shown:
        heads = ("Tentang", "Nilai", "Tanggal")
        grids.append(Grid("Angka menurut sumber", heads, shown, (48, 32, 20)))
    bars = tuple(
        Bar(tatanan_name(context, h), len(h.known), h.whole, f"{len(h.known)} dari {h.whole}")
        for h in office.holdings
        if h.whole
    )
    lead = [held_sentence(context, office, who)]
    if not any(bar.part for bar in bars):
        many = sum(bar.whole for bar in bars)
        if many:
            lead.append(f"Belum ada yang diketahui dari {many} indikatornya.")
        elif not told:
            lead.append("Belum ada angka yang diketahui.")
        bars = ()
    if len(told) > room:
        lead.append(f"{len(told) - room} angka lain ada di catatan pembicara.")
    return Slide(
        title=f"{title_of(office)}: yang sudah terisi",
        lead=tuple(lead),
        chart="Indikator yang berisi nilai atau skor" if bars else "",
        bars=bars,
        grids=tuple(grids),
        sources=book.listed(),
        note="\n".join(words.filled),
    )


def _scores(
    context: DistrictContext, scored: Sequence[Holding], cycle: str, book: Numbered
) -> Grid:
    """Scores by assessor; what all of a column share, the day and the sources, in its head."""
    columns = zip(*(scores_of(context, one, cycle) for one in scored), strict=True)
    told = [
        score_column(ASSESSORS[a], column, book) for a, column in zip(ORDER, columns, strict=True)
    ]
    heads = ("Tatanan", *(head for head, _ in told))
    names = (tatanan_name(context, one) for one in scored)
    rows = tuple(zip(names, *(cells for _, cells in told), strict=True))
    return Grid(f"Skor tiap tatanan, siklus {cycle}", heads, rows, (34, 22, 22, 22))


def _open(context: DistrictContext, office: Office, cycle: str, words: Said) -> Slide:
    """What an office was asked to repair, by when, and which of its indicators hold nothing."""
    book = Numbered()
    lead, grids = [], []
    if office.repairs:
        rows = tuple(repair_row(context, row, cycle, book) for row in office.repairs[:REPAIRS])
        heads = ("Indikator", "Keadaan", "Tenggat")
        grids.append(Grid("Diminta diperbaiki", heads, rows, (50, 22, 28)))
        lead.append(f"{count_word(len(office.repairs))} hal diminta diperbaiki dan belum diterima.")
        if len(office.repairs) > REPAIRS:
            lead.append(f"{len(office.repairs) - REPAIRS} di antaranya ada di catatan pembicara.")
    else:
        lead.append("Belum ada sumber yang menyebut perbaikan yang masih terbuka.")
    lacking = [one for one in office.holdings if one.missing]
    if lacking:
        rows = tuple(
            (
                tatanan_name(context, one),
                f"{len(one.missing)} dari {one.whole}",
                lacking_text(context, one, cycle),
            )
            for one in lacking
        )
        heads = ("Tatanan", "Belum berisi", "Indikator")
        grids.append(
            Grid(f"Indikator yang belum berisi, siklus {cycle}", heads, rows, (28, 14, 58))
        )
        many, whole = sum(len(h.missing) for h in lacking), sum(h.whole for h in office.holdings)
        lead.append(f"{many} dari {whole} indikator belum berisi; tenggatnya tidak disebut sumber.")
    elif office.holdings and any(one.whole for one in office.holdings):
        lead.append("Semua indikatornya sudah berisi nilai atau skor.")
    return Slide(
        title=f"{title_of(office)}: yang belum ada dan tenggatnya",
        lead=tuple(lead),
        grids=tuple(grids),
        sources=book.listed(),
        note="\n".join(words.open),
    )
