"""The generator that goes into an archive: its wheel, its sources, its locked requirements.

In a checkout both are built by the locked tool; an installed program is packed again from its own
files. Either way the wheel holds what runs here, in the same bytes on any machine, and a wheel
that somebody names is checked against it.
"""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tarfile
import zipfile
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from tempfile import TemporaryDirectory

from kksportal import __version__
from kksportal.errors import PortalError, in_words
from kksportal.preservation.plain_packs import plain_tarball, plain_wheel
from kksportal.preservation.zips import SPOILT
from kksportal.shipped import program_folder, shipped_folder

REQUIREMENTS = "requirements.txt"
_NEVER = ("INSTALLER", "REQUESTED", "direct_url.json", "RECORD")
_BELOW = "kksportal/bawaan/"


def program_files(wheel: Path | None = None) -> dict[str, bytes]:
    """The files of the program by name: the wheel, the sources where they are here, the lock.

    `wheel` is one to take instead of making one. Raises PortalError where it is another program
    than the one that runs, or none can be made.
    """
    lock = {REQUIREMENTS: (shipped_folder() / REQUIREMENTS).read_bytes()}
    if wheel is not None:
        try:
            raw = wheel.read_bytes()
        except OSError as fault:
            raise PortalError(in_words(fault)) from None
        if other := other_than_here(raw):
            raise PortalError(
                f"{wheel.name} bukan program yang sedang berjalan: {other} berbeda. Pasang roda "
                "itu dahulu, atau jangan sebut --program"
            )
        return {wheel.name: raw, **lock}
    checkout = program_folder().parents[1]
    if (checkout / "pyproject.toml").is_file() and shipped_folder() == checkout:
        return {**_built(checkout), **lock}
    return {**_packed_again(), **lock}


def other_than_here(wheel: bytes) -> str:
    """The first file of a wheel that is not as the program that runs here has it; "" if all are."""
    try:
        with zipfile.ZipFile(io.BytesIO(wheel)) as packed:
            names = [name for name in packed.namelist() if name.startswith("kksportal/")]
            if not names:
                return "isinya"
            for name in names:
                place = (
                    shipped_folder() / name.removeprefix(_BELOW)
                    if name.startswith(_BELOW)
                    else program_folder() / name.removeprefix("kksportal/")
                )
                if not place.is_file() or place.read_bytes() != packed.read(name):
                    return name
    except SPOILT:
        return "isinya"
    modules = {f"kksportal/{p.relative_to(program_folder()).as_posix()}"
               for p in program_folder().rglob("*.py")}  # fmt: skip
    missing = sorted(name for name in modules - set(names) if not name.startswith(_BELOW))
    return missing[0] if missing else ""


def _built(checkout: Path) -> dict[str, bytes]:
    """Wheel and sources of a checkout, by the locked build tool, without a network."""
    made: dict[str, bytes] = {}
    with TemporaryDirectory(prefix="kks-roda-") as place:
        for kind in ("sdist", "wheel"):
            ran = subprocess.run(
                [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", place],
                cwd=checkout,
                env=os.environ | {"SOURCE_DATE_EPOCH": "315532800"},
                capture_output=True,
                text=True,
                encoding="utf-8",
                errors="replace",
                check=False,
            )
            if ran.returncode:
                last = (ran.stderr or ran.stdout).strip().splitlines()[-1:]
                raise PortalError(f"roda program tidak dapat dibuat: {''.join(last)[:200]}")
        for path in Path(place).iterdir():
            made[path.name] = _plain(path.read_bytes())
    return dict(sorted(made.items()))


def _plain(packed: bytes) -> bytes:
    """A wheel or a tarball with the same files, in the one form that it has on any machine."""
    if packed.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(packed)) as wheel:
            files = {name: wheel.read(name) for name in wheel.namelist()}
        about = next(name for name in files if name.endswith(".dist-info/RECORD"))
        return plain_wheel(files, about.removesuffix("/RECORD"))
    with tarfile.open(fileobj=io.BytesIO(packed), mode="r:gz") as sources:
        held = ((one.name, sources.extractfile(one)) for one in sources.getmembers())
        return plain_tarball({name: file.read() for name, file in held if file is not None})


def _packed_again() -> dict[str, bytes]:
    """A wheel of an installed program, from the files that its installer has listed."""
    try:
        home = distribution("kksportal")
    except PackageNotFoundError:
        raise PortalError(
            "program ini tidak terpasang sebagai paket; sebut rodanya: --program"
        ) from None
    files: dict[str, bytes] = {}
    for one in home.files or ():
        name = one.as_posix()
        if name.startswith("..") or "__pycache__" in name or one.name in _NEVER:
            continue
        files[name] = Path(str(one.locate())).read_bytes()
    about = f"kksportal-{home.version}.dist-info"
    return {f"kksportal-{__version__}-py3-none-any.whl": plain_wheel(files, about)}
