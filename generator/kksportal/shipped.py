"""The one door to what came with the program: its own files, its templates, the data it brings.

In a checkout these lie beside `generator/`; a wheel carries them in `kksportal/bawaan/`. Nothing
else asks where the program lies.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path

from kksportal.errors import PortalError

_CARRIED = "bawaan"
_REINSTALL = "pasang lagi berkas rodanya (.whl) dengan pip"


@cache
def program_folder() -> Path:
    """The folder of the program's own modules, word lists and print sources.

    Raises PortalError where the program runs out of an archive: others read its files by path.
    """
    folder = files("kksportal")
    if not isinstance(folder, Path):
        raise PortalError(f"program ini dijalankan dari dalam arsip; {_REINSTALL}")
    return folder


@cache
def shipped_folder() -> Path:
    """The folder that holds `site_templates/`, `datapackages/` and `content/` of the program.

    Raises PortalError where they did not come along.
    """
    program = program_folder()
    for folder in (program / _CARRIED, program.parents[1]):
        if (folder / "site_templates").is_dir():
            return folder
    raise PortalError(f"program ini terpasang tanpa templat dan datanya; {_REINSTALL}")


def shipped_templates() -> Path:
    """Templates, styles and scripts, and the portal that `kks init` starts from."""
    return shipped_folder() / "site_templates"


def shipped_packages() -> Path:
    """The data packages that came with the program."""
    return shipped_folder() / "datapackages"
