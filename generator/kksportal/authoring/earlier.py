"""An earlier state of a portal: a revision in git, or a folder."""

from __future__ import annotations

import io
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from kksportal.authoring.repository import ask_git
from kksportal.effects import Folders
from kksportal.errors import PortalError
from kksportal.read.archives import ARCHIVES
from kksportal.read.folder import DESCRIPTOR
from kksportal.read.published import PUBLISHED

_git = partial(ask_git, instead="; sebut folder portal semula")
_PARTS = ("datapackages", "content", PUBLISHED, ARCHIVES)


@contextmanager
def earlier_state(folders: Folders, earlier: str, start: Path) -> Iterator[Path]:
    """Where an earlier state lies: a folder, seen from `start`, or else a revision, taken out.

    A revision is one of the repository that holds the portal; of it only data and texts are taken
    out. Raises PortalError when it is neither.
    """
    place = Path(earlier)
    for path in (start / place, place, folders.root / place) if earlier else ():
        if (path / "datapackages").is_dir() or (path / DESCRIPTOR).is_file():
            yield path.resolve()
            return
    with TemporaryDirectory(prefix="kks-") as home:
        _take_out(folders.root, earlier, Path(home))
        yield Path(home)


def _take_out(root: Path, revision: str, home: Path) -> None:
    """Write the data and texts of a revision to a folder. Raises PortalError."""
    wrong = f"“{revision[:60]}” bukan folder portal dan bukan revisi git portal ini"
    if not revision or revision.startswith("-"):
        raise PortalError(wrong)
    commit = _git(root, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    if commit is None:
        raise PortalError(wrong)
    name = commit.decode("ascii").strip()
    listed = (_git(root, "ls-tree", "--name-only", name, "./") or b"").decode().split("\n")
    parts = [part for part in _PARTS if part in listed]
    if "datapackages" not in parts:
        raise PortalError(f"revisi “{revision[:60]}” tidak memuat portal ini")
    packed = _git(root, "archive", "--format=tar", name, "--", *parts)
    if packed is None:
        raise PortalError(f"revisi “{revision[:60]}” tidak dapat dibaca")
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        plain = [member for member in archive.getmembers() if member.isfile() or member.isdir()]
        archive.extractall(home, members=plain, filter="data")
