"""Charts: shapes with whole-number places, computed here so that templates only print them.

Every mark has its figure beside it, so no legend is needed; the table under it says the same.
"""

from __future__ import annotations

from decimal import Decimal

from kksportal.model.result import Score, Trend
from kksportal.text import date_text, join_words, number
from kksportal.words.cards import ORDER, one_decimal
from kksportal.words.context import DistrictContext
from kksportal.words.drawings import Chart, Shape
from kksportal.words.names import ASSESSORS
from kksportal.words.tables import counted, table, text
from kksportal.words.views import Cell

WIDTH = 320
_ROW = 34  # a line of words and a line of marks
_TRACK, _FIGURES = 190, 198  # marks end and their figures begin here: names may be long


def trend_chart(context: DistrictContext) -> Chart | None:
    """Each tatanan's mean over unchanged indicators, last cycle to this one."""
    district = context.district
    trends = [
        (t.nama, district.trends[t.id])
        for t in context.names.tatanan_now
        if t.id in district.trends
    ]
    if not trends:
        return None
    ids = " ".join(source.id for source in district.change_sources)
    shapes: list[Shape] = []
    for place, (name, trend) in enumerate(trends):
        shapes += _trend_row(place * _ROW, name, trend)
    rows = table(
        "Rata-rata skor pusat, hanya indikator yang sama pada dua siklus",
        ("Tatanan", "Indikator yang sama", "Siklus lalu", "Siklus ini", "Perubahan"),
        (
            (
                text(name, href=context.tatanan_href(trend.tatanan)),
                text(str(trend.count)),
                counted(_plain(trend.before), ids),
                counted(_plain(trend.after), ids),
                text(_word(trend)),
            )
            for name, trend in trends
        ),
    )
    assert rows is not None
    groups = {
        word: [n for n, t in trends if _word(t) == word] for word in ("naik", "turun", "tetap")
    }
    sentence = "; ".join(f"{word}: {join_words(names)}" for word, names in groups.items() if names)
    return Chart(
        id="grafik-perubahan",
        title="Arah tiap tatanan sejak siklus lalu",
        description=f"Dari skor siklus lalu ke siklus {district.cycle}, 0 sampai 100. {sentence}.",
        width=WIDTH,
        height=len(trends) * _ROW + 4,
        shapes=tuple(shapes),
        table=rows,
        note="Rata-rata skor pusat atas indikator yang sama pada dua siklus; indikator yang "
        "berubah tidak ikut. Lingkaran kosong siklus lalu, lingkaran penuh siklus ini.",
        sources=context.book.cite_all(district.change_sources),
    )


def _trend_row(top: int, name: str, trend: Trend) -> list[Shape]:
    before, after = _x(trend.before), _x(trend.after)
    word = _word(trend)
    label = f"{number(one_decimal(trend.before))} → {number(one_decimal(trend.after))} {word}"
    return [
        Shape("teks", 0, top + 12, look="nama", text=name),
        Shape("teks", _FIGURES, top + 27, look="tebal", text=label),
        Shape("garis", 0, top + 23, _TRACK, top + 23, look="jalur"),
        Shape("garis", before, top + 23, after, top + 23, look=f"arah {word}"),
        Shape("bulat", before, top + 23, 4, look="lama"),
        Shape("bulat", after, top + 23, 5, look=f"baru {word}"),
    ]


def filled_chart(context: DistrictContext) -> Chart | None:
    """How many indicators of each tatanan one assessor filled, and how many are missing.

    A tatanan with nothing filled stands too, so that the total is that of the cards.
    """
    district = context.district
    for assessor in ORDER:
        scores = [
            (t, score)
            for t in context.names.tatanan_now
            if (score := district.scores.get((district.cycle, t.id, assessor)))
        ]
        if any(score.filled for _, score in scores):
            break
    else:
        return None
    who = ASSESSORS[assessor].lower()
    shapes: list[Shape] = []
    for place, (tatanan, score) in enumerate(scores):
        shapes += _filled_row(place * _ROW, tatanan.nama, score)
    rows = table(
        f"Indikator terisi dan belum terisi menurut {who}",
        ("Tatanan", "Terisi", "Belum terisi", "Seluruhnya", "Per tanggal"),
        (
            (
                text(tatanan.nama, href=context.tatanan_href(tatanan.id)),
                _counted(score.filled, score),
                _counted(score.total - score.filled, score),
                text(str(score.total)),
                text(date_text(score.as_of)),
            )
            for tatanan, score in scores
        ),
    )
    assert rows is not None
    filled, total = sum(s.filled for _, s in scores), sum(s.total for _, s in scores)
    empty = [t.nama for t, s in scores if s.filled < s.total]
    rest = f" Belum penuh: {join_words(empty)}." if empty else " Semua tatanan penuh."
    return Chart(
        id="grafik-isian",
        title=f"Terisi {filled} dari {total} indikator",
        description=f"Indikator yang terisi pada tiap tatanan menurut {who}.{rest}",
        width=WIDTH,
        height=len(scores) * _ROW + 4,
        shapes=tuple(shapes),
        table=rows,
        note=f"Siklus {district.cycle}, menurut {who}. Bagian bergaris: belum terisi.",
        sources=context.book.cite_all(source for _, score in scores for source in score.sources),
    )


def _filled_row(top: int, name: str, score: Score) -> list[Shape]:
    wide = _TRACK * score.filled // max(score.total, 1)  # a tatanan may ask for nothing
    missing = score.total - score.filled
    label = f"{score.filled}/{score.total}" + (f", {missing} belum" if missing else "")
    row = [
        Shape("teks", 0, top + 12, look="nama", text=name),
        Shape("teks", _FIGURES, top + 27, look="tebal", text=label),
        Shape("kotak", 0, top + 18, wide, 9, look="isi"),
    ]
    if missing:
        row.append(Shape("kotak", wide, top + 18, _TRACK - wide, 9, look="kosong"))
    return row


def _x(value: Decimal) -> int:
    return round(6 + (_TRACK - 12) * float(value) / 100)


def _word(trend: Trend) -> str:
    before, after = one_decimal(trend.before), one_decimal(trend.after)
    return "naik" if after > before else "turun" if after < before else "tetap"


def _plain(value: Decimal) -> str:
    return format(one_decimal(value), "f")


def _counted(number: int, score: Score) -> Cell:
    """A count with the sources of its scores; of a tatanan without any score, the bare count."""
    ids = _ids(score)
    return counted(number, ids) if ids else text(str(number))


def _ids(score: Score) -> str:
    return " ".join(source.id for source in score.sources)
