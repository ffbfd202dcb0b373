"""Python sources without what only people read: a browser fetches them over slow lines."""

from __future__ import annotations

import ast
import io
import tokenize

_DOCUMENTED = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


def lean(source: bytes) -> bytes:
    """The same program, without docstrings and whole-line comments; its lines keep their numbers.

    A body that is nothing but its docstring gets an ellipsis in its place.
    """
    text = source.decode("utf-8")
    lines = text.split("\n")
    for node in ast.walk(ast.parse(text)):
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
    bare = kept.split("\n")
    for token in tokenize.generate_tokens(io.StringIO(kept).readline):
        row = token.start[0] - 1
        if token.type == tokenize.COMMENT and not bare[row][: token.start[1]].strip():
            bare[row] = ""
    return "\n".join(bare).encode()
