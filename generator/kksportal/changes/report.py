"""The difference between two states of a portal, package by package, in sentences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kksportal.changes.words import ChangeText, describe_change
from kksportal.compute.changes import PackageChange, RowChange, subject_of
from kksportal.model.package import Head, Package
from kksportal.words.names import Names

STATES = {"baru": "paket baru", "hilang": "paket tidak ada lagi", "berubah": "berubah"}
_SIMULATED = " (data simulasi)"


class ChangedRow(NamedTuple):
    """A changed row with its sentences."""

    change: RowChange
    sentences: tuple[ChangeText, ...]


class ChangedPackage(NamedTuple):
    """A changed package: what it is called, how it changed, its changed rows."""

    title: str
    folder: str
    state: str  # baru, hilang, berubah
    state_text: str
    rows: tuple[ChangedRow, ...]


class Difference(NamedTuple):
    """All that changed, with one sentence that sums it up."""

    summary: str
    packages: tuple[ChangedPackage, ...]


def describe_difference(
    changes: Sequence[PackageChange], old: Sequence[Package], new: Sequence[Package], names: Names
) -> Difference:
    """What changed, in words; sources are looked up in the newer state first."""
    sources = {
        subject_of(package.head): {s.id: s for s in getattr(package, "sumber", ())}
        for package in reversed(new)
    }
    for package in old:
        known = sources.setdefault(subject_of(package.head), {})
        for source in getattr(package, "sumber", ()):
            known.setdefault(source.id, source)
    packages = tuple(
        ChangedPackage(
            title=title_of(change.head, names),
            folder=change.head.folder,
            state=change.state,
            state_text=STATES[change.state],
            rows=tuple(
                ChangedRow(
                    row,
                    describe_change(
                        change.head.kind,
                        title_of(change.head, names),
                        row,
                        names,
                        sources[subject_of(change.head)],
                    ),
                )
                for row in change.rows
            ),
        )
        for change in changes
    )
    return Difference(summary=_summary(packages), packages=packages)


def title_of(head: Head, names: Names) -> str:
    """What a package is called: a district by its name, others by their title."""
    title = names.places.get(head.code, head.title) if head.kind == "daerah" else head.title
    return (title or head.folder) + (_SIMULATED if head.simulated else "")


def _summary(packages: Sequence[ChangedPackage]) -> str:
    if not packages:
        return "Tidak ada yang berubah."
    rows = [row.change for package in packages for row in package.rows]
    new = sum(row.before is None for row in rows)
    gone = sum(row.after is None for row in rows)
    counts = f"{new} baris baru, {gone} baris hilang, {len(rows) - new - gone} baris berubah"
    return f"{len(packages)} paket berubah: {counts}."
