"""Changes in plain sentences: what changed, from what to what, by which source, as of when.

The compared states need not have passed validation, so a cell that is no number or date is
printed as plain text.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from kksportal.compute.changes import REMARKS, VALUES, Decision, RowChange, replay
from kksportal.model.contract import Shape, pattern
from kksportal.model.kinds import RESOURCES, find_resource
from kksportal.model.package import DistrictPackage
from kksportal.model.rows import Sumber
from kksportal.text import date_text, join_words, lower_first, number
from kksportal.words.figures import source_label
from kksportal.words.names import ASSESSORS, REASONS, Names

_PRECISION = {
    "lebih-dari": "lebih dari ",
    "paling-sedikit": "paling sedikit ",
    "kurang-dari": "kurang dari ",
    "paling-banyak": "paling banyak ",
    "sekitar": "sekitar ",
}
_WORDS = {
    "ya": "ada",
    "tidak": "tidak ada",
    "rencana": "direncanakan",
    "tidak-lolos": "tidak lolos",
    "belum-pernah": "belum pernah dinilai",
}
_CLASSES = {"koreksi": "Koreksi", "pembaruan": "Pembaruan", "metode": "Cara menghitung berubah"}
_MOST = 90  # characters of a free text inside a sentence


class ChangeText(NamedTuple):
    """A change in words: the place, the sentence without its source, the source, its day."""

    place: str
    text: str
    source: str  # id
    label: str  # of the source
    as_of: str
    note: str = ""  # "Koreksi: salah ketik, diputuskan Dinas Kesehatan."

    @property
    def sentence(self) -> str:
        """The whole sentence: "Kabupaten X: … (sumber: Y, per 3 Juli 2025)."."""
        beside = [f"sumber: {self.label}"] if self.label else []
        if self.as_of:
            beside.append(f"per {self.as_of}")
        cited = f" ({', '.join(beside)})" if beside else ""
        return f"{self.place}: {self.text}{cited}.{f' {self.note}' if self.note else ''}"


def describe_change(
    kind: str, place: str, change: RowChange, names: Names, sources: Mapping[str, Sumber]
) -> tuple[ChangeText, ...]:
    """The sentences of one changed row; `kind` is the package's, `place` what it is about."""
    row = change.row
    source = _cell(row, "sumber") if kind == "daerah" or "sumber" in _columns(kind, change) else ""
    known = sources.get(source)
    subject = _cell(row, "subjek")
    if change.resource in ("fakta", "pernyataan") and subject and subject != "kerangka":
        place = names.places.get(subject, place)
    what = _what(kind, change.resource, row, names)
    day = _cell(row, "per_tanggal")
    return tuple(
        ChangeText(
            place=place,
            text=f"{what} {clause}",
            source=source,
            label=source_label(known) if known else source,
            as_of=_day(day) if day else "",
            note=decision_text(change.decision),
        )
        for clause in _clauses(kind, change, names)
    )


def decision_text(decision: Decision) -> str:
    """What a district says of a changed figure, as one or two sentences; "" where it is unsaid."""
    said = _CLASSES.get(decision.kelas, "")
    if decision.alasan:
        said = f"{said or 'Alasan'}: {decision.alasan.rstrip('.')}"
    if decision.pemutus:
        said = (
            f"{said}, diputuskan {decision.pemutus}" if said else f"Diputuskan {decision.pemutus}"
        )
    serious = "Mengubah penilaian suatu syarat penghargaan." if decision.serius == "ya" else ""
    return " ".join(part for part in (f"{said}." if said else "", serious) if part)


def subject_text(resource: str, row: Any, names: Names) -> str:
    """What a row of a district's table is about, as named in a sentence."""
    return _what("daerah", resource, row, names)


def change_texts(
    package: DistrictPackage, label: str, names: Names
) -> list[tuple[str, ChangeText]]:
    """The recorded changes of a district in words, newest first, each with its day."""
    if not package.pembaruan:
        return []
    tables = {res.name: getattr(package, res.name) for res in RESOURCES["daerah"]}
    sources = {source.id: source for source in package.sumber}
    return [
        (day, change_text)
        for day, change in replay(package.pembaruan, tables)
        for change_text in describe_change("daerah", label, change, names, sources)
    ]


