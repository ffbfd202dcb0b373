"""`kks init`: lay down a working portal of one's own."""

from __future__ import annotations

import shutil
from pathlib import Path

from kksportal.errors import PortalError

STARTER = Path(__file__).parents[3] / "site_templates" / "awal"
SHARED = (
    "datapackages/kosakata",
    "datapackages/kerangka",
    "datapackages/wilayah",
    "datapackages/daerah/63.11-kabupaten-balangan",  # an example to replace
    "content/inovasi/home-care-balangan.md",
    "content/apa-itu-kks.md",
)


def init_portal(target: Path) -> int:
    """Copy the starter portal and the shared packages into a new folder; the number of files.

    Raises PortalError when the folder already holds something.
    """
    if target.exists() and any(target.iterdir()):
        raise PortalError(f"{target} sudah berisi; pilih folder baru")
    repository = Path(__file__).parents[3]
    shutil.copytree(STARTER, target, dirs_exist_ok=True)
    for name in SHARED:
        source = repository / name
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target / name, dirs_exist_ok=True)
        else:
            shutil.copy(source, target / name)
    return sum(1 for path in target.rglob("*") if path.is_file())
