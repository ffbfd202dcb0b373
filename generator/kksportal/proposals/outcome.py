"""What came of taking a proposal in: what is told, what is asked, and what was written."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from kksportal.errors import Finding
from kksportal.proposals.conflict import Conflict
from kksportal.proposals.others import OtherProposal
from kksportal.proposals.tidied import Asked, Note
from kksportal.report import as_records


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of it."""

    text: str = ""  # of the pull request
    findings: tuple[Finding, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    others: tuple[OtherProposal, ...] = ()
    files: Mapping[str, bytes | None] = field(default_factory=dict)
    proposal_wins: bool = False
    branch: str = ""
    commit: str = ""
    written: bool = False  # as a branch, or to the portal's folder
    notes: tuple[Note, ...] = ()  # how its tables were read
    renewed: bool = False  # the branch was there already
    current: str = ""  # why there is nothing to renew
    asked: tuple[Asked, ...] = ()  # what only its office can settle; until then nothing is written

    @property
    def refused(self) -> bool:
        """Whether nothing of it can be taken in as it is."""
        return any(finding.is_error for finding in self.findings)

    @property
    def exit_code(self) -> int:
        """1 where something is left to be decided or mended."""
        open_ = self.conflicts and not self.proposal_wins
        return 1 if self.refused or self.asked or open_ else 0

    @property
    def summary(self) -> str:
        """What was done, and what is to be done next, in Indonesian."""
        if self.refused:
            errors = sum(finding.is_error for finding in self.findings)
            return f"usulan ini tidak diterima: {errors} galat; tidak ada yang ditulis"
        if self.asked:
            return (
                f"{len(self.asked)} isian ditanyakan; tidak ada yang ditulis. Tanyakan kepada "
                f"kantornya, lalu jawab: --jawab {self.asked[0].key}=ISI"
            )
        if self.current:
            return f"cabang {self.branch} {self.current}"
        open_ = f"; {len(self.conflicts)} bentrokan, lihat di atas" if self.conflicts else ""
        if not self.files and open_:
            return f"selain yang bertentangan tidak ada yang berubah; tidak ada yang ditulis{open_}"
        if not self.files:
            return "semua isi usulan ini sudah ada di portal; tidak ada yang ditulis"
        many = f"{len(self.files)} berkas"
        if not self.written:
            return f"{many} akan berubah; belum ada yang ditulis{open_}"
        if not self.branch:
            return f"{many} ditulis ke folder portal{open_}. Berikutnya: kks validate"
        if self.renewed:
            return (
                f"cabang {self.branch} diperbarui dengan satu komit, {many}{open_}. "
                f"Berikutnya: git push origin {self.branch}, lalu ganti teksnya dengan yang di atas"
            )
        return (
            f"cabang {self.branch} dibuat dengan satu komit, {many}{open_}. "
            f"Berikutnya: git push -u origin {self.branch}, lalu pakai teks di atas"
        )

    def as_json(self) -> str:
        """All of it, for a machine."""
        record: dict[str, Any] = {
            "cabang": self.branch,
            "komit": self.commit,
            "ditulis": self.written,
            "berkas": {p: "hapus" if c is None else "tulis" for p, c in self.files.items()},
            "bentrokan": [_record(one) for one in self.conflicts],
            "usulan_lain": [
                {
                    "cabang": other.branch,
                    "terbanding": other.comparable,
                    "bentrokan": [_record(one) for one in other.clashes],
                    "baris": [{"berkas": path, "kunci": list(key)} for path, key in other.shared],
                }
                for other in self.others
            ],
            "dibaca": [_note(one) for one in self.notes],
            "ditanyakan": [_question(one) for one in self.asked],
            "temuan": as_records(self.findings),
            "teks": self.text,
            "kode_keluar": self.exit_code,
        }
        return json.dumps(record, ensure_ascii=False, indent=1)


def _record(conflict: Conflict) -> dict[str, Any]:
    return {
        "berkas": conflict.path,
        "baris": conflict.row,
        "kunci": list(conflict.key),
        "kolom": conflict.column,
        "semula": conflict.base,
        "portal": conflict.ours,
        "usulan": conflict.theirs,
    }


def _note(note: Note) -> dict[str, Any]:
    return {
        "berkas": note.path,
        "bentuk": note.what,
        "sel": [
            {"baris": c.line, "kolom": c.column, "tertulis": c.before, "dibaca": c.after}
            for c in note.changes
        ],
        "bukan_data": [row.line for row in note.left],
    }


def _question(one: Asked) -> dict[str, Any]:
    return {
        "kunci": one.key,
        "berkas": one.path,
        "baris": one.question.line,
        "kolom": one.question.column,
        "tertulis": one.question.text,
        "perihal": one.question.what,
        "pilihan": list(one.choices),
    }
