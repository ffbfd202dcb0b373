"""A province's recapitulation of its districts: what of one district's row can be taken honestly.

The sums are the sheet's own arithmetic and are never taken. The decision becomes the outcome of
the province's stage. A percentage of a tatanan is what the province states: it is recorded as such
only when a person says so, because nobody knows how the sheet counted what was empty.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from kksportal.intake.instrument.heads import SEARCHED, words_of
from kksportal.intake.instrument.plan import LEAVE, Plan, Telling
from kksportal.intake.instrument.scores import Assessed
from kksportal.intake.workbook import Cell, Place, Sheet, Workbook
from kksportal.model.contract import blank
from kksportal.model.package import FrameworkPackage
from kksportal.model.rows import NilaiTatanan, Tahapan

STATEMENT = "pernyataan"  # the answer that records the percentages as the province's words
_DISTRICT = re.compile(r"(nama )?(kabupaten( kota)?|kab( kota)?|kota|daerah)( .*)?")
_SETTING = re.compile(r"(?:tatanan|tat|t) ?([0-9]{1,2})\b.*")
_DECISION = re.compile(r"(keputusan|kesimpulan|hasil|rekomendasi|keterangan)( .*)?")
_SHARE = re.compile(r"(persen|persentase|prosentase|capaian)( .*)?")
_TOTALS = re.compile(r"\b(jumlah|total|rata|persen|persentase|tertinggi|terendah)\b")
_KIND = re.compile(r"\b(kabupaten|kab|kota)\b\.?")
_PASSED = ("lolos", "lulus", "lanjut", "dilanjutkan", "memenuhi", "memenuhi syarat")
_FAILED = ("tidak lolos", "tidak lulus", "tidak lanjut", "tidak dilanjutkan", "gugur")
_NUMBER = re.compile(r"([0-9]{1,3}(?:[.,][0-9]{1,4})?) ?%?")


class Column(NamedTuple):
    """A column of percentages: the number of its tatanan, and where it stands."""

    number: int
    column: int
    sum_column: int  # of the sum beside it; 0 where there is none


@dataclass(frozen=True, slots=True, kw_only=True)
class Recapitulation:
    """Where a recapitulation has what."""

    sheet: Sheet
    head: int  # its first row of heads
    district: int
    shares: tuple[Column, ...]
    decision: int  # 0: it has none

    @property
    def rows(self) -> list[int]:
        """The rows of districts."""
        found = []
        for row in range(self.head + 1, self.sheet.last_row + 1):
            name = self.sheet.text(row, self.district)
            filled = any(self.sheet.cell(row, one.column) for one in self.shares)
            if name and filled and not _TOTALS.search(words_of(name)):
                found.append(row)
        return found


def find_recapitulation(book: Workbook) -> Recapitulation | None:
    """The first sheet that is a province's recapitulation; None where there is none."""
    for sheet in book.sheets:
        for row in range(1, min(SEARCHED, sheet.last_row) + 1):
            said = {c.place.column: words_of(c.text[:120]) for c in sheet.row_cells(row)}
            district = next((c for c, text in said.items() if _DISTRICT.fullmatch(text)), 0)
            found = _settings(sheet, row) if district else ()
            if len({one.number for one in found}) >= 3:
                decision = next((c for c, text in said.items() if _DECISION.fullmatch(text)), 0)
                return Recapitulation(sheet=sheet, head=row, district=district, shares=found,
                                      decision=decision)  # fmt: skip
    return None


def _settings(sheet: Sheet, row: int) -> tuple[Column, ...]:
    """The columns of percentages under heads of tatanan, in this row or the one beside it."""
    for top in (row, row - 1):
        heads = {
            cell.place.column: int(hit[1])
            for cell in sheet.row_cells(top)
            if (hit := _SETTING.fullmatch(words_of(cell.text[:120])))
        }
        if len(set(heads.values())) < 3:
            continue
        starts = sorted(heads)
        found = []
        for place, start in enumerate(starts):
            merge = sheet.merge_at(top, start)
            last = merge.last.column if merge else start + 3
            end = min([last, *(one - 1 for one in starts[place + 1 : place + 2])])
            below = {
                column: cell.text
                for column in range(start, end + 1)
                if (cell := sheet.cell(top + 1, column))
            }
            shares = [c for c, text in below.items() if "%" in text or _SHARE.fullmatch(
                words_of(text))]  # fmt: skip
            sums = [c for c in below if c not in shares]
            found += [Column(heads[start], c, sums[0] if sums else 0) for c in shares[:1]]
        return tuple(found)
    return ()


