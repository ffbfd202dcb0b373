"""The files of a site while it is built: each address once, with its size."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kksportal.effects import Stage
from kksportal.errors import Finding
from kksportal.findings import kind


@dataclass(slots=True)
class SiteFiles:
    """Writes the files of a site into the stage, each address once, and keeps their sizes."""

    stage: Stage
    sizes: dict[str, int] = field(default_factory=dict)  # by address, in bytes
    doubles: list[str] = field(default_factory=list)  # addresses that were claimed twice

    def put(self, address: str, content: bytes) -> int:
        """Write a file, unless the published site has it as it is; its size in bytes."""
        size = self.stage.put(address, content)
        self.note({address: size})
        return size

    def note(self, sizes: Mapping[str, int]) -> None:
        """Files that stand already, or were written elsewhere."""
        for address, size in sizes.items():
            if address in self.sizes:
                self.doubles.append(address)
            self.sizes[address] = size

    def findings(self) -> tuple[Finding, ...]:
        """A finding for each address claimed twice: a fault of the program, not of data."""
        return tuple(
            Finding(kind=kind("KKS-H001"), path=address, what=f"alamat {address} dipakai dua kali")
            for address in self.doubles
        )
