"""A small portal in a real git repository, and proposals made as `/periksa/` makes them."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from kksportal.proposals.head import Head
from kksportal.proposals.proposal import changed_file, pack
from tests.awal import small_portal

CODE = "63.11"
BALANGAN = "datapackages/daerah/63.11-kabupaten-balangan"
FACTS, SOURCES, HEAD = (
    f"{BALANGAN}/fakta.csv",
    f"{BALANGAN}/sumber.csv",
    f"{BALANGAN}/datapackage.json",
)
ODF = "odf-dasar-tidak-disebut,capaian,85,"
STORY = "content/inovasi/home-care-balangan.md"
OWNER = {
    f"GIT_{role}_{part}": value
    for role in ("AUTHOR", "COMMITTER")
    for part, value in (("NAME", "Pemilik"), ("EMAIL", "pemilik@contoh.go.id"))
}
OFFICE = Head(code=CODE, office="Bappeda Rekaan", day="2026-11-24", version="0.1.0")


def new_portal(target: Path) -> Path:
    """A portal as `kks init` lays it down, committed once on branch main."""
    small_portal(target, "https://kks.contoh.example/")
    git(target, "init", "-q", "-b", "main")
    commit_all(target, "Portal")
    return target


def git(root: Path, *words: str) -> str:
    """What git says in a repository; it must not fail."""
    environment = {"PATH": os.environ["PATH"], "HOME": str(root), "LC_ALL": "C"} | OWNER
    done = subprocess.run(
        ["git", "-C", str(root), *words], capture_output=True, text=True, check=False,
        env=environment,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def commit_all(root: Path, subject: str) -> None:
    """Commit everything in the working tree."""
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", subject)


def copy_of(portal: Path, target: Path) -> Path:
    """A copy of a portal with its repository."""
    return Path(shutil.copytree(portal, target))


def content(root: Path, path: str) -> bytes | None:
    """A file of a portal; None where there is none."""
    return (root / path).read_bytes() if (root / path).is_file() else None


def proposal_of(root: Path, changes: Mapping[str, bytes | None], head: Head = OFFICE) -> bytes:
    """The archive of a proposal that starts from a portal's folder as it is."""
    files = [changed_file(path, content(root, path), after) for path, after in changes.items()]
    return pack(head, files)


def replaced(root: Path, path: str, old: str, new: str) -> bytes:
    """A file of a portal with one piece changed."""
    text = (root / path).read_text("utf-8")
    assert old in text, old
    return text.replace(old, new, 1).encode()


def edit(root: Path, path: str, old: str, new: str) -> None:
    """Change a piece of a file in a portal's folder."""
    (root / path).write_bytes(replaced(root, path, old, new))


def snapshot(root: Path) -> dict[str, bytes]:
    """Every file of a working tree, and its index; what git keeps of objects and refs is not."""
    kept = {}
    for path in sorted(root.rglob("*")):
        name = path.relative_to(root).as_posix()
        if path.is_file() and (
            not name.startswith(".git/") or name in (".git/index", ".git/HEAD", ".git/config")
        ):
            kept[name] = path.read_bytes()
    return kept


def branches(portal: Path) -> list[str]:
    """The branches of proposals."""
    listed = git(portal, "for-each-ref", "--format=%(refname:short)", "refs/heads/usulan/")
    return listed.split()


def odf(portal: Path, value: str) -> bytes:
    """The headline figures with another share of ODF."""
    return replaced(portal, FACTS, ODF, ODF.replace("85", value))
