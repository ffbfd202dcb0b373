"""A closed cycle on a disk that holds nothing but what says so."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from kksportal.model.closed import Print
from kksportal.preservation.closed import write_prints
from kksportal.preservation.inventory import Version, add_version, inventory_bytes

PRINTS = "data/beku.csv"


def close(root: Path, cycle: str, tables: Mapping[tuple[str, str], Print]) -> Path:
    """Lay down an archive whose only file is its list of fingerprints; the folder."""
    raw = write_prints(tables, {})
    version = Version(
        created="2026-01-31T00:00:00+07:00",
        message="uji",
        user=("Uji", ""),
        state={PRINTS: hashlib.sha512(raw).hexdigest(), "tagmanifest-sha512.txt": "ab" * 64},
    )
    inventory, _ = add_version(None, f"urn:kks:{cycle}", version)
    home = root / "arsip" / cycle
    place = home / "v1/content" / PRINTS
    place.parent.mkdir(parents=True)
    place.write_bytes(raw)
    (home / "inventory.json").write_bytes(inventory_bytes(inventory))
    return home
