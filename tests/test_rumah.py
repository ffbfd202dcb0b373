"""The drawing that opens the developer guide is the house as it is built."""

from __future__ import annotations

import configparser
import re

from tests.conftest import ROOT

SOURCE = ROOT / "generator" / "kksportal"


def drawn() -> list[list[str]]:
    """The rooms of the drawing, a list a floor, from the top."""
    text = (ROOT / "docs" / "pengembang.md").read_text("utf-8")
    drawing = text.split("```")[1].strip("\n")
    floors = []
    for line in drawing.splitlines():
        rooms = re.match(r" ((?:\w+ {1,2})*\w+) {3,}\S", line)
        assert rooms is not None, line
        floors.append(rooms[1].split())
    return floors


def layers() -> list[list[str]]:
    """The layers that the import linter holds, from the top."""
    config = configparser.ConfigParser()
    config.read(ROOT / ".importlinter")
    lines = config["importlinter:contract:flow"]["layers"].strip().splitlines()
    return [line.replace("|", " ").split() for line in lines]


def rooms() -> set[str]:
    """The folders and modules of the program."""
    folders = {path.parent.name for path in SOURCE.glob("*/__init__.py")}
    return folders | {path.stem for path in SOURCE.glob("*.py") if path.stem != "__init__"}


def test_every_room_is_drawn_once_and_stands() -> None:
    """No room is missing in the drawing, none is drawn that is not there."""
    every = [room for floor in drawn() for room in floor]
    assert sorted(every) == sorted(rooms())


def test_the_floors_are_those_that_imports_are_held_to() -> None:
    """What the drawing says of who stands above whom, the import linter holds."""
    assert [set(floor) for floor in drawn()] == [set(layer) for layer in layers()]


def test_no_room_is_named_like_output() -> None:
    """Common tools take such folders for what was built, and leave them out of what they show."""
    output = {"build", "dist", "out", "output", "target", "site", "public", "bin", "obj"}
    folders = {path.name for path in SOURCE.rglob("*") if path.is_dir()}
    assert not folders & output
