"""A small portal in which new things are made, and somebody who answers questions."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

from tests.conftest import ROOT

from kksportal.authoring.new.portal import Portal, open_portal
from kksportal.effects import Folders

TODAY = "2026-11-30"
BALANGAN = "datapackages/daerah/63.11-kabupaten-balangan"
PARTS = ("datapackages/kosakata", "datapackages/kerangka", "datapackages/wilayah", BALANGAN)


class Answers:
    """Somebody who gives these answers one after the other, and hears what is said."""

    def __init__(self, *answers: str) -> None:
        self.left = list(answers)
        self.asked: list[str] = []
        self.heard: list[str] = []

    def ask(self, question: str) -> str:
        """The next answer."""
        self.asked.append(question)
        if not self.left:
            raise EOFError
        return self.left.pop(0)

    def tell(self, sentence: str) -> None:
        """Heard."""
        self.heard.append(sentence)


def lay_portal(root: Path) -> Path:
    """The shared packages, one district and one story."""
    for name in PARTS:
        shutil.copytree(ROOT / name, root / name)
    (root / "content/inovasi").mkdir(parents=True)
    shutil.copy(ROOT / "content/inovasi/home-care-balangan.md", root / "content/inovasi")
    return root


def portal_at(root: Path, office: str = "Kantor uji") -> Portal:
    """The portal as it stands there."""
    return open_portal(Folders(root=root), TODAY, office)


def everything_in(root: Path) -> dict[str, bytes]:
    """Every file below a folder, and every folder."""
    found = {p.relative_to(root).as_posix(): p for p in root.rglob("*")}
    return {name: path.read_bytes() if path.is_file() else b"" for name, path in found.items()}


def given(**options: str | Iterable[str]) -> dict[str, list[str]]:
    """Options as the command hands them over; `KODE` is what stands without a name."""
    return {
        name if name == "KODE" else f"--{name.replace('_', '-')}": [told]
        if isinstance(told, str)
        else [*told]
        for name, told in options.items()
    }
