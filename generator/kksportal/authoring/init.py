"""`kks init`: create a new portal that works at once."""

from __future__ import annotations

import shutil
from pathlib import Path

from kksportal import __version__
from kksportal.authoring.origins import record_laid
from kksportal.authoring.program import Program, lay_program
from kksportal.errors import PortalError
from kksportal.shipped import shipped_folder, shipped_templates

# Data that came with the program, as it is there; datapackages/BACA.md tells owners which it is.
SHARED = (
    "datapackages/kosakata",
    "datapackages/kerangka",
    "datapackages/wilayah",
    "datapackages/penghargaan",
    "datapackages/daerah/63.11-kabupaten-balangan",  # an example, to be replaced
    "content/inovasi/home-care-balangan.md",
    "content/apa-itu-kks.md",
)
NO_ADDRESS = 'site_url: ""'  # as the starter portal has it
LOCKED = "requirements.txt"  # every Python package with its digest; a new portal installs from it
OWNERS = ("mkdocs.yml", "alamat-terbit.csv")  # the owner's from the first day: never renewed
NOTE = Path("datapackages", "BACA.md")  # what came with the program, and what is the owner's


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


def lay_starter(target: Path) -> None:
    """Settings, texts and workflows of a new portal, without any data."""
    starter = shipped_templates() / "awal"
    shutil.copytree(starter, target, ignore=shutil.ignore_patterns(NOTE.parent.name),
                    dirs_exist_ok=True)  # fmt: skip


def init_portal(target: Path, address: str = "", program: Program | None = None) -> int:
    """Lay down the starter portal and the data of the program; the number of files.

    `address` is where the portal will be read ("https://…/"), "" where nobody knows yet.
    `program` is what its machines install; without it their workflows stop with a sentence.

    Raises PortalError when the folder is not empty or cannot be written.
    """
    claim_folder(target)
    lay_starter(target)
    if address:
        _fill(target / "mkdocs.yml", NO_ADDRESS, f"site_url: {address}")
    shipped = shipped_folder()
    for name in SHARED:
        source = shipped / name
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target / name, dirs_exist_ok=True)
        else:
            shutil.copy(source, target / name)
    shutil.copy(shipped_templates() / "awal" / NOTE, target / NOTE)
    _fill(target / NOTE, "VERSI", __version__)
    shutil.copy(shipped / LOCKED, target / "alat" / LOCKED)
    record_laid(target, OWNERS)  # before what only this owner named
    if program:
        lay_program(target, program)
    return sum(1 for path in target.rglob("*") if path.is_file())


def _fill(path: Path, gap: str, text: str) -> None:
    path.write_text(path.read_text("utf-8").replace(gap, text, 1), "utf-8", newline="\n")
