"""What is to be seen now, and waiting for something else."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from secrets import token_hex
from threading import Condition
from urllib.parse import quote, unquote, urlsplit

from kksportal.serve.outcome import Fault, Outcome
from kksportal.site_build.target import MANIFEST

Mark = tuple[int, int] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What a request is answered from."""

    version: str
    site: Path | None = None  # the published site; None: there is none yet
    prefix: str = "/"  # the folder of the portal's address
    fault: Fault | None = None


@dataclass(slots=True)
class Screen:
    """Holds what is shown; whoever waits is told as soon as it is something else."""

    run: str = field(default_factory=lambda: token_hex(4))  # another server is another version
    _number: int = 0
    _kept: object = None
    _shown: Shown | None = None
    _changed: Condition = field(default_factory=Condition)

    @property
    def now(self) -> Shown:
        """What is shown."""
        return self._shown or Shown(version=f"{self.run}-0")

    def show(self, outcome: Outcome) -> Shown:
        """Show what a build came to; the version stays where nothing is to be seen of it."""
        site = Path(outcome.site) if outcome.site else None
        kept = (site, mark_of(site), outcome.url, outcome.fault)
        with self._changed:
            if kept != self._kept:
                self._kept = kept
                self._number += 1
                self._shown = Shown(
                    version=f"{self.run}-{self._number}",
                    site=site if mark_of(site) else None,
                    prefix=prefix_of(outcome.url),
                    fault=outcome.fault,
                )
                self._changed.notify_all()
            return self.now

    def wait(self, version: str, timeout: float) -> Shown:
        """What is shown once it is not this version any more, or when the time is over."""
        with self._changed:
            self._changed.wait_for(lambda: self.now.version != version, timeout)
            return self.now


def mark_of(site: Path | None) -> Mark:
    """What tells a published site from the next one; None where no build has made it.

    Publishing puts another folder in its place.
    """
    if site is None or not (site / MANIFEST).is_file():
        return None
    try:
        stat = site.stat()
    except OSError:
        return None
    return stat.st_ino, stat.st_mtime_ns


def prefix_of(url: str) -> str:
    """The folder below which a portal is served: "/kks/" of https://dinas.example/kks/."""
    path = unquote(urlsplit(url).path)
    return quote("/" + path.strip("/") + "/") if path.strip("/") else "/"
