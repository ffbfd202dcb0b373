"""What the form looks like: its sheets, their columns, and what each cell may hold. Told once.

The writer lays it out and the reader finds it again, so neither can know another form.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kksportal.intake.form.columns import COLUMNS, F
from kksportal.model.contract import Column, Resource
from kksportal.model.kinds import find_resource
from kksportal.model.package import FrameworkPackage

VERSION = "kks-isian/1"
# Rows of a sheet, from 1.
TITLE_ROW, ABOUT_ROW, CODE_ROW, HEAD_ROW, FIRST_ROW = 1, 2, 3, 4, 5
INPUT_ROWS = 1_000  # how far down drop-downs reach
FRONT, LISTS = "Baca dulu", "Daftar pilihan"
# Columns that are no column of a table: what a line is about, and what was sent back.
FORM, CODE, NAME, SENT_BACK = "formulir", "kode", "nama", "diminta"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A column of a sheet."""

    key: str  # "capaian.nilai"; "capaian.#" is the mark of the row it came from; "kode"
    title: str
    width: int = 14
    table: str = ""
    column: str = ""
    choices: str = ""  # the list its cells choose from
    many: bool = False  # several of them, joined by ";"
    hint: str = ""
    other: tuple[str, ...] = ()  # other titles people give it
    locked: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """The columns of one table on a sheet."""

    table: str
    fields: tuple[Field, ...]
    fixed: Mapping[str, str]  # cells that the sheet itself gives
    says: tuple[str, ...]  # a row says something where one of these is filled

    @property
    def resource(self) -> Resource:
        """The table's contract."""
        found = find_resource("daerah", self.table)
        assert found is not None
        return found

    @property
    def mark(self) -> str:
        """The key of the column that tells which row of the portal this is."""
        return f"{self.table}.#"

    def rule(self, field: Field) -> Column:
        """The contract of a field's cells."""
        return self.resource.columns[field.column]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPlan:
    """A sheet: what it is for, what stands before its blocks, and its blocks from left to right."""

    key: str  # "fakta", "tatanan:pasar"
    name: str
    title: str
    about: str
    lead: tuple[Field, ...]
    blocks: tuple[Block, ...]

    @property
    def choices_of_lead(self) -> str:
        """The list that names what a line is about; "" where lines stand for themselves."""
        return next((field.choices for field in self.lead if field.key == NAME), "")

    @property
    def fields(self) -> tuple[Field, ...]:
        """All columns in order; the marks of rows first, where nobody looks."""
        marks = (
            Field(key=block.mark, title="Tanda baris", width=4, locked=True, hidden=True)
            for block in self.blocks
        )
        form = Field(key=FORM, title="Formulir", width=4, locked=True, hidden=True)
        return (form, *marks, *self.lead, *(f for block in self.blocks for f in block.fields))


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The whole form of one district in one cycle."""

    code: str
    cycle: str
    sheets: tuple[SheetPlan, ...]

    def mark(self, key: str) -> str:
        """What a sheet says of itself."""
        return f"{VERSION};{self.code};{self.cycle};{key}"

    def __iter__(self) -> Iterator[SheetPlan]:
        return iter(self.sheets)


_ABOUT = {
    "fakta": ("Fakta", "Angka utama di luar indikator, misalnya persen desa ODF. Satu baris satu "
              "angka dari satu sumber."),
    "tahapan": ("Tahapan", "Tahap penilaian siklus {cycle}: kapan, sudah sampai mana, hasilnya."),
    "perbaikan": ("Perbaikan", "Yang dikembalikan untuk diperbaiki pada siklus {cycle}. Keadaan "
                  "baru ditulis di baris baru, dengan tanggalnya."),
    "renstra": ("Renstra", "Indikator siklus {cycle} yang ada di Renstra perangkat daerah. Satu "
                "baris satu indikator di satu Renstra."),
    "inovasi": ("Inovasi", "Inovasi daerah. Angkanya ditulis di lembar Fakta."),
    "penghargaan": ("Penghargaan", "Penghargaan yang disebut tanpa tahun, menurut kata sumbernya."),
    "sumber": ("Sumber", "Asal setiap angka. Isi lembar ini dahulu: judulnya lalu dapat dipilih "
               "di lembar lain."),
}  # fmt: skip
_PER_CYCLE = ("tahapan", "perbaikan", "renstra")
_SAYS = {
    "fakta": ("nilai", "dari", "keadaan", "letak", "penutur", "catatan"),
    "capaian": ("nilai", "kriteria", "keadaan", "letak", "catatan"),
    "penilaian": ("skor", "keadaan", "letak", "catatan"),
    "kelembagaan": ("ada", "keadaan", "letak", "catatan"),
    "tahapan": ("status", "mulai", "selesai", "hasil", "letak", "penutur", "catatan"),
    "perbaikan": ("status", "jumlah", "diminta", "tenggat", "letak", "penutur", "catatan"),
    "renstra": ("perangkat_daerah", "indikator_renstra", "dokumen", "letak", "catatan"),
    "inovasi": ("judul", "catatan"),
    "penghargaan": ("siklus_teks", "predikat", "jumlah", "catatan"),
    "sumber": ("judul", "tautan"),
}


def make_layout(code: str, cycle: str, framework: FrameworkPackage | None) -> Layout:
    """The form for a district: a sheet for each tatanan of the cycle's framework, then the rest."""
    sheets = []
    if framework is not None:
        ordered = sorted(framework.tatanan, key=lambda row: int(row.nomor))
        sheets = [_tatanan(row.id, row.kode, row.nama, cycle) for row in ordered]
        if framework.butir_kelembagaan:
            sheets.append(_institution(cycle))
    sheets += [_table(name, cycle) for name in _ABOUT]
    return Layout(code=code, cycle=cycle, sheets=tuple(sheets))


