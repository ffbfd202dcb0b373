"""Front matter: the YAML head of a Markdown text. Plain values are kept as text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from kksportal.errors import Finding, Step
from kksportal.findings import kind
from kksportal.read.leftovers import merge_marks
from kksportal.read.table import read_text
from kksportal.read.yaml_faults import YamlFault, curled_code, explain

MOST = 100_000  # characters of a head
DEEPEST = 20  # lists in lists; a sound head has two
_NESTING = re.compile(r"[\[\]{}]")
_NAME = re.compile(r"^[^\s#\-:][^:\n]*:(?=\s|$)", re.MULTILINE)
_DASHES = re.compile(r"^[ \t]*(?:- +)+", re.MULTILINE)
_KEPT = ("tag:yaml.org,2002:bool", "tag:yaml.org,2002:null", "tag:yaml.org,2002:merge")


def _as_text(loader: type[Any]) -> type[Any]:
    """A loader that reads 63.10 and 2026-02-31 as the text they are, but true, false and null."""
    forms = {
        first: [(tag, form) for tag, form in forms if tag in _KEPT]
        for first, forms in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    return type("TextLoader", (loader,), {"yaml_implicit_resolvers": forms})


_SLOW = _as_text(yaml.SafeLoader)
_FAST = _as_text(getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # libyaml may not be there


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """The head of a text with its lines, and the Markdown below it."""

    name: str  # the file, relative to the portal
    meta: dict[Any, Any]
    lines: list[str]
    body: str
    body_line: int

    def text(self, key: str) -> str:
        """A field as text; empty where it is absent or a list."""
        value = self.meta.get(key)
        return "" if value is None or isinstance(value, (list, dict)) else str(value)

    def texts(self, key: str) -> tuple[str, ...]:
        """A field as several texts; one text counts as a list of one."""
        value = self.meta.get(key)
        listed = value if isinstance(value, list) else [value] if value else []
        return tuple(str(item) for item in listed)

    def maps(self, key: str) -> list[dict[Any, Any]]:
        """A field that lists maps; anything else in it counts as an empty map."""
        value = self.meta.get(key)
        listed = value if isinstance(value, list) else []
        return [item if isinstance(item, dict) else {} for item in listed]

    def at(self, code: str, key: str, what: str) -> Finding:
        """A finding about a field, on the line where it begins."""
        row = next((i for i, t in enumerate(self.lines, start=2) if t.startswith(f"{key}:")), 1)
        return Finding(kind=kind(f"KKS-{code}"), path=self.name, row=row, column=key, what=what)


def read_front_matter(path: Path, name: str) -> tuple[FrontMatter | None, list[Finding]]:
    """The head and body of a text; None when the head cannot be used."""
    text, findings = read_text(path, name)
    if text is None:
        return None, findings
    try:
        lines, body, line = split(text)
        meta = parse_yaml("\n".join(lines))
    except (ValueError, RecursionError, yaml.YAMLError) as fault:
        if merged := [*merge_marks(text, name, 1)]:
            return None, [*findings, *merged]
        if isinstance(fault, yaml.YAMLError):
            return None, [*findings, _unread(name, explain(lines, fault, _attempt))]
        what = (
            "Kepala naskah bersarang terlalu dalam" if isinstance(fault, RecursionError) else fault
        )
        return None, [
            *findings,
            Finding(kind=kind("KKS-N001"), path=name, row=1, what=f"{what}."),
        ]
    if not isinstance(meta, dict):
        what = "Kepala naskah kosong."
        return None, [*findings, Finding(kind=kind("KKS-N001"), path=name, row=1, what=what)]
    if curled := curled_code(lines):
        return None, [*findings, _unread(name, curled)]
    head = FrontMatter(name=name, meta=meta, lines=lines, body=body, body_line=line)
    return head, findings


def _attempt(text: str) -> Any:
    """The value of a text as the fast parser sees it; where it cannot, the line is the same."""
    return yaml.load(text, Loader=_FAST)


def _unread(name: str, fault: YamlFault) -> Finding:
    fix = (Step("baris", fault.written),) if fault.written else ()
    return Finding(kind=kind("KKS-N001"), path=name, row=fault.line + 2, what=f"{fault.what}.",
                   advice=fault.advice, fix=fix)  # fmt: skip


def parse_yaml(text: str) -> Any:
    """The value of a YAML text; raises YAMLError, with the same message with and without libyaml.

    Raises ValueError for a text that is too long or nests too deep: parsing those does not end in
    reasonable time.
    """
    if len(text) > MOST:
        raise ValueError(f"Kepala naskah lebih dari {MOST // 1000} KB")
    if _depth(text) > DEEPEST:
        raise ValueError(f"Isian bersarang lebih dari {DEEPEST} lapis")
    try:
        value = yaml.load(text, Loader=_FAST)
    except yaml.YAMLError:
        return yaml.load(text, Loader=_SLOW)
    if isinstance(value, dict) and (twice := _twice(text, len(value))):
        raise ValueError(f"Isian “{twice}” ditulis dua kali")
    return value


def _twice(text: str, names: int) -> str:
    """The first name that a head gives twice: YAML would take the last one without a word."""
    given = _NAME.findall(text)
    if len(given) <= names:  # each line that begins with a name is one of them
        return ""
    node = yaml.compose(text, Loader=_SLOW)
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    keys = [str(key.value) for key, _ in pairs]
    return next((key for key in keys if keys.count(key) > 1), "")


def _depth(text: str) -> int:
    """How deep brackets nest, or the dashes that begin a line, whichever is more."""
    depth = deepest = 0
    for sign in _NESTING.findall(text):
        depth += 1 if sign in "[{" else -1
        deepest = max(deepest, depth)
    dashes: list[int] = [line.count("- ") for line in _DASHES.findall(text)]
    return max([deepest, *dashes])


def split(text: str) -> tuple[list[str], str, int]:
    """The head's lines, the body, and the line on which the body begins; raises ValueError."""
    lines = text.split("\n")
    if lines[0].strip() != "---":
        raise ValueError("Baris pertama bukan ---")
    for number, line in enumerate(lines[1:], start=1):
        if line.strip() == "---":
            return lines[1:number], "\n".join(lines[number + 1 :]), number + 2
    raise ValueError("Kepala naskah tidak ditutup dengan ---")
