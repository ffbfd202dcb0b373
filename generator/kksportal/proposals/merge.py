"""Merge a proposal with what stands in the portal now, file by file.

A change of one side stands; where both sides changed one place to two things, the portal's stands
(or the proposal's, if its owner says so) and the place is a conflict. Nothing is written here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from kksportal.errors import Finding
from kksportal.findings import kind
from kksportal.model.kinds import find_resource
from kksportal.proposals.conflict import Conflict
from kksportal.proposals.descriptors import (
    changed_fields,
    merge_heads,
    resources_of,
    to_json,
    with_tables,
)
from kksportal.proposals.lines import merge_texts
from kksportal.proposals.places import DESCRIPTOR, is_picture
from kksportal.proposals.proposal import Proposal, ProposedFile
from kksportal.proposals.rows import merge_header, merge_rows
from kksportal.proposals.tables import to_csv, to_descriptor, to_table, to_text

Current = Callable[[str], bytes | None]  # the content of a file as it stands; None: there is none


@dataclass(slots=True, kw_only=True)
class Merged:
    """What a merge comes to: the files to write, and all that is to be told about it."""

    files: dict[str, bytes | None] = field(default_factory=dict)  # None: the file goes
    conflicts: list[Conflict] = field(default_factory=list)
    stale: list[str] = field(default_factory=list)  # files that changed since the proposal's base
    findings: list[Finding] = field(default_factory=list)  # why it cannot be merged


def merge_proposal(proposal: Proposal, current: Current, *, proposal_wins: bool = False) -> Merged:
    """Merge every file of a proposal with what stands now."""
    merged = Merged()
    package = [file for file in proposal.files if file.path.startswith("datapackages/")]
    if package:
        folder = package[0].path.rpartition("/")[0]
        _Package(folder, proposal.head.day, current, merged, proposal_wins).merge(package)
    for file in proposal.files:
        if file not in package:
            merge = _merge_picture if is_picture(file.path) else _merge_text
            merge(file, current(file.path), merged, proposal_wins=proposal_wins)
    return merged


@dataclass(slots=True)
class _Package:
    """The merge of one package: its tables first, then the head that lists them."""

    folder: str
    day: str
    current: Current
    merged: Merged
    proposal_wins: bool

    def merge(self, files: Iterable[ProposedFile]) -> None:
        path = f"{self.folder}/{DESCRIPTOR}"
        by_path = {file.path: file for file in files}
        proposed = by_path.pop(path, None)
        stands = self.current(path)
        file = proposed or ProposedFile(path=path, content=stands, base=stands)
        sides: list[Any] = []
        for content in (file.base, stands, file.content):
            descriptor, findings = to_descriptor(content, path)
            self.merged.findings += findings
            sides.append(descriptor or {})
        if self.merged.findings:
            return
        if not sides[1] and not sides[2]:
            self._refuse(path, "Paket ini tidak punya datapackage.json.")
            return
        if stands is not None and file.content is None:
            self._refuse(path, "Kepala paket tidak dapat dihapus.")
            return
        names = resources_of(sides[2]) | resources_of(sides[1])
        head = merge_heads(
            path,
            (sides[0], sides[1], sides[2]),
            latest=self.day,
            proposal_wins=self.proposal_wins,
        )
        self.merged.conflicts += head.conflicts
        if sides[1] and any(name != "diperbarui" for name, *_ in changed_fields(*sides[:2])):
            self.merged.stale.append(path)
        tables = {
            name: table
            for one in by_path.values()
            for name, table in self._table(one, names).items()
        }
        descriptor = with_tables(head.descriptor, tables, self.day)
        if descriptor != sides[1]:
            self.merged.files[path] = to_json(descriptor)

    def _table(
        self, file: ProposedFile, names: Mapping[str, str]
    ) -> dict[str, tuple[str, tuple[str, ...] | None]]:
        """Merge a table; its file and header by its name where it changes, None where it goes."""
        path, stands = file.path, self.current(file.path)
        name = path.rpartition("/")[2]
        res = find_resource("daerah", names.get(name, name.removesuffix(".csv")))
        if res is None:
            self._refuse(path, "Tabel ini tidak ada dalam kontrak data.")
            return {}
        theirs, findings = to_table(file.content, res, path)
        ours, faults = to_table(stands, res, path)
        base, _ = to_table(file.base, res, path)
        if faults and stands == file.base:  # the proposal mends what nobody could read
            base = ours = to_table(None, res, path)[0]
            faults = []
        self.merged.findings += findings or faults
        if theirs is None or ours is None:
            return {}
        if base is None:
            self._refuse(path, "Keadaan semula tabel ini tidak terbaca, dan portal sudah berubah.")
            return {}
        if base.rows != ours.rows:
            self.merged.stale.append(path)
        rows, conflicts = merge_rows(
            res, path, (base.rows, ours.rows, theirs.rows), proposal_wins=self.proposal_wins
        )
        self.merged.conflicts += conflicts
        if file.content is None and not rows:
            if stands is not None:
                self.merged.files[path] = None
            return {res.name: (name, None)}
        header = merge_header(res, ours.header, theirs.header, rows)
        if rows == ours.rows and header == ours.header:
            return {}
        self.merged.files[path] = to_csv(header, rows)
        return {res.name: (name, header)}

    def _refuse(self, path: str, what: str) -> None:
        self.merged.findings.append(Finding(kind=kind("KKS-U004"), path=path, what=what))


def _merge_text(
    file: ProposedFile, stands: bytes | None, merged: Merged, *, proposal_wins: bool
) -> None:
    base, ours, theirs = (to_text(content) for content in (file.base, stands, file.content))
    if base != ours:
        merged.stale.append(file.path)
    gone = file.content is None or (stands is None and file.base is not None)
    if not gone:
        text, conflicts = merge_texts(file.path, base, ours, theirs, proposal_wins=proposal_wins)
        merged.conflicts += conflicts
        if text != ours:
            merged.files[file.path] = text.encode()
        return
    if ours in (theirs, base):  # both took it out, or only the proposal did
        if stands is not None:
            merged.files[file.path] = None
        return
    if theirs == base:  # only the portal took it out
        return
    told = (base, None if stands is None else ours, None if file.content is None else theirs)
    merged.conflicts.append(Conflict(file.path, 0, (), "", *told))
    if proposal_wins:
        merged.files[file.path] = None if file.content is None else theirs.encode()


def _merge_picture(
    file: ProposedFile, stands: bytes | None, merged: Merged, *, proposal_wins: bool
) -> None:
    was, ours, theirs = file.base_sha, _sha(stands), _sha(file.content)
    if was != ours:
        merged.stale.append(file.path)
    if theirs in (ours, was):
        return
    if was != ours:
        told = (was or None, ours or None, theirs or None)
        merged.conflicts.append(Conflict(file.path, 0, (), "", *told))
    if was == ours or proposal_wins:
        merged.files[file.path] = file.content


def _sha(content: bytes | None) -> str:
    return "" if content is None else hashlib.sha256(content).hexdigest()
