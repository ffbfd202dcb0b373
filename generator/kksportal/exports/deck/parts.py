"""What slides and narratives say alike: names, figures of an office, repairs, what is lacking."""

from __future__ import annotations

from kksportal.compute.repairs import RepairItem
from kksportal.exports.deck.holdings import ALL, Holding, Office, about_of
from kksportal.exports.deck.told import Numbered, one_line
from kksportal.model.claim import Precision
from kksportal.model.result import Score
from kksportal.model.rows import Sumber
from kksportal.text import join_words, lower_first
from kksportal.words.cards import ORDER, stated_views
from kksportal.words.context import DistrictContext
from kksportal.words.figures import PRECISION, figure_view, kind_of
from kksportal.words.standing import FAMILY, INSTITUTION
from kksportal.words.views import FigureView

NOBODY = "Belum ada pengampunya"
STATES = {"diminta": "Diminta", "dikirim": "Sudah dikirim", "diterima": "Diterima"}
_OWN = ("capaian", "target", "rencana")  # a rule of the programme is no figure of an office
_NAMES = 170  # letters of the names of indicators in one cell


def title_of(office: Office) -> str:
    """How an office is named on slides."""
    return one_line(office.name, 70) or NOBODY


def tatanan_name(context: DistrictContext, holding: Holding) -> str:
    """The name of a tatanan on slides."""
    return one_line(context.names.tatanan.get(holding.tatanan, holding.tatanan), 60)


def held_sentence(context: DistrictContext, office: Office, who: str = "") -> str:
    """Which tatanan an office holds, as sources tell it: "Mengampu Pasar dan Pariwisata [1]."

    An office of all tatanan that no source divides is not said to hold each: what it does is told.
    """
    own = {row.tatanan for row in office.rows}
    named = [tatanan_name(context, one) for one in office.holdings if one.tatanan in own]
    if not office.name:
        others = [tatanan_name(context, one) for one in office.holdings]
        return f"Belum ada sumber yang menyebut pengampu {join_words(others) or 'perbaikan ini'}."
    parts = [f"mengampu {join_words(named)}"] * bool(named)
    parts += ["disebut untuk semua tatanan tanpa pembagian"] * (ALL in own)
    if not parts:
        return "Belum ada sumber yang menyebut tatanan yang diampunya."
    sentence = f"{'; '.join(parts)} {who}".rstrip()
    roles = dict.fromkeys(one_line(row.peran, 120) for row in office.rows if row.peran)
    told = f" Perannya menurut sumber: {'; '.join(map(lower_first, roles))}." if roles else ""
    return f"{sentence[:1].upper()}{sentence[1:]}.{told}"


def scores_of(context: DistrictContext, holding: Holding, cycle: str) -> list[Score | None]:
    """The score of a tatanan by each assessor, in order; None where he has none."""
    found = (context.district.scores.get((cycle, holding.tatanan, one)) for one in ORDER)
    return [score if score is not None and score.mean is not None else None for score in found]


def figures_of(context: DistrictContext, office: Office) -> tuple[FigureView, ...]:
    """The figures that sources tell of an office's tatanan; of all, the district's own as well."""
    names, book = context.names, context.book
    held = office.tatanan
    everything = any(row.tatanan == ALL for row in office.rows)
    views = [
        view._replace(label=f"{tatanan_name(context, one)}: {lower_first(view.label)}")
        for one in office.holdings
        for view in stated_views(context, one.tatanan)
    ]
    for topic in context.district.topics:
        if topic.sifat not in _OWN:
            continue
        own = topic.subjek == context.code and not topic.inovasi
        institution = INSTITUTION in held and names.families.get(topic.ukuran) in FAMILY
        if topic.tatanan in held or (own and not topic.tatanan and (everything or institution)):
            label = names.measures.get(topic.ukuran, topic.ukuran)
            if topic.tatanan:
                label += f", {names.tatanan.get(topic.tatanan, topic.tatanan)}"
            views.append(figure_view(label, topic.latest, names, book, kind=kind_of(topic)))
    if INSTITUTION in held:
        views += [
            figure_view(one.label, one.figure, names, book) for one in context.district.coverage
        ]
    return tuple(view for view in views if view.claims)


def repair_row(
    context: DistrictContext, item: RepairItem, cycle: str, book: Numbered
) -> tuple[str, str, str]:
    """What was sent back, its state as each source tells it, and by when."""
    by_state: dict[str, list[Sumber]] = {}
    for row in item.states:
        by_state.setdefault(STATES[row.status], []).append(context.sources[row.sumber])
    states = (f"{state} {book.mark(sources)}" for state, sources in by_state.items())
    return repair_name(context, item, cycle), "; ".join(states), due_of(context, item)


def due_of(context: DistrictContext, item: RepairItem) -> str:
    """By when it is due, as each source tells it."""
    return "; ".join(dict.fromkeys(context.district.deadline_of(row) for row in item.states))


def repair_name(context: DistrictContext, item: RepairItem, cycle: str) -> str:
    """What was sent back: an indicator, several of a tatanan, or all of a stage."""
    name = context.names.indicator(cycle, item.indicator)
    about = about_of(item, context.data.frameworks[cycle])
    place = context.names.tatanan.get(about, about)
    counts = dict.fromkeys(
        f"{PRECISION[Precision(row.ketepatan)]}{row.jumlah} indikator"
        for row in item.states
        if row.jumlah
    )
    many = " atau ".join(counts) or "Beberapa indikator"
    named = f"{name} ({item.indicator})" if name else item.indicator or many
    return one_line(f"{named}, {place}" if place else named, 110)


def lacking_text(context: DistrictContext, holding: Holding, cycle: str) -> str:
    """The indicators of which nothing is known, as many as fit; the note names each."""
    if not holding.known:
        return "semua"
    shown: list[str] = []
    for code in holding.missing:
        name = one_line(context.names.indicator(cycle, code) or code, 80)
        if shown and len("; ".join((*shown, name))) > _NAMES:
            break
        shown.append(name)
    left = len(holding.missing) - len(shown)
    return "; ".join(shown) + (f"; dan {left} lagi" if left else "")
