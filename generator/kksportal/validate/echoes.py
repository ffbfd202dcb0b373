"""One cause, one sentence: findings that only follow from another are not told beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kksportal.errors import Finding

_UNREAD = {"KKS-N001", "KKS-P003", "KKS-P004", "KKS-P005"}  # a text with these is not read
_STORIES = "content/inovasi/"


def told_once(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings of a whole portal without those that follow from others.

    A source whose row is cut does not differ from itself elsewhere; a story that cannot be read is
    not missing; a folder whose head is another's copy is not also of a wrong name.
    """
    listed = tuple(findings)
    codes = {f.kind.code for f in listed}
    cut = {(f.path, f.row) for f in listed if f.kind.code == "KKS-D004"}
    unread = {
        f.path.removeprefix(_STORIES).removesuffix(".md")
        for f in listed
        if f.kind.code in _UNREAD and f.path.startswith(_STORIES)
    }
    copies = {f.path for f in listed if f.kind.code == "KKS-P008"} if "KKS-P013" in codes else set()
    for finding in listed:
        code = finding.kind.code
        if code == "KKS-D018" and (finding.path, finding.row) in cut:
            continue
        if code == "KKS-D013" and finding.column == "cerita" and _named(finding) in unread:
            continue
        if code == "KKS-P013" and finding.path in copies:
            continue
        yield finding


def _named(finding: Finding) -> str:
    return finding.what.partition("“")[2].partition("”")[0]
