"""Findings about unsafe parts of a text: code that runs, content from other hosts, unsafe links.

The sanitiser (`kksportal.prose`) removes all of it from the page in any case. It is also reported
with its line, so that no part of a text disappears without its author knowing.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from html import unescape
from pathlib import Path

import yaml

from kksportal import addresses
from kksportal.effects import Folders
from kksportal.errors import Finding
from kksportal.findings import kind
from kksportal.privacy import SMALLEST, personal_lines, small_count_in
from kksportal.prose import PAGE_TAGS
from kksportal.read.entries import editorial_files
from kksportal.read.frontmatter import parse_yaml, split
from kksportal.read.leftovers import cut_values, merge_marks
from kksportal.read.limits import odd_lines, text_limits
from kksportal.read.table import read_text

_CODE = re.compile(
    r"^(```++|~~~++)[^\n]*\n.*?^\1[ \t]*$|(?<!`)(`++).+?(?<!`)\2(?!`)", re.DOTALL | re.MULTILINE
)
_TAG = re.compile(r"<([A-Za-z][A-Za-z0-9-]*)(?=[\s/>]|\Z)([^<>]*)")
_RUNS = re.compile(r"(?:^|[\s\"'/{])(on[a-z]+)\s*=", re.IGNORECASE)
_ATTRIBUTES = re.compile(r"\{:?[^{}\n]*\}")
_TARGET = re.compile(r"\b(href|action|formaction)\s*=\s*[\"']?\s*([^\"'\s>]+)", re.IGNORECASE)
# What a page would fetch of its own: pictures, and what styles name.
_FETCHED = re.compile(
    r"\b(?:src|poster|srcset|background)\s*=\s*[\"']?\s*([^\"'\s>]+)|\burl\(\s*[\"']?\s*([^\"')\s]+)",
    re.IGNORECASE,
)
_SHOWN = re.compile(r"!\[([^\]\n]*)\](?:\[([^\]\n]*)\]|(?!\())")
_DEFINED = re.compile(r"^[ \t]{0,3}\[([^\]\n]+)\]:\s*<?([^\s>]+)", re.MULTILINE)
_OTHER_MARK = re.compile(r"<(?:\?|!(?!--))[A-Za-z\[]?")
_LINK = re.compile(
    r"(!?)\[[^\]\n]*\]\(\s*<?([^)\s>]+)|^[ \t]{0,3}()\[[^\]\n]+\]:\s*<?([^\s>]+)"
    r"|()<([A-Za-z][A-Za-z0-9+.-]*:[^<>\s]*)>",
    re.MULTILINE,
)
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_SPACE = re.compile(r"[\x00-\x20\x7f]+")
_READ = ("title", "description")  # of an editorial page's head
STORY_SCHEMES = ("https", "http")
PAGE_SCHEMES = (*STORY_SCHEMES, "mailto", "tel")


def without_code(text: str) -> str:
    """A Markdown text with blanks where its code stands, on as many lines.

    Only for texts within the limits of `text_limits`: others may take for ever.
    """
    return _CODE.sub(lambda code: re.sub(r"[^\n]", " ", code[0]), text)


def unsafe_parts(
    text: str, name: str, first: int, *, tags: Collection[str], schemes: Collection[str]
) -> Iterator[Finding]:
    """Findings about a Markdown text: tags not in `tags`, code that runs, links not in `schemes`.

    `first` is the line of the file on which the text begins, from 1.
    """
    plain = without_code(text)

    def finding(code: str, offset: int, what: str) -> Finding:
        row = first + plain.count("\n", 0, offset)
        return Finding(kind=kind(f"KKS-{code}"), path=name, row=row, what=what)

    for tag in _TAG.finditer(plain):
        if tag[1].lower() not in tags:
            yield finding("N012", tag.start(), f"Ada tanda <{tag[1][:20]}>.")
        elif runs := _RUNS.search(tag[2]):
            yield finding("N012", tag.start(), f"Ada perintah “{runs[1]}” pada <{tag[1]}>.")
    for braces in _ATTRIBUTES.finditer(plain):
        if runs := _RUNS.search(braces[0]):
            yield finding("N012", braces.start(), f"Ada perintah “{runs[1]}” di dalam kurung.")
    for mark in _OTHER_MARK.finditer(plain):
        yield finding("N012", mark.start(), f"Ada tanda {mark[0]} yang tidak diterbitkan.")
    for target, place, picture in _targets(plain):
        if what := _astray(target, schemes, picture=picture):
            yield finding("N007", place, what)


def _targets(plain: str) -> Iterator[tuple[str, int, bool]]:
    """Every target of a text, where it stands, and whether a page would fetch it by itself."""
    for link in _LINK.finditer(plain):
        parts = [part for part in link.groups() if part and part != "!"]
        if parts:
            yield parts[0], link.start(), link[0].startswith("!")
    for link in _TARGET.finditer(plain):
        yield link[2], link.start(), False
    for link in _FETCHED.finditer(plain):
        yield link[1] or link[2], link.start(), True
    shown = {(two or one).casefold() for one, two in _SHOWN.findall(plain)}
    for link in _DEFINED.finditer(plain) if shown else ():
        if link[1].casefold() in shown:
            yield link[2], link.start(), True


def editorial_findings(folders: Folders) -> Iterator[Finding]:
    """Findings about the editorial pages, which MkDocs renders."""
    for path in editorial_files(folders):
        name = folders.relative(path)
        text, findings = read_text(path, name)
        yield from findings
        if text is None:
            continue
        yield from odd_lines(text, name)
        if taken := _taken(path.relative_to(folders.content)):
            yield Finding(kind=kind("KKS-N014"), path=name, what=taken)
        if dense := [*text_limits(text, name)]:
            yield from dense  # nothing below may look at such a text: it would not end
            continue
        yield from unsafe_parts(text, name, 1, tags=PAGE_TAGS, schemes=PAGE_SCHEMES)
        yield from _personal(text, name)
        yield from merge_marks(text, name, 1)
        yield from _head(text, name)


def _taken(inner: Path) -> str:
    """Which address of the program's own a page would take; empty where it takes none."""
    own = inner.with_suffix("")
    place = "/".join(own.parts[:-1] if own.name.lower() in ("index", "readme") else own.parts)
    taken = (
        addresses.taken_by(f"{place}/") or addresses.taken_by(f"{place.lower()}/") if place else ""
    )
    return f"Alamat “{taken}” dibuat oleh program." if taken else ""


