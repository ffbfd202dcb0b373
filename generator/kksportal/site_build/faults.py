"""What a machine may refuse while a portal is built, each as one sentence.

None of it is a fault of the data or the program, and whatever it is, the published site stands:
a build writes aside and publishes in one step.
"""

from __future__ import annotations

import mmap
from collections.abc import Iterator
from contextlib import contextmanager

from kksportal.errors import PortalError, in_words

NEEDED = 320  # MB; with less the libraries that read and print do not even load
_WHOLE = "situs yang sudah terbit tetap utuh"
_NO_MEMORY = f"memori tidak cukup untuk membangun; {_WHOLE}. Coba lagi dengan --jobs 1, atau "
_NO_MEMORY += "tutup program lain"
# What a loader says when it finds no room for a library.
_NO_ROOM = ("failed to map segment", "Cannot allocate memory", "DLL load failed")


@contextmanager
def in_one_sentence() -> Iterator[None]:
    """What the system refuses meanwhile is raised as PortalError."""
    try:
        yield
    except MemoryError:
        raise PortalError(_NO_MEMORY) from None
    except ImportError as fault:
        if not any(said in _all_said(fault) for said in _NO_ROOM):
            raise
        raise PortalError(_NO_MEMORY) from None
    except OSError as fault:
        raise PortalError(f"bangunan tidak selesai ({in_words(fault)}); {_WHOLE}") from None
    except RuntimeError as fault:
        if "can't start new thread" not in str(fault):
            raise
        raise PortalError(_NO_MEMORY) from None


def check_memory() -> None:
    """Whether a build can get the memory it needs at all: libraries end a process without it.

    Raises MemoryError.
    """
    try:
        mmap.mmap(-1, NEEDED << 20).close()
    except (OSError, ValueError):
        raise MemoryError from None


def _all_said(fault: BaseException | None) -> str:
    """The words of a fault and of those that led to it."""
    said = []
    while fault is not None:
        said.append(str(fault))
        fault = fault.__cause__ or fault.__context__
    return "\n".join(said)
