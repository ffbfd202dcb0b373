"""The shared English pages: home, how we work, all districts, awards."""

from __future__ import annotations

from kksportal.compute.shared import SharedResults
from kksportal.model.claim import Disputed, Figure, Missing
from kksportal.model.package import PortalInput
from kksportal.model.shared_rows import DaerahRow
from kksportal.pages.english.addresses import (
    AWARDS,
    DISTRICTS,
    HOME,
    METHOD,
    METHOD_ID,
    district_address,
    pair,
)
from kksportal.pages.english.figures import award_text, claim_text
from kksportal.pages.english.tongue import Tongue
from kksportal.pages.english.views import (
    EnglishAwardsPage,
    EnglishHomePage,
    EnglishListPage,
    EnglishMethodPage,
)
from kksportal.pages.english.words import REASONS, district_name, english_frame, source_list
from kksportal.pages.share import Gathered
from kksportal.pages.site import Page
from kksportal.words.figures import SourceBook
from kksportal.words.names import Names
from kksportal.words.tables import table, text
from kksportal.words.views import Cell, ClaimView, Link


def english_pages(
    data: PortalInput, results: SharedResults, names: Names, gathered: Gathered, tongue: Tongue
) -> list[Page]:
    """The shared English pages, those of awards apart."""
    home = _home_page(results, names, gathered, tongue)
    return [
        home,
        _method_page(results, names, gathered, tongue),
        _list_page(results, names, gathered, tongue),
    ]


def _link(row: DaerahRow, tongue: Tongue) -> Link:
    return Link(label=district_name(row, tongue), href=district_address(row.id))


def _home_page(results: SharedResults, names: Names, gathered: Gathered, tongue: Tongue) -> Page:
    view = EnglishHomePage(
        tatanan=tuple(
            (
                tongue.name(names.tatanan.get(t.id, t.nama)),
                Link(label=t.nama, href=f"tatanan/{t.id}/"),
            )
            for t in names.tatanan_now
        ),
        total=tongue.say(
            "{jumlah} kabupaten dan kota mempunyai halaman; "
            "{paket} di antaranya dengan paket data.",
            jumlah=sum(1 for row in names.current if _shown(row, results)),
            paket=sum(1 for row in names.current if _packaged(row, results)),
        ),
        with_data=tuple(_link(row, tongue) for row in names.current if _packaged(row, results)),
    )
    frame = english_frame(
        tongue,
        pair("", HOME),
        tongue.say("Seberapa sehat daerah Anda?"),
        tongue.say("Nilai dan penghargaan Kabupaten/Kota Sehat, dengan sumber di setiap angka."),
        gathered.updated,
        simulated=results.simulated,
    )
    return Page(frame=frame, template="en-beranda.html", view=view)


def _shown(row: DaerahRow, results: SharedResults) -> bool:
    return row.kode.startswith("S") == results.simulated


def _packaged(row: DaerahRow, results: SharedResults) -> bool:
    return row.kode in results.packaged and _shown(row, results)


def _method_page(results: SharedResults, names: Names, gathered: Gathered, tongue: Tongue) -> Page:
    ladder = sorted(names.ranks, key=names.ranks.__getitem__)
    frame = english_frame(
        tongue,
        pair(METHOD_ID, METHOD),
        tongue.say("Cara kami bekerja"),
        tongue.say("Dari pernyataan sumber sampai angka di halaman."),
        gathered.updated,
        simulated=results.simulated,
    )
    view = EnglishMethodPage(categories=tuple(names.categories[c] for c in ladder))
    return Page(frame=frame, template="en-metode.html", view=view)


