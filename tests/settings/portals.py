"""Small portals, of which only the settings are read."""

from __future__ import annotations

from pathlib import Path

from kksportal.errors import Finding
from kksportal.settings import Settings, read_settings

NAME = "site_name: Portal\nsite_url: https://kks.example/\n"
PLUGIN = "plugins:\n  - kksportal:\n      pengelola: Dinas\n"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'


def read(root: Path, text: str = "", *, safe: bool = False, **files: str) -> Settings:
    """The settings of a portal with these lines beside what each portal has, and these files."""
    put(root, {"mkdocs.yml": NAME + PLUGIN + text, "content/tentang.md": "# Tentang\n", **files})
    return read_settings(root, safe=safe)


def put(root: Path, files: dict[str, str | bytes] | dict[str, str]) -> Path:
    """Write files below a folder."""
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return root


def told(findings: tuple[Finding, ...]) -> list[tuple[str, int, str]]:
    """Findings as their code, line and sentence."""
    return [(f.kind.code.removeprefix("KKS-"), f.row, f.what) for f in findings]
