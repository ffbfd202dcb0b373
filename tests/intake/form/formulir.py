"""A small invented portal, its form, and a hand that fills the form in."""

from __future__ import annotations

import re
import zipfile
from functools import cache
from io import BytesIO
from typing import Any

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from kksportal.exports.form import district_form
from kksportal.intake.form.reading import Taken, read_form
from kksportal.intake.workbook import read_workbook
from kksportal.model.package import DistrictPackage, FrameworkPackage, PortalInput
from kksportal.render.form import form_xlsx
from tests.builders import district, framework, head, portal

CODE, CYCLE = "S01.01", "2025"
SOURCES = 80  # how many sources the package has: "Sumber 1" to "Sumber 80"
_NAMES = ("Pasar Sehat", "Satuan Pendidikan", "Pasar dan Perdagangan")


def the_framework() -> FrameworkPackage:
    """Two tatanan with six indicators, a scale each, items of kelembagaan, four stages."""
    indicators = [
        {"kode": f"T{t}.{n:02d}", "tatanan": name, "nomor": str(n), "jenis": "persen",
         "nama": f"Indikator {word} tatanan {t}", "satuan": "persen"}
        for t, name in ((1, "pasar"), (2, "satuan-pendidikan"))
        for n, word in ((1, "satu"), (2, "dua"), (3, "tiga"))
    ]  # fmt: skip
    scores = {"T1.01": ("100", "50", "0"), "T1.02": ("100", "75", "62.5", "25")}
    steps = [
        {"indikator": one["kode"], "langkah": str(n), "skor": score}
        for one in indicators
        for n, score in enumerate(scores.get(one["kode"], ("100", "0")), start=1)
    ]
    items = [
        {"komponen": component, "butir": item, "nama_komponen": name, "nama_butir": told,
         "per_tahun": yearly}
        for component, name in (("tim-pembina", "Tim Pembina"),
                                ("forum-komunikasi-kecamatan", "Forum Komunikasi Kecamatan"))
        for item, told, yearly in (("sk", "SK", "tidak"), ("rencana-kerja", "Rencana kerja", "ya"))
    ]  # fmt: skip
    stages = [
        {"id": "mandiri", "urutan": "1", "nama": "Penilaian mandiri", "penilai": "mandiri"},
        {"id": "verifikasi-provinsi", "urutan": "2", "nama": "Verifikasi provinsi",
         "penilai": "provinsi"},
        {"id": "verifikasi-pusat", "urutan": "3", "nama": "Verifikasi pusat", "penilai": "pusat"},
        {"id": "penetapan", "urutan": "4", "nama": "Penetapan"},
    ]  # fmt: skip
    return framework(
        tatanan=[{"id": "pasar", "kode": "T1", "nomor": "1", "nama": "Pasar"},
                 {"id": "satuan-pendidikan", "kode": "T2", "nomor": "2",
                  "nama": "Satuan Pendidikan"}],
        indikator=indicators,
        skala=steps,
        butir_kelembagaan=items,
        tahap=stages,
    )  # fmt: skip


@cache
def the_portal() -> PortalInput:
    """The shared packages of the invented portal."""
    units = ("persen", "kepala-keluarga", "orang", "rupiah", "desa-kelurahan", "kecamatan", "poin",
             "kasus", "hektare", "nilai", "tahun")  # fmt: skip
    return portal(
        vocabulary={
            "ukuran": [
                {"id": "odf-desa", "nama": "Desa ODF", "keluarga": "odf", "dasar": "desa",
                 "waktu": "posisi"},
                {"id": "rumah-sehat", "nama": "Rumah sehat", "keluarga": "rumah",
                 "dasar": "rumah", "waktu": "posisi"},
            ],
            "satuan": [{"id": one, "nama": one.replace("-", " ")} for one in units],
            "predikat": [{"id": "padapa", "nama": "Swasti Saba Padapa"},
                         {"id": "wiwerda", "nama": "Swasti Saba Wiwerda"}],
            "tatanan": [{"id": "pasar", "nama": "Pasar"},
                        {"id": "satuan-pendidikan", "nama": "Satuan Pendidikan"},
                        {"id": "kelembagaan", "nama": "Kelembagaan (lintas tatanan)"}],
        },
        regions=[{
            "provinsi": [{"id": "contoh", "kode": "S01", "nama": "Contoh"}],
            "daerah": [{"id": "kabupaten-contoh", "kode": CODE, "provinsi": "contoh",
                        "nama": "Kabupaten Contoh", "jenis": "kabupaten", "zona": "WITA"}],
            "kecamatan": [
                {"id": f"kabupaten-contoh.{n}", "kode": f"{CODE}.{n:02d}",
                 "daerah": "kabupaten-contoh", "nama": name}
                for n, name in ((1, "Hulu"), (2, "Hilir"), (10, "Permai"))
            ],
        }],
        frameworks=[the_framework()],
    )  # fmt: skip