def _list_page(results: SharedResults, names: Names, gathered: Gathered, tongue: Tongue) -> Page:
    provinces: dict[str, list[Link]] = {}
    simulated = []
    for row in names.current:
        if names.simulated(row.kode):
            simulated.append(_link(row, tongue))
        else:
            provinces.setdefault(row.provinsi, []).append(_link(row, tongue))
    title = tongue.say("Semua kabupaten dan kota")
    view = EnglishListPage(
        lead=tongue.say(
            "{jumlah} kabupaten dan kota menurut provinsi.",
            jumlah=sum(map(len, provinces.values())),
        ),
        provinces=tuple(
            (Link(label=names.provinces[p].nama, href=f"provinsi/{p}/"), tuple(links))
            for p, links in provinces.items()
        ),
        simulated=tuple(simulated),
    )
    description = tongue.say(
        "Daftar kabupaten dan kota menurut provinsi, dengan penghargaan terbarunya."
    )
    frame = english_frame(
        tongue,
        pair("daerah/", DISTRICTS),
        title,
        description,
        gathered.updated,
        simulated=results.simulated,
    )
    return Page(frame=frame, template="en-daftar-daerah.html", view=view)


def english_awards(data: PortalInput, results: SharedResults, names: Names, tongue: Tongue) -> Page:
    """Recipients by cycle as sources state them, and the matrix of districts by cycles."""
    book = SourceBook()
    cycles = results.cycles_with_awards
    rows = []
    for code, known in results.matrix():
        history, row = results.history(code), names.districts.get(code)
        cells = [
            Cell(text=award_text(history[c], tongue, names), status=_status(history[c].state))
            if c in known
            else Cell(text="–", status="belum-ada")
            for c in cycles
        ]
        head = (
            text(district_name(row, tongue), href=district_address(row.id)) if row else text(code)
        )
        rows.append((head, *cells))
    totals = [
        (
            text(cycle, href=f"penghargaan/{cycle}/"),
            _total_cell(results.total(cycle), tongue, book),
            text(str(len(results.recipients(cycle)))),
        )
        for cycle in reversed(cycles)
    ]
    view = EnglishAwardsPage(
        lead=(
            tongue.say(
                "Portal ini memuat penghargaan {jumlah} kabupaten dan kota yang sumbernya "
                "ditemukan. Daftarnya belum lengkap.",
                jumlah=len(rows),
            ),
            tongue.say("Tanda – berarti belum ditemukan, bukan tidak menerima."),
        ),
        totals=table(
            tongue.say("Jumlah penerima menurut sumber"),
            (
                tongue.say("Siklus"),
                tongue.say("Jumlah menurut sumber"),
                tongue.say("Nama yang kami temukan"),
            ),
            totals,
        ),
        matrix=table(
            tongue.say("Penghargaan menurut daerah dan siklus"),
            (tongue.say("Daerah"), *cycles),
            rows,
            compare=True,
        ),
        sources=source_list(book, tongue),
    )
    frame = english_frame(
        tongue,
        pair("penghargaan/", AWARDS),
        tongue.say("Penghargaan Swasti Saba"),
        tongue.say("Penerima Swasti Saba menurut daerah dan siklus, dengan sumbernya."),
        max((a.head.updated for a in data.awards), default=""),
        simulated=results.simulated,
    )
    return Page(frame=frame, template="en-penghargaan.html", view=view)


def _status(state: str) -> str:
    return "berbeda" if state == "berbeda" else ""


def _total_cell(figure: Figure, tongue: Tongue, book: SourceBook) -> Cell:
    """A total: one value with its sources, rival values each with its own, or why there is none."""
    if isinstance(figure, Missing):
        return Cell(text=tongue.say(REASONS[figure.reason.value]), status="belum-ada")
    by_value: dict[str, ClaimView] = {}
    for claim in figure.claims:
        said = claim_text(claim, tongue)
        before = by_value.get(said)
        links = (*(before.sources if before else ()), book.cite(claim.source))
        ids = f"{before.source_ids} {claim.source.id}" if before else claim.source.id
        value = format(claim.value, "f")
        by_value[said] = ClaimView(value, said, "", "", "", links, ids, "", "", "")
    claims = tuple(by_value.values())
    if isinstance(figure, Disputed):
        return Cell(text=" / ".join(by_value), status="berbeda", claims=claims)
    one = claims[0]
    return Cell(text=one.text, value=one.value, source_ids=one.source_ids, links=one.sources)
