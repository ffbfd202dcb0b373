"""A file of a package brought into the form of the contract, with everything told that changed.

tidied = tidy(raw, res, codes)
tidied.content      # the canonical bytes; None where the file has to be left as it is
tidied.changes      # every cell that is written otherwise, before and after
tidied.questions    # every cell that may mean several things, and stands as it was
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kksportal.intake.cells import Codes, orders_of, understand
from kksportal.intake.decoding import decode
from kksportal.intake.feet import Row
from kksportal.intake.habits import Habit, Weight
from kksportal.intake.rejoining import rejoined, written
from kksportal.intake.results import Doubt, NotUnderstood, Understood
from kksportal.intake.shapes import Shaped, read
from kksportal.model.contract import Resource

_NO_ANSWERS: Mapping[tuple[int, str], str] = {}
_NO_CODES = Codes()
ANSWERED = "dijawab"  # the note of a cell that a person settled


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A cell that is written otherwise; `column` is empty for a whole row."""

    line: int
    column: str
    before: str
    after: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A cell, or a row, that only who wrote it can settle; it stands as it was."""

    line: int
    column: str
    text: str
    readings: tuple[str, ...]
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tidied:
    """A file in canonical form, and what that took."""

    content: bytes | None
    header: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    lines: tuple[int, ...] = ()
    habits: tuple[Habit, ...] = ()
    changes: tuple[Change, ...] = ()
    questions: tuple[Question, ...] = ()
    unread: tuple[Question, ...] = ()  # cells without any reading; the check tells them too
    left_out: tuple[Row, ...] = ()

    @property
    def refused(self) -> Habit | None:
        """Why the file is left as it is; None where it could be read."""
        return next((one for one in self.habits if one.weight is Weight.REFUSED), None)


def tidy(
    raw: bytes,
    res: Resource | None,
    codes: Codes = _NO_CODES,
    answers: Mapping[tuple[int, str], str] = _NO_ANSWERS,
) -> Tidied:
    """A table in canonical form. Without a resource only its shape is looked at.

    `answers` settle questions by line and column: the reading that was meant.
    """
    shaped = read(raw, tuple(res.columns) if res else ())
    if shaped.refused:
        return Tidied(content=None, habits=shaped.habits)
    rows, changes, questions, unread = _cells(shaped, res, codes, answers)
    loud = [one for one in shaped.habits if one.weight is not Weight.SILENT]
    if not loud and not changes:
        text = decode(raw).text  # quotes stay as they are where nothing else is to be mended
        content = (text if text.endswith("\n") else f"{text}\n").encode()
    else:
        content = written([shaped.header, *_uncut(rows, shaped, questions)]).encode()
    return Tidied(
        content=content,
        header=shaped.header,
        rows=rows,
        lines=shaped.lines,
        habits=shaped.habits,
        changes=tuple(changes),
        questions=tuple(questions),
        unread=tuple(unread),
        left_out=shaped.left_out,
    )


def tidy_text(raw: bytes) -> Tidied:
    """A text (`.md`, `.json`) in UTF-8 with LF line ends; nothing else of it is touched."""
    text, habits = decode(raw)
    if any(one.weight is Weight.REFUSED for one in habits):
        return Tidied(content=None, habits=habits)
    return Tidied(content=text.encode(), habits=habits)


def _cells(
    shaped: Shaped,
    res: Resource | None,
    codes: Codes,
    answers: Mapping[tuple[int, str], str],
) -> tuple[tuple[tuple[str, ...], ...], list[Change], list[Question], list[Question]]:
    changes: list[Change] = []
    questions: list[Question] = []
    unread: list[Question] = []
    uneven = dict(shaped.uneven)
    orders = orders_of(res, shaped.header, shaped.rows) if res else {}
    rows = []
    for place, (line, cells) in enumerate(zip(shaped.lines, shaped.rows, strict=True)):
        row = cells
        if place in uneven:
            whole = _uneven(uneven[place], line, shaped, res, codes, answers)
            if isinstance(whole, Question):
                questions.append(whole)
                rows.append(row)
                continue
            row = whole
            changes.append(Change(line=line, column="", before=shaped.delimiter.join(uneven[place]),
                                  after=written([row]).rstrip("\n"),
                                  note="koma di dalam sel diapit tanda kutip"))  # fmt: skip
        told = dict(zip(shaped.header, row, strict=True))
        for cell in understand(res, told, codes, orders) if res else ():
            result, key = cell.result, (line, cell.column)
            if key in answers and not isinstance(result, Understood):
                result = Understood(answers[key], ANSWERED)
            if isinstance(result, Understood):
                changes.append(Change(line=line, column=cell.column, before=cell.text,
                                      after=result.value, note=result.note))  # fmt: skip
                told[cell.column] = result.value
                if cell.also[0] in told and not told[cell.also[0]]:
                    told[cell.also[0]] = cell.also[1]
                    changes.append(Change(line=line, column=cell.also[0], before="",
                                          after=cell.also[1]))  # fmt: skip
            elif isinstance(result, Doubt):
                asked = result.readings, result.question
                questions.append(Question(line=line, column=cell.column, text=cell.text,
                                          readings=asked[0], what=asked[1]))  # fmt: skip
            else:
                unread.append(Question(line=line, column=cell.column, text=cell.text, readings=(),
                                       what=result.why))  # fmt: skip
        rows.append(tuple(told[name] for name in shaped.header)
                    if len(told) == len(shaped.header) else row)  # fmt: skip
    return tuple(rows), changes, questions, unread


def _uneven(
    cells: tuple[str, ...],
    line: int,
    shaped: Shaped,
    res: Resource | None,
    codes: Codes,
    answers: Mapping[tuple[int, str], str],
) -> tuple[str, ...] | Question:
    """The row that a longer or shorter one was meant to be, or the question which."""
    width = len(shaped.header)
    what = f"Ada {len(cells)} sel, sedangkan kepala tabel {width}"
    ways = rejoined(cells, shaped.header, res, codes, shaped.delimiter) if res else []
    if len(ways) == 1:
        return ways[0]
    texts = tuple(written([way]).rstrip("\n") for way in ways)
    if answers.get((line, "")) in texts:
        return ways[texts.index(answers[line, ""])]
    return Question(line=line, column="", text=shaped.delimiter.join(cells), readings=texts,
                    what=what)  # fmt: skip


def _uncut(
    rows: tuple[tuple[str, ...], ...], shaped: Shaped, questions: list[Question]
) -> list[tuple[str, ...]]:
    """The rows to write: one that is still too long or too short keeps every cell it has."""
    asked = {one.line for one in questions if not one.column}
    uneven = dict(shaped.uneven)
    return [
        uneven[place] if place in uneven and shaped.lines[place] in asked else row
        for place, row in enumerate(rows)
    ]


__all__ = ["Change", "NotUnderstood", "Question", "Tidied", "tidy", "tidy_text"]
