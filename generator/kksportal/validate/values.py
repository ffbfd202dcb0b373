"""Rules on cells of one row that must fit each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import partial

from kksportal.errors import Finding
from kksportal.model.cycles import data_years
from kksportal.model.package import Head
from kksportal.privacy.drives import drive_sentence, private_drive_in
from kksportal.validate.known import Known, Place, decimal
from kksportal.validate.table import Fault, Rule, Table

_REASONED = {
    "fakta": ("nilai",),
    "capaian": ("nilai", "kriteria"),
    "penilaian": ("skor",),
    "kelembagaan": ("ada",),
    "syarat": ("nilai",),
}
_ORDERED = {
    "tahapan": ("mulai", "selesai"),
    "tahap": ("mulai", "selesai"),
    "inovasi": ("tahun_mulai", "tahun_selesai"),
    "perbaikan": ("diminta", "tenggat"),
    "renstra": ("tahun_mulai", "tahun_selesai"),
    "provinsi": ("berlaku_dari", "berlaku_sampai"),
    "daerah": ("berlaku_dari", "berlaku_sampai"),
    "nama_lama": ("berlaku_dari", "berlaku_sampai"),
}
_WHOLES = {
    "fakta": (("nilai", "dari"),),
    "perbaikan": (("jumlah", "dari"),),
    "syarat": (("nilai", "dari"), ("nilai", "sampai")),
}
_WEB = re.compile(r"https?://|www\.|\b[a-z]+\.google\.com|\bbit\.ly/|\bs\.id/", re.IGNORECASE)
_LINKED = ("sumber", "bukti")
_PERCENT = ("fakta", "capaian", "nilai_tatanan", "syarat")
_SUBJECTS = {"fakta": "subjek", "pernyataan": "subjek", "keikutsertaan": "subjek",
             "kelembagaan": "wilayah", "bukti": "wilayah", "inovasi": "wilayah"}  # fmt: skip


def value_rules(name: str, known: Known) -> Iterator[Rule]:
    """The rules on cells of one row that must fit each other, for the table of a name."""
    if name in _REASONED:
        columns = (*_REASONED[name], "keadaan")
        yield Rule(columns=columns, judge=partial(_value_or_reason, name))
    for part, whole in _WHOLES.get(name, ()):
        yield Rule(columns=(part, whole), judge=partial(_part_of_whole, part, whole))
    if name in _PERCENT:
        columns = ("nilai", "dari", "satuan") if name in _WHOLES else ("nilai", "satuan")
        yield Rule(columns=columns, judge=_percent)
    if name in _ORDERED:
        yield Rule(columns=_ORDERED[name], judge=_order)
    if name == "perbaikan":
        yield Rule(columns=("batas_jam", "batas_hari"), judge=_one_window, shown="batas_hari")
    if name == "renstra":
        columns = ("siklus", "tahun_mulai", "tahun_selesai")
        yield Rule(columns=columns, judge=_in_its_cycle, shown="tahun_selesai")
    if name in _LINKED:
        yield Rule(columns=("tautan",), judge=_private_drive)
    if name == "bukti":
        yield Rule(columns=("publik", "tautan"), judge=_closed, shown="tautan")
        for text in ("judul", "catatan"):
            yield Rule(columns=("publik", text), judge=_closed_text, shown=text)
    if name == "penilaian":
        columns = ("siklus", "indikator", "skor")
        yield Rule(columns=columns, judge=partial(_step, known), shown="skor")


def _private_drive(link: str) -> Fault | None:
    host = private_drive_in(link)
    return Fault(code="KKS-R005", what=drive_sentence(host)) if host else None


def check_subjects(table: Table, head: Head, place: Place | None) -> Iterator[Finding]:
    """Findings about places outside the district of the package.

    `keikutsertaan` may name other districts of the province too, since sources list them together.
    """
    column = _SUBJECTS.get(table.res.name)
    if column and place is not None:
        wide = f"{place.province}." if table.res.name == "keikutsertaan" else f"{head.code}."
        judge = partial(_own_area, head.code, place.province, wide)
        yield from Rule(columns=(column,), judge=judge).check(table)


def _value_or_reason(table: str, *cells: str) -> Fault | None:
    values, reason = cells[:-1], cells[-1]
    spoken = " atau ".join(_REASONED[table])
    if any(values) and reason:
        value = next(v for v in values if v)
        return Fault(code="KKS-D014", what=f"Ada nilai “{value}” dan juga keadaan “{reason}”.",
                     advice="Kosongkan keadaan, atau kosongkan nilainya")  # fmt: skip
    if not any(values) and not reason:
        return Fault(code="KKS-D014", what=f"Kolom {spoken} kosong tanpa alasan.",
                     advice="Isi keadaan, misalnya belum-ada atau tidak-disebut")  # fmt: skip
    return None


def _part_of_whole(part: str, whole: str, value: str, limit: str) -> Fault | None:
    left, right = decimal(value), decimal(limit)
    if right is None:
        return None
    if right <= 0 and whole == "dari":
        return Fault(code="KKS-D015", what=f"{whole} bernilai “{limit}”, harus lebih dari 0.")
    if left is not None and left > right:
        return Fault(
            code="KKS-D015", what=f"{value} di kolom {part} melebihi {limit} di kolom {whole}."
        )
    return None


def _percent(*cells: str) -> Fault | None:
    value = decimal(cells[0])
    if value is None or cells[-1] != "persen" or Decimal(0) <= value <= Decimal(100):
        return None
    return Fault(code="KKS-D016", what=f"“{cells[0]}” persen di luar 0 sampai 100.")


def _closed(public: str, link: str) -> Fault | None:
    if public != "tidak" or not link:
        return None
    return Fault(code="KKS-D026", what="Bukti ini tidak untuk umum, tetapi tautannya ada di sini.")


def _closed_text(public: str, text: str) -> Fault | None:
    if public != "tidak" or not _WEB.search(text):
        return None
    return Fault(code="KKS-D026", what="Bukti ini tidak untuk umum, tetapi alamatnya ada di sini.")


def _order(start: str, end: str) -> Fault | None:
    size = min(len(start.partition("T")[0]), len(end.partition("T")[0]))
    if size and start[:size] > end[:size]:
        return Fault(code="KKS-D019", what=f"“{start}” sesudah “{end}”.")
    return None


def _one_window(hours: str, days: str) -> Fault | None:
    """A window is told in hours or in days; both, where they are as long."""
    if not (hours.isdecimal() and days.isdecimal()) or int(hours) == 24 * int(days):
        return None
    return Fault(code="KKS-W005", what=f"Batas {hours} jam dan {days} hari tidak sama panjang.")


def _in_its_cycle(cycle: str, first: str, last: str) -> Fault | None:
    """A cycle asks for data of the two years before it: a plan of other years says nothing of it.

    Its years are those of the instrument; a plan may begin as late as the cycle itself.
    """
    if not cycle.isdecimal():
        return None
    early = last.isdecimal() and last < data_years(cycle)[0]
    late = first.isdecimal() and first > cycle
    if not early and not late:
        return None
    told = f"berakhir {last}" if early else f"mulai {first}"
    return Fault(code="KKS-W010", what=f"Renstra ini {told}, sedangkan siklusnya {cycle}.")


def _step(known: Known, cycle: str, indicator: str, score: str) -> Fault | None:
    instrument, value = known.instruments.get(cycle), decimal(score)
    steps = instrument.steps.get(indicator) if instrument else None
    if not steps or value is None or value in steps:
        return None
    listed = ", ".join(f"{step.normalize():f}" for step in sorted(steps))
    return Fault(code="KKS-D021", what=f"Skor “{score}” bukan langkah {indicator}.",
                 advice=f"Langkahnya pada {cycle}: {listed}")  # fmt: skip


def _own_area(code: str, province: str, wide: str, areas: str) -> Fault | None:
    own = ("", "kerangka", code, province)
    others = (one for one in areas.split(";") if one not in own and not one.startswith(wide))
    area = next(others, "")
    if not area:
        return None
    return Fault(code="KKS-D017", what=f"“{area}” bukan wilayah paket {code}.",
                 advice=f"Pakai {code}, kecamatannya ({code}.NN), provinsinya ({province}), "
                 "atau kerangka")  # fmt: skip
