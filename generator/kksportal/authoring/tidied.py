"""What `kks rapikan` says: per file in sentences, per cell where a value is written otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from kksportal.authoring.tidying import TidiedFile
from kksportal.intake.habits import Weight
from kksportal.intake.tidying import Change, Question

_MOST = 100  # cells of a file that are told one by one


def told(file: TidiedFile, *, dry: bool) -> Iterator[str]:
    """The lines about one file; none where nothing was to be done and nothing is asked."""
    tidied = file.tidied
    refused = tidied.refused
    if not (file.changed or file.fault or refused or tidied.questions):
        return
    yield file.path
    if file.fault:
        yield f"  ditinggalkan: {file.fault.rstrip('.')}"
        return
    if refused:
        yield f"  ditinggalkan: {refused.what}. {refused.advice}"
        return
    if file.changed:
        verb = "akan ditulis ulang" if dry else "ditulis ulang"
        for habit in tidied.habits:
            if habit.weight is not Weight.SILENT or not tidied.changes:
                yield f"  {habit.what}: {verb}"
        for row in tidied.left_out:
            text = " ".join(cell for cell in row.cells if cell.strip())
            yield f"  baris {row.line} tidak ikut, sebab bukan data: {text[:100]}"
        yield from map(_change, tidied.changes[:_MOST])
        if len(tidied.changes) > _MOST:
            yield f"  … dan {len(tidied.changes) - _MOST} sel lain"
    if tidied.questions:
        yield f"  Tidak diubah, sebab tidak jelas ({len(tidied.questions)}):"
        yield from map(asked, tidied.questions[:_MOST])
        if len(tidied.questions) > _MOST:
            yield f"  … dan {len(tidied.questions) - _MOST} lagi"


def asked(question: Question) -> str:
    """A question in one line, with its place and the ways to write it."""
    place = f"baris {question.line}" + (f", {question.column}" if question.column else "")
    what = question.what if question.what.endswith("?") else f"{question.what}."
    ways = [way for way in question.readings if way]
    return f"    {place}: {what}" + (f" Tulis: {' | '.join(ways)}" if ways else "")


def total(files: list[TidiedFile], *, dry: bool) -> str:
    """The last sentence: how many files were looked at, written, left, and asked about."""
    changed = sum(file.changed for file in files)
    left = sum(bool(file.fault or file.tidied.refused) for file in files)
    asks = sum(len(file.tidied.questions) for file in files)
    verb = "akan dirapikan" if dry else "dirapikan"
    parts = [f"{len(files)} berkas diperiksa", f"{changed} {verb}"]
    parts += [f"{left} ditinggalkan"] if left else []
    parts += [f"{asks} isian perlu Anda putuskan"] if asks else []
    return ", ".join(parts) + "."


def _change(change: Change) -> str:
    if not change.column:
        return f"  baris {change.line}: {change.note}: {_shown(change.after)}"
    before = _shown(change.before) or "(kosong)"
    return (
        f"  baris {change.line}, {change.column}: {before} → {_shown(change.after) or '(kosong)'}"
    )


def _shown(text: str) -> str:
    plain = "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text)
    return plain if len(plain) <= 80 else plain[:79] + "…"
