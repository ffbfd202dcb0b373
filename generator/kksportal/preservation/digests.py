"""What is known of a file that is kept: its size and its digests. Nothing is read here."""

from __future__ import annotations

import hashlib
from typing import NamedTuple


class Digested(NamedTuple):
    """A file's size in bytes, its sha-512, and the sha-1 that git gives a file of these bytes."""

    size: int
    sha512: str
    git: str


class Digester:
    """Takes the bytes of one file of a known size, piece by piece, so that none is held whole."""

    __slots__ = ("_git", "_sha512", "_size")

    def __init__(self, size: int) -> None:
        """Begin a file; git's digest has its size before its bytes."""
        self._size = size
        self._sha512 = hashlib.sha512()
        self._git = hashlib.sha1(b"blob %d\0" % size, usedforsecurity=False)

    def take(self, piece: bytes) -> None:
        """The next bytes of the file."""
        self._sha512.update(piece)
        self._git.update(piece)

    @property
    def digested(self) -> Digested:
        """What is known once all bytes were taken."""
        return Digested(self._size, self._sha512.hexdigest(), self._git.hexdigest())


def digest(content: bytes) -> Digested:
    """The digests of bytes at hand."""
    digester = Digester(len(content))
    digester.take(content)
    return digester.digested
