"""The shape of a delimited file, recognised once: what it is like, and the table in it.

    shaped = read(raw, columns)        # bytes, and the columns that the contract knows
    shaped.header, shaped.rows         # the table without titles, totals, footnotes, empty ends
    shaped.habits                      # what was recognised, each with its line, count, sentence
    shaped.refused                     # the habit that leaves no table, or None

A file as the contract writes it has no habits; one with habits of weight SILENT is read like it.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from kksportal.intake.decoding import decode
from kksportal.intake.delimiters import DELIMITERS, find_delimiter
from kksportal.intake.feet import Row, first_words, without_feet
from kksportal.intake.habits import Habit, Weight
from kksportal.intake.heads import find_head, named_alike

_MERGED = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: |$)", re.MULTILINE)
_SEP = re.compile(r'^"?sep=(.)"?[,;\t|]*$', re.IGNORECASE)
LONGEST = 131_072  # letters of a quoted cell; Python's own limit, which libraries raise
_ADVICE = "Jalankan: kks rapikan"
_NOTHING = "Tidak perlu berbuat apa-apa; kks rapikan menghapusnya"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shaped:
    """What is in a delimited file."""

    header: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()  # each as long as the header
    lines: tuple[int, ...] = ()  # the line of the file on which each row begins
    head_line: int = 1
    habits: tuple[Habit, ...] = ()
    uneven: tuple[tuple[int, tuple[str, ...]], ...] = ()  # by place in `rows`: cells as they stood
    left_out: tuple[Row, ...] = ()  # titles, totals and footnotes, for whoever wants to see them
    delimiter: str = ","

    @property
    def refused(self) -> Habit | None:
        """Why there is no table; None where there is one."""
        return next((one for one in self.habits if one.weight is Weight.REFUSED), None)

    @property
    def mended(self) -> tuple[Habit, ...]:
        """The habits that `kks rapikan` takes out of the file."""
        return tuple(one for one in self.habits if one.weight is Weight.MENDED)

    @property
    def notes(self) -> tuple[Habit, ...]:
        """What is left out without harm: empty rows and columns at the end."""
        return tuple(one for one in self.habits if one.weight is Weight.NOTE)

    @property
    def in_place(self) -> bool:
        """Whether row i (from 0) is line i + 2 of the file, as in a canonical one."""
        return self.lines == tuple(range(2, len(self.lines) + 2))


def read(raw: bytes, columns: Collection[str] = ()) -> Shaped:
    """The table in the bytes of a delimited file, and the habits of whatever wrote it.

    `columns` are the names a head may have; with them titles above the head are told for sure,
    and a head that writes them with capitals or spaces is understood.
    """
    decoded = decode(raw)
    habits = list(decoded.habits)
    if habits and habits[-1].weight is Weight.REFUSED:
        return Shaped(habits=tuple(habits))
    text = decoded.text
    if mark := _MERGED.search(text):
        line = text.count("\n", 0, mark.start()) + 1
        many = len(_MERGED.findall(text))
        what = f"Tanda gabung {mark[0].strip()} tertinggal di baris {line}: dua versi tercampur"
        habits.append(Habit(name="tanda-gabung", weight=Weight.REFUSED, what=what, line=line,
                            count=many, advice="Pilih satu versi, lalu hapus baris-baris tanda "
                            "<<<<<<<, =======, dan >>>>>>>"))  # fmt: skip
        return Shaped(habits=tuple(habits))
    told, skipped = _told_delimiter(text, habits)
    delimiter = told or find_delimiter(text, columns)
    rows, fault = _parse(text, delimiter)
    if fault:
        return Shaped(habits=(*habits, fault))
    rows = rows[skipped:]
    if delimiter == "," and (inner := _folded(rows)):
        rows = inner
        what = "Seluruh isi tiap baris masuk ke satu kolom"
        habits.append(_mended("satu-kolom", what, 1, len(rows)))
    elif delimiter != ",":
        what = f"Kolomnya dipisah {DELIMITERS.get(delimiter, delimiter)}, bukan koma"
        habits.append(_mended("pemisah", what, 1, len(rows)))
    return _table(rows, columns, habits, delimiter)


def _told_delimiter(text: str, habits: list[Habit]) -> tuple[str, int]:
    """The sign that a first line `sep=;` tells spreadsheets, and the rows to skip for it."""
    first = text.partition("\n")[0].strip()
    told = _SEP.match(first)
    if told is None and first.lower().strip('"') == "sep=":
        told = _SEP.match("sep=\t") if "\t" in text.partition("\n")[0] else None
    if told is None:
        return "", 0
    habits.append(Habit(name="sep", weight=Weight.MENDED, what=f"Baris pertamanya {first[:8]}",
                        line=1, advice=_ADVICE))  # fmt: skip
    return told[1], 1


def _parse(text: str, delimiter: str) -> tuple[list[Row], Habit | None]:
    """The rows of a text; where its quotes are broken, the habit that says on which line."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True, delimiter=delimiter)
    rows: list[Row] = []
    line = 1
    try:
        for cells in reader:
            if max(map(len, cells), default=0) > LONGEST:
                raise csv.Error("field larger than field limit")
            rows.append(Row(line=line, cells=tuple(cells)))
            line = reader.line_num + 1
    except csv.Error as fault:
        return [], _broken(text, line, delimiter, str(fault))
    return rows, None