def _tatanan(tatanan: str, code: str, name: str, cycle: str) -> SheetPlan:
    lead = (
        Field(key=CODE, title="Kode", width=7, locked=True),
        Field(key=NAME, title="Indikator", width=46, choices=f"indikator:{tatanan}"),
        Field(key=SENT_BACK, title="Diminta diperbaiki", width=52, locked=True),
    )
    fixed = {"siklus": cycle}
    return SheetPlan(
        key=f"tatanan:{tatanan}",
        name=_sheet_name(f"{code} {name}"),
        title=f"{code} {name}",
        about="Capaian: angka atau kriteria yang terpenuhi pada satu tahun. Skor: langkah yang "
        "dipilih. Sel kosong berarti belum diketahui, bukan nol.",
        lead=lead,
        blocks=(_block("capaian", fixed), _block("penilaian", fixed)),
    )


def _institution(cycle: str) -> SheetPlan:
    return SheetPlan(
        key="kelembagaan",
        name="Kelembagaan",
        title=f"Kelembagaan {cycle}",
        about="Satu baris satu butir di satu wilayah; butir tahunan: satu baris setahun.",
        lead=(),
        blocks=(_block("kelembagaan", {"siklus": cycle}),),
    )


def _table(name: str, cycle: str) -> SheetPlan:
    title, about = _ABOUT[name]
    fixed = {"siklus": cycle} if name in _PER_CYCLE else {}
    return SheetPlan(
        key=name,
        name=title,
        title=f"{title} {cycle}" if fixed else title,
        about=about.format(cycle=cycle),
        lead=(),
        blocks=(_block(name, fixed),),
    )


def _block(table: str, fixed: Mapping[str, str]) -> Block:
    fields = tuple(_field(table, told) for told in COLUMNS[table])
    return Block(table=table, fields=fields, fixed=fixed, says=_SAYS[table])


def _field(table: str, told: F) -> Field:
    return Field(
        key=f"{table}.{told.column}",
        table=table,
        column=told.column,
        title=told.title,
        width=told.width,
        choices=told.choices,
        many=told.many,
        hint=told.hint,
        other=told.other,
        locked=told.column == "id",
    )


def _sheet_name(text: str) -> str:
    """At most 31 characters, cut between words, without what a sheet's name may not hold."""
    clean = "".join(" " if letter in "[]:*?/\\'" else letter for letter in text)
    words, name = clean.split(), ""
    for word in words:
        longer = f"{name} {word}".strip()
        if len(longer) > 31:
            break
        name = longer
    return name or clean[:31]