def _clauses(kind: str, change: RowChange, names: Names) -> list[str]:
    """The clauses about a changed row: one about its figure, one about each other cell."""
    resource, was, now = change.resource, change.before, change.after
    figures = VALUES.get(resource, ()) if kind == "daerah" else ()
    before = figure_text(resource, was, names) if was is not None and figures else ""
    after = figure_text(resource, now, names) if now is not None and figures else ""
    if was is None:
        return [f"baru tercatat: {after}" if after else "baru tercatat"]
    if now is None:
        return [f"tidak lagi tercatat{f'; semula {before}' if before else ''}"]
    clauses = []
    if before != after:
        if not before:
            clauses.append(f"baru tercatat: {after}")
        elif not after:
            clauses.append(f"tidak lagi tercatat; semula {before}")
        else:
            clauses.append(f"berubah dari {before} menjadi {after}")
    rest = [c for c in change.columns if c not in figures]
    clauses += [
        f"berubah pada {_column(c)}: semula {_quoted(kind, resource, was, c)}, "
        f"menjadi {_quoted(kind, resource, now, c)}"
        for c in rest
        if c not in REMARKS
    ]
    remarks = [_column(c) for c in rest if c in REMARKS]
    if remarks:
        clauses.append(f"diubah keterangannya ({join_words(remarks)})")
    return clauses


def figure_text(resource: str, row: Any, names: Names) -> str:
    """The figure of a row as people read it; "" where it holds none."""
    if resource == "perbaikan":
        many = _number(row.jumlah)
        of = f" dari {_number(row.dari)}" if many and row.dari else ""
        figure = [f"{_PRECISION.get(row.ketepatan, '')}{many}{of} indikator"] if many else []
        return ", ".join([*figure, *([_word(row.status)] if row.status else [])])
    if resource == "tahapan":
        days = list(dict.fromkeys(_day(d) for d in (row.mulai, row.selesai) if d))
        parts = [_word(row.status), " sampai ".join(days), _word(row.hasil)]
        return ", ".join(part for part in parts if part)
    if resource == "penghargaan":
        many = f"{_number(row.jumlah)} kali " if row.jumlah else ""
        return f"{many}{names.categories.get(row.predikat, row.predikat)}"
    for column in ("nilai", "kriteria", "skor", "ada", "status"):
        value = _cell(row, column)
        if value:
            return _measured(row, column, value, names)
    reason = _cell(row, "keadaan")
    return REASONS.get(reason, reason).lower()


def _measured(row: Any, column: str, value: str, names: Names) -> str:
    if column == "kriteria":
        return f"“{_short(value)}”"
    if column not in ("nilai", "skor"):
        return _word(value)
    unit, out_of = _cell(row, "satuan"), _cell(row, "dari")
    text = _PRECISION.get(_cell(row, "ketepatan"), "") + _number(value)
    if unit == "persen" and not out_of:
        return f"{text}%"
    beside = "" if unit in ("", "nilai") else f" {names.units.get(unit, unit)}"
    return text + (f" dari {_number(out_of)}" if out_of else "") + beside


def _what(kind: str, resource: str, row: Any, names: Names) -> str:
    """What a row is about, as named in a sentence."""
    if kind == "daerah" and resource in _NAMED:
        return _NAMED[resource](row, names)
    res = find_resource(kind, resource)
    if res is None:
        return resource
    title = _cell(row, "judul") or _cell(row, "nama") or _cell(row, "isi")
    key = ", ".join(names.places.get(v, v) for c in res.key if (v := _cell(row, c)))
    return f"{lower_first(res.title)} {f'“{_short(title)}”' if title else key}".rstrip()


