"""The shared English pages: home, how we work, all districts, awards."""

from __future__ import annotations

from collections.abc import Iterator

from kksportal import addresses
from kksportal.compute.coverage import Coverage, in_any
from kksportal.compute.shared import SharedResults
from kksportal.model.claim import Disputed, Figure, Missing, by_closeness
from kksportal.model.region_rows import DaerahRow
from kksportal.pages.english.figures import award_text, claim_text
from kksportal.pages.english.views import (
    EnglishAwardsPage,
    EnglishHomePage,
    EnglishListPage,
    EnglishMethodPage,
)
from kksportal.pages.english.words import (
    REASONS,
    district_name,
    english_frame,
    source_list,
    span_words,
)
from kksportal.pages.nation.context import NationContext
from kksportal.pages.site import Page
from kksportal.words.figures import SourceBook
from kksportal.words.tables import table, text
from kksportal.words.translator import Translator
from kksportal.words.views import Cell, ClaimView, Link


def _link(row: DaerahRow, translator: Translator, context: NationContext) -> Link:
    """A district with its English page, or its name alone where that does not stand."""
    return Link(label=district_name(row, translator), href=_href(row, context))


def _href(row: DaerahRow, context: NationContext) -> str:
    address = addresses.ENGLISH_DISTRICT(row.id)
    return address if address in context.spoken else ""


def english_home(context: NationContext) -> Iterator[Page]:
    """The English home page."""
    translator = context.translator
    if translator is None or not context.wants(addresses.ENGLISH_HOME()):
        return
    results, names = context.results, context.names
    view = EnglishHomePage(
        tatanan_title=translator.say(
            "{jumlah} tatanan, instrumen {siklus}",
            jumlah=len(names.tatanan_now),
            siklus=names.frameworks_newest[0],
        )
        if names.tatanan_now
        else "",
        tatanan=tuple(
            (
                translator.name(names.tatanan.get(t.id, t.nama)),
                Link(label=t.nama, href=addresses.TATANAN(t.id)),
            )
            for t in names.tatanan_now
        ),
        awards=_newest_awards(results, translator),
        total=translator.say(
            "{jumlah} kabupaten dan kota mempunyai halaman; "
            "{berdata} di antaranya dengan angka dan catatan, bukan hanya penghargaan.",
            jumlah=sum(1 for row in names.current if _shown(row, results)),
            berdata=sum(1 for row in names.current if _packaged(row, results)),
        ),
        with_data=tuple(
            _link(row, translator, context) for row in names.current if _packaged(row, results)
        ),
    )
    frame = english_frame(
        translator,
        addresses.ENGLISH_HOME(),
        translator.say("Seberapa sehat daerah Anda?"),
        translator.say(
            "Nilai dan penghargaan Kabupaten/Kota Sehat, dengan sumber di setiap angka."
        ),
        context.info.updated,
        simulated=results.simulated,
    )
    yield Page(frame=frame, view=view)


def _newest_awards(results: SharedResults, translator: Translator) -> str:
    """The newest cycle's recipients: how many most sources state, how many are named here."""
    cycle = max(results.cycles_with_awards, default="")
    total = results.headline_total(cycle) if cycle else 0
    if not total:
        return ""
    return translator.say(
        "Pada {siklus}, menurut sumber, {jumlah} kabupaten dan kota menerima Swasti Saba; "
        "{nama} di antaranya kami ketahui namanya.",
        siklus=cycle,
        jumlah=total,
        nama=len(results.recipients(cycle)),
    )


def _shown(row: DaerahRow, results: SharedResults) -> bool:
    return row.kode.startswith("S") == results.simulated


def _packaged(row: DaerahRow, results: SharedResults) -> bool:
    return row.kode in results.packaged and _shown(row, results)


def english_method(context: NationContext) -> Iterator[Page]:
    """How the portal works, in English."""
    translator = context.translator
    if translator is None or not context.wants(addresses.ENGLISH_METHOD()):
        return
    results, names = context.results, context.names
    ladder = sorted(names.ranks, key=names.ranks.__getitem__)
    frame = english_frame(
        translator,
        addresses.ENGLISH_METHOD(),
        translator.say("Cara kami bekerja"),
        translator.say("Dari pernyataan sumber sampai angka di halaman."),
        context.info.updated,
        simulated=results.simulated,
    )
    view = EnglishMethodPage(categories=tuple(names.categories[c] for c in ladder))
    yield Page(frame=frame, view=view)


