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


def test_a_comment_goes_and_a_line_of_a_text_that_looks_like_one_stays() -> None:
    """Whether or not the source has texts over lines."""
    assert lean(b"# a\nA = 1\n  # b\n") == b"\nA = 1\n\n"
    assert lean(b"# a\nA = 'x\\\n# b'\n") == b"\nA = 'x\\\n# b'\n"
    for marks in ('"""', "'''"):
        text = f"# a\nA = {marks}\n# b\n{marks}\n".encode()
        assert lean(text) == text.replace(b"# a", b"")


def test_docstrings_in_every_kind_of_block_go() -> None:
    blocks = ("if A:", "for a in A:", "while A:", "with A:", "try:", "class A:")
    for block in blocks:
        end = "\nfinally:\n    pass\n" if block == "try:" else "\n"
        source = f'{block}\n    def told():\n        "Said."{end}'
        assert b"Said" not in lean(source.encode()), block
    for block in ("try:\n    pass\nexcept A:", "if A:\n    pass\nelse:", "match A:\n  case 1:"):
        source = f'{block}\n    def told():\n        "Said."\n'
        assert b"Said" not in lean(source.encode()), block
