"""Rules on single cells: filled, of the right shape, a real date, free of what is forbidden."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from kksportal.errors import Step
from kksportal.intake.cells import Codes
from kksportal.model.contract import Column, Resource, Shape, pattern
from kksportal.model.strings import LONGEST, MOST, UNSEEN, odd_address, odd_letters
from kksportal.text import formula_in
from kksportal.validate.hints import Hint, cell_hint, word_hint
from kksportal.validate.personal import personal_fault
from kksportal.validate.table import Fault, Rule

_HIDDEN = re.compile(rf"^\s|\s$|[\t\xa0{UNSEEN}]")
_BLANK = re.compile(rf"[{UNSEEN}]")  # fillers that Unicode calls printable are seen by nobody
_HTML = re.compile(r"<[A-Za-z/!?][^>]*>?")
# A text without a match has no formula, tag, address or long number. Most texts have none: one
# search instead of five saves half a second on the data of all districts.
_SUSPECT = re.compile(
    r"(?:^|;) *[=+\-@\t\r\n＝＋－＠]|[<@＠]|[\[({] ?at|\d(?:[^\dA-Za-z]{0,3}\d){6}|[Nn][Ii][Kk]"
)
_LONG = re.compile(r"[0-9](?:[.\-_/]?[0-9]){9}|[@＠]")
_NUMBERS = (Shape.DESIMAL, Shape.BULAT)
_DATES = (Shape.TANGGAL, Shape.WAKTU)
_TEXTS = (Shape.TEKS, Shape.DAFTAR_TEKS)
_ADDRESSES = (Shape.KODE, Shape.DAFTAR, Shape.TAUTAN)  # no texts, but people write them
_LISTS = (Shape.DAFTAR, Shape.DAFTAR_TEKS, Shape.DAFTAR_TEMPAT)
_NO_CODES = Codes()
_FORMS = {
    Shape.KODE: "Pakai huruf kecil, angka, dan tanda hubung: bank-sampah",
    Shape.SIKLUS: "Tulis tahun penghargaan: 2025",
    Shape.TAHUN: "Tulis tahun empat angka: 2025",
    Shape.TANGGAL: "Tulis YYYY, YYYY-MM, atau YYYY-MM-DD: 2025-07-31",
    Shape.WAKTU: "Tulis 2025-08-21 atau 2025-08-21T10:00+07:00",
    Shape.JALUR: "Tulis ulang paket ini dengan: kks import batas",
    Shape.DAFTAR: "Pisahkan kode dengan titik koma tanpa spasi: pasar;pariwisata",
    Shape.TAUTAN: "Tulis alamat lengkap yang diawali https://",
    Shape.WILAYAH: "Tulis kode wilayah dengan titik: 63, 63.11, atau 63.11.01",
    Shape.TEMPAT: "Tulis kode wilayah dengan titik: 63.11, 63.11.01, atau desa 63.11.01.2001",
    Shape.DAFTAR_TEMPAT: "Pisahkan kode wilayah dengan titik koma: 63.11.01;63.11.02",
    Shape.SUBJEK: "Tulis kode wilayah (63.11) atau: kerangka",
    Shape.INDIKATOR: "Tulis kode indikator dengan dua angka di belakang titik: T1.01",
    Shape.YATIDAK: "Tulis ya atau tidak",
}


def cell_rules(res: Resource, codes: Codes = _NO_CODES) -> Iterator[Rule]:
    """The rules on single cells of a table; with `codes` their advice names what is meant."""
    reasoned = "keadaan" in res.columns
    for name, column in res.columns.items():
        yield Rule(columns=(name,), judge=CellJudge(name, column, codes, reasoned=reasoned))


class CellJudge:
    """The rule on the cells of one column."""

    def __init__(
        self, name: str, column: Column, codes: Codes = _NO_CODES, *, reasoned: bool = False
    ) -> None:
        self.name = name
        self.column = column
        self.codes = codes
        self.reasoned = reasoned
        self.pattern = pattern(column.shape)

    def __call__(self, value: str) -> Fault | None:
        """The first fault of a cell, or None."""
        if not value:
            wanted = self.column.required
            return Fault(code="KKS-D006", what=f"Kolom {self.name} kosong.") if wanted else None
        most = LONGEST.get(self.column.shape.value, MOST)
        if what := odd_letters(value, most):
            return Fault(code="KKS-B004", what=what)
        plain = value.isprintable() and value[0] != " " and value[-1] != " "
        plain = plain and (value.isascii() or not _BLANK.search(value))
        if not plain and _HIDDEN.search(value):
            clean = _HIDDEN.sub("", value.replace("\xa0", " ").strip()).strip()
            beneath = self(clean) if clean else None  # advice that ends in a fault is none
            clean = next((s.text for s in beneath.fix if not s.where), clean) if beneath else clean
            return Fault(code="KKS-D011", what=f"“{_visible(value)}” memuat spasi atau tanda "
                         "tersembunyi.", advice=f"Tulis: {clean}", fix=_write(clean))  # fmt: skip
        return self._shape(value) or self._content(value)

    def _shape(self, value: str) -> Fault | None:
        values, shape = self.column.values, self.column.shape
        if values and value not in values:
            hint = self._hint(value) or word_hint(value, values)
            other = Hint(f"Pakai: {', '.join(values)}")
            return _fault("KKS-D007", f"“{value}” bukan pilihan kolom ini.", hint or other)
        if self.pattern is None or self.pattern.fullmatch(value):
            return None
        hint = self._hint(value)
        if shape in _NUMBERS:
            what = "angka desimal" if shape is Shape.DESIMAL else "bilangan bulat"
            hint = hint or Hint(_number(value, whole=shape is Shape.BULAT))
            return _fault("KKS-D009", f"“{value}” bukan {what}.", hint)
        what = f"“{value[:60]}” tidak berbentuk {shape.value}."
        return _fault("KKS-D008", what, hint or Hint(_FORMS[shape]))

    def _hint(self, value: str) -> Hint | None:
        """How the cell is to be written, where that makes it right."""
        hint = cell_hint(self.column, value, self.codes, reasoned=self.reasoned)
        texts = [step.text for step in hint.fix if not step.where] if hint else []
        return hint if not any(text and self(text) for text in texts) else None

    def _content(self, value: str) -> Fault | None:
        shape = self.column.shape
        if shape in _DATES and not is_real(value):
            return Fault(code="KKS-D010", what=f"“{value}” tidak ada di kalender.")
        if shape is Shape.TAUTAN and (why := odd_address(value)):
            return Fault(code="KKS-D008", what=f"“{value[:60]}” {why}.", advice=_FORMS[shape])
        if shape in _LISTS:
            parts = value.split(";")
            if any(part != part.strip() or not part for part in parts):
                clean = ";".join(part.strip() for part in parts if part.strip())
                return Fault(code="KKS-D011", what=f"Daftar “{value}” memuat spasi atau bagian "
                             "kosong.", advice=f"Tulis: {clean}", fix=_write(clean))  # fmt: skip
            if len(set(parts)) < len(parts):
                clean = ";".join(dict.fromkeys(parts))
                return Fault(code="KKS-D020", what=f"Ada yang dua kali dalam “{value}”.",
                             advice=f"Tulis: {clean}", fix=_write(clean))  # fmt: skip
        if shape in _TEXTS and not self.column.values:
            return text_fault(value) if _SUSPECT.search(value) else None
        if shape in _ADDRESSES and not self.column.refers and _LONG.search(value):
            return personal_fault(value, address=True)
        return None


def is_real(value: str) -> bool:
    """Whether a date (partial, or with a time) exists; its shape is already right."""
    day, _, clock = value.partition("T")
    try:
        if len(day) == 10:
            date.fromisoformat(day)
    except ValueError:
        return False
    if not clock:
        return True
    if len(day) < 10:
        return False  # a time needs a whole date
    offset = clock[6:]
    return clock[:2] <= "23" and offset[:2] <= "14" and offset[3:] <= "59"


def text_fault(value: str) -> Fault | None:
    """The first fault of a text: a part that runs as a formula, markup, or personal data."""
    part = formula_in(value)
    if part:
        plain = part.lstrip(" ")
        bare = plain.lstrip("=+-@＝＋－＠ ")
        return Fault(
            code="KKS-D022",
            what=f"“{_short(part)}” dapat dijalankan sebagai rumus.",
            advice=f"Tulis tanpa {plain[0]} di awal: {_short(bare)}",
            fix=_write(bare) if bare and part == value else (),
        )
    tag = _HTML.search(value)
    if tag:
        return Fault(code="KKS-D023", what=f"Ada tanda HTML: “{_short(tag[0])}”.")
    return personal_fault(value)


def _number(value: str, *, whole: bool = False) -> str:
    """Advice on a cell that cannot be read as a number; `whole` allows no fraction."""
    if whole:
        return "Tulis bilangan bulat dengan angka 0–9, tanpa koma, titik, atau kata"
    if re.fullmatch(r"[<>≥≤±~].*", value):
        return "Tulis angkanya saja dan isi kolom ketepatan, misalnya lebih-dari"
    return "Tulis angka 0–9 dengan titik desimal; kata atau rentang masuk tabel pernyataan"


def _fault(code: str, what: str, hint: Hint) -> Fault:
    return Fault(code=code, what=what + hint.more, advice=hint.advice, fix=hint.fix)


def _write(value: str) -> tuple[Step, ...]:
    return (Step("sel", value),)


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"


def _visible(text: str) -> str:
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in _short(text))