def _fact(row: Any, names: Names) -> str:
    kind = "" if row.sifat in ("", "capaian") else f"{_word(row.sifat, plain=True)} "
    label = kind + lower_first(names.measures.get(row.ukuran, row.ukuran.replace("-", " ")))
    if row.subjek == "kerangka":
        label += " (kata sumber tentang program)"
    if row.tatanan:
        label += f", tatanan {names.tatanan.get(row.tatanan, row.tatanan)}"
    return label + (f", inovasi {row.inovasi}" if row.inovasi else "")


def _indicator(row: Any, names: Names) -> str:
    name = names.indicator(row.siklus, row.indikator)
    return f"indikator {row.indikator}{f' ({lower_first(name)})' if name else ''}"


def _score(row: Any, names: Names) -> str:
    assessor = lower_first(ASSESSORS.get(row.penilai, row.penilai))
    stage = lower_first(names.stages.get(row.tahap, row.tahap))
    by = assessor if stage == assessor else f"{assessor}, tahap {stage}"
    return f"skor {_indicator(row, names)} menurut {by} {row.siklus}"


def _stated_score(row: Any, names: Names) -> str:
    whole = row.tatanan == "semua"
    what = "seluruh tatanan" if whole else f"tatanan {names.tatanan.get(row.tatanan, row.tatanan)}"
    assessor = lower_first(ASSESSORS.get(row.penilai, row.penilai))
    cycle = row.siklus or row.siklus_teks
    return f"nilai {what} ({assessor}{f', {cycle}' if cycle else ''})"


def _item(row: Any, names: Names) -> str:
    place = names.places.get(row.wilayah, row.wilayah)
    item, component = row.butir.replace("-", " "), row.komponen.replace("-", " ")
    return f"butir {item} pada {component} di {place}{f', {row.tahun}' if row.tahun else ''}"


_NAMED: dict[str, Callable[[Any, Names], str]] = {
    "fakta": _fact,
    "capaian": lambda row, names: f"{_indicator(row, names)} tahun {row.tahun}",
    "penilaian": _score,
    "nilai_tatanan": _stated_score,
    "kelembagaan": _item,
    "tahapan": lambda row, names: (
        f"tahap {lower_first(names.stages.get(row.tahap, row.tahap))} siklus {row.siklus}"
    ),
    "perbaikan": lambda row, names: (
        f"permintaan perbaikan{f' indikator {row.indikator}' if row.indikator else ''} "
        f"siklus {row.siklus}"
    ),
    "penghargaan": lambda row, names: f"penghargaan yang disebut “{_short(row.siklus_teks)}”",
    "keikutsertaan": lambda row, names: (
        f"keikutsertaan siklus {row.siklus or _short(row.siklus_teks) or 'yang tidak disebut'}"
    ),
}


def _columns(kind: str, change: RowChange) -> tuple[str, ...]:
    res = find_resource(kind, change.resource)
    return tuple(res.columns) if res else ()


def _cell(row: Any, column: str) -> str:
    return str(getattr(row, column, ""))


def _column(name: str) -> str:
    return name.replace("_", " ")


def _quoted(kind: str, resource: str, row: Any, column: str) -> str:
    """Any other cell: dates and numbers as people write them, texts between quotation marks."""
    value = _cell(row, column)
    if not value:
        return "kosong"
    res = find_resource(kind, resource)
    shape = res.columns[column].shape if res else Shape.TEKS
    if shape in (Shape.TANGGAL, Shape.WAKTU):
        return _day(value)
    return _number(value) if shape is Shape.DESIMAL else f"“{_short(value)}”"


def _word(value: str, *, plain: bool = False) -> str:
    return value if plain else _WORDS.get(value, value.replace("-", " "))


def _short(value: str) -> str:
    return value if len(value) <= _MOST else f"{value[:_MOST].rstrip()} …"


def _number(value: str) -> str:
    form = pattern(Shape.DESIMAL)
    return number(value) if form and form.fullmatch(value) and len(value) < 40 else value


def _day(value: str) -> str:
    form = pattern(Shape.TANGGAL)
    return date_text(value) if form and form.fullmatch(value) else value
