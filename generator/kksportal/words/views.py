"""The pieces every page is made of. Text is ready to print; `href` is relative to the site root.

Templates see these and nothing else: they never compute and never decide a verdict. They are
named tuples because a national portal has millions of them: they are cheap to create, and
hashable, so that the printed text of a cell or a list of links can be looked up.
"""

from __future__ import annotations

from typing import NamedTuple

from kksportal.compute.awards import WON


class Link(NamedTuple):
    """A label and where it leads (from the site root, no leading slash; http… leaves the site)."""

    label: str
    href: str
    note: str = ""
    current: bool = False


class TatananLink(NamedTuple):
    """A link to a tatanan, with its icon."""

    icon: str  # its slug
    label: str
    href: str
    note: str  # "29 indikator"


class Frame(NamedTuple):
    """What surrounds a page's body."""

    title: str
    description: str
    address: str  # "daerah/kabupaten-banjar/"
    section: str  # "daerah", "tatanan", "inovasi", "penghargaan", "tentang", ""
    changed: str  # ISO date on which the page's data last changed
    changed_text: str
    crumbs: tuple[Link, ...] = ()
    simulated: bool = False
    noindex: bool = False
    films: bool = False  # it plays films of the portal, which its policy must allow
    bare: bool = False  # no menu and no foot: a page shown inside another site
    kind: str = ""  # what its linked data describe: beranda, daerah, cerita
    code: str = ""  # of the region a page is about
    image: str = ""  # the address of its picture on a card
    author: str = ""
    feed: str = ""  # the relative address of its feed
    language: str = "id"
    figures: str = ""  # from when its figures are: "dari November 2023 sampai Agustus 2025"
    notes: tuple[str, ...] = ()  # corrections of a closed cycle that concern the whole page
    alternates: tuple[tuple[str, str], ...] = ()  # every language of it: "en", "en/daerah/"
    files: tuple[str, ...] = ()  # of the portal, in which what it says may be changed


class SourceView(NamedTuple):
    """A source as cited: `anchor` is its id on the page that lists it."""

    id: str
    label: str  # "TABIRkota"
    title: str
    publisher: str
    kind: str
    date_text: str  # "21 Agustus 2025", or "tanggal tidak disebut"
    url: str
    note: str
    sure_title: bool
    anchor: str  # "sumber-tabirkota"


class ClaimView(NamedTuple):
    """One source's figure, printed."""

    value: str  # machine value, "85" or "79.21"
    text: str  # "85%", "6", "lebih dari 4.000"
    out_of: str  # "dari 8 kecamatan", or the unit: "kunjungan"
    share: str  # "75%", "sekitar 24%" where `out_of` is a count
    as_of: str  # "per 21 Agustus 2025", or "tanggal tidak disebut"
    sources: tuple[Link, ...]  # label = short source name; href = "#sumber-id" or a page
    source_ids: str  # "tabirkota n009"
    locus: str
    speaker: str
    note: str


class FigureView(NamedTuple):
    """A labelled figure: `status` is sepakat, berbeda or belum-ada."""

    label: str
    status: str
    claims: tuple[ClaimView, ...]
    reason: str = ""  # why it is missing: "Belum ditemukan"
    explain: str = ""  # one line: "Bukan berarti tidak menerima."
    kind: str = ""  # capaian, target, rencana, ketentuan
    href: str = ""
    anchor: str = ""  # its permanent id on this page
    address: str = ""  # where its permanent id is, if not on this page
    quote: str = ""  # the figure in one citable sentence
    mark: str = ""  # who differs: "Berbeda antar sumber", "Dua angka dalam satu sumber"


class StatementView(NamedTuple):
    """A statement of a source that has no figure."""

    topic: str
    text: str
    when: str
    speaker: str
    locus: str
    sources: tuple[Link, ...]


class StageVersion(NamedTuple):
    """What one source says of a stage."""

    text: str  # "Selesai, 21 Agustus 2025, lolos"
    sources: tuple[Link, ...]
    note: str = ""


class StageView(NamedTuple):
    """A stage of the cycle: `state` is selesai, berlangsung, rencana or belum-ada."""

    name: str
    state: str
    state_text: str
    versions: tuple[StageVersion, ...]
    implied: bool = False  # no source tells of it, but the award does


class RuleView(NamedTuple):
    """One source's version of a requirement."""

    asks: str
    sources: tuple[Link, ...]
    note: str = ""


class ItemView(NamedTuple):
    """A requirement with all its versions, on the page of its framework."""

    name: str
    anchor: str
    state_text: str  # "sumber menyebut syarat yang berbeda"
    rules: tuple[RuleView, ...]


class ReadinessRow(NamedTuple):
    """A requirement of which something is known in a district."""

    name: str
    verdict: str  # memenuhi, belum-memenuhi, belum-dapat-dinilai
    verdict_text: str  # "Memenuhi menurut sebagian sumber"
    asks: str  # "ODF paling sedikit 80%", or how many versions sources state
    href: str  # the requirement on the page of its framework
    evidence: str  # "160 dari 202 (79,2%), Oktober 2025"
    reason: str  # why it cannot be judged
    sources: tuple[Link, ...]


