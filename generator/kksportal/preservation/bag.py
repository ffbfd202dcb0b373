"""A bag (BagIt 1.0, RFC 8493): a folder that says itself what belongs to it, with sha-512.

Written here and not by a library: the one there is works in place on a disk, takes today's date
and writes the machine's own line ends. Its check is what the tests hold these bags to.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence

from kksportal.preservation.digests import Digested

DECLARATION = "bagit.txt"
INFO = "bag-info.txt"
MANIFEST = "manifest-sha512.txt"
TAG_MANIFEST = "tagmanifest-sha512.txt"
PAYLOAD = "data/"
_WRITTEN = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
_ESCAPED = {"%": "%25", "\r": "%0D", "\n": "%0A"}


def tag_files(
    payload: Mapping[str, Digested],
    info: Sequence[tuple[str, str]],
    extra: Mapping[str, bytes] | None = None,
) -> dict[str, bytes]:
    """The files that make a folder a bag, by their paths in it.

    `payload` has the files below `data/` by paths that begin so; `info` the labels of bag-info.txt
    in their order; `extra` other tag files. The same input gives the same bytes.
    """
    octets = sum(one.size for one in payload.values())
    labels = [*info, ("Payload-Oxum", f"{octets}.{len(payload)}")]
    tags = {
        DECLARATION: _WRITTEN.encode(),
        INFO: "".join(f"{label}: {_one_line(value)}\n" for label, value in labels).encode(),
        MANIFEST: manifest((path, one.sha512) for path, one in payload.items()),
        **(extra or {}),
    }
    return {**tags, TAG_MANIFEST: manifest((path, _sha512(raw)) for path, raw in tags.items())}


def manifest(entries: Iterable[tuple[str, str]]) -> bytes:
    """A manifest: a line a file, sorted by path, the digest before it."""
    return "".join(f"{sha512}  {_escaped(path)}\n" for path, sha512 in sorted(entries)).encode()


def bag_digest(tags: Mapping[str, bytes]) -> str:
    """The one number that stands for a whole bag: the sha-512 of its tag manifest.

    The tag manifest has the digest of the manifest, and that the digest of every file.
    """
    return _sha512(tags[TAG_MANIFEST])


def _sha512(raw: bytes) -> str:
    return hashlib.sha512(raw).hexdigest()


def _escaped(path: str) -> str:
    return "".join(_ESCAPED.get(sign, sign) for sign in path)


def _one_line(value: str) -> str:
    return " ".join(value.split())