def _broken(text: str, line: int, delimiter: str, fault: str) -> Habit:
    lines = text.split("\n")
    if "field larger" in fault:
        return Habit(name="sel-panjang", weight=Weight.REFUSED, line=line,
                     what=f"Sel di baris {line} terlalu panjang",
                     advice="Periksa tanda kutip ganda di baris itu")  # fmt: skip
    odd = next((i for i, one in enumerate(lines[line - 1 :], start=line) if one.count('"') % 2), 0)
    place = odd or line
    if not odd:
        what = f"Tanda kutip di baris {place} diikuti huruf, bukan {DELIMITERS[delimiter]}"
    else:
        what = f"Tanda kutip di baris {place} tidak berpasangan"
    return Habit(name="kutip", weight=Weight.REFUSED, what=what, line=place,
                 advice=f"Hapus tanda kutip ganda yang tidak berpasangan di baris {place}; tanda "
                 'kutip di dalam sel ditulis dua kali: ""')  # fmt: skip


def _folded(rows: Sequence[Row]) -> list[Row]:
    """The rows inside, where each whole row was saved as one quoted cell; else none."""
    filled = [row for row in rows if any(row.cells)]
    if len(filled) < 2 or any(any(row.cells[1:]) for row in filled):
        return []
    inner, fault = _parse("\n".join(row.cells[0] if row.cells else "" for row in rows), ",")
    widths = Counter(len(row.cells) for row in inner if any(row.cells))
    if fault or not widths or len(inner) != len(rows):
        return []
    width, many = widths.most_common(1)[0]
    if width < 2 or many < 0.9 * widths.total():
        return []
    return [Row(line=row.line, cells=one.cells) for row, one in zip(rows, inner, strict=True)]


