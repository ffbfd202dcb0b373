"""`kks init`: create a new portal that works at once."""

from __future__ import annotations

import shutil
from pathlib import Path

from kksportal.errors import PortalError

STARTER = Path(__file__).parents[3] / "site_templates" / "awal"
SHARED = (
    "datapackages/kosakata",
    "datapackages/kerangka",
    "datapackages/wilayah",
    "datapackages/daerah/63.11-kabupaten-balangan",  # an example, to be replaced
    "content/inovasi/home-care-balangan.md",
    "content/apa-itu-kks.md",
)

NO_ADDRESS = 'site_url: ""'  # as the starter portal has it
LOCKED = "requirements.txt"  # every Python package with its digest; a new portal installs from it


def claim_folder(target: Path) -> None:
    """Make the folder of a new portal; raises PortalError unless it is empty and can be written."""
    try:
        target.mkdir(parents=True, exist_ok=True)
        filled = any(target.iterdir())
    except (FileExistsError, NotADirectoryError):
        raise PortalError(f"{target} bukan folder; pilih folder baru") from None
    except OSError as problem:
        raise PortalError(
            f"{target} tidak dapat dibuat ({problem.strerror}); pilih folder lain"
        ) from None
    if filled:
        raise PortalError(f"{target} sudah berisi; pilih folder baru")


def init_portal(target: Path, address: str = "") -> int:
    """Copy the starter portal and the shared packages into a new folder; the number of files.

    `address` is where the portal will be read ("https://…/"), "" where nobody knows yet.

    Raises PortalError when the folder is not empty or cannot be written.
    """
    claim_folder(target)
    repository = Path(__file__).parents[3]
    shutil.copytree(STARTER, target, dirs_exist_ok=True)
    if address:
        settings = target / "mkdocs.yml"
        text = settings.read_text("utf-8")
        settings.write_text(text.replace(NO_ADDRESS, f"site_url: {address}", 1), "utf-8")
    for name in SHARED:
        source = repository / name
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target / name, dirs_exist_ok=True)
        else:
            shutil.copy(source, target / name)
    shutil.copy(repository / LOCKED, target / "alat" / LOCKED)
    return sum(1 for path in target.rglob("*") if path.is_file())
