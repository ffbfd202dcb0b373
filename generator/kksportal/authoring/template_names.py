"""What an own template asks of the program, and whether the program still has it.

Templates are parsed and looked at, never run.
"""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from jinja2 import Environment, TemplateError, nodes

from kksportal.effects import in_order
from kksportal.pages.register import DISTRICT, GONE, NATION, PLACE
from kksportal.pages.types import PageType
from kksportal.render.html import SHIPPED, Templates
from kksportal.shipped import program_folder
from kksportal.words.portal import PortalInfo
from kksportal.words.views import Frame

Lost = tuple[int, str]  # a line, and what is no longer there
_PARTS = "komponen/"  # macros for other templates
_ROOMS = ("model", "compute", "words", "pages")  # whose types templates print
_LOOP = frozenset({
    "index", "index0", "revindex", "revindex0", "first", "last", "length", "cycle", "changed",
    "previtem", "nextitem", "depth", "depth0", "name", "caller",
})  # fmt: skip
_FOR_STYLES = re.compile(r"\.(-?[A-Za-z_][A-Za-z0-9_-]*)")
_NOT_SELECTORS = re.compile(r"/\*.*?\*/|\"[^\"]*\"|'[^']*'|url\([^)]*\)", re.DOTALL)


class TemplateNames:
    """The templates of a portal over those of the program, by name, as texts."""

    def __init__(self, own: Mapping[str, str], program: Mapping[str, str], layer: Path) -> None:
        self.own, self.program = own, program
        self.environment: Environment = Templates(layer).environment
        self._trees: dict[tuple[bool, str], nodes.Template | None] = {}

    def lost(self, name: str) -> Iterator[Lost]:
        """What an own template names, and nothing has any more, by line."""
        tree = self._tree(name, own=True)
        if tree is None:
            yield 0, "susunannya salah"
            return
        yield from self._lost_templates(tree)
        yield from self._lost_macros(name, tree)
        yield from self._lost_blocks(name, tree)
        yield from self._lost_values(name, tree)

    def _lost_templates(self, tree: nodes.Template) -> Iterator[Lost]:
        for node in tree.find_all((nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)):
            target = _constant(node)
            if target is None:
                continue
            found = self._find(target)
            if found is None:
                yield node.lineno, f"templat “{target[:80]}” tidak ada lagi"
            elif isinstance(node, nodes.FromImport):
                has = _defined(found)
                for pair in node.names:
                    macro = pair[0] if isinstance(pair, tuple) else pair
                    if macro not in has:
                        yield node.lineno, f"makro “{macro}” di {target} tidak ada lagi"

    def _lost_macros(self, name: str, tree: nodes.Template) -> Iterator[Lost]:
        """Macros that others take from this file, where an own file lacks them."""
        before = self._tree(name, own=False)
        if before is None or not name.startswith(_PARTS) or _constant(tree.find(nodes.Extends)):
            return
        asked = {
            pair[0] if isinstance(pair, tuple) else pair
            for other in self.own.keys() | self.program.keys()
            for node in self._imports(other)
            if _place(_constant(node) or "") == _place(name)
            for pair in node.names
        }
        own_use = {part.name for part in before.find_all(nodes.Name) if part.ctx == "load"}
        for macro in sorted(_defined(before) - _defined(tree)):
            if macro in asked or macro not in own_use:
                yield 0, f"makro “{macro}”, yang dipakai program, tidak ada di templat ini"

    def _imports(self, name: str) -> Iterator[nodes.FromImport]:
        tree = self._tree(name, own=name in self.own)
        if tree is not None:
            yield from tree.find_all(nodes.FromImport)

    def _lost_blocks(self, name: str, tree: nodes.Template) -> Iterator[Lost]:
        """Blocks that a template fills and its parents do not have: nobody would see them."""
        target, parents = _constant(tree.find(nodes.Extends)), set[str]()
        if target is None:
            return
        seen: set[str] = set()
        while target is not None and target not in seen:
            seen.add(target)
            parent = self._find(target)
            if parent is None:
                return
            parents |= {block.name for block in parent.find_all(nodes.Block)}
            target = _constant(parent.find(nodes.Extends))
        inner = {
            block.name
            for outer in tree.find_all(nodes.Block)
            for part in outer.body
            for block in (part, *part.find_all(nodes.Block))
            if isinstance(block, nodes.Block)
        }
        for block in tree.find_all(nodes.Block):
            if block.name not in parents | inner:
                yield block.lineno, f"blok “{block.name}” tidak ada lagi"

    def _lost_values(self, name: str, tree: nodes.Template) -> Iterator[Lost]:
        for node in tree.find_all((nodes.Filter, nodes.Test)):
            known = (
                self.environment.filters
                if isinstance(node, nodes.Filter)
                else self.environment.tests
            )
            if node.name not in known:
                yield node.lineno, f"“{node.name}” bukan saringan atau uji yang dikenal"
        given = {"halaman": _page_fields(Path(name).name), "bingkai": _fields(Frame),
                 "portal": _fields(PortalInfo)}  # fmt: skip
        told = set()
        for part in tree.find_all(nodes.Getattr):
            root = part.node.name if isinstance(part.node, nodes.Name) else ""
            here = given.get(root) if not name.startswith(_PARTS) else None
            if part.attr not in (here or self._anywhere) and part.attr not in told:
                told.add(part.attr)
                yield part.lineno, f"isian “{part.attr}” tidak ada lagi"

    @cached_property
    def _anywhere(self) -> frozenset[str]:
        """The attributes that something printed may have."""
        return _attributes() | self._printed()

    def _printed(self) -> frozenset[str]:
        """The attributes that templates of the program print."""
        return frozenset(
            node.attr
            for name in self.program
            if (tree := self._tree(name, own=False)) is not None
            for node in tree.find_all(nodes.Getattr)
        )

    def lost_classes(self, style: str) -> Iterator[Lost]:
        """The classes that an own style names, where nothing of the program has them.

        What a style of the program names counts too: many classes are made from data.
        """
        texts = [text for name, text in self.own.items() if not name.endswith(".css")]
        everything = "\n".join((*self.program.values(), *texts))
        plain = _NOT_SELECTORS.sub(lambda part: "\n" * part[0].count("\n"), style)
        told = set()
        for number, line in enumerate(plain.split("\n"), start=1):
            for name in _FOR_STYLES.findall(re.sub(r":[^{;]*;|:[^{;]*$", "", line)):
                if name not in told and not _is_named(name, everything):
                    told.add(name)
                    yield number, f"kelas “.{name}” tidak ada di templat mana pun"

    def _find(self, target: str) -> nodes.Template | None:
        """The template that a name stands for: the portal's own first, as when pages are made."""
        if target.startswith(f"{SHIPPED}/"):
            name = target.removeprefix(f"{SHIPPED}/")
            return self._tree(f"overrides/{name}", own=False) or self._tree(name, own=False)
        for own in (True, False):
            for name in (f"overrides/{target}", target):
                if (tree := self._tree(name, own=own)) is not None:
                    return tree
        return None

    def _tree(self, name: str, *, own: bool) -> nodes.Template | None:
        key = (own, name)
        if key not in self._trees:
            text = (self.own if own else self.program).get(name)
            try:
                self._trees[key] = None if text is None else self.environment.parse(text)
            except (TemplateError, RecursionError):
                self._trees[key] = None
        return self._trees[key]


