"""Software Heritage's identifier of a folder, as git computes the identifier of a tree.

Source: SWHID specification 1.2 (ISO/IEC 18670:2025), core identifiers. Whoever has the files can
compute it without us: `git hash-object -t tree`, or any program that makes SWHIDs.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping


def directory_id(files: Mapping[str, str]) -> str:
    """The identifier of a folder of plain files.

    `files` gives, by path with forward slashes, the sha-1 that git gives each file's bytes
    (`Digested.git`). Empty folders do not count, as in git.
    """
    return f"swh:1:dir:{_tree({path: tuple(path.split('/')) for path in files}, files).hex()}"


def _tree(parts: Mapping[str, tuple[str, ...]], files: Mapping[str, str]) -> bytes:
    folders: dict[str, dict[str, tuple[str, ...]]] = {}
    entries: list[tuple[bytes, bytes]] = []
    for path, (first, *rest) in parts.items():
        if rest:
            folders.setdefault(first, {})[path] = tuple(rest)
        else:
            name = first.encode()
            entries.append((name, b"100644 " + name + b"\0" + bytes.fromhex(files[path])))
    for folder, inside in folders.items():
        name = folder.encode()
        # git sorts a folder as if its name ended in a slash
        entries.append((name + b"/", b"40000 " + name + b"\0" + _tree(inside, files)))
    body = b"".join(entry for _, entry in sorted(entries))
    header = b"tree %d\0" % len(body)
    return hashlib.sha1(header + body, usedforsecurity=False).digest()
