"""What a portal looks like, and building again whenever it looks otherwise.

The look is the listing that a build itself begins with: names, sizes and times of every file that
it reads. So nothing can change for a build and not be seen here, on any kind of disk.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, NamedTuple, Protocol

from kksportal.effects import Folders
from kksportal.errors import PortalError
from kksportal.site_build.incremental.inputs import Inputs, program_key

EVERY = 0.2  # seconds between two looks
SHARE = 10  # of the time, at most one part in so many goes into looking
QUIET = 0.05  # seconds without a change, and a person has saved
PATIENCE = 40  # looks; whoever writes without end is built in between


class Look(NamedTuple):
    """A portal at one moment."""

    program: str
    inputs: dict[str, tuple[int, int]]  # by path: size, time of change


class Pause(Protocol):
    """Waits so many seconds; True when it is over (`threading.Event.wait`)."""

    def __call__(self, timeout: float, /) -> bool: ...


def look_at(folders: Folders) -> Look:
    """The portal as it is now; raises PortalError when its folder is gone."""
    if not folders.root.is_dir():
        raise PortalError(f"folder portal {folders.root} tidak ada lagi; pelayanan berhenti")
    return Look(program=program_key(folders), inputs=Inputs.look(folders, {}).stats)


def follow(
    look: Callable[[], Look],
    mark: Callable[[], Any],
    build: Callable[[Look], None],
    pause: Pause,
) -> None:
    """Build at once, then after each change, until the pause is over.

    Changes that come together are one build; one that comes while a build runs is the next.
    `mark` tells the published site from another one: it may have been built or removed elsewhere.
    """
    seen: tuple[Look, Any] | None = None
    while True:
        begun = time.monotonic()
        now = look()
        spent = time.monotonic() - begun
        if seen == (now, mark()):
            if pause(max(EVERY, spent * SHARE)):
                return
            continue
        if seen is not None:
            now = settled(look, now, pause)
        build(now)
        seen = (now, mark())


def settled(look: Callable[[], Look], now: Look, pause: Pause) -> Look:
    """The portal once nobody writes into it any more."""
    for _ in range(PATIENCE):
        if pause(QUIET):
            return now
        last, now = now, look()
        if now == last:
            return now
    return now
