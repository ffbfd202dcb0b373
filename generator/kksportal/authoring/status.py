"""`kks status`: what became of indicators that were sent back, as rows of perbaikan.csv.

All of them or none; the file is written in its canonical form, checked aside first.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kksportal.authoring.taking import (
    Draft,
    check_draft,
    check_whole,
    make_draft,
    read_head_of,
    write_draft,
)
from kksportal.compute.repair_steps import Refused, Step, Wish, name_of, next_step
from kksportal.effects import Folders
from kksportal.errors import Finding, PortalError
from kksportal.model.package import DistrictPackage, PortalInput
from kksportal.read.portal import district_folders, read_package, read_shared
from kksportal.text import date_text

TABLE = "perbaikan"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What the command would write, told one thing a line."""

    place: str
    steps: tuple[Step, ...]
    draft: Draft
    errors: tuple[Finding, ...]

    @property
    def writes(self) -> bool:
        """Whether anything changes, and may."""
        return bool(self.draft.tables) and not self.errors


def prepare(folders: Folders, code: str, wishes: Sequence[Wish]) -> Outcome:
    """The steps of a district; nothing is written.

    Raises PortalError where any of them cannot be, a sentence for each.
    """
    shared, folder, package = _district(folders, code)
    made = [next_step(package, wish) for wish in wishes]
    refused = [one.why for one in made if isinstance(one, Refused)]
    if refused:
        raise PortalError("\n     ".join(dict.fromkeys(refused)))
    steps = [one for one in made if isinstance(one, Step)]
    rows = [step.row for step in steps if step.row is not None]
    head = read_head_of(folder)
    if rows:
        day = max(wish.today for wish in wishes)
        head["diperbarui"] = max(day, package.head.updated)
    draft = make_draft(folder, head, package, {TABLE: rows}, {})
    errors: tuple[Finding, ...] = ()
    if draft.tables:
        check_whole(draft, folders)
        errors = check_draft(draft, folders, shared)
    return Outcome(place=folders.relative(folder), steps=tuple(steps), draft=draft, errors=errors)


def carry_out(outcome: Outcome) -> None:
    """Write what was prepared."""
    if outcome.writes:
        write_draft(outcome.draft)


def told(step: Step) -> str:
    """A step in a sentence: "T1.04: diminta 21 Agustus 2025, dikirim 23 Agustus 2025 (s046)."."""
    thing = name_of(step.before)
    if step.row is None:
        since = step.before.per_tanggal
        day = f" {date_text(since)}" if since else ""
        return f"{thing}: sudah tercatat {step.before.status}{day}."
    was, now = step.before, step.row
    since = was.per_tanggal or was.diminta[:10]
    before = f"{was.status} {date_text(since)}" if since else was.status
    instead = "; barisnya diganti, karena hari dan sumbernya sama" if step.replaces else ""
    return f"{thing}: {before}, {now.status} {date_text(now.per_tanggal)} ({now.sumber}){instead}."


def as_json(outcome: Outcome, *, written: bool) -> str:
    """The same for a machine."""
    steps: list[dict[str, Any]] = [
        {
            "perihal": name_of(step.before),
            "tahap": step.before.tahap,
            "semula": step.before.status,
            "menjadi": (step.row or step.before).status,
            "per_tanggal": (step.row or step.before).per_tanggal,
            "sumber": (step.row or step.before).sumber,
            "berubah": step.row is not None,
        }
        for step in outcome.steps
    ]
    record = {"paket": outcome.place, "langkah": steps, "ditulis": written}
    return json.dumps(record, ensure_ascii=False, indent=1)


def _district(folders: Folders, code: str) -> tuple[PortalInput, Path, DistrictPackage]:
    shared, findings = read_shared(folders)
    if shared is None:
        raise PortalError(
            f"portal belum dapat dibaca ({len(findings)} temuan); jalankan kks validate"
        )
    found = [one for one in district_folders(folders) if one.name.split("-")[0] == code]
    if not found:
        raise PortalError(f"tidak ada paket data untuk kode {code}")
    package, problems = read_package(found[0], folders)
    if not isinstance(package, DistrictPackage) or any(f.is_error for f in problems):
        raise PortalError(
            f"paket {folders.relative(found[0])} belum dapat dibaca ({len(problems)} temuan); "
            "jalankan kks validate"
        )
    return shared, found[0], package
