"""What is read before any district: shared packages, stories, and where the districts are."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kksportal.effects import Folders


@dataclass(frozen=True, slots=True, order=True)
class Unit:
    """One district to make: its code, and the folder of its package ("" where it has none)."""

    code: str
    folder: str = ""


def district_folders(folders: Folders) -> tuple[Path, ...]:
    """The folders of district packages, by name; only a listing is read."""
    home = folders.packages / "daerah"
    if not home.is_dir():
        return ()
    return tuple(
        path
        for path in sorted(home.iterdir())
        if not path.name.startswith(".") and (path / "datapackage.json").is_file()
    )


def code_of(folder: Path) -> str:
    """The district code in a folder's name: 63.11-kabupaten-balangan."""
    return folder.name.split("-")[0]
