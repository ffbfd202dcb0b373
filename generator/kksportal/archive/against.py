"""A portal beside an earlier state of it: what changed in a suspicious way, and what may not."""

from __future__ import annotations

from kksportal.archive.unlike import archives_against
from kksportal.authoring.earlier import earlier_state
from kksportal.authoring.states import read_state
from kksportal.changes.suspicions import lost_addresses, lost_texts, suspicions
from kksportal.effects import Folders
from kksportal.errors import Finding
from kksportal.read.permits import read_permits
from kksportal.read.published import read_published
from kksportal.validate.permits import permitted
from kksportal.words.names import Names


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
        gone = sorted(read_published(before)[0].keys() - read_published(folders)[0].keys())
    findings = (
        *suspicions(old.packages, new.packages, Names(new.words)),
        *lost_texts(texts),
        *lost_addresses(gone),
        *archived,
    )
    # A permit that is for another finding is told by the check itself.
    permits = read_permits(folders)[0]
    return tuple(f for f in permitted(findings, permits) if f.kind.code != "KKS-I003")


def _texts(folders: Folders) -> set[str]:
    found = folders.content.rglob("*.md") if folders.content.is_dir() else ()
    return {folders.relative(path) for path in found if not path.name.startswith(".")}
