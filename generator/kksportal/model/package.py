"""A data package as read: its head, and its rows, whose cells are still text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from kksportal.model import archive_rows as a
from kksportal.model import rows as r
from kksportal.model.award_rows import (
    AcaraRow,
    DiragukanRow,
    KeputusanRow,
    PenerimaRow,
    PertentanganRow,
    RingkasanRow,
    TanpaPenghargaanRow,
)
from kksportal.model.closed import ClosedCycle
from kksportal.model.framework_rows import (
    ButirKelembagaanRow,
    IndikatorRow,
    PadananRow,
    SkalaRow,
    SyaratRow,
    TahapRow,
    TatananRow,
)
from kksportal.model.region_rows import BatasRow, DaerahRow, KecamatanRow, NamaLamaRow, ProvinsiRow
from kksportal.model.vocabulary_rows import NamaRow, PredikatRow, UkuranRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The head of a `datapackage.json`."""

    folder: str  # relative to the portal: datapackages/daerah/63.11-kabupaten-balangan
    kind: str
    title: str
    updated: str  # YYYY-MM-DD: when the package last changed
    name: str = ""
    code: str = ""
    cycle: str = ""
    simulated: bool = False
    licence: str = ""
    licence_url: str = ""
    contributors: tuple[str, ...] = ()
    personal: tuple[tuple[str, str], ...] = ()  # by property, other texts that look personal
    created: str = ""  # YYYY-MM-DD: when it was first published; "" when not given
    starts: str = ""  # not to be published before this moment; "" where it may be at once
    files: dict[str, str] = field(default_factory=dict)  # resource → file, as the head lists them

    def file_of(self, resource: str) -> str:
        """The file of a resource within the folder."""
        return self.files.get(resource, f"{resource}.csv")


