"""The program a build is made by, and the packages it prints with, as one key."""

from __future__ import annotations

from pathlib import Path

import pytest

from kksportal.site_build.incremental import inputs as module
from kksportal.site_build.incremental.inputs import code_key, installed


def write(path: Path, text: str) -> None:
    """Write a file, in folders that need not be there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


@pytest.fixture
def code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program of four files, in the place of ours."""
    for path in ("a.py", "lembar/b.typ", "kata/c.po", "kata/d.csv"):
        write(tmp_path / f"program/{path}", "x")
    monkeypatch.setattr(module, "CODE", tmp_path / "program")
    return tmp_path / "program"


@pytest.mark.parametrize("path", ["a.py", "lembar/b.typ", "kata/c.po", "kata/d.csv", "baru.py"])
def test_an_edited_program_has_another_key(code: Path, path: str) -> None:
    """Python, type-setting, catalogues, glossary: an edit of any of them starts builds anew."""
    key = code_key()
    assert code_key() == key
    write(code / path, "xy")
    assert code_key() != key


def test_the_order_of_a_folder_is_no_difference(
    code: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However a file system lists the program, its key is the same."""
    key, told = code_key(), module._files
    monkeypatch.setattr(module, "_files", lambda *place: reversed([*told(*place)]))
    assert code_key() == key


def test_an_edit_behind_a_link_has_another_key(code: Path, tmp_path: Path) -> None:
    """The glossary is a link to where people edit it."""
    write(tmp_path / "docs/kata.csv", "x")
    (code / "kata/e.csv").symlink_to(tmp_path / "docs/kata.csv")
    key = code_key()
    write(tmp_path / "docs/kata.csv", "xy")
    assert code_key() != key


@pytest.mark.parametrize("path", ["a.pyc", "README.md", "__pycache__/a.py"])
def test_other_files_of_the_program_do_not_count(code: Path, path: str) -> None:
    """What neither prints nor computes leaves the key as it is."""
    key = code_key()
    write(code / path, "xy")
    assert code_key() == key


def test_the_program_is_ours() -> None:
    """What is watched is the folder of this package."""
    assert (module.CODE / "site_build" / "incremental" / "inputs.py").is_file()
    assert module.CODE.name == "kksportal"


@pytest.mark.parametrize(
    "name",
    ["jinja2", "markupsafe", "markdown", "nh3", "mkdocs", "mkdocs-material", "pandas", "pyyaml",
     "xlsxwriter", "pillow", "typst", "babel", "pagefind_bin"],
)  # fmt: skip
def test_another_version_of_a_printer_has_another_key(
    code: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Each package that may show in a page counts with its version."""
    key = code_key()
    told = module.installed

    def newer(names: tuple[str, ...]) -> list[str]:
        return [f"{found}+1" if mine == name else found
                for mine, found in zip(names, told(names), strict=True)]  # fmt: skip

    monkeypatch.setattr(module, "installed", newer)
    assert code_key() != key


def test_another_python_has_another_key(code: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The version of the language counts too."""
    key = code_key()
    monkeypatch.setattr(module.sys, "version", "3.99")
    assert code_key() != key


def test_versions_are_read_from_the_names_of_folders(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The folder that describes a package tells its version; names differ in case and dashes."""
    for name in (
        "first/Mkdocs_Material-9.5.dist-info",
        "first/lain-1.txt",
        "first/typst",
        "second/mkdocs.material-1.0.dist-info",
        "second/PyYAML-6.0-1.egg-info",
    ):
        (tmp_path / name).mkdir(parents=True)
    places = [str(tmp_path / name) for name in ("tidak-ada", "first", "second")]
    monkeypatch.setattr(module.sys, "path", places)
    installed.cache_clear()
    try:
        found = installed(("mkdocs-material", "pyyaml", "lain", "typst"))
    finally:
        installed.cache_clear()
    assert found == ["Mkdocs_Material-9.5", "PyYAML-6.0-1", "lain", "typst"]


def test_the_folder_of_today_is_a_place_of_packages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An empty place in Python's list is where one stands."""
    (tmp_path / "nh3-1.dist-info").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(module.sys, "path", [""])
    installed.cache_clear()
    try:
        assert installed(("nh3",)) == ["nh3-1"]
    finally:
        installed.cache_clear()
