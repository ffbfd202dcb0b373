"""The generator that goes into an archive: its wheel, its sources, its locked requirements.

In a checkout both are built by the locked tool; an installed program is packed again from its own
files. Either way the wheel holds what runs here, and a wheel that somebody names is checked
against it.
"""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import os
import subprocess
import sys
import zipfile
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from tempfile import TemporaryDirectory

from kksportal import __version__
from kksportal.errors import PortalError, in_words
from kksportal.shipped import program_folder, shipped_folder

REQUIREMENTS = "requirements.txt"
_NEVER = ("INSTALLER", "REQUESTED", "direct_url.json", "RECORD")
_BELOW = "kksportal/bawaan/"
_MOMENT = (1980, 1, 1, 0, 0, 0)


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
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError):
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
                check=False,
            )
            if ran.returncode:
                last = (ran.stderr or ran.stdout).strip().splitlines()[-1:]
                raise PortalError(f"roda program tidak dapat dibuat: {''.join(last)[:200]}")
        for path in sorted(Path(place).iterdir()):
            made[path.name] = path.read_bytes()
    return made


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
    return {f"kksportal-{__version__}-py3-none-any.whl": _wheel(files, home)}


def _wheel(files: dict[str, bytes], home: Distribution) -> bytes:
    about = f"kksportal-{home.version}.dist-info"
    listing = io.StringIO(newline="")
    writer = csv.writer(listing, lineterminator="\n")
    for name in sorted(files):
        sha = base64.urlsafe_b64encode(hashlib.sha256(files[name]).digest()).rstrip(b"=").decode()
        writer.writerow((name, f"sha256={sha}", len(files[name])))
    writer.writerow((f"{about}/RECORD", "", ""))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name in [*sorted(files), f"{about}/RECORD"]:
            raw = files[name] if name in files else listing.getvalue().encode()
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            entry.create_system = 3
            packed.writestr(entry, raw, compresslevel=9)
    return out.getvalue()