@dataclass(frozen=True, slots=True, kw_only=True)
class DistrictPackage:
    """One district's package. Row i (from 0) of a table is line i + 2 of its file."""

    head: Head
    sumber: tuple[r.Sumber, ...] = ()
    fakta: tuple[r.Fakta, ...] = ()
    pernyataan: tuple[r.Pernyataan, ...] = ()
    keikutsertaan: tuple[r.Keikutsertaan, ...] = ()
    kegiatan: tuple[r.Kegiatan, ...] = ()
    pengampu: tuple[r.Pengampu, ...] = ()
    capaian: tuple[r.Capaian, ...] = ()
    penilaian: tuple[r.Penilaian, ...] = ()
    nilai_tatanan: tuple[r.NilaiTatanan, ...] = ()
    kelembagaan: tuple[r.Kelembagaan, ...] = ()
    bukti: tuple[r.Bukti, ...] = ()
    tahapan: tuple[r.Tahapan, ...] = ()
    perbaikan: tuple[r.Perbaikan, ...] = ()
    renstra: tuple[r.Renstra, ...] = ()
    inovasi: tuple[r.Inovasi, ...] = ()
    penghargaan: tuple[r.KlaimPenghargaan, ...] = ()
    pembaruan: tuple[r.Pembaruan, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameworkPackage:
    """The instrument and award rules of one cycle (kerangka)."""

    head: Head
    sumber: tuple[r.Sumber, ...] = ()
    tatanan: tuple[TatananRow, ...] = ()
    indikator: tuple[IndikatorRow, ...] = ()
    skala: tuple[SkalaRow, ...] = ()
    butir_kelembagaan: tuple[ButirKelembagaanRow, ...] = ()
    tahap: tuple[TahapRow, ...] = ()
    syarat: tuple[SyaratRow, ...] = ()
    padanan: tuple[PadananRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardPackage:
    """The award results of one cycle as sources state them."""

    head: Head
    sumber: tuple[r.Sumber, ...] = ()
    penerima: tuple[PenerimaRow, ...] = ()
    diragukan: tuple[DiragukanRow, ...] = ()
    tanpa_penghargaan: tuple[TanpaPenghargaanRow, ...] = ()
    keputusan: tuple[KeputusanRow, ...] = ()
    ringkasan: tuple[RingkasanRow, ...] = ()
    acara: tuple[AcaraRow, ...] = ()
    pertentangan: tuple[PertentanganRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionPackage:
    """Provinces, districts and kecamatan with their permanent identities."""

    head: Head
    sumber: tuple[r.Sumber, ...] = ()
    provinsi: tuple[ProvinsiRow, ...] = ()
    daerah: tuple[DaerahRow, ...] = ()
    kecamatan: tuple[KecamatanRow, ...] = ()
    nama_lama: tuple[NamaLamaRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class VocabularyPackage:
    """The vocabularies (kosakata): every id that data may use, with its name for people."""

    head: Head
    ukuran: tuple[UkuranRow, ...] = ()
    pokok: tuple[NamaRow, ...] = ()
    predikat: tuple[PredikatRow, ...] = ()
    satuan: tuple[NamaRow, ...] = ()
    jenis_kegiatan: tuple[NamaRow, ...] = ()
    tatanan: tuple[NamaRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundaryPackage:
    """Outlines of districts from an owner's own boundary file; a portal may do without."""

    head: Head
    sumber: tuple[r.Sumber, ...] = ()
    batas: tuple[BatasRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivePackage:
    """What was said of a closed cycle afterwards: corrections, later finds, removals."""

    head: Head
    sumber: tuple[r.Sumber, ...] = ()
    tahap: tuple[TahapRow, ...] = ()  # in an archive's own portal: stages of other frameworks
    errata: tuple[a.RalatRow, ...] = ()
    tambahan: tuple[a.TambahanRow, ...] = ()
    dikeluarkan: tuple[a.DikeluarkanRow, ...] = ()


Package = (
    DistrictPackage
    | FrameworkPackage
    | AwardPackage
    | RegionPackage
    | VocabularyPackage
    | BoundaryPackage
    | ArchivePackage
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo:
    """A picture of a story: its file beside the text, what it shows, who made it, its size."""

    file: str
    alt: str
    credit: str = ""
    width: int = 0
    height: int = 0
    key: str = ""  # the sha256 of the file
    consent: str = ""  # who allowed it to be published, where that is noted


@dataclass(frozen=True, slots=True, kw_only=True)
class Film:
    """A film of a story: a file beside the text, or the address at which it stands elsewhere."""

    title: str
    seconds: int
    transcript: str = ""  # what is said and seen, or the address of a text that tells it
    file: str = ""
    href: str = ""
    poster: Photo | None = None  # a film of our own always has one
    credit: str = ""
    consent: str = ""
    width: int = 0
    height: int = 0
    size: int = 0  # bytes
    key: str = ""  # the sha256 of the file


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """An innovation story, or a narrative of a tatanan, written for people."""

    slug: str
    path: str
    title: str
    region: str
    cycle: str
    tatanan: tuple[str, ...]
    body: str  # Markdown, hostile until cleaned
    line: int  # the line of the file on which the body begins
    summary: str = ""
    tatanan_by: str = ""
    offices: tuple[str, ...] = ()
    innovation: str = ""
    date: str = ""
    author: str = ""
    sources: tuple[r.Sumber, ...] = ()
    photos: tuple[Photo, ...] = ()
    films: tuple[Film, ...] = ()
    simulated: bool = False
    starts: str = ""  # not to be published before this moment; "" where it may be at once

    @property
    def pictures(self) -> tuple[Photo, ...]:
        """Its photos, and the pictures that stand for its films."""
        return (*self.photos, *(film.poster for film in self.films if film.poster))

    @property
    def files(self) -> tuple[str, ...]:
        """The files that it names: pictures, and films of the portal."""
        films = (film.file for film in self.films if film.file)
        return (*(picture.file for picture in self.pictures), *films)


class InnerLink(NamedTuple):
    """A link of a text to a place inside the portal, as it is written."""

    row: int  # the line of the file
    target: str


class PageText(NamedTuple):
    """An editorial page: its file, its address, the parts a link may name, the links it makes."""

    path: str
    address: str
    parts: frozenset[str]
    links: tuple[InnerLink, ...]


class Permit(NamedTuple):
    """A row of `izin-temuan.csv`: a finding that a person has seen and allows."""

    row: int  # the line of the file
    path: str
    code: str  # KKS-D024
    excerpt: str  # a part of the finding's sentence; "": it is the only one of its kind there
    reason: str
    by: str
    day: str


class EarlyAccess(NamedTuple):
    """A row of `akses-awal.csv`: who saw something before it was published."""

    row: int  # the line of the file
    path: str  # of a package's folder or a text
    role: str  # never a person's name
    office: str
    since: str  # a day, or a moment with its offset
    reason: str
    starts: str = ""  # when it was published, where that is told


@dataclass(frozen=True, slots=True, kw_only=True)
class PortalInput:
    """Everything read, before anything is computed."""

    vocabulary: VocabularyPackage
    regions: tuple[RegionPackage, ...]
    frameworks: dict[str, FrameworkPackage]  # by cycle, ascending
    awards: tuple[AwardPackage, ...]
    districts: dict[str, DistrictPackage]  # by code, ascending
    stories: tuple[Story, ...] = ()
    narratives: tuple[Story, ...] = ()
    boundaries: BoundaryPackage | None = None
    permits: tuple[Permit, ...] = ()
    early: tuple[EarlyAccess, ...] = ()  # nothing of what waits
    archives: dict[str, ArchivePackage] = field(default_factory=dict)  # by cycle, ascending
    closed: tuple[ClosedCycle, ...] = ()  # ascending
    quarantined: dict[str, str] = field(default_factory=dict)  # district code → folder left out
    waiting: tuple[str, ...] = ()  # the paths of packages and texts whose moment is to come
    waiting_stories: frozenset[str] = frozenset()  # of these, the stories, as packages name them


def stages_of(data: PortalInput) -> Iterator[TahapRow]:
    """Every stage that rows may name: of the frameworks, and what an archive's own portal adds."""
    for framework in data.frameworks.values():
        yield from framework.tahap
    for archive in data.archives.values():
        yield from archive.tahap
