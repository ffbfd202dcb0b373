"""Check packages with frictionless too: those with errors, those named, or all of them.

The fast check of this program decides. Frictionless costs about 0.1 second for each package, so it
runs only on packages with errors, on those a person names, or on all (`--full`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kksportal.effects import Folders
from kksportal.errors import Finding, sort_findings
from kksportal.findings import kind
from kksportal.read.package import explain

# What is wrong with such a file is said already, and frictionless reads it whole: a pipe for ever.
_UNREAD = {"KKS-B001", "KKS-B002", "KKS-P003", "KKS-P005", "KKS-D004", *(
    f"KKS-{code}" for code in ("P004", "P006", "P007", "P019", "N020", "D005")  # another shape
)}  # fmt: skip
_LOOSE = "KKS-P020"  # empty rows and columns: frictionless is asked about the table without them
_EXPLAINED = 20  # packages explained in one run: after an error in a vocabulary all of them fail


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """The findings that frictionless adds, and how many packages it checked."""

    findings: tuple[Finding, ...]
    explained: int = 0  # packages in which the fast check found errors
    rechecked: int = 0  # packages without errors, checked because named or with --full
    left_out: int = 0  # packages with errors on which frictionless did not run

    @property
    def summary(self) -> str:
        """How many packages frictionless explained and checked again, in Indonesian."""
        parts = []
        if self.explained:
            parts.append(f"menjelaskan {self.explained} paket bergalat")
        if self.left_out:
            parts.append(f"melewati {self.left_out} paket bergalat lainnya (semua: --full)")
        if self.rechecked:
            parts.append(f"memeriksa ulang {self.rechecked} paket")
        return ", ".join(parts) or "tidak diperlukan"


def scope(
    findings: Iterable[Finding], packages: Sequence[str], touched: Sequence[str]
) -> tuple[Finding, ...]:
    """The findings about the touched paths, each with its whole package: rows refer to each other.

    All findings when nothing is named, or when a shared package is: every district depends on it.
    """
    wide = list(touched)
    for path in touched:
        wide += [place for place in packages if _is_within(path, place)]
    if not touched or any(_is_shared(path) for path in touched):
        return sort_findings(findings)
    return sort_findings(f for f in findings if any(_is_within(f.path, place) for place in wide))


def _is_shared(path: str) -> bool:
    return _is_within(path, "datapackages") and not _is_within(path, "datapackages/daerah")


def ask(
    folders: Folders,
    packages: Sequence[str],
    findings: Sequence[Finding],
    *,
    touched: Iterable[str] = (),
    full: bool = False,
) -> Opinion:
    """Run frictionless on the packages that need it; they are folders relative to the portal."""
    unread = [f for f in findings if f.is_error and f.kind.code in _UNREAD]
    packages = [p for p in packages if not any(_is_within(f.path, p) for f in unread)]
    failed = [place for place in packages if any(_is_about(f, place) for f in findings)]
    named = [place for place in packages if any(_meets(path, place) for path in touched)]
    chosen = dict.fromkeys((*named, *failed))
    if full:
        chosen |= dict.fromkeys(packages)
    else:
        extra = [place for place in failed if place not in named][_EXPLAINED:]
        chosen = {place: None for place in chosen if place not in extra}
    added: list[Finding] = []
    for place in chosen:
        loose = {f.path for f in findings if f.kind.code == _LOOSE and _is_within(f.path, place)}
        remarks = explain(folders.root / Path(place), folders, loose)
        added += only_new(remarks, findings) if place in failed else remarks
    explained = sum(place in chosen for place in failed)
    return Opinion(
        findings=sort_findings(added),
        explained=explained,
        rechecked=len(chosen) - explained,
        left_out=len(failed) - explained,
    )


def only_new(remarks: Iterable[Finding], findings: Iterable[Finding]) -> list[Finding]:
    """The remarks of frictionless on cells without a finding of ours, as notes.

    They are notes because the package already has an error.
    """
    ours: dict[tuple[str, int], set[str]] = {}
    for finding in findings:
        ours.setdefault((finding.path, finding.row), set()).add(finding.column)
    notes = []
    for remark in remarks:
        columns = ours.get((remark.path, remark.row))
        if columns is None or not ({remark.column, ""} & columns or not remark.column):
            notes.append(replace(remark, kind=kind("KKS-F002")))
    return notes


def _is_about(finding: Finding, place: str) -> bool:
    return finding.is_error and _is_within(finding.path, place)


def _meets(path: str, place: str) -> bool:
    return _is_within(path, place) or _is_within(place, path)


def _is_within(path: str, place: str) -> bool:
    return path == place or path.startswith(f"{place}/")
