"""What goes into an archive is written and listed alike on any machine: read from the program.

Windows turns line ends of text into others, reads letters by another code page, sorts paths
without regard to case, and marks ZIPs as its own. Each has one spelling here that does not.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

PROGRAM = ROOT / "generator" / "kksportal"
ABROAD = frozenset({"rglob", "glob", "iterdir"})  # give paths as the disk lists them
# Modules whose answers are another machine's own, and what may be taken of them all the same.
OWN = {"locale", "platform", "mimetypes"}
CLOCK = frozenset({"now", "today", "localtime", "fromtimestamp", "strftime"})
ASKS_THE_CLOCK = {"archive/stamping.py"}  # the moment of a time stamp; it lies outside the bag
# Not in an archive: the sources of a browser's Python, and ZIPs made by people or for the web.
OTHER_ZIPS = {"authoring/pages.py"}


def modules() -> list[Path]:
    return sorted(PROGRAM.rglob("*.py"))


def _names(call: ast.Call) -> str:
    match call.func:
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name
        case _:
            return ""


def _of(call: ast.Call) -> str:
    """The plain name that a method is asked of."""
    match call.func:
        case ast.Attribute(value=ast.Name(id=name)):
            return name
        case _:
            return ""


def _told(call: ast.Call) -> set[str]:
    return {one.arg or "**" for one in call.keywords}


def _mode(call: ast.Call, place: int) -> str:
    given = [*call.args[place : place + 1], *(k.value for k in call.keywords if k.arg == "mode")]
    return next((one.value for one in given if isinstance(one, ast.Constant)
                 and isinstance(one.value, str)), "r")  # fmt: skip


def _text_files(call: ast.Call) -> Iterator[str]:
    """What is not said where a text file is opened, written or read."""
    name, told = _names(call), _told(call)
    if name == "write_text":
        if "newline" not in told:
            yield "write_text without newline"
        if len(call.args) < 2 and "encoding" not in told:
            yield "write_text without encoding"
    asks = name == "read_text" and isinstance(call.func, ast.Attribute)
    if asks and not call.args and "encoding" not in told:
        yield "read_text without encoding"
    if name == "open" and _of(call) != "tarfile":
        mode = _mode(call, 0 if isinstance(call.func, ast.Attribute) else 1)
        writes = set(mode) <= set("rwaxbt+") and set(mode) & set("wax+") and "b" not in mode
        if writes and not {"newline", "encoding"} <= told:
            yield f"open({mode!r}) without newline and encoding"
    if name in ("TextIOWrapper", "NamedTemporaryFile", "TemporaryFile"):
        yield f"{name}: a text file by another door"


def _orders(call: ast.Call) -> Iterator[str]:
    """Paths sorted as the machine sorts them."""
    if _names(call) not in ("sorted", "sort") or "key" in _told(call) or not call.args:
        return
    given = call.args[0]
    if isinstance(given, ast.GeneratorExp):
        if not isinstance(given.elt, ast.Name):
            return  # a name or another text of the path
        given = given.generators[0].iter
    if isinstance(given, ast.Call) and _names(given) in ABROAD:
        yield "paths sorted by themselves: in_order"


def _machine(call: ast.Call, path: str) -> Iterator[str]:
    of, name = _of(call), _names(call)
    if of in OWN:
        yield f"{of}.{name}: another on each machine"
    if (
        of in ("datetime", "date", "time")
        and name in CLOCK
        and path not in ASKS_THE_CLOCK
        and not path.startswith(("commands/", "authoring/", "serve/", "browser_check/"))
    ):
        yield f"{of}.{name}: the day on which it is made"


def faults(source: str, path: str = "archive/x.py") -> list[str]:
    """What a module does that may give other bytes elsewhere."""
    tree = ast.parse(source)
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            found += [*_text_files(node), *_orders(node), *_machine(node, path)]
        if isinstance(node, ast.FunctionDef) and path not in OTHER_ZIPS:
            makes = any(isinstance(n, ast.Call) and _names(n) == "ZipInfo" for n in ast.walk(node))
            says = any(isinstance(n, ast.Attribute) and n.attr == "create_system"
                       and isinstance(n.ctx, ast.Store) for n in ast.walk(node))  # fmt: skip
            if makes and not says:
                found.append(f"{node.name}: ZipInfo without create_system")
    return found


def test_every_module_writes_alike_on_any_machine() -> None:
    looked = {path.relative_to(PROGRAM).as_posix(): path.read_text("utf-8") for path in modules()}
    assert len(looked) > 500
    told = {name: faults(source, name) for name, source in looked.items()}
    assert {name: found for name, found in told.items() if found} == {}


@pytest.mark.parametrize(
    "line",
    [
        'path.write_text("a", "utf-8")',
        'path.write_text("a", newline="")',
        "path.read_text()",
        'path.open("w")',
        'path.open("w", encoding="utf-8")',
        'open(path, "a", newline="")',
        "io.TextIOWrapper(raw)",
        'sorted(folder.rglob("*"))',
        "sorted(p for p in folder.iterdir() if p.is_file())",
        "locale.getpreferredencoding()",
        "date.today()",
        "datetime.now()",
        "def f():\n    return ZipInfo('a')",
    ],
)
def test_this_look_sees_what_it_looks_for(line: str) -> None:
    assert len(faults(line)) == 1


@pytest.mark.parametrize(
    "line",
    [
        'path.write_text("a", "utf-8", newline="")',
        'path.open("w", encoding="utf-8", newline="")',
        'path.open("xb")',
        'path.read_text("utf-8")',
        "sorted(p.name for p in folder.iterdir())",
        'in_order(folder.rglob("*"))',
        "def f():\n    e = ZipInfo('a')\n    e.create_system = 3",
    ],
)
def test_this_look_passes_the_one_spelling(line: str) -> None:
    assert faults(line) == []
