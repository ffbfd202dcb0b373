"""Where a build's time goes: `python bench/profil.py 60,257,514`, as a Markdown table.

The running program is looked at a few hundred times a second of its CPU time, in one process, with
nothing remembered; what is measured is thus itself, not a copy instrumented call by call. Each look
counts the CPU seconds since the one before it, so a long call into a library counts in full. A look
belongs to the stage the build is in, to the room of ours that is at work (the innermost one), and
to whoever's code is innermost: ours, a template, or a library.
"""

from __future__ import annotations

import io
import os
import shutil
import signal
import subprocess
import sys
import sysconfig
import time
from collections import Counter
from contextlib import redirect_stdout
from pathlib import Path
from types import FrameType
from typing import Any
from unittest.mock import patch

SECONDS = 0.004  # of CPU between two looks
LEAST = 0.01  # of the whole: what is less is summed up as the rest
_STDLIB = sysconfig.get_path("stdlib")


class Looks:
    """CPU seconds by stage, by room and by whose code."""

    def __init__(self) -> None:
        self.last = time.process_time()
        self.stage = "start"
        self.stages: Counter[str] = Counter()
        self.rooms: Counter[tuple[str, str]] = Counter()
        self.owners: Counter[str] = Counter()

    def look(self, _: int, frame: FrameType | None) -> None:
        """One look at what runs now."""
        now = time.process_time()
        weight, self.last = now - self.last, now
        self.stages[self.stage] += weight
        owner, room = "", ""
        while frame is not None and not room:
            name = owner_of(frame.f_code.co_filename)
            owner = owner or name
            if name.startswith("kksportal"):
                room = name
            frame = frame.f_back
        self.rooms[self.stage, room or owner] += weight
        self.owners["kksportal" if owner.startswith("kksportal") else owner] += weight


def owner_of(file: str) -> str:
    """Whose code a file is: a room of ours, "templates", or a package."""
    if "site_templates" in file:
        return "templates"
    if "/kksportal/" in file:
        room = file.rpartition("/kksportal/")[2].partition("/")[0]
        return f"kksportal.{room.removesuffix('.py')}"
    if "site-packages" in file:
        return file.rpartition("site-packages/")[2].partition("/")[0].removesuffix(".py")
    return "Python" if file.startswith((_STDLIB, "<frozen", "<string>")) else "others"


def profile(size: int, home: Path, options: list[str]) -> tuple[Looks, float, float]:
    """Build a simulated nation under look; CPU and wall seconds with it."""
    portal = home / f"n{size}"
    if not portal.is_dir():
        told = ["simulate", "--daerah", str(size), "--seed", "1", "-o", str(portal)]
        subprocess.run([sys.executable, "-m", "kksportal", *told], check=True, capture_output=True)
    shutil.rmtree(home / "situs", ignore_errors=True)
    looks = Looks()
    wall = time.perf_counter()
    signal.signal(signal.SIGPROF, looks.look)
    signal.setitimer(signal.ITIMER_PROF, SECONDS, SECONDS)
    try:
        from kksportal.cli import main
        from kksportal.site_build import districts
        from kksportal.site_build.progress import Progress

        told_stage, here = Progress.stage, districts.make_all

        def stage(self: Progress, name: str, total: int = 0) -> None:
            looks.stage = name.partition(":")[0].partition(" (")[0]
            told_stage(self, name, total)

        def in_process(*words: Any, apart: bool = False, **more: Any) -> Any:
            """Downloads, too, in this process: here they can be looked at."""
            return here(*words, **more)

        with (
            patch.object(Progress, "stage", stage),
            patch.object(districts, "make_all", in_process),
            redirect_stdout(io.StringIO()),
        ):
            code = main(
                ["build", "-C", str(portal), "--site-dir", str(home / "situs"), "--json",
                 "--jobs", "1", "--no-cache", *options]
            )  # fmt: skip
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    assert code == 0, "the nation was not built"
    return looks, time.process_time(), time.perf_counter() - wall


def table(title: str, head: str, counts: Counter[Any], whole: float, size: int) -> str:
    """A table of CPU seconds, the largest first; what is small in one line."""
    lines = [
        f"\n**{title}**\n",
        f"| {head} | CPU s | share | CPU-ms a district |",
        "|---|---|---|---|",
    ]
    rest = 0.0
    for key, seconds in counts.most_common():
        if seconds < LEAST * whole:
            rest += seconds
            continue
        name = " · ".join(key) if isinstance(key, tuple) else key
        lines.append(
            f"| {name} | {seconds:.2f} | {seconds / whole:.0%} | {seconds / size * 1000:.1f} |"
        )
    lines.append(f"| the rest | {rest:.2f} | {rest / whole:.0%} | {rest / size * 1000:.1f} |")
    return "\n".join(lines)


def main_() -> int:
    """Each size in a process of its own, so that none finds what another has loaded."""
    home = Path(os.environ.get("KKS_BENCH_DIR", "/dev/shm/kks-profil"))
    home.mkdir(parents=True, exist_ok=True)
    words = [word for one in sys.argv[1:] for word in one.split(",")]
    sizes, options = [w for w in words if w.isdigit()], [w for w in words if w.startswith("-")]
    if len(sizes) > 1:
        for one in sizes:
            subprocess.run([sys.executable, __file__, one, *options], check=True)
        shutil.rmtree(home)
        return 0
    size = int(sizes[0])
    looks, cpu, wall = profile(size, home, options)
    whole = sum(looks.stages.values())
    extent = " ".join(options) or "the whole portal"
    print(f"\n### {size} districts, {extent}: {cpu:.1f} CPU s, {wall:.1f} s in one process")
    print(table("By stage", "stage", looks.stages, whole, size))
    print(table("By whose code", "owner", looks.owners, whole, size))
    print(table("By stage and room", "stage · room", looks.rooms, whole, size))
    return 0


if __name__ == "__main__":
    raise SystemExit(main_())
