"""What a browser is sent runs as the source does, and has nothing that only people read."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from kksportal.shipped import program_folder
from kksportal.site_build.lean import lean

SOURCE = '''"""Module."""

# a comment
A = 1  # kept beside code
B = "# no comment"


class Fault(Exception):
    """Only this."""


def told() -> str:
    """Said
    over lines.
    """
    # why
    return """a
# inside a text
"""
'''


def test_only_what_people_read_goes_and_lines_keep_their_numbers() -> None:
    made = lean(SOURCE.encode()).decode()
    assert "Module." not in made
    assert "Only this" not in made
    assert "Said" not in made
    assert "# a comment" not in made
    assert "# why" not in made
    assert "kept beside code" in made
    assert made.count("\n") == SOURCE.count("\n")
    space: dict[str, object] = {}
    exec(compile(made, "x", "exec"), space)  # the text above
    assert (space["A"], space["B"]) == (1, "# no comment")
    assert space["told"]() == "a\n# inside a text\n"  # type: ignore[operator]  # a function
    assert issubclass(space["Fault"], Exception)  # type: ignore[arg-type]  # a class


@pytest.mark.parametrize("room", ["model", "intake", "validate", "read"])
def test_each_module_is_the_same_program(room: str) -> None:
    """Its syntax tree is the one of the source without docstrings."""
    for path in sorted(Path(program_folder() / room).rglob("*.py")):
        raw = path.read_bytes()
        assert ast.dump(_bare(raw)) == ast.dump(_bare(lean(raw))), path


def _bare(raw: bytes) -> ast.Module:
    tree = ast.parse(raw)
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list) and body and isinstance(body[0], ast.Expr):
            first = body[0].value
            empty = isinstance(first, ast.Constant) and (
                isinstance(first.value, str) or first.value is ...
            )
            if empty and isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef)):
                del body[0]
    return tree
