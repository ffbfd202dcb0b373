"""Compiled templates kept between builds, each under its checksum.

Jinja runs whatever its cache holds, so one changed byte would break every build until the cache
is emptied. A file whose checksum does not match is therefore ignored and compiled again.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path

from jinja2.bccache import Bucket, BytecodeCache

_SIZE = 32  # of the checksum


class CheckedBytecode(BytecodeCache):
    """A folder of compiled templates."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket, unless its file is missing, damaged or another version's."""
        try:
            raw = self._path(bucket).read_bytes()
        except OSError:
            return
        if hashlib.sha256(raw[_SIZE:]).digest() == raw[:_SIZE]:
            bucket.bytecode_from_string(raw[_SIZE:])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled; errors are ignored, since a build works without the cache."""
        body, path = bucket.bytecode_to_string(), self._path(bucket)
        fresh = path.with_name(f"{path.name}.setengah-{os.getpid()}")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            fresh.write_bytes(hashlib.sha256(body).digest() + body)
            fresh.replace(path)
        except OSError:
            with suppress(OSError):
                fresh.unlink()

    def _path(self, bucket: Bucket) -> Path:
        return self._folder / f"{bucket.key}.templat"