def english_list(context: NationContext) -> Iterator[Page]:
    """All districts by province, in English."""
    translator = context.translator
    if translator is None or not context.wants(addresses.ENGLISH_DISTRICTS()):
        return
    results, names = context.results, context.names
    provinces: dict[str, list[Link]] = {}
    simulated = []
    for row in names.current:
        if names.simulated(row.kode):
            simulated.append(_link(row, translator, context))
        else:
            provinces.setdefault(row.provinsi, []).append(_link(row, translator, context))
    title = translator.say("Semua kabupaten dan kota")
    view = EnglishListPage(
        lead=translator.say(
            "{jumlah} kabupaten dan kota menurut provinsi.",
            jumlah=sum(map(len, provinces.values())),
        ),
        provinces=tuple(
            (Link(label=names.provinces[p].nama, href=addresses.PROVINCE(p)), tuple(links))
            for p, links in provinces.items()
        ),
        simulated=tuple(simulated),
    )
    description = translator.say(
        "Daftar kabupaten dan kota menurut provinsi, dengan penghargaan terbarunya."
    )
    frame = english_frame(
        translator,
        addresses.ENGLISH_DISTRICTS(),
        title,
        description,
        context.info.updated,
        simulated=results.simulated,
    )
    yield Page(frame=frame, view=view)


def english_awards(context: NationContext) -> Iterator[Page]:
    """Recipients by cycle as sources state them, and the matrix of districts by cycles."""
    translator = context.translator
    if translator is None or not context.wants(addresses.ENGLISH_AWARDS()):
        return
    data, results, names = context.data, context.results, context.names
    book = SourceBook()
    cycles = results.cycles_with_awards
    rows = []
    for code, known in results.matrix():
        history, row = results.history(code), names.districts.get(code)
        cells = [
            Cell(text=award_text(history[c], translator, names), status=_status(history[c].state))
            if c in known
            else Cell(text="–", status="belum-ada")
            for c in cycles
        ]
        head = text(district_name(row, translator), href=_href(row, context)) if row else text(code)
        rows.append((head, *cells))
    totals = [
        (
            text(cycle, href=addresses.AWARD_CYCLE(cycle)),
            _total_cell(results.total(cycle), translator, book),
            text(str(len(results.recipients(cycle)))),
        )
        for cycle in reversed(cycles)
    ]
    view = EnglishAwardsPage(
        lead=(
            *coverage_lead(in_any(context.codes, results.awards), translator),
            translator.say("Tanda – berarti belum ditemukan, bukan tidak menerima."),
        ),
        totals=table(
            translator.say("Jumlah penerima menurut sumber"),
            (
                translator.say("Siklus"),
                translator.say("Jumlah menurut sumber"),
                translator.say("Nama yang kami temukan"),
            ),
            totals,
        ),
        matrix=table(
            translator.say("Penghargaan menurut daerah dan siklus"),
            (translator.say("Daerah"), *cycles),
            rows,
            compare=True,
        ),
        sources=source_list(book, translator),
    )
    frame = english_frame(
        translator,
        addresses.ENGLISH_AWARDS(),
        translator.say("Penghargaan Swasti Saba"),
        translator.say("Penerima Swasti Saba menurut daerah dan siklus, dengan sumbernya."),
        max((a.head.updated for a in data.awards), default=""),
        simulated=results.simulated,
    )
    figures = span_words(book.span, translator)
    yield Page(frame=frame, view=view, figures=figures)


def coverage_lead(found: Coverage, translator: Translator) -> Iterator[str]:
    """Of all districts those found and those not; that the list has gaps only where it has."""
    yield translator.say(
        "Portal ini memuat penghargaan {jumlah} dari {semua} kabupaten dan kota.",
        jumlah=found.recipients,
        semua=found.total,
    )
    if found.doubted:
        yield translator.say(
            "{jumlah} lainnya hanya disebut sumber yang diragukan.", jumlah=found.doubted
        )
    if found.unknown:
        yield translator.say(
            "Dari {jumlah} lainnya belum ditemukan sumber; itu bukan berarti tidak menerima.",
            jumlah=found.unknown,
        )


def _status(state: str) -> str:
    return "berbeda" if state == "berbeda" else ""


def _total_cell(figure: Figure, translator: Translator, book: SourceBook) -> Cell:
    """A total: one value with its sources, rival values each with its own, or why there is none."""
    if isinstance(figure, Missing):
        return Cell(text=translator.say(REASONS[figure.reason.value]), status="belum-ada")
    by_value: dict[str, ClaimView] = {}
    book.span.add_all(claim.as_of for claim in figure.claims)
    for claim in by_closeness(figure.claims):
        printed = claim_text(claim, translator)
        before = by_value.get(printed)
        links = (*(before.sources if before else ()), book.cite(claim.source))
        ids = f"{before.source_ids} {claim.source.id}" if before else claim.source.id
        value = format(claim.value, "f")
        by_value[printed] = ClaimView(value, printed, "", "", "", links, ids, "", "", "")
    claims = tuple(by_value.values())
    if isinstance(figure, Disputed):
        return Cell(text=" / ".join(by_value), status="berbeda", claims=claims)
    one = claims[0]
    return Cell(text=one.text, value=one.value, source_ids=one.source_ids, links=one.sources)
