"""The edge to disk: the portal's folders, reading bytes, writing a site without writing twice."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from pathlib import Path

from kksportal.errors import DoubleWriteError


@dataclass(frozen=True, slots=True, kw_only=True)
class Folders:
    """Where a portal keeps its things."""

    root: Path

    @property
    def packages(self) -> Path:
        """The data packages."""
        return self.root / "datapackages"

    @property
    def content(self) -> Path:
        """Editorial Markdown, stories and narratives."""
        return self.root / "content"

    @property
    def templates(self) -> Path:
        """Templates, styles and scripts: the portal's own, or those that came with us."""
        own = self.root / "site_templates"
        return own if own.is_dir() else Path(__file__).parents[2] / "site_templates"

    def relative(self, path: Path) -> str:
        """A path as people know it: from the portal's folder, with forward slashes."""
        try:
            return path.relative_to(self.root).as_posix()
        except ValueError:
            return path.as_posix()


@dataclass(slots=True)
class SiteWriter:
    """Writes files of a site; a second write onto one path fails, a file of before goes."""

    target: Path
    written: dict[str, int] = field(default_factory=dict)

    def write(self, address: str, content: bytes) -> None:
        """Write one file below the target.

        Raises DoubleWriteError when the address was written before, or leaves the target.
        """
        if address in self.written or address.startswith("/") or ".." in address.split("/"):
            raise DoubleWriteError(f"alamat ditulis dua kali atau keluar dari situs: {address}")
        path = self.target / address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        self.written[address] = len(content)

    def copy(self, address: str, source: Path) -> None:
        """Copy one file into the site under the same rules."""
        self.write(address, source.read_bytes())

    def clear(self) -> None:
        """Empty the target, so that a page of before never outlives its data."""
        if self.target.is_dir():
            shutil.rmtree(self.target)
        self.target.mkdir(parents=True, exist_ok=True)
