"""Where to report security faults, for machines: security.txt by RFC 9116."""

from __future__ import annotations

from collections.abc import Iterator

from kksportal import addresses
from kksportal.exports.files import File
from kksportal.words.portal import PortalInfo


def security_file(info: PortalInfo) -> Iterator[File]:
    """The file, where the owner said whom to write to and until when that holds.

    No day is made up: a portal that nobody looks after must not promise an answer for ever.
    """
    if info.security is None:
        return
    lines = [
        f"Contact: {info.security.contact}",
        f"Expires: {info.security.until}T23:59:59Z",
        "Preferred-Languages: id, en",
    ]
    if info.url:
        lines.append(f"Canonical: {info.url}{addresses.SECURITY()}")
    yield File(address=addresses.SECURITY(), content="\n".join((*lines, "")).encode())
