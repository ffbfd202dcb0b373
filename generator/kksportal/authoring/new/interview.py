"""A few questions, answered as options or at a terminal; a slip is told when it is made.

What asks is a plain function over an `Interview`. It is run once with the options alone; where
all that is needed is there, nobody is asked. Else it is run again with whoever sits at the
terminal, and without anybody all that is missing or wrong is told at once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from kksportal.errors import PortalError
from kksportal.text import lower_first

T = TypeVar("T")
NOTHING_WRITTEN = "tidak ada yang ditulis"


class AnswerError(Exception):
    """An answer that cannot be taken: why, and what to write, in one sentence."""


class Console(Protocol):
    """Whoever can be asked."""

    def ask(self, question: str) -> str:
        """One line; raises EOFError where no more will come."""

    def tell(self, sentence: str) -> None:
        """Say something that needs no answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One thing to be known; `read` gives the answer as it is written in the file.

    `usual` is what counts where nothing is answered; `taken` whether a person is told how her
    answer was understood.
    """

    option: str  # "--judul", or "KODE"
    text: str  # "Judul ceritanya"
    read: Callable[[str], str]
    needed: bool = True
    usual: str = ""
    taken: bool = True


@dataclass(slots=True)
class Interview:
    """Answers to questions: those given as options first; `console` is asked for the others."""

    given: Mapping[str, Sequence[str]]
    console: Console | None = None
    faults: list[str] = field(default_factory=list)

    def answer(self, question: Question, place: int = 0) -> str:
        """The answer as it is written in the file; "" where there is none.

        `place` counts answers to a question that may be asked several times.
        """
        given = self.given.get(question.option, ())
        if place < len(given):
            answer = self._taken(question, given[place])
            if answer is not None:
                return answer
        elif self.console is None:
            return self._without(question)
        while self.console is not None:
            answer = self._taken(question, self._asked(question))
            if answer is not None:
                return answer
        return ""

    def has(self, option: str, place: int = 0) -> bool:
        """Whether an answer was given as an option."""
        return place < len(self.given.get(option, ()))

    def tell(self, sentence: str) -> None:
        """Say something to whoever is asked."""
        if self.console is not None:
            self.console.tell(sentence)

    def refuse(self, fault: str) -> None:
        """Note what no answer can mend: raises PortalError at a terminal."""
        if self.console is not None:
            raise PortalError(f"{fault}; {NOTHING_WRITTEN}")
        self.faults.append(fault)

    def _without(self, question: Question) -> str:
        if question.needed and not question.usual:
            self.faults.append(f"{question.option} belum disebut: {lower_first(question.text)}")
        return question.usual

    def _asked(self, question: Question) -> str:
        assert self.console is not None
        more = "boleh kosong" if not question.needed else ""
        hint = f" [{question.usual}]" if question.usual else f" ({more})" if more else ""
        try:
            return self.console.ask(f"{question.text}{hint}: ")
        except EOFError:
            raise PortalError(f"jawaban terputus; {NOTHING_WRITTEN}") from None

    def _taken(self, question: Question, told: str) -> str | None:
        """The answer, or None after its slip was told."""
        told = told.strip()
        try:
            if not told:
                if question.needed and not question.usual:
                    raise AnswerError("Ini perlu diisi.")
                return question.usual
            value = question.read(told)
        except AnswerError as slip:
            if self.console is None:
                self.faults.append(f"{question.option}: {slip}")
            else:
                self.console.tell(f"  {slip}")
            return None
        if self.console is not None and question.taken and value != told:
            self.console.tell(f"  Ditulis: {value}")
        return value


def conduct(
    flow: Callable[[Interview], T], given: Mapping[str, Sequence[str]], console: Console | None
) -> T:
    """What a flow of questions gives; nobody is asked where the options say all that is needed.

    Raises PortalError with everything that is missing or wrong where nobody can be asked.
    """
    silent = Interview(given)
    result = flow(silent)
    if not silent.faults:
        return result
    if console is not None:
        return flow(Interview(given, console))
    listed = "".join(f"\n  {fault}" for fault in dict.fromkeys(silent.faults))
    raise PortalError(f"{NOTHING_WRITTEN}; lengkapi dahulu:{listed}")
