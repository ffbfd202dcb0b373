"""Compiled templates are kept whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from kksportal.render.bytecode import CheckedBytecode


def printed(folder: Path, text: str = "{{ a }}!") -> str:
    """A template, printed by an environment that keeps what it compiles in a folder."""
    loader = DictLoader({"a.html": text})
    environment = Environment(
        loader=loader, bytecode_cache=CheckedBytecode(folder), autoescape=True
    )
    return environment.get_template("a.html").render(a="x")


def test_what_was_compiled_is_used_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second time nothing is compiled; another text is another template."""
    assert printed(tmp_path) == "x!"
    with monkeypatch.context() as patch:
        patch.setattr(Environment, "compile", None)
        assert printed(tmp_path) == "x!"
    assert printed(tmp_path, "{{ a }}?") == "x?"


@pytest.mark.parametrize("place", [0, 31, 32, 60, -1])
def test_a_changed_byte_makes_it_anew(tmp_path: Path, place: int) -> None:
    """One byte changed anywhere: the template is compiled again, and kept again."""
    printed(tmp_path)
    (file,) = tmp_path.iterdir()
    good = file.read_bytes()
    raw = bytearray(good)
    raw[place] ^= 0xFF
    file.write_bytes(raw)
    assert printed(tmp_path) == "x!"
    assert file.read_bytes() == good


@pytest.mark.parametrize("content", [b"", b"x", b"\0" * 40])
def test_a_cut_or_foreign_file_is_no_template(tmp_path: Path, content: bytes) -> None:
    """Nothing, or noise, in the place of a template."""
    printed(tmp_path)
    (file,) = tmp_path.iterdir()
    file.write_bytes(content)
    assert printed(tmp_path) == "x!"


def test_a_cache_that_cannot_be_written_is_no_fault(tmp_path: Path) -> None:
    """A file where the folder should be: templates are compiled each time."""
    (tmp_path / "berkas").write_text("x")
    assert printed(tmp_path / "berkas") == "x!"
    assert printed(tmp_path / "berkas" / "dalam") == "x!"
