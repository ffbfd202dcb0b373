"""Where a module can be changed: all its mutants, and its source with one of them.

Types, docstrings, imports, decorators, `__all__` and the texts of raised errors are left alone.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import NamedTuple

from tests.mutation.operators import OPERATORS, Seen, elements, keywords

Step = tuple[str, int | None]  # a field of a node, and the place in it where it is a list
UNTOUCHED = {"decorator_list", "returns", "type_params", "format_spec", "bases"}


class Site(NamedTuple):
    """A place of the tree and what is put there."""

    path: tuple[Step, ...]
    kind: str
    label: str
    line: int
    node: ast.AST


def untouched(node: ast.AST, field: str, parent: ast.AST) -> bool:
    """Whether a node is no rule: an import, a docstring, `__all__`, the text of an error."""
    match node:
        case ast.Import() | ast.ImportFrom() | ast.Expr(value=ast.Constant()) | ast.Assert():
            return True
        case ast.If(test=ast.Name(id="TYPE_CHECKING")):
            return True
        case ast.Assign(targets=[ast.Name(id="__all__")]):
            return True
        case ast.Subscript(value=ast.Name(id="Literal")):
            return True
    return (
        field in UNTOUCHED
        or isinstance(parent, ast.Raise)
        or (isinstance(parent, ast.ClassDef) and field == "keywords")
    )


def children(node: ast.AST) -> Iterator[tuple[Step, ast.AST]]:
    """The nodes right below a node, each with its place."""
    for field, value in ast.iter_fields(node):
        if isinstance(value, ast.AST):
            yield (field, None), value
        elif isinstance(value, list):
            yield from (((field, i), v) for i, v in enumerate(value) if isinstance(v, ast.AST))


def sites(
    node: ast.AST, path: tuple[Step, ...] = (), line: int = 1, *, inside: bool = False,
    typing: bool = False,
) -> Iterator[Site]:  # fmt: skip
    """Every mutant below a node. In an annotation only calls are rules: `Column(required=True)`."""
    inside = inside or isinstance(node, ast.FunctionDef | ast.Lambda)
    for step, child in children(node):
        if untouched(child, step[0], node):
            continue
        typed = (typing or step[0] == "annotation") and not isinstance(child, ast.Call)
        # Python 3.11 does not know where the parts of an f-string stand.
        at = line if isinstance(node, ast.JoinedStr) else getattr(child, "lineno", line)
        for operator in () if typed else OPERATORS:
            for label, new in operator(Seen(child, node, step[0], inside)):
                place = getattr(new, "lineno", at) if operator in (elements, keywords) else at
                yield Site((*path, step), operator.__name__, label, place, new)
        if isinstance(child, ast.JoinedStr):
            yield from text_parts(child, (*path, step), at, inside)
        else:
            yield from sites(child, (*path, step), at, inside=inside, typing=typed)


def text_parts(
    node: ast.JoinedStr, path: tuple[Step, ...], line: int, inside: bool
) -> Iterator[Site]:
    """The mutants of a sentence, all told at its first line."""
    yield from (site._replace(line=line) for site in sites(node, path, line, inside=inside))


def planted(tree: ast.Module, site: Site) -> str:
    """The source of a module with one mutant in it; the tree is as before afterwards."""
    parent: ast.AST = tree
    for field, place in site.path[:-1]:
        value = getattr(parent, field)
        parent = value if place is None else value[place]
    field, place = site.path[-1]
    if place is None:
        old = getattr(parent, field)
        setattr(parent, field, site.node)
        text = ast.unparse(tree)
        setattr(parent, field, old)
    else:
        nodes = getattr(parent, field)
        old, nodes[place] = nodes[place], site.node
        text = ast.unparse(tree)
        nodes[place] = old
    return text