class ReadinessView(NamedTuple):
    """Readiness for one category: a row a requirement, then those without any evidence."""

    category: str
    verdict: str
    verdict_text: str
    rows: tuple[ReadinessRow, ...]
    unknown: str  # "kelembagaan, nilai, dan riwayat penghargaan"


class ReadinessPart(NamedTuple):
    """Readiness under the rules it is judged by."""

    head: str  # "Kesiapan untuk siklus berikutnya"
    rules: str  # "Menurut aturan 2025; aturan 2027 belum ditemukan."
    views: tuple[ReadinessView, ...]
    framework: str  # the page of the rules
    cycle: str
    apart: str = ""  # that this is computed here, and no award


class ScoreMark(NamedTuple):
    """An assessor's score of a tatanan on a strip from 0 to 100."""

    assessor: str  # mandiri, provinsi, pusat
    label: str
    value: str  # machine value
    text: str  # "84,6"
    filled: str  # "27 dari 29 indikator terisi"
    below_top: str  # "5 di bawah skor tertinggi"
    as_of: str
    sources: tuple[Link, ...]
    source_ids: str


class TatananCard(NamedTuple):
    """A tatanan of a district at a glance; `icon` is the tatanan's slug."""

    name: str
    icon: str
    href: str
    summary: str  # "27 dari 29 indikator terisi", or "Belum ada data"
    has_data: bool
    marks: tuple[ScoreMark, ...]
    stated: tuple[FigureView, ...]  # scores as sources state them
    cycle: str = ""
    quotes: tuple[str, ...] = ()  # each mark in one citable sentence
    thresholds: tuple[Link, ...] = ()  # label "71 Padapa", note "71"


class ToldLine(NamedTuple):
    """Something said, and the sources that say it."""

    text: str
    sources: tuple[Link, ...]


class AwardEntry(NamedTuple):
    """A cycle in an award history: what was found, by whom, or that nothing was found."""

    cycle: str
    state: str  # ada, berbeda, diragukan, tidak-meraih, tidak-dinilai, belum-ditemukan
    text: str  # "Wistara", "Wistara / Padapa", "Belum ditemukan"
    rank: int  # 0 unknown, 1 padapa … 4 wistara paripurna
    sources: tuple[Link, ...]
    note: str
    href: str
    categories: tuple[str, ...] = ()  # ids
    rules: Link | None = None  # of its time; None where nothing was found of it
    decisions: tuple[ToldLine, ...] = ()  # that it rests on; empty where none is known
    records: tuple[ToldLine, ...] = ()  # what each source says, where they do not say the same
    place: str = ""  # how the district was called then, where that was not as now
    unstated: bool = False  # whether its rules or its decision were not found; said once a list

    @property
    def won(self) -> bool:
        """Whether a source that is not doubted tells of it."""
        return self.state in WON


class UnknownView(NamedTuple):
    """What no source tells of a district: one line, and its list one tap away."""

    summary: str  # "8 tahap penilaian 2025 dan nilai 9 tatanan"
    parts: tuple[Link, ...]  # label = of what, note = which ones


class EventView(NamedTuple):
    """A dated item: a meeting, a visit, a piece of news."""

    when: str
    iso: str
    title: str
    detail: str
    state: str  # terlaksana, rencana, ""
    href: str
    sources: tuple[Link, ...]


class PictureView(NamedTuple):
    """A picture in its widths, narrowest first: each label is the width in pixels."""

    files: tuple[Link, ...]
    width: int  # of the widest
    height: int
    alt: str
    credit: str = ""


class FilmView(NamedTuple):
    """A film: of our own (`file`), or at another site (`href`); its picture before it is played."""

    title: str
    length: str  # "2 menit 35 detik"
    file: str  # its address, "" where it stands at another site
    href: str
    size: str  # "2,9 MB"
    poster: PictureView | None
    width: int
    height: int
    transcript: str  # "" where it stands elsewhere, or there is none
    transcript_href: str
    credit: str


class StoryCard(NamedTuple):
    """An innovation in a list: with a story (href) or only a row."""

    title: str
    href: str
    region: str
    region_href: str
    tatanan: tuple[Link, ...]
    summary: str
    meta: str
    photo: PictureView | None
    simulated: bool
    sources: tuple[Link, ...] = ()
    figures: tuple[FigureView, ...] = ()


class Cell(NamedTuple):
    """A table cell: text, maybe a link, maybe a figure with its sources.

    Rival claims are in `claims`, each with its own value and sources.
    """

    text: str
    href: str = ""
    value: str = ""  # set: the cell is a figure
    source_ids: str = ""
    status: str = ""  # "", berbeda, belum-ada
    links: tuple[Link, ...] = ()
    note: str = ""
    claims: tuple[ClaimView, ...] = ()


class Table(NamedTuple):
    """A captioned table; the first cell of a row is its head. `compare`: keep columns on phones."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    compare: bool = False
    column_sources: tuple[tuple[str, tuple[Link, ...]], ...] = ()  # heads, their shared sources
    anchors: tuple[str, ...] = ()  # permanent ids of the rows


class RegionTile(NamedTuple):
    """A district in a list by province."""

    name: str
    href: str
    note: str  # "Padapa 2025 · 12 angka", or "Belum ada data"
    has_data: bool
    rank: int = 0
