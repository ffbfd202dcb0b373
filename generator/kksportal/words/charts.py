"""How many indicators are filled: shapes with places computed here; templates only print them.

Every mark has its figure beside it, so no legend is needed; the table under it says the same.
"""

from __future__ import annotations

from kksportal.model.result import Score
from kksportal.text import date_text, join_words
from kksportal.words.cards import ORDER
from kksportal.words.context import DistrictContext
from kksportal.words.drawings import Chart, Shape
from kksportal.words.names import ASSESSORS
from kksportal.words.tables import counted, table, text
from kksportal.words.views import Cell

WIDTH = 320
_ROW = 34  # a line of words and a line of marks
_TRACK, _FIGURES = 190, 198  # marks end and their figures begin here: names may be long


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
    years = {score.as_of[:4] for _, score in scores if score.as_of}
    shapes: list[Shape] = []
    for place, (tatanan, score) in enumerate(scores):
        # Where they are of several years each tatanan says its own.
        year = f" ({score.as_of[:4] or 'tanpa tanggal'})" if len(years) > 1 else ""
        shapes += _filled_row(place * _ROW, f"{tatanan.nama}{year}", score)
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
        description=f"Indikator yang terisi pada tiap tatanan menurut {who}.{rest}{_years(years)}",
        width=WIDTH,
        height=len(scores) * _ROW + 4,
        shapes=tuple(shapes),
        table=rows,
        note=f"Siklus {district.cycle}, menurut {who}. Bagian bergaris: belum terisi.",
        sources=context.book.cite_all(source for _, score in scores for source in score.sources),
    )


def _years(years: set[str]) -> str:
    return f" Angkanya dari {join_words(sorted(years))}." if len(years) > 1 else ""


def _filled_row(top: int, name: str, score: Score) -> list[Shape]:
    wide = _TRACK * score.filled // max(score.total, 1)  # a tatanan may ask for nothing
    missing = score.total - score.filled
    label = f"{score.filled}/{score.total}" + (f", {missing} belum" if missing else "")
    row = [
        Shape("teks", 0, top + 12, look="nama", text=name),
        Shape("teks", _FIGURES, top + 27, look="tebal", text=label),
        Shape("kotak", 0, top + 18, wide, 9, look="isi", year=score.as_of[:4]),
    ]
    if missing:
        row.append(Shape("kotak", wide, top + 18, _TRACK - wide, 9, look="kosong"))
    return row


def _counted(number: int, score: Score) -> Cell:
    """A count with the sources of its scores; of a tatanan without any score, the bare count."""
    ids = _ids(score)
    return counted(number, ids) if ids else text(str(number))


def _ids(score: Score) -> str:
    return " ".join(source.id for source in score.sources)
