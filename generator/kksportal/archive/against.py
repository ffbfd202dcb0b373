"""A portal beside an earlier state of it: what changed in a suspicious way, and what may not."""

from __future__ import annotations

from collections.abc import Mapping

from kksportal.archive.unlike import archives_against
from kksportal.authoring.earlier import earlier_state
from kksportal.authoring.states import read_state
from kksportal.changes.suspicions import altered_days, lost_addresses, lost_texts, suspicions
from kksportal.effects import Folders
from kksportal.errors import Finding
from kksportal.read.permits import read_permits
from kksportal.read.published import Listed, read_published
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


def _texts(folders: Folders) -> set[str]:
    found = folders.content.rglob("*.md") if folders.content.is_dir() else ()
    return {folders.relative(path) for path in found if not path.name.startswith(".")}
