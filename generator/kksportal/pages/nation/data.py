"""The page that lists all downloads, in plain words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kksportal import addresses
from kksportal.addresses import (
    AWARD_RECORD,
    INDEX_RECORD,
    INDICATOR_LIST,
    SCHEMA,
    district_files,
)
from kksportal.compute.shared import award_packages
from kksportal.pages.gathered import TableFile
from kksportal.pages.nation.archives import archives_link
from kksportal.pages.nation.context import NationContext
from kksportal.pages.site import Page
from kksportal.text import date_text, number, size_text
from kksportal.words.frames import frame
from kksportal.words.names import Names
from kksportal.words.portal import national_attribution
from kksportal.words.tables import table, text
from kksportal.words.views import Cell, Link, Table

_KINDS = (
    ("zip", "Paket data (ZIP)", "CSV per tabel dan arti tiap kolom, menurut standar Data Package"),
    ("xlsx", "Buku kerja (Excel)", "tabel yang sama, satu lembar tiap tabel, sumber di lembarnya"),
    ("json", "Untuk mesin (JSON)", "semua angka, sumber, skor tiap penilai, dan alamat halaman"),
)
_LISTS = {
    "fakta": ("Angka utama", "angka menurut sumber yang bukan indikator, seperti ODF"),
    "tahapan": ("Tahapan", "tahap penilaian tiap daerah, dengan tanggal dan hasilnya"),
    "penghargaan": (
        "Penghargaan",
        "setiap pernyataan sumber; yang diragukan dan yang tanpa siklus ditandai",
    ),
    "perangkat-daerah": ("Perangkat daerah pengampu", "siapa memegang tatanan mana"),
    "renstra": ("Indikator dalam Renstra", "di Renstra perangkat daerah mana sebuah indikator ada"),
    "inovasi": ("Inovasi", "inovasi yang disebut sumber, dengan tatanannya"),
}
_COLUMNS = (
    ("kode, daerah, provinsi", "kode dan nama daerah, nama provinsinya"),
    ("indikator", "kode indikator; namanya ada di daftar indikator siklus itu"),
    ("capaian_2024", "nilai pada tahun itu, atau kriteria yang dipenuhi dengan kata-kata"),
    ("satuan", "satuan nilainya"),
    ("…_per_tanggal", "saat keadaan itu berlaku; kosong bila sumber tidak menyebutnya"),
    ("…_sumber", "kode sumber; judul dan alamatnya ada di halaman Sumber tiap daerah"),
    ("…_keadaan", "mengapa nilainya kosong, atau “berbeda” bila sumber menyebut angka yang "
     "berlainan; angka, tanggal, dan sumbernya lalu berurutan, dipisah titik koma"),
    ("2023:a;2024:b", "isi yang berlainan tiap tahun didahului tahunnya"),
    ("mandiri_…, provinsi_…, pusat_…", "skor terakhir dari daerah sendiri, provinsi, dan pusat: "
     "tiga angka yang tidak pernah digabung"),
    ("data", "hanya pada tabel simulasi: setiap barisnya berisi “simulasi”"),
    ("tanda ' di depan teks", "dibubuhkan bila teks dapat dijalankan lembar kerja sebagai rumus"),
)  # fmt: skip


def data_page(context: NationContext) -> Iterator[Page]:
    """`/data/`: national tables, downloads of districts, records for machines."""
    info, names = context.info, context.names
    if not info.downloads or not context.wants(addresses.DATA()):
        return
    gathered = context.gathered
    award_cycles = [cycle for cycle, _ in award_packages(context.data, context.results)]
    view = DataPage(
        lead=(
            "Semua data portal ini boleh diambil, diolah, dan diterbitkan lagi, asal sumbernya "
            "disebut. Setiap baris membawa kode sumbernya.",
            "Alamat berkas di halaman ini tetap. Nilai yang kosong berarti belum diketahui, "
            "bukan nol.",
        ),
        districts=_districts(gathered.download_sizes),
        tables=tuple(
            (
                f"Siklus {cycle}",
                Link(label="Daftar indikator (CSV)", href=INDICATOR_LIST(cycle)),
                cycle_table,
            )
            for cycle in dict.fromkeys(one.cycle for one in gathered.tables if one.cycle)
            if (cycle_table := _tables(cycle, gathered.tables, names))
        ),
        lists=_lists(gathered.tables),
        columns=_words("Arti kolom tabel nasional", ("Kolom", "Arti"), _COLUMNS),
        machine=_machine(award_cycles),
        archives=archives_link(context),
        licence=info.licence,
        attribution=national_attribution(info),
    )
    yield Page(
        frame=frame(
            addresses.DATA(),
            "Ambil data",
            "Data Kabupaten/Kota Sehat untuk diambil: tabel nasional, paket data tiap daerah, "
            "dan JSON untuk mesin.",
            info.updated,
        ),
        view=view,
    )


def _words(caption: str, heads: Sequence[str], rows: Sequence[tuple[str, str]]) -> Table:
    result = table(caption, heads, ([text(a), text(b)] for a, b in rows))
    assert result is not None
    return result


def _districts(download_sizes: Mapping[str, tuple[int, int]]) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for kind, name, what in _KINDS:
        many, largest = download_sizes.get(kind, (0, 0))
        size = f"sampai {size_text(largest)}" if many else "belum ada"
        address = getattr(district_files("<kode>"), kind)
        rows.append((text(name), text(what), text(address), text(number(str(many))), text(size)))
    result = table("Data satu daerah", ("Bentuk", "Isi", "Alamat", "Banyak berkas", "Ukuran"), rows)
    assert result is not None
    return result


def _tables(cycle: str, tables: Sequence[TableFile], names: Names) -> Table | None:
    return table(
        f"Tabel nasional siklus {cycle}",
        ("Tatanan", "Baris", "Ukuran", "Data terakhir berubah"),
        (
            (
                text(
                    names.tatanan.get(one.tatanan, one.tatanan)
                    + (" (data simulasi)" if one.simulated else ""),
                    href=one.address,
                ),
                text(number(str(one.lines)) if one.lines else "belum ada data"),
                text(size_text(one.size)),
                text(date_text(one.updated) if one.updated else "belum ada data"),
            )
            for one in tables
            if one.cycle == cycle
        ),
    )


def _lists(tables: Sequence[TableFile]) -> Table | None:
    mark = {True: " (data simulasi)", False: ""}
    return table(
        "Daftar nasional semua siklus",
        ("Daftar", "Isi", "Baris", "Ukuran", "Data terakhir berubah"),
        (
            (
                text(_LISTS[one.tatanan][0] + mark[one.simulated], href=one.address),
                text(_LISTS[one.tatanan][1]),
                text(number(str(one.lines)) if one.lines else "belum ada data"),
                text(size_text(one.size)),
                text(date_text(one.updated) if one.updated else "belum ada data"),
            )
            for one in tables
            if not one.cycle
        ),
    )


def _machine(cycles: Sequence[str]) -> Table:
    rows = [("Semua daerah dan siklus", INDEX_RECORD(), SCHEMA("index"))]
    rows += [
        (f"Penghargaan {cycle}", AWARD_RECORD(cycle), SCHEMA("penghargaan")) for cycle in cycles
    ]
    result = table(
        "Untuk mesin (JSON)",
        ("Isi", "Alamat", "Skema"),
        [
            *((text(a), text(b, href=b), text(c, href=c)) for a, b, c in rows),
            (
                text("Satu daerah"),
                text(district_files("<kode>").json),
                text(SCHEMA("daerah"), href=SCHEMA("daerah")),
            ),
        ],
    )
    assert result is not None
    return result


@dataclass(frozen=True, slots=True, kw_only=True)
class DataPage:
    """`data.html`: all downloads, and their licence."""

    lead: tuple[str, ...]
    tables: tuple[tuple[str, Link, Table], ...]  # a cycle: its heading, its list of indicators
    lists: Table | None  # of all districts and cycles: facts, stages, awards, offices, innovations
    columns: Table  # what the columns of national tables mean
    districts: Table
    machine: Table
    archives: Link | None  # of closed cycles
    licence: Link
    attribution: str
