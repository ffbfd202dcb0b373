"""A small portal, its old site and its new one, and builds of it on machines that lack something.

What a machine lacks is taken away in the building process itself, by a few lines that run first.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kksportal.authoring.init import init_portal
from tests import warm
from tests.roda import few_districts

B = "datapackages/daerah/63.11-kabupaten-balangan"
QUICK = ("--no-downloads", "--no-search")
START = (
    "import sys\n{}\nfrom kksportal.cli import main\nif __name__ == '__main__':\n sys.exit(main())"
)
OLD, NEW = "capaian,85,", "capaian,87,"
KALIMANTAN = "6"  # how its codes begin: so many districts that a process makes two at a time


def everything(root: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in root.rglob("*") if p.is_file()}


@dataclass(frozen=True, kw_only=True)
class Machine:
    """A portal in a folder of its own, with a cache beside it."""

    home: Path

    @property
    def portal(self) -> Path:
        """The portal."""
        return self.home / "portal"

    @property
    def site(self) -> Path:
        """Its site."""
        return self.portal / "site"

    @property
    def cache(self) -> Path:
        """Its cache."""
        return self.home / "ingatan"

    def words(self, *options: str, verb: str = "build") -> list[str]:
        """What a person types after `kks`."""
        return [verb, "-C", str(self.portal), *(QUICK if verb == "build" else ()), *options]

    def command(self, lacks: str = "", *options: str, verb: str = "build") -> list[str]:
        """A build; `lacks` are lines of Python that take something away first."""
        return [sys.executable, "-c", START.format(lacks), *self.words(*options, verb=verb)]

    def environment(self, **more: str | None) -> dict[str, str]:
        """That of the build: nothing in it leads out of the folder; None takes a name away."""
        own: dict[str, Any] = {"XDG_CACHE_HOME": str(self.cache)} | more
        return {name: v for name, v in (os.environ | own).items() if v is not None}

    def build(
        self, lacks: str = "", *options: str, verb: str = "build", **more: str | None
    ) -> subprocess.CompletedProcess[str]:
        """Build in a process of its own; where nothing is lacking, one that is warm."""
        if not lacks and not more:
            return warm.run(self.words(*options, verb=verb), self.environment())
        return subprocess.run(
            self.command(lacks, *options, verb=verb),
            env=self.environment(**more), capture_output=True, text=True, check=False,
            encoding="utf-8", errors="replace", start_new_session=True, timeout=120,
        )  # fmt: skip

    def change(self, old: str = OLD, new: str = NEW, file: str = f"{B}/fakta.csv") -> None:
        """Change a figure: the site of it is the new one."""
        path = self.portal / file
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")

    def leftovers(self) -> list[str]:
        """What a build left beside the site, and half files in the cache."""
        beside = [p.name for p in self.portal.iterdir() if p.name.startswith(".site")]
        return beside + [p.name for p in self.cache.rglob("*.setengah-*")]


@dataclass(frozen=True, kw_only=True)
class Built:
    """A portal that was built, kept aside to be laid down again, and both of its sites."""

    kept: Path
    old: dict[str, bytes]
    new: dict[str, bytes]

    def laid(self, home: Path) -> Machine:
        """The portal, its site and its cache as the build left them; always in the same folder."""
        shutil.rmtree(home, ignore_errors=True)
        shutil.copytree(self.kept, home)
        return Machine(home=home)


def build_once(folder: Path) -> Built:
    """Build the portal, with its old figure and with its new one."""
    machine = Machine(home=folder / "mesin")
    init_portal(machine.portal)
    few_districts(machine.portal, KALIMANTAN)
    built(machine.build())
    old = everything(machine.site)
    shutil.copytree(machine.home, folder / "simpan")
    machine.change()
    built(machine.build("", "--no-cache"))
    new = everything(machine.site)
    assert plain_names(old) == plain_names(new)
    assert old != new
    return Built(kept=folder / "simpan", old=old, new=new)


def plain_names(files: dict[str, bytes]) -> set[str]:
    """The names of files, without the digests that some have of their contents."""
    return {re.sub(r"-[0-9a-f]{12}(?=\.zip$)", "", name) for name in files}


def built(ran: subprocess.CompletedProcess[str]) -> None:
    """The build ended well."""
    assert ran.returncode == 0, ran.stdout + ran.stderr


def told(ran: subprocess.CompletedProcess[str], code: int = 2) -> str:
    """The one sentence that a command ended with."""
    assert "Traceback" not in ran.stderr, ran.stderr
    assert ran.returncode == code, ran.stdout + ran.stderr
    sentences = [line for line in ran.stderr.splitlines() if line.startswith("kks: ")]
    assert len(sentences) == 1, ran.stderr
    return sentences[0]


WRITE = """
import kksportal.effects as place, os
real = place._put
def put(path, content):
    if path.endswith("balangan/index.html"):
        raise {}
    real(path, content)
place._put = put
"""


def assert_whole(machine: Machine, both: Built) -> None:
    """The old site stands, nothing is left over, and the next build makes the new one."""
    assert everything(machine.site) == both.old
    assert machine.leftovers() == []
    built(machine.build())
    assert everything(machine.site) == both.new
