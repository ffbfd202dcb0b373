"""Each module of the core and of the incremental build has a test module of its own."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.conftest import ROOT

FAST = (
    "model",
    "compute",
    "validate",
    "read",
    "site_build",
    "site_build/incremental",
    "site_build/search_index",
)
SOURCE = ROOT / "generator" / "kksportal"
MODULES = sorted(
    f"{room}/{path.stem}"
    for room in FAST
    for path in (SOURCE / room).glob("*.py")
    if path.stem != "__init__"
)


def imported(path: Path) -> set[str]:
    """The modules that a file imports, by their whole names, with what it takes from packages."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


@pytest.mark.parametrize("module", MODULES)
def test_a_module_has_tests_of_its_own(module: str) -> None:
    """tests/<room>/test_<module>.py is there, imports the module, and tests something."""
    room, _, name = module.rpartition("/")
    path = ROOT / "tests" / room / f"test_{name}.py"
    assert path.is_file(), f"tidak ada {path.relative_to(ROOT)}"
    assert f"kksportal.{room.replace('/', '.')}.{name}" in imported(path)
    text = path.read_text("utf-8")
    assert "def test_" in text


def test_the_core_is_not_empty() -> None:
    """The control: the listing finds the rooms it speaks of."""
    assert {module.rpartition("/")[0] for module in MODULES} == set(FAST)
    assert len(MODULES) > 60


def test_make_test_fast_runs_these_rooms_and_nothing_else() -> None:
    """The target names each room once."""
    line = next(
        text
        for text in (ROOT / "Makefile").read_text("utf-8").splitlines()
        if text.startswith("CEPAT :=")
    )
    assert line.split(":=")[1].split() == [f"tests/{room}" for room in FAST if "/" not in room]
