"""Python sources without what only people read: a browser fetches them over slow lines.

Each build does this for the whole program, so it looks at no more of a source than it must.
"""

from __future__ import annotations

import ast
import io
import tokenize
from collections.abc import Iterator

_DOCUMENTED = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
_BLOCKS = ("body", "orelse", "finalbody", "handlers", "cases")  # where statements stand


def lean(source: bytes) -> bytes:
    """The same program, without docstrings and whole-line comments; its lines keep their numbers.

    A body that is nothing but its docstring gets an ellipsis in its place.
    """
    text = source.decode("utf-8")
    lines = text.split("\n")
    for node in _statements(ast.parse(text)):
        if not isinstance(node, _DOCUMENTED) or ast.get_docstring(node, clean=False) is None:
            continue
        told, alone = node.body[0], len(node.body) == 1
        assert told.end_lineno is not None
        indent = " " * told.col_offset
        after = lines[told.end_lineno - 1].encode()[told.end_col_offset :].strip()
        if after and not after.startswith(b"#"):
            continue  # something else stands on its last line
        lines[told.lineno - 1 : told.end_lineno] = [""] * (told.end_lineno - told.lineno + 1)
        if alone and not isinstance(node, ast.Module):
            lines[told.lineno - 1] = f"{indent}..."
    kept = "\n".join(lines)
    if '"""' in kept or "'''" in kept or "\\\n" in kept:  # a line may be inside of a text
        return "\n".join(_without_comments(kept)).encode()
    return "\n".join("" if line.lstrip().startswith("#") else line for line in lines).encode()


def _statements(tree: ast.AST) -> Iterator[ast.AST]:
    """A module and every statement in it; nothing of what they are made of."""
    stack = [tree]
    while stack:
        node = stack.pop()
        yield node
        for name in _BLOCKS:
            found = getattr(node, name, ())
            if isinstance(found, list):
                stack += found


def _without_comments(text: str) -> list[str]:
    bare = text.split("\n")
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        row = token.start[0] - 1
        if token.type == tokenize.COMMENT and not bare[row][: token.start[1]].strip():
            bare[row] = ""
    return bare
