"""The shelf on which the files of a site are put, each address once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kksportal.effects import Stage
from kksportal.errors import Finding
from kksportal.findings import kind
from kksportal.site_build.incremental.digest import Digest


@dataclass(slots=True)
class Shelf:
    """Puts files on the stage, each address once, and keeps their sizes."""

    stage: Stage
    sizes: dict[str, int]
    doubles: list[str] = field(default_factory=list)

    def put(self, address: str, content: bytes) -> None:
        """Write a file, unless the published site has it as it is."""
        self.note(address, len(content))
        self.stage.write(address, content)

    def note(self, address: str, size: int) -> None:
        """A file that stands already."""
        if address in self.sizes:
            self.doubles.append(address)
        self.sizes[address] = size


def doubled_in(digests: Sequence[Digest]) -> Iterator[str]:
    """Addresses that two districts claim."""
    seen: set[str] = set()
    for digest in digests:
        for file in (*(page.file for page in digest.pages), *(f for f, _ in digest.files)):
            if file in seen:
                yield file
            seen.add(file)


def double(address: str) -> Finding:
    """An address that is used twice: our own fault, but told like any other."""
    return Finding(kind=kind("KKS-H001"), path=address, what=f"alamat {address} dipakai dua kali")
