"""Read YAML settings as plain values with their lines: no tag is carried out, none is passed over.

The values are built from the parser's events, so that a key written twice, an alias, a tag and deep
nesting are seen as what they are, and each is told with its line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

MOST_BYTES = 64_000
DEEPEST = 12
_MERGE = re.compile(r"^(<{7}|={7}|>{7})( |$)", re.MULTILINE)
_PLAIN = tuple(f"tag:yaml.org,2002:{name}" for name in
               ("null", "bool", "int", "float", "str", "timestamp"))  # fmt: skip
_FAULTS = (
    ("found character '\\t'", "ada tab; pakai spasi"),
    ("cannot start any token", "ada tanda yang tidak boleh mengawali nilai; beri tanda kutip"),
    ("mapping values are not allowed", "ada titik dua di dalam teks; beri tanda kutip"),
    ("quoted scalar", "tanda kutipnya tidak ditutup"),
    ("special characters", "ada tanda yang tidak terlihat"),
    ("did not find expected", "lekukan, kurung, atau tanda kutipnya tidak teratur"),
)
Path = tuple[str | int, ...]


@dataclass(slots=True, kw_only=True)
class Problem:
    """Something in the settings that cannot be read; `twice`: a key that stands there already."""

    line: int
    what: str
    twice: bool = False


@dataclass(slots=True, kw_only=True)
class Tree:
    """Plain values, the line of each, and what could not be read."""

    value: Any = None
    lines: dict[Path, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def line(self, path: Path) -> int:
        """The line of a value, or of what it stands in; 0 where there is none."""
        return next((self.lines[path[:n]] for n in range(len(path), 0, -1)
                     if path[:n] in self.lines), 0)  # fmt: skip


def read_tree(raw: bytes) -> Tree:
    """The settings in these bytes; whatever they hold, a value or a problem."""
    tree = Tree()
    if len(raw) > MOST_BYTES:
        tree.problems.append(Problem(line=0, what=f"Berkas ini lebih dari {MOST_BYTES} bita."))
        return tree
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = raw.count(b"\n", 0, fault.start) + 1
        tree.problems.append(Problem(line=line, what="Bukan teks UTF-8."))
        return tree
    if mark := _MERGE.search(text):
        line = text.count("\n", 0, mark.start()) + 1
        tree.problems.append(Problem(line=line, what="Ada sisa tanda penggabungan git."))
        return tree
    try:
        _Builder(tree).build(text)
    except yaml.MarkedYAMLError as fault:
        tree.value = None  # half of it says nothing
        told = f"{fault.context} {fault.problem}"
        at = fault.problem_mark or fault.context_mark
        if "quoted scalar" in told:  # it is noticed at the end, but begins where the quote is
            at = fault.context_mark or at
        tree.problems.append(Problem(line=at.line + 1 if at else 0, what=_fault(told)))
    except yaml.YAMLError as fault:
        tree.value = None
        at_char = getattr(fault, "position", 0)
        line = text.count("\n", 0, at_char) + 1 if isinstance(at_char, int) else 0
        tree.problems.append(Problem(line=line, what=_fault(str(fault))))
    return tree


def _fault(told: str) -> str:
    why = next((words for part, words in _FAULTS if part in told), "susunannya bukan YAML")
    return f"Tidak terbaca: {why}."


@dataclass(slots=True)
class _Frame:
    """A list or a mapping that is being filled."""

    path: Path
    into: list[Any] | dict[str, Any]
    key: str | None = None  # of the value that comes next
    dropped: bool = False  # that value stands under a key which does not count


class _Builder:
    """Fills a tree from the events of a parser, without recursion."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._frames: list[_Frame] = []
        self._scalars = yaml.SafeLoader("")
        self._seen = False

    def build(self, text: str) -> None:
        """Read a whole text; raises yaml.YAMLError where it is none."""
        for event in yaml.parse(text, Loader=yaml.SafeLoader):
            line = event.start_mark.line + 1 if event.start_mark else 0
            if isinstance(event, yaml.DocumentStartEvent) and self._seen:
                self._note(line, "Hanya satu dokumen YAML yang dibaca (ada baris --- kedua).")
                return
            if isinstance(event, yaml.ScalarEvent):
                self._scalar(event, line)
            elif isinstance(event, yaml.AliasEvent):
                self._note(line, f"Alias “*{event.anchor}” tidak dibaca; tulis nilainya.")
                self._put(None, line)
            elif isinstance(event, (yaml.SequenceStartEvent, yaml.MappingStartEvent)):
                if len(self._frames) >= DEEPEST:
                    self._note(line, f"Bersarang lebih dari {DEEPEST} tingkat.")
                    self._tree.value = None
                    return
                if event.tag is not None and event.tag not in (
                    "tag:yaml.org,2002:seq", "tag:yaml.org,2002:map",
                ):  # fmt: skip
                    self._tag(event.tag, line)
                self._open([] if isinstance(event, yaml.SequenceStartEvent) else {}, line)
            elif isinstance(event, (yaml.SequenceEndEvent, yaml.MappingEndEvent)):
                self._frames.pop()

    def _note(self, line: int, what: str, *, twice: bool = False) -> None:
        self._tree.problems.append(Problem(line=line, what=what, twice=twice))

    def _tag(self, tag: str, line: int) -> None:
        name = tag.replace("tag:yaml.org,2002:", "!!")
        self._note(line, f"Tanda {name[:60]} tidak dijalankan; tulis nilainya.")

    def _scalar(self, event: yaml.ScalarEvent, line: int) -> None:
        tag = event.tag
        if tag is None or tag == "!":
            tag = self._scalars.resolve(  # type: ignore[no-untyped-call]  # PyYAML is untyped
                yaml.ScalarNode, event.value, event.implicit
            )
        value: Any = event.value
        frame = self._frames[-1] if self._frames else None
        if frame is not None and isinstance(frame.into, dict) and frame.key is None:
            self._key(frame, str(value), line)
            return
        if tag not in _PLAIN:
            self._tag(tag, line)
            value = None
        else:
            try:
                value = self._scalars.construct_object(yaml.ScalarNode(tag, event.value))
            except (ValueError, OverflowError, yaml.YAMLError):
                self._note(line, f"“{event.value[:40]}” bukan angka atau tanggal yang ada.")
                value = None
        self._put(value, line)

    def _key(self, frame: _Frame, key: str, line: int) -> None:
        assert isinstance(frame.into, dict)
        frame.key, frame.dropped = key, key in frame.into
        path = (*frame.path, key)
        if frame.dropped:
            first = self._tree.lines[path]
            what = f"“{key[:60]}” sudah ditulis di baris {first}; yang mana yang berlaku?"
            self._note(line, what, twice=True)
            return
        frame.into[key] = None
        self._tree.lines[path] = line

    def _open(self, into: list[Any] | dict[str, Any], line: int) -> None:
        path = self._put(into, line)
        self._frames.append(_Frame(path, into))

    def _put(self, value: Any, line: int) -> Path:
        """Put a value where it belongs; the path of that place."""
        if not self._frames:
            self._seen, self._tree.value = True, value
            return ()
        frame = self._frames[-1]
        if isinstance(frame.into, list):
            path = (*frame.path, len(frame.into))
            frame.into.append(value)
            self._tree.lines[path] = line
            return path
        if frame.key is None:  # a list or a mapping as a key
            self._note(line, "Nama pengaturan harus satu kata.")
            frame.key, frame.dropped = "?", True
        path = (*frame.path, frame.key if not frame.dropped else f"{frame.key}\0")
        if not frame.dropped:
            frame.into[frame.key] = value
        frame.key, frame.dropped = None, False
        return path
