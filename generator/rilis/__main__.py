"""`make rilis`: what is handed out of a version, made from what is committed and nothing else.

The sources are packed first and the wheel is built from them, so that both are one program. Each
archive has the moment of the commit in it, and none of when and where it was built.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from kksportal.site_build.checker_files import CHECKER, HEIC, RUNTIME
from rilis.sbom import bill_of_materials

SUMS = "SHA256SUMS"


class ReleaseError(Exception):
    """Why nothing can be released, in a sentence."""


def main(arguments: list[str]) -> int:
    """Make a release into a folder; 0, or 2 with a sentence."""
    target = Path(arguments[0] if arguments else "dist").resolve()
    try:
        for path in release(Path.cwd(), target):
            print(f"{path.stat().st_size:>9} bita  {path}")
    except ReleaseError as problem:
        print(f"rilis: {problem}", file=sys.stderr)
        return 2
    return 0


def release(root: Path, target: Path) -> list[Path]:
    """Wheel, sources, bill of materials and digests of a checkout's last commit, in a folder.

    Raises ReleaseError when something is not committed, or the folder holds something else.
    """
    if changed := _git(root, "status", "--porcelain"):
        raise ReleaseError(f"masih ada yang belum disimpan (commit):\n{changed}")
    target.mkdir(parents=True, exist_ok=True)
    if strangers := sorted(path.name for path in target.iterdir() if not _is_ours(path)):
        raise ReleaseError(f"{target} memuat berkas lain ({strangers[0]}); pilih folder lain")
    epoch = _git(root, "log", "-1", "--format=%ct")
    with TemporaryDirectory(prefix="kks-rilis-") as place:
        packed, home = Path(place, "commit.tar"), Path(place)
        _git(root, "archive", "--format=tar", f"--output={packed}", "HEAD")
        commit = _unpack(packed, home / "commit")
        _lay_browser_files(root, commit)
        sdist = _build("sdist", commit, home / "dist", epoch)
        (source,) = _unpack(sdist, home / "sumber").iterdir()
        wheel = _build("wheel", source, home / "dist", epoch)
        lock = (source / "requirements.txt").read_text("utf-8")
        made = {path.name: path.read_bytes() for path in (sdist, wheel)}
        bill = bill_of_materials((sdist, wheel), lock, int(epoch))
        made[f"{sdist.name.removesuffix('.tar.gz')}.cdx.json"] = bill
    lines = (f"{sha256(made[name]).hexdigest()}  {name}\n" for name in sorted(made))
    made[SUMS] = "".join(lines).encode()
    for old in target.iterdir():
        old.unlink()
    for name, content in made.items():
        (target / name).write_bytes(content)
    return [target / name for name in made]


def _lay_browser_files(root: Path, commit: Path) -> None:
    """What runs in browsers is in no commit: from the checkout, by the digests locked in it."""
    for name, digest in (RUNTIME | HEIC).items():
        source, target = root / CHECKER / name, commit / CHECKER / name
        content = source.read_bytes() if source.is_file() else b""
        if sha256(content).hexdigest() != digest:
            raise ReleaseError(f"{CHECKER}/{name} bukan yang terkunci; jalankan: make periksa")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def _is_ours(path: Path) -> bool:
    return path.is_file() and (path.name == SUMS or path.name.startswith("kksportal-"))


def _git(root: Path, *words: str) -> str:
    ran = subprocess.run(
        ["git", *words], cwd=root, capture_output=True, text=True, encoding="utf-8", check=False
    )
    if ran.returncode:
        raise ReleaseError(f"git {words[0]}: {ran.stderr.strip()}")
    return ran.stdout.strip()


def _unpack(archive: Path, target: Path) -> Path:
    with tarfile.open(archive) as packed:
        packed.extractall(target, filter="data")
    return target


def _build(kind: str, source: Path, target: Path, epoch: str) -> Path:
    """One archive, by the locked tools that are installed here and without a network."""
    ran = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(target)],
        cwd=source,
        env=os.environ | {"SOURCE_DATE_EPOCH": epoch},
        capture_output=True,
        text=True,
        check=False,
    )
    if ran.returncode:
        raise ReleaseError(f"{kind} tidak dapat dibuat:\n{ran.stdout}{ran.stderr}")
    (made,) = target.glob("*.whl" if kind == "wheel" else "*.tar.gz")
    return made


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
