"""The lists that cells choose from: a code of the contract by the name people read, and back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kksportal.intake.blanks import blank, plain
from kksportal.intake.codes import choice
from kksportal.intake.results import Doubt, NotUnderstood, Result, Understood
from kksportal.model import cells as c
from kksportal.model.kinds import find_resource
from kksportal.model.package import DistrictPackage, FrameworkPackage, PortalInput
from kksportal.model.rows import JENIS_SUMBER

_WORDS = {
    "mandiri": "Daerah sendiri",
    "provinsi": "Provinsi",
    "pusat": "Pusat",
    "belum-ada": "Belum ada data",
    "belum-ditemukan": "Belum ditemukan",
    "tidak-disebut": "Tidak disebut sumber",
    "tidak-berlaku": "Tidak berlaku",
    "ditahan": "Tidak ditampilkan",
    "sumber": "Sumber",
    "tim-portal": "Tim portal",
}
_SHOWN = 6  # words of a list that a sentence shows


@dataclass(frozen=True, slots=True)
class Choices:
    """A list: the label of each code. Labels differ, so each leads back to one code."""

    labels: Mapping[str, str]
    by_key: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, names: Iterable[tuple[str, str]]) -> Choices:
        """A list from codes and names; where two names are alike, the code stands beside."""
        pairs = dict(names)
        by_name: dict[str, list[str]] = {}
        for code, name in pairs.items():
            by_name.setdefault(_key(name), []).append(code)
        labels = {
            code: name if len(by_name[_key(name)]) == 1 and plain(name) else f"{name} ({code})"
            for code, name in pairs.items()
        }
        keys: dict[str, tuple[str, ...]] = {key: tuple(codes) for key, codes in by_name.items()}
        for code, label in labels.items():
            keys[_key(label)] = (code,)
        for code in pairs:
            keys.setdefault(_key(code), (code,))
        return cls(labels, keys)

    def label(self, code: str) -> str:
        """What a code is called here; a code that is not listed is called by itself."""
        return self.labels.get(code, code)

    def read(self, text: str, also: Iterable[str] = ()) -> Result:
        """The code that a cell means, by label, name or code. `also` are codes that may stand."""
        told = plain(text)
        found = self.by_key.get(_key(told), ()) if _key(told) else ()
        if len(found) == 1:
            code = found[0]
            same = told in (self.label(code), code)
            return Understood(code, "" if same else f"“{told}” dibaca “{self.label(code)}”")
        if found:
            listed = " atau ".join(f"“{self.label(code)}”" for code in found)
            return Doubt(found, f"“{told}” ada {len(found)}: {listed}?")
        if told in also:
            return Understood(told)
        if blank(told):
            return Understood("", f"“{told}” dibaca sebagai sel kosong" if told else "")
        made = choice(told, dict(self.labels))
        if isinstance(made, NotUnderstood):
            return NotUnderstood(f"“{told[:60]}” tidak ada di daftar{self._shown()}")
        return made

    def _shown(self) -> str:
        labels = list(self.labels.values())
        if not labels:
            return ", yang masih kosong"
        more = f", dan {len(labels) - _SHOWN} lagi" if len(labels) > _SHOWN else ""
        return f": {'; '.join(labels[:_SHOWN])}{more}"


def _key(text: str) -> str:
    return re.sub(r"[\W_]+", "-", plain(text).casefold()).strip("-")


def _words(codes: Iterable[str]) -> Choices:
    return Choices.of((one, _WORDS.get(one, one.replace("-", " ").capitalize())) for one in codes)


def _values(table: str, column: str) -> Choices:
    res = find_resource("daerah", table)
    assert res is not None
    return _words(res.columns[column].values)


def make_choices(
    portal: PortalInput, package: DistrictPackage, framework: FrameworkPackage | None, code: str
) -> dict[str, Choices]:
    """Every list of a form, by its name."""
    words = portal.vocabulary
    tatanan = [(row.id, row.nama) for row in words.tatanan]
    lists = {
        "ukuran": Choices.of((row.id, row.nama) for row in words.ukuran),
        "satuan": Choices.of((row.id, row.nama) for row in words.satuan),
        "predikat": Choices.of((row.id, row.nama) for row in words.predikat),
        "tatanan": Choices.of(tatanan),
        "keadaan": _words(c.KEADAAN),
        "ketepatan": _words(c.KETEPATAN),
        "penilai": _words(c.PENILAI),
        "ya-tidak": _words(("ya", "tidak")),
        "jenis-sumber": _words(JENIS_SUMBER),
        "sifat": _values("fakta", "sifat"),
        "status-tahap": _values("tahapan", "status"),
        "status-perbaikan": _values("perbaikan", "status"),
        "hasil": _values("tahapan", "hasil"),
        "tatanan-oleh": _values("inovasi", "tatanan_oleh"),
        "bukti": Choices.of((row.id, row.judul) for row in package.bukti),
        "sumber": Choices.of((row.id, row.judul) for row in package.sumber),
        "inovasi": Choices.of((row.id, row.judul) for row in package.inovasi),
    }
    return lists | _of_framework(framework) | _places(portal, package, code)


def _of_framework(framework: FrameworkPackage | None) -> dict[str, Choices]:
    if framework is None:
        return {name: Choices.of(()) for name in ("tahap", "indikator", "komponen", "butir")}
    lists = {
        "tahap": Choices.of((row.id, row.nama) for row in framework.tahap),
        "indikator": Choices.of((r.kode, f"{r.kode} {r.nama}") for r in framework.indikator),
        "komponen": Choices.of((r.komponen, r.nama_komponen) for r in framework.butir_kelembagaan),
        "butir": Choices.of((r.butir, r.nama_butir) for r in framework.butir_kelembagaan),
    }
    for tatanan in framework.tatanan:
        lists[f"indikator:{tatanan.id}"] = Choices.of(
            (r.kode, r.nama) for r in framework.indikator if r.tatanan == tatanan.id
        )
    return lists


def _places(portal: PortalInput, package: DistrictPackage, code: str) -> dict[str, Choices]:
    """The district, its province and its kecamatan, and every place its rows already name."""
    names: dict[str, str] = {}
    provinces = {r.id: r for region in portal.regions for r in region.provinsi}
    for region in portal.regions:
        for row in region.daerah:
            if row.kode == code:
                names[code] = row.nama
                if province := provinces.get(row.provinsi):
                    names[province.kode] = f"Provinsi {province.nama}"
    for region in portal.regions:
        for one in region.kecamatan:
            if one.kode.startswith(f"{code}."):
                names[one.kode] = f"Kecamatan {one.nama}"
    every = {r.kode: r.nama for region in portal.regions for r in region.daerah}
    for fact in package.fakta:
        if fact.subjek in every:
            names.setdefault(fact.subjek, every[fact.subjek])
    return {
        "tempat": Choices.of(names.items()),
        "subjek": Choices.of([*names.items(), ("kerangka", "Program (kata sumber tentang KKS)")]),
    }
