"""A portal whose archives are stamped and signed, and minisign keys of our own."""

from __future__ import annotations

import base64
import hashlib
import os
import random
import subprocess
import sys
from pathlib import Path

from kksportal.archive.crypto import public_of
from kksportal.archive.stamping import carry_out, wishes_of
from kksportal.archive.verifying import verify_portal
from kksportal.effects import Folders
from tests.archive.authority_here import Authority

CAP = "arsip/cap"
PASSWORD = "sandi-uji"
URL = "https://cap.contoh.example/tsr"


def key_file(
    path: Path, seed: bytes = b"k" * 32, *, locked: bool = False, public: bytes = b""
) -> Path:
    """A secret key as minisign writes it; a locked one is quick to open."""
    number, public = hashlib.blake2b(seed, digest_size=8).digest(), public or public_of(seed)
    check = hashlib.blake2b(b"Ed" + number + seed + public, digest_size=32).digest()
    inside = number + seed + public + check
    salt, operations, memory = bytes(range(32)), 32768, 1 << 24
    kind = b"\0\0"
    if locked:
        stream = hashlib.scrypt(PASSWORD.encode(), salt=salt, n=1 << 10, r=8, p=1, dklen=104)
        inside, kind = bytes(a ^ b for a, b in zip(inside, stream, strict=True)), b"Sc"
    limits = operations.to_bytes(8, "little") + memory.to_bytes(8, "little")
    body = b"Ed" + kind + b"B2" + salt + limits + inside
    path.write_text(f"untrusted comment: kunci uji\n{base64.b64encode(body).decode()}\n")
    return path


def stamp(root: Path, cycle: str, authority: Authority, url: str = URL) -> None:
    """Have the newest version of an archive stamped."""
    folders = Folders(root=root)
    carried = carry_out(
        folders, cycle, wishes_of(folders, [url], [], None), ask=lambda _, q: authority.reply(q)
    )
    assert carried.missed == ()


def sign(root: Path, cycle: str, key: Path) -> None:
    """Have the newest version of an archive signed."""
    folders = Folders(root=root)
    carried = carry_out(folders, cycle, wishes_of(folders, [], [], key))
    assert carried.missed == ()


def relist(root: Path) -> None:
    """Write the list of stamps anew over whatever lies there: what a forger would do."""
    home = root / CAP
    old = {}
    if (home / "daftar.csv").is_file():
        lines = (home / "daftar.csv").read_text().splitlines()[1:]
        old = {name: at for name, _, at in (line.split(",") for line in lines)}
    lines = ["berkas,sha512,waktu"]
    for path in sorted(home.iterdir()):
        if path.name != "daftar.csv":
            sha = hashlib.sha512(path.read_bytes()).hexdigest()
            lines.append(f"{path.name},{sha},{old.get(path.name, '')}")
    (home / "daftar.csv").write_text("\n".join(lines) + "\n")


def minisign(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run minisign itself; it may refuse."""
    return subprocess.run(
        ["minisign", *words], cwd=cwd, capture_output=True, text=True, check=False
    )


def flipped(raw: bytes, chance: random.Random) -> bytes:
    """The same bytes, one bit of them another."""
    changed = bytearray(raw)
    changed[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def faults(root: Path) -> dict[str, str]:
    """What is wrong, by file."""
    return {
        one.path: one.what
        for verdict in verify_portal(Folders(root=root))
        for one in verdict.faults
    }


def kks(root: Path, *words: str, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "kksportal", *words, "-C", str(root)],
        capture_output=True, text=True, check=False, env={**os.environ, **env},
    )  # fmt: skip