def plan_recapitulation(
    recap: Recapitulation,
    framework: FrameworkPackage,
    about: Assessed,
    name: str,
    day: str,
    answers: Mapping[str, str],
) -> Plan:
    """The rows that a recapitulation gives one district, called `name`."""
    telling = Telling(answers)
    rows = recap.rows
    row = _row_of(recap, rows, name, about.code, telling)
    stage = next((one.id for one in framework.tahap if one.penilai == "provinsi"), "")
    made: dict[str, tuple[object, ...]] = {}
    if row:
        if states := _decision(recap, row, about, stage, day, telling):
            made["tahapan"] = states
        if shares := _shares(recap, row, framework, about, stage, day, telling):
            made["nilai_tatanan"] = shares
    others = len(rows) - bool(row)
    telling.leave(f"{others} baris daerah lain", recap.sheet.name)
    telling.leave("kolom jumlah: hasil hitungan lembar itu, tidak pernah diambil", recap.sheet.name)
    return Plan(rows=made, remarks=tuple(telling.remarks), answered=frozenset(telling.used))


def _row_of(
    recap: Recapitulation, rows: Sequence[int], name: str, code: str, telling: Telling
) -> int:
    """The row of a district: by its whole name, or by a name that one row alone has."""
    key = f"{code}/baris"
    if (answer := telling.answer(key)).isdecimal() and int(answer) in rows:
        return int(answer)
    texts = {row: words_of(recap.sheet.text(row, recap.district)) for row in rows}
    whole = [row for row, text in texts.items() if _plain(text) == _plain(words_of(name))]
    bare = [row for row, text in texts.items() if _bare(text) == _bare(words_of(name))]
    unkinded = [row for row in bare if not _KIND.search(texts[row])]
    if len(whole) == 1 and not [row for row in unkinded if row not in whole]:
        return whole[0]
    if not whole and not bare:
        telling.ask(key, f"tidak ada baris bernama {name}", recap.sheet.name,
                    how="nomor barisnya, atau -")  # fmt: skip
        return 0
    listed = ", ".join(str(row) for row in sorted({*whole, *bare}))
    telling.ask(key, f"baris mana yang {name}? Nama di baris {listed} tanpa kabupaten atau kota, "
                "atau ada dua kali", recap.sheet.name, how="nomor barisnya, atau -")  # fmt: skip
    return 0


def _plain(text: str) -> str:
    return re.sub(r"\bkab\b", "kabupaten", text)


def _bare(text: str) -> str:
    return " ".join(_KIND.sub("", text).split())


def _decision(
    recap: Recapitulation, row: int, about: Assessed, stage: str, day: str, telling: Telling
) -> tuple[Tahapan, ...]:
    cell = recap.sheet.cell(row, recap.decision) if recap.decision else None
    if cell is None or not stage:
        telling.note("keputusannya tidak tertulis", recap.sheet.name)
        return ()
    said = words_of(cell.text)
    outcome = "lolos" if said in _PASSED else "tidak-lolos" if said in _FAILED else ""
    answer = telling.answer("keputusan")
    if answer in ("lolos", "tidak-lolos"):
        outcome = answer
    elif answer == LEAVE:
        return ()
    elif not outcome:
        telling.ask("keputusan", "keputusannya tidak berbunyi lolos atau tidak lolos",
                    recap.sheet.name, cell.place.address, how="lolos, tidak-lolos, atau -",
                    mend="Baca keputusannya")  # fmt: skip
        return ()
    telling.take(f"keputusan provinsi: {outcome.replace('-', ' ')} (tahap {stage})")
    made: Tahapan = blank(
        Tahapan, siklus=about.cycle, tahap=stage, status="selesai", hasil=outcome, per_tanggal=day,
        sumber=about.source, letak=_place(recap.sheet, cell),
    )  # fmt: skip
    return (made,)


