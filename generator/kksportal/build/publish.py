"""From the stage to the site: all of it at once, or the changed files one by one."""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp


@dataclass(slots=True)
class StagePlace:
    """The folder beside the site where a build writes, so that publishing is renaming."""

    home: Path | None = None

    def open(self, site: Path) -> Path:
        """An empty stage."""
        self.discard()
        site.parent.mkdir(parents=True, exist_ok=True)
        self.home = Path(mkdtemp(prefix=f".{site.name}.", dir=site.parent))
        self.home.chmod(0o755)
        return self.home

    def discard(self) -> None:
        """Away with whatever was not published."""
        if self.home is not None:
            shutil.rmtree(self.home, ignore_errors=True)
            self.home = None


def publish_whole(stage: Path, site: Path) -> None:
    """The stage becomes the site; the old one goes. A reader never sees half of either."""
    if not site.exists():
        stage.rename(site)
        return
    old = Path(mkdtemp(prefix=f".{site.name}.", dir=site.parent))
    site.rename(old / "lama")
    stage.rename(site)
    shutil.rmtree(old, ignore_errors=True)


def publish_changes(stage: Path, site: Path, gone: Collection[str]) -> None:
    """Changed files replace theirs, files that nothing makes any more go, with empty folders."""
    for place, _, names in os.walk(stage):
        target = site / Path(place).relative_to(stage)
        target.mkdir(parents=True, exist_ok=True)
        for name in names:
            os.replace(f"{place}/{name}", target / name)
    for address in gone:
        path = site / address
        path.unlink(missing_ok=True)
        parent = path.parent
        while parent != site and parent.is_relative_to(site):
            try:
                parent.rmdir()
            except OSError:
                break
            parent = parent.parent
    shutil.rmtree(stage, ignore_errors=True)


def files_of(site: Path) -> dict[str, tuple[int, int]]:
    """Every file of a site: its size in bytes and the time it was last changed, in ns."""
    found: dict[str, tuple[int, int]] = {}
    pending = [("", str(site))]
    while pending:
        prefix, place = pending.pop()
        try:
            entries = list(os.scandir(place))
        except OSError:
            continue
        for entry in entries:
            name = prefix + entry.name
            if entry.is_dir(follow_symlinks=False):
                pending.append((name + "/", entry.path))
            else:
                stat = entry.stat(follow_symlinks=False)
                found[name] = stat.st_size, stat.st_mtime_ns
    return found