def the_package(**tables: Any) -> DistrictPackage:
    """The package of the invented district, with its many sources."""
    made = [
        {"id": f"sumber-{n}", "judul": f"Sumber {n}", "jenis": "dokumen"}
        for n in range(1, SOURCES + 1)
    ]
    about = head(code=CODE, folder=f"datapackages/daerah/{CODE}-kabupaten-contoh",
                 updated="2025-09-01", simulated=True)  # fmt: skip
    from tests.builders import package

    told = package("daerah", about=about, **{"sumber": made} | tables)
    assert isinstance(told, DistrictPackage)
    return told


class Hand:
    """A hand that fills in a form."""

    def __init__(self, package: DistrictPackage | None = None, raw: bytes = b"") -> None:
        self.package = package or the_package()
        self.book = load_workbook(BytesIO(raw or written(self.package)))
        self.cached: list[tuple[str, str, str]] = []  # sheet, cell, value of a formula

    def page(self, key: str) -> Worksheet:
        """The sheet of the form with this key."""
        for page in self.book.worksheets:
            for row in page.iter_rows(min_row=1, max_row=12):
                for cell in row:
                    if str(cell.value).endswith(f";{key}"):
                        return page
        raise LookupError(key)

    def code_row(self, page: Worksheet) -> int:
        """The hidden row that names the columns."""
        return next(c.row for row in page.iter_rows(max_row=12) for c in row
                    if str(c.value).startswith("kks-isian/"))  # fmt: skip

    def column(self, key: str, field: str) -> int:
        """The column of a field."""
        page = self.page(key)
        row = self.code_row(page)
        return next(c.column for c in page[row] if c.value == field)

    def last(self, key: str) -> int:
        """The last row that holds something."""
        page = self.page(key)
        return max(c.row for row in page.iter_rows() for c in row if c.value is not None)

    def put(self, key: str, row: int, field: str, value: Any) -> str:
        """Write a cell; its address. A mapping is a percentage, a format, or a formula."""
        page = self.page(key)
        cell = page.cell(row, self.column(key, field))
        if isinstance(value, dict) and "persen" in value:
            cell.value, cell.number_format = value["persen"], "0.00%"
        elif isinstance(value, dict):
            cell.value = value["rumus"]
            if "nilai" in value:
                self.cached.append((page.title, cell.coordinate, str(value["nilai"])))
        else:
            cell.value = value
        return str(cell.coordinate)

    def line(self, key: str, **cells: Any) -> int:
        """Write a new line below the last; its row."""
        row = max(self.last(key) + 1, 5)
        table = "kelembagaan" if key == "kelembagaan" else key
        for name, value in cells.items():
            field = name.replace("__", ".") if "__" in name else f"{table}.{name}"
            field = name if name == "nama" else field
            self.put(key, row, field, value)
        return row

    def raw(self) -> bytes:
        """The workbook as a program saves it, with the values of its formulas."""
        out = BytesIO()
        self.book.save(out)
        if not self.cached:
            return out.getvalue()
        names = {s.title: f"xl/worksheets/sheet{n}.xml"
                 for n, s in enumerate(self.book.worksheets, start=1)}  # fmt: skip
        fresh = BytesIO()
        with zipfile.ZipFile(out) as old, zipfile.ZipFile(fresh, "w") as new:
            for info in old.infolist():
                part = old.read(info).decode("utf-8", "surrogateescape")
                for sheet, cell, value in self.cached:
                    if names[sheet] == info.filename:
                        part = _with_value(part, cell, value)
                new.writestr(info, part.encode("utf-8", "surrogateescape"))
        return fresh.getvalue()

    def read(self, **options: Any) -> Taken:
        """What the form gives."""
        return read_form(read_workbook(self.raw()), the_portal(), self.package, (CODE, CYCLE),
                         **options)  # fmt: skip


def written(package: DistrictPackage) -> bytes:
    """The form of a package."""
    return form_xlsx(district_form(the_portal(), package, CODE, CYCLE))


def told(taken: Taken, level: str) -> list[str]:
    """What a form tells of one level, each with its cell."""
    return [f"{r.cell}: {r.what}" for r in taken.remarks if r.level.value == level]


def _with_value(part: str, cell: str, value: str) -> str:
    kind = "" if re.fullmatch(r"-?[0-9.]+(E-?[0-9]+)?", value) else ' t="str"'
    text, many = re.subn(
        rf'<c r="{cell}"([^>]*?)( t="\w+")?><f>([^<]*)</f><v\s*/?>(</v>)?</c>',
        lambda m: f'<c r="{cell}"{m[1]}{kind}><f>{m[3]}</f><v>{value}</v></c>',
        part,
    )
    assert many == 1, cell
    return text


__all__ = ["Hand", "district"]