def _place(name: str) -> str:
    return name.removeprefix(f"{SHIPPED}/").removeprefix("overrides/")


def _constant(node: nodes.Node | None) -> str | None:
    """The name of the template that a node asks for, where it is written out."""
    template = getattr(node, "template", None)
    value = template.value if isinstance(template, nodes.Const) else None
    return value if isinstance(value, str) else None


def _defined(tree: nodes.Template) -> set[str]:
    """The names that others can take from a template."""
    names = {node.name for node in tree.body if isinstance(node, nodes.Macro)}
    for node in tree.body:
        if isinstance(node, nodes.Assign):
            names |= {part.name for part in node.find_all(nodes.Name) if part.ctx == "store"}
    return names


def _is_named(name: str, text: str) -> bool:
    """Whether a class stands in a text, or its beginning does where the end is made on the way."""
    if re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text):
        return True
    start = name.rpartition("-")[0]
    return bool(start) and bool(re.search(rf"(?<![\w-]){re.escape(start)}-[{{'\"`$]", text))


def _fields(kind: type) -> frozenset[str]:
    named = {name for one in kind.__mro__ for name in getattr(one, "__annotations__", ())}
    return frozenset(named | {name for name in dir(kind) if not name.startswith("_")})


def _page_fields(template: str) -> frozenset[str]:
    """What the views of a page type have; empty where no page is made with this template."""
    found: set[str] = set()
    pages: tuple[PageType[Any], ...] = (*DISTRICT, *PLACE, *NATION, GONE)
    for page in pages:
        if page.template == template:
            for value in vars(inspect.getmodule(inspect.unwrap(page.make)) or object()).values():
                if isinstance(value, type) and value.__module__.startswith("kksportal."):
                    found |= _fields(value)
    return frozenset(found)


@cache
def _attributes() -> frozenset[str]:
    """Every name that anything printed by a template may have."""
    names = set(_LOOP)
    for kind in (str, int, float, list, tuple, dict):
        names |= set(dir(kind))
    for room in _ROOMS:
        for path in in_order((program_folder() / room).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
                    names.add(node.target.id)
                elif isinstance(node, ast.FunctionDef):
                    names.add(node.name)
    return frozenset(names)
