"""Cards that sum up a tatanan, and the tables that several pages of a district share."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from kksportal.model.result import Score
from kksportal.model.rows import Pengampu, Sumber
from kksportal.text import date_text, number
from kksportal.words.context import DistrictContext
from kksportal.words.figures import figure_view
from kksportal.words.names import ASSESSORS
from kksportal.words.quotes import distinct, mark_quote, quotable, stated_anchor
from kksportal.words.tables import cited, table, text
from kksportal.words.views import Cell, FigureView, Link, ScoreMark, Table, TatananCard
from kksportal.words.years import change_years, column_years

ORDER = ("mandiri", "provinsi", "pusat")


def one_decimal(value: Decimal) -> Decimal:
    """A score as printed: one decimal, half up."""
    return value.quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)


def score_mark(score: Score, context: DistrictContext) -> ScoreMark:
    """An assessor's score as a mark on the strip."""
    assert score.mean is not None
    context.book.span.add(score.as_of)
    return ScoreMark(
        assessor=score.assessor,
        label=ASSESSORS[score.assessor],
        value=format(one_decimal(score.mean), "f"),
        text=number(one_decimal(score.mean)),
        filled=f"{score.filled} dari {score.total} indikator terisi",
        below_top=f"{score.below_top} di bawah skor tertingginya",
        as_of=f"per {date_text(score.as_of)}" if score.as_of else "tanggal tidak disebut",
        sources=context.book.cite_all(score.sources),
        source_ids=" ".join(s.id for s in score.sources),
    )


def stated_views(context: DistrictContext, tatanan: str) -> tuple[FigureView, ...]:
    """Scores of a tatanan as sources state them, each with its assessor and cycle."""
    place = f"{context.names.tatanan.get(tatanan, tatanan)}, {context.label}"
    return distinct(
        quotable(
            figure_view(
                f"Nilai {one.cycle_text}, {ASSESSORS.get(one.assessor, one.assessor).lower()}",
                one.figure,
                context.names,
                context.book,
                kind="menurut sumber",
            ),
            stated_anchor(tatanan, one.cycle_text, one.assessor),
            place,
        )
        for one in context.district.stated_scores
        if one.tatanan == tatanan
    )


def tatanan_card(context: DistrictContext, slug: str, name: str) -> TatananCard:
    """One tatanan of the district in its main cycle."""
    district = context.district
    scores = [
        s
        for assessor in ORDER
        if (s := district.scores.get((district.cycle, slug, assessor))) and s.mean is not None
    ]
    stated = stated_views(context, slug)
    filled = max((s.filled for s in scores), default=0)
    if scores:
        summary = f"{filled} dari {scores[0].total} indikator terisi"
    else:
        summary = "Nilai menurut sumber" if stated else "Belum ada data"
    framework = context.data.frameworks.get(district.cycle)
    limits = _thresholds(context) if framework else ()
    marks = tuple(score_mark(s, context) for s in scores)
    return TatananCard(
        name=name,
        icon=slug,
        href=context.tatanan_href(slug),
        summary=summary,
        has_data=bool(scores or stated),
        marks=marks,
        stated=stated,
        cycle=district.cycle,
        quotes=tuple(mark_quote(mark, name, district.cycle, context.label) for mark in marks),
        thresholds=limits,
    )


def _thresholds(context: DistrictContext) -> tuple[Link, ...]:
    """The per-tatanan score limits that sources state for the cycle, each category once."""
    by_value: dict[str, Link] = {}
    for row in context.data.frameworks[context.district.cycle].syarat:
        if row.butir == "skor" and row.ukuran == "skor-tiap-tatanan" and row.nilai:
            name = context.names.categories.get(row.predikat, row.predikat)
            by_value.setdefault(
                row.nilai, Link(label=f"{row.nilai} {name}", href="", note=row.nilai)
            )
    return tuple(by_value[key] for key in sorted(by_value, key=Decimal))


def tatanan_cards(context: DistrictContext) -> tuple[TatananCard, ...]:
    """All tatanan of the cycle."""
    return tuple(tatanan_card(context, t.id, t.nama) for t in context.names.tatanan_now)


def all_card(context: DistrictContext) -> TatananCard | None:
    """The card of all indicators together; None where nothing is known."""
    card = tatanan_card(context, "semua", "Semua indikator")
    return card if card.has_data else None


