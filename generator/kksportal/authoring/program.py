"""Where a portal's machines get the program from: an address or a wheel, and its digest.

It is kept in `alat/program.txt`, one line in the form of pip's own requirements, so that pip checks
the digest and nothing of ours has to.
"""

from __future__ import annotations

import hashlib
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from kksportal import __version__
from kksportal.errors import PortalError, in_words

PROGRAM = Path("alat", "program.txt")
GUIDE = Path("alat", "BACA.md")
HEAD = "# Program yang dipasang alat/pasang.sh, dengan sidiknya. Cara menggantinya: alat/BACA.md\n"
_WHEEL = re.compile(r"kksportal-([0-9][0-9A-Za-z.+!]*)-py3-none-any\.whl")
# Only what stands for itself in a requirement: no space, no "$" that pip would fill in, and no
# name or password of anybody before the host.
_ADDRESS = re.compile(r"https://[A-Za-z0-9.-]+(?::[0-9]{1,5})?/(?:[A-Za-z0-9._~%+@-]+/)*([^/]+)")
_DIGEST = re.compile(r"(?:sha256[=:])?([0-9a-fA-F]{64})")
_EXAMPLE = "https://contoh.go.id/kksportal-1.0.0-py3-none-any.whl#SIDIK"


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """A wheel of the program: where it is, which version it says, and its SHA-256."""

    version: str
    digest: str
    address: str = ""  # on the web
    wheel: Path | None = None  # or on this machine; it is copied into the portal

    @property
    def requirement(self) -> str:
        """The line for pip."""
        place = f"./{self.wheel.name}" if self.wheel else f"kksportal @ {self.address}"
        return f"{place} --hash=sha256:{self.digest}"


def read_program(text: str) -> Program:
    """A program as a person names it, "ADDRESS#sha256" or "FILE.whl" with or without a digest.

    Raises PortalError, in one sentence, where it is neither, or the file is another one.
    """
    place, mark, told = text.strip().partition("#")
    digest = _DIGEST.fullmatch(told)
    if mark and digest is None:
        raise PortalError(
            f"“{_shown(told)}” bukan sidik SHA-256; sesudah # tulis 64 angka heksadesimal, "
            "seperti yang ditunjukkan sha256sum"
        )
    if "://" not in place:
        return _on_this_machine(Path(place), digest[1].lower() if digest else "")
    address = _ADDRESS.fullmatch(place)
    wheel = address and _WHEEL.fullmatch(address[1])
    if not wheel:
        raise PortalError(
            f"“{_shown(place)}” bukan alamat roda kksportal; tulis https:// sampai nama berkasnya, "
            f"misalnya {_EXAMPLE}"
        )
    if digest is None:
        raise PortalError(f"alamat program belum bersidik; tulis ALAMAT#SIDIK, misalnya {_EXAMPLE}")
    return Program(version=wheel[1], digest=digest[1].lower(), address=place)


def lay_program(target: Path, program: Program) -> None:
    """Write down in a portal which program builds it; a wheel of this machine comes along."""
    if program.wheel:
        shutil.copyfile(program.wheel, target / PROGRAM.parent / program.wheel.name)
    (target / PROGRAM).write_text(f"{HEAD}{program.requirement}\n", "utf-8", newline="\n")


def program_note(target: Path, program: Program | None) -> str:
    """What a person has to know of a new portal's program."""
    if program is None:
        return f"Belum ada program untuk alur kerjanya; cara menyebutnya: {target / GUIDE}"
    told = f"Program untuk alur kerjanya: kksportal {program.version}, di {target / PROGRAM}"
    if program.version != __version__:
        told += (
            f". Perhatikan: portal ini dan daftar paketnya dari kksportal {__version__}; "
            "pakai roda versi itu"
        )
    return told


def _on_this_machine(path: Path, told: str) -> Program:
    wheel = _WHEEL.fullmatch(path.name)
    if not wheel:
        raise PortalError(
            f"“{_shown(str(path))}” bukan berkas roda kksportal; namanya seperti "
            "kksportal-1.0.0-py3-none-any.whl"
        )
    try:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as fault:
        raise PortalError(f"roda program tidak dapat dibaca ({in_words(fault)})") from None
    if told and told != digest:
        raise PortalError(
            f"{_shown(str(path))} bukan roda yang dimaksud: sidiknya {digest}, bukan {told}"
        )
    return Program(version=wheel[1], digest=digest, wheel=path)


def _shown(text: str) -> str:
    """A text of a person's in a sentence: no line of its own, nothing that cannot be seen."""
    return ascii(text[:120])[1:-1]
