"""Portals to migrate: the kept one of the first days, new ones, and one in a git repository."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from tests.conftest import ROOT

from kksportal.authoring.migrate import Migration, plan_migration, write_migration
from kksportal.authoring.moving import Outcome
from kksportal.effects import Folders
from kksportal.errors import Finding
from kksportal.site_build.checking import check_nation

KEPT = ROOT / "tests" / "portal_lama"
CONTOH = "datapackages/daerah/S01.01-kabupaten-contoh"  # the district of its owner


def check(folders: Folders) -> tuple[Finding, ...]:
    """The findings of a portal, in this process."""
    return check_nation(folders, jobs=1)


def migrate(root: Path, *accepted: str) -> Migration:
    """Plan and write, as the command does."""
    migration = plan_migration(Folders(root=root), check, accepted=accepted)
    write_migration(migration)
    return migration


def told(migration: Migration, outcome: Outcome) -> dict[str, str]:
    """What was told of each file with this outcome."""
    return {note.path: note.what for note in migration.notes if note.outcome is outcome}


def failed(migration: Migration) -> dict[str, str]:
    """What could not be done."""
    return told(migration, Outcome.FAILED)


def contents(root: Path) -> dict[str, bytes]:
    """Every file of a portal but those of git and of the cache."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and path.relative_to(root).parts[0] not in (".git", ".kks")
    }


def kept(home: Path) -> Path:
    """A copy of the kept portal."""
    return Path(shutil.copytree(KEPT, home / "portal"))


def change(root: Path, path: str, old: str, new: str) -> None:
    """Change a piece of a file."""
    text = (root / path).read_text("utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new, 1), "utf-8", newline="")


def commit(root: Path) -> None:
    """Keep the present state in git; a repository is begun where there is none."""
    git = ["git", "-C", str(root), "-c", "user.name=T", "-c", "user.email=t@contoh.example"]
    for words in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "keadaan"]):
        subprocess.run([*git, *words], check=True, capture_output=True)
