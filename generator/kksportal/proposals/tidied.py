"""Tables of a proposal in canonical form before they are merged: each change told, doubts asked.

Whatever program wrote a table, what is sure is taken with a note. What may mean several things is
asked and never guessed; until it is answered nothing is written. A cell that stands in the
proposal as it stood before it is nobody's question.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from kksportal.errors import Finding, PortalError
from kksportal.findings import kind
from kksportal.intake.cells import Codes
from kksportal.intake.feet import Row
from kksportal.intake.habits import Habit, Weight, sentence
from kksportal.intake.rejoining import written
from kksportal.intake.tidying import Change, Question, Tidied, tidy, tidy_text
from kksportal.model.contract import Resource
from kksportal.model.kinds import find_resource
from kksportal.proposals.descriptors import resources_of
from kksportal.proposals.places import DESCRIPTOR, is_table
from kksportal.proposals.proposal import Proposal, ProposedFile
from kksportal.proposals.tables import to_descriptor, to_table

EMPTY = "kosong"  # how an empty cell is answered
_Key = tuple[str, ...]
_Stood = Mapping[_Key, Mapping[str, str]]  # the cells before, by the key of their row
_NO_ANSWERS: Mapping[str, str] = {}


class Asked(NamedTuple):
    """A cell or a row that only who wrote it can settle."""

    key: str  # by which it is answered: "fakta/12/nilai", of a row "fakta/12"
    path: str
    question: Question
    reasons: tuple[str, ...] = ()  # where the cell is empty and only its reason is asked

    @property
    def choices(self) -> tuple[str, ...]:
        """What may be answered; () where only a person knows."""
        if self.reasons:
            return self.reasons
        readings = self.question.readings
        if not self.question.column:
            return tuple(str(place) for place in range(1, len(readings) + 1))
        return tuple(one or EMPTY for one in readings)

    def reading(self, answer: str) -> str | None:
        """The cell or row that an answer stands for; None where it is none of the choices."""
        if self.reasons:
            return "" if answer in self.reasons else None
        readings = self.question.readings
        if len(readings) > 1 or not self.question.column:
            return readings[self.choices.index(answer)] if answer in self.choices else None
        return "" if answer == EMPTY else answer


class Note(NamedTuple):
    """How one file was read: what it was like, and what is written otherwise."""

    path: str
    what: str  # its habits as a sentence; "" where only cells were written otherwise
    changes: tuple[Change, ...] = ()
    left: tuple[Row, ...] = ()  # titles, totals and footnotes


@dataclass(frozen=True, slots=True, kw_only=True)
class TidiedProposal:
    """A proposal whose tables are canonical, and what that took.

    While something is asked its cell stands as before, or as it is likelier meant, so that all
    else can be looked at; that is never to be written.
    """

    proposal: Proposal
    notes: tuple[Note, ...] = ()
    asked: tuple[Asked, ...] = ()
    findings: tuple[Finding, ...] = ()


def tidy_proposal(
    proposal: Proposal,
    current: Callable[[str], bytes | None],
    codes: Codes,
    answers: Mapping[str, str] = _NO_ANSWERS,
) -> TidiedProposal:
    """Every table and text of a proposal in canonical form.

    `current` gives the files that stand in the portal. Raises PortalError for an answer that is
    none, or that nobody asked for.
    """
    names = _names(proposal, current)
    files: list[ProposedFile] = []
    notes: list[Note] = []
    asked: list[Asked] = []
    findings: list[Finding] = []
    known: set[str] = set()
    for file in proposal.files:
        if file.content is None or file.content in (file.base, current(file.path)):
            files.append(file)
        elif is_table(file.path):
            one = _Table(file, names, codes, answers).tidied()
            files.append(one.file)
            notes += one.notes
            asked += one.asked
            findings += one.findings
            known |= one.known
        else:
            text = tidy_text(file.content) if file.path.endswith(".md") else None
            files.append(_written(file, text))
            notes += _of_text(file, text)
    unknown = sorted(answers.keys() - known)
    if unknown:
        listed = ", ".join(one.key for one in asked) or "tidak ada"
        raise PortalError(f"tidak ada pertanyaan {unknown[0]}; yang ditanyakan: {listed}")
    return TidiedProposal(
        proposal=replace(proposal, files=tuple(files)),
        notes=tuple(notes),
        asked=tuple(asked),
        findings=tuple(findings),
    )


def _names(proposal: Proposal, current: Callable[[str], bytes | None]) -> dict[str, str]:
    """The names of a package's tables by their files, as its heads say."""
    names: dict[str, str] = {}
    folders = {f.path.rpartition("/")[0] for f in proposal.files if is_table(f.path)}
    proposed = {file.path: file.content for file in proposal.files}
    for folder in folders:
        path = f"{folder}/{DESCRIPTOR}"
        for content in (current(path), proposed.get(path)):
            names |= resources_of(to_descriptor(content, path)[0] or {})
    return names


class _One(NamedTuple):
    """What became of one table."""

    file: ProposedFile
    notes: tuple[Note, ...] = ()
    asked: tuple[Asked, ...] = ()
    findings: tuple[Finding, ...] = ()
    known: frozenset[str] = frozenset()  # keys of everything that may be answered