def _personal(text: str, name: str) -> Iterator[Finding]:
    """Findings about personal data: an identity or account is an error, few persons a warning."""
    for row, personal in personal_lines(text):
        code = "N010" if personal.code == "D025" else personal.code
        yield Finding(kind=kind(f"KKS-{code}"), path=name, row=row + 1, what=personal.sentence)
    if small_count_in(text):
        for row, line in enumerate(text.split("\n"), start=1):
            if part := small_count_in(line):
                what = f"“{part}”: orangnya dapat dikenali."
                yield Finding(
                    kind=kind("KKS-R002"),
                    path=name,
                    row=row,
                    what=what,
                    advice=f"Tulis “kurang dari {SMALLEST}”",
                )


def _head(text: str, name: str) -> Iterator[Finding]:
    """Findings about an editorial page's head; a page needs none."""
    try:
        lines = split(text)[0]
    except ValueError:
        return
    yield from cut_values(lines, name)
    try:
        head = parse_yaml("\n".join(lines))
    except (ValueError, RecursionError, yaml.YAMLError) as fault:
        row = getattr(getattr(fault, "problem_mark", None), "line", -1) + 2
        what = f"{getattr(fault, 'problem', '') or fault}."
        yield Finding(kind=kind("KKS-N001"), path=name, row=row, what=what)
        return
    if head is not None and not isinstance(head, dict):
        yield Finding(kind=kind("KKS-N001"), path=name, row=2, what="Isinya bukan isian dan nilai.")
        return
    for key, value in (head or {}).items():
        if key not in _READ:
            what = f"Isian “{key}” tidak dibaca di halaman ini."
            yield Finding(kind=kind("KKS-N003"), path=name, row=2, column=str(key)[:60], what=what)
        elif value is not None and not isinstance(value, str):
            what = f"Isian “{key}” harus satu teks."
            yield Finding(kind=kind("KKS-N002"), path=name, row=2, column=key, what=what)


def _astray(target: str, schemes: Collection[str], *, picture: bool) -> str:
    """Why a link or a picture may not have this target; empty when it may."""
    plain = _SPACE.sub("", unescape(target)).replace("\\", "/")
    scheme = _SCHEME.match(plain)
    if plain.startswith("//") or (scheme and scheme[1].lower() not in schemes):
        return f"Tautan ke “{target[:60]}”."
    if picture and scheme:
        return f"Gambar dari situs lain: “{target[:60]}”."
    return ""
