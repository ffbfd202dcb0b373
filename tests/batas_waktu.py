"""A way out of what hangs; it measures nothing."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class NeverEndingError(BaseException):
    """What hangs; no OSError, which a reader would take for a file that cannot be opened."""


@contextmanager
def bounded(seconds: int) -> Iterator[None]:
    """Ends what takes longer than anything on a portal so small would."""

    def out(_: int, __: FrameType | None) -> None:
        raise NeverEndingError

    before = signal.signal(signal.SIGALRM, out)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
