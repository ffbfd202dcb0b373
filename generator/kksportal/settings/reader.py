"""What is being read of `mkdocs.yml`, with the findings about it, each with its line."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from kksportal.errors import Finding
from kksportal.findings import kind
from kksportal.model.strings import odd_text
from kksportal.privacy import personal_in
from kksportal.settings.known import UNUSED
from kksportal.settings.tree import Problem, Tree
from kksportal.text import lower_first

SETTINGS = "mkdocs.yml"
LONGEST = 300  # characters of a text that stands on pages
_Place = tuple[str | int, ...]


def is_file(path: Path) -> bool:
    """Whether an ordinary file is there; never a fault, whatever somebody wrote as its name."""
    try:
        return path.is_file()
    except (OSError, ValueError):  # a name too long, or with a zero byte
        return False


@dataclass(slots=True, kw_only=True)
class Reader:
    """The settings of one portal; `safe`: they may come from anybody."""

    root: Path
    tree: Tree
    safe: bool = False
    findings: list[Finding] = field(default_factory=list)
    assets: dict[str, bytes] = field(default_factory=dict)  # by address: what is published for them
    left_out: list[str] = field(default_factory=list)  # what a safe build does without

    def problem(self, problem: Problem) -> Finding:
        """What could not be read, as a finding."""
        code = "KKS-A005" if problem.twice else "KKS-A002"
        return Finding(kind=kind(code), path=SETTINGS, row=problem.line, what=problem.what)

    def mapping(self, place: _Place) -> Mapping[str, Any]:
        """The mapping at a place; an empty one, with a finding, where something else stands."""
        value: Any = self.tree.value
        for part in place:
            value = value.get(part) if isinstance(value, dict) else None
        if value is None or isinstance(value, dict):
            return value or {}
        self.bad(place, "bukan daftar nama dan nilai", "Tulis nama: nilai di bawahnya")
        return {}

    def text(self, place: _Place, value: Any) -> str:
        """A text for pages; "" with a finding where it is none."""
        if value is None:
            return ""
        if isinstance(value, (list, dict, bool)):
            self.bad(place, "bukan teks", "Tulis satu teks")
            return ""
        text = " ".join(str(value).split())
        if len(text) > LONGEST:
            self.bad(place, f"lebih dari {LONGEST} huruf", "Ringkaslah")
        elif what := odd_text(text, LONGEST):
            self.bad(place, f"tidak baku: {lower_first(what).removesuffix('.')}", "Ketik ulang")
        elif (personal := personal_in(text)) and personal.code != "D025":  # an office has a mail
            why = lower_first(personal.sentence).removesuffix(".")
            self.bad(place, f"memuat data pribadi: {why}", "Tulis nama kantornya saja")
        else:
            return text
        return ""

    def bad(self, place: _Place, why: str, advice: str) -> None:
        """A value that cannot be used: the build stops."""
        self._add("A003", place, f"“{_name(place)}” {why}.", advice)

    def unused(self, place: _Place, known: Collection[str], *, section: str = "") -> None:
        """A setting that does nothing: it is passed over, and said."""
        name = str(place[-1])
        why = UNUSED.get(f"{section}.{name}" if section else name)
        if why:
            self._add("A004", place, f"“{name}” tidak dipakai: {why}.", "Hapus pengaturan itu")
            return
        near = get_close_matches(name, sorted(known), 1)
        advice = f"Mungkin maksudnya: {near[0]}" if near else "Hapus pengaturan itu"
        self._add("A004", place, f"“{name[:60]}” tidak dikenal.", advice)

    def skipped(self, place: _Place, why: str, advice: str) -> None:
        """A value that does nothing, for a reason of its own."""
        self._add("A004", place, f"“{_name(place)}” {why}.", advice)

    def warn(self, code: str, place: _Place, what: str, advice: str = "") -> None:
        """A finding of another kind."""
        self._add(code, place, what, advice)

    def _add(self, code: str, place: _Place, what: str, advice: str) -> None:
        row = self.tree.line(place)
        self.findings.append(
            Finding(kind=kind(f"KKS-{code}"), path=SETTINGS, row=row, what=what, advice=advice)
        )


def _name(place: _Place) -> str:
    names = [part for part in place if isinstance(part, str)]
    return str(names[-1] if names else SETTINGS)[:60]