@dataclass(frozen=True, slots=True)
class _Table:
    """One table that is brought into canonical form."""

    file: ProposedFile
    names: Mapping[str, str]
    codes: Codes
    answers: Mapping[str, str]

    def tidied(self) -> _One:
        """The table in canonical form; as it is where its contract is unknown, or it is none."""
        file = self.file
        name = file.path.rpartition("/")[2]
        res = find_resource("daerah", self.names.get(name, name.removesuffix(".csv")))
        raw = file.content
        if res is None or raw is None:
            return _One(file)
        stood = _cells_of(file, res)
        first = tidy(raw, res, self.codes)
        if first.refused:
            return _One(file)  # whoever reads it next says why, with file and line
        doubts = [one for one in first.questions if not _stands(one, one.text, first, res, stood)]
        asked = [self._asked(one, res) for one in doubts if one.readings or one.column]
        free = [self._asked(one, res) for one in first.unread]
        told = {one.key: self._reading(one) for one in (*asked, *free) if one.key in self.answers}
        cells = {(q.question.line, q.question.column): q for q in (*asked, *free)}
        answers = {place: told[q.key] for place, q in cells.items() if q.key in told}
        open_ = [one for one in asked if one.key not in told]
        likely = {
            (one.question.line, one.question.column): _likely(one.question, first, res, stood)
            for one in open_
        }
        done = tidy(raw, res, self.codes, answers | likely)
        changes = tuple(
            change
            for change in done.changes
            if (change.line, change.column) not in likely
            and not _stands(change, change.before, first, res, stood)
        )
        broken = [one for one in doubts if not one.readings and not one.column]
        reasons = {
            one.question.line: self.answers[one.key]
            for one in asked
            if one.reasons and one.key in told
        }
        loud = [one for one in done.habits if one.weight is not Weight.SILENT]
        canonical = first.content == raw and not answers
        return _One(
            file=file if canonical and not likely else self._new(done, res, stood, reasons),
            notes=(Note(file.path, sentence(tuple(loud)), changes, done.left_out),)
            if loud or changes or done.left_out
            else (),
            asked=tuple(open_),
            findings=tuple(map(self._broken, broken)),
            known=frozenset(one.key for one in (*asked, *free)),
        )

    def _asked(self, question: Question, res: Resource) -> Asked:
        stem = self.file.path.rpartition("/")[2].removesuffix(".csv")
        column = f"/{question.column}" if question.column else ""
        reason = res.columns.get("keadaan") if question.readings == ("",) else None
        return Asked(
            f"{stem}/{question.line}{column}",
            self.file.path,
            question,
            tuple(reason.values) if reason else (),
        )

    def _reading(self, one: Asked) -> str:
        answer = self.answers[one.key]
        reading = one.reading(answer)
        if reading is None:
            raise PortalError(
                f"“{answer}” bukan jawaban untuk {one.key}; pilih: {' | '.join(one.choices)}"
            )
        return reading

    def _new(
        self, done: Tidied, res: Resource, stood: _Stood, reasons: Mapping[int, str]
    ) -> ProposedFile:
        """The file with its tidied rows; what stood there before it was handed in stands."""
        header = [*done.header]
        rows = [[*row] for row in done.rows]
        places = {line: place for place, line in enumerate(done.lines)}
        for change in done.changes:
            if change.column and _stands(change, change.before, done, res, stood):
                rows[places[change.line]][header.index(change.column)] = change.before
        if reasons and "keadaan" not in header:
            header.append("keadaan")
            rows = [[*row, ""] for row in rows]
        for line, reason in reasons.items():
            rows[places[line]][header.index("keadaan")] = reason
        return replace(self.file, content=written([header, *rows]).encode())

    def _broken(self, question: Question) -> Finding:
        return Finding(
            kind=kind("KKS-D004"), path=self.file.path, row=question.line,
            column=question.column, what=_ended(question.what),
        )  # fmt: skip


def _cells_of(file: ProposedFile, res: Resource) -> _Stood:
    """The cells of the file that a proposal started from, by the key of their row."""
    table, _ = to_table(file.base, res, file.path)
    rows = table.rows if table else ()
    return {tuple(getattr(row, name) for name in res.key): row._asdict() for row in rows}


def _row_of(line: int, tidied: Tidied) -> Mapping[str, str]:
    place = tidied.lines.index(line)
    return dict(zip(tidied.header, tidied.rows[place], strict=True))


def _before(line: int, tidied: Tidied, res: Resource, stood: _Stood) -> Mapping[str, str] | None:
    row = _row_of(line, tidied)
    return stood.get(tuple(row.get(name, "") for name in res.key))


def _stands(
    one: Change | Question, text: str, tidied: Tidied, res: Resource, stood: _Stood
) -> bool:
    """Whether a cell was there before the proposal, letter by letter."""
    before = _before(one.line, tidied, res, stood) if one.column else None
    return before is not None and before.get(one.column) == text


def _likely(question: Question, tidied: Tidied, res: Resource, stood: _Stood) -> str:
    """What a cell that is asked about holds while the rest is looked at."""
    before = _before(question.line, tidied, res, stood) if question.column else None
    if before is not None:
        return before.get(question.column, "")
    return question.readings[0] if question.readings else ""


def _written(file: ProposedFile, text: Tidied | None) -> ProposedFile:
    if text is None or text.content is None or not _loud(text.habits):
        return file
    return replace(file, content=text.content)


def _of_text(file: ProposedFile, text: Tidied | None) -> Iterator[Note]:
    if text is not None and text.content is not None and (loud := _loud(text.habits)):
        yield Note(file.path, sentence(loud))


def _loud(habits: tuple[Habit, ...]) -> tuple[Habit, ...]:
    return tuple(one for one in habits if one.weight is not Weight.SILENT)


def _ended(what: str) -> str:
    return what if what.endswith(("?", ".")) else f"{what}."
