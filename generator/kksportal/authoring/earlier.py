"""A portal beside an earlier state of it: a revision in git, or a folder."""

from __future__ import annotations

import io
import tarfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from kksportal.authoring.archived import archives_against
from kksportal.authoring.repository import ask_git
from kksportal.authoring.states import read_state
from kksportal.changes.suspicions import altered_days, lost_addresses, lost_texts, suspicions
from kksportal.effects import Folders
from kksportal.errors import Finding, PortalError
from kksportal.read.archives import ARCHIVES
from kksportal.read.folder import DESCRIPTOR
from kksportal.read.permits import read_permits
from kksportal.read.published import PUBLISHED, Listed, read_published
from kksportal.validate.permits import permitted
from kksportal.words.names import Names

_git = partial(ask_git, instead="; sebut folder portal semula")
_PARTS = ("datapackages", "content", PUBLISHED, ARCHIVES)


def against(folders: Folders, earlier: str) -> tuple[Finding, ...]:
    """Findings about what changed in a suspicious way since a state: values, rows, texts.

    `earlier` is a folder with a portal, or else a revision of the repository that holds this one.
    Raises PortalError when it is neither.
    """
    with earlier_state(folders, earlier, folders.root) as place:
        before = Folders(root=place)
        old, new = read_state(before.root), read_state(folders.root)
        texts = tuple(sorted(_texts(before) - _texts(folders)))
        archived = tuple(archives_against(before, folders, old.packages, new.packages))
        was, now = read_published(before)[0], read_published(folders)[0]
    findings = (
        *suspicions(old.packages, new.packages, Names(new.words)),
        *lost_texts(texts),
        *lost_addresses(sorted(was.keys() - now.keys())),
        *altered_days(one for one in sorted(was.keys() & now.keys()) if _rewritten(was, now, one)),
        *archived,
    )
    # A permit that is for another finding is told by the check itself.
    permits = read_permits(folders)[0]
    return tuple(f for f in permitted(findings, permits) if f.kind.code != "KKS-I003")


def _rewritten(was: Mapping[str, Listed], now: Mapping[str, Listed], address: str) -> bool:
    """Whether what was recorded of an address does not stand any more; more may be added to it."""
    return now[address].days[: len(was[address].days)] != was[address].days


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


def _texts(folders: Folders) -> set[str]:
    found = folders.content.rglob("*.md") if folders.content.is_dir() else ()
    return {folders.relative(path) for path in found if not path.name.startswith(".")}