def _shares(
    recap: Recapitulation,
    row: int,
    framework: FrameworkPackage,
    about: Assessed,
    stage: str,
    day: str,
    telling: Telling,
) -> tuple[NilaiTatanan, ...]:
    answer = telling.answer("persen")
    if answer == LEAVE:
        telling.leave("persen tiap tatanan", recap.sheet.name)
        return ()
    if answer != STATEMENT:
        telling.ask(
            "persen", "persen tiap tatanan dihitung lembar itu, dan yang kosong mungkin dihitung "
            "nol; dicatat sebagai pernyataan provinsi di nilai_tatanan, tidak dicampur dengan "
            "hitungan portal?", recap.sheet.name, how=f"{STATEMENT}, atau {LEAVE}",
            mend="Tanyakan kepada provinsi",
        )  # fmt: skip
        return ()
    names = {int(one.nomor): one.id for one in framework.tatanan if one.nomor.isdigit()}
    made: list[NilaiTatanan] = []
    for number in sorted({one.number for one in recap.shares}):
        columns = [one for one in recap.shares if one.number == number]
        chosen = columns[0] if len(columns) == 1 else _chosen(recap, row, number, columns, telling)
        if chosen is None or number not in names:
            if number not in names:
                telling.leave(f"tatanan {number}, yang tidak ada di kerangka {about.cycle}",
                              recap.sheet.name)  # fmt: skip
            continue
        cell = recap.sheet.cell(row, chosen.column)
        value = _share(cell)
        if cell is None or value is None:
            where = Place(row, chosen.column).address
            telling.note(f"tatanan {number}: persennya tidak terbaca atau di luar 0 sampai 100",
                         recap.sheet.name, where)  # fmt: skip
            continue
        made.append(blank(
            NilaiTatanan, siklus=about.cycle, tatanan=names[number], penilai="provinsi",
            tahap=stage, nilai=value, satuan="persen", per_tanggal=day, sumber=about.source,
            letak=_place(recap.sheet, cell),
            catatan="Menurut rekapitulasi provinsi; cara menghitung yang kosong tidak disebut",
        ))  # fmt: skip
    if made:
        telling.take(f"persen {len(made)} tatanan, sebagai pernyataan provinsi")
    return tuple(made)


def _chosen(
    recap: Recapitulation, row: int, number: int, columns: Sequence[Column], telling: Telling
) -> Column | None:
    """Which of two columns of one tatanan is meant; their denominators are told."""
    letters = {Place(1, one.column).address.rstrip("1"): one for one in columns}
    key = f"T{number}/kolom"
    answer = telling.answer(key).upper()
    if answer in letters:
        return letters[answer]
    if answer != LEAVE:
        parts = [
            f"{letter}{_denominator(recap.sheet, row, one)}" for letter, one in letters.items()
        ]
        telling.ask(key, f"tatanan {number} ada dua kali: kolom {' atau '.join(parts)}",
                    recap.sheet.name, how=f"{', '.join(letters)}, atau {LEAVE}",
                    mend="Tanyakan kepada provinsi")  # fmt: skip
    return None


def _denominator(sheet: Sheet, row: int, one: Column) -> str:
    """What a percentage is of, as its own sum tells; "" where that cannot be told."""
    total = sheet.cell(row, one.sum_column) if one.sum_column else None
    share = _share(sheet.cell(row, one.column))
    if total is None or not isinstance(total.value, Decimal) or not share or not Decimal(share):
        return ""
    whole = total.value / Decimal(share) * 100
    return f" (pembagi sekitar {whole.quantize(Decimal(1)):f})"


def _share(cell: Cell | None) -> str | None:
    """A percentage as the contract writes it, to two figures; None where it is none."""
    if cell is None or isinstance(cell.value, bool):
        return None
    if isinstance(cell.value, Decimal):
        value = cell.value * 100 if cell.percent else cell.value
    elif found := _NUMBER.fullmatch(cell.text):
        value = Decimal(found[1].replace(",", "."))
    else:
        return None
    if not 0 <= value <= 100 or (0 < value < 1 and not cell.percent):
        return None  # 0.765 without its sign may be a share of one
    return f"{value.quantize(Decimal('0.01')).normalize():f}"


def _place(sheet: Sheet, cell: Cell) -> str:
    return f"lembar {sheet.name}, sel {cell.place.address}"