def _table(
    rows: Sequence[Row], columns: Collection[str], habits: list[Habit], delimiter: str
) -> Shaped:
    place = find_head([row.cells for row in rows], columns)
    if place is None:
        refused = Habit(name="kosong", weight=Weight.REFUSED, what="Baris kepala kosong", line=1,
                        advice="Tulis nama kolom di baris pertama")  # fmt: skip
        return Shaped(habits=(*habits, refused), delimiter=delimiter)
    head, left = rows[place], [row for row in rows[:place] if any(row.cells)]
    if left:
        what = f"Di atas kepala tabel ada {len(left)} baris judul (“{first_words(left[0])}”)"
        habits.append(_mended("judul", what, left[0].line, len(left)))
    elif place:
        habits.append(_mended("judul", "Di atas kepala tabel ada baris kosong", 1, place))
    body = list(rows[place + 1 :])
    body = _without_ends(body, habits)
    width = _width(head.cells, body)
    header = tuple(cell.strip() for cell in head.cells[:width])
    known = named_alike(header, columns)
    if known != header:
        pairs = [(a, b) for a, b in zip(header, known, strict=True) if a != b]
        what = f"Nama kolomnya bukan nama baku (“{pairs[0][0]}” untuk {pairs[0][1]})"
        habits.append(_mended("nama-kolom", what, head.line, len(pairs)))
    kept, below = without_feet(body, width)
    for name, what, found in below:
        habits.append(_mended(name, what, found[0].line, len(found)))
        left += found
    kept = _without_blank(kept, habits)
    regular = _empty_columns(head, kept, width, habits)
    table, uneven = [], []
    for i, row in enumerate(kept):
        if len(row.cells) not in (width, regular) or any(row.cells[width:]):
            uneven.append((i, row.cells))
        table.append((*row.cells, *[""] * width)[:width])
    inner = [row for row in kept if any("\n" in cell for cell in row.cells)]
    if inner:
        what = "Ada ganti baris di dalam sel"
        habits.append(_mended("ganti-baris", what, inner[0].line, len(inner)))
    return Shaped(
        header=known,
        rows=tuple(table),
        lines=tuple(row.line for row in kept),
        head_line=head.line,
        habits=tuple(habits),
        uneven=tuple(uneven),
        left_out=tuple(left),
        delimiter=delimiter,
    )


def _without_ends(body: list[Row], habits: list[Habit]) -> list[Row]:
    """The rows without the empty ones at the end."""
    end = len(body)
    while end and not any(cell.strip() for cell in body[end - 1].cells):
        end -= 1
    lost = [row for row in body[end:] if row.cells]  # a last line end alone is no row
    if lost or len(body) - end > 1:
        many = len(body) - end
        habits.append(Habit(name="baris-kosong", weight=Weight.NOTE, line=body[end].line,
                            count=many, what=f"{many} baris kosong di akhir tabel diabaikan",
                            advice=_NOTHING))  # fmt: skip
    return body[:end]


def _without_blank(rows: list[Row], habits: list[Habit]) -> list[Row]:
    """The rows without empty ones between others."""
    blank = [row for row in rows if not any(cell.strip() for cell in row.cells)]
    if blank:
        what = f"Ada {len(blank)} baris kosong di tengah tabel"
        habits.append(_mended("baris-kosong-tengah", what, blank[0].line, len(blank)))
    return [row for row in rows if row not in blank] if blank else rows


def _width(head: tuple[str, ...], body: Sequence[Row]) -> int:
    """The columns that have a name, or a cell, at the end of the table."""
    width = len(head)
    while width and not head[width - 1].strip():
        if any(row.cells[width - 1].strip() for row in body if len(row.cells) >= width):
            break
        width -= 1
    return width


def _empty_columns(head: Row, body: Sequence[Row], width: int, habits: list[Habit]) -> int:
    """How long the rows of a table are with its empty columns; one longer than others is no sign
    of them, but of a comma too many."""
    lengths = Counter(len(row.cells) for row in [head, *body])
    regular = max(lengths.most_common(1)[0][0], width)
    if regular > width and len(head.cells) in (width, regular):
        many = regular - width
        habits.append(Habit(name="kolom-kosong", weight=Weight.NOTE, line=head.line, count=many,
                            what=f"{many} kolom kosong di tepi tabel diabaikan",
                            advice=_NOTHING))  # fmt: skip
    return regular


def _mended(name: str, what: str, line: int, count: int) -> Habit:
    return Habit(name=name, weight=Weight.MENDED, what=what, line=line, count=count, advice=_ADVICE)
