"""What commands have in common: where a portal is, a day, the bytes of a file."""

from __future__ import annotations

import argparse
from pathlib import Path

from kksportal.errors import PortalError, in_words


def portal_root(args: argparse.Namespace) -> Path:
    """The portal's folder; raises PortalError where there is none."""
    root: Path = args.root.resolve()
    if not (root / "mkdocs.yml").is_file() or not (root / "datapackages").is_dir():
        raise PortalError(
            f"{args.root} bukan folder portal (tidak ada mkdocs.yml dan datapackages/). "
            "Mulai dengan: kks init FOLDER"
        )
    return root


def day_of(text: str) -> str:
    """A date given by a person, or today."""
    from datetime import date

    try:
        day = date.fromisoformat(text) if text else date.today()
    except ValueError:
        raise PortalError(f"“{text}” bukan tanggal; tulis seperti 2026-11-24") from None
    return day.isoformat()


def bytes_of(path: Path) -> bytes:
    """The bytes of a file; raises PortalError where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as fault:
        raise PortalError(in_words(fault)) from None