def change_table(context: DistrictContext) -> Table | None:
    """The indicators whose score by the centre moved since the last cycle, losses first."""
    moved = [c for c in context.district.changes if c.before != c.after]
    moved.sort(key=lambda change: change.better is True)
    before, after = column_years(moved, context.district.cycle)
    rows = []
    for change in moved:
        row = context.results.indicators.get((context.district.cycle, change.code))
        if row is None or change.before is None or change.after is None:
            continue
        years = change_years(change, context.district.cycle)
        rows.append(
            (
                text(row.nama, href=context.tatanan_href(row.tatanan)),
                _score_cell(context, change.before, change.before_sources)._replace(
                    note="" if years[0] == before else years[0]
                ),
                _score_cell(context, change.after, change.after_sources)._replace(
                    note="" if years[1] == after else years[1]
                ),
                cited(change.word, ()),
            )
        )
    caption = f"Skor pusat yang naik atau turun dari {before} ke {after}"
    return table(caption, ("Indikator", before, after, "Perubahan"), rows)


def change_cell(context: DistrictContext, code: str, head: str) -> Cell:
    """The centre's score of the cycle before with the change in a word, or why there is none.

    Its year stands with it where it is not that of the column, `head`.
    """
    change = context.district.change_of(code)
    if change is None:
        return Cell(text="tidak ada padanan", status="belum-ada")
    if change.before is None:
        return Cell(text=change.why or "tidak dibandingkan", status="belum-ada")
    year, _ = change_years(change, context.district.cycle)
    return _score_cell(context, change.before, change.before_sources)._replace(
        note=change.word if year == head else f"{change.word}; {year}"
    )


def _score_cell(context: DistrictContext, value: Decimal, sources: tuple[Sumber, ...]) -> Cell:
    """A score in a table of many: its sources are named by id and listed below on the page."""
    context.book.note(sources)
    ids = " ".join(source.id for source in sources)
    return Cell(text=number(value), value=format(value, "f"), source_ids=ids)


def office_list(context: DistrictContext) -> Table | None:
    """The offices of each tatanan, coordinators first; of the main cycle where it has any."""
    cycle = context.district.cycle
    all_rows = context.district.package.pengampu
    by_tatanan: dict[str, list[Pengampu]] = {}
    for row in [row for row in all_rows if row.siklus == cycle] or all_rows:
        by_tatanan.setdefault(row.tatanan, []).append(row)
    rows = []
    for slug, offices in by_tatanan.items():
        offices.sort(key=lambda row: row.peran != "koordinator")
        label = "Semua tatanan" if slug == "semua" else context.names.tatanan.get(slug, slug)
        links = context.book.cite_all(context.sources[o.sumber] for o in offices)
        rows.append((text(label), cited(_offices(offices), links)))
    return table("Perangkat daerah tiap tatanan", ("Tatanan", "Perangkat daerah"), rows)


def _offices(rows: Sequence[Pengampu]) -> str:
    """Offices with what they do, each office and each role once.

    "Dinas Kesehatan (koordinator); Anggota: Dinas Pendidikan, BPBD".
    """
    roles: dict[str, list[str]] = {}
    for row in rows:
        own = roles.setdefault(row.perangkat_daerah, [])
        if row.peran and row.peran not in own:
            own.append(row.peran)
    groups: dict[str, list[str]] = {}
    for office, own in roles.items():
        groups.setdefault("; ".join(own), []).append(office)
    parts = []
    for role, offices in groups.items():
        if not role:
            parts += offices
        elif len(offices) == 1:
            parts.append(f"{offices[0]} ({role})")
        else:
            parts.append(f"{role[:1].upper()}{role[1:]}: {', '.join(offices)}")
    return "; ".join(parts)


def office_table(context: DistrictContext, tatanan: str) -> Table | None:
    """The offices responsible for a tatanan; None where no source names any."""
    rows = [
        (
            text(row.perangkat_daerah),
            text(
                "Semua tatanan"
                if row.tatanan == "semua"
                else context.names.tatanan.get(row.tatanan, row.tatanan)
            ),
            text(row.siklus),
            cited(row.peran or "", (context.book.cite(context.sources[row.sumber]),)),
        )
        for row in context.district.package.pengampu
        if row.tatanan in (tatanan, "semua")
    ]
    return table("Perangkat daerah", ("Perangkat daerah", "Tatanan", "Siklus", "Peran"), rows)
