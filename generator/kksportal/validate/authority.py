"""The second opinion: frictionless explains what failed, and checks again what was touched.

The fast check decides. Frictionless costs about a tenth of a second a package, so it is asked
only about packages with errors, about those a person names, or about all (`--full`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kksportal.effects import Folders
from kksportal.errors import Finding, sort_findings
from kksportal.findings import kind
from kksportal.read.package import explain

_EXPLAINED = 20  # packages explained in one run: after a slip in a vocabulary all of them fail


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """What frictionless adds, and how many packages it was asked about."""

    findings: tuple[Finding, ...]
    explained: int = 0  # packages with errors of ours
    rechecked: int = 0  # packages without, named by a person or all of them
    left_out: int = 0  # packages with errors that were not explained

    @property
    def told(self) -> str:
        """For people: how many packages frictionless explained and checked again."""
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
    """The findings about what was touched: its whole package, for rows refer to each other.

    A shared package concerns everybody; so does naming nothing.
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
    """Ask frictionless about the packages (folders, relative to the portal) that need it."""
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
        told = explain(folders.root / Path(place), folders)
        added += only_new(told, findings) if place in failed else told
    explained = sum(place in chosen for place in failed)
    return Opinion(
        findings=sort_findings(added),
        explained=explained,
        rechecked=len(chosen) - explained,
        left_out=len(failed) - explained,
    )


def only_new(told: Iterable[Finding], findings: Iterable[Finding]) -> list[Finding]:
    """Frictionless's remarks on places where we say nothing, as notes: the package fails anyhow."""
    ours: dict[tuple[str, int], set[str]] = {}
    for finding in findings:
        ours.setdefault((finding.path, finding.row), set()).add(finding.column)
    notes = []
    for remark in told:
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
